"""The statutory and local timescales, read once from timescales.toml: value, calendar, authority, whether to confirm locally.

What the council has changed since, and what was authorised to vary, is in timescale_changes.py.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from data_models.dates import day_in_words


class Calendar(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Timescale:
    """``value`` days on ``calendar``, counted from ``counted_from`` (words).

    ``since``: the first day of clocks that it governs, None for the figure that came with the dashboard. ``recorded_on``: the day it was
    entered here, None for the same.
    """

    code: str
    title: str
    value: int
    calendar: Calendar
    counted_from: str
    authority: str
    confirm: bool
    since: date | None = None
    recorded_on: date | None = None

    def length(self) -> str:
        """"10 working days", "1 day"."""
        return length_in_words(self.value, self.calendar)

    def in_words(self) -> str:
        return f"{self.length()} from {self.counted_from}" + (" (local policy, confirm)" if self.confirm else "")


def length_in_words(value: int, calendar: Calendar) -> str:
    unit = "working day" if calendar is Calendar.WORKING else "day"
    return f"{value} {unit}{'' if value == 1 else 's'}"


def figures_in_words(rules: Iterable[Timescale]) -> str:
    """The lengths of one timescale's figures, each once: "2 working days", or "2 working days (3 working days from 1 April 2024)"."""
    figures = sorted({(rule.since or date.min, rule.length()) for rule in rules})
    later = [f"{length} from {day_in_words(since)}" for since, length in figures[1:]]
    return "".join(length for _, length in figures[:1]) + (f" ({', '.join(later)})" if later else "")


@cache
def timescales() -> Mapping[str, Timescale]:
    """Every timescale by its code, with the figure that came with the dashboard."""
    text = Path(__file__).with_name("timescales.toml").read_text(encoding="utf-8")
    return {
        code: Timescale(
            code=code, title=row["title"], value=row["value"], calendar=Calendar(row["calendar"]),
            counted_from=row["from"], authority=row["authority"], confirm=row["confirm"],
        )
        for code, row in tomllib.loads(text).items()
    }
