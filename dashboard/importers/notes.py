"""Notes of an agency as chronology rows: a row for each note itself, and one for every further dated event in its text.

The rows stand under the headings of the template, so that what follows treats them like any other chronology. Nothing of a note
is lost: its own row holds the whole text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from dashboard.errors import FileRefused
from dashboard.importers.note_dates import document_day
from dashboard.importers.note_events import events_in
from dashboard.importers.note_head import NoteHead, read_head
from dashboard.importers.note_lines import Line, NoteLines, paragraphs_of, separate_notes
from dashboard.importers.raw import RawRow, RawSheet
from data_models.tables import ENTRY

LONGEST_NOTES = 1_000_000
"""Characters: the case notes of years, printed."""
YEAR_HEADING = "Year of the date"
"""Above the year that the note gives to a date written without one. The year is an inference and is marked as one."""

_COLUMNS = (
    "happened", "time_raw", "event_ref", "description", "recorder", "source_of_information", "people_raw", "category_raw", "doc_ref", "comments",
    "known_on", "sensitivity",
)
_HEADINGS = (*(ENTRY.column(name).heading for name in _COLUMNS), YEAR_HEADING)
_SHARED = ("recorder", "source_of_information", "people_raw", "category_raw", "known_on", "sensitivity")


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
    told: list[tuple[int, str]] = []
    for note in notes:
        own, *events = _rows(note, wrapped, told)
        for line, texts, year in (own, *events):
            number = next(number for number in count(line) if number not in rows)
            rows[number] = RawRow(number, (*(texts.get(column) or None for column in _COLUMNS), year))
    first = notes[0]
    headings = RawRow(first.own_line - 1, _HEADINGS)
    return RawSheet(name, (*_above(first), headings, *(rows[number] for number in sorted(rows))), tuple(told))


def _rows(note: _Note, wrapped: bool, told: list[tuple[int, str]]) -> Iterator[tuple[int, dict[str, str], int | None]]:
    """The note's own row and those of the events in its text: line, texts by column, and the year lent to the date."""
    head = note.head
    paragraphs = paragraphs_of(note.lines.body, wrapped=wrapped)
    events, sentences = events_in(paragraphs, document_day(head.written or head.happened))
    told += [(note.own_line, sentence) for sentence in sentences]
    shared = {"source_of_information": head.title, **{column: head.columns[column] for column in _SHARED if column in head.columns}}
    yield note.own_line, {
        **shared, "happened": head.happened or head.written, "time_raw": head.columns.get("time_raw", ""),
        "event_ref": head.columns.get("event_ref", ""), "comments": head.others, "doc_ref": _reference(note.own_line, head),
        "description": "\n".join(paragraph.text for paragraph in paragraphs) or head.title,
    }, None
    for event in events:
        texts = {"happened": event.words, "time_raw": event.time, "description": event.text, "doc_ref": _reference(event.line, head)}
        yield event.line, {**shared, **texts}, event.year


def _above(note: _Note) -> tuple[RawRow, ...]:
    """The head as one row above the headings, where the agency is looked for and what stands there is told."""
    lines = note.lines.head
    if not lines:
        return ()
    agency = f"Agency: {note.head.agency}" if note.head.agency else None
    return (RawRow(min(lines[0].number, note.own_line - 2), (agency, "\n".join(line.text.strip() for line in lines))),)


def _reference(line: int, head: NoteHead) -> str:
    return f"note of {head.written}, line {line}" if head.written else f"line {line}"
