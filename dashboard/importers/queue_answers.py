"""A person's answer to a row that was kept but could not be read in full: the date, agency or status it really says, or that it stays.

An answer reads rightly what was written all along, so it holds for every date; the version before it is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from dashboard.errors import DashboardError
from dashboard.importers.dates.reading import read_date
from dashboard.importers.rows.agency_of import holder_named
from dashboard.importers.rows.prepared import when_parts
from dashboard.store import Database
from data_models import tables
from data_models.access import Scope, Sensitivity
from data_models.agencies import Agency
from data_models.columns import Kind, Table
from data_models.record import EvidenceStatus, Family, Nature, Seen

LEFT_AS_IT_IS = "left as it is"


@dataclass(frozen=True, slots=True)
class Item:
    """One queued item: the fact it is about ("" where its row made none), the field, and what was written."""

    queue_id: str
    fact_id: str
    fact_table: str
    field: str
    raw: str


def choices_for(field: str) -> tuple[str, ...]:
    """The values a field takes, for a list to choose from; () where the answer is typed, such as a date."""
    codes = _CODES.get(field)
    if codes is None:
        return ()
    return tuple(str(getattr(code, "label", code.value)) for code in codes)


def answerable(item: Item) -> bool:
    """True where an answer can change the fact; anything else can only be looked at and left as it is."""
    table = _table_of(item)
    return table is not None and any(column.name == item.field for column in table.columns) and (
        item.field in _CODES or _kind_of(table, item.field) in (Kind.WHEN, Kind.DATE))


def answer(database: Database, scope: Scope, family: Family, item: Item, text: str, *, today: date) -> str:
    """Put ``text`` in place of what could not be read, and return in words how it is read now.

    Raises DashboardError where the answer itself cannot be read; nothing is changed then.
    """
    table = _table_of(item)
    if table is None or not answerable(item):
        raise DashboardError("This row made no fact that an answer could change.")
    changes, said = _changes(table, item.field, text, today)
    with database.change(scope.actor, "queued item answered", family_id=family.id, target=item.queue_id) as change:
        change.correct(table, family_id=family.id, fact_id=item.fact_id, changes=changes, made_on=None)
        change.add(tables.QUEUE_DONE, [_done(scope, family, item, said)])
    return said


def leave(database: Database, scope: Scope, family: Family, item: Item, *, note: str = "") -> None:
    """Say that a person looked and that the row stays as it was read."""
    with database.change(scope.actor, "queued item left as it is", family_id=family.id, target=item.queue_id) as change:
        change.add(tables.QUEUE_DONE, [_done(scope, family, item, f"{LEFT_AS_IT_IS}: {note}" if note else LEFT_AS_IT_IS)])


def _changes(table: Table, field: str, text: str, today: date) -> tuple[Mapping[str, object], str]:
    if field == "agency":
        holder = holder_named(text)
        if holder.problem:
            raise DashboardError(f"Not read: {holder.problem}.")
        return {"agency": holder.agency.value, "agency_name": holder.name}, holder.agency.label
    if field in _CODES:
        code = next((code for code in _CODES[field] if text in (code.value, str(getattr(code, "label", code.value)))), None)
        if code is None:
            raise DashboardError("Not read: choose one of the values offered.")
        return {field: code.value}, str(getattr(code, "label", code.value))
    reading = read_date(text, today=today)
    if reading.when.undated:
        raise DashboardError(f"Not read: {reading.problem or 'the date cannot be read'}.")
    if _kind_of(table, field) is Kind.WHEN:
        return when_parts(field, reading.when), reading.when.in_words()
    if not reading.when.exact:
        raise DashboardError("Not read: it must be one certain day.")
    return {field: reading.when.start}, reading.when.in_words()


def _done(scope: Scope, family: Family, item: Item, said: str) -> dict[str, object]:
    return {
        "queue_id": item.queue_id, "family_id": family.id, "done_by": scope.actor, "done_at": datetime.now(UTC).replace(tzinfo=None),
        "answer": said,
    }


def _table_of(item: Item) -> Table | None:
    return next((table for table in tables.FACT_TABLES if item.fact_id and table.full_name == item.fact_table), None)


def _kind_of(table: Table, field: str) -> Kind:
    return table.column(field).kind


_CODES: Mapping[str, type[StrEnum]] = {
    "agency": Agency, "evidence_status": EvidenceStatus, "child_seen": Seen, "sensitivity": Sensitivity, "nature": Nature,
}
