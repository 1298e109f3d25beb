"""Bytes to a RawFile. What a file is, its content says; the name serves only for messages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from dashboard.errors import FileRefused
from dashboard.importers.notes.lines import numbered_lines
from dashboard.importers.notes.prose import is_prose
from dashboard.importers.notes.rows import read_notes
from dashboard.importers.readers.archive import read_archive
from dashboard.importers.readers.delimited import read_delimited
from dashboard.importers.readers.dfe_json import read_dfe_json
from dashboard.importers.readers.excel import read_workbook
from dashboard.importers.readers.not_read import is_old_excel, start_of, why_not_read, why_package_not_read
from dashboard.importers.readers.packages import DAMAGE
from dashboard.importers.readers.plain_text import decoded
from dashboard.importers.readers.raw import RawFile, RawSheet
from dashboard.importers.readers.safety import MAX_BYTES, MEGABYTE
from dashboard.importers.readers.spreadsheets import read_ods, read_xls, read_xlsb
from dashboard.importers.readers.word import read_document
from dashboard.importers.readers.word_parts import is_main_part
from dashboard.importers.readers.xml_returns import read_xml_return

Sheets = tuple[RawSheet, ...]
Read = Callable[[str, bytes], tuple[str, Sheets]]

_DAMAGED = "the file is damaged and cannot be opened; open it in the program that made it, save a new copy and try that copy"
_XML = re.compile(rb"<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w:.-]*[\s/>])")
_JSON = re.compile(rb'\{\s*["}]|\[\s*[{\[\]]')


@dataclass(frozen=True, slots=True)
class _Look:
    """What tells a file's kind: the names of the ``parts`` of a zip container and the media type it states, else the ``start`` of the content."""

    content: bytes
    parts: frozenset[str] = frozenset()
    media: bytes = b""
    start: bytes = b""


def read_file(name: str, content: bytes) -> RawFile:
    """The sheets of a file of any kind that is read, with its format.

    Raises FileRefused with a sentence that says what the file is and what to do, for everything else.
    """
    format_, sheets = _read(name, content)
    return RawFile(name, format_, sha256(content).hexdigest(), sheets)


def _read(name: str, content: bytes, *, within_archive: bool = False) -> tuple[str, Sheets]:
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise FileRefused("the file is empty", file=name)
    if len(content) > MAX_BYTES:
        raise FileRefused(f"it is larger than {MAX_BYTES // MEGABYTE} MB, the most that is read; split it into smaller files", file=name)
    look = _look(name, content)
    if reason := why_package_not_read(look.parts, look.media) if look.parts else why_not_read(content):
        raise FileRefused(reason, file=name)
    read = next(read for fits, read in _KINDS if fits(look))
    if within_archive and read is _archive:
        raise FileRefused("it is an archive within an archive, which is not read; unpack it and send its files beside the others", file=name)
    return read(name, content)


def _look(name: str, content: bytes) -> _Look:
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _Look(content, start=start_of(content))
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = frozenset(package.namelist())
            stated = "mimetype" in parts and package.getinfo("mimetype").file_size < 200
            return _Look(content, parts or frozenset({""}), package.read("mimetype") if stated else b"")
    except DAMAGE as damage:
        raise FileRefused(_DAMAGED, file=name) from damage


def _as(format_: str, read: Callable[[str, bytes], Sheets]) -> Read:
    return lambda name, content: (format_, read(name, content))


def _archive(name: str, content: bytes) -> tuple[str, Sheets]:
    return "zip", read_archive(name, content, lambda member, inside: _read(member, inside, within_archive=True)[1])


def _other_office(name: str, _content: bytes) -> tuple[str, Sheets]:
    raise FileRefused("this is an Office file of a kind that is not read, or damaged; save what it holds as .xlsx or .docx", file=name)


def _text(name: str, content: bytes) -> tuple[str, Sheets]:
    if is_prose(content):
        return "note", read_notes(name, numbered_lines(decoded(name, content)), wrapped=True)
    return "csv", (read_delimited(name, content),)


_KINDS: tuple[tuple[Callable[[_Look], bool], Read], ...] = (
    (lambda look: "xl/workbook.xml" in look.parts, _as("xlsx", read_workbook)),
    (lambda look: "xl/workbook.bin" in look.parts, _as("xlsb", read_xlsb)),
    (lambda look: any(is_main_part(part) for part in look.parts), _as("docx", read_document)),
    (lambda look: {"content.xml", "META-INF/manifest.xml"} <= look.parts, _as("ods", read_ods)),
    (lambda look: "[Content_Types].xml" in look.parts, _other_office),
    (lambda look: bool(look.parts), _archive),
    (lambda look: is_old_excel(look.content), _as("xls", read_xls)),
    (lambda look: bool(_JSON.match(look.start)), read_dfe_json),
    (lambda look: bool(_XML.match(look.start)), read_xml_return),
    (lambda _: True, _text),
)
"""The kinds that are read, the first that fits counts."""
