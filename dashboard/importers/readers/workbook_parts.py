"""Where in an .xlsx archive its sheets, texts and formats are, and nothing else: all other parts are never opened by a library."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS

from dashboard.errors import FileRefused
from dashboard.importers.readers.safety import (
    DAMAGED,
    MAX_CELLS,
    MEGABYTE,
    TOO_MANY_CELLS,
    inspect_directory,
    inspect_part,
    inspect_sizes,
    refuse_doctype,
)

MAIN = f"{{{SHEET_MAIN_NS}}}"
MAX_INDEX = 5 * MEGABYTE
MAX_SHEETS = 1_000

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_USUAL = (("sharedStrings", "xl/sharedStrings.xml"), ("styles", "xl/styles.xml"))
"""Where these parts are in a workbook whose program forgot to say so."""
_ESCAPED = re.compile(r"_x(0009|000[AaDd]|005[Ff])_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: its name, the part that holds it, and whether the workbook hides it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """``strings`` and ``styles``: the parts of the shared texts and of the formats, "" where there are none. ``epoch``: day 0 of its dates."""

    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    epoch: datetime


def inspect_workbook(name: str, archive: ZipFile) -> WorkbookParts:
    """Refuse what no workbook of records holds, and say where its sheets are.

    Raises FileRefused for macros, links to other workbooks, passwords, DOCTYPE declarations, damage, and any size beyond the
    limits in ``safety``.
    """
    parts = archive.infolist()
    inspect_directory(name, parts)
    names = [part.filename.casefold() for part in parts]
    if any(part.endswith("vbaproject.bin") or "/macrosheets/" in f"/{part}" for part in names):
        raise FileRefused("the workbook holds macros; save it as .xlsx (Excel Workbook), which leaves them out", file=name)
    if any("/externallinks/" in f"/{part}" for part in names):
        raise FileRefused(
            "the workbook is linked to other workbooks; in Excel choose Data, Edit Links, Break Link, then save a copy", file=name)
    book = _index(name, archive)
    sheets = {sheet.part: sheet.name for sheet in book.sheets}
    inspect_sizes(name, parts, sheets)
    counts = [inspect_part(name, archive, part, sheets.get(part.filename, "")) for part in parts if not part.is_dir()]
    if sum(count.cells for count in counts) > MAX_CELLS:
        raise FileRefused(TOO_MANY_CELLS, file=name)
    return book


def _index(name: str, archive: ZipFile) -> WorkbookParts:
    """What workbook.xml and its relations say. Only these two parts, small and always there, are parsed before the sizes are known."""
    known = set(archive.namelist())
    if any(part not in known or archive.getinfo(part).file_size > MAX_INDEX for part in (_BOOK, _RELATIONS)):
        raise FileRefused(DAMAGED, file=name)
    try:
        book, relations = (fromstring(archive.read(part), forbid_dtd=True) for part in (_BOOK, _RELATIONS))
    except DefusedXmlException:
        refuse_doctype(name, "")
    except (SyntaxError, LookupError) as damage:
        raise FileRefused(DAMAGED, file=name) from damage
    if not book.tag.startswith(MAIN):
        raise FileRefused("it is saved as Strict Open XML; in Excel choose Save As, Excel Workbook (.xlsx), and try that copy", file=name)
    parts = {link.get("Id", ""): (link.get("Type", "").rpartition("/")[2], _target(link.get("Target", ""))) for link in relations}
    of_kind = {kind: part for kind, part in parts.values() if part in known}
    strings, styles = (of_kind.get(kind) or (usual if usual in known else "") for kind, usual in _USUAL)
    properties = book.find(f"{MAIN}workbookPr")
    of_1904 = properties is not None and properties.get("date1904", "").casefold() in ("1", "true", "on")
    sheets = _sheets(name, book, parts)
    if any(sheet.part not in known for sheet in sheets):
        raise FileRefused(DAMAGED, file=name)
    return WorkbookParts(sheets, strings, styles, CALENDAR_MAC_1904 if of_1904 else CALENDAR_WINDOWS_1900)


def _sheets(name: str, book: Element, parts: Mapping[str, tuple[str, str]]) -> tuple[SheetPart, ...]:
    """The worksheets in their order. Each gets a name that no other has, because a row is known by its sheet's name."""
    sheets: dict[str, SheetPart] = {}
    for sheet in book.iter(f"{MAIN}sheet"):
        kind, part = parts.get(sheet.get(f"{{{REL_NS}}}id", ""), ("", ""))
        if len(sheets) == MAX_SHEETS:
            raise FileRefused(f"it has more than {MAX_SHEETS:,} sheets, which no real record does; split it into smaller files", file=name)
        if kind != "chartsheet":
            said = title = sheet.get("name", "")
            again = 1
            while title in sheets:
                again += 1
                title = f"{said} ({again})"
            sheets[title] = SheetPart(title, part, sheet.get("state", "visible") != "visible")
    return tuple(sheets.values())


def _target(target: str) -> str:
    """The part that a relation of the workbook names: its address is absolute, or begins at the workbook's folder."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def elements(stream: IO[bytes]) -> Iterator[Element]:
    """Every element of a part as it ends. Only for parts that ``inspect_workbook`` has passed.

    They declare no document type and so no entities; the parser that would refuse them again takes twice the time.
    """
    return (element for _, element in iterparse(stream))  # noqa: S314


def shared_texts(archive: ZipFile, part: str) -> list[str]:
    """The texts that cells refer to by number, in their order."""
    texts: list[str] = []
    if part:
        with archive.open(part) as stream:
            for element in elements(stream):
                if element.tag == f"{MAIN}si":
                    texts.append(plain_text(element))
                    element.clear()
    return texts


def plain_text(element: Element) -> str:
    """The text of an ``si`` or ``is``: its own and that of its runs, without what is there for pronunciation only ([ECMA-376] 18.4.8)."""
    pieces = [piece.text or "" for piece in element.findall(f"{MAIN}t")]
    pieces += [piece.text or "" for run in element.findall(f"{MAIN}r") for piece in run.findall(f"{MAIN}t")]
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Tabs and line breaks that Excel writes as ``_x000D_`` become such ([ECMA-376] 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def date_formats(archive: ZipFile, part: str) -> tuple[set[int], set[int]]:
    """The numbers of the cell formats that show a date or a time, and of those that show a length of time."""
    dates: set[int] = set()
    lengths: set[int] = set()
    if part:
        with archive.open(part) as stream:
            for index, code in enumerate(_codes(stream)):
                if is_date_format(code):
                    dates.add(index)
                if is_timedelta_format(code):
                    lengths.add(index)
    return dates, lengths


def _codes(stream: IO[bytes]) -> list[str | None]:
    """The number format of every cell format, in their order."""
    own: dict[str, str] = {}
    used: list[str] = []
    for element in elements(stream):
        if element.tag == f"{MAIN}numFmt":
            own[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif element.tag == f"{MAIN}cellXfs":
            used = [xf.get("numFmtId", "0") for xf in element.iter(f"{MAIN}xf")]
    return [own.get(number) or BUILTIN_FORMATS.get(int(number)) for number in used]
