"""Prepared rows into the record: the import, every row as it came, the facts they made, and what a person must look at."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import uuid4

from dashboard.importers.rows.newer_version import OWN
from dashboard.importers.rows.prepared import PreparedRow, text_of
from dashboard.importers.taken import Said, Taken
from dashboard.store import Change, Database
from data_models import tables
from data_models.access import Sensitivity
from data_models.agencies import Agency
from data_models.columns import Table
from data_models.record import Family

_Named = tuple[PreparedRow, tuple[str, ...]]
"""A row with the ids of the facts it made."""


def write(database: Database, actor: str, family: Family, taken: Taken, said: Said, *, today: date) -> str:
    """Write one file in one transaction with its audit event, and return the id of the import.

    A newer version of a row counts from the day stated for the file, else from ``today``.
    """
    import_id, now = uuid4().hex, datetime.now(UTC).replace(tzinfo=None)
    file = taken.prepared.file
    where = {"family_id": family.id, "import_id": import_id}
    rows = [(row, fact_ids(family, row, as_updates=said.as_updates)) for row in taken.prepared.rows]
    with database.change(actor, "file taken in", family_id=family.id, target=import_id) as change:
        change.add(tables.IMPORT, [{
            **where, "file": taken.file, "sha256": file.sha256, "format": file.format, "agency": said.agency,
            "mapping_json": json.dumps(said.mapping.as_dict() if said.mapping else {}), "known_on": said.known_on,
            "imported_at": now, "imported_by": actor, "rows_read": taken.read, "rows_loaded": taken.count("loaded"),
            "rows_duplicate": taken.count("duplicate"), "rows_rejected": taken.count("rejected"),
        }])
        change.add(tables.SOURCE_ROW, [{**_source_row(row, ids), **where} for row, ids in rows])
        made = {**where, "file": taken.file, "recorded_at": now, "recorded_by": actor}
        for table, facts in _by_table(rows):
            new = [{**fields, **made, "row_id": f"{fields['fact_id']}.1", "version": 1} for fields, changed in facts if not changed]
            newer = [{**fields, **made, "version_known_on": said.known_on or today} for fields, changed in facts if changed]
            change.add(table, new)
            change.add_versions(table, newer, family_id=family.id)
        change.known_earlier([
            {"fact_ids": ids, "import_id": import_id, "file": taken.file, "sheet": row.sheet, "source_row": row.number,
             "known_on": row.known_since, "by_row": row.known_since != said.known_on} for row, ids in rows if row.known_since
        ], family_id=family.id)
        _withdraw(change, family, taken, rows, import_id, known_on=said.known_on or today)
        change.add(tables.QUEUE, [{**item, **where} for item in _queue_rows(taken, rows)])
    return import_id


def fact_ids(family: Family, row: PreparedRow, *, as_updates: bool = True) -> tuple[str, ...]:
    """An id a fact, the same whenever the same row of the same family comes again, so that it never makes a second fact.

    A row that a table's own key names gets its ids from that key, whatever stands in it and whichever facts it makes. Any other row
    makes one fact: from its content, or that of the row it is a newer version of.
    """
    if row.updates and row.known_since:
        return row.updates.facts
    by_key = as_updates and row.identity.startswith(OWN)
    if row.updates and row.facts and not by_key:
        return (row.updates.facts[0], *_ids(family, row, row.fingerprint)[1:])
    return _ids(family, row, row.identity if by_key else row.fingerprint)


def _ids(family: Family, row: PreparedRow, named: str) -> tuple[str, ...]:
    ids, of_table = [], Counter[str]()
    for table, _ in row.facts:
        which = of_table[table.full_name]
        of_table[table.full_name] += 1
        parts = (family.id, table.full_name, named, *([str(which)] if which else []))
        ids.append(hashlib.sha256("|".join(parts).encode()).hexdigest()[:16])
    return tuple(ids)


def _by_table(rows: Iterable[_Named]) -> list[tuple[Table, list[tuple[dict[str, object], bool]]]]:
    """Facts by table, each with whether it is a newer version of one in the record."""
    grouped: dict[str, tuple[Table, list[tuple[dict[str, object], bool]]]] = {}
    for row, ids in rows:
        if row.known_since:
            continue
        before = row.updates.facts if row.updates else ()
        for fact_id, (table, fields) in zip(ids, row.facts, strict=True):
            fact = {**fields, "fact_id": fact_id, "sheet": row.sheet, "source_row": row.number}
            grouped.setdefault(table.full_name, (table, []))[1].append((fact, fact_id in before))
    return list(grouped.values())


def _withdraw(change: Change, family: Family, taken: Taken, rows: Iterable[_Named], import_id: str, *, known_on: date) -> None:
    """Facts that a newer version of their row no longer makes, and facts whose sender asks for them to be deleted, stand no more.

    The first from the day the newer version counts, the second at every date.
    """
    where = {"family_id": family.id, "import_id": import_id, "file": taken.file}
    for row, ids in rows:
        if row.updates and (left := [fact for fact in row.updates.facts if fact not in ids]):
            change.withdraw(left, **where, sheet=row.sheet, source_row=row.number, known_on=known_on)
    for purge in taken.prepared.purged:
        change.withdraw(purge.row.facts, **where, sheet=purge.sheet, source_row=purge.source_row, known_on=None)


def _source_row(row: PreparedRow, ids: tuple[str, ...]) -> dict[str, object]:
    """A row that made no fact gets the most restricted label: nobody has said what is in it."""
    said = row.repeats if row.known_since else row.facts
    fields = said[0][1] if said else {}
    fixed = {row.name_of(index): text for index, text in row.fixed}
    return {
        "sheet": row.sheet, "source_row": row.number,
        "cells_json": json.dumps({name: text_of(cell) for name, cell in row.named_cells().items()}, ensure_ascii=False),
        "outcome": row.outcome, "reason": row.reason, "fact_ids": ids, "fingerprint": row.fingerprint,
        "identity": row.identity, "fixed_json": json.dumps(fixed, ensure_ascii=False) if fixed else "",
        "agency": fields.get("agency") or Agency.OTHER.value,
        "sensitivity": fields.get("sensitivity") or Sensitivity.RESTRICTED.value,
    }


def _queue_rows(taken: Taken, rows: Iterable[_Named]) -> list[dict[str, object]]:
    made = {
        (row.sheet, row.number): {"fact_id": ids[0], "fact_table": row.facts[0][0].full_name} for row, ids in rows if row.facts
    }
    return [
        {
            "queue_id": uuid4().hex[:16], **made.get((item.source.sheet, item.source.row), {"fact_id": "", "fact_table": ""}),
            "file": item.source.file, "sheet": item.source.sheet, "source_row": item.source.row, "field": item.field,
            "message": item.message, "raw": item.raw, "agency": Agency.OTHER.value, "sensitivity": Sensitivity.RESTRICTED.value,
        }
        for item in taken.queued
    ]
