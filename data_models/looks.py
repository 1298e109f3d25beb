"""Which events of the trail are somebody looking, and which of those the privacy officer asks about. Stated rules, no score.

A family is *outside* for a person who stands in no recorded relationship to it on that day. The anchors are two published cases: one worker
who opened 145 people over 40 weeks, another 1,800 views of more than 150 people (Information Commissioner; see docs/decisions/0006).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

REFUSED = "refused"
"""The action of an event that says something was asked for and not given."""
LOOKS = ("page viewed", "source opened", "rows exported", "entries read", "findings read", "imports read", "paper made", REFUSED)
"""The actions that are somebody looking, or trying to."""

SOON, SOON_FAMILIES = 7, 3
"""This many different families outside, within so many days."""
SLOWLY, SLOWLY_FAMILIES = 90, 8
"""The same, spread thin."""
OFTEN, OFTEN_DAYS = 28, 3
"""One family outside, on this many different days within so many."""
PEER_TIMES, PEER_FAMILIES, PEERS = 3, 20, 3
"""Families opened within ``SOON`` days: more than so many times the median of colleagues in the same role, at least this many, where at least
so many colleagues opened any."""


class Rule(StrEnum):
    """The rules, each as the page says it."""

    MANY_OUTSIDE = "many_outside"
    MANY_OUTSIDE_SLOWLY = "many_outside_slowly"
    ONE_OUTSIDE_OFTEN = "one_outside_often"
    MORE_THAN_COLLEAGUES = "more_than_colleagues"

    @property
    def in_words(self) -> str:
        return {
            Rule.MANY_OUTSIDE: f"{SOON_FAMILIES} or more different families within {SOON} days, without a recorded relationship to them",
            Rule.MANY_OUTSIDE_SLOWLY: f"{SLOWLY_FAMILIES} or more different families within {SLOWLY} days, without a recorded relationship to them",
            Rule.ONE_OUTSIDE_OFTEN: f"the same family on {OFTEN_DAYS} or more days within {OFTEN} days, without a recorded relationship to it",
            Rule.MORE_THAN_COLLEAGUES: f"{PEER_FAMILIES} or more different families within {SOON} days, and more than {PEER_TIMES} times the median "
                                       "of colleagues in the same role",
        }[self]


@dataclass(frozen=True, slots=True)
class Look:
    """All that one person opened of one family on one day. ``first``, ``last``: numbers of the events."""

    actor: str
    family_id: str
    day: date
    looks: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Relationship:
    """Why a person may look: a role towards a family. ``since`` and ``until`` (both days included): None is open."""

    actor: str
    family_id: str
    role: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Unusual:
    """One run of days over which a rule was met by one person. ``met_on``: the day it was met first, which is when it can be seen."""

    actor: str
    rule: Rule
    from_day: date
    met_on: date
    to_day: date
    families: tuple[str, ...]
    looks: tuple[Look, ...]


def unusual(looks: Iterable[Look], relationships: Iterable[Relationship]) -> tuple[Unusual, ...]:
    """Every run of days that meets a rule, by the day it was met. The same looks give the same answer in whatever order they come."""
    by_actor: dict[str, list[Look]] = defaultdict(list)
    for look in sorted(looks, key=lambda look: (look.day, look.first)):
        by_actor[look.actor].append(look)
    relationships = tuple(relationships)
    held: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
    for relationship in relationships:
        held[relationship.actor, relationship.family_id].append(relationship)
    found: list[Unusual] = []
    for actor, theirs in by_actor.items():
        outside = [look for look in theirs if not any(one.holds_on(look.day) for one in held[actor, look.family_id])]
        found += _runs(Rule.MANY_OUTSIDE, outside, SOON, lambda window: _families(window) >= SOON_FAMILIES)
        found += _runs(Rule.MANY_OUTSIDE_SLOWLY, outside, SLOWLY, lambda window: _families(window) >= SLOWLY_FAMILIES)
        for family in {look.family_id for look in outside}:
            of_one = [look for look in outside if look.family_id == family]
            found += _runs(Rule.ONE_OUTSIDE_OFTEN, of_one, OFTEN, lambda window: len({look.day for look in window}) >= OFTEN_DAYS)
    roles = main_roles(relationships)
    found += _more_than_colleagues(by_actor, {actor: roles.get(actor, "") for actor in by_actor})
    return tuple(sorted(found, key=lambda one: (one.met_on, one.actor, one.rule, one.families)))


def _families(looks: Iterable[Look]) -> int:
    return len({look.family_id for look in looks})


def main_roles(relationships: Iterable[Relationship]) -> Mapping[str, str]:
    """The role that each person holds towards most families: whom they are compared with."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for relationship in relationships:
        roles[relationship.actor][relationship.role] += 1
    return {actor: min(held, key=lambda role: (-held[role], role)) for actor, held in roles.items()}


def _windows(looks: Sequence[Look], days: int) -> Iterator[tuple[date, Sequence[Look]]]:
    """For each day looked on, what was looked at in the ``days`` days that end with it."""
    start = 0
    for place, look in enumerate(looks):
        while (look.day - looks[start].day).days >= days:
            start += 1
        if place + 1 == len(looks) or looks[place + 1].day != look.day:
            yield look.day, looks[start : place + 1]


def _runs(rule: Rule, looks: Sequence[Look], days: int, met: Callable[[Sequence[Look]], bool]) -> list[Unusual]:
    """Windows that meet the rule; those that touch are one run, so that one pattern is asked about once."""
    runs: list[tuple[date, dict[int, Look]]] = []
    newest: date | None = None
    for day, window in _windows(looks, days):
        if not met(window):
            continue
        if newest is None or window[0].day > newest:
            runs.append((day, {}))
        runs[-1][1].update((look.first, look) for look in window)
        newest = day
    return [_run(rule, met_on, tuple(inside.values())) for met_on, inside in runs]


def _run(rule: Rule, met_on: date, looks: tuple[Look, ...]) -> Unusual:
    return Unusual(
        actor=looks[0].actor, rule=rule, from_day=looks[0].day, met_on=met_on, to_day=looks[-1].day,
        families=tuple(dict.fromkeys(look.family_id for look in looks)), looks=looks,
    )


def _more_than_colleagues(by_actor: Mapping[str, Sequence[Look]], role_of: Mapping[str, str]) -> list[Unusual]:
    opened: dict[str, dict[date, int]] = {actor: _each_day(looks) for actor, looks in by_actor.items()}
    found = []
    for actor, looks in by_actor.items():
        colleagues = [opened[other] for other in by_actor if other != actor and role_of[other] == role_of[actor]]

        def met(window: Sequence[Look], colleagues: list[dict[date, int]] = colleagues) -> bool:
            if (count := _families(window)) < PEER_FAMILIES:
                return False
            theirs = [number for days in colleagues if (number := days.get(window[-1].day, 0))]
            return len(theirs) >= PEERS and count > PEER_TIMES * median(theirs)

        found += _runs(Rule.MORE_THAN_COLLEAGUES, looks, SOON, met)
    return found


def _each_day(looks: Sequence[Look]) -> dict[date, int]:
    """How many different families were opened in the days that end with each day, for every day on which that is any."""
    counts: dict[date, set[str]] = defaultdict(set)
    for look in looks:
        for later in range(SOON):
            counts[look.day + timedelta(days=later)].add(look.family_id)
    return {day: len(families) for day, families in counts.items()}
