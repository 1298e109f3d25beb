"""The XML of two statutory returns, the children in need census and SSDA903, as one sheet a kind of block.

Nothing outside the file is ever read: a document type, an entity or an unusual encoding is refused before parsing. Each child is let
go of once it is read, so that a large return does not fill the memory.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from dashboard.errors import FileRefused
from dashboard.importers.readers.raw import RawSheet
from dashboard.importers.readers.safety import MAX_BYTES, MEGABYTE
from dashboard.importers.structured.xml_blocks import Return, XmlReturn, local_name
from dashboard.importers.structured.xml_cin import CENSUS
from dashboard.importers.structured.xml_looked_after import LOOKED_AFTER

MAX_ELEMENTS = 20_000
"""In one child; the fullest of a real return has some hundreds."""

_UNSAFE = "it declares a document type or entities, which no return needs and which can be used to do harm; ask for a plain copy"
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""", re.IGNORECASE)
_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "utf-16", "utf-16le", "utf-16be"})
_RETURNS = {kind.root: kind for kind in (CENSUS, LOOKED_AFTER)}


def read_xml_return(name: str, content: bytes) -> tuple[str, tuple[RawSheet, ...]]:
    """The format ("cin_xml" or "ssda903_xml") and its sheets, whose row numbers are lines of the file.

    Raises FileRefused, saying what was found instead, for any other XML and for XML that is damaged or not safe to read.
    """
    _refuse_unsafe(name, content)
    try:
        return _read(name, content)
    except etree.XMLSyntaxError as damage:
        reason = "the XML is damaged here, so what stands below cannot be told; ask for the file again"
        raise FileRefused(reason, file=name, row=damage.lineno or None) from damage


def _read(name: str, content: bytes) -> tuple[str, tuple[RawSheet, ...]]:
    events = etree.iterparse(
        BytesIO(content), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )
    _, root = next(events)
    if root.getroottree().docinfo.doctype:
        raise FileRefused(_UNSAFE, file=name)
    kind = _RETURNS.get(local_name(root))
    if kind is None:
        raise FileRefused(
            f'this is XML with the root "{local_name(root)[:60]}", which is not read; the children in need census has the root '
            f'"{CENSUS.root}" and SSDA903 "{LOOKED_AFTER.root}"', file=name)
    read = Return(name, kind.layouts, without=kind.without)
    header, unknown = _children(read, kind, root, events)
    if not read.blocks:
        raise FileRefused("it holds no child", file=name)
    if header is not None and kind.header_notes:
        kind.header_notes(read, header)
    if unknown:
        read.note(f"parts of the file that are not known were not read: {', '.join(sorted(unknown))}")
    return kind.format, read.sheets()


def _children(
    read: Return, kind: XmlReturn, root: etree._Element, events: Iterator[tuple[str, etree._Element]],
) -> tuple[etree._Element | None, set[str]]:
    """Read every child. Returns the header, if there is one, and the names of parts that are neither."""
    header, unknown, elements = None, set[str](), 0
    for event, element in events:
        if event == "start":
            elements += 1
            if elements > MAX_ELEMENTS:
                raise FileRefused(f"one child holds more than {MAX_ELEMENTS:,} elements, far more than any return has", file=read.name)
            continue
        above, name = element.getparent(), local_name(element)
        if above is None:
            continue
        if name == kind.child and (above is root or above.getparent() is root):
            kind.read_child(read, element)
            _let_go(element)
            elements = 0
        elif above is root and name == "Header":
            header = element
        elif above is root and name not in kind.parts:
            unknown.add(name[:60])
    return header, unknown


def _let_go(element: etree._Element) -> None:
    """Drop a child that was read, and those before it."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None and local_name(before) == local_name(element):
        parent.remove(before)


def _refuse_unsafe(name: str, content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise FileRefused(f"it is larger than {MAX_BYTES // MEGABYTE} MB, the most that is read; split it into smaller files", file=name)
    letters = content.replace(b"\0", b"")  # UTF-16 hides its letters between zeros
    if _FORBIDDEN.search(letters):
        raise FileRefused(_UNSAFE, file=name)
    declared = _ENCODING.search(letters[:1000])
    if declared and declared[1].decode("ascii").casefold() not in _ENCODINGS:
        raise FileRefused(f"its encoding {declared[1].decode('ascii')} is not read; save it as UTF-8", file=name)
