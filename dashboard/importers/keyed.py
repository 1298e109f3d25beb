"""What a person states on screen, kept like any file: an import of its own, the fields as typed, and the facts they made.

So every sentence that rests on it opens what was typed, by whom and when, and it can be taken back as an import can.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from dashboard.importers.rows.prepared import fact_columns
from dashboard.store import Change, Database
from data_models import tables
from data_models.access import Sensitivity
from data_models.agencies import Agency
from data_models.columns import Kind, Table
from data_models.record import Family

FORMAT = "keyed"


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact to be kept. ``fields`` by physical column name. ``fact_id``: the fact it is the next version of, "" for a new one.

    ``reading``: it puts right how words were read here, so it holds for every date; else it is known from the day it is made.
    ``typed``: what the form showed, by label, where it says more than the fields.
    """

    table: Table
    fields: Mapping[str, object]
    fact_id: str = ""
    reading: bool = True
    typed: Mapping[str, str] | None = None


def keep(database: Database, actor: str, family: Family, form: str, statements: Sequence[Statement], *, now: datetime | None = None) -> str:
    """Write statements in one transaction with its audit event and return the import's id. ``form`` names what was filled in."""
    with database.change(actor, f"stated on screen: {form}", family_id=family.id, target=form) as change:
        return keep_within(change, family, form, statements, now=now)


def keep_within(change: Change, family: Family, form: str, statements: Sequence[Statement], *, now: datetime | None = None) -> str:
    """The same inside a change that does more, such as closing the queue item it answers."""
    moment = now or datetime.now(UTC).replace(tzinfo=None)
    import_id = uuid4().hex
    file = f"Stated on screen by {change.actor}"
    where = {"family_id": family.id, "import_id": import_id}
    change.add(tables.IMPORT, [{
        **where, "file": file, "sha256": "", "format": FORMAT, "agency": "", "mapping_json": "{}", "imported_at": moment,
        "imported_by": change.actor, "rows_read": len(statements), "rows_loaded": len(statements), "rows_duplicate": 0, "rows_rejected": 0,
    }])
    by_table: dict[str, tuple[Table, list[dict[str, object]]]] = {}
    rows = []
    for number, statement in enumerate(statements, start=1):
        fact_id = statement.fact_id or hashlib.sha256(f"{import_id}|{number}".encode()).hexdigest()[:16]
        fact = {
            **_blank(statement.table), **statement.fields, **where, "fact_id": fact_id, "file": file, "sheet": form, "source_row": number,
            "recorded_at": moment, "recorded_by": change.actor, "version_known_on": None if statement.reading else moment.date(),
        }
        by_table.setdefault(statement.table.full_name, (statement.table, []))[1].append(fact)
        rows.append({
            **where, "sheet": form, "source_row": number, "cells_json": json.dumps(_as_typed(statement), ensure_ascii=False),
            "outcome": "loaded", "reason": "", "fact_ids": [fact_id], "fingerprint": "", "identity": "", "fixed_json": "",
            "agency": fact["agency"], "sensitivity": fact["sensitivity"],
        })
    change.add(tables.SOURCE_ROW, rows)
    for table, facts in by_table.values():
        change.add_versions(table, facts, family_id=family.id)
    return import_id


def decision_id(family: Family, *about: str) -> str:
    """One id for one question, so that a later answer is the next version of the same fact and the newest answer counts."""
    return hashlib.sha256("|".join((family.id, *about)).encode()).hexdigest()[:16]


def _blank(table: Table) -> dict[str, object]:
    """Every column empty: coded columns at "not recorded" where they have such a word."""
    fields: dict[str, object] = dict.fromkeys(fact_columns(table))
    for column in table.columns:
        if column.kind is Kind.WHEN:
            fields[f"{column.name}_raw"], fields[f"{column.name}_precision"] = "", "unknown"
        elif column.allowed and "not_recorded" in {code.value for code in column.allowed}:
            fields[column.name] = "not_recorded"
    return {
        **fields, "agency": Agency.CHILDRENS_SOCIAL_CARE.value, "agency_name": Agency.CHILDRENS_SOCIAL_CARE.label,
        "sensitivity": Sensitivity.NORMAL.value,
    }


def _as_typed(statement: Statement) -> dict[str, str]:
    if statement.typed is not None:
        return dict(statement.typed)
    return {name: str(value) for name, value in statement.fields.items() if value not in (None, "", [], ())}
