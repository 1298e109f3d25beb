"""What a person puts in place of a cell before a file is taken in: the row is read with it, and still kept as it came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dashboard.importers.readers.raw import Cell, RawFile, RawRow, RawSheet
from dashboard.importers.rows.prepared import PreparedRow


@dataclass(frozen=True, slots=True)
class Fix:
    """``text`` in place of the cell at ``column`` (from 0) of a row, by its sheet and number."""

    sheet: str
    row: int
    column: int
    text: str


def with_fixes(file: RawFile, fixes: Iterable[Fix]) -> RawFile:
    """The file as a person says it should be read. A fix for a row that is not there changes nothing."""
    wanted = _by_row(fixes)
    return replace(file, sheets=tuple(_fixed_sheet(sheet, wanted) for sheet in file.sheets)) if wanted else file


def as_it_came(rows: Iterable[PreparedRow], file: RawFile, fixes: Iterable[Fix]) -> tuple[PreparedRow, ...]:
    """Prepared rows with the cells that arrived in them, and the fixes told beside."""
    wanted = _by_row(fixes)
    if not wanted:
        return tuple(rows)
    arrived = {(sheet.name, row.number): row.cells for sheet in file.sheets for row in sheet.rows if (sheet.name, row.number) in wanted}
    return tuple(
        replace(row, cells=arrived[place], fixed=tuple(sorted(wanted[place].items()))) if (place := (row.sheet, row.number)) in arrived else row
        for row in rows
    )


def _by_row(fixes: Iterable[Fix]) -> Mapping[tuple[str, int], dict[int, str]]:
    found: dict[tuple[str, int], dict[int, str]] = {}
    for fix in fixes:
        found.setdefault((fix.sheet, fix.row), {})[fix.column] = fix.text
    return found


def _fixed_sheet(sheet: RawSheet, wanted: Mapping[tuple[str, int], dict[int, str]]) -> RawSheet:
    return replace(sheet, rows=tuple(
        _fixed_row(row, wanted[sheet.name, row.number]) if (sheet.name, row.number) in wanted else row for row in sheet.rows
    ))


def _fixed_row(row: RawRow, texts: Mapping[int, str]) -> RawRow:
    cells: list[Cell] = [*row.cells, *([None] * (max(texts) + 1 - len(row.cells)))]
    for column, text in texts.items():
        cells[column] = text
    return RawRow(row.number, tuple(cells))
