"""Rows of a visit are not visits: a file may hold a row for each child whom one visit was to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data_models.agencies import Agency
from data_models.plan import Announced, Visit, VisitMode, VisitResult


@dataclass(frozen=True, slots=True)
class Made:
    """One visit, made or arranged, and the rows that tell of it."""

    rows: tuple[Visit, ...]

    @property
    def seen(self) -> bool:
        """True where a child was seen, whatever a row about another child says."""
        return any(row.result.achieved for row in self.rows)

    @property
    def no_access(self) -> bool:
        return not self.seen and any(row.result is VisitResult.NO_ACCESS for row in self.rows)

    @property
    def cancelled_by_family(self) -> bool:
        return not self.seen and not self.no_access and any(row.result is VisitResult.CANCELLED_BY_FAMILY for row in self.rows)

    @property
    def avoided(self) -> bool:
        return self.no_access or self.cancelled_by_family

    @property
    def cancelled_by_service(self) -> bool:
        return not self.seen and not self.avoided and any(row.result is VisitResult.CANCELLED_BY_SERVICE for row in self.rows)

    @property
    def called_off(self) -> bool:
        """Cancelled by whoever it was."""
        return self.cancelled_by_family or self.cancelled_by_service

    @property
    def announced(self) -> Announced:
        return next((row.announced for row in self.rows if row.announced is not Announced.NOT_RECORDED), Announced.NOT_RECORDED)

    @property
    def unannounced(self) -> bool:
        return self.announced is Announced.UNANNOUNCED

    @property
    def mode(self) -> VisitMode:
        return next((row.mode for row in self.rows if row.mode is not VisitMode.NOT_RECORDED), VisitMode.NOT_RECORDED)

    def may_hold(self, row: Visit) -> bool:
        """False for a row about a child whom a row of it is about, or that says otherwise how it was made: that is another visit."""
        named = {label for held in self.rows for label in held.children}
        return (
            bool(row.children) and bool(named) and named.isdisjoint(row.children)
            and (row.announced is self.announced or Announced.NOT_RECORDED in (row.announced, self.announced))
            and (row.mode is self.mode or VisitMode.NOT_RECORDED in (row.mode, self.mode))
        )


def visits_of(rows: Iterable[Visit]) -> tuple[Made, ...]:
    """The visits that these rows tell of, in order: rows of one day, agency, worker and kind, each about other children, are one visit.

    A row not dated to a day is a visit of its own: nothing says which others are of the same day.
    """
    made: list[Made] = []
    of_place: dict[tuple[date | None, Agency, str, str], list[int]] = {}
    for row in rows:
        place = row.happened.start, row.agency, row.visitor.strip().casefold(), row.kind.strip().casefold()
        same = of_place.setdefault(place, []) if row.happened.exact else []
        at = next((at for at in same if made[at].may_hold(row)), None)
        if at is None:
            same.append(len(made))
            made.append(Made((row,)))
        else:
            made[at] = Made((*made[at].rows, row))
    return tuple(made)


def rows_of(visits: Iterable[Made]) -> tuple[Visit, ...]:
    return tuple(row for visit in visits for row in visit.rows)
