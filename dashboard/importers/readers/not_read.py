"""Kinds of files that are not read, each with the sentence that says what it is and what to do."""

import re

_INTO_EXCEL = "copy its table into Excel and save that as .xlsx"
_PICTURE = f"which is not read; type what matters into the template, or {_INTO_EXCEL}"
_UNPACK = "which is not read; unpack it and import the files inside, or send them as a .zip"

_BY_FIRST_BYTES: tuple[tuple[bytes, str], ...] = (
    (rb"%PDF", f"this is a PDF, which is not read; ask for the Word or Excel original, or {_INTO_EXCEL}"),
    (rb"\{\\rtf", "this is a rich text document (.rtf), which is not read; open it in Word and save it as .docx"),
    (rb"\x89PNG", f"this is a picture (PNG), {_PICTURE}"),
    (rb"\xff\xd8\xff", f"this is a picture (JPEG), {_PICTURE}"),
    (rb"GIF8", f"this is a picture (GIF), {_PICTURE}"),
    (rb"II\*\0|MM\0\*", f"this is a picture (TIFF), {_PICTURE}"),
    (rb"BM....\0\0\0\0", f"this is a picture (BMP), {_PICTURE}"),
    (rb"....ftyp", f"this is a picture or a film (HEIC, MP4), {_PICTURE}"),
    (rb"RIFF", "this is a picture, sound or film, which is not read; send the record as .docx, .xlsx or .csv"),
    (rb"ID3", "this is a sound recording, which is not read; send what was said as .docx or .txt"),
    (rb"7z\xbc\xaf", f"this is an archive (.7z), {_UNPACK}"),
    (rb"Rar!", f"this is an archive (.rar), {_UNPACK}"),
    (rb"\x1f\x8b", f"this is a compressed file (.gz), {_UNPACK}"),
)
_OFFICE_2003 = rb'<\?xml[^>]{0,200}>\s*<\?mso-application[^>]{0,40}progid="'
_BY_FIRST_WORDS: tuple[tuple[bytes, str], ...] = (
    (rb"(?:<\?xml[^>]{0,200}>\s*|<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style)[\s>]",
     "this is a web page, even if it is called .xls or .doc; open it in Excel or Word and save it as .xlsx or .docx"),
    (_OFFICE_2003 + rb"Word", "this is a Word 2003 XML document, which is not read; open it in Word and save it as .docx"),
    (_OFFICE_2003 + rb"Excel", "this is an Excel 2003 XML workbook, which is not read; open it in Excel and save it as .xlsx"),
    (rb"(?:mime-version|return-path|received|delivered-to|x-[a-z-]{2,40}): ?\S",
     "this is an e-mail or a web archive (.eml, .mht), which is not read; save its text as .docx, or save its attachment and import that"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_STREAM: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "the file is protected with a password; save a copy without a password and try that copy"),
    ("WordDocument", "this is an old Word document (.doc), which is not read; open it in Word and save it as .docx (Word Document)"),
    ("PowerPoint Document", f"this is an old PowerPoint file (.ppt), which is not read; {_INTO_EXCEL}"),
    ("__nameid_version1.0", "this is an e-mail (.msg), which is not read; save its attachment and import that, or save its text as .txt"),
)
_OTHER_OLE = "this is an old Office file of a kind that is not read; open it in the program that made it and save its table as .xlsx"
_BY_PART: tuple[tuple[str, str], ...] = (
    ("ppt/presentation.xml", f"this is a PowerPoint file (.pptx), which is not read; {_INTO_EXCEL}"),
    ("visio/document.xml", f"this is a Visio drawing (.vsdx), {_PICTURE}"),
    ("Index/Document.iwa", "this is an Apple Pages, Numbers or Keynote file, which is not read; export it as .docx or .xlsx"),
)
_BY_MEDIA_TYPE: tuple[tuple[bytes, str], ...] = (
    (b"opendocument.spreadsheet", ""),
    (b"opendocument.text", "this is an OpenDocument text (.odt), which is not read; save it as .docx"),
    (b"opendocument", "this is an OpenDocument file that is neither text nor a spreadsheet, which is not read; save its table as .xlsx"),
    (b"epub", "this is an electronic book (.epub), which is not read; send the record as .docx or .xlsx"),
)
_START_LOOKED_AT = 2000


def start_of(content: bytes) -> bytes:
    """The first characters without byte order mark and space; of UTF-16 text every second byte, which spells what is looked for here."""
    return content[:_START_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def why_not_read(content: bytes) -> str:
    """The sentence for a file that is not a zip container, or ""."""
    if content.startswith(_OLE):
        return _why_old_office_not_read(content)
    start = start_of(content)
    by_bytes = next((reason for pattern, reason in _BY_FIRST_BYTES if re.match(pattern, content, re.DOTALL)), "")
    return by_bytes or next((reason for pattern, reason in _BY_FIRST_WORDS if re.match(pattern, start, re.IGNORECASE)), "")


def why_package_not_read(parts: frozenset[str], media: bytes) -> str:
    """The sentence for a zip container by the names of its parts and the media type it states, or ""."""
    by_part = next((reason for part, reason in _BY_PART if part in parts), "")
    return by_part or next((reason for sign, reason in _BY_MEDIA_TYPE if sign in media), "")


def is_old_excel(content: bytes) -> bool:
    """True for an old Office container that holds a workbook and nothing that is refused."""
    return content.startswith(_OLE) and not _why_old_office_not_read(content)


def _why_old_office_not_read(content: bytes) -> str:
    """By the streams that its directory names; "" where that is a workbook's."""
    named = next((reason for stream, reason in _BY_STREAM if _has_stream(content, stream)), "")
    return named or ("" if _has_stream(content, "Workbook") or _has_stream(content, "Book") else _OTHER_OLE)


def _has_stream(content: bytes, stream: str) -> bool:
    """True when a directory entry has that name (entries of 128 bytes, [MS-CFB] 2.6.1)."""
    pattern = (stream + "\0").encode("utf-16-le")
    position = content.find(pattern)
    while position >= 0 and position % 128:
        position = content.find(pattern, position + 1)
    return position >= 0
