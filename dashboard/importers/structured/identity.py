"""What names a row of a structured sheet wherever it comes again, and where two rows of one name say different things."""

from collections.abc import Sequence

from dashboard.importers.readers.raw import RawSheet
from dashboard.importers.rows.newer_version import own_identity
from dashboard.importers.rows.sheet_rows import Stated
from dashboard.importers.structured.bundle import Bundle
from dashboard.importers.structured.codes import yes_or_no
from dashboard.importers.structured.line import Line
from data_models.columns import Kind


def identity_of(line: Line) -> str:
    """What names a row wherever it comes again: the key of its table, or the child and the day; "" where that is not filled in."""
    layout = line.sheet.layout
    parts = [_key_part(line, column) for column in layout.key]
    if not parts or not all(parts[:2]):
        return ""
    child = line.bundle.child_id(line)
    family, _, name = layout.name.partition(".") if layout.table is None else ("ssd", "", layout.name)
    return own_identity(family, name, *parts, *([child] if layout.child not in layout.key else []))


def purged_identities(sheets: Sequence[RawSheet], *, stated: Stated) -> dict[str, tuple[str, int]]:
    """The identity of every row that its sender asks to delete, with its sheet and row."""
    bundle = Bundle([sheet for sheet in sheets if sheet.layout], stated)
    return {
        identity: (line.sheet.raw.name, line.row.number) for line in bundle.lines() if line.is_purged and (identity := identity_of(line))
    }


def differing_columns(first: Line, second: Line) -> list[str]:
    """Columns of which two rows of one layout say different things. The same day, and the same yes or no, may be written differently."""
    layout = second.sheet.layout
    return [
        column for column in layout.columns
        if column not in layout.counters and column in first.sheet.index and column in second.sheet.index and not _same(first, second, column)
    ]


def _same(first: Line, second: Line, column: str) -> bool:
    one, other = first.text(column), second.text(column)
    if one.casefold() == other.casefold():
        return True
    if not one or not other:
        return False
    if (answer := yes_or_no(one)) is not None and answer == yes_or_no(other):
        return True
    day, other_day = (line.bundle.read_date(line.cell(column)).when for line in (first, second))
    return day.start is not None and (day.start, day.end) == (other_day.start, other_day.end)


def _key_part(line: Line, column: str) -> str:
    """A date as a day, so that a census and its flat copy name the same row."""
    when = line.bundle.read_date(line.cell(column)).when if _is_date(line, column) else None
    return when.start.isoformat() if when and when.start else line.reference(column)


def _is_date(line: Line, column: str) -> bool:
    table = line.sheet.layout.table
    if table is not None:
        return table.column(column).kind is Kind.DATE
    return column != line.sheet.layout.child and not line.bundle.read_date(line.cell(column)).when.undated
