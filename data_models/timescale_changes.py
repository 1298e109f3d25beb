"""What the council has set in place of a timescale's figure, and what was authorised to vary it for a time.

A figure governs the clocks that start on or after the day it takes effect. Nothing is overwritten: a later row supersedes, and a row is
taken back by a further one. docs/decisions/0011 says what this means for a date looked back at.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_models.dates import day_in_words
from data_models.timescales import Calendar, Timescale, length_in_words, timescales


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Who entered it here and when. ``taken_back_on``: the day from which it no longer counts for any date; None while it stands."""

    id: str
    recorded_on: date
    recorded_by: str
    taken_back_on: date | None = None
    taken_back_by: str = ""

    @property
    def stands(self) -> bool:
        return self.taken_back_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimescaleChange(Recorded):
    """A figure set by the council for clocks that start on or after ``effective_from``. ``source``: on whose authority, in words."""

    code: str
    value: int
    calendar: Calendar
    effective_from: date
    source: str
    confirm: bool = False

    def length(self) -> str:
        return length_in_words(self.value, self.calendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation(Recorded):
    """What was authorised for timescales ``codes`` from ``first`` to ``last``, both included.

    ``value``: days on ``calendar`` in place of the figure; None where the timescale was suspended. ``confirm``: still to be confirmed.
    """

    codes: tuple[str, ...]
    first: date
    last: date
    value: int | None
    calendar: Calendar = Calendar.CALENDAR
    authority: str
    reason: str = ""
    confirm: bool = False

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def terms(self) -> str:
        """"suspended" or "20 working days"."""
        return "suspended" if self.value is None else length_in_words(self.value, self.calendar)

    def in_words(self) -> str:
        """"Director's order 4, 23 March 2020 to 3 July 2020: suspended"."""
        confirm = "; to be confirmed" if self.confirm else ""
        return f"{self.authority}, {day_in_words(self.first)} to {day_in_words(self.last)}: {self.terms()}{confirm}"


@dataclass(frozen=True, slots=True)
class Timescales:
    """The figures in force on any day: those of timescales.toml until the council's own. ``changes`` in the order they were recorded.

    What was taken back is kept, to be shown, and counts for nothing.
    """

    changes: tuple[TimescaleChange, ...] = ()
    variations: tuple[Variation, ...] = ()

    def in_force(self, code: str, on: date) -> Timescale:
        """The figure for a clock that starts on day ``on``. Of changes effective on one day, the last recorded. Raises KeyError for no code."""
        chosen: TimescaleChange | None = None
        for change in self.changes:
            if change.stands and change.code == code and change.effective_from <= on:
                chosen = change if chosen is None or change.effective_from >= chosen.effective_from else chosen
        published = timescales()[code]
        if chosen is None:
            return published
        return replace(
            published, value=chosen.value, calendar=chosen.calendar, authority=chosen.source, confirm=chosen.confirm,
            since=chosen.effective_from, recorded_on=chosen.recorded_on,
        )

    def figures(self, code: str, first: date, last: date) -> tuple[tuple[date, Timescale], ...]:
        """For a clock that started on some day from ``first`` to ``last``: the days that can make a difference, with the figure of each."""
        days = {first, last}
        for change in self.changes:
            if change.stands and change.code == code and first < change.effective_from <= last:
                days |= {change.effective_from, change.effective_from - timedelta(days=1)}
        return tuple((day, self.in_force(code, day)) for day in sorted(days))

    def variations_of(self, code: str) -> tuple[Variation, ...]:
        """Those that stand and concern a timescale, by their first day."""
        found = [variation for variation in self.variations if variation.stands and code in variation.codes]
        return tuple(sorted(found, key=lambda variation: (variation.first, variation.last, variation.id)))


PUBLISHED = Timescales()
"""The figures as they came, with nothing changed and nothing varied."""


def entered_later(rows: Iterable[Timescale | Variation], as_at: date) -> tuple[str, ...]:
    """Sentences for figures and variations that were entered here after ``as_at``: nobody who looked on that day was told them."""
    notes: dict[str, None] = {}
    for row in rows:
        if row.recorded_on is None or row.recorded_on <= as_at:
            continue
        what = (
            f"The variation by {row.authority} ({day_in_words(row.first)} to {day_in_words(row.last)})" if isinstance(row, Variation)
            else f"The figure of {row.length()}, in force from {day_in_words(row.since or as_at)},"
        )
        notes[f"{what} was entered here on {day_in_words(row.recorded_on)}, after this date: it was not used here before then."] = None
    return tuple(notes)
