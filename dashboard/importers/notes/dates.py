"""The dates that a note names in its sentences, each with the year that the note itself gives it.

Only what is surely a date is taken: a day with its month, a month with its year, figures with a year. Whether such words can be
read is decided where all dates are read (``date_ranges``); here they are found, and their year is chosen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.importers.dates.pieces import NotPlacedError, Piece, on_the_calendar
from dashboard.importers.dates.ranges import recognised
from dashboard.importers.dates.words import MONTHS, normalise
from dashboard.importers.notes.fields import TWO_DIGITS_UNTIL

PLANNED_WITHIN = timedelta(days=92)
"""A day without a year that comes round again within so many days after the note was written is an appointment to come."""

_MONTH = "(?:" + "|".join(form for name in MONTHS for form in (name.title(), name.upper(), name[:3].title(), name[:3].upper())) + "|Sept|SEPT)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? (?:the )?)?"
_YEAR = r"(?:,? (?:of )?(?:(?:19|20)[0-9]{2})(?![0-9])|,? '[0-9]{2}(?![0-9]))?"
_HEDGE = r"(?:(?:on or )?(?:around|about|approximately|circa) (?:the )?)?"
_WEEK = r"(?:(?:w/c|w/e|week (?:commencing|beginning|ending)):? )?"
_FIGURES = r"(?:[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:(?:19|20)[0-9]{2}|[0-9]{2})|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})"
_FIGURES_TOO = _FIGURES.replace(r"([/.-])", r"([/.-])", 1).replace(r"\1", r"\2")
_TO = r" ?(?:to|until|-|–) ?"
_NO_STREET = r"(?! (?:Street|Road|Avenue|Close|Lane|Way|Drive|Court|House|Terrace|Gardens|Place|Crescent)\b)"
_FORMS = tuple(re.compile(rf"(?<![\w/.£-]){form}(?![\w/]){_NO_STREET}") for form in (
    rf"{_DAY}[ -](?:{'|'.join(name[:3].title() for name in MONTHS)})[ -][0-9]{{2}}",
    rf"{_WEEKDAY}{_DAY} {_MONTH}{_YEAR}{_TO}{_WEEKDAY}{_DAY} {_MONTH}{_YEAR}",
    rf"between {_WEEKDAY}{_DAY}(?: {_MONTH}{_YEAR})? and {_WEEKDAY}{_DAY} {_MONTH}{_YEAR}",
    rf"{_WEEKDAY}{_DAY}{_TO}{_WEEKDAY}{_DAY}(?: of)? {_MONTH}{_YEAR}",
    rf"{_DAY}(?:, {_DAY}){{0,30}},? (?:and|&) {_DAY}(?: of)? {_MONTH}{_YEAR}",
    rf"{_HEDGE}{_WEEK}{_WEEKDAY}(?:the )?{_DAY}(?: of)? {_MONTH}{_YEAR}",
    rf"{_WEEKDAY}{_MONTH} {_DAY},? (?:19|20)[0-9]{{2}}",
    rf"{_FIGURES}{_TO}{_FIGURES_TOO}",
    rf"{_HEDGE}{_WEEK}{_WEEKDAY}{_FIGURES}",
    rf"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the )?(?:end|start|beginning|middle) of)[ -])?{_MONTH} (?:19|20)[0-9]{{2}}",
    r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter) (?:19|20)[0-9]{2}",
    r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn) term (?:19|20)[0-9]{2}",
    rf"(?:(?<=[Ii]n )|(?<=[Dd]uring ))(?:(?:early|mid|late)[ -])?{_MONTH}",
    rf"(?:[Ee]arly|[Mm]id|[Ll]ate)[ -]{_MONTH}",
    r"(?:(?<=[Ii]n )|(?<=[Dd]uring ))(?:19|20)[0-9]{2}",
))
_LIST = re.compile(rf"({_DAY}(?:, {_DAY})*),? (?:and|&) ({_DAY})(?: of)?( {_MONTH}{_YEAR})")
_NO_EVENT = re.compile(
    r"\b(?:dob|d\.o\.b\.?|born|birth|before|prior to|by|due|until|till|after|later than|earlier than|pre|post)(?: on| in| the)?[ :(-]*$",
    re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text, at ``start`` up to ``end``. ``year``: what the text itself says, or None."""

    start: int
    end: int
    words: str
    piece: Piece

    @property
    def year(self) -> int | None:
        return self.piece.year


def mentions_in(text: str) -> list[Mention]:
    """Every date of a text that may date something that happened, in order: not a birthday, not the end of an open period."""
    found: list[Mention] = []
    taken = bytearray(len(text))
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            if not _NO_EVENT.search(text, max(0, start - 30), start):
                found += (Mention(start, end, words, piece) for words in _each(match[0]) if (piece := day_written(words)))
    return sorted(found, key=lambda mention: mention.start)


def day_written(words: str) -> Piece | None:
    """The date that words mean, its year still open where they do not say it; None where they are not a date that can be read."""
    return recognised(normalise(words), this_year=TWO_DIGITS_UNTIL)


def document_day(words: str) -> date | None:
    """The first day that the date of a note means, or None where it cannot be placed."""
    piece = day_written(words)
    return _start(piece, piece.year) if piece and piece.year is not None and not piece.doubt else None


def year_in_note(mention: Mention, written: date | None) -> int | None:
    """The year of a date that names none: that of the last such day before the note was written.

    A day that comes round again within ``PLANNED_WITHIN`` lies ahead. None where the note has no date of its own.
    """
    if written is None:
        return None
    before = [pair for pair in _years(mention.piece, written) if pair[1] <= written]
    ahead = [pair for pair in _years(mention.piece, written) if pair[1] > written]
    if ahead and ahead[0][1] - written <= PLANNED_WITHIN and not (before and written - before[-1][1] <= PLANNED_WITHIN):
        return ahead[0][0]
    return before[-1][0] if before else None


def is_planned(mention: Mention, year: int | None, written: date | None) -> bool:
    """True for a date after the day the note was written."""
    start = None if year is None else _start(mention.piece, year)
    return start is not None and written is not None and start > written


def on_its_weekday(mention: Mention, year: int) -> bool:
    """True when a weekday is written beside the date and is the one the date has in that year."""
    start = _start(mention.piece, year)
    return mention.piece.weekday is not None and start is not None and start.weekday() == mention.piece.weekday


def _each(words: str) -> Iterator[str]:
    """The days of "8, 9 and 10 December" one by one; any other words as they stand."""
    listed = _LIST.fullmatch(words)
    if not listed:
        yield words
        return
    for day in (*listed[1].split(", "), listed[2]):
        yield f"{day}{listed[3]}"


def _years(piece: Piece, near: date) -> list[tuple[int, date]]:
    """The date in the years around a day, as (year, first day); 29 February only where there is one."""
    return [(year, start) for year in range(near.year - 1, near.year + 2) if (start := _start(piece, year))]


def _start(piece: Piece, year: int) -> date | None:
    try:
        return on_the_calendar(piece, year)[0]
    except (NotPlacedError, ValueError, OverflowError):
        return None
