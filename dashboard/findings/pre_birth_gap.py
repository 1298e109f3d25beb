"""A pregnancy recorded, with no pre-birth assessment and no conference on the baby recorded by the week set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.findings.in_words import counted, in_sentence, listed
from dashboard.findings.reading import Reading, concern_entries_of, each_once, known_to_social_care, names
from dashboard.findings.told_apart import RULE, apart_in_words
from dashboard.findings.working_days import counted_back
from data_models.assessment import Assessment
from data_models.dates import day_in_words
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import Meeting
from data_models.people import Person
from data_models.plan import Party
from data_models.record import Entry, Fact, Nature
from data_models.themes import Marker, Theme
from data_models.timescales import Calendar, Timescale

TIMESCALE = "pre_birth_conference"
WEEKS = 40
PREGNANCY_DAYS = 7 * WEEKS
"""Forty weeks, counted back from the date of birth expected or recorded, bound which rows are of this pregnancy."""

KIND = Kind(
    code="pre-birth-gap",
    title="A pregnancy recorded, with no pre-birth assessment or conference recorded in time",
    block=Block.OUTSTANDING,
    beside=BEARS_ON,
    authority="Review §4.31–4.32",
    method="For each child whose birth is expected or recorded on a date: whether the pregnancy is recorded as known to children’s social care "
    "before it (by its own row or a stated day; where neither is recorded that is said, and another agency’s row counts from its day), with "
    "concerns dated in it; and whether an assessment or conference that names the unborn child or says pre-birth is recorded by "
    "the days before that date which its timescale gives (week 28, as published; a local figure, confirm), or by that date where it became known "
    f"later. Silent until then. {RULE}",
)
_PRE_BIRTH = re.compile(r"\b(?:pre-?\s?birth|unborn|ante-?\s?natal)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pregnancy:
    """``first``: no row before this day is of it. ``known``: rows that tell of it, the first from ``known_on``.

    ``stated``: False where only other agencies tell of it and no row says when children's social care knew: ``known_on`` is then their day.

    ``by``: the last day in time, by ``rule`` where it was known early enough.
    """

    child: Person
    first: date
    birth: date
    known: tuple[Fact, ...]
    known_on: date
    stated: bool
    by: date
    rule: Timescale


def find(reading: Reading) -> Iterator[Finding]:
    for child in reading.history.children:
        pregnancy = _pregnancy(reading, child)
        if pregnancy and pregnancy.by < reading.as_at and (finding := _of(reading, pregnancy)):
            yield finding


def _pregnancy(reading: Reading, child: Person) -> _Pregnancy | None:
    """None where the date of birth is not recorded, or nothing shows that the pregnancy was known before it."""
    birth = child.born.start
    if birth is None or child.born.end is None:
        return None
    first = birth - timedelta(days=PREGNANCY_DAYS)
    rows: tuple[Fact, ...] = tuple(
        entry for entry in reading.history.entries
        if Theme.PREGNANCY in entry.themes and entry.nature is not Nature.PROTECTIVE and not entry.speaks_against
        and _about_this(reading, entry, child) and entry.happened.certainly_within(first, birth - timedelta(days=1))
        and entry.known_from is not None and entry.known_from < birth
    )
    known = (*((child,) if child.known_on and first <= child.known_on < birth else ()), *rows)
    stated = [day for fact in known if (day := _known_day(fact)) is not None]
    days = stated or [day for fact in rows if (day := fact.known_from) is not None]
    if not days:
        return None
    rule = reading.timescale(TIMESCALE, min(days))
    in_time = counted_back(child.born.end, rule)
    return _Pregnancy(child, first, birth, known, min(days), bool(stated), in_time if min(days) <= in_time else child.born.end, rule)


def _about_this(reading: Reading, entry: Entry, child: Person) -> bool:
    """Naming a parent or carer, the unborn child, or nobody: a row that names only others may be about another pregnancy."""
    carers = {person.label for person in reading.history.adults if person.role.is_carer}
    return not entry.people or child.label in entry.people or not carers.isdisjoint(entry.people)


def _of(reading: Reading, pregnancy: _Pregnancy) -> Finding | None:
    assessments = tuple(row for row in reading.history.assessments if row.waiting_since.may_overlap(pregnancy.first, pregnancy.by))
    meetings = tuple(
        row for row in reading.history.meetings if row.kind.is_conference and row.happened.may_overlap(pregnancy.first, pregnancy.by)
    )
    undated = tuple(row for row in reading.history.assessments if row.waiting_since.undated and _of_the_baby(row, pregnancy.child))
    if undated or any(_of_the_baby(row, pregnancy.child) for row in assessments) or any(_on_the_baby(row, pregnancy.child) for row in meetings):
        return None
    meanwhile = tuple(
        incident for incident in reading.concern_incidents
        if incident.happened.certainly_within(pregnancy.first, pregnancy.by) and _known_by(incident.entries, pregnancy.by)
    )
    if not meanwhile:
        return None
    child, concerns = pregnancy.child, concern_entries_of(meanwhile)
    number, aside = sum(1 for incident in meanwhile if incident.id in reading.happened_of_concern), apart_in_words(meanwhile)
    known = tuple(
        fact for fact in pregnancy.known
        if ((_known_day(fact) if pregnancy.stated else fact.known_from) or date.max) <= pregnancy.by
    )
    word = "Birth expected or recorded" if child.born.exact else "Birth recorded as"
    text = f"{child.label}: {in_sentence(word)} {child.born.in_words()}. {_known_in_words(pregnancy, known)}"
    text += " No pre-birth assessment, and no conference on the unborn child, is recorded by "
    text += f"{day_in_words(pregnancy.by)} ({_why(pregnancy)}). Dated in the pregnancy by then: {counted(number, 'incident')} of concern."
    text += f" {aside}." if aside else ""
    evidence = each_once(known, concerns)
    refusals = sum(1 for fact in evidence if isinstance(fact, Entry) and Marker.REFUSAL in fact.markers and Theme.PREGNANCY in fact.themes)
    if refusals:
        text += f" {counted(refusals, 'entry', 'entries')} on the pregnancy {'is' if refusals == 1 else 'are'} coded as a refusal."
    if assessments:
        text += f" Other assessments recorded in those weeks: {listed(_in_words(row) for row in assessments)}."
    if meetings:
        text += f" Conferences in those weeks not said to be on the unborn child: {listed(_held(row) for row in meetings)}."
    return Finding(
        kind=KIND, key=child.label, subject=child.label, attributed=Party.SERVICE, statement=text, children=(child.label,),
        evidence=evidence,
        contrary=each_once(
            assessments, meetings,
            (row for row in reading.contrary_on(Theme.PREGNANCY) if row.happened.certainly_within(pregnancy.first, pregnancy.birth)),
        ),
        not_recorded=(
            "Whether another assessment looked at the coming baby is for the reader of it.",
            *(("The date of birth is not exact, so the week is not either.",) if not child.born.exact else ()),
            *reading.figure_notes(pregnancy.rule),
            *reading.notes(tuple(fact for fact in evidence if fact is not child)),
        ),
    )


def _known_day(fact: Fact) -> date | None:
    """A person's row says when the coming child became known only where it states it: what else dates it is the birth."""
    return fact.known_on if isinstance(fact, Person) else known_to_social_care(fact)


def _known_in_words(pregnancy: _Pregnancy, known: tuple[Fact, ...]) -> str:
    if pregnancy.stated:
        return f"The pregnancy is recorded as known to children’s social care from {day_in_words(pregnancy.known_on)}."
    tellers = listed(dict.fromkeys(fact.agency.label for fact in known))
    return (
        f"The pregnancy is recorded by {tellers} from {day_in_words(pregnancy.known_on)}; the date on which it was known to children’s social "
        "care is not recorded."
    )


def _why(pregnancy: _Pregnancy) -> str:
    if pregnancy.child.born.end == pregnancy.by:
        return f"the last day given for the birth, for the pregnancy is recorded only {_how_late(pregnancy.rule)}"
    return f"{pregnancy.rule.length()} before the last day given for the birth"


def _how_late(rule: Timescale) -> str:
    weeks, days = divmod(rule.value, 7)
    if rule.calendar is Calendar.CALENDAR and not days:
        return f"after week {WEEKS - weeks}"
    return f"in the {rule.length()} before it"


def _of_the_baby(row: Assessment, child: Person) -> bool:
    return bool(_PRE_BIRTH.search(row.kind) or _PRE_BIRTH.search(row.about)) or names(row.about, child.label)


def _on_the_baby(row: Meeting, child: Person) -> bool:
    return bool(_PRE_BIRTH.search(row.concerning) or _PRE_BIRTH.search(row.outcome)) or names(row.concerning, child.label)


def _known_by(entries: tuple[Entry, ...], day: date) -> bool:
    return any(entry.known_from is not None and entry.known_from <= day for entry in entries)


def _in_words(row: Assessment) -> str:
    return f"{in_sentence(row.kind)} of {row.about} {row.waiting_since.in_words()}"


def _held(row: Meeting) -> str:
    return f"{row.kind.label} {row.happened.in_words()}"
