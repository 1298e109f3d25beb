"""What became of every row of a file, in words and as tables."""

from dashboard.importers.taken import Taken
from dashboard.page_data.table_view import TableRow, TableView


def reconciliation(taken: Taken) -> str:
    """"file: 60 rows read = 55 loaded + 2 duplicate + 3 rejected"."""
    line = (
        f"{taken.file}: {taken.read} rows read = {taken.count('loaded')} loaded + {taken.count('duplicate')} duplicate "
        f"+ {taken.count('rejected')} rejected"
    )
    if taken.unchanged:
        return line + ". Exactly this file is in the record already: nothing was changed"
    return line + (". Checked only: nothing was written" if taken.dry_run else "")


def not_loaded(taken: Taken) -> TableView:
    return TableView("Rows not loaded", ("Sheet", "Row", "Outcome", "Reason"), tuple(
        TableRow((row.sheet or "–", str(row.number), row.outcome, row.reason)) for row in taken.prepared.rows if row.outcome != "loaded"
    ))


def still_open(taken: Taken) -> TableView:
    return TableView("Kept, for a person to look at", ("Sheet", "Row", "Column", "Why", "As written"), tuple(
        TableRow((item.source.sheet or "–", str(item.source.row), item.field, item.message, item.raw)) for item in taken.queued
    ))
