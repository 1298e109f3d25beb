"""The timescales as the record has them: figures that came with the dashboard, the council's own, and authorised variations."""

from datetime import UTC, date, datetime
from typing import Any

from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Scope
from data_models.timescale_changes import TimescaleChange, Timescales, Variation
from data_models.timescales import Calendar, timescales


def timescales_of(database: Database, scope: Scope) -> Timescales:
    """Every change and variation, those taken back among them. What concerns a timescale that is no more is left out of the figures."""
    answers = database.ask_each(scope, ["timescale_changes", "timescale_variations"])
    return Timescales(
        tuple(_change(row) for row in answers["timescale_changes"] if row["code"] in timescales()),
        tuple(_variation(row) for row in answers["timescale_variations"]),
    )


def _change(row: Row) -> TimescaleChange:
    return TimescaleChange(
        id=row["change_id"], code=row["code"], value=row["value"], calendar=Calendar(row["calendar"]),
        effective_from=_day(row["effective_from"]), source=row["source"], confirm=row["confirm"], **_recorded(row),
    )


def _variation(row: Row) -> Variation:
    return Variation(
        id=row["variation_id"], codes=tuple(row["codes"]), first=_day(row["first"]), last=_day(row["last"]), value=row["value"],
        calendar=Calendar(row["calendar"]) if row["calendar"] else Calendar.CALENDAR, authority=row["authority"], reason=row["reason"] or "",
        confirm=row["confirm"], **_recorded(row),
    )


def _recorded(row: Row) -> dict[str, Any]:
    taken_back = row["taken_back_at"]
    return {
        "recorded_on": _here(row["recorded_at"]), "recorded_by": row["recorded_by"],
        "taken_back_on": _here(taken_back) if taken_back else None, "taken_back_by": row["taken_back_by"] or "",
    }


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _here(moment: datetime) -> date:
    """The record keeps UTC; a person counts days by the clock on the wall."""
    return moment.replace(tzinfo=UTC).astimezone().date()
