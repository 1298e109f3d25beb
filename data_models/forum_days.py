"""The forum as the council holds it: its name, its days, when bookings and papers close, and who sits on it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

AS_IT_CAME = Path(__file__).with_name("forum.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumSettings:
    """``first_day`` and ``every_weeks`` give its days. ``booking_closes``, ``papers_close``: working days before one."""

    name: str
    first_day: date
    every_weeks: int
    booking_closes: int
    papers_close: int
    members: tuple[str, ...]
    difference: str

    def meets_on(self, day: date) -> bool:
        return self.days_from(day, 1)[0] == day

    def days_from(self, day: date, number: int) -> tuple[date, ...]:
        """The next ``number`` days on which it meets, ``day`` itself among them where it is one."""
        step = timedelta(weeks=self.every_weeks)
        behind = max(0, -(-(day - self.first_day).days // step.days))
        return tuple(self.first_day + step * (behind + place) for place in range(number))


def forum_settings(path: Path | None = None) -> ForumSettings:
    """The settings in ``path``, or those that came with the dashboard.

    Raises ValueError with a sentence where a key is missing, unknown or of the wrong kind.
    """
    said = tomllib.loads((path or AS_IT_CAME).read_text(encoding="utf-8"))
    wanted = [item.name for item in fields(ForumSettings)]
    if set(said) != set(wanted):
        odd = ", ".join(sorted(set(said) ^ set(wanted)))
        raise ValueError(f"The forum's settings need exactly the keys of data_models/forum.toml; missing or unknown: {odd}.")
    return ForumSettings(**{name: _checked(name, said) for name in wanted})


def _checked(name: str, said: Mapping[str, Any]) -> Any:
    value = said[name]
    kind = _KINDS.get(name, int)
    if not isinstance(value, kind) or (isinstance(value, int) and value < (1 if name == "every_weeks" else 0)):
        raise ValueError(f"{name} in the forum's settings is not of the kind that data_models/forum.toml has there.")
    return tuple(str(member) for member in value) if isinstance(value, list) else value


_KINDS: Mapping[str, type] = {"name": str, "first_day": date, "members": list, "difference": str}
