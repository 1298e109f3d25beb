"""A test for a trend in episodes, used sparingly: only from twelve episodes on, and never as comfort.

Laplace's test (MIL-HDBK-189C, section on trend tests): were the episodes spread evenly over the time from the first of them to the date,
their days would lie about its middle. It is run on episodes, not on reports: on reports that come in bursts it cried worsening in one
steady history in five (docs/decisions/0004).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import erfc, sqrt

from data_models.incidents import Episode

FEWEST = 12
"""Below this many episodes nothing is tested: a moderate worsening would be missed two times in three."""
LEVEL = 0.05
"""How seldom chance alone may give such a result before it is called more than chance: one in twenty, on one side."""


@dataclass(frozen=True, slots=True)
class Trend:
    """``later``: how far the episodes lie to the end of the time, in standard deviations; ``chance``: how often an even spread gives that or more."""

    episodes: int
    later: float
    chance: float

    @property
    def more_often_lately(self) -> bool:
        return self.chance < LEVEL


def trend(episodes: Sequence[Episode], as_at: date) -> Trend | None:
    """None with fewer than ``FEWEST`` episodes, or where all of them are of one day. The first episode only starts the clock."""
    if len(episodes) < FEWEST:
        return None
    first, days = episodes[0].day, (as_at - episodes[0].day).days
    since = [(episode.day - first).days for episode in episodes[1:]]
    if days <= 0:
        return None
    later = (sum(since) / len(since) - days / 2) / (days * sqrt(1 / (12 * len(since))))
    return Trend(len(episodes), later, erfc(later / sqrt(2)) / 2)
