"""Statuses that a child cannot have at once, told for overlapping days.

Only these are told: an episode of need runs beside a plan or care, and pre-proceedings beside a plan, as a matter of course.
"""

from itertools import combinations

from dashboard.page_data.quality_matters import Matter
from dashboard.page_data.quality_told_differently import ASK_WHICH, SIDE_BY_SIDE, Differing
from data_models.history import History
from data_models.people import Status, StatusPeriod

_STATUTORY = (Status.CHILD_IN_NEED, Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS, Status.IN_CARE)
NOT_AT_ONCE = frozenset(
    {frozenset((Status.CLOSED, kind)) for kind in Status if kind is not Status.CLOSED}
    | {frozenset((Status.EARLY_HELP, kind)) for kind in _STATUTORY}
)


def statuses_at_odds(history: History) -> Matter:
    found = [
        Differing(_about(one, other), ("status",), one, other, _says(one), _says(other))
        for one, other in combinations(history.statuses, 2)
        if frozenset((one.status_kind, other.status_kind)) in NOT_AT_ONCE
        and set(one.children) & set(other.children) and _certainly_overlap(one, other)
    ]
    return Matter("statuses", "Two statuses at once that rule each other out", ASK_WHICH, SIDE_BY_SIDE,
                  tuple(item.row for item in found), tuple(item.holder for item in found))


def _certainly_overlap(one: StatusPeriod, other: StatusPeriod) -> bool:
    """The later to begin began before the earlier is said to have ended. Where no end is said, the next status may be the end."""
    if one.happened.end is None or other.happened.end is None:
        return False
    earlier, later = sorted((one, other), key=_began)
    return earlier.ended.start is not None and _began(later) < earlier.ended.start.toordinal() and _lasts(later)


def _began(period: StatusPeriod) -> int:
    """The last day, as an ordinal, on which it can have begun."""
    return period.happened.end.toordinal() if period.happened.end else 0


def _lasts(period: StatusPeriod) -> bool:
    """False for one that is said to have ended on the day it began, or before: that is told elsewhere."""
    return period.ended.start is None or period.ended.start.toordinal() > _began(period)


def _about(one: StatusPeriod, other: StatusPeriod) -> str:
    return ", ".join(child for child in one.children if child in other.children)


def _says(period: StatusPeriod) -> str:
    until = f", ended {period.ended.in_words()}" if not period.ended.undated else ", no end recorded"
    return f"{period.status_kind.label} from {period.happened.in_words()}{until}"
