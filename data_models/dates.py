"""A date as a person wrote it: the raw text, the interval it may mean, and how precise that is.

Nothing here guesses. A date that could not be read has no interval (``undated``) and keeps its raw text.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exact a date is. ``UNKNOWN`` goes with an undated fact."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    TERM = "term"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class Order(StrEnum):
    """Where an interval lies against a day that matters. ``NOT_KNOWN``: the interval straddles it, or there is none."""

    BEFORE = "before"
    ON = "on"
    AFTER = "after"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class When:
    """An interval of whole days, both ends included. ``start`` and ``end`` are both None when undated.

    ``approximate``: the writer hedged ("about", "?"). ``year_inferred``: the year came from the rows around it.
    """

    raw: str = ""
    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    approximate: bool = False
    year_inferred: bool = False

    @classmethod
    def on(cls, day: date) -> "When":
        """One exact day."""
        return cls(raw=day.isoformat(), start=day, end=day, precision=Precision.DAY)

    @property
    def undated(self) -> bool:
        return self.start is None or self.end is None

    @property
    def exact(self) -> bool:
        """True for a single day that nobody hedged."""
        return self.precision is Precision.DAY and not self.approximate and not self.undated

    def order(self, day: date) -> Order:
        """Whether this lies before, on or after ``day``; NOT_KNOWN when the interval straddles it."""
        if self.start is None or self.end is None:
            return Order.NOT_KNOWN
        if self.start == self.end == day:
            return Order.ON
        if self.end < day:
            return Order.BEFORE
        if self.start > day:
            return Order.AFTER
        return Order.NOT_KNOWN

    def certainly_within(self, first: date, last: date) -> bool:
        """True when the whole interval lies inside ``first`` to ``last``, both included."""
        return self.start is not None and self.end is not None and first <= self.start and self.end <= last

    def may_overlap(self, first: date, last: date) -> bool:
        """True when any day of the interval lies inside ``first`` to ``last``, both included."""
        return self.start is not None and self.end is not None and self.start <= last and first <= self.end

    def in_words(self) -> str:
        """The date as the screen says it: "10 December 2020", "about May 2016", "undated (as written: ?)"."""
        if self.start is None or self.end is None:
            return f"undated (as written: {self.raw})" if self.raw else "undated"
        about = "about " if self.approximate else ""
        return about + _interval_in_words(self.start, self.end, self.precision)


UNDATED = When()


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)
"""English whatever the machine's language is, and quicker than asking for it: pages say thousands of dates."""


def day_in_words(day: date) -> str:
    """"10 December 2020": no leading zero, on every platform."""
    return f"{day.day} {_month_in_words(day)}"


def _month_in_words(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _interval_in_words(start: date, end: date, precision: Precision) -> str:
    if start == end:
        return day_in_words(start)
    if precision is Precision.MONTH and (start.year, start.month) == (end.year, end.month):
        return _month_in_words(start)
    if precision is Precision.YEAR and start.year == end.year and (start.month, end.month) == (1, 12):
        return f"{start.year}"
    if precision is Precision.WEEK:
        return f"week of {day_in_words(start)}"
    return f"{day_in_words(start)} to {day_in_words(end)}"


def age_on(born: When, day: date) -> str:
    """Age on ``day`` in the words of the screen: "13 years", "4 months", "13 or 14 years", "not yet born", "age not recorded"."""
    if born.start is None or born.end is None:
        return "age not recorded"
    if day < born.start:
        return "not yet born"
    youngest, oldest = max(_whole_years(born.end, day), 0), _whole_years(born.start, day)
    if youngest != oldest:
        return f"{youngest} or {oldest} years" if oldest - youngest == 1 else f"{youngest} to {oldest} years"
    if oldest >= 2:
        return f"{oldest} years"
    months = (day.year - born.end.year) * 12 + day.month - born.end.month - (day.day < born.end.day)
    return f"{max(months, 0)} months"


def ages_in(born: When, when: When) -> tuple[int, int] | None:
    """The youngest and the oldest that somebody can have been in ``when``, in whole years; None where either is undated or it is before birth."""
    if born.start is None or born.end is None or when.start is None or when.end is None or when.end < born.start:
        return None
    return max(_whole_years(born.end, when.start), 0), _whole_years(born.start, when.end)


def _whole_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
