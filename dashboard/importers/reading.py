"""Bytes to a RawFile. What a file is, its content says; the name serves only for messages."""

import re
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from dashboard.errors import FileRefused
from dashboard.importers.delimited import read_delimited
from dashboard.importers.excel import read_workbook
from dashboard.importers.raw import RawFile
from dashboard.importers.safety import DAMAGED, MAX_BYTES, MEGABYTE

_INTO_XLSX = "copy its table into Excel and save that as .xlsx"
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"this is a PDF, which is not read; {_INTO_XLSX}"),
    (b"{\\rtf", f"this is a rich text document (.rtf), which is not read; {_INTO_XLSX}"),
    (b"\x89PNG", f"this is a picture (PNG), which is not read; {_INTO_XLSX}"),
    (b"\xff\xd8\xff", f"this is a picture (JPEG), which is not read; {_INTO_XLSX}"),
    (b"GIF8", f"this is a picture (GIF), which is not read; {_INTO_XLSX}"),
    (b"II*\x00", f"this is a picture (TIFF), which is not read; {_INTO_XLSX}"),
    (b"MM\x00*", f"this is a picture (TIFF), which is not read; {_INTO_XLSX}"),
    (b"RIFF", "this is a picture, sound or film, which is not read; send the record as .xlsx or .csv"),
    (b"7z\xbc\xaf", "this is an archive (.7z); unpack it and import the files inside, one by one"),
    (b"Rar!", "this is an archive (.rar); unpack it and import the files inside, one by one"),
    (b"\x1f\x8b", "this is a compressed file (.gz); unpack it and import what is inside"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_NAMES: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "the file is protected with a password; save a copy without a password and try that copy"),
    ("WordDocument", f"this is an old Word document (.doc), which is not read; {_INTO_XLSX}"),
    ("PowerPoint Document", f"this is an old PowerPoint file (.ppt), which is not read; {_INTO_XLSX}"),
    ("__nameid_version1.0", "this is an e-mail (.msg); save its attachment and import that"),
)
_ZIP_PARTS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.bin", "this is a binary workbook (.xlsb), which is not read; open it in Excel and save it as .xlsx"),
    ("word/document.xml", f"this is a Word document (.docx), which is not read; {_INTO_XLSX}"),
    ("ppt/presentation.xml", f"this is a PowerPoint file (.pptx), which is not read; {_INTO_XLSX}"),
)
_MARKUP = re.compile(rb"\s*<(\?xml|!doctype|html|table|head|body|\w+[:\s>])", re.IGNORECASE)


def read_file(name: str, content: bytes) -> RawFile:
    """The sheets of an .xlsx workbook, or the one sheet of a delimited text file.

    Raises FileRefused with a sentence that says what the file is and what to do, for everything else.
    """
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise FileRefused("the file is empty", file=name)
    if len(content) > MAX_BYTES:
        raise FileRefused(f"it is larger than {MAX_BYTES // MEGABYTE} MB, the most that is read; split it into smaller files", file=name)
    digest = sha256(content).hexdigest()
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_other_archives(name, content)
        return RawFile(name, "xlsx", digest, read_workbook(name, content))
    _refuse_other_kinds(name, content)
    return RawFile(name, "csv", digest, (read_delimited(name, content),))


def _refuse_other_archives(name: str, content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in parts and archive.getinfo("mimetype").file_size < 200 else b""
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as damage:
        raise FileRefused(DAMAGED, file=name) from damage
    if b"opendocument" in kind:
        raise FileRefused("this is an OpenDocument file (.ods or .odt), which is not read; save it as .xlsx", file=name)
    for part, reason in _ZIP_PARTS:
        if part in parts:
            raise FileRefused(reason, file=name)
    if "xl/workbook.xml" not in parts:
        raise FileRefused("this is an archive (.zip) without a workbook in it; unpack it and import the files inside, one by one", file=name)


def _refuse_other_kinds(name: str, content: bytes) -> None:
    if content.startswith(_OLE):
        raise FileRefused(_old_office_kind(content), file=name)
    for start, reason in _STARTS:
        if content.startswith(start):
            raise FileRefused(reason, file=name)
    if content[4:8] == b"ftyp":
        raise FileRefused(f"this is a picture or a film (HEIC, MP4), which is not read; {_INTO_XLSX}", file=name)
    if _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise FileRefused("this is a web page or an XML file, not a spreadsheet; open it in Excel and save it as .xlsx", file=name)


def _old_office_kind(content: bytes) -> str:
    """What an old Office container holds, by the names in its directory (entries of 128 bytes, [MS-CFB] 2.6.1)."""
    for stream, reason in _OLE_NAMES:
        pattern = (stream + "\0").encode("utf-16-le")
        position = content.find(pattern)
        while position >= 0:
            if position % 128 == 0:
                return reason
            position = content.find(pattern, position + 1)
    return "this is an old Excel workbook (.xls), which is not read; open it in Excel, remove any password, and save it as .xlsx"
