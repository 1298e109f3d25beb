"""What people write in a date column, read as an interval with its precision. UK order always; nothing is ever guessed.

A date that does not fit a known form in full, or that cannot be, stays undated: its text is kept and a sentence says why,
for a person to decide. The forms are in ``date_forms``, what they mean on the calendar in ``date_pieces``.
"""

import math
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from dashboard.importers.dates.forms import NUMBERS, fitting
from dashboard.importers.dates.pieces import FIRST_YEAR, NotPlacedError, Piece, on_the_calendar
from dashboard.importers.dates.ranges import recognised
from dashboard.importers.dates.words import (
    LONGEST_DATE,
    NO_DATE,
    NO_YEAR,
    NOT_KNOWN,
    OPEN_ENDED,
    PLACEHOLDER,
    WEEKDAYS,
    normalise,
    silence,
    why_unread,
)
from dashboard.importers.readers.raw import Cell
from data_models.dates import Precision, When

# Years, not days: the same file must read the same on every day of a year.
YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class DateReading:
    """``when`` keeps the text as written and is undated where nobody can tell. ``problem``: a sentence for review, "" when read well."""

    when: When
    problem: str = ""


def read_date(cell: Cell, *, today: date, context_year: int | None = None) -> DateReading:
    """The interval that one cell means.

    ``today`` places two-digit years and marks dates far ahead. ``context_year`` is the year of the rows around, lent to a date
    that has a day or month and no year; such a date is marked ``year_inferred``. Never raises for any cell.
    """
    return _read(cell, today, context_year)


@lru_cache(maxsize=8192, typed=True)  # the days of one sheet come again and again; typed, for 1, 1.0 and True are equal
def _read(cell: Cell, today: date, context_year: int | None) -> DateReading:
    raw = raw_text(cell)
    if isinstance(cell, bool):
        return _undated(raw, "the cell holds true or false, not a date")
    if isinstance(cell, time):
        return _undated(raw, "the cell holds a time of day without a date")
    text = normalise(raw)
    quiet = silence(text)
    if quiet:
        return _undated(raw, quiet)
    if isinstance(cell, int | float):
        piece = fitting(text, NUMBERS, this_year=today.year)
    else:
        piece = recognised(text, this_year=today.year) if len(text) <= LONGEST_DATE else None
    if piece is None:
        return _undated(raw, "the number is not a date" if isinstance(cell, int | float) else why_unread(text))
    return _placed(piece, raw, today=today, context_year=context_year)


def read_span(start: Cell, end: Cell, *, today: date, context_year: int | None = None) -> DateReading:
    """One interval from a start and an end column. Where only the start is written it is the date.

    When either end cannot be read the whole is undated: placing it by its start alone would let the forum see, at that date,
    what happened later.
    """
    first_raw, last_raw = raw_text(start), raw_text(end)
    if silence(normalise(last_raw)) == NO_DATE:
        return read_date(start, today=today, context_year=context_year)
    raw = f"{first_raw} to {last_raw}".strip()
    if silence(normalise(first_raw)) == NO_DATE:
        return _undated(raw, OPEN_ENDED)
    first = read_date(start, today=today, context_year=context_year)
    last = read_date(end, today=today, context_year=first.when.end.year if first.when.end else context_year)
    if first.when.undated and last.when.start:
        first = read_date(start, today=today, context_year=last.when.start.year)
    columns = (("start", first), ("end", last))
    problem = "; ".join(f"{column}: {reading.problem}" for column, reading in columns if reading.problem)
    if first.when.start is None or last.when.end is None:
        return _undated(raw, problem)
    if last.when.end < first.when.start:
        return _undated(raw, "the end date is before the start date")
    same = (first.when.start, first.when.end) == (last.when.start, last.when.end)
    day = first.when.start == last.when.end
    when = When(
        raw=raw,
        start=first.when.start,
        end=last.when.end,
        precision=Precision.DAY if day else first.when.precision if same else Precision.RANGE,
        approximate=first.when.approximate or last.when.approximate,
        year_inferred=first.when.year_inferred or last.when.year_inferred,
    )
    return DateReading(when, problem)


def raw_text(cell: Cell) -> str:
    """The cell as a person would copy it: text without outer space, a date as ISO, a number in its shortest form."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    whole = math.isfinite(cell) and cell == int(cell) and abs(cell) < 1e15
    return str(int(cell)) if whole else repr(cell)


def _placed(piece: Piece, raw: str, *, today: date, context_year: int | None) -> DateReading:
    written = f'the date "{" ".join(raw.split())}"'
    try:
        start, end = _interval(piece, context_year)
    except NotPlacedError as why:
        return _undated(raw, str(why) if str(why) in (NOT_KNOWN, PLACEHOLDER) else f"{written} {why}")
    slips = _wrong_weekdays(piece, start, end)
    ahead = start.year > today.year + YEARS_AHEAD
    notes = [piece.note, *slips, f"lies more than {YEARS_AHEAD} years ahead" if ahead else ""]
    said = " and ".join(note for note in notes if note)
    when = When(
        raw=raw,
        start=start,
        end=end,
        precision=Precision.DAY if start == end else piece.precision,
        approximate=piece.approximate or bool(slips),
        year_inferred=piece.year is None or piece.year_inferred,
    )
    return DateReading(when, f"{written} {said}" if said else "")


def _interval(piece: Piece, context_year: int | None) -> tuple[date, date]:
    year = context_year if piece.year is None else piece.year
    if piece.doubt or year is None:
        raise NotPlacedError(piece.doubt or NO_YEAR)
    start, end = on_the_calendar(piece, year)
    bare_first_year = piece.precision is Precision.YEAR and year == FIRST_YEAR
    if bare_first_year or start == end == date(FIRST_YEAR, 1, 1):
        raise NotPlacedError(PLACEHOLDER)
    return start, end


def _wrong_weekdays(piece: Piece, start: date, end: date) -> list[str]:
    """A weekday that does not go with its date shows that one of them is a slip: the date is kept and hedged."""
    pairs = ((piece.weekday, start), (piece.last_weekday, end))
    return [
        f"names a {WEEKDAYS[named].title()}, but {day.isoformat()} was a {WEEKDAYS[day.weekday()].title()}"
        for named, day in pairs
        if named is not None and named != day.weekday()
    ]


def _undated(raw: str, problem: str) -> DateReading:
    return DateReading(When(raw=raw), problem)
