"""Restricted families: restricted, reviewed and lifted, each a new row with its audit event. Nothing here ends with time."""

from datetime import UTC, date, datetime

from dashboard.errors import AccessRefused
from dashboard.page_data.reviews_due import review_due
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Power, RestrictionKind, Scope
from data_models.policy import GrantKind, rights_of
from data_models.record import Family
from data_models.tables import RESTRICTION


def restrict(database: Database, scope: Scope, family: Family, category: RestrictionKind, *, reason: str) -> None:
    """Let only those named for it see a family, from this moment. It stands until two people lift it, and never lapses.

    Raises AccessRefused where it is restricted already, or where fewer than two people are named for it: nobody could lift it then.
    """
    if _standing(database, scope, family):
        raise AccessRefused("This family is restricted already: a second person reviews that.")
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
    *_, standing = _that_stands(database, scope, family)
    _say_of_restriction(
        database, scope, family, "lifting asked for", category=standing["category"], reason=reason, asked_to_lift=True,
        review_by=standing["review_by"],
    )


def lift(database: Database, scope: Scope, family: Family, *, reason: str) -> None:
    """Lift a restriction that somebody else asked to lift. Raises AccessRefused for the same person, or where nobody asked."""
    *_, standing = _that_stands(database, scope, family)
    if not standing["asked_to_lift"]:
        raise AccessRefused("Nobody has asked for this restriction to be lifted.")
    if standing["recorded_by"] == scope.actor:
        raise AccessRefused("A second person must agree to lift a restriction.")
    _say_of_restriction(
        database, scope, family, "restriction lifted", category=standing["category"], reason=reason, lifted=True, review_by=standing["review_by"])


def review_restriction(database: Database, scope: Scope, family: Family, *, reason: str) -> None:
    """Say that a restriction was reviewed and stands: its next review is counted from now. To end it is to ask, and to lift.

    Raises AccessRefused where none stands, or where the caller was the last to say that it does: a review is a second person's.
    """
    said = _that_stands(database, scope, family)
    if next(row for row in reversed(said) if not row["asked_to_lift"])["recorded_by"] == scope.actor:
        raise AccessRefused("You were the last to say that this restriction stands: a second person reviews it.")
    _say_of_restriction(database, scope, family, "restriction reviewed", category=said[-1]["category"], reason=reason)


def _standing(database: Database, scope: Scope, family: Family) -> list[Row]:
    """What was said of the restriction that stands, oldest first; empty where none does."""
    said = database.ask(scope, "restrictions", family=family.id)
    lifted = max((place for place, row in enumerate(said) if row["lifted"]), default=-1)
    return said[lifted + 1:]


def _that_stands(database: Database, scope: Scope, family: Family) -> list[Row]:
    if said := _standing(database, scope, family):
        return said
    raise AccessRefused("This family is not restricted.")


def _say_of_restriction(
    database: Database, scope: Scope, family: Family, action: str, *, category: str, reason: str, review_by: date | None = None,
    asked_to_lift: bool = False, lifted: bool = False,
) -> None:
    """``review_by``: as said before, where this is no word that it stands."""
    now = _now()
    due = review_by or review_due(database, scope, now.date())
    with database.change(scope.actor, action, family_id=family.id, target=category, power=Power.RESTRICT_FAMILY, of_history=False) as change:
        change.add(RESTRICTION, [{
            "family_id": family.id, "category": category, "reason": reason, "review_by": due, "asked_to_lift": asked_to_lift, "lifted": lifted,
            "recorded_by": scope.actor, "recorded_at": now,
        }])


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
