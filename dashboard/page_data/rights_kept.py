"""Accounts, relationships to families and emergencies: each kept as a new row, by whoever may, with its audit event."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from dashboard.errors import NOT_OPEN, AccessRefused, UnknownFamily
from dashboard.page_data.reviews_due import review_due
from dashboard.store import Database
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, Power, Role, Scope
from data_models.policy import GrantKind, rights_of
from data_models.record import Family
from data_models.sample_people import sample_account
from data_models.tables import ACCESS, ACCOUNT

EMERGENCY_LASTS = timedelta(minutes=60)


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

    Raises AccessRefused where ``by`` may not, gives to themselves, or says when a refusal would lapse.
    """
    if to == by:
        raise AccessRefused("Nobody gives themselves sight of a family.")
    if kind == GrantKind.REFUSED and until is not None:
        raise AccessRefused("A refusal stands until a second person ends it: it never lapses with time.")
    grant_id, now = uuid4().hex, _now()
    with database.change(by, f"sight {kind.value}", family_id=family_id, target=to, power=Power.GIVE_ACCESS, of_history=False) as change:
        change.add(ACCESS, [{
            "actor": to, "family_id": family_id, "role": Role(role).value, "agencies": list(agencies), "sensitivities": list(sensitivities),
            "grant_id": grant_id, "kind": kind, "starts": now, "ends": until, "named": named, "reason": reason,
            "review_by": review_due(database, database.scope_of(by), now.date()) if kind == GrantKind.REFUSED else None, "given_by": by,
            "given_at": now,
        }])
    return grant_id


def end_sight(database: Database, scope: Scope, family: Family, grant_id: str, *, reason: str) -> None:
    """End a grant from this moment. It stays in the record.

    Raises AccessRefused where it is a refusal that the caller said themselves; KeyError where the family has no such grant.
    """
    _say_again(database, scope, family, grant_id, "sight ended", reason=reason, ends=_now())


def review_refusal(database: Database, scope: Scope, family: Family, grant_id: str, *, reason: str) -> None:
    """Say that a refusal was reviewed and stands: its next review is counted from now. To end it is ``end_sight``.

    Raises AccessRefused where the caller said it themselves, or it does not stand; KeyError where the family has no such grant.
    """
    _say_again(database, scope, family, grant_id, "refusal reviewed", reason=reason, ends=None)


def _say_again(
    database: Database, scope: Scope, family: Family, grant_id: str, action: str, *, reason: str, ends: datetime | None,
) -> None:
    """The grant as it now is: ended, or a refusal that stands. Of a refusal it takes a second person to say either."""
    found = {row["grant_id"]: row for row in database.ask(scope, "grants_of_family", family=family.id)}[grant_id]
    refusal, now = found["kind"] == GrantKind.REFUSED, _now()
    if ends is None and (not refusal or (found["ends"] is not None and found["ends"] <= now)):
        raise AccessRefused("No such refusal stands.")
    if refusal and found["given_by"] == scope.actor:
        raise AccessRefused("You said this refusal last yourself: a second person reviews it, or ends it.")
    with database.change(
        scope.actor, action, family_id=family.id, target=found["actor"], power=Power.GIVE_ACCESS, of_history=False,
    ) as change:
        change.add(ACCESS, [{
            **{name: found[name] for name in ("actor", "role", "agencies", "sensitivities", "grant_id", "kind", "starts", "named")},
            "family_id": family.id, "ends": ends, "reason": reason,
            "review_by": review_due(database, scope, now.date()) if ends is None else None, "given_by": scope.actor, "given_at": now,
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


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
