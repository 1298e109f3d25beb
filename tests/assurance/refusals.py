"""G5: whatever is given, said, begun, ended and turned round about a family, somebody refused it never sees it while the refusal stands.

Each sequence is of acts on one person's account and grants. Which refusals stand is kept apart from what the policy reads: by hand, as they are said.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, WHOLE_COUNCIL, Role, Scope
from data_models.policy import Account, Grant, GrantKind, scope_of
from tests.assurance import Assured, Progress, quietly

ACTS = 12
"""Acts of one sequence."""
_ROLES = tuple(role.value for role in Role)
FAMILIES = ("f", "g", "h")
_BEGUN = datetime(2026, 11, 26, 12)
_HOUR = timedelta(hours=1)
Policy = Callable[..., Scope]


@dataclass(slots=True)
class _Story:
    """``refused``: when each standing refusal of a family ends (None: never), by hand."""

    now: datetime = _BEGUN
    roles: tuple[str, ...] = ()
    grants: list[Grant] = field(default_factory=list)
    restricted: frozenset[str] = frozenset()
    refused: list[tuple[str, datetime, datetime | None]] = field(default_factory=list)

    def refused_now(self) -> set[str]:
        return {family for family, starts, ends in self.refused if starts <= self.now and (ends is None or self.now < ends)}


def refusals(count: int, folder: Path | None = None, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` sequences. Controls: policies in which something beats a refusal, each of which must be told."""
    failures: list[str] = []
    looked = seen = 0
    for number in range(count):
        read, looks, sights = _reads(number, seed, scope_of)
        failures += [f"sequence {number} (seed {seed}): {what}" for what in read]
        looked, seen = looked + looks, seen + sights
        progress(number + 1)
    caught = all(any(_reads(number, seed, planted)[0] for number in range(200)) for planted in PLANTED.values())
    measured = f"{looked:,} looks at a family that is refused, {seen:,} sights of families that are not"
    return Assured(count, tuple(failures), caught and seen > 0, measured)


def _reads(number: int, seed: int, policy: Policy) -> tuple[list[str], int, int]:
    """(families seen against a refusal, how often one was tried, how often another family was seen) in the sequence of that number."""
    chance = Random(f"{seed}:{number}")  # noqa: S311 - sequences that can be made again
    story, read, looked, seen = _Story(), [], 0, 0
    for place in range(ACTS):
        chance.choice(_ACTS)(story, chance)
        refused = story.refused_now()
        account = Account(actor="a", agency=chance.choice(("csc", "police")), roles=story.roles)
        grants = chance.sample(story.grants, len(story.grants))
        shown = set(policy("a", account, grants, now=story.now, restricted=story.restricted, live=True).family_ids)
        read += [f"{family} is seen after act {place}" for family in sorted(shown & refused)]
        looked, seen = looked + len(refused), seen + len(shown - refused)
    return read, looked, seen


def _give(story: _Story, chance: Random) -> None:
    starts, ends = chance.choice((None, story.now, story.now + _HOUR)), chance.choice((None, None, story.now + 2 * _HOUR))
    story.grants.append(Grant(
        family_id=chance.choice((*FAMILIES, WHOLE_COUNCIL)), role=chance.choice(_ROLES), agencies=EVERY_AGENCY, sensitivities=EVERY_SENSITIVITY,
        starts=starts, ends=ends, named=chance.random() < 0.5))


def _emergency(story: _Story, chance: Random) -> None:
    story.grants.append(Grant(
        family_id=chance.choice(FAMILIES), role=chance.choice(story.roles or _ROLES), agencies=EVERY_AGENCY, sensitivities=EVERY_SENSITIVITY,
        kind=GrantKind.EMERGENCY, starts=story.now, ends=story.now + _HOUR))


def _refuse(story: _Story, chance: Random) -> None:
    family = chance.choice(FAMILIES)
    ends = chance.choice((None, None, story.now + 3 * _HOUR))
    story.refused.append((family, story.now, ends))
    story.grants.append(Grant(
        family_id=family, role=chance.choice(_ROLES), agencies=(), sensitivities=(), kind=GrantKind.REFUSED, starts=story.now, ends=ends))


def _end(story: _Story, chance: Random) -> None:
    """Of rights only: two people end a refusal, which is another test's."""
    given = [grant for grant in story.grants if grant.kind != GrantKind.REFUSED]
    if given:
        ended = chance.choice(given)
        story.grants[story.grants.index(ended)] = replace(ended, ends=story.now)


def _other_roles(story: _Story, chance: Random) -> None:
    story.roles = tuple(chance.sample(_ROLES, chance.randrange(1, len(_ROLES) + 1)))


def _restrict(story: _Story, chance: Random) -> None:
    story.restricted ^= {chance.choice(FAMILIES)}


def _later(story: _Story, chance: Random) -> None:
    story.now += chance.choice((_HOUR / 4, _HOUR, 2 * _HOUR))


_ACTS = (_give, _give, _give, _emergency, _refuse, _end, _other_roles, _other_roles, _restrict, _later)


def _without(lifted: Callable[[Grant, Grant], bool]) -> Policy:
    """A policy in which a grant that ``lifted`` names takes a refusal of its family away."""
    def policy(actor: str, account: Account, grants: list[Grant], *, now: datetime, **named: object) -> Scope:
        def stands(one: Grant) -> bool:
            return one.kind != GrantKind.REFUSED or not any(
                lifted(one, other) for other in grants if other.kind != GrantKind.REFUSED and other.stands(now))

        return scope_of(actor, account, [one for one in grants if stands(one)], now=now, **named)  # type: ignore[arg-type]  # as it was called

    return policy


PLANTED = {
    "an emergency beats a refusal": _without(lambda one, other: other.kind == GrantKind.EMERGENCY and other.family_id == one.family_id),
    "a right given later beats a refusal": _without(
        lambda one, other: other.family_id == one.family_id and other.starts is not None and one.starts is not None and other.starts > one.starts),
    "an administrator is not refused": _without(lambda _, other: other.role == Role.ADMINISTRATOR),
}
