"""What would become, or became, of every row of a file, in words and as tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.importers.headings.headers import Suggestion, suggestions_for
from dashboard.importers.headings.heading_names import FURTHER_MEANINGS, NAMES
from dashboard.importers.rows.newer_version import differences
from dashboard.importers.rows.prepared import PreparedRow, SheetRead, text_of
from dashboard.importers.taken import Taken
from dashboard.page_data.table_view import TableRow, TableView
from data_models.tables import ENTRY

HOW = {
    "exact": "the heading's own name", "alias": "a name this meaning is known under", "mapping": "a person said so",
    "": "not known: kept with each row under its own heading",
}


def reconciliation(taken: Taken) -> str:
    """"file: 60 rows read = 55 loaded (50 new, 5 changed) + 2 duplicate + 3 rejected"; of a check, "55 to load"."""
    parts = f" ({taken.created} new, {taken.updated} changed)" if taken.updated else ""
    line = (
        f"{taken.file}: {taken.read} rows read = {taken.count('loaded')} {'to load' if taken.dry_run else 'loaded'}{parts} "
        f"+ {taken.count('duplicate')} duplicate + {taken.count('rejected')} rejected"
    )
    if taken.unchanged:
        return line + ". Exactly this file is in the record already: nothing was changed"
    return line + (". Checked only: nothing is written until it is loaded" if taken.dry_run else "")


def four_counts(taken: Taken) -> TableView:
    """What loading would do: create, update, leave unchanged, reject. The four add up to the rows read."""
    rows = (
        ("New", taken.created, "become rows of the record"),
        ("Changed", taken.updated, "become the next version of rows that an earlier version of the file brought"),
        ("Unchanged", taken.count("duplicate"), "are in the record or the file already; they are counted and not loaded twice"),
        ("Rejected", taken.count("rejected"), "are kept as they came, with the reason"),
        ("Rows read", taken.read, "in all"),
    )
    return TableView("What would become of the rows", ("Outcome", "Rows", "They"), tuple(
        TableRow((name, str(count), meaning)) for name, count, meaning in rows
    ))


def known_day_unstated(taken: Taken) -> str:
    """A warning where rows would come without the day on which they became known, "" where none does."""
    loaded = [row for row in taken.prepared.rows if row.outcome == "loaded"]
    without = sum(1 for row in loaded if any(fact.get("known_on") is None for _, fact in row.facts))
    if not without:
        return ""
    return (
        f"{without} of {len(loaded)} rows do not say on which day they became known. Each will count as known from the day it happened, also "
        "in the picture of past forums. If all of it became known on one day, say so above and check again."
    )


def columns_read(sheet: SheetRead) -> TableView:
    """Each heading with what it is taken to mean and how that is known."""
    name = f" of sheet {sheet.sheet}" if sheet.sheet else ""
    return TableView(f"Headings{name}, read as {sheet.table or 'nothing known'}", ("Heading", "Means", "How that is known"), tuple(
        TableRow((column.heading, meaning_in_words(column.meaning) or "–", HOW[column.how])) for column in sheet.columns if column.heading
    ))


def near_misses(sheets: Iterable[SheetRead]) -> tuple[Suggestion, ...]:
    """Headings without a meaning that are spelled much like known ones."""
    return tuple(near for sheet in sheets for near in suggestions_for(
        sheet.sheet, (column.heading for column in sheet.columns if column.heading and not column.meaning), NAMES))


def meaning_in_words(meaning: str) -> str:
    """A meaning as the screen names it: the template's heading for it."""
    if meaning == "evidence_status":
        return f"{ENTRY.column(meaning).heading}: who saw it, and how it is known"
    if meaning in FURTHER_MEANINGS:
        return FURTHER_MEANINGS[meaning]
    headings = {column.name: column.heading for column in ENTRY.filled_in()}
    return headings.get(meaning, meaning.replace("_", " "))


def changed_rows(taken: Taken) -> TableView:
    """Every cell that a newer version of a row changes, before beside now."""
    return TableView("Changed rows", ("Row now", "Row before", "Column", "Before", "Now"), tuple(
        TableRow((_place(row.sheet, row.number), f"{row.updates.file}, {_place(row.updates.sheet, row.updates.row)}", name,
                  before or "(empty)", now or "(empty)"))
        for row in taken.prepared.rows if row.updates for name, before, now in differences(row)
    ))


def gone_rows(taken: Taken) -> TableView:
    """Rows that an earlier version of this file brought and this one no longer holds."""
    return TableView("In an earlier version and not in this one; they stay in the record", ("Row", "What it says"), tuple(
        TableRow((f"{row.file}, {_place(row.sheet, row.row)}", row.words[:200])) for row in taken.prepared.gone
    ))


def not_loaded(taken: Taken) -> TableView:
    return TableView("Rows not loaded", ("Sheet", "Row", "Outcome", "Reason"), tuple(
        TableRow((row.sheet or "–", str(row.number), row.outcome, row.reason)) for row in taken.prepared.rows if row.outcome != "loaded"
    ))


@dataclass(frozen=True, slots=True)
class Mendable:
    """One row that a person may put right before it is loaded: why, and its cells as (column index, heading, text)."""

    sheet: str
    row: int
    why: str
    cells: tuple[tuple[int, str, str], ...]

    @property
    def title(self) -> str:
        return _place(self.sheet, self.row)


def rows_to_mend(taken: Taken) -> tuple[Mendable, ...]:
    """Rejected rows and rows with something that could not be read, in the order of the file. Duplicates need nothing."""
    messages: dict[tuple[str, int], list[str]] = {}
    for item in taken.queued:
        messages.setdefault((item.source.sheet, item.source.row), []).append(f"{item.field.replace('_', ' ')}: {item.message}")
    return tuple(
        Mendable(row.sheet, row.number, row.reason or "; ".join(messages[row.sheet, row.number]), _cells(row))
        for row in taken.prepared.rows if row.headings and (row.outcome == "rejected" or (row.sheet, row.number) in messages)
    )


def _cells(row: PreparedRow) -> tuple[tuple[int, str, str], ...]:
    fixed = dict(row.fixed)
    return tuple(
        (index, row.name_of(index), fixed.get(index, text_of(row.cells[index]) if index < len(row.cells) else ""))
        for index in range(max(len(row.headings), len(row.cells))) if index < len(row.headings) and row.headings[index]
    )


def _place(sheet: str, row: int) -> str:
    return f"sheet {sheet}, row {row}" if sheet else f"row {row}"
