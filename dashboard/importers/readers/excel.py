"""An .xlsx workbook as sheets of numbered rows. Values stay as they are stored: a number kept as text stays text.

The library (openpyxl) turns each cell into a value. Rows are streamed past it and none of its workbooks, styles or drawings is
built, so a sheet costs a fraction of a full load, and formats that the library does not know stop nothing.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, NoReturn
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import ROW_TAG

from dashboard.errors import FileRefused
from dashboard.importers.readers.excel_cells import CellReader, Known, Notes, place_of
from dashboard.importers.readers.raw import Cell, RawRow, RawSheet
from dashboard.importers.readers.safety import DAMAGED, MAX_CELLS, MAX_COLUMNS, MAX_MERGED, MAX_ROWS, TOO_MANY_CELLS, TOO_MANY_ROWS, opened
from dashboard.importers.readers.workbook_parts import MAIN, SheetPart, date_formats, elements, inspect_workbook, shared_texts

MAX_AREA = 5_000_000

_MERGED = f"{MAIN}mergeCell"
_Rows = dict[int, dict[int, Cell]]
_Area = tuple[int, int, int, int]
"""The first column and row of cells that are merged, and the last."""


def read_workbook(name: str, content: bytes) -> tuple[RawSheet, ...]:
    """Every worksheet, hidden ones too, in the workbook's order. Raises FileRefused for anything that cannot be read whole."""
    with opened(name, content) as archive:
        book = inspect_workbook(name, archive)
        with _damage_told(name):
            common = _Common(archive, Known(shared_texts(archive, book.strings), *date_formats(archive, book.styles), book.epoch))
        sheets = []
        for sheet in book.sheets:
            with _damage_told(name, sheet.name):
                sheets.append(_sheet(name, sheet, common))
    return tuple(sheets)


@contextmanager
def _damage_told(name: str, sheet: str = "") -> Iterator[None]:
    """Whatever the library raises over a damaged part is a FileRefused that names the sheet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library cannot show does not matter here
            yield
    except (FileRefused, MemoryError):
        raise
    except Exception as damage:
        raise FileRefused(DAMAGED, file=name, sheet=sheet) from damage


@dataclass(slots=True)
class _Common:
    """What the sheets of a workbook share. ``cells``: how many were read so far."""

    archive: ZipFile
    known: Known
    cells: int = 0


@dataclass(slots=True)
class _Sheet:
    """One sheet as it streams past, up to the first thing that is beyond a limit."""

    file: str
    name: str
    common: _Common
    notes: Notes
    rows: _Rows = field(default_factory=dict)
    merged: list[_Area] = field(default_factory=list)
    merged_cells: int = 0

    def read(self, stream: IO[bytes]) -> None:
        reader = CellReader(self.common.known, self.notes)
        for count, element in enumerate(_rows_and_merges(stream), start=1):
            if element.tag == ROW_TAG:
                if count > MAX_ROWS:
                    self.refuse(TOO_MANY_ROWS)
                self._take(reader.parse_row(element)[1])  # type: ignore[arg-type]
            else:
                self._merge(element.get("ref", ""))
            element.clear()

    def _take(self, cells: list[dict[str, Any]]) -> None:
        self.common.cells += len(cells)
        if self.common.cells > MAX_CELLS:
            raise FileRefused(TOO_MANY_CELLS, file=self.file)
        for cell in cells:
            value = cell["value"]
            if value is not None:
                row, column = cell["row"], cell["column"]
                if not (0 < column <= MAX_COLUMNS and 0 < row <= MAX_ROWS):
                    self.refuse(f"cell {place_of(column, row)} lies beyond column {MAX_COLUMNS} or row {MAX_ROWS:,}, the most that is read; "
                                "delete the empty rows and columns after the last entry and save a copy")
                self.rows.setdefault(row, {})[column] = value

    def _merge(self, reference: str) -> None:
        left, top, right, bottom = (corner or 0 for corner in range_boundaries(reference))  # a whole column has no rows
        self.merged_cells += (right - left + 1) * (bottom - top + 1) if left and top else MAX_MERGED + 1
        if self.merged_cells > MAX_MERGED:
            self.refuse("cells are merged or linked over whole rows or columns; unmerge them and save a copy")
        self.merged.append((left, top, right, bottom))

    def refuse(self, reason: str) -> NoReturn:
        raise FileRefused(reason, file=self.file, sheet=self.name)


def _rows_and_merges(stream: IO[bytes]) -> Iterator[Element]:
    return (element for element in elements(stream) if element.tag in (ROW_TAG, _MERGED))


def _sheet(name: str, part: SheetPart, common: _Common) -> RawSheet:
    sheet = _Sheet(name, part.name, common, [(0, "this sheet is hidden in the workbook; it was read all the same")] if part.hidden else [])
    with common.archive.open(part.part) as stream:
        sheet.read(stream)
    _leave_hidden(sheet)
    _spread_down(sheet)
    filled = tuple(_padded(sheet.rows, {row for row, _ in sheet.notes if row}))
    if sum(len(row.cells) for row in filled) > MAX_AREA:
        sheet.refuse("its rows are far wider than they are filled; delete the empty columns and save a copy")
    return RawSheet(part.name, filled, tuple(sorted(sheet.notes)))


def _leave_hidden(sheet: _Sheet) -> None:
    """What lies under merged cells, nobody sees in the spreadsheet. It is not read, and told."""
    for left, top, right, bottom in sheet.merged:
        for row in range(top, bottom + 1):
            for column in [column for column in sheet.rows.get(row, ()) if left <= column <= right and (column, row) != (left, top)]:
                if sheet.rows[row].pop(column) != "":
                    sheet.notes.append((row, f"cell {place_of(column, row)} is hidden under merged cells; it was not read"))


def _spread_down(sheet: _Sheet) -> None:
    """A date merged down three rows dates all three. A row that holds nothing of its own stays blank."""
    own = {row for row, cells in sheet.rows.items() if any(cell != "" for cell in cells.values())}
    for left, top, _, bottom in sheet.merged:
        value = sheet.rows.get(top, {}).get(left, "")
        if value != "":
            for row in range(top + 1, bottom + 1):
                if row in own:
                    sheet.rows[row][left] = value


def _padded(rows: _Rows, noted: set[int]) -> Iterator[RawRow]:
    """Rows that hold something, and rows that a note is about, which must be accounted for though nothing in them could be read."""
    for number in sorted(rows.keys() | noted):
        filled = {column: cell for column, cell in rows.get(number, {}).items() if cell != ""}
        if filled or number in noted:
            cells: list[Cell] = [None] * max(filled, default=0)
            for column, cell in filled.items():
                cells[column - 1] = cell
            yield RawRow(number, tuple(cells))
