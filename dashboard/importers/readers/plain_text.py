"""The text of a text file, whatever program wrote it."""

import re

from dashboard.errors import FileRefused

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""The byte order marks with which such a text begins."""

_NOT_TEXT = "it is neither a spreadsheet nor readable text; save it as .xlsx or as CSV UTF-8"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def decoded(name: str, content: bytes) -> str:
    """The text: UTF-16 with a byte order mark, UTF-8, else Windows-1252. Raises FileRefused for anything that is not text, and for none."""
    try:
        text = _decode(content).rstrip("\x1a")
    except UnicodeError as unreadable:
        raise FileRefused(_NOT_TEXT, file=name) from unreadable
    if _CONTROL.search(text):
        raise FileRefused(_NOT_TEXT, file=name)
    if not text.strip():
        raise FileRefused("the file is empty", file=name)
    return text


def _decode(content: bytes) -> str:
    if content.startswith(UTF_16):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")
