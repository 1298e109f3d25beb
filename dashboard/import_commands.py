"""What the command line's imports do and print; ``__main__`` states the commands themselves."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import track

from dashboard.errors import DashboardError, FileRefused
from dashboard.importers.council.load import CouncilLoaded, load_council
from dashboard.importers.dates.reading import read_date
from dashboard.importers.readers.archive import bundle
from dashboard.importers.readers.child import read_in_child
from dashboard.importers.rows.prepare import has_heading
from dashboard.importers.take_in import new_family, take_in_file
from dashboard.importers.taken import Said, Taken
from dashboard.importers.together import together
from dashboard.page_data.as_json import Json
from dashboard.page_data.history import families
from dashboard.page_data.import_report import reconciliation
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.record import Family

Files = list[tuple[str, bytes]]


def files_brought(paths: Sequence[Path]) -> tuple[Files, list[str]]:
    """Name and content of every file, a folder's files as one archive, and a sentence for each path that cannot be read."""
    found: Files = []
    unreadable = []
    for path in paths:
        try:
            if path.is_dir():
                inside = [(str(file.relative_to(path)), file.read_bytes()) for file in sorted(path.rglob("*")) if file.is_file()]
                found.append((f"{path.name}.zip", bundle(inside)))
            else:
                found.append((path.name, path.read_bytes()))
        except OSError as error:
            unreadable.append(f"{path.name}: the file could not be read ({error.strerror or 'unknown reason'}).")
    return together(found), unreadable


def import_for_family(
    database: Database, actor: str, label: str, files: Files, said: Said, *, today: date, dry_run: bool, as_json: bool,
) -> list[str]:
    """Take every file in, print what became of it, and return the sentences of those that were refused.

    Where ``said`` names a column of known dates that no file has, all are refused and nothing is loaded.
    """
    refused = column_in_no_file(files, said.known_on_column)
    if refused:
        files = []
    reports: list[Taken] = []
    owner = None
    for name, content in track(files, "Taking in", console=Console(stderr=True), transient=True, disable=len(files) < 2):
        try:
            owner = owner or family_for_import(database, actor, label, dry_run=dry_run)
            reports.append(take_in_file(database, database.scope_of(actor), owner, name, content, today=today, said=said, dry_run=dry_run))
        except DashboardError as error:
            refused.append(str(error))
    if owner and reports and not dry_run:
        from dashboard.page_data.words_read import read_words  # noqa: PLC0415  (the word lists take a second to load, which a check does not need)

        read_words(database, database.scope_of(actor), owner)
    if as_json:
        print(json.dumps({
            "family": label, "dry_run": dry_run, "files": [taken_json(taken) for taken in reports], "refused": refused,
        }, indent=2, ensure_ascii=False))
    else:
        for taken in reports:
            print_taken(taken)
    return refused


def column_in_no_file(files: Files, column: str) -> list[str]:
    """A sentence that names the files and the column where none of those that can be read is headed so; [] otherwise, or where none is asked for."""
    if not column.strip():
        return []
    read = []
    for name, content in files:
        with suppress(FileRefused):  # a file that cannot be read is refused with its own reason when it is taken in
            read.append((name, has_heading(read_in_child(name, content), column)))
    if not read or any(found for _, found in read):
        return []
    return [f"no column of {', '.join(name for name, _ in read)} is headed “{column}”. Nothing was loaded."]


def import_for_council(database: Database, actor: str, files: Files, *, as_json: bool) -> list[str]:
    """Load files for the whole council, print what became of them, and return the sentences of those that were refused."""
    loaded = load_council(database, database.scope_of(actor), files)
    rejected = {
        file.import_id: database.ask(database.scope_of(actor), "council_rejected", import_id=file.import_id) for file in loaded if file.rejected
    }
    if as_json:
        taken = [_council_json(file, rejected.get(file.import_id, [])) for file in loaded if not file.refused]
        print(json.dumps({"files": taken}, indent=2, ensure_ascii=False))
    else:
        for file in loaded:
            if not file.refused:
                print(_council_line(file))
            for row in rejected.get(file.import_id, []):
                sheet = f"sheet {row['sheet']}, " if row["sheet"] else ""
                print(f"  rejected: {file.file}, {sheet}row {row['source_row']}: {row['reason']}")
    return [file.refused for file in loaded if file.refused]


def family_for_import(database: Database, actor: str, label: str, *, dry_run: bool) -> Family:
    """The family with this label that the caller may see, made where there is none; only imagined by a dry run."""
    for family in families(database, database.scope_of(actor)):
        if family.label.casefold() == label.strip().casefold():
            return family
    return Family(id="", label=label) if dry_run else new_family(database, actor, label.strip())


def day_or_column(known_on: str, *, today: date) -> tuple[date | None, str]:
    """``--known-on`` as a day however it is written, else as the heading of a column."""
    if not known_on:
        return None, ""
    reading = read_date(known_on, today=today)
    return (reading.when.start, "") if reading.when.exact and not reading.when.approximate else (None, known_on)


def print_taken(taken: Taken) -> None:
    print(reconciliation(taken))
    for row in taken.prepared.rows:
        if row.outcome != "loaded":
            sheet = f"sheet {row.sheet}, " if row.sheet else ""
            print(f"  {row.outcome}: {taken.file}, {sheet}row {row.number}: {row.reason}")
    for gone in taken.prepared.gone:
        print(f"  no longer in the file, stays in the record: {gone.file}, row {gone.row}")
    for item in taken.queued:
        print(f"  kept, for a person to look at: {item.source.in_words()}, {item.field}: {item.message}")
    for note in taken.prepared.notes:
        print(f"  note: {note}")


def taken_json(taken: Taken) -> Json:
    return {
        "file": taken.file, "rows_read": taken.read, "loaded": taken.count("loaded"), "duplicate": taken.count("duplicate"),
        "rejected": taken.count("rejected"), "created": taken.created, "updated": taken.updated, "unchanged": taken.unchanged,
        "import_id": taken.import_id,
        "rows": [
            {"sheet": row.sheet, "row": row.number, "outcome": row.outcome, "reason": row.reason}
            for row in taken.prepared.rows if row.outcome != "loaded"
        ],
        "queued": [
            {"sheet": item.source.sheet, "row": item.source.row, "field": item.field, "message": item.message, "raw": item.raw}
            for item in taken.queued
        ],
        "notes": [str(note) for note in taken.prepared.notes],
    }


def _council_line(file: CouncilLoaded) -> str:
    if file.known:
        return f"{file.file}: exactly this file was loaded before; nothing was changed"
    return (
        f"{file.file}: {file.read} rows read = {file.loaded} loaded ({file.created} new, {file.updated} changed) + {file.duplicate} duplicate "
        f"+ {file.rejected} rejected ({', '.join(file.layouts)})"
    )


def _council_json(file: CouncilLoaded, rejected: Sequence[Row]) -> Json:
    return {
        "file": file.file, "layouts": list(file.layouts), "rows_read": file.read, "loaded": file.loaded, "duplicate": file.duplicate,
        "rejected": file.rejected, "created": file.created, "updated": file.updated, "known": file.known, "notes": list(file.notes),
        "rows": [{"sheet": row["sheet"], "row": row["source_row"], "outcome": "rejected", "reason": row["reason"]} for row in rejected],
    }
