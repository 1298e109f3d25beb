"""Rows of an answer as dicts by column name, or the answer column by column."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
Columns = dict[str, Sequence[Any]]
"""An answer column by column: the values of each, in the order of its rows."""


def rows_of(cursor: "duckdb.DuckDBPyConnection", sql: str, parameters: Mapping[str, object]) -> list[Row]:
    """Every row that ``sql`` answers."""
    cursor.execute(sql, dict(parameters))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def columns_of(cursor: "duckdb.DuckDBPyConnection", sql: str, parameters: Mapping[str, object]) -> Columns:
    """The same answer without a dict for each row: for the many rows that facts are made of."""
    cursor.execute(sql, dict(parameters))
    names = [column[0] for column in cursor.description or ()]
    rows = cursor.fetchall()
    return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))
