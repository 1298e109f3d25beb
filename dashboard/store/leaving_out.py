"""The record written anew without one family: which rows of which tables are left out, and the check that only those were."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from dashboard.audit.chain import audit_key, first_break
from dashboard.errors import StoreRefused
from dashboard.store.copying import Rows, copy_record, counts_of, tables_of
from dashboard.store.opening import opened
from dashboard.store.rows import Row, rows_of
from dashboard.store.trail import head_of, trail_of
from data_models.columns import Table
from data_models.council import COUNCIL_REJECTED, COUNCIL_ROW, SSD_RECORD, parents_first
from data_models.ssd import SsdTable
from data_models.tables import AUDIT_EVENT

_OF_FAMILY = "family_id = $family"
_OF_CHILDREN = "list_contains($children::varchar[], trim(\"{column}\"))"


def rewrite_without(cursor: duckdb.DuckDBPyConnection, path: Path, key: str, *, family_id: str, children: Sequence[str] = ()) -> dict[str, int]:
    """Write what ``cursor`` sees into a new file at ``path``, without the rows of a family, and of ``children`` in whole-council tables.

    The trail is copied whole. Answers with the rows left out, by table. Raises StoreRefused where the new file does not hold all the others.
    """
    without = _rows_of_family(cursor, family_id) | _rows_of_children(cursor, children)
    left_out = {name: _count(cursor, name, rows) for name, rows in without.items()}
    copy_record(cursor, path, key, without=without)
    expected = {name: number - left_out.get(_quoted(name), 0) for name, number in counts_of(cursor).items()}
    written = opened(path, key, read_only=True)
    try:
        written.execute("use store")
        if counts_of(written) != expected or head_of(written) != head_of(cursor) or first_break(trail_of(written), audit_key(key)) is not None:
            raise StoreRefused("The record written anew does not hold all that must stay, so the old one was kept as it was. Nothing was erased.")
    finally:
        written.close()
    return {name.replace('"', ""): number for name, number in left_out.items() if number}


def holds_family(cursor: duckdb.DuckDBPyConnection, family_id: str) -> bool:
    """Whether any table but the trail has a row of the family."""
    return any(_count(cursor, name, rows) for name, rows in _rows_of_family(cursor, family_id).items())


def standing_hold(cursor: duckdb.DuckDBPyConnection, family_id: str) -> Row | None:
    """The hold that stands over a family's record; None where there is none, or the newest row lifts it."""
    found = rows_of(cursor, _text("hold"), {"family": family_id})
    return found[0] if found and not found[0]["lifted"] else None


def _rows_of_family(cursor: duckdb.DuckDBPyConnection, family_id: str) -> dict[str, Rows]:
    """Of every table with a family's id, as the record has them: one that this version does not know is no place to stay in."""
    named = {f'"{row["schema_name"]}"."{row["table_name"]}"' for row in rows_of(cursor, _text("tables_of_families"), {})}
    return {
        name: Rows(_OF_FAMILY, {"family": family_id}) for name, _ in tables_of(cursor)
        if name in named and name != _quoted(AUDIT_EVENT.full_name)
    }


def _rows_of_children(cursor: duckdb.DuckDBPyConnection, children: Sequence[str]) -> dict[str, Rows]:
    """Rows of whole-council tables that name a child, or belong to one that does; lines that could not be loaded and hold the number."""
    numbers = [number.strip() for number in children if number.strip()]
    if not numbers:
        return {}
    found = {
        COUNCIL_ROW: Rows(_OF_CHILDREN.format(column="child_id"), {"children": numbers}),
        COUNCIL_REJECTED: Rows("len(list_filter($children::varchar[], number -> contains(line, number))) > 0", {"children": numbers}),
    }
    keys: dict[str, list[str]] = {}
    for ssd in parents_first():
        if (rows := _rows_of_ssd(ssd, numbers, keys)) is not None:
            found[SSD_RECORD[ssd.name]] = rows
            keys[ssd.name] = _keys(cursor, SSD_RECORD[ssd.name], rows)
    return {_quoted(table.full_name): rows for table, rows in found.items()}


def _rows_of_ssd(ssd: SsdTable, numbers: list[str], keys: Mapping[str, list[str]]) -> Rows | None:
    parameters: dict[str, object] = {}
    tests = []
    if ssd.person:
        tests.append(_OF_CHILDREN.format(column=ssd.person))
        parameters["children"] = numbers
    if ssd.parent and keys.get(ssd.parent[1]):
        tests.append(f'list_contains($parents::varchar[], trim("{ssd.parent[0]}"))')
        parameters["parents"] = keys[ssd.parent[1]]
    return Rows(f"({' or '.join(tests)})", parameters) if tests else None


def _keys(cursor: duckdb.DuckDBPyConnection, table: Table, rows: Rows) -> list[str]:
    found = rows_of(cursor, f"""select distinct trim("{table.key[0]}") as key from {table.full_name} where {rows.condition}""", rows.parameters)  # noqa: S608
    return [row["key"] for row in found if row["key"]]


def _count(cursor: duckdb.DuckDBPyConnection, name: str, rows: Rows) -> int:
    (number,) = cursor.execute(f"select count(*) from {name} where {rows.condition}", dict(rows.parameters)).fetchone() or (0,)  # noqa: S608
    return int(number)


def _quoted(name: str) -> str:
    schema, table = name.split(".")
    return f'"{schema}"."{table}"'


def _text(name: str) -> str:
    return (Path(__file__).with_name("sql") / "erasure" / f"{name}.sql").read_text(encoding="utf-8")
