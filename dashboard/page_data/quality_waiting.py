"""What waits for a person: rows that were not loaded or could not be read in full, words that nobody linked or confirmed."""

import json
from collections.abc import Callable, Mapping, Sequence

from dashboard.page_data.incident_suggestions import Pair, pairs_in
from dashboard.page_data.quality_matters import OURS, Matter, held_by, in_short
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.page_data.themes import label_of, themes_view
from dashboard.store.rows import Row
from data_models.history import History
from data_models.record import Source
from data_models.suggestion import Suggestion


def rejected(rows: Sequence[Row], imports: Sequence[Row]) -> Matter:
    """Rows that were read and made nothing, with the reason, as they arrived. Duplicates lost nothing and are left out."""
    who = _who_took_in(imports)
    found = [row for row in rows if row["outcome"] == "rejected"]
    return Matter(
        "rejected", "Rows that were not loaded", "Nothing of them counts. Headings and page footers say nothing; put the others right on "
        "the Import page, or ask for the file again.", ("Where it stands", "Why", "As it arrived", "Whose it is"),
        tuple(TableRow((_place(row), row["reason"], _as_arrived(row["cells_json"]), who(row))) for row in found),
        tuple(who(row) for row in found))


def queued(rows: Sequence[Row], imports: Sequence[Row], history: History) -> Matter:
    who = _who_took_in(imports)
    cells, holders = [], []
    for row in rows:
        fact = history.fact(row["fact_id"]) if row["fact_id"] else None
        holders.append(held_by((fact,)) if fact else who(row))
        cells.append(TableRow((
            _place(row), row["field"].replace("_", " "), row["message"], row["raw"] or "(nothing)", holders[-1],
        ), fact.id if fact else ""))
    return Matter(
        "queued", "Rows kept for a person", "What could not be read of them is left open. Answer on the Import page, or ask the agency.",
        ("Where it stands", "Column", "Why", "As written", "Whose it is"), tuple(cells), tuple(holders))


def unlinked(ways: TableView) -> Matter:
    """``ways``: what the People page asks, a row for each way of naming somebody."""
    return Matter(
        "unlinked", "People who are not linked", "What is said of them is not counted under any member. Answer on the People page.",
        ways.headings, ways.rows, (OURS,) * len(ways.rows))


def unconfirmed(history: History, suggestions: Mapping[str, Sequence[Suggestion]]) -> Matter:
    waiting = [hollow for found in themes_view(history, suggestions).waiting.values() for hollow in found]
    return Matter(
        "unconfirmed", "Suggestions that nobody confirmed", "They count in no chart and no firm finding. Answer on the Themes page.",
        ("Suggested", "From the words", "How the words put it", "Date", "Agency"),
        tuple(TableRow((
            label_of(hollow.suggestion.kind, hollow.suggestion.code), hollow.suggestion.words, hollow.how, hollow.entry.happened.in_words(),
            hollow.entry.agency.label,
        ), hollow.entry.id) for hollow in waiting),
        (OURS,) * len(waiting))


def possible_same_incidents(history: History) -> Matter:
    pairs = history.made(pairs_in)
    return Matter(
        "same-incident", "Entries that may tell one incident", "Until somebody says so, each counts as an incident of its own. Answer on the "
        "Incidents page.", ("Why", "One entry", "Another entry"), tuple(_pair(pair) for pair in pairs), (OURS,) * len(pairs))


def _pair(pair: Pair) -> TableRow:
    return TableRow(("; ".join(pair.reasons), in_short(pair.first), in_short(pair.second)), f"{pair.first.id} {pair.second.id}")


def _as_arrived(cells_json: str) -> str:
    return "; ".join(f"{name}: {value}" for name, value in json.loads(cells_json).items())


def _place(row: Row) -> str:
    return Source(row["file"], row["sheet"] or "", row["source_row"]).in_words()


def _who_took_in(imports: Sequence[Row]) -> Callable[[Row], str]:
    """For a row of a file: the person who took the file in."""
    by_import = {row["import_id"]: f"{row['imported_by']}, who took the file in" for row in imports}
    return lambda row: by_import.get(row["import_id"], OURS)
