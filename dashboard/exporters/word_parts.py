"""Pieces of a Word document's XML: rows of a table, runs with blanks to fill in, fields. Written at once, not looked up cell by cell."""

import re
from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from dashboard.exporters.words import printable

_BLANK = re.compile(r"(\[\[.*?\]\])", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def field(paragraph: Paragraph, code: str) -> None:
    field = part(paragraph._p, "w:fldSimple", instr=code)
    part(part(field, "w:r"), "w:t").text = "1"


def words_into(paragraph: Paragraph, text: str, *, blanks: bool) -> None:
    """``text`` as runs; with ``blanks``, what stands in double square brackets is a blank to fill in."""
    for words in _BLANK.split(text) if blanks else [text]:
        if words and blanks and _BLANK.fullmatch(words):
            paragraph.add_run(printable(words[1:-1]), style="To fill in")
        elif words:
            paragraph.add_run(printable(words))


def row_of(cells: Sequence[str], widths: Sequence[float], *, heading: bool, blanks: bool) -> BaseOxmlElement:
    row = OxmlElement("w:tr")
    about = part(row, "w:trPr")
    if heading:
        part(about, "w:cantSplit")
        part(about, "w:tblHeader")
    for text, width in zip(cells, widths, strict=True):
        cell = part(row, "w:tc")
        look = part(cell, "w:tcPr")
        part(look, "w:tcW", w=str(twips(width)), type="dxa")
        if heading:
            shading("EDEDF3", look)
        for line in text.split("\n"):
            paragraph = part(cell, "w:p")
            part(part(paragraph, "w:pPr"), "w:pStyle", val="Inatable")
            _runs(paragraph, line, bold=heading, blanks=blanks)
    return row


def _runs(paragraph: BaseOxmlElement, text: str, *, bold: bool, blanks: bool) -> None:
    for words in _BLANK.split(text) if blanks else [text]:
        if not words:
            continue
        blank = blanks and _BLANK.fullmatch(words) is not None
        run = part(paragraph, "w:r")
        if bold:
            part(part(run, "w:rPr"), "w:b")
        elif blank:
            part(part(run, "w:rPr"), "w:rStyle", val="Tofillin")
        held = part(run, "w:t")
        held.text = printable(words[1:-1] if blank else words)
        held.set(_SPACE, "preserve")


def shading(colour: str, holder: BaseOxmlElement) -> BaseOxmlElement:
    part(holder, "w:shd", val="clear", color="auto", fill=colour)
    return holder


def part(parent: BaseOxmlElement, name: str, **values: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made


def twips(centimetres: float) -> int:
    return round(centimetres * 567)
