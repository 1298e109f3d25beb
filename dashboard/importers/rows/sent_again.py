"""A file whose very bytes are in the record: who sent it before, and what its rows are now. No row counts twice, whoever sends it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dashboard.importers.headings.mapping import Mapping
from dashboard.importers.headings.saved_mappings import mapping_of
from dashboard.importers.rows.agency_of import holder_named
from dashboard.importers.rows.prepared import InRecord, Note, Prepared
from dashboard.store.rows import Row
from data_models.agencies import Agency

HELD = "exactly this file is in the record already, and this row was not taken in again; to read it anew, take the earlier import back first"


@dataclass(frozen=True, slots=True)
class Before:
    """The first import of a file that is in the record. ``stated``: the agency that was stated with it, "" for none.

    ``another``: the agency that sends it now is not one that is known to have sent it.
    """

    file: str
    stated: str
    mapping: Mapping
    imported_at: datetime
    another: bool


def sent_before(imports: Sequence[Row], in_record: Iterable[InRecord], agency: str) -> Before | None:
    """``imports``: those of exactly this file, the earliest first. ``agency``: who is said to send it now; nobody is no further sender."""
    if not imports:
        return None
    first = imports[0]
    senders = {_spelled(row["agency"]) for row in imports if row["agency"]}
    if not first["agency"]:
        holders = {row.agency for row in in_record if row.import_id == first["import_id"]} - {Agency.OTHER.value}
        senders |= holders if len(holders) == 1 else set()
    return Before(
        first["file"], first["agency"] or "", mapping_of(first["mapping_json"]), first["imported_at"],
        another=bool(agency) and _spelled(agency) not in senders)


def with_rows_held(prepared: Prepared, before: Before, agency: str) -> Prepared:
    """The same with no row to be taken in again, and, where another agency sends the file, a sentence that says that this is kept."""
    rows = tuple(
        replace(row, outcome="duplicate", reason=HELD, facts=(), repeats=row.facts, updates=None) if row.outcome == "loaded" else row
        for row in prepared.rows)
    if not before.another:
        return replace(prepared, rows=rows, gone=(), purged=())
    day = f"{before.imported_at.day} {before.imported_at:%B %Y}"
    who = f"from {before.stated}" if before.stated else "without an agency being stated"
    note = Note("", (
        f"exactly this file was taken in on {day} {who} ({before.file}); that {agency} holds it too is kept with this import. Its rows "
        f"count once, as rows of the agency that they came from first"))
    return replace(prepared, rows=rows, gone=(), purged=(), notes=(note, *prepared.notes))


def _spelled(agency: str) -> str:
    """An agency by its code; one that is not known by its name."""
    holder = holder_named(agency.strip())
    return holder.agency.value if holder.agency is not Agency.OTHER else json.dumps(" ".join(agency.split()).casefold())
