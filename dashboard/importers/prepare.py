"""One file from its bytes to prepared rows: read it, tell what each sheet is, prepare it, and check that the rows add up."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePath

from dashboard.errors import FileRefused
from dashboard.importers import coded_words
from dashboard.importers.chronology import prepare_chronology
from dashboard.importers.companions import find_companion, missing_headings, names_of, prepare_companion, table_named
from dashboard.importers.headers import Header, Suggestion, find_header, found_instead, nearest_row, suggestions_for, with_evidence_words
from dashboard.importers.heading_names import HAPPENED, KEPT, NAMES, meaning_of, normal, recognised_in
from dashboard.importers.mapping import Mapping
from dashboard.importers.prepared import Arrived, Note, Prepared, text_of
from dashboard.importers.raw import RawFile, RawSheet
from dashboard.importers.reading import read_file
from dashboard.importers.sheet_rows import Seen, SheetResult, Stated, rows_under
from dashboard.importers.templates import is_read_me
from data_models.columns import Table
from data_models.record import Queued
from data_models.tables import ENTRY

NEEDED = (HAPPENED, "description")
Recognise = Callable[[str], str]


def prepare(
    name: str, content: bytes, *, family_labels: Sequence[str], agency: str = "", mapping: Mapping | None = None,
    known_on: date | None = None, known_on_column: str = "", today: date, already: frozenset[str] = frozenset(),
) -> Prepared:
    """Read and check one file. Every row read is in the result once, as loaded, duplicate or rejected with its reason.

    ``already``: fingerprints of rows in the record. Raises FileRefused when the file cannot be read, or when none of its
    sheets has headings that are known.
    """
    stated = Stated(
        file=name, today=today, family_labels=tuple(family_labels), agency=agency.strip(), mapping=mapping or Mapping(),
        known_on=known_on, known_on_column=known_on_column.strip(), already=already,
    )
    return prepare_sheets(read_file(name, content), stated)


def prepare_sheets(file: RawFile, stated: Stated) -> Prepared:
    """The same from a file whose bytes were read elsewhere, in a process of their own."""
    recognise, seen = _recogniser(stated), Seen(stated.already)
    notes: list[Note] = []
    results: list[SheetResult] = []
    suggestions: list[Suggestion] = []
    read: list[tuple[str, int]] = []
    understood, unknown = False, []
    for sheet in file.sheets:
        if left_out := _left_out(sheet, stated):
            notes.append(Note(sheet.name, left_out))
            continue
        notes += [Note(sheet.name, text, row or None) for row, text in sheet.notes]
        kind = _kind_of(sheet, file, recognise)
        read.append((sheet.name, sum(1 for _ in rows_under(sheet, kind[1] if kind else None))))
        understood = understood or kind is not None
        if kind is None:
            unknown.append(sheet)
            results.append(_nothing_known(sheet, stated, recognise))
            suggestions += _suggested(sheet, recognise)
            continue
        table, header = kind
        notes += _preamble(sheet, header)
        if table is ENTRY:
            header = with_evidence_words(header, sheet.rows, lambda text: coded_words.evidence_status(text) is not None)
            results.append(prepare_chronology(sheet, header, stated=stated, seen=seen))
            notes += _doubled(sheet, header)
        else:
            results.append(prepare_companion(sheet, table, header, stated=stated, seen=seen))
        names = NAMES if table is ENTRY else names_of(table.full_name)
        suggestions += suggestions_for(sheet.name, (column.heading for column in header.columns if column.heading and not column.meaning), names)
    if not understood:
        raise FileRefused(_no_headings(unknown, recognise), file=file.name)
    notes += _column_not_found(file, stated)
    prepared = Prepared(
        Arrived(file.name, file.format, file.sha256), tuple(row for result in results for row in result.rows), tuple(read),
        _queued(results), tuple(suggestions), (*notes, *(note for result in results for note in result.notes)),
    )
    prepared.reconciliation()
    return prepared


def _recogniser(stated: Stated) -> Recognise:
    """What a heading means: as the mapping says, as the named column of known dates, else as its name says."""
    column = normal(stated.known_on_column)

    def recognise(heading: str) -> str:
        if column and normal(heading) == column:
            return "known_on"
        meaning = stated.mapping.meaning_of(heading) or meaning_of(heading)
        return KEPT if column and meaning == "known_on" else meaning

    return recognise


def _left_out(sheet: RawSheet, stated: Stated) -> str:
    filled = sum(1 for row in sheet.rows if not row.blank)
    if stated.mapping.for_sheet(sheet.name).skip:
        return f"left out, as the mapping says: {filled} rows were not read"
    if is_read_me(sheet):
        return "the instructions of the template: not read as data"
    return "" if filled else "the sheet is empty"


def _kind_of(sheet: RawSheet, file: RawFile, recognise: Recognise) -> tuple[Table, Header] | None:
    """Which table the sheet fills: its name decides, else the kind that explains more of its headings."""
    name = sheet.name or PurePath(file.name).stem
    companion = find_companion(sheet, name)
    if table_named(name):
        return companion
    chronology = find_header(sheet.rows, recognise, NEEDED)
    if chronology is None or (companion and normal(name) != normal(ENTRY.sheet) and len(companion[1].meanings) >= len(chronology.meanings)):
        return companion
    return ENTRY, chronology


def _nothing_known(sheet: RawSheet, stated: Stated, recognise: Recognise) -> SheetResult:
    result = SheetResult(sheet, stated)
    reason = _no_headings([sheet], recognise)
    for row in rows_under(sheet, None):
        result.reject(row, "the sheet has no headings that are known")
    result.note(f"{len(result.rows)} rows were not taken in: {reason}")
    return result


def _no_headings(sheets: Sequence[RawSheet], recognise: Recognise) -> str:
    if not sheets:
        return "none of its sheets holds any rows"
    sheet = max(sheets, key=lambda sheet: max((recognised_in(row.cells) for row in sheet.rows[:25]), default=0))
    table = table_named(sheet.name)
    if table:
        lacking = ", ".join(missing_headings(sheet, table))
        return f"the sheet {sheet.name} lacks the required headings {lacking}; the template shows all headings"
    found = found_instead(sheet.rows, recognise)
    alike = "".join(f'; "{near.heading}" looks like "{near.looks_like}"' for near in _suggested(sheet, recognise))
    return f"no heading row found: expected at least a date column and a description column; found: {found}{alike}"


def _suggested(sheet: RawSheet, recognise: Recognise) -> tuple[Suggestion, ...]:
    """Headings of a sheet without known ones that are spelled much like them. Only near-misses of known headings can come out."""
    return suggestions_for(sheet.name, (text for text in nearest_row(sheet.rows, recognise) if not recognise(text)), NAMES)


def _preamble(sheet: RawSheet, header: Header) -> list[Note]:
    above = [row for row in sheet.rows if row.number < header.first_row and not row.blank]
    said = {row.number: " | ".join(text for cell in row.cells if (text := text_of(cell))) for row in above}
    notes = [Note(sheet.name, f"above the headings: {text}", row) for row, text in said.items()]
    if header.last_row > header.first_row:
        notes.append(Note(sheet.name, f"rows {header.first_row} and {header.last_row} were read together as the headings", header.first_row))
    return notes


def _doubled(sheet: RawSheet, header: Header) -> list[Note]:
    return [
        Note(sheet.name, f'"{column.heading}" means the same as an earlier heading; its cells are kept beside the entries', header.first_row)
        for column in header.doubled if column.meaning != KEPT
    ]


def _column_not_found(file: RawFile, stated: Stated) -> list[Note]:
    wanted = normal(stated.known_on_column)
    if not wanted or any(isinstance(cell, str) and normal(cell) == wanted for sheet in file.sheets for row in sheet.rows for cell in row.cells):
        return []
    return [Note("", f'no column is headed "{stated.known_on_column}", so the days on which things became known are not recorded')]


def _queued(results: Sequence[SheetResult]) -> tuple[Queued, ...]:
    return tuple(item for result in results for item in result.queued)
