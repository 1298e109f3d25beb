"""The lines of a note: one note or several, what stands at the head of each, and the paragraphs of its text with wrapped lines joined."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from dashboard.importers.notes.fields import DOCUMENT_DATE, fields_in, is_head_field

LONGEST_TITLE = 100

_STARTS_PARAGRAPH = re.compile(r"\s*(?:[-*•–]\s|\(?\d{1,2}[.)]\s)")
_RULE = re.compile(r"[\W_]*")
_ENDED = (".", "!", "?", ":", ";", "]", '."', ".)")


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``starts``: where in the text each line of the file begins, as (offset, line number)."""

    text: str
    starts: tuple[tuple[int, int], ...]

    def line_at(self, offset: int) -> int:
        return self.starts[bisect_right(self.starts, offset, key=itemgetter(0)) - 1][1]


@dataclass(frozen=True, slots=True)
class NoteLines:
    head: tuple[Line, ...]
    body: tuple[Line, ...]


def numbered_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text file, numbered from 1. What follows a form feed is a line of its own under the same number, and begins with it."""
    lines = enumerate(re.split(r"\r\n|\r|\n", text), start=1)
    return tuple(Line(number, piece) for number, line in lines for piece in re.split(r"(?=\f)", line))


def separate_notes(lines: Sequence[Line], *, wrapped: bool) -> list[NoteLines]:
    """The notes in a file, in order. A further one starts where the label of the first one's date comes again over text of its own."""
    last_text = max((place for place, line in enumerate(lines) if not (is_banner(line.text.strip()) or fields_in(line.text))), default=-1)
    last_filled = max((place for place, line in enumerate(lines) if line.text.strip()), default=-1)
    notes, start = list[NoteLines](), 0
    while start <= last_filled:
        body = _head_end(lines, start, last_filled, wrapped=wrapped)
        following = _next_note(lines, start, body, last_text)
        notes.append(NoteLines(tuple(line for line in lines[start:body] if line.text.strip()), tuple(lines[body:following])))
        start = following
    return notes


def paragraphs_of(lines: Sequence[Line], *, wrapped: bool) -> list[Paragraph]:
    """The text with wrapped lines joined again; in a document that is not ``wrapped`` every line is a paragraph."""
    paragraphs: list[Paragraph] = []
    text, starts = "", list[tuple[int, int]]()
    for line in lines:
        piece = line.text.strip()
        if starts and (not piece or not wrapped or _STARTS_PARAGRAPH.match(line.text) or (text.endswith(_ENDED) and _opens_entry(piece))):
            paragraphs.append(Paragraph(text, tuple(starts)))
            text, starts = "", []
        if piece:
            joint = "" if not text or (text[-1] == "-" and text[-2:-1].isalpha()) else " "
            starts.append((len(text) + len(joint), line.number))
            text += joint + piece
    return [*paragraphs, Paragraph(text, tuple(starts))] if starts else paragraphs


def _opens_entry(piece: str) -> bool:
    """After a full stop, a line that begins with a figure or a label opens an entry of its own ("13/02/2026 - telephone call")."""
    return piece[0].isdigit() or bool(fields_in(piece))


def _head_end(lines: Sequence[Line], start: int, last_filled: int, *, wrapped: bool) -> int:
    """Where the head that begins at ``start`` ends: after the last known label, with only titles, other labels and blank lines between.

    Where no label is known, a single line over the text is its title.
    """
    head, title, at = start, start, start
    labels = set[str]()
    while at < len(lines):
        end = _block_end(lines, at, wrapped=wrapped)
        block = [line.text.strip() for line in lines[at:end]]
        prose = next((place for place, text in enumerate(block) if not _like_a_title(text) or _dates_again(text, labels)), len(block))
        known = [place for place, text in enumerate(block[:prose]) if is_head_field(text)]
        if known:
            head = at + known[-1] + 1
        elif len(block) == 1 and prose and title == head == start and not is_banner(block[0]):
            title = end
        if prose < len(block) or (len(block) > 1 and (not known or known[-1] < len(block) - 1)):
            break
        at = end
    return head if head > start or title > last_filled else title


def _block_end(lines: Sequence[Line], at: int, *, wrapped: bool) -> int:
    if not wrapped or not lines[at].text.strip():
        return at + 1
    return next((place for place in range(at, len(lines)) if not lines[place].text.strip()), len(lines))


def _dates_again(text: str, labels: set[str]) -> bool:
    """True where the label of a date comes a second time: there another note begins. ``labels`` takes note of those that came."""
    dates = {label for label, role, _ in fields_in(text) if role == DOCUMENT_DATE}
    again = bool(dates & labels)
    labels |= dates
    return again


def _like_a_title(text: str) -> bool:
    return is_head_field(text) or (len(text) <= LONGEST_TITLE and not text.endswith((".", "!", "?"))) or is_banner(text)


def is_banner(text: str) -> bool:
    """True for a blank line, a ruled line, or a remark in square brackets over the note."""
    return not text or (text.startswith("[") and text.endswith("]")) or bool(_RULE.fullmatch(text))


def _next_note(lines: Sequence[Line], start: int, body: int, last_text: int) -> int:
    """Where the note after the one that begins at ``start`` begins, or the end. A date beside a signature has no text of its own below it."""
    labels = {label for line in lines[start:body] for label, role, _ in fields_in(line.text) if role == DOCUMENT_DATE}
    filled = False
    for place in range(body, len(lines)):
        text = lines[place].text
        if filled and "\f" in text:
            return place
        filled = filled or bool(text.strip())
        if place < last_text and any(role == DOCUMENT_DATE and label in labels for label, role, _ in fields_in(text)):
            return _head_start(lines, body, place)
    return len(lines)


def _head_start(lines: Sequence[Line], body: int, place: int) -> int:
    """Back from the date over the titles and labels just above it."""
    start = place
    while start > body and lines[start - 1].text.strip() and _like_a_title(lines[start - 1].text.strip()):
        start -= 1
    return start if start > body else place
