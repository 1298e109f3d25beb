"""Closed, then a new concern: how soon, on which themes, and what was unmet at closure."""

from collections.abc import Iterable, Iterator
from datetime import date

from dashboard.findings.in_words import counted, days_apart, listed
from dashboard.findings.plan_reviews import ActionRecord, not_taken_in, undone_at
from dashboard.findings.reading import Reading, concern_entries_on, each_once, known_to_social_care
from dashboard.findings.whose import OF_AN_ADULT, adults_in
from dashboard.findings.working_days import due_day
from data_models.dates import Order, day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.incidents import Incident
from data_models.people import Status, StatusPeriod
from data_models.plan import Plan
from data_models.record import Fact
from data_models.themes import Theme

TIMESCALE = "reopened_window"

KIND = Kind(
    code="reopened",
    title="Closed, then a new concern",
    block=Block.CUMULATIVE,
    authority="Review §4.20, 4.24, 4.31–4.32",
    method="Each closure in the status record, the first concern dated wholly after it and within the days that the timescale for a return gives "
    "that names one of the children it closed, or none of the children listed (an older sibling’s account counts), and the status that followed. "
    "For each theme recorded both before the closure and in those days, its last incident before and its first after; what children’s social care "
    "is recorded as knowing only after the closure, or after the status that followed, is said to be; on a theme that is one adult’s own, whom "
    "each names where that is not the same adult. Where the row of the closure has no reason, that of a plan or status that ended on its day is "
    "named as such. A return is not always the same problem.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for closure in reading.history.statuses:
        if closure.status_kind is not Status.CLOSED or closure.happened.start is None or closure.happened.end is None:
            continue
        after = _concerns_after(reading, closure, closure.happened.end)
        if after:
            yield _finding(reading, closure, after, closure.happened.start, closure.happened.end)


def _concerns_after(reading: Reading, closure: StatusPeriod, closed: date) -> tuple[Incident, ...]:
    """Concerns for the children of the closure, certainly after it and within the window, in order."""
    last = due_day(closed, reading.timescale(TIMESCALE, closed))
    return tuple(
        incident for incident in reading.concern_incidents
        if reading.may_be_for(incident, closure.children)
        and incident.happened.order(closed) is Order.AFTER and incident.happened.end is not None and incident.happened.end <= last
    )


def _finding(reading: Reading, closure: StatusPeriod, after: tuple[Incident, ...], earliest: date, closed: date) -> Finding:
    first = after[0]
    again = _again(reading, closure, after, earliest)
    reopening = _reopening(reading, closure, closed)
    plan = _latest_plan(reading, closure, closed)
    unmet = undone_at(reading, plan, closed) if plan else ()
    ended = () if closure.reason else _ended_with_a_reason(reading, closure)
    evidence = each_once(
        (closure,), ended, first.concern_entries, *(concern_entries_on(theme, pair) for theme, pair in again.items()),
        (reopening,) if reopening else (), _rows(plan, unmet),
    )
    text = (
        f"Closed {closure.happened.in_words()} for {listed(closure.children)}"
        + _reason(closure, ended)
        + f". The first new concern is dated {first.happened.in_words()}, {days_apart(closure.happened, first.happened)} later"
        + _known_after(first, reopening.happened.end if reopening else None, "the new status began") + "."
    )
    rule = reading.timescale(TIMESCALE, closed)
    if again:
        text += f" Recorded before and again within {rule.length()}: {listed(_said(reading, theme, *pair, closed) for theme, pair in again.items())}."
    if reopening:
        gap = days_apart(closure.happened, reopening.happened)
        text += f" {reopening.status_kind.label} began {reopening.happened.in_words()}, {gap} after closure."
    if plan and unmet:
        text += f" At closure {counted(len(unmet), 'action')} of plan {plan.plan_ref} had no achievement recorded."
    return Finding(
        kind=KIND, key=closure.id, subject=f"closed {closure.happened.in_words()}", statement=text, children=closure.children, evidence=evidence,
        contrary=tuple(
            entry for entry in reading.protective_entries
            if first.happened.end is not None and entry.happened.certainly_within(earliest, first.happened.end)
        ),
        not_recorded=(
            *not_taken_in(reading, unmet),
            *(("No reason stands in the row of the closure.",) if not closure.reason else ()),
            *(("No new status or plan is recorded after this closure.",) if reopening is None else ()),
            *reading.figure_notes(rule),
            *reading.notes(evidence),
        ),
    )


def _ended_with_a_reason(reading: Reading, closure: StatusPeriod) -> tuple[StatusPeriod | Plan, ...]:
    """Plans and statuses of these children that ended on the closure's very day, with the reason why."""
    rows: tuple[StatusPeriod | Plan, ...] = (*reading.history.plans, *reading.history.statuses)
    return tuple(
        row for row in rows
        if row.end_reason.strip() and closure.happened.exact and row.ended.exact and row.ended.start == closure.happened.start
        and set(row.children) & set(closure.children)
    )


def _reason(closure: StatusPeriod, ended: tuple[StatusPeriod | Plan, ...]) -> str:
    """The closure's own reason; where its row has none, why what ended that day ended, named as what it is."""
    if closure.reason:
        return f" (reason recorded: {closure.reason.rstrip('.')})"
    why: dict[str, str] = {}
    for row in ended:
        what = f"{row.kind.label} {row.plan_ref}" if isinstance(row, Plan) else row.status_kind.label.lower()
        why.setdefault(row.end_reason.strip().rstrip("."), what)
    return f" ({'; '.join(f'{what} ended that day, reason recorded: {reason}' for reason, what in why.items())})" if why else ""


def _again(reading: Reading, closure: StatusPeriod, after: tuple[Incident, ...], earliest: date) -> dict[Theme, tuple[Incident, Incident]]:
    """For each theme on both sides of the closure: its last incident certainly before, its first after."""
    within = {incident.id for incident in after}
    found: dict[Theme, tuple[Incident, Incident]] = {}
    for theme, incidents in reading.concerns.items():
        before = [
            incident for incident in incidents
            if incident.happened.order(earliest) is Order.BEFORE and reading.may_be_for(incident, closure.children)
        ]
        since = [incident for incident in incidents if incident.id in within]
        if before and since:
            found[theme] = (before[-1], since[0])
    return found


def _reopening(reading: Reading, closure: StatusPeriod, closed: date) -> StatusPeriod | None:
    return next(
        (status for status in reading.history.statuses
         if status.status_kind is not Status.CLOSED and status.happened.order(closed) in (Order.AFTER, Order.ON)
         and set(status.children) & set(closure.children)),
        None,
    )


def _latest_plan(reading: Reading, closure: StatusPeriod, closed: date) -> Plan | None:
    """The last plan for any of these children that had certainly begun by the closure."""
    begun = [
        plan for plan in reading.history.plans
        if plan.happened.end is not None and plan.happened.end <= closed and set(plan.children) & set(closure.children)
    ]
    return begun[-1] if begun else None


def _rows(plan: Plan | None, unmet: tuple[ActionRecord, ...]) -> tuple[Fact, ...]:
    return (plan, *(fact for record in unmet for fact in (record.action, *record.reviews[-1:]))) if plan and unmet else ()


def _known_after(incident: Incident, day: date | None, what: str) -> str:
    """", known to children’s social care from 22 July 2020, after the new status began"; "" where it was known by ``day`` or nothing says when."""
    known = [known_to_social_care(row) for row in (*incident.entries, *incident.echoes)]
    days = [on for on in known if on is not None]
    if day is None or not days or len(days) < len(known) or min(days) <= day:
        return ""
    return f", known to children’s social care from {day_in_words(min(days))}, after {what}"


def _said(reading: Reading, theme: Theme, before: Incident, after: Incident, closed: date) -> str:
    """A theme on both sides; where it is one adult's own and each side names other adults, whose each is."""
    last, again = (dict.fromkeys(label for entry in one.concern_entries_on(theme) for label in adults_in(reading, entry)) for one in (before, after))
    if theme not in OF_AN_ADULT or not last or not again or set(last) & set(again):
        last, again = {}, {}
    known = _known_after(before, closed, "the closure")
    return (
        f"{theme.label.lower()} (last {before.happened.in_words()}{_naming(last)}{known}, again {after.happened.in_words()}{_naming(again)})")


def _naming(adults: Iterable[str]) -> str:
    return f", naming {listed(adults)}" if adults else ""
