"""One row as it arrived: every column, where it came from, what it became here, its incident and echoes, its corrections."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.page_data.table_view import TableRow, TableView, evidence_table, status_in_words
from dashboard.page_data.themes import label_of
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.history import History
from data_models.incidents import incidents_in
from data_models.record import Entry, Fact

BESIDE = "Set aside: a decision signed here for the forum of that day counts in its place. This row is kept, and no page counts it."
TAKEN_BACK = "The import that this row came with was taken back. The row is kept, and no page uses it."
NOT_SHOWN = "This row is not part of what is known on the date chosen, or is not open to you."


@dataclass(frozen=True, slots=True)
class SourceView:
    """``found`` is False where the fact is not in what this reader may see by this date, for which ``where`` then says why.

    ``set_aside``: that the row is kept and counts for nothing on any page, "" where it counts.
    """

    found: bool
    set_aside: str = ""
    heading: str = ""
    where: str = ""
    as_read: TableView | None = None
    as_arrived: TableView | None = None
    coded: TableView | None = None
    related: TableView | None = None
    versions: TableView | None = None


def source_view(database: Database, scope: Scope, history: History, fact_id: str) -> SourceView:
    fact = history.fact(fact_id)
    if fact is None:
        return SourceView(found=False, where=_why_not(database, scope, history, fact_id))
    rows = database.ask(
        scope, "source_of_fact", family=history.family.id, fact_id=fact_id,
        import_id=fact.source.import_id, sheet=fact.source.sheet, source_row=fact.source.row,
    )
    versions = database.ask(scope, "versions", family=history.family.id, fact_id=fact_id) if isinstance(fact, Entry) else []
    return SourceView(
        found=True,
        set_aside=BESIDE if fact in history.decisions_beside else "",
        heading=fact.text,
        where=_where(fact, rows),
        as_read=_as_read(fact, rows, versions),
        coded=_coded(history, fact) if isinstance(fact, Entry) else None,
        as_arrived=_as_arrived(rows),
        related=_related(history, fact) if isinstance(fact, Entry) else None,
        versions=TableView("Corrections", ("Version", "Made by", "Date as written", "Text"), tuple(
            TableRow((str(row["version"]), row["recorded_by"], row["happened_raw"] or "", row["description"] or "")) for row in versions
            if row["version_known_on"] is None or row["version_known_on"] <= history.as_at
        )) if len(versions) > 1 else None,
    )


def _why_not(database: Database, scope: Scope, history: History, fact_id: str) -> str:
    """Nothing is said of a row that this reader may not see but that it may be so."""
    rows = database.ask(scope, "labels", family=history.family.id, rows=[fact_id])
    return TAKEN_BACK if rows and all(row["taken_back"] for row in rows) else NOT_SHOWN


def _where(fact: Fact, rows: Sequence[Row]) -> str:
    taken = rows[0] if rows else {}
    who = f" Taken in on {taken['imported_at']:%d/%m/%Y} by {taken['imported_by']}." if taken else ""
    return f"{fact.source.in_words()}.{who}"


def _as_read(fact: Fact, taken: Sequence[Row], versions: Sequence[Row]) -> TableView:
    happened = fact.happened
    interval = f"{day_in_words(happened.start)} to {day_in_words(happened.end)}" if happened.start and happened.end else "none: undated"
    rows = [
        ("Date as written", _date_as_written(fact, taken, versions)), ("Read as", happened.in_words()), ("Interval", interval),
        ("Precision", happened.precision.value + (", approximate" if happened.approximate else "")
         + (", year taken from the rows around it" if happened.year_inferred else "")),
        ("Known on", day_in_words(fact.known_on) if fact.known_on else "not recorded: counts as known from the day it happened"),
        ("Agency", fact.agency.label + (f" (as written: {fact.agency_name})" if fact.agency_name else "")),
        ("Who saw it", status_in_words(fact.status)),
    ]
    if isinstance(fact, Entry):
        rows += [
            ("Themes", ", ".join(theme.label for theme in fact.themes) or "none coded"),
            ("Points to", fact.nature.value), ("Reported by", fact.reported_by or "not recorded"),
            ("Family members named", ", ".join(fact.people) or "none"),
        ]
    return TableView("How this dashboard reads it", ("What", "Reading"), tuple(TableRow(row) for row in rows))


def _date_as_written(fact: Fact, rows: Sequence[Row], versions: Sequence[Row]) -> str:
    """What the file says, and beside it what a person put in its place here, before loading or after."""
    now = fact.happened.raw
    first = (versions[0]["happened_raw"] if versions else now) or ""
    by = next((row["recorded_by"] for row in versions if row["happened_raw"] == now), "")
    if rows and (heading := next((name for name, text in _fixed(rows[0]).items() if text == first), "")):
        first, by = str(json.loads(rows[0]["cells_json"]).get(heading) or ""), by if len(versions) > 1 else rows[0]["imported_by"]
    if first == now:
        return now or "nothing written"
    return f"{first or 'nothing written'}; put right here as “{now}”" + (f" by {by}" if by else "")


def _as_arrived(rows: Sequence[Row]) -> TableView | None:
    """The cells of the file. Where a person put something in place of a cell before loading, that stands beside it, never instead."""
    if not rows:
        return None
    cells = json.loads(str(rows[0]["cells_json"]))
    fixed = _fixed(rows[0])
    by = f"Put right here by {rows[0]['imported_by']}"
    return TableView("The row as it arrived", ("Column", "Cell", by) if fixed else ("Column", "Cell"), tuple(
        TableRow((str(name), _shown(value), str(fixed.get(name, ""))) if fixed else (str(name), _shown(value)))
        for name, value in (cells | {name: cells.get(name, "") for name in fixed}).items()
    ))


def _fixed(row: Row) -> dict[str, str]:
    """What a person put in place of a cell before the file was loaded, by heading."""
    fixed: dict[str, str] = json.loads(row["fixed_json"] or "{}")
    return fixed


def _coded(history: History, entry: Entry) -> TableView | None:
    """What people made of its words here: the agency's own coding is in the row itself."""
    said = [coding for coding in history.codings if coding.entry_id == entry.id]
    return TableView("Answered here", ("Suggested", "Answer", "From the words", "By"), tuple(
        TableRow((label_of(coding.coded, coding.code), coding.decision.label, coding.words, coding.coded_by)) for coding in said
    )) if said else None


def _shown(value: object) -> str:
    return "(empty)" if value in (None, "") else str(value)


def _related(history: History, entry: Entry) -> TableView | None:
    for incident in history.made(incidents_in):
        together = (*incident.entries, *incident.echoes)
        if len(together) > 1 and any(other.id == entry.id for other in together):
            echoes = {echo.id for echo in incident.echoes}
            table = evidence_table("The same incident in other entries", (other for other in together if other.id != entry.id))
            others = [other for other in together if other.id != entry.id]
            return TableView(table.caption, ("How", *table.headings), tuple(
                TableRow(("only repeats" if other.id in echoes else "describes", *row.cells)) for row, other in zip(table.rows, others, strict=True)
            ))
    return None
