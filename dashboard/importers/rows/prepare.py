"""One file from its bytes to prepared rows: read it, tell what each sheet is, prepare it, and check that the rows add up."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from dashboard.errors import FileRefused
from dashboard.importers.headings.headers import (
    Header,
    HeadingColumn,
    Suggestion,
    find_header,
    found_instead,
    nearest_row,
    suggestions_for,
    with_direction_words,
    with_evidence_words,
)
from dashboard.importers.headings.heading_names import HAPPENED, KEPT, NAMES, meaning_of, normal, recognised_in
from dashboard.importers.readers.raw import RawFile, RawSheet
from dashboard.importers.rows import coded_words
from dashboard.importers.rows.chronology import prepare_chronology
from dashboard.importers.rows.companions import find_companion, missing_headings, names_of, prepare_companion, table_named
from dashboard.importers.rows.fixes import Fix, as_it_came, with_fixes
from dashboard.importers.rows.known_earlier import earliest_in_file
from dashboard.importers.rows.newer_version import matched
from dashboard.importers.rows.prepared import Arrived, ColumnRead, InRecord, Note, Prepared, Purge, SheetRead, text_of
from dashboard.importers.rows.sheet_rows import Seen, SheetResult, Stated, rows_under
from dashboard.importers.structured import layout_of, not_read, prepare_structured, purged_identities
from dashboard.importers.templates import is_read_me
from data_models.columns import Table
from data_models.record import Queued
from data_models.tables import ENTRY

NEEDED = (HAPPENED, "description")
Recognise = Callable[[str], str]


def prepare_sheets(file: RawFile, stated: Stated, *, fixes: Sequence[Fix] = (), in_record: Iterable[InRecord] = ()) -> Prepared:
    """Check one file, read before. Every row read is in the result once, as loaded, duplicate or rejected with its reason.

    Raises FileRefused when none of its sheets has headings that are known. ``fixes``: what a person put in
    place of cells. ``in_record``: rows that the record holds, to tell a later version of them.
    """
    work = _Work(stated, _recogniser(stated), Seen(stated.already))
    sheets = [replace(sheet, layout=layout_of(sheet, file=file.name)) for sheet in with_fixes(file, fixes).sheets]
    for sheet in sheets:
        if left_out := _left_out(sheet, stated):
            work.notes.append(Note(sheet.name, left_out))
            continue
        work.notes += [Note(sheet.name, text, row or None) for row, text in sheet.notes]
        if sheet.layout:
            work.structured.append(sheet)
        else:
            _prepare_sheet(sheet, file, work)
    _prepare_structured(work)
    if not work.sheets:
        raise FileRefused(_why_nothing(work), file=file.name)
    work.notes += _column_not_found(file, stated)
    work.sheets += [_unknown_sheet(sheet) for sheet in work.unknown]
    held = tuple(in_record)
    rows, gone = matched(file.name, [row for result in work.results for row in result.rows], held)
    rows = earliest_in_file(rows, stated.known_on)
    prepared = Prepared(
        Arrived(file.name, file.format, file.sha256), as_it_came(rows, file, fixes), tuple(work.read), _queued(work.results),
        tuple(work.suggestions), (*work.notes, *(note for result in work.results for note in result.notes)), tuple(work.sheets), gone,
        _purged(work, held),
    )
    prepared.reconciliation()
    return prepared


@dataclass(slots=True)
class _Work:
    """One file on its way: what its sheets came to so far. ``sheets`` names those that were understood, ``unknown`` the others."""

    stated: Stated
    recognise: Recognise
    seen: Seen
    structured: list[RawSheet] = field(default_factory=list)
    unknown: list[RawSheet] = field(default_factory=list)
    sheets: list[SheetRead] = field(default_factory=list)
    results: list[SheetResult] = field(default_factory=list)
    read: list[tuple[str, int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)


def _prepare_sheet(sheet: RawSheet, file: RawFile, work: _Work) -> None:
    stated, recognise = work.stated, work.recognise
    kind = _kind_of(sheet, file, recognise)
    work.read.append((sheet.name, sum(1 for _ in rows_under(sheet, kind[1] if kind else None))))
    if kind is None:
        work.unknown.append(sheet)
        work.results.append(_nothing_known(sheet, stated, recognise))
        work.suggestions += _suggested(sheet, recognise)
        return
    table, header = kind
    work.notes += _preamble(sheet, header)
    if table is ENTRY:
        header = with_evidence_words(header, sheet.rows, lambda text: coded_words.evidence_status(text) is not None)
        header = with_direction_words(header, sheet.rows, is_direction=coded_words.says_direction)
        work.results.append(prepare_chronology(sheet, header, stated=stated, seen=work.seen))
        work.notes += _doubled(sheet, header)
    else:
        work.results.append(prepare_companion(sheet, table, header, stated=stated, seen=work.seen))
    names = NAMES if table is ENTRY else names_of(table.full_name)
    work.sheets.append(SheetRead(sheet.name, table.sheet, tuple(_column_read(column, stated, table) for column in header.columns)))
    work.suggestions += suggestions_for(sheet.name, (column.heading for column in header.columns if column.heading and not column.meaning), names)


def _column_read(column: HeadingColumn, stated: Stated, table: Table) -> ColumnRead:
    said = bool(column.meaning and stated.mapping.meaning_of(column.heading))
    return ColumnRead(column.index, column.heading, column.meaning, "mapping" if said else _how_known(column.heading, column.meaning, table))


def _how_known(heading: str, meaning: str, table: Table) -> str:
    own = {normal(known.heading) for known in table.filled_in()}
    return "" if not meaning else "exact" if normal(heading) in own else "alias"


def _prepare_structured(work: _Work) -> None:
    if not work.structured:
        return
    results = prepare_structured(work.structured, stated=work.stated, seen=work.seen)
    for sheet, result in zip(work.structured, results, strict=True):
        work.read.append((sheet.name, len(result.rows)))
        work.sheets.append(SheetRead(sheet.name, sheet.layout, tuple(
            ColumnRead(index, heading, heading, "exact") for index, heading in enumerate(result.headings) if heading
        )))
    work.results += results


def _purged(work: _Work, in_record: tuple[InRecord, ...]) -> tuple[Purge, ...]:
    asked = purged_identities(work.structured, stated=work.stated) if work.structured and in_record else {}
    return tuple(Purge(row, *asked[row.identity]) for row in in_record if row.identity in asked)


def _why_nothing(work: _Work) -> str:
    return next((sentence for sheet in work.unknown if (sentence := not_read(sheet))), "") or _no_headings(work.unknown, work.recognise)


def headings_in(file: RawFile) -> tuple[SheetRead, ...]:
    """What stands where headings would, sheet by sheet, so that a person can say what it means of a file that was refused."""
    return tuple(_unknown_sheet(sheet) for sheet in file.sheets)


def _unknown_sheet(sheet: RawSheet) -> SheetRead:
    headings = nearest_row(sheet.rows, meaning_of)
    return SheetRead(sheet.name, "", tuple(
        ColumnRead(index, heading, meaning, _how_known(heading, meaning, ENTRY))
        for index, heading in enumerate(headings) for meaning in (meaning_of(heading),)
    ))


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
    """Which table the sheet fills: its name decides, else the kind that explains more of its headings.

    A file's own name decides nothing by itself: a chronology may well be called "visits".
    """
    name = sheet.name or PurePath(file.name).stem
    companion = find_companion(sheet, name)
    if table_named(name) and (companion or sheet.name):
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


def has_heading(file: RawFile, heading: str) -> bool:
    """True where some cell of the file is this heading, however it is capitalised and spaced."""
    wanted = normal(heading)
    return any(isinstance(cell, str) and normal(cell) == wanted for sheet in file.sheets for row in sheet.rows for cell in row.cells)


def _column_not_found(file: RawFile, stated: Stated) -> list[Note]:
    if not normal(stated.known_on_column) or has_heading(file, stated.known_on_column):
        return []
    return [Note("", f'no column is headed "{stated.known_on_column}", so the days on which things became known are not recorded')]


def _queued(results: Sequence[SheetResult]) -> tuple[Queued, ...]:
    return tuple(item for result in results for item in result.queued)
