"""A row that comes again and proves that it was known earlier: the earliest day counts, and the row that proves it is where it is read.

A day proves something where the row itself states it, or where it was stated for the whole file. Only the row's own can take the place
of no day at all: what a person says of a file in bulk must not move rows whose day nobody recorded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.importers.rows.prepared import InRecord, Note, Prepared, PreparedRow

_EARLIER = ", which says that it was known earlier"


def known_on(row: PreparedRow) -> date | None:
    """The day from which the facts of a row, made or repeated, are stated to have been known."""
    days = [fields.get("known_on") for _, fields in (row.facts or row.repeats)]
    return min((day for day in days if isinstance(day, date)), default=None)


def earliest_in_file(rows: Sequence[PreparedRow], stated: date | None) -> tuple[PreparedRow, ...]:
    """The rows, with the earliest known of those that say the same loaded, and the others told as the same as that one.

    ``stated``: the day for the whole file.
    """
    loaded = {row.fingerprint: place for place, row in enumerate(rows) if row.outcome == "loaded" and row.fingerprint}
    settled, moved = list(rows), set[str]()
    for place, row in enumerate(rows):
        first = loaded.get(row.fingerprint)
        if row.outcome != "duplicate" or not row.repeats or first is None:
            continue
        if _proves_earlier(known_on(row), known_on(settled[first]), stated):
            reason = f"same as {_place(row, settled[first])}{_EARLIER}"
            settled[place] = replace(
                row, outcome="loaded", reason="", facts=row.repeats, repeats=(), identity=settled[first].identity, updates=settled[first].updates)
            settled[first] = replace(settled[first], outcome="duplicate", reason=reason, facts=(), repeats=settled[first].facts, updates=None)
            loaded[row.fingerprint] = place
            moved.add(row.fingerprint)
    return tuple(
        replace(row, reason=f"same as {_place(settled[loaded[row.fingerprint]], row)}")
        if row.fingerprint in moved and row.outcome == "duplicate" and not row.reason.endswith(_EARLIER) else row for row in settled)


def known_earlier(
    prepared: Prepared, in_record: Iterable[InRecord], days: Mapping[str, date | None], stated: date | None,
) -> Prepared:
    """The same with every row loaded that proves an earlier day for facts of the record; what they say stays as it was.

    ``days``: the day from which each fact of the record counts as known, by its id; None where none is recorded.
    """
    held = {row.fingerprint: row for row in in_record if row.fingerprint and row.facts}
    earliest: dict[str, int] = {}
    for place, row in enumerate(prepared.rows):
        if row.outcome == "duplicate" and row.repeats and (old := held.get(row.fingerprint)) and old.facts[0] in days:
            day, best = known_on(row), earliest.get(row.fingerprint)
            if _proves_earlier(day, days[old.facts[0]], stated) and (best is None or day < known_on(prepared.rows[best])):  # type: ignore[operator]
                earliest[row.fingerprint] = place
    rows, notes = list(prepared.rows), []
    for fingerprint, place in earliest.items():
        row, old = rows[place], held[fingerprint]
        day, before = known_on(row), days[old.facts[0]]
        rows[place] = replace(row, outcome="loaded", reason="", identity=old.identity, updates=old, known_since=day)
        was = f"and not from {before.isoformat()}, as {old.file}, row {old.row} has it" if before else f"where {old.file}, row {old.row} has no day"
        notes.append(Note(row.sheet, f"in the record already; it counts as known from {day} by this row, {was}", row.number))
    return replace(prepared, rows=tuple(rows), notes=(*notes, *prepared.notes)) if notes else prepared


def _proves_earlier(day: date | None, before: date | None, stated: date | None) -> bool:
    return day is not None and (day < before if before is not None else day != stated)


def _place(row: PreparedRow, seen_from: PreparedRow) -> str:
    return f"row {row.number}" if row.sheet == seen_from.sheet else f"sheet {row.sheet}, row {row.number}"
