"""Which rows record a child as seen, how, and the spells between them in which no row does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dashboard.findings.clocks import allowed_until, due_by
from dashboard.findings.in_words import listed
from dashboard.findings.reading import Reading, period_of
from dashboard.findings.sight import days_free, days_in
from data_models.history import History
from data_models.people import Status
from data_models.plan import Plan, Visit, VisitMode, VisitResult
from data_models.record import Entry, Seen

INTERVAL = "child_protection_visit"
"""The timescale past which a picture hatches: the local standard for visits under a child protection plan."""


class Sight(StrEnum):
    """Three ways of being seen, each with spells of its own. A chronology has no column for "in person", so only visits can say it."""

    SEEN = "seen"
    ALONE = "seen alone"
    AT_VISIT = "seen at a visit in person"


@dataclass(frozen=True, slots=True)
class Spell:
    """A run of whole days on which certainly no row records a child as seen, ``start`` and ``end`` included.

    ``before``, ``after``: the last row of sight before it and the first after it; None where no dated row is.
    ``past``: the length past which it lies, in words, where that is what it shows.
    """

    start: date
    end: date
    before: Entry | Visit | None
    after: Entry | Visit | None
    past: str = ""

    @property
    def days(self) -> int:
        return days_in((self.start, self.end))


def rows_naming(reading: Reading, child: str) -> tuple[Entry, ...]:
    """Chronology rows that name the child and say it themselves: a repeated row would be sight on a day that nobody saw."""
    repeated = {echo.id for echo in reading.echoes}
    return tuple(entry for entry in reading.history.entries if child in entry.people and entry.id not in repeated)


def visits_to(reading: Reading, child: str) -> tuple[Visit, ...]:
    """Visits that list the child or list nobody."""
    return tuple(visit for visit in reading.history.visits if not visit.children or child in visit.children)


def says_seen(row: Entry | Visit) -> bool:
    return row.result.achieved if isinstance(row, Visit) else row.child_seen in (Seen.SEEN, Seen.SEEN_ALONE)


def says_alone(row: Entry | Visit) -> bool:
    return row.result is VisitResult.SEEN_ALONE if isinstance(row, Visit) else row.child_seen is Seen.SEEN_ALONE


def says_anything(row: Entry | Visit) -> bool:
    """True for every visit, and for a chronology row that says whether the child was seen."""
    return isinstance(row, Visit) or row.child_seen is not Seen.NOT_RECORDED


def is_sight(row: Entry | Visit, how: Sight) -> bool:
    if how is Sight.ALONE:
        return says_alone(row)
    if how is Sight.AT_VISIT:
        return isinstance(row, Visit) and row.result.achieved and row.mode is VisitMode.IN_PERSON
    return says_seen(row)


def involved_since(history: History, child: str) -> date | None:
    """When the present run of statuses other than closed began for a child; None where none is recorded as running at ``as_at``."""
    periods = [
        (min(status.happened.end, history.as_at), status.ended.start or date.max) for status in history.statuses
        if child in status.children and status.status_kind is not Status.CLOSED and status.happened.end
    ]
    since: date | None = None
    for begun, ended in sorted(periods, key=lambda period: period[1], reverse=True):
        if (since is None and ended > history.as_at) or (since is not None and ended >= since - timedelta(days=1)):
            since = begun if since is None else min(since, begun)
    return since


def spells(rows: Iterable[Entry | Visit], how: Sight, since: date, until: date) -> tuple[Spell, ...]:
    """Every spell from ``since`` to ``until`` with no row of this sight, in order.

    Where a row gives a period instead of a day, the child may have been seen on any day of it: the whole period counts as seen.
    """
    dated = sorted(
        ((row.happened.start, row.happened.end, row) for row in rows if is_sight(row, how) and row.happened.start and row.happened.end),
        key=lambda item: item[:2],
    )
    found = []
    for first, last in days_free(((start, end) for start, end, _ in dated), since, until):
        before = max((item for item in reversed(dated) if item[1] < first), key=lambda item: item[1], default=None)
        after = next((row for start, _, row in dated if last < start <= until), None)
        found.append(Spell(first, last, before[2] if before else None, after))
    return tuple(found)


def longest(found: Sequence[Spell]) -> Spell | None:
    """The longest spell, the earliest of equals."""
    return max(found, key=lambda spell: spell.days, default=None)


def past_interval(reading: Reading, rows: Sequence[Entry | Visit], how: Sight, plan: Plan) -> tuple[Spell, ...]:
    """The days of a plan's spells after the interval in force when each began had run out, counted from the day of sight before or the start
    of the plan. What an authorised variation allowed is not past it.
    """
    first, _ = period_of(plan, reading.as_at)
    begun = plan.happened.end
    if first is None or begun is None:
        return ()
    until = min(reading.as_at, plan.ended.start or reading.as_at)
    found = []
    for spell in spells(rows, how, begun, until):
        counted_from = begun if spell.start == begun else spell.start - timedelta(days=1)
        due = due_by(reading.history.timescales, INTERVAL, counted_from, counted_from)
        allowed, variations = allowed_until(reading.history.timescales, due)
        if allowed < spell.end:
            past = due.rule.length() + (f" and what {listed(row.authority for row in variations)} allowed" if variations else "")
            found.append(Spell(allowed + timedelta(days=1), spell.end, spell.before, spell.after, past))
    return tuple(found)
