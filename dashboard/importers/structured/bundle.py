"""All structured sheets of one file together: how a row leads to its child, to what it belongs to, and to the worker's name."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dashboard.importers.dates.reading import DateReading, read_date
from dashboard.importers.readers.raw import Cell, RawSheet
from dashboard.importers.rows.agency_of import holder_named
from dashboard.importers.rows.prepared import text_of
from dashboard.importers.rows.sheet_rows import Stated
from dashboard.importers.structured.catalogue import layout_named
from dashboard.importers.structured.layout import Layout
from dashboard.importers.structured.line import Line
from dashboard.importers.structured.numbers import kind_of_number, numbers_in, spelled
from dashboard.importers.structured.recognise import heading_row
from data_models.agencies import Agency
from data_models.dates import UNDATED, When

if TYPE_CHECKING:
    from dashboard.importers.structured.children import WhoIsWho

Counts = Callable[[Line], bool]
"""Whether a row counts for a question."""
LONGEST_WAY = 8
"""Tables between a row and its child; the standard has four."""


@dataclass(slots=True, eq=False)
class Sheet:
    """One sheet with the columns it has: ``index`` by name of the column. ``sentinels`` counts values that stand for nothing."""

    raw: RawSheet
    layout: Layout
    headings: tuple[str, ...]
    first_row: int
    index: dict[str, int]
    lines: list[Line] = field(default_factory=list)
    sentinels: Counter[tuple[str, str]] = field(default_factory=Counter)


def _agency_name(stated: Stated) -> str:
    """Children's social care, under the name that was stated for it."""
    holder = holder_named(stated.agency) if stated.agency else None
    return holder.name if holder and holder.agency is Agency.CHILDRENS_SOCIAL_CARE else Agency.CHILDRENS_SOCIAL_CARE.label


class Bundle:
    """``sheets`` in the order given. Rows above and in the heading row are not read; a row with nothing in it is not one."""

    who: "WhoIsWho"

    def __init__(self, sheets: Sequence[RawSheet], stated: Stated) -> None:
        self.stated = stated
        self.sheets = tuple(self._sheet(sheet) for sheet in sheets)
        self.agency_name = _agency_name(stated)
        self._dates: dict[tuple[type, Cell], DateReading] = {}
        self._indexes: dict[tuple[str, str], dict[str, Line]] = {}
        self._days: dict[tuple[str, str, Counts | None], dict[str, list[When]]] = {}

    def _sheet(self, raw: RawSheet) -> Sheet:
        layout = layout_named(raw.layout)
        heading = heading_row(raw, layout)
        headings = tuple(text_of(cell) for cell in heading.cells)
        sheet = Sheet(raw, layout, headings, heading.number, {column: index for index, column in layout.meant(headings).items()})
        noted = {number for number, _ in raw.notes}
        sheet.lines = [Line(sheet, row, self) for row in raw.rows if row.number > heading.number and (row.number in noted or not row.blank)]
        return sheet

    def lines(self) -> Iterator[Line]:
        for sheet in self.sheets:
            yield from sheet.lines

    def read_date(self, cell: Cell) -> DateReading:
        """Extracts say the same day thousands of times: each form of it is read once."""
        key = (type(cell), cell)
        if key not in self._dates:
            self._dates[key] = read_date(cell, today=self.stated.today)
        return self._dates[key]

    def belongs_to(self, line: Line, column: str) -> Line | None:
        """The row of another table whose key this column repeats; None where that table did not come with it."""
        table = line.sheet.layout.table
        refers_to = table.column(column).refers_to if table else None
        reference = line.reference(column) if refers_to else ""
        return self._index(*refers_to).get(reference) if refers_to and reference else None

    def child_id(self, line: Line) -> str:
        """The number of the child that a row is about, through other tables where its own has none; "" where nothing tells."""
        for _ in range(LONGEST_WAY):
            if own := line.reference(line.sheet.layout.child):
                return own
            table = line.sheet.layout.table
            above = self.belongs_to(line, table.parent[0]) if table and table.parent else None
            if above is None:
                return ""
            line = above
        return ""

    @cached_property
    def identifiers(self) -> dict[tuple[str, str], str]:
        """Family members by the numbers that the record knows, however the kind of number was written there."""
        linked = self.stated.identifiers
        return {(kind := kind_of_number(system), spelled(kind, value)): label for (system, value), label in linked.items()}

    @cached_property
    def workers(self) -> dict[str, str]:
        """Names of workers by their reference, from the table of professionals."""
        return {
            line.reference("prof_professional_id"): name for line in self._lines_of("ssd_professionals")
            if (name := line.text("prof_professional_name"))
        }

    @cached_property
    def teams(self) -> dict[str, str]:
        """Names of teams by their reference, from the table of departments."""
        return {line.reference("dept_team_id"): name for line in self._lines_of("ssd_department") if (name := line.text("dept_team_name"))}

    @cached_property
    def families(self) -> dict[str, frozenset[str]]:
        """Family numbers by child's number, from the table of families."""
        found: dict[str, set[str]] = {}
        for line in self._lines_of("ssd_family"):
            if (child := line.reference("fami_person_id")) and (family := line.reference("fami_family_id")):
                found.setdefault(child, set()).add(family)
        return {child: frozenset(groups) for child, groups in found.items()}

    @cached_property
    def mothers(self) -> dict[str, frozenset[str]]:
        """The numbers of her children by each mother's number."""
        found: dict[str, frozenset[str]] = {}
        for line in self._lines_of("ssd_mother"):
            if mother := line.reference("moth_person_id"):
                found[mother] = found.get(mother, frozenset()) | ({line.reference("moth_childs_person_id")} - {""})
        return found

    @cached_property
    def numbers(self) -> dict[str, list[tuple[str, str]]]:
        """System and value of every number of a child, by the child's own number."""
        found: dict[str, list[tuple[str, str]]] = {}
        for sheet in self.sheets:
            for line in sheet.lines if sheet.layout.numbers else ():
                if not line.is_placeholder and (child := self.child_id(line)):
                    found.setdefault(child, []).extend(numbers_in(line))
        return found

    def days_of(self, layout: str, column: str, of: Counts | None = None) -> Mapping[str, list[When]]:
        """The dates of one column of a layout by child's number, in order; what cannot be placed is left out, and rows that ``of`` denies."""
        if (layout, column, of) not in self._days:
            days: dict[str, list[When]] = {}
            for line in self._lines_of(layout):
                reading = self.read_date(line.cell(column))
                if reading.when.start and not line.is_purged and (of is None or of(line)):
                    days.setdefault(self.child_id(line), []).append(reading.when)
            for of_child in days.values():
                of_child.sort(key=lambda when: when.start or date.max)
            self._days[layout, column, of] = days
        return self._days[layout, column, of]

    def next_after(self, line: Line, column: str, day: date, *, of: Counts) -> When:
        """The first date on or after ``day`` in a column of the same child's other rows that count; undated where there is none."""
        own = self.read_date(line.cell(column)).when
        of_child = self.days_of(line.sheet.layout.name, column, of).get(self.child_id(line), ())
        return next((when for when in of_child if when.start and when.start >= day and when.start != own.start), UNDATED)

    def _lines_of(self, name: str) -> Iterator[Line]:
        return (line for sheet in self.sheets if sheet.layout.name == name for line in sheet.lines)

    def _index(self, table: str, column: str) -> dict[str, Line]:
        if (table, column) not in self._indexes:
            self._indexes[table, column] = {
                reference: line for line in reversed(list(self._lines_of(table))) if (reference := line.reference(column))
            }
        return self._indexes[table, column]
