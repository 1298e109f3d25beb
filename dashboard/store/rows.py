"""Rows of an answer as dicts by column name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]


def rows_of(cursor: "duckdb.DuckDBPyConnection", sql: str, parameters: Mapping[str, object]) -> list[Row]:
    """Every row that ``sql`` answers."""
    cursor.execute(sql, dict(parameters))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
