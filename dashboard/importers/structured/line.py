"""One row of a structured sheet, read by the names of its columns; and the facts it states, with their provenance filled in."""

import re
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TYPE_CHECKING

from dashboard.importers.dates.words import PLACEHOLDER
from dashboard.importers.readers.raw import Cell, RawRow
from dashboard.importers.rows.prepared import FactFields, fact_columns, text_of, when_parts
from dashboard.importers.structured.codes import Coded, coded, yes_or_no
from dashboard.importers.structured.json_cells import Outcomes, outcomes
from data_models.access import Sensitivity
from data_models.agencies import Agency
from data_models.columns import Kind, Table
from data_models.dates import UNDATED, Precision, When
from data_models.record import Nature
from data_models.tables import ENTRY
from data_models.themes import Marker, Theme

if TYPE_CHECKING:
    from dashboard.importers.structured.bundle import Bundle, Sheet

_NOTHING = frozenset({"", "null", "#n/a", "nan", "nat"})
_NO_ID = "-1"
PLACEHOLDER_ID = "SSD_PH"
PURGE = "purge"
_CLOCK = re.compile(r"[T ](\d{2}:\d{2})(?::\d{2})?")


@dataclass(slots=True, eq=False)
class Line:
    """``children``: labels of the children it is about. ``problems``: message and raw text by column, for a person to look at.

    ``unplaced``: for each column of dates that gave none, why. ``gathered``: what further rows of the same thing add to a column.
    """

    sheet: "Sheet"
    row: RawRow
    bundle: "Bundle"
    children: tuple[str, ...] = ()
    problems: dict[str, tuple[str, str]] = field(default_factory=dict)
    unplaced: dict[str, str] = field(default_factory=dict)
    gathered: dict[str, str] = field(default_factory=dict)

    @property
    def child(self) -> str:
        return self.children[0]

    @property
    def is_placeholder(self) -> bool:
        """True for a row that an extract is seeded with so that its table is not empty."""
        return any(isinstance(cell, str) and cell.startswith(PLACEHOLDER_ID) for cell in self.row.cells)

    @property
    def is_purged(self) -> bool:
        """True for a row that the sender says must be deleted."""
        return PURGE in self.sheet.index and yes_or_no(self.text(PURGE)) is True

    def cell(self, column: str) -> Cell:
        if column in self.gathered:
            return self.gathered[column]
        index = self.sheet.index.get(column)
        return self.row.cells[index] if index is not None and index < len(self.row.cells) else None

    def text(self, column: str) -> str:
        """What is written, "" for the words that databases write for nothing, and for a column that is not there."""
        written = text_of(self.cell(column)).replace("\xa0", " ")
        return "" if written.casefold() in _NOTHING else written

    def reference(self, column: str) -> str:
        """An id as text, "" where a system wrote -1 for none."""
        written = self.text(column)
        if written != _NO_ID:
            return written
        self.sheet.sentinels[column, written] += 1
        return ""

    def date(self, column: str, *, planned: bool = False) -> When:
        """A date as an interval; undated where it is blank, stands for no date, or cannot be read, which is then said.

        ``planned``: it may well lie far ahead.
        """
        written = self.text(column)
        if not written:
            if column:
                self.unplaced[column] = f'"{column}" is blank'
            return UNDATED
        reading = self.bundle.read_date(self.cell(column))
        if reading.problem == PLACEHOLDER:
            self.sheet.sentinels[column, reading.when.raw] += 1
            self.unplaced[column] = f'"{column}" is {reading.when.raw}, which stands for no date'
            return UNDATED
        if reading.when.undated:
            self.unplaced[column] = f'"{column}" is "{written}": {reading.problem}'
        if reading.problem and not (planned and not reading.when.undated):
            self.problem(column, reading.problem, reading.when.raw)
        return reading.when

    def by_then(self, start: When, end: When) -> When:
        """Some day from ``start`` to ``end``, or to the day the file's knowledge is of; undated where neither end is known.

        For what a row states without a date of its own: it must not be seen before it can have been known.
        """
        last = end.end or self.bundle.stated.known_on
        if start.start is None or last is None or last < start.start:
            return UNDATED
        return When(start=start.start, end=last, precision=Precision.RANGE, approximate=True)

    def time(self, column: str) -> str:
        """The time of day beside a date, "" where there is none or it is midnight, which extracts write for none."""
        cell = self.cell(column)
        if isinstance(cell, datetime):
            return "" if cell.time() == time() else cell.time().isoformat(timespec="minutes")
        found = _CLOCK.search(text_of(cell))
        return found[1] if found and found[1] != "00:00" else ""

    def flag(self, column: str) -> bool | None:
        """True, False, or None where it is blank. Any other word is put before a person."""
        written = self.text(column)
        answer = yes_or_no(written)
        if answer is None and written:
            self.problem(column, "it is neither yes nor no, so it is read as not recorded", written)
        return answer

    def coded(self, list_name: str, column: str) -> Coded:
        return coded(list_name, self.text(column))

    def coded_label(self, column: str, list_name: str = "") -> str:
        """What a coded cell says in words: the label where the list has its code, else as written; several values as they stand."""
        return self.coded(list_name, column).label or self.text(column) if list_name else self.text(column)

    def outcomes(self, column: str) -> Outcomes:
        """The flags and comments of a JSON cell; a person is told where it is not valid."""
        read = outcomes(self.text(column))
        if read.problem:
            self.problem(column, read.problem, self.text(column))
        return read

    def recorder(self, worker: str, team: str = "") -> str:
        """Worker and team of two columns, by name."""
        return ", ".join(part for part in (self.worker(worker), self.team(team)) if part)

    def worker(self, column: str) -> str:
        """The worker's name where the table of professionals came with it, else the reference as written."""
        reference = self.reference(column)
        return self.bundle.workers.get(reference, reference)

    def team(self, column: str) -> str:
        """The team's name where the table of departments came with it, else the reference as written."""
        reference = self.reference(column)
        return self.bundle.teams.get(reference, reference)

    def problem(self, column: str, message: str, raw: str) -> None:
        self.problems[column] = (message, raw)

    def fact(self, table: Table, **columns: object) -> FactFields:
        """A fact of this row. A date is given as ``When`` under the column's own name; a code not given is "not recorded"."""
        stated = self.bundle.stated
        values = {
            **_blank(table), "agency": Agency.CHILDRENS_SOCIAL_CARE.value, "agency_name": self.bundle.agency_name,
            "file": stated.file, "sheet": self.sheet.raw.name, "source_row": self.row.number, "known_on": stated.known_on,
            "sensitivity": Sensitivity.NORMAL.value,
        }
        if "children" in values:
            values["children"] = list(self.children)
        for name, value in columns.items():
            if isinstance(value, When):
                values |= when_parts(name, value)
            else:
                values[name] = value
        return table, values

    def entry(
        self, happened: When, title: str, description: str = "", *, themes: tuple[Theme, ...] = (), markers: tuple[Marker, ...] = (),
        nature: Nature | None = None, **columns: object,
    ) -> FactFields:
        """A chronology entry about this row's children. It is a concern only where the data set itself states a theme."""
        said = nature or (Nature.CONCERN if themes else Nature.CONTEXT)
        return self.fact(
            ENTRY, happened=happened, title=title if description else "", description=description or title, nature=said.value,
            people=list(self.children),
            themes=[theme.value for theme in themes], markers=[marker.value for marker in markers],
            source_of_information=self.sheet.layout.published_in, **columns,
        )


def _blank(table: Table) -> dict[str, object]:
    """Every column of a fact before anything is known of it: dates undated, texts blank, codes "not recorded" where they have the word."""
    if table.full_name not in _BLANKS:
        blank: dict[str, object] = dict.fromkeys(fact_columns(table))
        for column in table.columns:
            if column.kind is Kind.WHEN:
                blank |= when_parts(column.name, UNDATED)
            elif column.allowed and "not_recorded" in {code.value for code in column.allowed}:
                blank[column.name] = "not_recorded"
            elif column.kind is Kind.TEXT and column.allowed is None:
                blank[column.name] = ""
        _BLANKS[table.full_name] = blank
    return _BLANKS[table.full_name]


_BLANKS: dict[str, dict[str, object]] = {}
