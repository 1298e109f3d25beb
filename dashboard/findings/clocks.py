"""When something is due: by the figure in force on the day its clock started, and as far as an authorised variation allows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.findings.working_days import days_late, due_day
from data_models.timescale_changes import Timescales, Variation
from data_models.timescales import Timescale


@dataclass(frozen=True, slots=True)
class Due:
    """``earliest`` and ``latest``: the last day in time, by the first and the last day on which the clock may have started.

    ``rule``: the figure that gives ``latest``, which was in force on ``begun``. Nothing is late before ``latest`` has passed.
    """

    earliest: date
    latest: date
    begun: date
    rule: Timescale


def due_by(timescales: Timescales, code: str, first: date, last: date) -> Due:
    """When it is due, for a clock that started on some day from ``first`` to ``last`` (both included)."""
    ends = [(due_day(day, rule), day, rule) for day, rule in timescales.figures(code, first, last)]
    latest, begun, rule = max(ends, key=lambda end: end[:2])
    return Due(min(end[0] for end in ends), latest, begun, rule)


def allowed_until(timescales: Timescales, due: Due) -> tuple[date, tuple[Variation, ...]]:
    """The last day in time under the authorised variations, and those that moved it; ``due.latest`` and none where none did.

    A suspension stops the clock: its days are not counted, and the days left run on from its last. A figure in place of the timescale's
    applies where the clock started or ran out while it was in force. No variation makes anything late that was in time without it.
    """
    rule, allowed, counted_to = due.rule, due.latest, due.begun
    used: Sequence[Variation] = ()
    for variation in timescales.variations_of(rule.code):
        if variation.first > allowed:
            continue
        if variation.value is None:
            before = max(counted_to, variation.first - timedelta(days=1))
            left = days_late(before, allowed, rule.calendar)
            moved = due_day(variation.last, replace(rule, value=left)) if variation.last > before else allowed
            counted_to = max(counted_to, variation.last)
        elif variation.covers(due.begun) or variation.covers(allowed):
            moved = due_day(due.begun, replace(rule, value=variation.value, calendar=variation.calendar))
        else:
            continue
        if moved > allowed:
            allowed, used = moved, (*used, variation)
    return allowed, tuple(used)
