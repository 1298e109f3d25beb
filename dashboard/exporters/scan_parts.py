"""Finished files unpacked to the last part: text, remarks, names, properties, hidden parts. What cannot be read is told, never passed over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, IndirectObject, NameObject, StreamObject, TextStringObject

DEEPEST = 4
LARGEST = 64 * 1024 * 1024
_BLOCKS = frozenset({"p", "si", "c", "comment", "tr", "definedName", "row", "title", "subject", "creator", "description", "keywords"})
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class PartRead:
    """The text of one place of a file; ``readable`` False where a person must look instead."""

    place: str
    text: str = ""
    readable: bool = True


def parts_of(name: str, content: bytes, *, depth: int = 0) -> Iterator[PartRead]:
    """Every part of a file with its place in words. The file's own name is one of them."""
    yield PartRead(f"{name}: its name", name)
    if depth > DEEPEST or len(content) > LARGEST:
        yield PartRead(name, readable=False)
    elif content.startswith(_PACKED):
        yield from _packed(name, content, depth)
    elif content.startswith(b"%PDF-"):
        yield from _pdf(name, content, depth)
    elif content.lstrip()[:1] == b"<":
        yield from _marked_up(name, content)
    else:
        yield _as_text(name, content)


def _packed(name: str, content: bytes, depth: int) -> Iterator[PartRead]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            if archive.comment:
                yield PartRead(f"{name}: remark of the archive", archive.comment.decode("utf-8", "replace"))
            for member in archive.infolist():
                if member.comment:
                    yield PartRead(f"{name}: remark of a part", member.comment.decode("utf-8", "replace"))
                if member.is_dir():
                    yield PartRead(f"{name}: a folder's name", member.filename)
                    continue
                if member.file_size > LARGEST or member.flag_bits & 1:
                    yield PartRead(f"{name}, {member.filename}", readable=False)
                    continue
                yield from _inside(name, member.filename, archive.read(member), depth)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError):
        yield PartRead(name, readable=False)


def _inside(name: str, member: str, content: bytes, depth: int) -> Iterator[PartRead]:
    """A part of an archive under its own place; parts of an Office file that hold no words are known by their kind."""
    place = f"{name}, {member}"
    yield from (PartRead(part.place, part.text, part.readable) for part in parts_of(place, content, depth=depth + 1))


def _marked_up(name: str, content: bytes) -> Iterator[PartRead]:
    """Text of each paragraph, cell or remark in one piece, however it is cut up inside; then every attribute."""
    root = None if b"<!" in content.replace(b"<!--", b"") else _tree(content)  # with declarations of its own it is read as it stands
    if root is None:
        yield _as_text(name, content)
        return
    yield PartRead(name, "\n".join(_blocks(root)))
    remarks = [element.text or "" for element in root.iter(etree.Comment)]
    yield PartRead(f"{name}: in its marks", "\n".join([*remarks, *(str(value) for element in root.iter() for value in element.attrib.values())]))


def _tree(content: bytes) -> Any:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _blocks(element: Any) -> Iterator[str]:
    name = str(element.tag).rpartition("}")[2]
    children = list(element)
    if name in _BLOCKS or not children:
        yield "".join(element.itertext())
        return
    if text := (element.text or "").strip():
        yield text
    for child in children:
        yield from _blocks(child)
        if tail := (child.tail or "").strip():
            yield tail


def _as_text(name: str, content: bytes) -> PartRead:
    for encoding in ("utf-8-sig", "utf-16"):
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return PartRead(name, text)
    return PartRead(name, readable=False)


def _pdf(name: str, content: bytes, depth: int) -> Iterator[PartRead]:
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            yield PartRead(name, readable=False)
            return
        for number, page in enumerate(reader.pages, start=1):
            yield PartRead(f"{name}, page {number}", page.extract_text())
        yield from _objects(name, reader, depth)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        yield PartRead(name, readable=False)


_RANDOM_ID = re.compile(rb"(?<=<xmpMM:InstanceID>)[A-Za-z0-9+/]{22}==(?=<)|(?<=<xmpMM:DocumentID>)[A-Za-z0-9+/]{22}==(?=<)")
"""What the typesetter writes to tell one file from another: letters and figures by chance, in which a postcode would be found one day."""


def _objects(name: str, reader: PdfReader, depth: int) -> Iterator[PartRead]:
    """What stands in a PDF outside its pages: properties, bookmarks, descriptions of pictures, remarks, files inside it."""
    said: list[str] = []
    size: Any = reader.trailer["/Size"]
    for number in range(1, int(size)):
        found = IndirectObject(number, 0, reader).get_object()
        said += _strings(found)
        if isinstance(found, StreamObject):
            kind, subtype = found.get("/Type"), found.get("/Subtype")
            if subtype == "/Image":
                yield PartRead(f"{name}, a picture", readable=False)
            elif kind == "/EmbeddedFile":
                yield from parts_of(f"{name}, a file inside", found.get_data(), depth=depth + 1)
            elif kind == "/Metadata":
                properties = found.get_data()
                yield from _marked_up(f"{name}, properties", _RANDOM_ID.sub(b"", properties))
                yield PartRead(f"{name}, properties: in its marks", "\n".join(one.decode("latin-1") for one in _RANDOM_ID.findall(properties)))
    said += _strings(reader.trailer)
    yield PartRead(f"{name}, outside its pages", "\n".join(said))


def _strings(found: object) -> Iterator[str]:
    if isinstance(found, (TextStringObject, NameObject)):
        yield str(found)
    elif isinstance(found, ByteStringObject):
        yield bytes(found).decode("latin-1")
    elif isinstance(found, DictionaryObject):
        for key, value in found.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(found, ArrayObject):
        for value in found:
            yield from _strings(value)
