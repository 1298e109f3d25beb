"""What a file came to: every row that was read with its outcome, and what a person should look at. Frozen, and it adds up."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from openpyxl.utils import get_column_letter

from dashboard.errors import DashboardError
from dashboard.importers.headings.headers import Suggestion
from dashboard.importers.readers.raw import Cell
from data_models.columns import Table
from data_models.dates import When
from data_models.record import Queued

Outcome = Literal["loaded", "duplicate", "rejected"]
FactFields = tuple[Table, dict[str, object]]
"""A fact on its way into the record: its table, and its columns by physical name."""
MADE_BY_THE_STORE = frozenset({
    "row_id", "fact_id", "version", "version_known_on", "withdrawn", "family_id", "import_id", "recorded_at", "recorded_by",
})


class ReconciliationBroken(DashboardError):
    """Rows read and rows accounted for differ. Nothing of such a file may be written."""


@dataclass(frozen=True, slots=True)
class PreparedRow:
    """One row as it arrived, every column of it, and what became of it. ``facts`` are there for loaded rows only.

    ``headings`` names the cells from the left; a row without headings is named by column letters. ``identity`` names the same
    row in a later version of its file. ``fixed``: what a person put in place of a cell, by its index; ``cells`` stay as they came.
    ``updates``: the row of the record that this one is a newer version of. ``repeats``: the facts that a duplicate would have made.
    ``known_since``: the day from which the facts of ``updates`` count as known by this row, where it says nothing else that is new.
    """

    sheet: str
    number: int
    cells: tuple[Cell, ...]
    outcome: Outcome
    reason: str = ""
    facts: tuple[FactFields, ...] = ()
    fingerprint: str = ""
    headings: tuple[str, ...] = ()
    identity: str = ""
    fixed: tuple[tuple[int, str], ...] = ()
    updates: "InRecord | None" = None
    repeats: tuple[FactFields, ...] = ()
    known_since: date | None = None

    def named_cells(self) -> dict[str, Cell]:
        """The filled cells by heading as written; a heading that comes twice, or none, is told by its column letter."""
        named: dict[str, Cell] = {}
        for index, cell in enumerate(self.cells):
            if cell is not None and cell != "":
                name = self.name_of(index)
                named[f"{name} (column {get_column_letter(index + 1)})" if name in named else name] = cell
        return named

    def name_of(self, index: int) -> str:
        """The heading over a cell, or its column letter."""
        heading = self.headings[index] if index < len(self.headings) else ""
        return heading or f"column {get_column_letter(index + 1)}"


@dataclass(frozen=True, slots=True)
class InRecord:
    """A row that was loaded before: the facts it made, what stood in it, and where it came from.

    ``description``, ``first_day`` and ``last_day`` are those of the entry that it made, "" and None where it made none.
    """

    import_id: str
    file: str
    sheet: str
    row: int
    fingerprint: str
    identity: str
    agency: str
    facts: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    description: str = ""
    first_day: date | None = None
    last_day: date | None = None

    @property
    def words(self) -> str:
        return " ".join(text for _, text in self.cells)


@dataclass(frozen=True, slots=True)
class Purge:
    """A row of the record that its sender asks to delete, and the row that asks."""

    row: InRecord
    sheet: str
    source_row: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell the person who brought the file. ``row`` is None for the whole sheet."""

    sheet: str
    text: str
    row: int | None = None

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"sheet {self.sheet}" if self.sheet else "", f"row {self.row}" if self.row else "") if part)
        return f"{place}: {self.text}" if place else self.text


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """What one column of a sheet was taken to mean, and how that is known: "exact", "alias", "mapping", or "" where it means nothing."""

    index: int
    heading: str
    meaning: str
    how: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet as it was understood. ``table``: the table its rows fill, "" where nobody can tell."""

    sheet: str
    table: str
    columns: tuple[ColumnRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrived:
    """The file itself, without its rows."""

    name: str
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of one sheet, or of the whole file, by outcome."""

    sheet: str
    read: int
    loaded: int
    duplicate: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Reconciliation:
    sheets: tuple[Count, ...]
    total: Count


@dataclass(frozen=True, slots=True)
class Prepared:
    """``read``: rows counted in the raw file, by sheet, before anybody decided what they were.

    ``gone``: rows of an earlier version of this file that are not in this one. They stay in the record until a person says otherwise.
    """

    file: Arrived
    rows: tuple[PreparedRow, ...]
    read: tuple[tuple[str, int], ...]
    queued: tuple[Queued, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    notes: tuple[Note, ...] = ()
    sheets: tuple[SheetRead, ...] = ()
    gone: tuple[InRecord, ...] = ()
    purged: tuple[Purge, ...] = ()

    def reconciliation(self) -> Reconciliation:
        """Rows by sheet and in all. Raises ReconciliationBroken unless read = loaded + duplicate + rejected everywhere."""
        outcomes = Counter((row.sheet, row.outcome) for row in self.rows)
        counts = tuple(
            Count(sheet, read, *(outcomes[sheet, outcome] for outcome in ("loaded", "duplicate", "rejected"))) for sheet, read in self.read
        )
        total = Count("", *(sum(getattr(count, part) for count in counts) for part in ("read", "loaded", "duplicate", "rejected")))
        accounted = len({(row.sheet, row.number) for row in self.rows})
        if total.read != accounted or any(count.read != count.loaded + count.duplicate + count.rejected for count in (*counts, total)):
            raise ReconciliationBroken(
                f"{self.file.name}: {total.read} rows were read and {accounted} are accounted for; nothing was taken in")
        return Reconciliation(counts, total)


def text_of(cell: Cell) -> str:
    """A cell as text for the record: a number without a needless ".0", a day as ISO, true and false as a spreadsheet shows them."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat(timespec="minutes") if isinstance(cell, time) else cell.isoformat() if not isinstance(cell, int) else str(cell)


def when_parts(name: str, when: When) -> dict[str, object]:
    """A date as the six columns that the store keeps of it."""
    return {
        f"{name}_raw": when.raw, f"{name}_from": when.start, f"{name}_to": when.end, f"{name}_precision": when.precision.value,
        f"{name}_approximate": when.approximate, f"{name}_year_inferred": when.year_inferred,
    }


_FILLED_BY_IMPORTERS: dict[str, tuple[str, ...]] = {}


def fact_columns(table: Table) -> tuple[str, ...]:
    """The columns of a fact that an importer fills; the store makes the others. Worked out once a table: it is asked for every row."""
    if table.full_name not in _FILLED_BY_IMPORTERS:
        _FILLED_BY_IMPORTERS[table.full_name] = tuple(name for name, _ in table.physical() if name not in MADE_BY_THE_STORE)
    return _FILLED_BY_IMPORTERS[table.full_name]
