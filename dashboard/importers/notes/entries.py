"""The dated entries that a note holds: a paragraph that opens with its date. A date inside a sentence dates that sentence, and no entry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from dashboard.importers.notes.dates import Mention, is_planned, mentions_in, on_its_weekday, year_in_note
from dashboard.importers.notes.lines import Paragraph

LEFT_OUT = "[…]"
"""Stands in a note's own text where an entry was that has a row of its own."""
_CLOCK = r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?: ?(?:am|pm|hrs|hours))?|(?:[01][0-9]|2[0-3])[0-5][0-9] ?(?:hrs|hours)|(?:1[0-2]|[1-9]) ?(?:am|pm)"
_TIME_BEFORE = re.compile(rf"(?<![0-9:.])({_CLOCK})(?: on)?,? $", re.IGNORECASE)
_TIME_AFTER = re.compile(rf",? (?:at|@)? ?(?:about |around |approximately )?({_CLOCK})(?![0-9:])", re.IGNORECASE)
_OPENING = re.compile(rf"\W*(?:[0-9]{{1,2}}[.)]\s+\W*)?(?:(?:at )?(?:{_CLOCK}),?\s+)?(?:(?:on|in|during|between|from)\s+)?(?:the\s+)?", re.IGNORECASE)
_FURTHER = re.compile(r"\s*(?:,|;|and|&)?\s*", re.IGNORECASE)
_MARKS = " \t.:;,-–—*•()"


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """``words``: the date as written. ``year``: what the note's own date lends it, None where the words say it or nobody can tell."""

    line: int
    words: str
    year: int | None
    time: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A note's text taken apart. ``own``: what it tells as its own, without the entries. ``inside``: dates inside sentences, with lines."""

    entries: tuple[DatedEntry, ...]
    own: str
    planned: tuple[tuple[str, int], ...]
    inside: tuple[tuple[str, int], ...]


def told_in(paragraphs: Sequence[Paragraph], written: date | None) -> Told:
    """The entries of a note in order, each with its whole paragraph; the one below too where a date stands alone on its line.

    ``written``: the day of the note, by which a date without a year gets one, and after which a day is planned and no entry.
    """
    entries: list[DatedEntry] = []
    own: list[str] = []
    planned, inside = list[tuple[str, int]](), list[tuple[str, int]]()
    heading: list[DatedEntry] = []  # dates that stood alone on the line before
    for paragraph in paragraphs:
        mentions = mentions_in(paragraph.text)
        opening = _opening(paragraph.text, mentions)
        ahead = [mention for mention in opening if is_planned(mention, mention.year or _year(mention, mentions, written), written)]
        dated = [_entry(paragraph, mention, mentions, written) for mention in opening if mention not in ahead]
        planned += ((mention.words, paragraph.line_at(mention.start)) for mention in ahead)
        inside += ((mention.words, paragraph.line_at(mention.start)) for mention in mentions if mention not in opening)
        if heading and not opening:
            entries[-len(heading):] = [_with_more(entry, paragraph.text) for entry in heading]
        elif dated:
            entries += dated
        if dated or (heading and not opening):
            own += [LEFT_OUT] if own[-1:] != [LEFT_OUT] else []
        else:
            own.append(paragraph.text)
        heading = dated if dated and not paragraph.text[opening[-1].end:].strip(_MARKS) else []
    return Told(tuple(entries), "\n".join(own) if any(text != LEFT_OUT for text in own) else "", tuple(planned), tuple(inside))


def _opening(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The date that a paragraph opens with, and those listed right behind it ("8 and 9 December")."""
    if not mentions or not _OPENING.fullmatch(text[: mentions[0].start]):
        return []
    listed = takewhile(
        lambda place: not place or mentions[place].start <= mentions[place - 1].end
        or _FURTHER.fullmatch(text[mentions[place - 1].end : mentions[place].start]), range(len(mentions)))
    return [mentions[place] for place in listed]


def _entry(paragraph: Paragraph, mention: Mention, mentions: Sequence[Mention], written: date | None) -> DatedEntry:
    year = _year(mention, mentions, written)
    return DatedEntry(paragraph.line_at(mention.start), mention.words, year, _time(paragraph.text, mention), paragraph.text)


def _with_more(entry: DatedEntry, text: str) -> DatedEntry:
    return DatedEntry(entry.line, entry.words, entry.year, entry.time, f"{entry.text} {text}")


def _year(mention: Mention, mentions: Sequence[Mention], written: date | None) -> int | None:
    """The year that the note lends a date. Where its paragraph tells of another year nobody can tell, unless a weekday beside it does."""
    if mention.year is not None:
        return None
    year = year_in_note(mention, written)
    others = {other.year for other in mentions if other.year is not None} - {year}
    return None if year is not None and others and not on_its_weekday(mention, year) else year


def _time(text: str, mention: Mention) -> str:
    """The time of day written just before the date ("at 21:15 on …") or just after it ("… at 21:15", "… 21:15 - …")."""
    found = _TIME_BEFORE.search(text, max(0, mention.start - 24), mention.start) or _TIME_AFTER.match(text, mention.end)
    return found[1] if found else ""
