"""An .xlsx workbook as sheets of numbered rows. Values stay as they are stored: a number kept as text stays text."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.errors import FileRefused
from dashboard.importers.raw import Cell, RawRow, RawSheet
from dashboard.importers.safety import DAMAGED, PartScan, inspect_workbook

if not openpyxl.DEFUSEDXML:
    raise ImportError("defusedxml must be installed: without it the spreadsheet library does not refuse hostile XML")

MAX_AREA = 5_000_000

_Row = dict[int, Cell]
_Notes = list[tuple[int, str]]


def read_workbook(name: str, content: bytes) -> tuple[RawSheet, ...]:
    """Every worksheet, hidden ones too, in the workbook's order. Raises FileRefused for anything that cannot be read whole."""
    scans = inspect_workbook(name, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and validations that the library cannot show do not matter here
            workbook = openpyxl.load_workbook(BytesIO(content), data_only=True, keep_links=False)
    except Exception as damage:  # the library raises whatever the damage leads it to
        raise FileRefused(DAMAGED, file=name) from damage
    return tuple(_sheet(name, sheet, scans.get(sheet.title, PartScan())) for sheet in workbook.worksheets)


def _sheet(name: str, sheet: Worksheet, scan: PartScan) -> RawSheet:
    notes: _Notes = [] if sheet.sheet_state == "visible" else [(0, "this sheet is hidden in the workbook; it was read all the same")]
    rows: dict[int, _Row] = {}
    for row, cells in groupby(sorted(sheet._cells.items()), key=lambda item: item[0][0]):
        rows[row] = {column: _value(cell.value, cell.data_type, cell.coordinate, row, notes) for (_, column), cell in cells}
    notes += [(row, f"cell {place} is a formula with no stored value; open and save the file in Excel") for row, place in scan.unstored]
    _spread_down(sheet, rows)
    filled = tuple(_padded(rows, {row for row, _ in notes}))
    if sum(len(row.cells) for row in filled) > MAX_AREA:
        raise FileRefused("its rows are far wider than they are filled; delete the empty columns and save a copy", file=name, sheet=sheet.title)
    return RawSheet(sheet.title, filled, tuple(sorted(notes)))


def _value(value: object, kind: str, place: str, row: int, notes: _Notes) -> Cell:
    if kind == "e":
        notes.append((row, f"cell {place} shows the error {value}; it was read as blank"))
        return None
    return value if value is None or isinstance(value, (str, int, float, bool)) or hasattr(value, "isoformat") else str(value)  # type: ignore[return-value]


def _spread_down(sheet: Worksheet, rows: dict[int, _Row]) -> None:
    """A date merged down three rows dates all three. A row that holds nothing of its own stays blank."""
    own = {row for row, cells in rows.items() if any(cell not in (None, "") for cell in cells.values())}
    for area in sheet.merged_cells.ranges:
        value = rows.get(area.min_row, {}).get(area.min_col)
        if value in (None, ""):
            continue
        for row in range(area.min_row + 1, area.max_row + 1):
            if row in own:
                rows[row][area.min_col] = value


def _padded(rows: dict[int, _Row], noted: set[int]) -> Iterator[RawRow]:
    """Rows that hold something, and rows that a note is about, which must be accounted for though nothing in them could be read."""
    for number in sorted(rows):
        filled = [column for column, cell in rows[number].items() if cell not in (None, "")]
        if filled or number in noted:
            yield RawRow(number, tuple(rows[number].get(column) for column in range(1, max(filled, default=0) + 1)))
