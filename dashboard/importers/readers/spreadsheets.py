"""Old Excel (.xls), binary Excel (.xlsb) and OpenDocument (.ods) workbooks as sheets of numbered rows, in the same form as .xlsx.

The library keeps no cell's error: a cell that shows #N/A reads as blank.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from dashboard.errors import FileRefused
from dashboard.importers.readers.excel import MAX_AREA
from dashboard.importers.readers.ods_scan import scan_ods
from dashboard.importers.readers.packages import opened
from dashboard.importers.readers.raw import Cell, RawRow, RawSheet
from dashboard.importers.readers.safety import DAMAGED, MAX_COLUMNS, MAX_ROWS
from dashboard.importers.readers.xlsb_scan import Area, SheetScan, scan_xlsb

PROTECTED = "the file is protected with a password; save a copy without a password and try that copy"
MACROS = "the workbook holds macros; save it as .xlsx (Excel Workbook), which leaves them out"

# An encrypted .xls says so in a FilePass record right after its first one ([MS-XLS] 2.1.7.20.1). The library only says that it cannot read it.
_FILE_PASS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_MACRO_STREAM = "_VBA_PROJECT".encode("utf-16-le")
_LibraryCell = Cell | timedelta


def read_xls(name: str, content: bytes) -> tuple[RawSheet, ...]:
    """An Excel 97-2003 workbook. Raises FileRefused for macros, a password and damage."""
    if _MACRO_STREAM in content:
        raise FileRefused(MACROS, file=name)
    if _FILE_PASS.search(content):
        raise FileRefused(PROTECTED, file=name)
    return _read(name, content, {})


def read_xlsb(name: str, content: bytes) -> tuple[RawSheet, ...]:
    """A binary workbook. Raises FileRefused as ``read_xls`` does, and for sizes beyond the limits."""
    with opened(name, content, damaged=DAMAGED) as package:
        if any(part.casefold().endswith("vbaproject.bin") for part in package.namelist()):
            raise FileRefused(MACROS, file=name)
        scans = scan_xlsb(name, package)
    return _read(name, content, scans)


def read_ods(name: str, content: bytes) -> tuple[RawSheet, ...]:
    """An OpenDocument workbook. Raises FileRefused as ``read_xls`` does, and for sizes beyond the limits."""
    with opened(name, content, damaged=DAMAGED) as package:
        if b"encryption-data" in (package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.namelist() else b""):
            raise FileRefused(PROTECTED, file=name)
        scans = scan_ods(name, package)
    return _read(name, content, scans)


def _read(name: str, content: bytes, scans: dict[str, SheetScan]) -> tuple[RawSheet, ...]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            sheets = [about for about in workbook.sheets_metadata if about.typ is SheetTypeEnum.WorkSheet]
            hidden = {about.name for about in sheets if about.visible is not SheetVisibleEnum.Visible}
            return tuple(
                _sheet(name, workbook.get_sheet_by_name(about.name), scans.get(about.name, SheetScan()), hidden=about.name in hidden)
                for about in sheets
            )
    except (FileRefused, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as damage:  # a panic inside the library is not an Exception
        raise FileRefused(DAMAGED, file=name) from damage


def _sheet(name: str, sheet: CalamineSheet, scan: SheetScan, *, hidden: bool) -> RawSheet:
    left = 0
    if sheet.start and sheet.end:
        _refuse_size(name, sheet.name, rows=sheet.end[0] + 1, columns=sheet.end[1] + 1)
        left = sheet.start[1]
    rows = [[*([None] * left), *map(_cell, row)] for row in sheet.iter_rows()]  # the library leaves out blank columns at the left, not blank rows
    _spread_down(rows, [*(_area(*corners) for corners in sheet.merged_cell_ranges or ()), *scan.merged])
    notes = ((0, "this sheet is hidden in the workbook; it was read all the same"),) if hidden else ()
    return RawSheet(sheet.name, tuple(_filled(rows)), notes)


def _refuse_size(name: str, sheet: str, *, rows: int, columns: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_AREA:
        raise FileRefused(
            f"it reaches beyond column {MAX_COLUMNS}, row {MAX_ROWS:,} or {MAX_AREA:,} cells, the most that is read; "
            "delete the empty rows and columns after the last entry and save a copy", file=name, sheet=sheet)


def _area(first: tuple[int, int], last: tuple[int, int]) -> Area:
    return *first, *last


def _cell(value: _LibraryCell) -> Cell:
    """Blank text is a blank cell. A duration is told as hours and minutes, as the sheet shows it."""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return None if value == "" else value


def _spread_down(rows: Sequence[list[Cell]], areas: Iterable[Area]) -> None:
    """A date merged down three rows dates all three. A row that holds nothing of its own stays blank."""
    own = {place for place, row in enumerate(rows) if any(cell is not None for cell in row)}
    for top, left, bottom, _ in areas:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        for place in range(top + 1, min(bottom, len(rows) - 1) + 1):
            if value is not None and place in own:
                rows[place][left] = value


def _filled(rows: Iterable[list[Cell]]) -> Iterator[RawRow]:
    for number, row in enumerate(rows, start=1):
        last = next((place for place in range(len(row), 0, -1) if row[place - 1] is not None), 0)
        if last:
            yield RawRow(number, tuple(row[:last]))
