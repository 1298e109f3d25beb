"""Whole-council tables in and out: rows are loaded a file at a time, set by set, and a family's part is asked by children's numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from data_models.columns import Table
from data_models.council import NO_REFERENCE, ORIGIN
from data_models.ssd import SSD_TABLES

_SQL = Path(__file__).with_name("sql") / "council"
_ORIGIN = {column.name for column in ORIGIN}


@dataclass(frozen=True, slots=True)
class RowsLoaded:
    """What became of the rows of one sheet. ``read`` = ``created`` + ``updated`` + ``unchanged`` + ``repeated``; blank rows are none of them.

    ``updated``: take the place of rows with the same key. ``unchanged``: in the record already. ``repeated``: earlier in the same file.
    ``written``: as the database counted them; it must be ``created`` + ``updated``.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    written: int = 0


def load(cursor: duckdb.DuckDBPyConnection, table: Table, arrived: pa.Table, *, import_id: str, sheet: str) -> RowsLoaded:
    """Add rows to ``table``: text columns under its own names, in any choice, and ``source_row``.

    Rows of one key replace the rows that the record has of it, unless they say the same; what they replace is kept.
    """
    names = [name for name, _ in table.physical() if name not in _ORIGIN]
    columns = [name for name in names if name in arrived.column_names]
    cursor.register("arrived_rows", arrived)
    try:
        cursor.execute(_outcomes(table, names, columns))
        cursor.execute("select outcome, count(*) from arrived_outcome group by outcome")
        counts = dict(cursor.fetchall())
        cursor.execute(_text("load.sql").format(table=table.full_name, columns=_listed(columns)), {"import_id": import_id, "sheet": sheet})
        (written,) = cursor.fetchone() or (0,)
        cursor.execute("drop table arrived_outcome")
    finally:
        cursor.unregister("arrived_rows")
    read = arrived.num_rows - counts.get("blank", 0)
    others = {outcome: counts.get(outcome, 0) for outcome in ("updated", "unchanged", "repeated")}
    return RowsLoaded(read=read, created=read - sum(others.values()), written=written, **others)


def part(table: Table) -> str:
    """The question for a family's part of one table of the Standard Safeguarding Dataset: ``$children``, ``$parents``, ``$keys``."""
    ssd = SSD_TABLES[table.name]
    nobody = f"in ({', '.join(repr(word) for word in NO_REFERENCE)})"
    tests = [f'list_contains(keys, trim("{ssd.key}"))']
    if ssd.person:
        tests.append(f'list_contains(children, trim("{ssd.person}"))')
    if ssd.parent:
        unless = f"""lower(trim(coalesce("{ssd.person}", ''))) {nobody} and """ if ssd.person else ""
        tests.append(f'({unless}list_contains(parents, trim("{ssd.parent[0]}")))')
    own_place = "import_id || '|' || sheet || '|' || source_row"
    return _text("part.sql").format(
        table=table.full_name, visible=f"visible_{table.schema}_{table.name}", about=f"coalesce({' or '.join(tests)}, false)",
        name=f"""coalesce(nullif(trim("{ssd.key}"), ''), {own_place})""",
    )


def _outcomes(table: Table, names: Sequence[str], arrived: Sequence[str]) -> str:
    """A column that did not come, and one that came blank, say the same."""
    values = {name: f"""coalesce("{name}", '')""" for name in names}
    came = {name: values[name] if name in arrived else "''" for name in names}
    return _text("outcomes.sql").format(
        table=table.full_name, values=_listed(names),
        arrived_name=_name(came[table.key[0]], came), arrived_values=_as(came),
        held_name=_name(values[table.key[0]], values), held_values=_as(values),
    )


def _name(key: str, values: dict[str, str]) -> str:
    """The key; where it is blank all that the row says, its cells parted so that no two rows are taken for one; "" where that is nothing."""
    cells = ", ".join(values.values())
    return f"case when trim({key}) <> '' then trim({key}) when concat({cells}) <> '' then concat_ws(chr(31), '', {cells}) else '' end"


def _as(values: dict[str, str]) -> str:
    return ", ".join(f'{value} as "{name}"' for name, value in values.items())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _text(name: str) -> str:
    return (_SQL / name).read_text(encoding="utf-8")
