"""Pieces of a Word document's XML: rows of a table, runs with blanks to fill in, fields. Written at once, not looked up cell by cell."""

import re
from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from dashboard.exporters.words import printable

_BLANK = re.compile(r"(\[\[.*?\]\])", re.DOTALL)
_CODE = re.compile(r"\bE-([0-9A-HJKMNP-TV-Z]{5,})\b")
LONG = 1_500
"""Letters in a row that may be broken across pages; a shorter one stays whole."""
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
    if heading or sum(map(len, cells)) < LONG:
        part(about, "w:cantSplit")
    if heading:
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
        for place, piece in enumerate(_CODE.split(printable(words[1:-1] if blank else words))):
            if place % 2:  # a code of the schedule: it is never broken at the end of a line
                _text(run, "E")
                part(run, "w:noBreakHyphen")
            _text(run, piece)


def _text(run: BaseOxmlElement, words: str) -> None:
    if words:
        held = part(run, "w:t")
        held.text = words
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
