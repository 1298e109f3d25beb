"""Agencies that this record shows around the family, whose view is not recorded as sought for a forum, or as received by its day."""

from collections.abc import Iterable, Iterator
from datetime import date

from dashboard.findings.forums import Forum, asked_for, forums_of, views_for, word_from
from dashboard.findings.in_words import listed
from dashboard.findings.not_asked import LIKELY_TO_HOLD
from dashboard.findings.reading import Reading, each_once
from data_models.agencies import Agency, agency_named
from data_models.dates import Order
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import AgencyView
from data_models.plan import Party
from data_models.record import Fact, Nature

ASKS_OR_ADVISES = frozenset({Agency.CHILDRENS_SOCIAL_CARE, Agency.COURT_LEGAL, Agency.ASSESSMENT_PROVIDER, Agency.OTHER})
"""Whose view the forum does not seek: who brings the request, who advises it, whose assessment is awaited. This project's own choice."""

KIND = Kind(
    code="view-missing",
    title="No view recorded from an agency for a forum",
    block=Block.MULTI_AGENCY,
    beside=BEARS_ON,
    authority="Review Recommendation 2",
    method="For each dated forum, the agencies listed in the attendance of earlier meetings, those with entries known by its day, and those that "
    "work on a theme of concern recorded by then of a parent or carer; beside them the views recorded as sought and received for that forum. "
    "One row is shown for each agency, saying why it is listed. Children’s social care, lawyers and assessment providers are left out.",
)

_AT_MEETINGS = "listed in the attendance of earlier meetings, whether they came or not"
_ENTRIES = "with entries in this record by that day"
_WORKS_ON_IT = "working on a theme of concern in entries that name a parent or carer"


def find(reading: Reading) -> Iterator[Finding]:
    for forum in forums_of(reading):
        day = forum.happened.start
        if day is not None and (finding := _of(reading, forum, day)):
            yield finding


def _of(reading: Reading, forum: Forum, day: date) -> Finding | None:
    views = views_for(reading, forum)
    in_time = tuple(view for view in views if view.happened.order(forum.happened.end or day) is not Order.AFTER)
    sought = {agency_named(view.view_of) for view in in_time}
    awaited = tuple(view for view in in_time if not _received_by(view, forum.happened.end or day))
    around = agencies_around(reading, forum, day)
    missing = {agency: why for agency, why in around.items() if agency not in sought}
    if not missing and not awaited:
        return None
    text = f"For {forum.name}, asked for {asked_for(forum)}: views recorded as sought by that day: "
    text += f"{listed(dict.fromkeys(view.view_of for view in in_time)) or 'none'}."
    for reason in (_AT_MEETINGS, _ENTRIES, _WORKS_ON_IT):
        if agencies := [agency for agency, (why, _) in missing.items() if why == reason]:
            text += f" No view is recorded as sought by then from {_labels(agencies)} ({reason})."
    if awaited:
        text += f" Sought and not recorded as received by that day: {listed(dict.fromkeys(view.view_of for view in awaited))}."
    if papers := [agency for agency in missing if any(agency_named(paper) is agency for paper in forum.papers)]:
        text += f" Information from {_labels(papers)} was recorded in the papers."
    if unread := [view.view_of for view in in_time if agency_named(view.view_of) is None]:
        text += f" The view of {listed(f'“{name}”' for name in unread)} may be from one of them under another name."
    heard = word_from(reading, forum)
    return Finding(
        kind=KIND, key=forum.key, subject=forum.name, attributed=Party.SERVICE, statement=text, children=reading.child_labels,
        evidence=each_once(forum.decisions, awaited, (fact for _, fact in missing.values())),
        contrary=each_once(
            (view for view in views if view not in awaited), (row for agency in missing for row in heard.get(agency, ())),
        ),
        not_recorded=(
            "Whether a view was given at a core group, or by word of mouth, is not recorded.",
            *(("No agency’s view on any forum is in this record: views may be kept elsewhere.",) if not reading.history.views else ()),
            *reading.notes(forum.decisions),
        ),
    )


def _received_by(view: AgencyView, day: date) -> bool:
    return not view.received.undated and view.received.order(day) is not Order.AFTER


def agencies_around(reading: Reading, forum: Forum, day: date) -> dict[Agency, tuple[str, Fact]]:
    """Each agency with the first reason that brings it in and one row that shows it, in the order of the reasons."""
    found: dict[Agency, tuple[str, Fact]] = {}
    for row in reading.history.attendances:
        agency = None if row.who in reading.family_labels else agency_named(row.who)
        if agency and row.happened.order(day) is Order.BEFORE and not forum.is_mine(row.meeting_ref):
            found[agency] = (_AT_MEETINGS, row)  # the latest such row stands
    by_entries: dict[Agency, tuple[str, Fact]] = {}
    by_theme: dict[Agency, tuple[str, Fact]] = {}
    carers = {person.label for person in reading.history.adults if person.role.is_carer}
    echoes = {echo.id for echo in reading.echoes}
    for entry in reading.history.entries:
        if entry.id in echoes or entry.known_from is None or entry.known_from > day or entry.happened.order(day) is not Order.BEFORE:
            continue
        by_entries[entry.agency] = (_ENTRIES, entry)
        if entry.nature is Nature.CONCERN and not entry.speaks_against and not carers.isdisjoint(entry.people):
            by_theme.update((agency, (_WORKS_ON_IT, entry)) for theme in entry.themes for agency in LIKELY_TO_HOLD.get(theme, ()))
    return {
        agency: why for agency, why in {**by_theme, **by_entries, **found}.items() if agency not in ASKS_OR_ADVISES
    }


def _labels(agencies: Iterable[Agency]) -> str:
    return listed(agency.label for agency in Agency if agency in set(agencies))
