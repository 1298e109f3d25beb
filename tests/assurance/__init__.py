"""Long runs that break the service on purpose. Each module has functions with a ``count``, run small by its own test and in full by one target.

Every run says how much it examined, what failed, and whether the same examination caught a fault that was planted.
"""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int], None]
"""Told how many have been examined so far."""


def quietly(examined: int) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Assured:
    """``failures``: a sentence each. ``control_caught``: the planted fault was found, so an empty list means something."""

    examined: int
    failures: tuple[str, ...]
    control_caught: bool
    measured: str = ""

    @property
    def holds(self) -> bool:
        return self.examined > 0 and not self.failures and self.control_caught


class NotRun(Exception):
    """A run that cannot be done here: said so, and never a pass."""
