"""Holds: a family's record that may not be erased, such as for an inquiry or for proceedings, until somebody lifts the hold."""

from datetime import UTC, date, datetime

from dashboard.errors import DashboardError
from dashboard.store import Database
from data_models.access import Power
from data_models.record import Family
from data_models.tables import HOLD


def hold_record(database: Database, actor: str, family: Family, reason: str, *, today: date) -> None:
    """Hold a family's record from ``today``. Raises DashboardError without a reason, AccessRefused without the power."""
    _write(database, actor, family, reason, today=today, lifted=False)


def lift_hold(database: Database, actor: str, family: Family, reason: str, *, today: date) -> None:
    """Lift the hold that stands. Raises DashboardError where none does."""
    if database.standing_hold(family.id) is None:
        raise DashboardError("No hold stands over this family's record.")
    _write(database, actor, family, reason, today=today, lifted=True)


def _write(database: Database, actor: str, family: Family, reason: str, *, today: date, lifted: bool) -> None:
    if not reason.strip():
        raise DashboardError("Say why: those who come after must be able to judge whether the hold still stands.")
    action = "hold lifted" if lifted else "record held"
    with database.change(actor, action, family_id=family.id, power=Power.HOLD_FAMILY, of_history=False) as change:
        change.add(HOLD, [{
            "family_id": family.id, "reason": reason.strip(), "holds_from": today, "lifted": lifted, "recorded_by": actor,
            "recorded_at": datetime.now(UTC).replace(tzinfo=None),
        }])
