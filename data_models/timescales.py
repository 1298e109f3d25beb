"""The statutory and local timescales, read once from timescales.toml: value, calendar, authority, whether to confirm locally."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path


class Calendar(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Timescale:
    """``value`` days on ``calendar``, counted from ``counted_from`` (words)."""

    code: str
    title: str
    value: int
    calendar: Calendar
    counted_from: str
    authority: str
    confirm: bool

    def in_words(self) -> str:
        unit = "working days" if self.calendar is Calendar.WORKING else "days"
        return f"{self.value} {unit} from {self.counted_from}" + (" (local policy, confirm)" if self.confirm else "")


@cache
def timescales() -> Mapping[str, Timescale]:
    """Every timescale by its code."""
    text = Path(__file__).with_name("timescales.toml").read_text(encoding="utf-8")
    return {
        code: Timescale(
            code=code, title=row["title"], value=row["value"], calendar=Calendar(row["calendar"]),
            counted_from=row["from"], authority=row["authority"], confirm=row["confirm"],
        )
        for code, row in tomllib.loads(text).items()
    }
