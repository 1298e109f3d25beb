"""Accounts, relationships to families, restrictions and emergencies: each kept as a new row, by whoever may, with its audit event."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from dashboard.errors import NOT_OPEN, AccessRefused, UnknownFamily
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, Power, RestrictionKind, Role, Scope
from data_models.policy import GrantKind, rights_of
from data_models.record import Family
from data_models.sample_people import sample_account
from data_models.tables import ACCESS, ACCOUNT, RESTRICTION

EMERGENCY_LASTS = timedelta(minutes=60)
RESTRICTION_REVIEWED_WITHIN = timedelta(days=90)


def keep_account(
    database: Database, by: str, *, actor: str, sign_in_name: str, name: str, agency: str, roles: Iterable[str], off: bool = False,
) -> None:
    """Write an account as it now is. Raises AccessRefused where ``by`` may not keep accounts, changes their own, or names a sample person."""
    if sample_account(actor):
        raise AccessRefused("That name belongs to a sample person, who is no account.")
    if actor == by:
        raise AccessRefused("Nobody changes their own account: another administrator does.")
    with database.change(by, "account kept", target=actor, power=Power.KEEP_ACCOUNTS, of_history=False) as change:
        change.add(ACCOUNT, [{
            "actor": actor, "sign_in_name": sign_in_name, "name": name, "agency": agency, "roles": [Role(role).value for role in roles],
            "off": off, "recorded_by": by, "recorded_at": _now(),
        }])


def give_sight(
    database: Database, by: str, family_id: str, *, to: str, role: str, agencies: Iterable[str] = EVERY_AGENCY,
    sensitivities: Iterable[str] = EVERY_SENSITIVITY, kind: GrantKind = GrantKind.GIVEN, until: datetime | None = None, named: bool = False,
    reason: str = "",
) -> str:
    """Give, or with ``GrantKind.REFUSED`` refuse, somebody sight of a family; return the grant's id.

    Raises AccessRefused where ``by`` may not, or gives to themselves.
    """
    if to == by:
        raise AccessRefused("Nobody gives themselves sight of a family.")
    grant_id = uuid4().hex
    with database.change(by, f"sight {kind.value}", family_id=family_id, target=to, power=Power.GIVE_ACCESS, of_history=False) as change:
        change.add(ACCESS, [{
            "actor": to, "family_id": family_id, "role": Role(role).value, "agencies": list(agencies), "sensitivities": list(sensitivities),
            "grant_id": grant_id, "kind": kind, "starts": _now(), "ends": until, "named": named, "reason": reason, "given_by": by,
            "given_at": _now(),
        }])
    return grant_id


def end_sight(database: Database, scope: Scope, family: Family, grant_id: str, *, reason: str) -> None:
    """End a grant from this moment. It stays in the record. Raises KeyError where the family has no such grant."""
    found = {row["grant_id"]: row for row in database.ask(scope, "grants_of_family", family=family.id)}[grant_id]
    with database.change(
        scope.actor, "sight ended", family_id=family.id, target=found["actor"], power=Power.GIVE_ACCESS, of_history=False,
    ) as change:
        change.add(ACCESS, [{
            **{name: found[name] for name in ("actor", "role", "agencies", "sensitivities", "grant_id", "kind", "starts", "named")},
            "family_id": family.id, "ends": _now(), "reason": reason, "given_by": scope.actor, "given_at": _now(),
        }])


def open_in_emergency(database: Database, scope: Scope, label: str, *, reason: str, signed_in_at: datetime, fresh: timedelta) -> None:
    """Give the caller sight of a family for an hour, by their own word, without privileged and unlabelled items.

    Says the same whether the family does not exist, is restricted or is refused to the caller. Raises AccessRefused where the caller may not,
    gave no reason, or signed in longer than ``fresh`` ago; UnknownFamily where there is no such family to open.
    """
    if not reason.strip():
        raise AccessRefused("Say why the family must be opened now.")
    database.require(scope.actor, Power.BREAK_GLASS)
    now = _now()
    if now - signed_in_at > fresh:
        raise AccessRefused("Sign in again first: an emergency needs a fresh sign-in.")
    family_id = database.family_for_emergency(scope.actor, label)
    if not family_id:
        database.record_view(scope.actor, "refused", target="emergency")
        raise UnknownFamily(NOT_OPEN)
    account = database.account_of(scope.actor)
    role = next((role for role in account.roles if Power.BREAK_GLASS in rights_of(role).service), "") if account else ""
    grant_id, ends = uuid4().hex, now + EMERGENCY_LASTS
    with database.change(
        scope.actor, "emergency opened", family_id=family_id, target=f"{grant_id} until {ends.isoformat(timespec='minutes')}",
        power=Power.BREAK_GLASS, of_history=False,
    ) as change:
        change.add(ACCESS, [{
            "actor": scope.actor, "family_id": family_id, "role": role, "agencies": list(EVERY_AGENCY), "sensitivities": list(EVERY_SENSITIVITY),
            "grant_id": grant_id, "kind": GrantKind.EMERGENCY, "starts": now, "ends": ends, "reason": reason, "given_by": scope.actor,
            "given_at": now,
        }])


def restrict(database: Database, scope: Scope, family: Family, category: RestrictionKind, *, reason: str) -> None:
    """Let only those named for it see a family, from this moment. It stands until two people lift it, and never lapses.

    Raises AccessRefused where fewer than two people are named for it: nobody could lift it then.
    """
    now = _now()
    named = {
        grant["actor"] for grant in database.ask(scope, "grants_of_family", family=family.id)
        if grant["named"] and grant["kind"] == GrantKind.GIVEN and (grant["ends"] is None or now < grant["ends"])
        and Power.RESTRICT_FAMILY in rights_of(grant["role"]).service
    }
    if len(named) < 2 or scope.actor not in named:
        raise AccessRefused("Name at least two people for this family first, yourself among them: one to ask and one to agree when it is lifted.")
    _say_of_restriction(database, scope, family, "family restricted", category=category, reason=reason)


def ask_to_lift(database: Database, scope: Scope, family: Family, *, reason: str) -> None:
    """Ask for a restriction to be lifted: a second person must agree. Raises AccessRefused where none stands."""
    standing = _standing(database, scope, family)
    _say_of_restriction(
        database, scope, family, "lifting asked for", category=standing["category"], reason=reason, asked_to_lift=True,
        review_by=standing["review_by"],
    )


def lift(database: Database, scope: Scope, family: Family, *, reason: str) -> None:
    """Lift a restriction that somebody else asked to lift. Raises AccessRefused for the same person, or where nobody asked."""
    standing = _standing(database, scope, family)
    if not standing["asked_to_lift"]:
        raise AccessRefused("Nobody has asked for this restriction to be lifted.")
    if standing["recorded_by"] == scope.actor:
        raise AccessRefused("A second person must agree to lift a restriction.")
    _say_of_restriction(
        database, scope, family, "restriction lifted", category=standing["category"], reason=reason, lifted=True, review_by=standing["review_by"])


def review_restriction(database: Database, scope: Scope, family: Family, *, reason: str) -> None:
    """Say that a restriction was reviewed and stands; its next review is due in 90 days. Raises AccessRefused where none stands."""
    standing = _standing(database, scope, family)
    _say_of_restriction(database, scope, family, "restriction reviewed", category=standing["category"], reason=reason)


def _standing(database: Database, scope: Scope, family: Family) -> Row:
    said = database.ask(scope, "restrictions", family=family.id)
    if not said or said[-1]["lifted"]:
        raise AccessRefused("This family is not restricted.")
    return said[-1]


def _say_of_restriction(
    database: Database, scope: Scope, family: Family, action: str, *, category: str, reason: str, review_by: date | None = None,
    asked_to_lift: bool = False, lifted: bool = False,
) -> None:
    now = _now()
    with database.change(scope.actor, action, family_id=family.id, target=category, power=Power.RESTRICT_FAMILY, of_history=False) as change:
        change.add(RESTRICTION, [{
            "family_id": family.id, "category": category, "reason": reason,
            "review_by": review_by or (now + RESTRICTION_REVIEWED_WITHIN).date(), "asked_to_lift": asked_to_lift, "lifted": lifted,
            "recorded_by": scope.actor, "recorded_at": now,
        }])


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
