"""The dated events that the text of a note tells, each with the sentence that dates it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from dashboard.importers.note_dates import Mention, is_planned, mentions_in, on_its_weekday, year_in_note
from dashboard.importers.note_lines import Paragraph

_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*\s+(?=["'“‘(\[]*[A-Z0-9])""")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Sgt|Insp|No|approx|e\.g|i\.e|etc|hrs|ref|vs)|\b[A-Z])\.$")
_CLOCK = r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?: ?(?:am|pm|hrs|hours))?|(?:[01][0-9]|2[0-3])[0-5][0-9] ?(?:hrs|hours)|(?:1[0-2]|[1-9]) ?(?:am|pm)"
_TIME_BEFORE = re.compile(rf"(?<![0-9:.])({_CLOCK})(?: on)?,? $", re.IGNORECASE)
_TIME_AFTER = re.compile(rf",? (?:at|@) (?:about |around |approximately )?({_CLOCK})(?![0-9:])", re.IGNORECASE)
_MARKS = " \t.:;,-–—*•()"


@dataclass(slots=True)
class DatedEvent:
    """``words``: the date as written. ``year``: what it has from elsewhere in the note, None where the words say it or nothing does."""

    line: int
    words: str
    year: int | None
    time: str = ""
    sentences: dict[str, None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    def add(self, sentence: str) -> None:
        """Each sentence once, in order."""
        self.sentences[sentence] = None


def events_in(paragraphs: Sequence[Paragraph], written: date | None) -> tuple[list[DatedEvent], list[str]]:
    """The events in order, those of one date together; and sentences on what must be told: dates that lie ahead are no events.

    ``written``: the day of the note, by which a date without a year gets one.
    """
    events: dict[tuple[str, int | None], DatedEvent] = {}
    notes = []
    for place, paragraph in enumerate(paragraphs):
        for mention, sentence, year in _dated(paragraph.text, written):
            line = paragraph.line_at(mention.start)
            if is_planned(mention, mention.year or year, written):
                notes.append(f'"{mention.words}" in line {line} lies after the note was written, so it was read as planned and not as an event')
                continue
            key = (" ".join(mention.words.casefold().split()), year)
            event = events.setdefault(key, DatedEvent(line, mention.words, year))
            event.time = event.time or _time(paragraph.text, mention)
            event.add(_told(paragraphs, place, mention, sentence))
    return list(events.values()), notes


def _dated(text: str, written: date | None) -> Iterator[tuple[Mention, slice, int | None]]:
    """Every date of a paragraph with its sentence, and with its year where the words lack one and the note gives it.

    Where an earlier sentence tells of another year, nobody can tell, unless a weekday written beside the date does.
    """
    ends = _sentence_ends(text)
    years_told = set[int]()
    for number, mentions in groupby(mentions_in(text), key=lambda mention: bisect_right(ends, mention.start)):
        together = list(mentions)
        beside = next((mention for mention in together if mention.year is not None), None)
        for mention in together:
            year = None if mention.year is not None else year_in_note(mention, written, beside)
            unsure = year is not None and beside is None and years_told - {year} and not on_its_weekday(mention, year)
            yield mention, slice(ends[number - 1], ends[number]), None if unsure else year
        years_told |= {mention.year for mention in together if mention.year is not None}


def _told(paragraphs: Sequence[Paragraph], place: int, mention: Mention, sentence: slice) -> str:
    """The sentence; the whole paragraph where it opens with the date, and the one below where it is nothing but the date."""
    text = paragraphs[place].text
    if text[: mention.start].strip(_MARKS):
        return text[sentence].strip()
    only_the_date = not text[mention.end :].strip(_MARKS)
    return f"{text} {paragraphs[place + 1].text}" if only_the_date and place + 1 < len(paragraphs) else text


def _sentence_ends(text: str) -> list[int]:
    """Where sentences begin and end: 0, every end but the last, the end of the text."""
    ends = (found for found in _SENTENCE_END.finditer(text) if not _ABBREVIATION.search(text, max(0, found.start() - 8), found.start() + 1))
    return [0, *(found.end() for found in ends), len(text)]


def _time(text: str, mention: Mention) -> str:
    """The time of day written just before the date ("at 21:15 on …") or just after it ("… at 21:15")."""
    found = _TIME_BEFORE.search(text, max(0, mention.start - 24), mention.start) or _TIME_AFTER.match(text, mention.end)
    return found[1] if found else ""
