"""The rows of a Word table with every cell under its heading, however the lines between the cells were dragged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dashboard.errors import FileRefused
from dashboard.importers.headings.headers import ROWS_LOOKED_AT
from dashboard.importers.headings.heading_names import recognised_in
from dashboard.importers.readers.raw import RawRow
from dashboard.importers.readers.safety import MAX_COLUMNS, MAX_ROWS
from dashboard.importers.readers.word_parts import Element, attribute, child
from dashboard.importers.readers.word_text import CHANGED, Told, text_in, within

DELETED_ROW = "this row was deleted with tracked changes, so it was not read"


@dataclass(frozen=True, slots=True)
class WordCell:
    """``start``: the line of the table's grid at its left, from 0. ``merged_down``: it continues the cell above it."""

    start: int
    text: str
    merged_down: bool


@dataclass(frozen=True, slots=True)
class WordRow:
    """``number`` is the row's place in the table, from 1."""

    number: int
    cells: tuple[WordCell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)

    @property
    def names_headings(self) -> bool:
        return recognised_in(self.texts) > 1


def rows_of(table: Element, told: Told, *, file: str, sheet: str, after: int = 0) -> list[WordRow]:
    """Every row of the table, deleted ones without cells, numbered from ``after`` + 1. Raises FileRefused beyond the limits of a sheet."""
    rows = []
    for number, row in enumerate(within(table, ("tr",), told), start=after + 1):
        if number > MAX_ROWS:
            raise FileRefused(f"it has more than {MAX_ROWS:,} rows, the most that is read; split it into smaller files", file=file, sheet=sheet)
        told.row = number
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            told.tell(DELETED_ROW)
            rows.append(WordRow(number, ()))
            continue
        if child(properties, "ins") is not None:
            told.tell(CHANGED)
        rows.append(WordRow(number, tuple(_cells(row, properties, told, file, sheet))))
    told.row = 0
    return rows


def _cells(row: Element, properties: Element | None, told: Told, file: str, sheet: str) -> Iterator[WordCell]:
    start = _whole(child(properties, "gridBefore"), 0)
    for cell in within(row, ("tc",), told):
        if start >= MAX_COLUMNS:
            raise FileRefused(f"this row has more than {MAX_COLUMNS} columns, the most that is read", file=file, sheet=sheet, row=told.row)
        about = child(cell, "tcPr")
        across, down = child(about, "hMerge"), child(about, "vMerge")
        if across is None or attribute(across, "val") == "restart":
            deleted = child(about, "cellDel") is not None
            if deleted:
                told.tell(CHANGED)
            merged = down is not None and attribute(down, "val") != "restart"
            yield WordCell(start, "" if deleted or merged else text_in(cell, told), merged)
        start += max(1, _whole(child(about, "gridSpan"), 1))


def _whole(element: Element | None, otherwise: int) -> int:
    """A count that an element states, at most one more than the columns that are read."""
    written = "" if element is None else attribute(element, "val")
    return min(int(written[:9]), MAX_COLUMNS) if written.isascii() and written.isdecimal() else otherwise


def placed(rows: Sequence[WordRow]) -> tuple[RawRow, ...]:
    """The rows that hold anything, cells in columns, and a text merged down over several rows in each that holds something of its own."""
    headings = _headings(rows)
    above: dict[int, str] = {}
    result = []
    for row in rows:
        columns = _columns(row, headings)
        own = any(cell.text for cell in row.cells)
        filled: dict[int, str] = {}
        for column, cell in zip(columns, row.cells, strict=True):
            if not cell.merged_down:
                above[column] = cell.text
            if own and above.get(column):
                filled[column] = above[column]
        if filled:
            result.append(RawRow(row.number, tuple(filled.get(column) for column in range(max(filled) + 1))))
    return tuple(result)


def _headings(rows: Sequence[WordRow]) -> WordRow | None:
    """The row of headings with the most cells, or None."""
    return max((row for row in islice(rows, ROWS_LOOKED_AT) if row.names_headings), key=lambda row: len(row.cells), default=None)


def _columns(row: WordRow, headings: WordRow | None) -> list[int]:
    """Which column each cell stands in.

    A row with as many cells as the headings has them in the same order, whatever the grid says: a border dragged in one row
    moves its cells on the grid. Any other row's cells go under the heading that stands above their left edge.
    """
    if headings is None:
        return [cell.start for cell in row.cells]
    if len(row.cells) == len(headings.cells):
        return list(range(len(row.cells)))
    columns: list[int] = []
    for cell in row.cells:
        under = sum(1 for heading in headings.cells if heading.start <= cell.start) - 1
        columns.append(max(under, columns[-1] + 1 if columns else 0))
    return columns
