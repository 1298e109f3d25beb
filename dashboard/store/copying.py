"""A record written anew, row by row, into a fresh encrypted file: for backups and for erasure.

Copying the bytes instead would open the record's file a second time in this process, and on POSIX systems closing that would give up the
lock on it (measured: a second process then opened the record). A fresh file also holds nothing of rows that were removed before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.store.opening import close_to_the_outside, opened
from dashboard.store.rows import rows_of

_ROWS_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows of a table: an SQL condition and its parameters."""

    condition: str
    parameters: Mapping[str, object]


_WHOLE: Mapping[str, Rows] = {}


def tables_of(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """(quoted name, DDL) of every table in the record as it is, those of a later version of this application among them."""
    found = rows_of(cursor, _TABLES, {})
    return [(f'"{row["schema_name"]}"."{row["table_name"]}"', row["sql"]) for row in found]


def copy_record(
    source: duckdb.DuckDBPyConnection, path: Path, key: str, *, without: Mapping[str, Rows] = _WHOLE,
) -> None:
    """Write what ``source`` sees of the record, in the transaction it is in, into a new file at ``path``.

    ``without``: by the table's quoted name, rows to be left out.
    Rows never leave memory in the clear. Raises FileExistsError where there is a file already.
    """
    if path.exists():
        raise FileExistsError(path)
    connection = opened(path, key)
    try:
        connection.execute("use store")
        close_to_the_outside(connection)
        connection.execute("begin transaction")  # one write to disk in place of one for each table
        for name, ddl in tables_of(source):
            connection.execute(f"create schema if not exists {name.split('.')[0]}")
            connection.execute(ddl)
            out = without.get(name, Rows("false", {}))
            kept = f"select * from {name} where not coalesce({out.condition}, false)"  # noqa: S608 - names of tables that the record has
            reader = source.execute(kept, dict(out.parameters)).to_arrow_reader(_ROWS_AT_ONCE)
            connection.register("copied_rows", reader)
            connection.execute(f"insert into {name} by name select * from copied_rows")  # noqa: S608
            connection.unregister("copied_rows")
        connection.execute("commit")
        connection.execute("checkpoint store")
    finally:
        connection.close()


def counts_of(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows of every table by ``schema.table``."""
    names = [name for name, _ in tables_of(cursor)]
    counts = {}
    for name in names:
        (number,) = cursor.execute(f"select count(*) from {name}").fetchone() or (0,)  # noqa: S608
        counts[name.replace('"', "")] = number
    return counts


_TABLES = """
    select schema_name, table_name, sql from duckdb_tables()
    where database_name = 'store' and not internal order by schema_name, table_name
"""
