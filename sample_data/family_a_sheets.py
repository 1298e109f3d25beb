"""How the sample chronologies and record sheets are laid out: one line per entry, one row per fact, in the file's own columns."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from data_models.columns import Kind
from data_models.tables import COMPANIONS
from sample_data.files import Cell, Sheet

SAW, TOLD, OPINION = "First-hand", "Reported", "Professional opinion"
UNVERIFIED, INTELLIGENCE, DISPUTED = "Unverified", "Intelligence", "Disputed"
CONCERN, GOOD, CONTEXT = "Concern", "Protective", "Context"


class Line(NamedTuple):
    """One entry. ``known`` left None means known the same day where ``when`` is an exact day, and not recorded otherwise."""

    ref: str
    when: Cell
    event: str
    category: str = ""
    status: str = SAW
    significance: str = CONCERN
    outcome: str = ""
    known: Cell = None
    by: str = ""
    seen: str = ""
    voice: str = ""
    agency: str = ""
    people: str = ""
    time: str = ""
    sensitivity: str = ""
    extra: str = ""

    @property
    def known_on(self) -> Cell:
        return self.when if self.known is None and isinstance(self.when, date) else self.known


def laid_out(lines: Sequence[Line], *fields: str, dates: Callable[[date], Cell] = lambda day: day) -> list[tuple[Cell, ...]]:
    """Each line as a row holding ``fields`` in that order, blank cells as None, dates written the way ``dates`` writes them."""
    return [tuple(_cell(getattr(line, field), dates) for field in fields) for line in lines]


def _cell(value: Cell, dates: Callable[[date], Cell]) -> Cell:
    if isinstance(value, date):
        return dates(value)
    return value if value != "" else None


def points(day: date) -> str:
    """Without leading zeros, in points, two-digit year: 3 September 2017 is 3.9.17."""
    return f"{day.day}.{day.month}.{day:%y}"


def slashes(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def companion(sheet: str, *rows: tuple[Cell, ...], titles: Sequence[Sequence[Cell]] = ()) -> Sheet:
    """One record sheet under its settled headings. A row that stops before "Known on" was known on the day it happened."""
    columns = next(table for table in COMPANIONS if table.sheet == sheet).filled_in()
    headings = [column.heading for column in columns]
    happened = next(number for number, column in enumerate(columns) if column.name == "happened" and column.kind is Kind.WHEN)
    known = headings.index("Known on")
    return Sheet(
        name=sheet, titles=titles, headings=[headings],
        rows=[_padded(row, len(headings), known=known, happened=happened) for row in rows],
    )


def _padded(row: tuple[Cell, ...], width: int, *, known: int, happened: int) -> tuple[Cell, ...]:
    if len(row) > width:
        raise ValueError(f"a row has {len(row)} cells and the sheet has {width} columns")
    cells: list[Cell] = [cell if cell != "" else None for cell in row] + [None] * (width - len(row))
    if cells[known] is None and isinstance(cells[happened], date):
        cells[known] = cells[happened]
    return tuple(cells)
