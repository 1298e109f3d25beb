"""The one source that every paper of a submission is rendered from: plain words, rows under stable codes, pictures already drawn.

Nothing here is worked out again when a paper is rendered, so a sealed source gives the same papers years later (decision 0017).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise

SHORTEST_CODE = 5
IN_ANSWER = "What is recorded in answer"
"""The heading of the column beside a concern of the letter: it stands at the same width and size as the concern."""
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, so that a code read aloud in a meeting is not another one."""


class PaperKind(StrEnum):
    """The papers, by the name that the command line and a seal know them by."""

    SUBMISSION = "submission"
    PACK = "pack"
    EVIDENCE = "evidence"
    COURT_CHRONOLOGY = "court-chronology"
    SHORT_CHRONOLOGY = "short-chronology"
    THRESHOLD = "threshold"
    LETTER = "letter"
    CHALLENGE = "challenge"

    @property
    def paper_title(self) -> str:
        """What stands on the paper and among its properties: never a family's or a person's name."""
        return _TITLES[self]

    @property
    def file_name(self) -> str:
        ending = {PaperKind.PACK: "pdf", PaperKind.EVIDENCE: "xlsx"}.get(self, "docx")
        return f"{self.value}.{ending}"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self.file_name.rpartition(".")[2]]

    @property
    def argues(self) -> bool:
        """It puts a case, so it never leaves while a block of the case has nothing on its other side and no reason for that."""
        return self in (PaperKind.SUBMISSION, PaperKind.PACK, PaperKind.THRESHOLD, PaperKind.LETTER, PaperKind.CHALLENGE)


_TITLES = {
    PaperKind.SUBMISSION: "Submission to the forum", PaperKind.PACK: "Forum pack", PaperKind.EVIDENCE: "Evidence schedule",
    PaperKind.COURT_CHRONOLOGY: "Chronology", PaperKind.SHORT_CHRONOLOGY: "Short chronology", PaperKind.THRESHOLD: "Threshold: a skeleton",
    PaperKind.LETTER: "Letter before proceedings: a draft", PaperKind.CHALLENGE: "Core group: a difference with a decision",
}
_MEDIA_TYPES = {
    "pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildInPaper:
    label: str
    age: str
    where: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands at the head of every paper. ``as_at``, ``forum_on``: ISO days; ``forum_on`` "" where no meeting is named.

    ``marking``: the handling line of every page. ``status``: whose word the paper is, and whether anybody signed it off.
    ``audience``: for whom it was made. ``copy``: which copy, "" where copies are not numbered.
    """

    forum: str
    family_label: str
    as_at: str
    forum_on: str
    asked_for: str
    children: tuple[ChildInPaper, ...]
    marking: str
    status: str
    signed_off: bool
    audience: str
    copy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """A table as plain text. ``note``: what must be read with it."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a paper says, and what it rests on. ``evidence`` and ``contrary`` are codes of the schedule.

    ``whose``: whose words. ``record_says``: the record's own sentence, where the words are a worker's. ``beside``: the heading over
    ``contrary``. ``reason``: why it was put aside, where it was. ``kind``: the finding's code, "" for own words.
    """

    kind: str
    heading: str
    text: str
    whose: str
    child: str = ""
    record_says: str = ""
    rests_on: str = ""
    stands_beside: str = ""
    evidence: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    beside: str = ""
    not_recorded: tuple[str, ...] = ()
    method: str = ""
    authority: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionInPaper:
    """``empty``: what is said where there is no statement. ``nothing_contrary``: a person's reason for an empty other side."""

    code: str
    heading: str
    question: str
    statements: tuple[Statement, ...]
    empty: str = ""
    nothing_contrary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentCell:
    heading: str
    text: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limb:
    """One limb of the argument: evidence, contrary evidence, what is outstanding, what the wait has held."""

    name: str
    cells: tuple[ArgumentCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart with its words and the same as a table. ``png`` None: it could not be drawn where the source was made."""

    title: str
    sentence: str
    paragraph: str
    table: PaperTable
    png: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """A row of the record. ``id``: the fact's own, printed nowhere. ``first``, ``last``: ISO days, "" where undated."""

    code: str
    id: str
    kind: str
    date: str
    written: str
    first: str
    last: str
    known_on: str
    agency: str
    seen: str
    said_by: str
    recorder: str
    points_to: str
    text: str
    file: str
    sheet: str
    row: int
    stood: str = ""
    """How it stood at the paper's date, with the day of it; "" for a row that tells of one day and no more."""

    @property
    def source(self) -> str:
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        return f"{self.file}{sheet}, row {self.row}" if self.row else self.file or "no file"

    @property
    def who(self) -> str:
        """Who saw or said it, and who wrote it down."""
        said = f"; said by {self.said_by}" if self.said_by else ""
        return f"{self.seen}{said}; {f'recorded by {self.recorder}' if self.recorder else 'recorder not named'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, once, however many rows tell of it. ``because``: why it is in the short chronology, "" where it is not."""

    date: str
    text: str
    reference: str
    rows: tuple[str, ...]
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a letter or form: paragraphs, a list, a table. What stands in [[ ]] is a blank for a person to fill in."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: PaperTable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersSource:
    """Everything that any of the papers says. ``challenge_rows``: those that the challenge alone may name, of the forum that it is about.

    ``challenges``: those that were raised to earlier decisions and had not ended, a sentence each; in no source from before they were told.
    ``letter_decision``: what the forum that the letter comes after decided, where that was signed here. ``chronology_rule``: which rows the whole
    chronology leaves to the schedule; "" in sources from before it said so.
    """

    heading: Heading
    decision: str
    sections: tuple[SectionInPaper, ...]
    aside: tuple[Statement, ...]
    argument: tuple[Limb, ...]
    argument_method: str
    pictures: tuple[Picture, ...]
    pictures_note: str
    schedule: tuple[ScheduleRow, ...]
    chronology: tuple[Event, ...]
    short_rule: str
    threshold: tuple[PaperTable, ...]
    letter_notes: tuple[str, ...]
    letter: tuple[Part, ...]
    challenge: tuple[Statement, ...]
    challenge_parts: tuple[Part, ...]
    challenge_rows: tuple[ScheduleRow, ...] = ()
    challenges: tuple[str, ...] = ()
    letter_decision: str = ""
    chronology_rule: str = ""

    def statements(self) -> tuple[Statement, ...]:
        """Every statement that stands, in the order of the sections."""
        return tuple(statement for section in self.sections for statement in section.statements)

    def relied_on(self) -> tuple[ScheduleRow, ...]:
        """The rows of either side of any statement, put aside ones too, in the schedule's order."""
        every = (*self.statements(), *self.aside, *self.challenge)
        codes = {code for one in every for code in (*one.evidence, *one.contrary)}
        return tuple(row for row in self.schedule if row.code in codes)


def words_of_the_record(text: str) -> str:
    """Text of the record inside a part that has blanks: its own brackets are never taken for a blank to fill in."""
    return re.sub(r"\[(?=\[)|\](?=\])", r"\g<0> ", text)


def codes_of(fact_ids: Iterable[str]) -> dict[str, str]:
    """A short code for each fact, from its own id and never its place: "E-7KQ2M"; longer where two would begin alike.

    Given all of a family's facts, whatever the date, a code is the same on every paper of every date.
    """
    whole = {fact_id: _digits(fact_id) for fact_id in fact_ids}
    ordered = sorted(whole.values())
    needed = dict.fromkeys(ordered, SHORTEST_CODE)
    for one, other in pairwise(ordered):
        alike = next(place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right)
        needed[one], needed[other] = max(needed[one], alike + 1), max(needed[other], alike + 1)
    return {fact_id: f"E-{digits[:needed[digits]]}" for fact_id, digits in whole.items()}


def _digits(fact_id: str) -> str:
    number = int.from_bytes(sha256(fact_id.encode()).digest()[:20])
    return "".join(_LETTERS[number >> shift & 31] for shift in range(155, -1, -5))
