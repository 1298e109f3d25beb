"""Notes of an agency as chronology rows: a row for each note itself, and one for every entry in its text that opens with a date.

The rows stand under the headings of the template, so that what follows treats them like any other chronology. Nothing of a note
is lost: its own row keeps the whole text, and tells as its own only what no other row tells, so that nothing is counted twice.
What an entry says became known by the note, on the note's date, however much earlier it happened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from dashboard.errors import FileRefused
from dashboard.importers.notes.dates import document_day
from dashboard.importers.notes.entries import Told, told_in
from dashboard.importers.notes.head import NoteHead, read_head
from dashboard.importers.notes.lines import Line, NoteLines, paragraphs_of, separate_notes
from dashboard.importers.readers.raw import RawRow, RawSheet
from data_models.tables import ENTRY

LONGEST_NOTES = 1_000_000
"""Characters: the case notes of years, printed."""
YEAR_HEADING = "Year of the date"
"""Above the year that the note gives to a date written without one. The year is an inference and is marked as one."""
BY_THE_NOTE = "Known by the note of"
"""Above the note's date for what happened before it: earlier than that nobody had it from this note."""
WHOLE_NOTE, TOLD_IN = "Whole note", "Told in rows"
"""Above the note's whole text where its row tells only a part of it, and above the rows that tell all of it."""

_COLUMNS = (
    "happened", "time_raw", "event_ref", "description", "recorder", "source_of_information", "people_raw", "category_raw", "doc_ref", "comments",
    "known_on", "sensitivity",
)
_FURTHER = (YEAR_HEADING, BY_THE_NOTE, WHOLE_NOTE, TOLD_IN)
_HEADINGS = (*(ENTRY.column(name).heading for name in _COLUMNS), *_FURTHER)
_SHARED = ("recorder", "source_of_information", "people_raw", "known_on", "sensitivity")
"""What the head of a note says of every row of it. Its category is the note's: which of its entries it is about, it does not say."""
_Texts = dict[str, str | int | None]
"""A row's cells by column or further heading."""


def read_notes(name: str, lines: Sequence[Line], *, wrapped: bool) -> tuple[RawSheet, ...]:
    """The notes under one set of headings, or a sheet for each run of notes of one agency. ``wrapped``: a line's end is no paragraph's end.

    A row has the number of the line that it comes from; where a line dates several events, the further ones have the next free
    numbers, and "Document reference" tells the line. The headings stand above the rows, what the first note's head says above these.

    Raises FileRefused for more text than notes have.
    """
    if sum(len(line.text) for line in lines) > LONGEST_NOTES:
        raise FileRefused(
            f"it has more than {LONGEST_NOTES:,} characters of text outside of tables, the most that is read; "
            "put its entries into a table, or split it into smaller files", file=name)
    notes = [_Note(number, note, read_head(note.head)) for number, note in enumerate(separate_notes(lines, wrapped=wrapped), start=1)]
    if len(notes) == 1:
        return (_sheet("note", notes, wrapped),)
    runs = [list(run) for _, run in groupby(notes, key=lambda note: note.head.agency)]
    return tuple(_sheet(f"note {run[0].number}" if len(run) == 1 else f"notes {run[0].number} to {run[-1].number}", run, wrapped) for run in runs)


@dataclass(frozen=True, slots=True)
class _Note:
    number: int
    lines: NoteLines
    head: NoteHead

    @property
    def own_line(self) -> int:
        """The line that numbers the note's own row: the last of its head, which leaves room above for the headings and what the head says."""
        last = self.lines.head[-1].number if self.lines.head else 0
        return last if last > 1 else next((line.number for line in self.lines.body if line.text.strip()), 1)


def _sheet(name: str, notes: Sequence[_Note], wrapped: bool) -> RawSheet:
    rows: dict[int, RawRow] = {}
    said: list[tuple[int, str]] = []
    for note in notes:
        own, entries, told = _rows(note, wrapped)
        own_number = _free(note.own_line, rows)
        rows[own_number] = RawRow(own_number, ())
        numbers = []
        for line, texts in entries:
            numbers.append(_free(line, rows))
            rows[numbers[-1]] = _row(numbers[-1], texts)
        if numbers and not told.own:
            own[TOLD_IN] = _listed([str(number) for number in numbers])
        rows[own_number] = _row(own_number, own)
        said += [(note.own_line, sentence) for sentence in _sentences(note, told)]
    first = notes[0]
    headings = RawRow(first.own_line - 1, _HEADINGS)
    return RawSheet(name, (*_above(first), headings, *(rows[number] for number in sorted(rows))), tuple(said))


def _free(line: int, rows: dict[int, RawRow]) -> int:
    return next(number for number in count(line) if number not in rows)


def _row(number: int, texts: _Texts) -> RawRow:
    return RawRow(number, tuple(texts.get(column) or None for column in (*_COLUMNS, *_FURTHER)))


def _rows(note: _Note, wrapped: bool) -> tuple[_Texts, list[tuple[int, _Texts]], Told]:
    """The note's own row, and those of the entries in its text with the line of each."""
    head = note.head
    paragraphs = paragraphs_of(note.lines.body, wrapped=wrapped)
    told = told_in(paragraphs, document_day(head.written or head.happened))
    shared: _Texts = {"source_of_information": head.title, **{column: head.columns[column] for column in _SHARED if column in head.columns}}
    whole = "\n".join(paragraph.text for paragraph in paragraphs)
    own = {
        **shared, "happened": head.happened or head.written, "time_raw": head.columns.get("time_raw", ""),
        "event_ref": head.columns.get("event_ref", ""), "comments": head.others, "doc_ref": _reference(note.own_line, head),
        "category_raw": head.columns.get("category_raw", ""), "description": told.own if told.entries else whole or head.title,
        BY_THE_NOTE: head.written if head.happened else "", WHOLE_NOTE: whole if told.entries else "",
    }
    alone = not told.own  # there is no row of the note's own, so what its head says stands with the entries
    entries: list[tuple[int, _Texts]] = [(entry.line, {
        **shared, "happened": entry.words, "time_raw": entry.time, "description": entry.text, "doc_ref": _reference(entry.line, head),
        "comments": head.others if alone else "", YEAR_HEADING: entry.year, BY_THE_NOTE: head.written or head.happened,
    }) for entry in told.entries]
    if alone and len(entries) == 1:
        entries[0][1]["category_raw"] = own["category_raw"]
    return own, entries, told


def _sentences(note: _Note, told: Told) -> Iterator[str]:
    """What must be told of a note: days ahead, days inside its sentences, and entries whose day of being known nothing says."""
    for words, line in told.planned:
        yield f'"{words}" in line {line} lies after the note was written, so it was read as planned and not as an event'
    if told.inside:
        places = ", ".join(f'"{words}" in line {line}' for words, line in told.inside)
        yield f"dates inside sentences, which make no entries of their own; what they date stands in the text that names them: {places}"
    if told.entries and not (note.head.written or note.head.happened or note.head.columns.get("known_on")):
        yield "the note has no date, so the day on which its dated entries became known is not recorded; state one with the file"


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def _above(note: _Note) -> tuple[RawRow, ...]:
    """The head as one row above the headings, where the agency is looked for and what stands there is told."""
    lines = note.lines.head
    if not lines:
        return ()
    agency = f"Agency: {note.head.agency}" if note.head.agency else None
    return (RawRow(min(lines[0].number, note.own_line - 2), (agency, "\n".join(line.text.strip() for line in lines))),)


def _reference(line: int, head: NoteHead) -> str:
    return f"note of {head.written}, line {line}" if head.written else f"line {line}"
