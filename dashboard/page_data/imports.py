"""What has been taken in for a family, what was not loaded and why, and what waits for a person."""

from dataclasses import dataclass

from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.record import Family


@dataclass(frozen=True, slots=True)
class ImportsView:
    files: TableView
    waiting: TableView
    not_loaded: TableView


def imports_view(database: Database, scope: Scope, family: Family) -> ImportsView:
    questions = ("imports", "queue", "rejected_rows")
    answers = database.ask_each(scope, questions, family=family.id)
    return ImportsView(
        files=TableView("Files taken in", ("File", "Agency stated", "Taken in", "By", "Rows read", "Loaded", "Duplicate", "Rejected"), tuple(
            TableRow((
                row["file"], row["agency"] or "in the file", day_in_words(row["imported_at"].date()), row["imported_by"], str(row["rows_read"]),
                str(row["rows_loaded"]), str(row["rows_duplicate"]), str(row["rows_rejected"]),
            )) for row in answers["imports"]
        )),
        waiting=TableView("Kept, for a person to look at", ("File", "Sheet", "Row", "Column", "Why", "As written"), tuple(
            TableRow((row["file"], row["sheet"] or "–", str(row["source_row"]), row["field"], row["message"], row["raw"] or "–"))
            for row in answers["queue"]
        )),
        not_loaded=TableView("Rows read and not loaded", ("File", "Sheet", "Row", "Outcome", "Reason"), tuple(
            TableRow((row["file"], row["sheet"] or "–", str(row["source_row"]), row["outcome"], row["reason"])) for row in answers["rejected_rows"]
        )),
    )
