"""What is opened of a Word document: its main part as a tree of XML, safely, and the parts of which only is told that they are there.

The parts are read directly, not through a document library: those stop at a link to a missing picture, which case systems write.
"""

from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from lxml import etree

from dashboard.errors import FileRefused
from dashboard.importers.readers.packages import opened

DAMAGED = "the Word document is damaged and cannot be opened; open it in Word, save a new copy as .docx and try that copy"
MACROS = "this is a Word document with macros (.docm), which is not read; in Word save it as .docx (Word Document), which leaves them out"

Element = Any  # lxml comes without types

_NAMESPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
_KNOWN = (
    "document", "body", "p", "r", "t", "tab", "br", "cr", "noBreakHyphen", "sym", "tbl", "tr", "tc", "tblGrid", "gridCol", "tcPr", "trPr", "tblPr",
    "tblPrEx", "pPr", "rPr", "sectPr", "sdt", "sdtPr", "sdtContent", "showingPlcHdr", "gridSpan", "gridBefore", "vMerge", "hMerge", "del", "ins",
    "moveFrom", "moveTo", "cellDel", "delText", "instrText", "delInstrText", "numPr", "altChunk", "footnoteReference", "endnoteReference",
    "commentReference", "val", "char",
)
_NAMES = {f"{{{namespace}}}{name}": name for namespace in _NAMESPACES for name in _KNOWN}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class WordParts:
    """``body`` holds the blocks in order. ``told``: sentences on what else is in the file and was not read."""

    body: Element
    told: tuple[str, ...]
    pictures: bool


def name_of(element: Element) -> str:
    """A Word element's or attribute's name without its namespace, "" for what has no meaning here; strict files use another namespace."""
    tag = element.tag
    return _NAMES.get(tag, "Fallback" if tag == _FALLBACK else "")


def attribute(element: Element, name: str) -> str:
    """An attribute's text, "" where it is not there."""
    return next((value for key, value in element.attrib.items() if _NAMES.get(key) == name), "")


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name, or None."""
    return None if element is None else next((found for found in element if name_of(found) == name), None)


def word_parts(name: str, content: bytes) -> WordParts:
    """Open a document. Raises FileRefused for macros, a password, a DOCTYPE, damage, and sizes beyond the limits."""
    with opened(name, content, damaged=DAMAGED) as package:
        parts = package.namelist()
        if any(part.casefold().endswith("vbaproject.bin") for part in parts) or b"macroEnabled" in _types(package):
            raise FileRefused(MACROS, file=name)
        root = _tree(name, package.read(_main_part(parts)))
        edges = [part for part in parts if part.startswith(("word/header", "word/footer")) and part.endswith(".xml")]
        in_edges = any(name_of(found) == "t" and (found.text or "").strip() for part in edges for found in _tree(name, package.read(part)).iter())
    body = child(root, "body")
    if body is None:
        raise FileRefused(DAMAGED, file=name)
    told = (
        "the text at the top and bottom of the pages (headers and footers) was not read" if in_edges else "",
        "a file embedded in the document was not read; save it as a file of its own and import that"
        if any(part.startswith("word/embeddings/") for part in parts) else "",
    )
    return WordParts(body, tuple(sentence for sentence in told if sentence), any(part.startswith("word/media/") for part in parts))


def _main_part(parts: list[str]) -> str:
    """Some programs number it: word/document2.xml."""
    return min(part for part in parts if is_main_part(part))


def is_main_part(part: str) -> bool:
    """True for the part of a package that holds a Word document's text."""
    return part.startswith("word/document") and part.endswith(".xml")


def _types(package: ZipFile) -> bytes:
    return package.read("[Content_Types].xml") if "[Content_Types].xml" in package.namelist() else b""


def _tree(name: str, part: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, LookupError) as damage:
        raise FileRefused(DAMAGED, file=name) from damage
    if root.getroottree().docinfo.doctype:
        raise FileRefused("it declares a document type (DOCTYPE), which no word processor writes", file=name)
    return root
