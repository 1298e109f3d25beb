"""From an account and its grants to a scope: default deny, an explicit refusal above every permission, a restricted family above every role.

Pure: the store reads the rows and hands over the moment. What a role may see and do stands in ``policy.toml``.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from data_models.access import WHOLE_COUNCIL, FamilyScope, Item, Power, Role, Scope, Sensitivity


@dataclass(frozen=True, slots=True)
class Rights:
    """One row of the policy table."""

    own: frozenset[str]
    others: frozenset[str]
    family: frozenset[Power]
    service: frozenset[Power]
    partner: bool


class GrantKind(StrEnum):
    """``REFUSED``: conflict of interest, a relative, a person excluded: above every permission. ``EMERGENCY``: opened by the person's own
    word, for an hour at most."""

    GIVEN = "given"
    REFUSED = "refused"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person who signs in, or a machine that acts. ``agency``: the code of the agency they work for. ``off``: may do nothing.

    ``sample``: a part that anybody may try, on sample families alone.
    """

    actor: str
    agency: str
    roles: tuple[str, ...] = ()
    off: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A person's relationship to a family. ``agencies`` and ``sensitivities`` narrow what the role may see, and never widen it.

    ``starts``, ``ends``: instants, UTC without a zone; None is open. ``named``: given for a restricted family, by name.
    """

    family_id: str
    role: str
    agencies: tuple[str, ...]
    sensitivities: tuple[str, ...]
    kind: str = GrantKind.GIVEN
    starts: datetime | None = None
    ends: datetime | None = None
    named: bool = False

    def stands(self, now: datetime) -> bool:
        return (self.starts is None or self.starts <= now) and (self.ends is None or now < self.ends)


NEVER_IN_AN_EMERGENCY = frozenset({"privileged", "restricted"})
_NOTHING = Rights(frozenset(), frozenset(), frozenset(), frozenset(), partner=True)


@cache
def policy() -> Mapping[str, Rights]:
    """The rights of each role, by its code. Raises ValueError for a power that does not exist."""
    text = Path(__file__).with_name("policy.toml").read_text(encoding="utf-8")
    return {
        role: Rights(
            frozenset(row["own"]), frozenset(row["others"]), frozenset(Power(power) for power in row["family"]),
            frozenset(Power(power) for power in row["service"]), partner=row["partner"],
        )
        for role, row in tomllib.loads(text).items()
    }


def rights_of(role: str) -> Rights:
    """The rights of a role; none for a role that the policy does not name."""
    return policy().get(role, _NOTHING)


def strictest(labels: Iterable[str]) -> Sensitivity:
    """The label for words that rest on rows of all of ``labels``: whoever reads it, of whichever agency's items, reads each of them.

    Of several such labels the one that most may read; the most closely kept one where no label is strict enough.
    """
    wanted = set(labels)
    reads = [read for rights in policy().values() for read in (rights.own, rights.others)]
    strict = [label for label in Sensitivity if all(wanted <= read for read in reads if label in read)]
    return max(strict, key=lambda label: sum(label in read for read in reads), default=Sensitivity.PRIVILEGED)


def scope_of(
    actor: str, account: Account | None, grants: Iterable[Grant], *, now: datetime, restricted: frozenset[str] = frozenset(),
    sample: frozenset[str] = frozenset(), live: bool = False,
) -> Scope:
    """What ``actor`` may see and do at ``now``.

    ``restricted``: families that only those named for them may see. ``sample``: families of invented data, which is all that somebody
    without an account may see. ``live``: the record has accounts, so whoever has none may do nothing in the service. A grant
    counts only for a part that its holder's account has.
    """
    if account is not None and account.off:
        return Scope(actor)
    standing = [grant for grant in grants if grant.stands(now)]
    refused = {grant.family_id for grant in standing if grant.kind == GrantKind.REFUSED}
    families: dict[str, tuple[set[Item], set[Power]]] = {}
    for grant in standing:
        if grant.kind == GrantKind.REFUSED or grant.family_id in refused or grant.family_id == WHOLE_COUNCIL:
            continue
        if (account is None or account.sample) and grant.family_id not in sample:
            continue
        if account is not None and grant.role not in account.roles:
            continue
        rights = rights_of(grant.role if account is not None else Role.SAMPLE_VIEWER)
        if grant.family_id in restricted and (rights.partner or not grant.named or grant.kind == GrantKind.EMERGENCY):
            continue
        items, powers = families.setdefault(grant.family_id, (set(), set()))
        items |= _items(grant, rights, account)
        powers |= rights.family if grant.kind == GrantKind.GIVEN else {Power.READ} & rights.family
    return Scope(
        actor,
        tuple(FamilyScope(family_id, frozenset(items), frozenset(powers)) for family_id, (items, powers) in sorted(families.items())
              if Power.READ in powers),
        _service(account, standing, live=live),
    )


def _items(grant: Grant, rights: Rights, account: Account | None) -> set[Item]:
    """Agency by agency, the labels that the role and the grant both allow."""
    kept: set[Item] = set()
    for agency in grant.agencies:
        labels = rights.own if account is None or agency == account.agency else rights.others
        kept |= {
            (agency, label) for label in grant.sensitivities
            if label in labels and not (grant.kind == GrantKind.EMERGENCY and label in NEVER_IN_AN_EMERGENCY)
        }
    return kept


def _service(account: Account | None, standing: Iterable[Grant], *, live: bool) -> frozenset[Power]:
    if account is not None and not (account.sample and live):
        return frozenset().union(*(rights_of(role).service for role in account.roles))
    if live:
        return frozenset()
    council = any(grant.family_id == WHOLE_COUNCIL and grant.role == Role.DATA_OFFICER and grant.kind == GrantKind.GIVEN for grant in standing)
    return rights_of(Role.SAMPLE_VIEWER).service | (rights_of(Role.DATA_OFFICER).service if council else frozenset())
