"""An agency's recorded view that differs from a forum's recorded decision, with no later forum recorded."""

from collections.abc import Iterator
from datetime import date

from dashboard.findings.forums import Forum, forums_after, forums_of, views_for
from dashboard.findings.in_words import listed
from dashboard.findings.reading import Reading, each_once
from dashboard.findings.working_days import due_day
from data_models.dates import Order
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import AgencyView, DecisionCode, Meeting, MeetingKind, ViewOfAgency
from data_models.plan import Party
from data_models.timescales import Timescale

TIMESCALE = "professional_difference"

KIND = Kind(
    code="disagreement-unresolved",
    title="A view that differs from a forum’s decision, with no later forum recorded",
    block=Block.OUTSTANDING,
    beside=BEARS_ON,
    authority="Review §4.26, 4.38, Recommendation 2",
    method="Views on a Meeting Before Action recorded as supporting it where every decision of that forum is coded to continue with the current "
    "plan, or as not supporting it where one is coded to start pre-proceedings or issue; silent once a later forum is recorded, and until the days "
    "after the decision and the view have passed that the timescale for a professional difference gives (a local figure, confirm). "
    "Views that are unsure, or not received, do not differ.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for forum in forums_of(reading):
        differing = [view for view in views_for(reading, forum) if _differs(forum, view) and _time_has_passed(reading, forum, view)]
        if differing and not forums_after(reading, forum.happened):
            yield _of(reading, forum, tuple(differing))


def _differs(forum: Forum, view: AgencyView) -> bool:
    codes = {decision.code for decision in forum.decisions}
    if view.view is ViewOfAgency.SUPPORTS:
        return codes == {DecisionCode.CONTINUE}
    return view.view is ViewOfAgency.DOES_NOT_SUPPORT and not codes.isdisjoint({DecisionCode.START_PRE_PROCEEDINGS, DecisionCode.ISSUE_PROCEEDINGS})


def _time_has_passed(reading: Reading, forum: Forum, view: AgencyView) -> bool:
    """The days run from the later of decision and view; without the forum's date they cannot be counted."""
    begun = _begun(forum, view)
    return begun is not None and due_day(begun, reading.timescale(TIMESCALE, begun)) < reading.as_at


def _begun(forum: Forum, view: AgencyView) -> date | None:
    decided = forum.happened.end
    return None if decided is None else max(decided, view.received.end or decided)


def _rules(reading: Reading, forum: Forum, views: tuple[AgencyView, ...]) -> tuple[Timescale, ...]:
    return tuple(reading.timescale(TIMESCALE, begun) for view in views if (begun := _begun(forum, view)))


def _of(reading: Reading, forum: Forum, differing: tuple[AgencyView, ...]) -> Finding:
    met = _met_since(reading, forum)
    views = listed(f"{view.view_of}: {view.view.value.replace('_', ' ')}" for view in differing)
    decisions = listed(f"{decision.decision.rstrip('.')} ({decision.code.label})" for decision in forum.decisions)
    text = f"Views recorded on a Meeting Before Action: {views}. {forum.name[:1].upper()}{forum.name[1:]} is recorded as deciding: {decisions}. "
    text += "No later forum is recorded, and no outcome of the difference."
    if met:
        rows = listed(f"{row.kind.label} {row.happened.in_words()}" for row in met)
        text += f" Recorded since, and it may have been talked over there: {rows}."
    return Finding(
        kind=KIND, key=forum.key, subject=forum.name, attributed=Party.SERVICE, statement=text, children=reading.child_labels,
        evidence=(*forum.decisions, *differing),
        contrary=each_once((view for view in views_for(reading, forum) if view not in differing and not view.received.undated), met),
        not_recorded=(
            "Whether anyone took the difference further, or was content with the reasons given, is not recorded.",
            *(("No reasons are recorded with the decision.",) if not any(decision.reasons for decision in forum.decisions) else ()),
            *reading.figure_notes(*_rules(reading, forum, differing)),
            *reading.notes((*forum.decisions, *differing)),
        ),
    )


def _met_since(reading: Reading, forum: Forum) -> tuple[Meeting, ...]:
    """Professionals' meetings, core groups and conferences that may have come after the decision: undated ones may have too."""
    decided = forum.happened.start
    kinds = (MeetingKind.PROFESSIONALS_MEETING, MeetingKind.CORE_GROUP, MeetingKind.INITIAL_CONFERENCE, MeetingKind.REVIEW_CONFERENCE)
    return tuple(
        row for row in reading.history.meetings
        if row.kind in kinds and decided is not None and row.happened.order(decided) in (Order.AFTER, Order.NOT_KNOWN)
    )
