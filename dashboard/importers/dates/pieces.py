"""What a written date may mean on the calendar, once its year is known.

A ``Piece`` waits for its year because ranges lend it: in "28 May to 2 June 2019" the first day has none of its own.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.importers.dates.words import MONTHS, PLACEHOLDER, SEASONS, TERMS
from data_models.dates import Precision

FIRST_YEAR, LAST_YEAR = 1900, 2100

Days = tuple[date, date]


class NotPlacedError(Exception):
    """A date was recognised but is not on the calendar, or means two things. ``str()`` completes "the date … "."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One recognised date. ``days`` takes the year and gives first and last day, or raises NotPlacedError.

    ``doubt``: why it cannot stand alone (a range may settle it). ``note``: what a person should check although it was read.
    ``weekday`` and ``last_weekday``: as written beside the first and last day, 0 for Monday.
    """

    precision: Precision
    days: Callable[[int], Days]
    year: int | None = None
    month: int = 0
    approximate: bool = False
    year_inferred: bool = False
    weekday: int | None = None
    last_weekday: int | None = None
    doubt: str = ""
    note: str = ""


def on_the_calendar(piece: Piece, year: int) -> Days:
    """First and last day of ``piece`` in ``year``; NotPlacedError for a year that no living person's record holds."""
    if year == 9999:
        raise NotPlacedError(PLACEHOLDER)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotPlacedError(f"cannot be: the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return piece.days(year)


def never(why: str) -> Callable[[int], Days]:
    """For a date that no year makes clear."""

    def days(_year: int) -> Days:
        raise NotPlacedError(why)

    return days


def day_of(month: int, day: int) -> Callable[[int], Days]:
    def days(year: int) -> Days:
        last = month_of(month)(year)[1].day
        if day == 0:
            raise NotPlacedError("cannot be: there is no day 0")
        if day > last:
            raise NotPlacedError(f"cannot be: {MONTHS[month - 1].title()} {year} has {last} days")
        return date(year, month, day), date(year, month, day)

    return days


def month_of(first: int, last: int | None = None) -> Callable[[int], Days]:
    """Whole months, ``first`` to ``last`` of one year."""

    def days(year: int) -> Days:
        until = last or first
        for month in (first, until):
            if not 1 <= month <= 12:
                raise NotPlacedError(f"cannot be: there is no month {month}")
        return date(year, first, 1), date(year, until, monthrange(year, until)[1])

    return days


def years_from(last: int | None = None) -> Callable[[int], Days]:
    """Whole years: the piece's own, or from it to ``last``."""

    def days(year: int) -> Days:
        if last is not None and last < year:
            raise NotPlacedError("ends before it starts")
        if last is not None and last > LAST_YEAR:
            raise NotPlacedError(f"cannot be: the year {last} is not between {FIRST_YEAR} and {LAST_YEAR}")
        return date(year, 1, 1), date(last or year, 12, 31)

    return days


def exactly(first: date, last: date) -> Callable[[int], Days]:
    return lambda _year: (first, last)


def season_of(name: str) -> Callable[[int], Days]:
    first, last = SEASONS[name]
    if first <= last:
        return month_of(first, last)
    return lambda year: (date(year, first, 1), month_of(last)(year + 1)[1])


def term_of(name: str) -> Callable[[int], Days]:
    (first_month, first_day), (last_month, last_day) = TERMS[name]
    return lambda year: (date(year, first_month, first_day), date(year, last_month, last_day))


def quarter_of(number: int, *, financial: bool) -> Callable[[int], Days]:
    """Calendar quarters; financial ones count from April, and ``year`` is the one the financial year begins in."""

    def days(year: int) -> Days:
        if not 1 <= number <= 4:
            raise NotPlacedError(f"cannot be: there is no quarter {number}")
        first = 3 * number - 2
        if not financial:
            return month_of(first, first + 2)(year)
        return month_of(first + 3, first + 5)(year) if number < 4 else month_of(1, 3)(year + 1)

    return days


def week_from(piece: Piece) -> Piece:
    return replace(piece, precision=Precision.WEEK, days=lambda year: (piece.days(year)[0], piece.days(year)[0] + timedelta(days=6)))


def week_until(piece: Piece) -> Piece:
    """The week that ends on the day: a weekday written beside it belongs to its last day."""
    return replace(
        piece,
        precision=Precision.WEEK,
        days=lambda year: (piece.days(year)[0] - timedelta(days=6), piece.days(year)[0]),
        weekday=None,
        last_weekday=piece.weekday,
    )


def third_of(piece: Piece, third: int) -> Piece:
    """The early, mid or late part (0, 1, 2) of a year or a month; always approximate, for nobody means those days exactly."""

    def days(year: int) -> Days:
        first, last = piece.days(year)
        if piece.precision is Precision.YEAR:
            return month_of(4 * third + 1, 4 * third + 4)(year)
        return first.replace(day=10 * third + 1), last if third == 2 else first.replace(day=10 * third + 10)

    return replace(piece, precision=Precision.RANGE, days=days, approximate=True)


def joined(left: Piece, right: Piece) -> Piece | None:
    """One range from its two ends. An end without a year takes the other's; None when the two do not belong together."""
    left_year, right_year, inferred = _shared_years(left, right)
    if (left_year is None) != (right_year is None):
        return None
    lent = left_year is not None

    def days(year: int) -> Days:
        first = on_the_calendar(left, year if left_year is None else left_year)[0]
        last = on_the_calendar(right, year if right_year is None else right_year)[1]
        if last < first:
            raise NotPlacedError("ends before it starts")
        return first, last

    return Piece(
        Precision.RANGE,
        days,
        year=left_year,
        approximate=left.approximate or right.approximate,
        year_inferred=inferred,
        weekday=left.weekday,
        last_weekday=right.last_weekday if right.precision is Precision.WEEK else right.weekday,
        doubt="" if lent else left.doubt or right.doubt,
        note=left.note or right.note,
    )


def _shared_years(left: Piece, right: Piece) -> tuple[int | None, int | None, bool]:
    """The year of each end, and whether one of them is the year before or after the only one written."""
    crosses = left.month - right.month >= 6 and right.month > 0
    # What has no month lends nothing: "3 June to 2019" is not a range from June.
    if left.year is None and right.year is not None and right.month:
        return right.year - crosses, right.year, crosses
    if right.year is None and left.year is not None and left.month:
        return left.year, left.year + crosses, crosses
    return left.year, right.year, False
