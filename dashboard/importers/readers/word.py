"""A Word document: each table is a sheet; a document whose text stands in paragraphs or in a form is read as notes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dashboard.errors import FileRefused
from dashboard.importers.headings.field_lines import agency_said
from dashboard.importers.headings.headers import find_header
from dashboard.importers.headings.heading_names import HAPPENED, meaning_of
from dashboard.importers.notes.lines import Line
from dashboard.importers.notes.rows import read_notes
from dashboard.importers.readers.raw import RawRow, RawSheet
from dashboard.importers.readers.word_parts import Element, WordParts, name_of, word_parts
from dashboard.importers.readers.word_tables import WordRow, placed, rows_of
from dashboard.importers.readers.word_text import Told, text_in, within
from dashboard.importers.rows.companions import find_companion

LONGEST_HEADING = 200
"""Longer paragraphs above a table are prose, not what the table is headed by."""


@dataclass(slots=True)
class _Table:
    """``above``: the paragraphs since the table before. ``agency``: what the nearest line such as "Agency: Police" names."""

    name: str
    rows: list[WordRow]
    told: Told
    above: list[str]
    agency: str
    continued: list[tuple[int, str]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """The number of cells that most rows have."""
        return Counter(len(row.cells) for row in self.rows).most_common(1)[0][0] if self.rows else 0

    @property
    def letters(self) -> int:
        return sum(len(text) for row in self.rows for text in row.texts)

    def is_grid(self) -> bool:
        """Three rows or more, most of them with the same three cells or more: not a form."""
        return len(self.rows) > 2 and self.width > 2 and sum(1 for row in self.rows if len(row.cells) == self.width) > 0.6 * len(self.rows)

    def continues(self, rows: Sequence[WordRow]) -> bool:
        """True when ``rows`` are this table, split off: as many cells, and no headings of their own."""
        return bool(rows) and any(row.names_headings for row in self.rows) and len(rows[0].cells) == self.width and not rows[0].names_headings


def read_document(name: str, content: bytes) -> tuple[RawSheet, ...]:
    """The tables as sheets "table 1", "table 2" …, or the notes that the document's text is.

    A row is numbered by its place in the table. What stands above a table is its row 0. Raises FileRefused when the
    document cannot be opened or holds no text.
    """
    parts = word_parts(name, content)
    outside = Told()
    tables, after = _tables(parts.body, outside, file=name)
    sheets = tuple(sheet for table in tables if (sheet := _sheet(table)).rows)
    if sheets and _is_record(tables, sheets, after):
        return _with_notes(sheets, parts, (*outside.notes(), *_unread(after)))
    told = Told()
    lines = tuple(_lines(parts.body, told))
    if not any(line.text.strip() for line in lines):
        raise FileRefused("the document holds only pictures; copy what they say into a table" if parts.pictures else "the file is empty", file=name)
    return _with_notes(read_notes(name, lines, wrapped=False), parts, told.notes())


def _tables(body: Element, outside: Told, *, file: str) -> tuple[list[_Table], list[str]]:
    """The tables, and the paragraphs after the last. A table of one column is a box around text, and belongs to the paragraphs."""
    tables: list[_Table] = []
    above: list[str] = []
    said: list[str] = []
    for number, element in _numbered(within(body, ("p", "tbl"), outside)):
        if name_of(element) == "p":
            above += [text] if (text := text_in(element, outside)) else []
            continue
        told, name, before = Told(), f"table {number}", tables[-1] if tables else None
        rows = rows_of(element, told, file=file, sheet=name)
        if all(len(row.cells) < 2 for row in rows):
            above += [text for row in rows for text in row.texts if text]
        elif before and not above and before.continues(rows):
            last = before.rows[-1].number
            before.rows += rows_of(element, before.told, file=file, sheet=before.name, after=last)
            before.continued.append((last + 1, f"{name} has no headings of its own, so it was read as going on from {before.name}"))
        else:
            tables.append(_Table(name, rows, told, above, agency_said(above) or agency_said(reversed(said))))
            said += [*above, *(": ".join(row.texts) for row in rows if len(row.cells) == 2)]
            above = []
    return tables, above


def _numbered(elements: Iterable[Element]) -> Iterator[tuple[int, Element]]:
    """Each element with the number of tables met so far, itself included."""
    number = 0
    for element in elements:
        number += name_of(element) == "tbl"
        yield number, element


def _sheet(table: _Table) -> RawSheet:
    titles, prose = _titles_and_prose(table.above)
    heads = (f"Agency: {table.agency}" if table.agency else None, "\n".join(titles) or None)
    rows = placed(table.rows)
    above = (RawRow(0, heads),) if rows and any(heads) else ()
    return RawSheet(table.name, above + rows, (*table.told.notes(), *table.continued, *_unread(prose)))


def _titles_and_prose(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    return [text for text in texts if len(text) <= LONGEST_HEADING], [text for text in texts if len(text) > LONGEST_HEADING]


def _is_record(tables: Sequence[_Table], sheets: Sequence[RawSheet], after: Sequence[str]) -> bool:
    """True when the document's record is in its tables: known headings, or a grid that holds more than the text around it."""
    if any(find_header(sheet.rows, meaning_of, (HAPPENED, "description")) or find_companion(sheet, sheet.name) for sheet in sheets):
        return True
    around = sum(len(text) for texts in (after, *(table.above for table in tables)) for text in texts)
    return sum(table.letters for table in tables if table.is_grid()) > around


def _unread(texts: Sequence[str]) -> list[tuple[int, str]]:
    number = len(texts)
    if not number:
        return []
    return [(0, f"{number} paragraphs of text outside the tables were not read" if number > 1 else "a paragraph outside the tables was not read")]


def _with_notes(sheets: Sequence[RawSheet], parts: WordParts, notes: Sequence[tuple[int, str]]) -> tuple[RawSheet, ...]:
    """What is true of the whole document is told at its first sheet."""
    first, *others = sheets
    return replace(first, notes=(*((0, sentence) for sentence in parts.told), *((0, sentence) for _, sentence in notes), *first.notes)), *others


def _lines(body: Element, told: Told) -> Iterator[Line]:
    """Every line of every paragraph, and every row of a table as "label: value" or "a | b", numbered in order."""
    texts = (line for element in within(body, ("p", "tbl"), told) for text in _block(element, told) for line in text.split("\n"))
    return (Line(number, text) for number, text in enumerate(texts, start=1))


def _block(element: Element, told: Told) -> list[str]:
    if name_of(element) == "p":
        return [text_in(element, told)]
    rows = rows_of(element, told, file="", sheet="")
    return [(": " if len(row.cells) == 2 else " | ").join(text.rstrip(":") for text in row.texts if text) for row in rows]
