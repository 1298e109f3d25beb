"""What a binary workbook's sheets hold, by a walk over their records ([MS-XLSB] 2.1.4): where cells stand, and which are merged.

The spreadsheet library makes room for every cell up to the last, so one stray cell at the far end of a sheet must be seen before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from struct import Struct
from typing import IO, NoReturn
from zipfile import ZipFile

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]

from dashboard.errors import FileRefused
from dashboard.importers.readers.safety import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""

_ROW, _LAST_CELL_KIND, _SHEET, _MERGED = 0, 11, 156, 176  # BrtRowHdr, the cell records 1 to 11, BrtBundleSh, BrtMergeCell
_ONE, _FOUR = Struct("<I"), Struct("<4I")


@dataclass(slots=True)
class SheetScan:
    cells: int = 0
    merged: list[Area] = field(default_factory=list)


def scan_xlsb(name: str, package: ZipFile) -> dict[str, SheetScan]:
    """What each sheet holds, by its name. Raises FileRefused for cells beyond the limits; damage ends as the errors of reading a package."""
    targets, known, scans = _targets(package), set(package.namelist()), dict[str, SheetScan]()
    for kind, record in _records(package.open("xl/workbook.bin")):
        if kind == _SHEET:
            link, after = _text(record, 8)
            sheet, _ = _text(record, after)
            target = targets.get(link, "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in known:
                scans[sheet] = _scan(name, sheet, package.open(part))
    if sum(scan.cells for scan in scans.values()) > MAX_CELLS:
        raise FileRefused(f"the workbook has more than {MAX_CELLS:,} cells; split it into smaller files", file=name)
    return scans


def _targets(package: ZipFile) -> dict[str, str]:
    """Where the workbook's links lead, by their ids."""
    try:
        links = fromstring(package.read("xl/_rels/workbook.bin.rels"), forbid_dtd=True)
    except (ParseError, DefusedXmlException) as damage:
        raise ValueError from damage
    return {link.get("Id", ""): link.get("Target", "") for link in links}


def _scan(name: str, sheet: str, part: IO[bytes]) -> SheetScan:
    scan, row = SheetScan(), 0
    for kind, record in _records(part):
        if kind == _ROW:
            row = _ONE.unpack_from(record)[0]
        elif kind <= _LAST_CELL_KIND:
            scan.cells += 1
            if row >= MAX_ROWS or _ONE.unpack_from(record)[0] >= MAX_COLUMNS:
                _refuse(name, sheet)
        elif kind == _MERGED:
            top, bottom, left, right = _FOUR.unpack_from(record)
            scan.merged.append((top, left, min(bottom, MAX_ROWS), right))
    return scan


def _records(part: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each record's kind and content: two numbers of seven bits a byte stand before it, the kind in up to two bytes, the length in up to four."""
    with part:
        stream = BytesIO(part.read())
    while first := stream.read(1):
        kind = first[0]
        if kind & 0x80:
            kind = (kind & 0x7F) | (stream.read(1)[0] & 0x7F) << 7
        length = 0
        for shift in (0, 7, 14, 21):
            byte = stream.read(1)[0]
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, stream.read(length)


def _text(record: bytes, at: int) -> tuple[str, int]:
    """A counted UTF-16 text and where it ends; a count of all ones stands for no text."""
    count = _ONE.unpack_from(record, at)[0]
    end = at + 4 + (0 if count == 0xFFFFFFFF else 2 * count)
    return record[at + 4 : end].decode("utf-16-le"), end


def _refuse(name: str, sheet: str) -> NoReturn:
    raise FileRefused(
        f"a cell lies beyond column {MAX_COLUMNS} or row {MAX_ROWS:,}, the most that is read; "
        "delete the empty rows and columns after the last entry and save a copy", file=name, sheet=sheet)
