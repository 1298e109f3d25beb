"""A chronology sheet as entries: every row under the headings becomes an entry, a duplicate, or a rejected row with its reason."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import lru_cache

from dashboard.importers.dates.reading import DateReading, read_date, read_span
from dashboard.importers.headings import heading_names
from dashboard.importers.headings.headers import Header
from dashboard.importers.readers.raw import Cell, RawRow, RawSheet
from dashboard.importers.rows import coded_words
from dashboard.importers.rows.agency_of import Holder, agency_and_source, holder_named, holder_of_sheet
from dashboard.importers.rows.direction import direction_of
from dashboard.importers.rows.missed_by_service import missed_by_service
from dashboard.importers.rows.newer_version import identity_by_day, identity_by_reference
from dashboard.importers.rows.prepared import fact_columns, text_of, when_parts
from dashboard.importers.rows.sheet_rows import Seen, SheetResult, Stated, fingerprint_of, nothing_to_load, rows_under
from data_models.access import Sensitivity
from data_models.agencies import Agency
from data_models.dates import Precision, When
from data_models.record import EvidenceStatus
from data_models.record import Seen as ChildSeen
from data_models.tables import ENTRY
from data_models.themes import Coding, Marker, coding_of

_COPIED = (
    "event_ref", "title", "description", "source_of_information", "recorder", "people_raw", "reported_by", "category_raw",
    "child_voice", "action_outcome", "significance", "comments", "doc_ref", "review",
)
_SAME_ROW = (
    "happened_from", "happened_to", "happened_raw", "time_raw", "title", "description", "action_outcome", "source_of_information", "people_raw",
)
_SAYS_WHY = ("category_raw", "title", "description", "action_outcome", "comments")
_WHOSE = re.compile(
    r"(?:['’]s?)(?: (?:own|older|elder|younger|new|late|adult|step|half|ex|former|best|close|family))*[ -]"
    r"(?:step-?|half-?|grand-?|ex-?)?(?:sister|brother|sibling|mother|mum|father|dad|parent|aunt|uncle|cousin|niece|nephew|friend|partner|husband"
    r"|wife|boyfriend|girlfriend|neighbour|relative|son|daughter|lodger|tenant|landlord|acquaintance)s?\b", re.IGNORECASE,
)
_NOT_THERE = re.compile(r" (?:(?:is|was|were) )?(?:not (?:there|present|at home|in)|absent|elsewhere|away|out)\b", re.IGNORECASE)
_MAY_BE_ANYBODY = re.compile(r"\b(?:she|he|her|him|hers|his|they|them|their|herself|himself|themselves)\b", re.IGNORECASE)
_A_CHILD = re.compile(r"(?:child|baby|unborn|boy|girl|son|daughter)\b", re.IGNORECASE)
_SAYS_NOTHING = "no description: the row says nothing that happened"


@dataclass(slots=True)
class _Entry:
    """One row on its way to an entry: its texts, what could not be read (message and raw text, by field), what is kept beside."""

    row: RawRow
    header: Header
    texts: dict[str, str]
    problems: dict[str, tuple[str, str]] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)

    def cell(self, meaning: str) -> Cell:
        return self.header.cell(self.row, meaning)

    def text(self, meaning: str) -> str:
        return text_of(self.cell(meaning))

    def keep(self, meaning: str) -> None:
        """Keep a cell as it is written, under its own heading."""
        index = self.header.index_of(meaning)
        if index is not None and (text := self.text(meaning)):
            self.extra[self.header.columns[index].heading] = text


def prepare_chronology(sheet: RawSheet, header: Header, *, stated: Stated, seen: Seen) -> SheetResult:
    """Prepare every row under ``header``. ``seen`` carries fingerprints from sheet to sheet of one file."""
    result = SheetResult(sheet, stated, headings=tuple(column.heading for column in header.columns))
    holder = _holder_of_sheet(sheet, header, stated)
    year: int | None = None
    unheld = False
    for row in rows_under(sheet, header):
        if reason := nothing_to_load(row, header):
            result.reject(row, reason)
            continue
        entry = _Entry(row, header, {name: text_of(header.cell(row, name)) for name in _COPIED})
        entry.texts["description"] = entry.texts["description"] or entry.texts.pop("title")
        if told_in := entry.text(heading_names.TOLD_IN):
            _only_told_again(entry, told_in, result)
            continue
        if not entry.texts["description"]:
            result.reject(row, _SAYS_NOTHING)
            continue
        when = _happened(entry, stated, _year_lent(entry, year))
        year = when.start.year if when.start else year
        fact = _fact(entry, when, _holder(entry, holder), stated, sheet.name)
        fingerprint = _fingerprint(fact)
        if before := seen.before(fingerprint, sheet.name):
            result.duplicate(row, before, fingerprint, repeats=[(ENTRY, fact)])
            continue
        seen.add(fingerprint, sheet.name, row.number)
        result.load(row, [(ENTRY, fact)], fingerprint, _identity(fact))
        result.queue(row.number, entry.problems)
        unheld = unheld or fact["agency_name"] == holder.name
    if unheld and holder.problem:
        result.queue(header.first_row, {"agency": (holder.problem, holder.name)})
    return result


def _only_told_again(entry: _Entry, told_in: str, result: SheetResult) -> None:
    """A note whose every paragraph is an entry with a row of its own: one disclosure must not count as two."""
    several = " and " in told_in
    result.duplicate(
        entry.row, f"all that this note tells stands in {'rows' if several else 'row'} {told_in}", fingerprint_of(*map(text_of, entry.row.cells)))
    if several and entry.texts["category_raw"]:
        result.queue(entry.row.number, {"category_raw": (
            f"the note has a category and does not say which of rows {told_in} it is about, so none of them has it", entry.texts["category_raw"])})


def _holder_of_sheet(sheet: RawSheet, header: Header, stated: Stated) -> Holder:
    return holder_of_sheet(
        sheet.name, mapped=stated.mapping.for_sheet(sheet.name).agency, stated=stated.agency or stated.mapping.agency,
        preamble=[row for row in sheet.rows if row.number < header.first_row], file=stated.file,
    )


def _holder(entry: _Entry, of_sheet: Holder) -> Holder:
    written = entry.text(heading_names.AGENCY)
    both = entry.text(heading_names.AGENCY_AND_SOURCE)
    if not written and both:
        written, source = agency_and_source(both)
        entry.texts["source_of_information"] = entry.texts["source_of_information"] or source
    if not written:
        return of_sheet
    holder = holder_named(written)
    if holder.problem:
        entry.problems["agency"] = (holder.problem, written)
    return holder


def _happened(entry: _Entry, stated: Stated, year: int | None) -> When:
    start, end = entry.cell(heading_names.HAPPENED), entry.cell(heading_names.HAPPENED_END)
    reading: DateReading = (
        read_span(start, end, today=stated.today, context_year=year) if text_of(end)
        else read_date(start, today=stated.today, context_year=year)
    )
    if reading.problem or reading.when.undated:
        entry.problems["happened"] = (reading.problem or "the date cannot be read", reading.when.raw)
    return reading.when


def _year_lent(entry: _Entry, of_rows_before: int | None) -> int | None:
    """The year for a date without one: what the row says of it where there is such a column, else that of the rows before."""
    if entry.header.index_of(heading_names.YEAR_OF_DATE) is None:
        return of_rows_before
    written = entry.text(heading_names.YEAR_OF_DATE)
    return int(written) if re.fullmatch(r"(?:19|20)[0-9]{2}", written) else None


def _fact(entry: _Entry, when: When, holder: Holder, stated: Stated, sheet: str) -> dict[str, object]:
    coding = coding_of([entry.texts["category_raw"]])
    known_on = _known_on(entry, when, stated)
    coded = {
        "child_seen": _child_seen(entry), "evidence_status": _evidence_status(entry), "sensitivity": _sensitivity(entry),
        "nature": _nature(entry, coding),
    }
    facts: dict[str, object] = {
        **dict.fromkeys(fact_columns(ENTRY)), **dict.fromkeys(_COPIED, ""), **entry.texts, **when_parts("happened", when), **coded,
        "agency": holder.agency.value, "agency_name": holder.name, "file": stated.file, "sheet": sheet, "source_row": entry.row.number,
        "time_raw": _time(entry), "people": _people(entry, stated.family_labels), "known_on": known_on,
        "themes": [theme.value for theme in coding.themes], "markers": [marker.value for marker in _markers(entry, coding.markers)],
    }
    facts["extra_json"] = _extra(entry)
    return facts


def _markers(entry: _Entry, coded: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """As the category says, but for an appointment that the row says the service missed: a missed appointment is counted as the family's."""
    by_service = Marker.MISSED_APPOINTMENT in coded and missed_by_service(*(entry.texts.get(part, "") for part in _SAYS_WHY))
    if not by_service:
        return coded
    entry.problems["category_raw"] = (
        f'coded as a missed appointment, and the row says "{by_service}": not taken as missed by the family', entry.texts["category_raw"])
    return tuple(marker for marker in coded if marker is not Marker.MISSED_APPOINTMENT)


def _known_on(entry: _Entry, when: When, stated: Stated) -> object:
    cell = entry.cell("known_on")
    if not text_of(cell):
        return stated.known_on or _by_the_note(entry, stated)
    reading = read_date(cell, today=stated.today, context_year=when.start.year if when.start else None)
    if reading.when.undated or reading.when.precision is not Precision.DAY or reading.when.approximate or reading.when.year_inferred:
        entry.keep("known_on")
        entry.problems["known_on"] = ("the day it became known is not one certain day, so it is taken as not recorded", text_of(cell))
        return None
    if when.start and reading.when.start and reading.when.start < when.start:
        entry.problems["known_on"] = ("known before it happened: check both dates", text_of(cell))
    return reading.when.start


def _by_the_note(entry: _Entry, stated: Stated) -> object:
    """The day by which the note that tells a row was written: earlier than that nobody had it from the note."""
    written = entry.cell(heading_names.BY_THE_NOTE)
    return read_date(written, today=stated.today).when.end if text_of(written) else None


def _child_seen(entry: _Entry) -> str:
    seen, alone = coded_words.child_seen(entry.text("child_seen")), coded_words.child_seen(entry.text(heading_names.SEEN_ALONE))
    if alone in (ChildSeen.SEEN, ChildSeen.SEEN_ALONE):
        return ChildSeen.SEEN_ALONE.value
    for meaning, read in (("child_seen", seen), (heading_names.SEEN_ALONE, alone)):
        if read is None:
            entry.keep(meaning)
            entry.problems["child_seen"] = ("whether a child was seen is not said in words that can be read", entry.text(meaning))
    entry.keep(heading_names.SEEN_ALONE)
    return (seen or ChildSeen.NOT_RECORDED).value  # "not alone" says nothing on whether the child was seen


def _evidence_status(entry: _Entry) -> str:
    written = entry.text("evidence_status")
    status = coded_words.evidence_status(written)
    if status is None:
        entry.keep("evidence_status")
        entry.problems["evidence_status"] = ("the evidence status is not one that is known", written)
    return (status or EvidenceStatus.NOT_RECORDED).value


def _sensitivity(entry: _Entry) -> str:
    written = entry.text("sensitivity")
    label = coded_words.sensitivity(written)
    if label is None:
        entry.keep("sensitivity")
        entry.problems["sensitivity"] = ("the handling label is not one that is known, so the row has the most restricted one", written)
    return (label or Sensitivity.RESTRICTED).value


def _nature(entry: _Entry, coding: Coding) -> str:
    """As the author said, in the direction column, in the significance, or within the category; else what the category says by itself."""
    written = entry.text(heading_names.DIRECTION)
    if written and not entry.texts["significance"]:
        entry.texts["significance"] = written
    elif written:
        entry.keep(heading_names.DIRECTION)
    said = direction_of(coding, written=written, significance=entry.texts["significance"])
    if said.problem:
        entry.problems["nature"] = (said.problem, said.raw)
    return said.nature.value


def _time(entry: _Entry) -> str:
    start, end, day = entry.text("time_raw"), entry.text(heading_names.TIME_END), entry.cell(heading_names.HAPPENED)
    if not start and isinstance(day, datetime) and day.time() != time():
        start = day.time().isoformat(timespec="minutes")
    return f"{start} to {end}".strip() if end else start


def _people(entry: _Entry, labels: tuple[str, ...]) -> list[str]:
    """The family members whose label stands in the row as whole words; the longest label wins, so Child A1 is not in Child A10.

    An adult whose label only says whose relative somebody is, or that the adult was not there, is not named by it.
    """
    if not labels:
        return []
    pattern = _labels_in_words(labels)
    said, told = (_mentions(pattern, entry.texts[part]) for part in ("people_raw", "description"))
    named = said.keys() | {label for label, after in told.items() if not _only_whose(label, after, entry.texts["description"])}
    return [label for label in labels if _one_space(label) in named]


def _mentions(pattern: re.Pattern[str], text: str) -> dict[str, list[str]]:
    """By label, what stands after each mention of it."""
    found: dict[str, list[str]] = {}
    for mention in pattern.finditer(text):
        found.setdefault(_one_space(mention.group()), []).append(text[mention.end():])
    return found


def _one_space(label: str) -> str:
    return " ".join(label.split()).casefold()


def _only_whose(label: str, after: list[str], text: str) -> bool:
    """"Mother X's sister was drunk; Mother X was not there". Where the text has "her" or "he", that may be the adult, who is then named.

    A child is named by "Child X1's mother": what a parent did with a child is about the child.
    """
    return (
        not _A_CHILD.match(label) and any(_WHOSE.match(rest) for rest in after)
        and all(_WHOSE.match(rest) or _NOT_THERE.match(rest) for rest in after) and not _MAY_BE_ANYBODY.search(text)
    )


@lru_cache(maxsize=64)
def _labels_in_words(labels: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(labels, key=len, reverse=True)
    spelled = "|".join(r"\s+".join(re.escape(word) for word in label.split()) for label in longest_first)
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)


def _extra(entry: _Entry) -> str:
    entry.keep(heading_names.KEPT)
    others = {heading: text_of(cell) for heading, cell in entry.header.others(entry.row).items()}
    kept = {**others, **entry.extra}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _identity(fact: Mapping[str, object]) -> str:
    """What names the row in a later version of the file: the agency's own reference, else its day and time."""
    if fact["event_ref"]:
        return identity_by_reference(fact["agency"], fact["event_ref"])
    return identity_by_day(fact["agency"], fact["happened_from"], fact["happened_to"], fact["time_raw"])


def _fingerprint(fact: Mapping[str, object]) -> str:
    """The same row again, in this file or a later one. Two children in two otherwise equal rows are two rows."""
    agency = fact["agency"] if fact["agency"] != Agency.OTHER.value else f"other {fact['agency_name']}"
    return fingerprint_of(agency, *(fact[part] for part in _SAME_ROW))
