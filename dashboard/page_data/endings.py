"""Each closure and step-down in a family's status record, what was unmet at it, and what is recorded after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.findings.plan_reviews import ActionRecord, actions_of, undone_at
from dashboard.findings.reading import Reading
from data_models.dates import Order, When
from data_models.incidents import Incident
from data_models.people import Status, StatusPeriod
from data_models.plan import Plan

FOLLOWED_DAYS = 730
"""How long after an ending the picture looks: two years."""
_RANK = {status: place for place, status in enumerate(Status) if status is not Status.CLOSED}
"""Statuses other than closed in the order in which the state's hold grows, as they are declared."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A closure, or a step down from one status to a lower one. ``rows``: the status rows that record it, one for each group of children.

    ``day``: the last day it can have been. ``until``: the last day looked at, and ``because``: what bounds it. ``ended``: the statuses that
    ended on its day and say why. ``not_placed``: concerns of its day, or of a period across it.
    """

    happened: When
    day: date
    to: Status
    children: tuple[str, ...]
    rows: tuple[StatusPeriod, ...]
    stepped_from: Status | None
    until: date
    because: str
    reopened: StatusPeriod | None
    plan: Plan | None
    actions: tuple[ActionRecord, ...]
    unmet: tuple[ActionRecord, ...]
    ended: tuple[StatusPeriod, ...]
    after: tuple[Incident, ...]
    not_placed: tuple[Incident, ...]

    @property
    def closure(self) -> bool:
        return self.to is Status.CLOSED

    @property
    def name(self) -> str:
        word = "Closed" if self.closure else f"Stepped down to {self.to.label.lower()}"
        return f"{word} {self.happened.in_words()}"


def endings_of(reading: Reading) -> tuple[Ending, ...]:
    """Every dated ending in order of day. Rows of one day and status are one ending, so that nested closures are not counted twice."""
    groups: dict[tuple[date, date, Status], list[tuple[StatusPeriod, Status | None]]] = {}
    for row in reading.history.statuses:
        if row.happened.start is None or row.happened.end is None:
            continue
        before = _before(reading, row)
        if row.status_kind is Status.CLOSED or before is not None:
            groups.setdefault((row.happened.end, row.happened.start, row.status_kind), []).append((row, before))
    keys = sorted(groups, key=lambda key: (key[0], key[1], key[2].value))
    days = [(key[0], _children(row for row, _ in groups[key])) for key in keys]
    return tuple(_ending(reading, key[0], key[2], groups[key], days) for key in keys)


def undated_closures(reading: Reading) -> tuple[StatusPeriod, ...]:
    return tuple(row for row in reading.history.statuses if row.status_kind is Status.CLOSED and row.happened.undated)


def _before(reading: Reading, row: StatusPeriod) -> Status | None:
    """The higher status that ended as this one began, for any of its children; None where there was none."""
    if row.status_kind is Status.CLOSED or row.happened.start is None or row.happened.end is None:
        return None
    earlier = [
        other for other in reading.history.statuses
        if set(other.children) & set(row.children) and other.happened.end and other.happened.end < row.happened.start
    ]
    last = max(earlier, key=lambda other: other.happened.end or date.min, default=None)
    if last is None or last.status_kind is Status.CLOSED or _RANK[last.status_kind] <= _RANK[row.status_kind]:
        return None
    return last.status_kind if last.ended.start is not None and last.ended.start <= row.happened.end else None


def _children(rows: Iterable[StatusPeriod]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(child for row in rows for child in row.children))


def _ending(
    reading: Reading, day: date, to: Status, group: Sequence[tuple[StatusPeriod, Status | None]], days: Sequence[tuple[date, tuple[str, ...]]],
) -> Ending:
    rows = tuple(row for row, _ in group)
    children = _children(rows)
    until, because = _bound(reading, day, children, days)
    plan = _plan_before(reading, children, day)
    concerns = [incident for incident in reading.concern_incidents if reading.may_be_for(incident, children) and not incident.happened.undated]
    return Ending(
        happened=rows[0].happened, day=day, to=to, children=children, rows=rows, stepped_from=next((before for _, before in group if before), None),
        until=until, because=because, reopened=_reopened(reading, to, children, day, days), plan=plan,
        ended=tuple(
            row for row in reading.history.statuses
            if row.end_reason and row.ended.end == day and row.status_kind is not Status.CLOSED and set(row.children) & set(children)
        ),
        actions=tuple(
            record for record in actions_of(reading, plan, by=day) if record.action.happened.end is not None and record.action.happened.end <= day
        ) if plan else (),
        unmet=undone_at(reading, plan, day) if plan else (),
        after=tuple(
            incident for incident in concerns
            if incident.happened.order(day) is Order.AFTER and incident.happened.end is not None and incident.happened.end <= until
        ),
        not_placed=tuple(
            incident for incident in concerns
            if rows[0].happened.start and incident.happened.may_overlap(rows[0].happened.start, day)
        ),
    )


def _bound(reading: Reading, day: date, children: Sequence[str], days: Sequence[tuple[date, tuple[str, ...]]]) -> tuple[date, str]:
    """The last day looked at: two years, the next ending for any of these children, or the date of the page, whichever comes first."""
    following = _next_ending(day, children, days)
    bounds = [(day + timedelta(days=FOLLOWED_DAYS), "two years"), *([(following, "next ending")] if following else []), (reading.as_at, "as at")]
    return min(bounds, key=lambda bound: bound[0])


def _next_ending(day: date, children: Sequence[str], days: Sequence[tuple[date, tuple[str, ...]]]) -> date | None:
    return min((other for other, theirs in days if other > day and set(theirs) & set(children)), default=None)


def _reopened(
    reading: Reading, to: Status, children: Sequence[str], day: date, days: Sequence[tuple[date, tuple[str, ...]]],
) -> StatusPeriod | None:
    """After a closure the next status other than closed; after a step down the next higher status. Only before the next ending."""
    lowest = -1 if to is Status.CLOSED else _RANK[to]
    limit = _next_ending(day, children, days) or date.max
    later = [
        row for row in reading.history.statuses
        if row.status_kind is not Status.CLOSED and _RANK[row.status_kind] > lowest and set(row.children) & set(children)
        and row.happened.start is not None and day <= row.happened.start < limit
    ]
    return min(later, key=lambda row: row.happened.start or date.max, default=None)


def _plan_before(reading: Reading, children: Sequence[str], day: date) -> Plan | None:
    """The last plan for any of these children that had certainly begun before the day: one that begins with the ending follows it."""
    begun = [
        plan for plan in reading.history.plans
        if plan.happened.end is not None and plan.happened.end < day and set(plan.children) & set(children)
    ]
    return max(begun, key=lambda plan: plan.happened.end or date.min, default=None)
