"""What is checked of a workbook before a spreadsheet library opens it: a small file must not be able to fill the memory.

The limits are far above any real chronology. Every XML part is streamed once; nothing is unpacked to disk.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]

from dashboard.errors import FileRefused

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE
MAX_UNPACKED = 300 * MEGABYTE
MAX_RATIO = 200
RATIO_COUNTS_ABOVE = MEGABYTE
MAX_ROWS = 100_000
MAX_COLUMNS = 500
MAX_CELLS = 2_000_000
MAX_MERGED = 1_000_000
DAMAGED = "the workbook is damaged and cannot be opened; open it in Excel, save a new copy as .xlsx and try that copy"

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,10})")
_CHUNK = 1 << 16


@dataclass(slots=True)
class PartScan:
    """What one part of a workbook holds. ``unstored``: cells (row, reference) with a formula but no stored value."""

    cells: int = 0
    unstored: list[tuple[int, str]] = field(default_factory=list)


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def inspect_workbook(name: str, content: bytes) -> dict[str, PartScan]:
    """Stream every part of the workbook and return what each sheet holds, by sheet name.

    Raises FileRefused for macros, links to other workbooks, passwords, DOCTYPE declarations, damage, and any size
    beyond the limits above.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_contents(name, parts)
            sheets = _sheet_names(name, archive)
            _refuse_sizes(name, parts, sheets)
            scans = {part.filename: _scan(name, archive, part, sheets.get(part.filename, "")) for part in parts if not part.is_dir()}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as damage:
        raise FileRefused(DAMAGED, file=name) from damage
    if sum(scan.cells for scan in scans.values()) > MAX_CELLS:
        raise FileRefused(f"the workbook has more than {MAX_CELLS:,} cells; split it into smaller files", file=name)
    return {sheet: scans[part] for part, sheet in sheets.items() if part in scans}


def _refuse_contents(name: str, parts: list[ZipInfo]) -> None:
    names = [part.filename.casefold() for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused("the file is protected with a password; save a copy without a password and try that copy", file=name)
    if any(part.endswith("vbaproject.bin") for part in names):
        raise FileRefused("the workbook holds macros; save it as .xlsx (Excel Workbook), which leaves them out", file=name)
    if any("/externallinks/" in f"/{part}" for part in names):
        raise FileRefused(
            "the workbook is linked to other workbooks; in Excel choose Data, Edit Links, Break Link, then save a copy", file=name)


def _refuse_sizes(name: str, parts: list[ZipInfo], sheets: dict[str, str]) -> None:
    total = 0
    for part in sorted(parts, key=lambda part: part.file_size):
        total += part.file_size
        sheet = sheets.get(part.filename, "")
        if total > MAX_UNPACKED:
            raise FileRefused(
                f"it unpacks to more than {MAX_UNPACKED // MEGABYTE} MB; delete empty rows and columns, or split the file", file=name, sheet=sheet)
        if part.file_size > RATIO_COUNTS_ABOVE and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise FileRefused(
                f"a part of it unpacks to more than {MAX_RATIO} times its size, which no real record does; "
                "copy the rows that are needed into a new workbook", file=name, sheet=sheet)


def _sheet_names(name: str, archive: ZipFile) -> dict[str, str]:
    """The sheet's name by the part that holds it. Only small, always present parts are parsed here."""
    known = set(archive.namelist())
    index, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if any(part not in known or archive.getinfo(part).file_size > 5 * MEGABYTE for part in (index, relations)):
        raise FileRefused(DAMAGED, file=name)
    try:
        book, links = fromstring(archive.read(index), forbid_dtd=True), fromstring(archive.read(relations), forbid_dtd=True)
    except DefusedXmlException:
        _refuse_doctype(name, "")
    except (ParseError, LookupError) as damage:
        raise FileRefused(DAMAGED, file=name) from damage
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    names = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet") or sheet.tag == "sheet":
            target = targets.get(sheet.get(_RELATIONS), "")
            names[target.lstrip("/") if target.startswith("/") else f"xl/{target}"] = sheet.get("name", "")
    return names


def _scan(name: str, archive: ZipFile, part: ZipInfo, sheet: str) -> PartScan:
    with archive.open(part) as stream:
        chunks = iter(lambda: stream.read(_CHUNK), b"")
        first = next(chunks, b"")
        if not _is_xml(first):
            return PartScan()
        scanner = _Scanner(name, sheet)
        try:
            scanner.read(first, chunks)
        except (expat.ExpatError, LookupError) as damage:
            if not part.filename.casefold().endswith(".vml"):  # drawings of comments are often not well-formed, and never read
                raise FileRefused(DAMAGED, file=name, sheet=sheet) from damage
        return scanner.found


def _is_xml(start: bytes) -> bool:
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or start.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<"))


def _refuse_doctype(name: str, sheet: str) -> NoReturn:
    raise FileRefused("it declares a document type (DOCTYPE), which no spreadsheet program writes", file=name, sheet=sheet)


class _Scanner:
    """Counts rows and cells as they stream past, and stops at the first that is beyond a limit."""

    def __init__(self, name: str, sheet: str) -> None:
        self.found = PartScan()
        self._name, self._sheet = name, sheet
        self._rows = self._row = self._column = self._merged = 0
        self._reference = ""
        self._formula = self._value = self._in_value = self._text_result = False

    def read(self, first: bytes, rest: Iterator[bytes]) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(self._name, self._sheet)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(first, False)
        for chunk in rest:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        if kind == "c":
            self._cell(attributes)
        elif kind == "v":
            self._in_value = True
        elif kind == "f":
            self._formula = True
        elif kind == "row":
            self._new_row(attributes)
        elif kind in ("mergeCell", "hyperlink"):
            self._area(attributes.get("ref", ""))

    def _end(self, tag: str) -> None:
        kind = tag.rpartition(":")[2]
        if kind == "v":
            self._in_value = False
        elif kind == "c" and self._formula and not (self._value or self._text_result):
            self.found.unstored.append((self._row, self._reference))

    def _text(self, text: str) -> None:
        if self._in_value and text:
            self._value = True

    def _new_row(self, attributes: dict[str, str]) -> None:
        self._rows += 1
        self._column = 0
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        if self._rows > MAX_ROWS:
            self._refuse(f"it has more than {MAX_ROWS:,} rows, the most that is read; split it into smaller files")

    def _cell(self, attributes: dict[str, str]) -> None:
        self._formula = self._value = self._in_value = False
        self._text_result = attributes.get("t") == "str"  # a text result may rightly be empty
        self._reference = attributes.get("r", "")
        place = _CELL.fullmatch(self._reference)
        if place:
            self._column, self._row = column_number(place[1]), int(place[2])
        else:
            self._column += 1
        self.found.cells += 1
        if self._column > MAX_COLUMNS or self._row > MAX_ROWS:
            where = self._reference or f"row {self._row}"
            self._refuse(f"cell {where} lies beyond column {MAX_COLUMNS} or row {MAX_ROWS:,}, the most that is read; "
                         "delete the empty rows and columns after the last entry and save a copy")

    def _area(self, reference: str) -> None:
        corners = [_CELL.fullmatch(corner) for corner in reference.split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            wide = abs(column_number(corners[1][1]) - column_number(corners[0][1])) + 1
            high = abs(int(corners[1][2]) - int(corners[0][2])) + 1
            self._merged += wide * high
        if self._merged > MAX_MERGED:
            self._refuse("cells are merged or linked over whole rows or columns; unmerge them and save a copy")

    def _refuse(self, reason: str) -> NoReturn:
        raise FileRefused(reason, file=self._name, sheet=self._sheet)
