"""Word documents made in memory for these tests: paragraphs, tables, and hand-written XML where a library would not write it."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Table = Sequence[Sequence[str]]
"""Rows of cells; an element that begins with "<w:" stands for itself as XML."""


def document(*blocks: str | Table) -> bytes:
    """The blocks in order: a text is a paragraph, text that begins with "<w:" is XML as it stands, rows are a table."""
    made = docx.Document()
    body = made.element.body
    for block in blocks:
        xml = block if isinstance(block, str) and block.startswith("<w:") else _paragraph(block) if isinstance(block, str) else table(block)
        body.insert(len(body) - 1, parse_xml(_declared(xml)))  # the last element holds the page's settings
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def table(rows: Table) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str, about: str = "") -> str:
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(text if text.startswith('<w:') else cell(text) for text in cells)}</w:tr>"


def cell(text: str = "", *, about: str = "", inside: str = "") -> str:
    """A cell with text, or with the XML ``inside`` it. ``about``: what stands in its properties."""
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{inside or _paragraph(text)}</w:tc>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def merged(text: str = "", *, down: bool = True) -> str:
    """The first cell of several merged downwards, or one of those below it."""
    return cell(text, about='<w:vMerge w:val="restart"/>') if down else cell(about="<w:vMerge/>")


def across(text: str, columns: int) -> str:
    return cell(text, about=f'<w:gridSpan w:val="{columns}"/>')


def _paragraph(text: str) -> str:
    lines = "<w:r><w:br/></w:r>".join(run(line) for line in text.split("\n"))
    return f"<w:p>{lines}</w:p>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _declared(xml: str) -> str:
    name = xml[: min(xml.find(end) for end in (" ", ">", "/") if end in xml)]
    more = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    return xml.replace(name, f"{name} {nsdecls('w')} {more}", 1)
