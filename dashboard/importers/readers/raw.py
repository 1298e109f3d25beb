"""A file as it arrived: sheets of numbered rows of cells, before anybody decides what the cells mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row. ``number`` is what a spreadsheet shows at its left edge. Blank cells are None or empty text."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet (a text file has one, named ""; a file inside an archive is a sheet under its own name).

    ``notes``: what the reader must tell a person, as (row number, sentence). ``layout``: the published layout that the rows
    follow ("ssd_cp_plans", "cin.Section47"), "" where only the headings can tell.
    """

    name: str
    rows: Sequence[RawRow]
    notes: tuple[tuple[int, str], ...] = ()
    layout: str = ""


@dataclass(frozen=True, slots=True)
class RawFile:
    """``format``: "xlsx", "docx", "cin_xml" …, found from the content. ``sha256`` of the bytes tells whether the same file came before."""

    name: str
    format: str
    sha256: str
    sheets: tuple[RawSheet, ...]
