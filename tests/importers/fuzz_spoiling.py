"""Ways to spoil a file: bytes, the parts of a package, tags of XML, fields of a table, values of JSON. All follow from the chance given."""

import csv
import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from random import Random
from typing import Any

NASTY = (
    "", " ", "0", "-1", "1e308", "NaN", "99999999999999999999", "=1+1", "31/02/2020", "0000-00-00", "9999-12-31", "1/1/1", "12/2020",
    "29/02/2021", "from 2020 to 2019", "1899-12-31", "Date", "Event", "Child X1", "Page 1 of 9", "null", "TRUE", "#REF!", "_x000D_", "../../x",
    "x" * 5_000, "é" * 300, "\u0000", "\ud800", "\u202e", "\ufeff", "\u2028", "\U0001f9d2", "\r", "\r\n", "\n", '"', "'", "<", "&amp;", "]]>",
    "2147483648", "1048577", "A1048576", "XFD1", "{}", "[",
)
_TAG = re.compile(rb"<[^<>]*>")
_ATTRIBUTE = re.compile(rb'="[^"]*"')
_TEXT = re.compile(rb">[^<>]+<")
_PACKED = (b"PK\x03\x04",)

Spoil = Callable[[Random, bytes], bytes]


def spoiled(chance: Random, content: bytes) -> bytes:
    """The content after one to four changes that suit what it is."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        content = chance.choice(_ways(content))(chance, content)
    return content


def _ways(content: bytes) -> tuple[Spoil, ...]:
    start = content[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if content.startswith(_PACKED):
        return (_flip, _cut, _swap, _part, _part, _part, _part, _part, _part)
    if start.startswith(b"<"):
        return (_flip, _cut, _swap, _tag, _tag, _attribute, _text, _text)
    if start.startswith((b"[", b"{")):
        return (_flip, _cut, _swap, _value, _value, _value)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return (_flip, _flip, _cut, _swap)
    return (_flip, _cut, _swap, _insert, _field, _field, _line)


def _flip(chance: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(min(chance.choice((1, 2, 8, 40)), len(changed))):
        changed[chance.randrange(len(changed))] = chance.choice((0, 255, chance.randrange(256)))
    return bytes(changed)


def _cut(chance: Random, content: bytes) -> bytes:
    return content[:chance.randrange(len(content) + 1)]


def _swap(chance: Random, content: bytes) -> bytes:
    """Two pieces change places, or one is said twice, or left out."""
    first, second, third = sorted(chance.randrange(len(content) + 1) for _ in range(3))
    left, right = content[first:second], content[second:third]
    return content[:first] + chance.choice((right + left, left + left + right, right)) + content[third:]


def _insert(chance: Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + _nasty(chance) + content[at:]


def _nasty(chance: Random) -> bytes:
    return chance.choice(NASTY).encode("utf-8", "surrogatepass")


def _part(chance: Random, content: bytes) -> bytes:
    """One part of a package is spoiled, left out, or said twice; the package itself stays whole."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
    except Exception:  # an earlier change has spoiled the package
        return _flip(chance, content)
    if not parts:
        return content
    likely = [number for number, (name, _) in enumerate(parts) if re.search(r"sheet|document\.xml|content\.xml|\.csv|shared|workbook", name)]
    number = chance.choice(likely or range(len(parts))) if chance.random() < 0.8 else chance.randrange(len(parts))
    name, inside = parts[number]
    how = chance.random()
    if how < 0.9:
        parts[number] = (name, chance.choice(_ways(inside))(chance, inside))
    else:
        parts[number:number + 1] = [] if how < 0.97 else [(name, inside), (f"{name}.bak", inside)]
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inside in parts:
            package.writestr(zipfile.ZipInfo(name), inside, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _tag(chance: Random, content: bytes) -> bytes:
    """A tag is left out, said twice, or replaced by another one."""
    tags = list(_TAG.finditer(content))
    if not tags:
        return _flip(chance, content)
    one, other = chance.choice(tags), chance.choice(tags)
    return content[:one.start()] + chance.choice((b"", one[0] * 2, other[0], other[0] + one[0])) + content[one.end():]


def _attribute(chance: Random, content: bytes) -> bytes:
    return _replaced(chance, content, _ATTRIBUTE, b'="', b'"')


def _text(chance: Random, content: bytes) -> bytes:
    return _replaced(chance, content, _TEXT, b">", b"<")


def _replaced(chance: Random, content: bytes, pattern: re.Pattern[bytes], before: bytes, after: bytes) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return _flip(chance, content)
    one = chance.choice(found)
    new = chance.choice((_nasty(chance), chance.choice(found)[0][len(before):-len(after)]))
    return content[:one.start()] + before + new.replace(b"<", b"&lt;").replace(b'"', b"&quot;") + after + content[one.end():]


def _field(chance: Random, content: bytes) -> bytes:
    """A field of a table is replaced, left out, or said twice, or two change places."""
    delimiter = max(b",;\t|", key=lambda sign: content.count(bytes([sign])))
    records = list(csv.reader(StringIO(content.decode("utf-8", "replace"), newline=""), delimiter=chr(delimiter))) if b"\0" not in content else []
    filled = [record for record in records if record]
    if not filled:
        return _flip(chance, content)
    record = chance.choice(filled)
    at, other = chance.randrange(len(record)), chance.randrange(len(record))
    change = chance.randrange(4)
    if change == 0:
        record[at] = chance.choice(NASTY).replace("\ud800", "")
    elif change == 1:
        record[at], record[other] = record[other], record[at]
    else:
        record[at:at + 1] = [] if change == 2 else [record[at]] * 2
    written = StringIO()
    csv.writer(written, delimiter=chr(delimiter)).writerows(records)
    return written.getvalue().encode()


def _line(chance: Random, content: bytes) -> bytes:
    """A line is left out, said twice, put elsewhere, or joined with the next."""
    lines = content.splitlines(keepends=True)
    if not lines:
        return _insert(chance, content)
    at = chance.randrange(len(lines))
    line = lines.pop(at)
    lines[at:at] = chance.choice(([], [line, line], [line.rstrip(b"\r\n")], [line, b"\r\n"]))
    if chance.random() < 0.3:
        lines.insert(chance.randrange(len(lines) + 1), line)
    return b"".join(lines)


def _value(chance: Random, content: bytes) -> bytes:
    """A value somewhere in the JSON is replaced by one of another kind, left out, or put one level deeper."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        return _flip(chance, content)
    holders = list(_holders(whole))
    if not holders:
        return _flip(chance, content)
    holder, key = chance.choice(holders)
    kinds: tuple[Any, ...] = (None, True, 0, -1, 1e300, float("nan"), 10**30, [], {}, [[]], [None] * 50, {"": {}}, chance.choice(NASTY))
    how = chance.random()
    if how < 0.15:
        del holder[key]
    elif how < 0.25:
        holder[key] = [holder[key]]
    else:
        holder[key] = chance.choice(kinds)
    return json.dumps(whole).encode()


def _holders(value: Any) -> list[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [pair for key in keys for pair in ((value, key), *_holders(value[key]))]
