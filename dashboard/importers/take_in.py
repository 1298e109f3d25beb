"""Take one file into a family's record: prepared rows, every row accounted for, one transaction, or nothing at all."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import uuid4

from dashboard.importers.mapping import Mapping
from dashboard.importers.prepare import prepare
from dashboard.importers.prepared import Prepared, PreparedRow
from dashboard.store import Database
from data_models import tables
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, Role, Scope, Sensitivity
from data_models.agencies import Agency
from data_models.columns import Table
from data_models.record import Family, Queued


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file. ``unchanged``: exactly this file is in the record already, so nothing was written."""

    file: str
    prepared: Prepared
    unchanged: bool
    dry_run: bool

    @property
    def read(self) -> int:
        return len(self.prepared.rows)

    def count(self, outcome: str) -> int:
        return sum(1 for row in self.prepared.rows if row.outcome == outcome)

    @property
    def queued(self) -> tuple[Queued, ...]:
        return self.prepared.queued


def take_in(
    database: Database, scope: Scope, family: Family, *, name: str, content: bytes, today: date,
    agency: str = "", mapping: Mapping | None = None, known_on: date | None = None, known_on_column: str = "", dry_run: bool = False,
) -> Taken:
    """Check a file and add it to ``family``'s record in one transaction with its audit event.

    Raises FileRefused when the file cannot be read; the record is then as it was.
    """
    prepared = prepare(
        name, content, family_labels=_labels(database, scope, family, today), agency=agency, mapping=mapping or Mapping(),
        known_on=known_on, known_on_column=known_on_column, today=today, already=_already(database, scope, family),
    )
    unchanged = bool(database.ask(scope, "import_by_hash", family=family.id, sha256=prepared.file.sha256))
    taken = Taken(file=name, prepared=prepared, unchanged=unchanged, dry_run=dry_run)
    if not (dry_run or unchanged):
        _write(database, scope.actor, family, taken, agency=agency, mapping=mapping, known_on=known_on)
    return taken


def new_family(database: Database, actor: str, label: str, *, family_id: str = "") -> Family:
    """Make a family under ``label`` and give ``actor`` sight of it. The id is opaque: it may stand in an address."""
    family = Family(id=family_id or uuid4().hex[:12], label=label)
    with database.change(actor, "family made", family_id=family.id, target="care.family") as change:
        change.add(tables.FAMILY, [{"family_id": family.id, "label": label, "created_at": _now()}])
        change.add(tables.ACCESS, [{
            "actor": actor, "family_id": family.id, "role": Role.DATA_OFFICER.value,
            "agencies": EVERY_AGENCY, "sensitivities": EVERY_SENSITIVITY,
        }])
    return family


def _labels(database: Database, scope: Scope, family: Family, today: date) -> tuple[str, ...]:
    return tuple(row["label"] for row in database.ask(scope, f"known/{tables.PERSON.full_name}", family=family.id, as_at=today))


def _already(database: Database, scope: Scope, family: Family) -> frozenset[str]:
    return frozenset(row["fingerprint"] for row in database.ask(scope, "entry_fingerprints", family=family.id) if row["fingerprint"])


def _write(database: Database, actor: str, family: Family, taken: Taken, *, agency: str, mapping: Mapping | None, known_on: date | None) -> None:
    import_id, now = uuid4().hex, _now()
    file = taken.prepared.file
    with database.change(actor, "file taken in", family_id=family.id, target=import_id) as change:
        change.add(tables.IMPORT, [{
            "import_id": import_id, "family_id": family.id, "file": taken.file, "sha256": file.sha256, "format": file.format,
            "agency": agency, "mapping_json": json.dumps(mapping.as_dict() if mapping else {}), "known_on": known_on,
            "imported_at": now, "imported_by": actor, "rows_read": taken.read, "rows_loaded": taken.count("loaded"),
            "rows_duplicate": taken.count("duplicate"), "rows_rejected": taken.count("rejected"),
        }])
        change.add(tables.SOURCE_ROW, [_source_row(row, family, import_id) for row in taken.prepared.rows])
        for table, rows in _by_table(taken.prepared.rows):
            change.add(table, [
                {
                    **fields, "row_id": f"{fact_id(family, table, row)}.1", "fact_id": fact_id(family, table, row), "version": 1,
                    "family_id": family.id, "import_id": import_id, "file": taken.file, "sheet": row.sheet, "source_row": row.number,
                    "recorded_at": now, "recorded_by": actor,
                }
                for row, fields in rows
            ])
        change.add(tables.QUEUE, [_queue_row(item, family, import_id) for item in taken.queued])


def fact_id(family: Family, table: Table, row: PreparedRow) -> str:
    """An id that the same row of the same family always gets, so that taking a file in again never makes a second fact."""
    return hashlib.sha256(f"{family.id}|{table.full_name}|{row.fingerprint}".encode()).hexdigest()[:16]


def _by_table(rows: Iterable[PreparedRow]) -> list[tuple[Table, list[tuple[PreparedRow, dict[str, object]]]]]:
    grouped: dict[str, tuple[Table, list[tuple[PreparedRow, dict[str, object]]]]] = {}
    for row in rows:
        if row.fact is not None:
            table, fields = row.fact
            grouped.setdefault(table.full_name, (table, []))[1].append((row, fields))
    return list(grouped.values())


def _source_row(row: PreparedRow, family: Family, import_id: str) -> dict[str, object]:
    """A row that made no fact gets the most restricted label: nobody has said what is in it."""
    fields = row.fact[1] if row.fact else {}
    return {
        "family_id": family.id, "import_id": import_id, "sheet": row.sheet, "source_row": row.number,
        "cells_json": json.dumps(row.named_cells(), ensure_ascii=False, default=str), "outcome": row.outcome, "reason": row.reason,
        "fact_id": fact_id(family, row.fact[0], row) if row.fact else None, "fingerprint": row.fingerprint,
        "agency": fields.get("agency") or Agency.OTHER.value,
        "sensitivity": fields.get("sensitivity") or Sensitivity.RESTRICTED.value,
    }


def _queue_row(item: Queued, family: Family, import_id: str) -> dict[str, object]:
    return {
        "family_id": family.id, "import_id": import_id, "file": item.source.file, "sheet": item.source.sheet,
        "source_row": item.source.row, "field": item.field, "message": item.message, "raw": item.raw,
        "agency": Agency.OTHER.value, "sensitivity": Sensitivity.RESTRICTED.value,
    }


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
