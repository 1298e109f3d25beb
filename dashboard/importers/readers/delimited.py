"""A text file of delimited rows: its encoding and its delimiter are found from the content, never from the name."""

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from dashboard.errors import FileRefused
from dashboard.importers.headings.heading_names import recognised_in
from dashboard.importers.readers.plain_text import decoded
from dashboard.importers.readers.raw import RawRow, RawSheet
from dashboard.importers.readers.safety import MAX_COLUMNS, MAX_ROWS

DELIMITERS = (",", ";", "\t", "|")
_END = "\u241c end of the file \u241c"
_RECORDS_TRIED = 200
_LOOKED_AT = 1 << 18
"""Characters of the beginning that tell the delimiter."""


def read_delimited(name: str, content: bytes) -> RawSheet:
    """The one sheet of a text file, named "". Row numbers count records, as a spreadsheet that opens the file shows them."""
    text = decoded(name, content)
    stated = re.match(r"sep=([,;\t|])\r?\n", text)
    if stated:  # Excel's own way to say which delimiter follows; it shows the next line as row 1
        text = text[stated.end():]
    delimiter = stated[1] if stated else _delimiter(text)
    return RawSheet("", tuple(row for row in _rows(name, text, delimiter) if not row.blank))


def _delimiter(text: str) -> str:
    """Its beginning decides: a file of any size is tried four times over, and quotation marks never closed would read all of it each time."""
    start = text[:_LOOKED_AT]
    return max(DELIMITERS, key=lambda delimiter: _fit(start, delimiter))


def _fit(text: str, delimiter: str) -> tuple[int, int, int]:
    """How well a delimiter suits: headings recognised in one row, rows of the commonest width, that width.

    Headings come first, because a title block or commas in a sentence can make any width the commonest.
    """
    try:
        records = list(islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _RECORDS_TRIED))
    except csv.Error:
        return (0, 0, 0)
    headings = max((recognised_in(record) for record in records if len(record) > 1), default=0)
    width, rows = max(Counter(len(record) for record in records if len(record) > 1).items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (headings, rows, width)


def _rows(name: str, text: str, delimiter: str) -> list[RawRow]:
    """All records. A last record that is not the marker means that an opened quotation mark swallowed it."""
    rows: list[RawRow] = []
    last: list[str] = []
    number = 0
    try:
        for number, record in enumerate(csv.reader(StringIO(f"{text}\r\n{_END}", newline=""), delimiter=delimiter), start=1):
            last = record
            if number > MAX_ROWS + 2:
                raise FileRefused(f"it has more than {MAX_ROWS:,} rows, the most that is read; split it into smaller files", file=name)
            if len(record) > MAX_COLUMNS:
                raise FileRefused(f"this row has more than {MAX_COLUMNS} columns, the most that is read", file=name, row=number)
            rows.append(RawRow(number, tuple(record)))
    except csv.Error as damage:
        reason = "this row cannot be read as delimited text; check its quotation marks and line breaks"
        raise FileRefused(reason, file=name, row=number + 1) from damage
    if last != [_END]:
        raise FileRefused("a quotation mark opened in this row is never closed; close it and save the file again", file=name, row=number)
    return rows[:-1]
