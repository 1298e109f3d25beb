"""What is checked of an Office file or an archive before a library opens it: a small file must not be able to fill the memory.

The limits are far above any real chronology. Every part is streamed once, as bytes; nothing is unpacked to disk. What the checks
here only estimate (rows and cells of a sheet), the reader of the sheet counts exactly while it reads.
"""

import codecs
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, pairwise
from typing import NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dashboard.errors import FileRefused

MEGABYTE = 1024 * 1024
MAX_BYTES = 50 * MEGABYTE
MAX_UNPACKED = 300 * MEGABYTE
MAX_RATIO = 200
RATIO_COUNTS_ABOVE = MEGABYTE
MAX_PARTS = 10_000
MAX_ROWS = 100_000
MAX_COLUMNS = 500
MAX_CELLS = 2_000_000
MAX_MERGED = 1_000_000
DAMAGED = "the workbook is damaged and cannot be opened; open it in Excel, save a new copy as .xlsx and try that copy"
TOO_MANY_ROWS = f"it has more than {MAX_ROWS:,} rows, the most that is read; split it into smaller files"
TOO_MANY_CELLS = f"the workbook has more than {MAX_CELLS:,} cells; split it into smaller files"

_CHUNK = 1 << 20
_BEFORE = b"\xef\xbb\xbf \t\r\n"
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"']{0,40})")
_PLAIN = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252", "iso8859-15", "utf-16"})
"""Character sets, by Python's names, in which a tag is the same bytes as in ASCII: any other could hide what is looked for here.
UTF-16 is among them because no parser believes it of a part that begins with single bytes."""

_HIDING = (b"\x4c\x6f\xa7\x94", b"\0\0\0<", b"<\0\0\0", b"\0\0<\0", b"\0<\0\0", b"\xff\xfe\0\0", b"\0\0\xfe\xff")
"""How a part begins that is in EBCDIC or in four bytes a character (XML 1.0, appendix F)."""


@dataclass(slots=True)
class PartCount:
    """Rows and cells of one part, at the least: tags that are written in an unusual way are not among them."""

    rows: int = 0
    cells: int = 0


class Container(ZipFile):
    """A zip file of which no part ever unpacks to more than its stated size. ``ZipFile.read`` unpacks it all before it looks."""

    def read(self, name: str | ZipInfo, pwd: bytes | None = None) -> bytes:
        with self.open(name, pwd=pwd) as stream:
            return stream.read((name if isinstance(name, ZipInfo) else self.getinfo(name)).file_size)


@contextmanager
def opened(name: str, content: bytes, damaged: str = DAMAGED) -> Iterator[ZipFile]:
    """The archive, for reading. Whatever damage it shows while it is open is a FileRefused that says ``damaged``."""
    try:
        with Container(BytesIO(content)) as archive:
            yield archive
    except (BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError) as damage:
        raise FileRefused(damaged, file=name) from damage


def inspect_directory(name: str, parts: Sequence[ZipInfo]) -> None:
    """Refuse what the directory of an archive gives away. Raises FileRefused for passwords, parts that share a name or lie over
    each other, unusual packing, and too many parts; ``inspect_sizes`` is the other half.
    """
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused("the file is protected with a password; save a copy without a password and try that copy", file=name)
    if len(parts) > MAX_PARTS:
        raise FileRefused(f"it has more than {MAX_PARTS:,} parts, which no real record does; split it into smaller files", file=name)
    if len({part.filename for part in parts}) < len(parts):
        raise FileRefused("two parts inside it have the same name, so what it holds depends on who reads it; save a new copy", file=name)
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise FileRefused("it is packed in an unusual way; unpack it, pack it again as an ordinary .zip, or save a new copy", file=name)
    in_order = sorted(parts, key=lambda part: part.header_offset)
    if any(part.header_offset + part.compress_size > after.header_offset for part, after in pairwise(in_order)):
        raise FileRefused("parts inside it lie over each other, which no program does; save a new copy", file=name)


def inspect_sizes(name: str, parts: Sequence[ZipInfo], sheets: Mapping[str, str] | None = None) -> None:
    """Refuse parts that unpack to more than the limits. ``sheets``: the sheet that a part holds, for the sentence.

    The sizes that the directory states can be believed of a ``Container``: it unpacks no more, and a part that is longer is damaged.
    """
    sheets = sheets or {}
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


def inspect_part(name: str, archive: ZipFile, part: ZipInfo, sheet: str = "") -> PartCount:
    """Stream one part of an Office file and count what it holds; zeros for a part that is not XML.

    Raises FileRefused for a document type (DOCTYPE), without which no entity can be declared, and for rows beyond the limit.
    """
    found = PartCount()
    with archive.open(part) as stream:
        for piece in _whole_tags(_as_plain_text(name, iter(lambda: stream.read(_CHUNK), b""), sheet)):
            if b"<!DOCTYPE" in piece:
                refuse_doctype(name, sheet)
            found.rows += piece.count(b"<row")
            found.cells += sum(piece.count(start) for start in (b"<c ", b"<c>", b"<c/", b"<si>", b"<si "))
            if found.rows > MAX_ROWS:
                raise FileRefused(TOO_MANY_ROWS, file=name, sheet=sheet)
            if found.cells > MAX_CELLS:
                raise FileRefused(TOO_MANY_CELLS, file=name)
    return found


def refuse_doctype(name: str, sheet: str) -> NoReturn:
    raise FileRefused("it declares a document type (DOCTYPE), which no spreadsheet program writes", file=name, sheet=sheet)


def _as_plain_text(name: str, chunks: Iterator[bytes], sheet: str) -> Iterator[bytes]:
    """The part with every tag as its ASCII bytes: UTF-16 is rewritten as UTF-8. Nothing at all of a part that is not XML."""
    first = next(filter(None, (chunk.lstrip(_BEFORE) for chunk in chunks)), b"")
    declared = _DECLARED.search(first[:400])
    if first.startswith(_HIDING) or (declared and not _is_plain(declared[1])):
        raise FileRefused("a part of it is in a character set that no office program uses; save a new copy", file=name, sheet=sheet)
    wide = "utf-16" if first.startswith((b"\xff\xfe", b"\xfe\xff")) else {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(first[:2], "")
    if wide:
        decoder = codecs.getincrementaldecoder(wide)("replace")
        yield from (decoder.decode(chunk).encode("utf-8", "replace") for chunk in chain((first,), chunks))
        return
    if first.startswith(b"<"):
        yield from chain((first,), chunks)


def _is_plain(declared: bytes) -> bool:
    """Whether the declared character set is one of the plain ones. What Python does not know is not."""
    try:
        return codecs.lookup(declared.decode("ascii")).name in _PLAIN
    except (LookupError, UnicodeError, ValueError):
        return False


def _whole_tags(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut so that no start of a tag (its first 16 bytes) is in two pieces."""
    rest = b""
    for chunk in chunks:
        piece = rest + chunk
        cut = piece.rfind(b"<", max(len(piece) - 16, 0))
        rest = piece[cut:] if cut >= 0 else b""
        yield piece[:cut] if cut >= 0 else piece
    yield rest
