"""What an OpenDocument workbook's sheets hold, as its one XML part streams past: where filled cells stand, and which are merged.

Blank rows and columns are repeated to the end of the sheet by every program that writes such files; only filled ones count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZipFile

from dashboard.errors import FileRefused
from dashboard.importers.readers.safety import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from dashboard.importers.readers.xlsb_scan import SheetScan

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_CHUNK = 1 << 16


def scan_ods(name: str, package: ZipFile) -> dict[str, SheetScan]:
    """What each sheet holds, by its name. Raises FileRefused for a DOCTYPE and for cells beyond the limits, ValueError for damage."""
    scanner = _Scanner(name)
    try:
        with package.open("content.xml") as part:
            scanner.read(iter(lambda: part.read(_CHUNK), b""))
    except expat.ExpatError as damage:
        raise ValueError from damage
    return scanner.sheets


@dataclass(slots=True)
class _Place:
    """``depth`` counts tables within each other: one inside a cell has no rows of the sheet."""

    sheet: str = ""
    row: int = 0
    repeated: int = 1
    column: int = 0
    depth: int = 0


@dataclass(slots=True)
class _Scanner:
    name: str
    sheets: dict[str, SheetScan] = field(default_factory=dict)
    at: _Place = field(default_factory=_Place)

    def read(self, chunks: Iterator[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = lambda *_: self._refuse("it declares a document type (DOCTYPE), which no spreadsheet program writes")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        at = self.at
        if tag == f"{_TABLE}table":
            at.depth += 1
            if at.depth == 1:
                self.at = _Place(attributes.get(f"{_TABLE}name", ""), depth=1)
                self.sheets.setdefault(self.at.sheet, SheetScan())
        elif at.depth != 1:
            return
        elif tag == f"{_TABLE}table-row":
            at.repeated, at.column = _count(attributes, "number-rows-repeated"), 0
        elif tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        at, scan, wide = self.at, self.sheets[self.at.sheet], _count(attributes, "number-columns-repeated")
        if f"{_OFFICE}value-type" in attributes:
            scan.cells += wide * at.repeated
            if at.row + at.repeated > MAX_ROWS or at.column + wide > MAX_COLUMNS:
                self._refuse(f"a cell lies beyond column {MAX_COLUMNS} or row {MAX_ROWS:,}, the most that is read; "
                             "delete the empty rows and columns after the last entry and save a copy")
            if scan.cells > MAX_CELLS:
                self._refuse(f"it has more than {MAX_CELLS:,} cells; split it into smaller files")
        down, across = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
        if down > 1:
            scan.merged.append((at.row, at.column, min(at.row + down - 1, MAX_ROWS), at.column + across - 1))
        at.column += wide

    def _end(self, tag: str) -> None:
        if tag == f"{_TABLE}table":
            self.at.depth -= 1
        elif tag == f"{_TABLE}table-row" and self.at.depth == 1:
            self.at.row += self.at.repeated

    def _refuse(self, reason: str) -> NoReturn:
        raise FileRefused(reason, file=self.name, sheet=self.at.sheet)


def _count(attributes: dict[str, str], name: str) -> int:
    written = attributes.get(f"{_TABLE}{name}", "1")
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 1
