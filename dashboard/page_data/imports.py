"""What has been taken in for a family, what was not loaded and why, and what waits for a person."""

import json
from dataclasses import dataclass

from dashboard.importers.keyed import FORMAT as KEYED
from dashboard.importers.queue_answers import Item, answerable
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.record import Family


@dataclass(frozen=True, slots=True)
class Import:
    """One import that counts, for taking it back."""

    import_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row kept for a person: where it is, why, what was written, what the answer is about, and the cells of the row in one line."""

    item: Item
    title: str
    why: str
    can_be_answered: bool
    row: str


@dataclass(frozen=True, slots=True)
class ImportsView:
    sentence: str
    files: TableView
    not_loaded: TableView
    imports: tuple[Import, ...]
    waiting: tuple[Waiting, ...]


def imports_view(database: Database, scope: Scope, family: Family) -> ImportsView:
    answers = database.ask_each(scope, ("imports", "queue", "rejected_rows"), family=family.id)
    brought = [row for row in answers["imports"] if row["format"] != KEYED]
    standing = [row for row in brought if row["undone_at"] is None]
    return ImportsView(
        sentence=_sentence(standing, len(answers["queue"])),
        files=TableView(
            "Files taken in", ("File", "Agency stated", "Taken in", "By", "Rows read", "Loaded", "Duplicate", "Rejected", "State"),
            tuple(_file(row) for row in brought),
        ),
        not_loaded=TableView("Rows read and not loaded", ("File", "Sheet", "Row", "Outcome", "Reason"), tuple(
            TableRow((row["file"], row["sheet"] or "–", str(row["source_row"]), row["outcome"], row["reason"])) for row in answers["rejected_rows"]
        )),
        imports=tuple(Import(row["import_id"], f"{row['file']}, taken in {row['imported_at']:%d/%m/%Y %H:%M}") for row in reversed(standing)),
        waiting=tuple(_waiting(row) for row in answers["queue"]),
    )


def _sentence(standing: list[Row], waiting: int) -> str:
    rows = sum(row["rows_read"] for row in standing)
    loaded, duplicate, rejected = (sum(row[f"rows_{part}"] for row in standing) for part in ("loaded", "duplicate", "rejected"))
    files = f"{len(standing)} {'file' if len(standing) == 1 else 'files'}"
    waits = f"{waiting} {'matter waits' if waiting == 1 else 'matters wait'} for a person." if waiting else "Nothing waits for a person."
    return f"{files}: {rows} rows read = {loaded} loaded + {duplicate} duplicate + {rejected} rejected. {waits}"


def _file(row: Row) -> TableRow:
    state = "counts" if row["undone_at"] is None else f"taken back {day_in_words(row['undone_at'].date())} by {row['undone_by']}"
    return TableRow((
        row["file"], row["agency"] or "in the file", day_in_words(row["imported_at"].date()), row["imported_by"], str(row["rows_read"]),
        str(row["rows_loaded"]), str(row["rows_duplicate"]), str(row["rows_rejected"]), state,
    ))


def _waiting(row: Row) -> Waiting:
    item = Item(row["queue_id"], row["fact_id"] or "", row["fact_table"] or "", row["field"], row["raw"] or "")
    sheet = f", sheet {row['sheet']}" if row["sheet"] else ""
    title = f"{row['file']}{sheet}, row {row['source_row']}: {row['field'].replace('_', ' ')}"
    why = row["message"]
    if item.field == "agency" and not item.fact_id:
        why += ". That is said of the whole sheet, not of one row: take this import back below and bring the file again with its agency named"
    return Waiting(item, title, why, answerable(item), _cells(row["cells_json"]))


def _cells(cells_json: str | None) -> str:
    """"Date: 32/13/2020 · Event: Seen": the cells of a row that hold something, as they arrived."""
    cells = json.loads(cells_json or "{}")
    return " · ".join(f"{name}: {value}" for name, value in cells.items() if value not in (None, ""))
