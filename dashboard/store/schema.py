"""From the tables as stated in data_models to SQL: DDL, visible tables, and facts as known on a date."""

from functools import cache

from data_models.columns import Column, Kind, Table
from data_models.council import COUNCIL_TABLES
from data_models.tables import TABLES

SCHEMAS = ("ssd", "council", "care", "forum", "audit")
EVERY_TABLE = (*TABLES, *COUNCIL_TABLES)
TABLE_BY_NAME = {table.full_name: table for table in EVERY_TABLE}


def statements() -> list[str]:
    """DDL that makes every schema and table that is not there yet. No constraint spans rows: see docs/decisions/0002."""
    return [f"create schema if not exists {schema}" for schema in SCHEMAS] + [_create(table) for table in EVERY_TABLE]


def _create(table: Table) -> str:
    columns = ", ".join(f'"{name}" {kind.value}' for name, kind in table.physical())
    return f"create table if not exists {table.full_name} ({columns})"


def additions(there: set[tuple[str, str]]) -> list[str]:
    """DDL that adds the columns which a record made by an earlier version lacks. Nothing is ever dropped or renamed."""
    return [
        f'alter table {table.full_name} add column "{name}" {kind.value}'
        for table in EVERY_TABLE for name, kind in table.physical() if (table.full_name, name) not in there
    ]


@cache
def known_columns(table: Table) -> str:
    """The select list of a fact as known on ``$as_at``: whatever a later date reveals is null."""
    return ",\n    ".join(_known(column, name) for column in table.columns for name, _ in column.parts())


def _known(column: Column, name: str) -> str:
    if not column.revealed_by:
        return f'"{name}"'
    day, raw = f"{column.revealed_by}_to", f"{column.revealed_by}_raw"
    # A value whose date was never filled in cannot be dated later than the row itself, so the row's own date governs it.
    undated = f" or coalesce({raw}, '') = ''" if column.kind is not Kind.WHEN else ""
    return f'case when {day} <= $as_at{undated} then "{name}" end as "{name}"'
