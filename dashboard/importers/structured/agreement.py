"""Where two imports of one family tell the same thing differently, such as a census and its flat copy. Neither is taken to be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.importers.readers.raw import RawRow, RawSheet
from dashboard.importers.rows.prepared import Prepared
from dashboard.importers.rows.sheet_rows import Stated
from dashboard.importers.structured.bundle import Bundle
from dashboard.importers.structured.catalogue import LAYOUTS
from dashboard.importers.structured.identity import differing_columns, identity_of
from dashboard.importers.structured.line import Line
from data_models.record import Source


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One field of one thing that two rows tell differently."""

    thing: str
    field: str
    first: str
    second: str
    first_at: Source
    second_at: Source

    def in_words(self) -> str:
        return (f"{self.thing}, {self.field}: \u201c{self.first}\u201d in {self.first_at.in_words()}; "
                f"\u201c{self.second}\u201d in {self.second_at.in_words()}")


@dataclass(frozen=True, slots=True)
class Agreement:
    """``compared``: rows that stand in both. A row that stands in one only contradicts nothing."""

    compared: int
    contradictions: tuple[Contradiction, ...]


def contradictions(first: Prepared, second: Prepared, *, today: date) -> Agreement:
    """Compare the structured rows of two prepared files, whatever became of the rows."""
    return agreement(_sheets(first), _sheets(second), files=(first.file.name, second.file.name), today=today)


def agreement(first: Sequence[RawSheet], second: Sequence[RawSheet], *, files: tuple[str, str], today: date) -> Agreement:
    """The same for sheets whose ``layout`` is told, such as rows read back from the record under their headings."""
    ones, others = (
        _by_identity(Bundle([sheet for sheet in sheets if sheet.layout], Stated(file=file, today=today)))
        for sheets, file in zip((first, second), files, strict=True)
    )
    both = [(line, others[identity]) for identity, line in ones.items() if identity in others]
    return Agreement(len(both), tuple(
        Contradiction(line.sheet.layout.thing, column, line.text(column), other.text(column), _source(line), _source(other))
        for line, other in both for column in differing_columns(line, other)
    ))


def _sheets(prepared: Prepared) -> list[RawSheet]:
    layouts = {sheet.sheet: sheet.table for sheet in prepared.sheets if sheet.table in LAYOUTS}
    found = []
    for name, layout in layouts.items():
        rows = [row for row in prepared.rows if row.sheet == name]
        if rows:
            headings = RawRow(0, rows[0].headings)
            found.append(RawSheet(name, (headings, *(RawRow(row.number, row.cells) for row in rows)), layout=layout))
    return found


def _by_identity(bundle: Bundle) -> dict[str, Line]:
    """The first row of each identity, in the order of the file."""
    found: dict[str, Line] = {}
    for line in bundle.lines():
        if identity := identity_of(line):
            found.setdefault(identity, line)
    return found


def _source(line: Line) -> Source:
    return Source(line.bundle.stated.file, line.sheet.raw.name, line.row.number)
