"""The longest times, while children's social care was involved, with no row that a child was seen, seen alone or seen by its own workers."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, each_once
from dashboard.findings.sight import OWN, Involvement, Sight, days_in, facts_of, involvements, period_notes, sights_of, spells_without
from dashboard.findings.working_days import days_late
from data_models.dates import When, ages_in, day_in_words
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.people import Person
from data_models.plan import Visit, VisitResult
from data_models.record import Entry, Fact, Seen
from data_models.timescales import Timescale

TIMESCALE = "sight_lapse"
ALONE_FROM_AGE = 5
"""Being seen alone is looked for from this age, in years: this project's own choice."""

KIND = Kind(
    code="sight-lapsed",
    title="A child not recorded as seen for a time",
    block=Block.NOT_RESPONDED,
    beside=BEARS_ON,
    authority="Review §4.11, 4.49–4.50",
    method="For each child and each time under a status or plan of children’s social care, the rows (visits and entries) that record that child "
    "as seen. Runs as long as the timescale for a child not recorded as seen, or longer (as published, this project’s own window, confirm), with "
    "no such row are listed, the longest first: seen by "
    "anybody, seen by children’s social care other than by video (where that "
    "differs), seen alone. Days are whole days with no such row, the first and the last included. A date that is a "
    "period counts for all its days. Being alone is "
    f"looked for from the age of {ALONE_FROM_AGE}. Silent for an ended time with no visit to the child, or sight of the child, recorded at all.",
)


def find(reading: Reading) -> Iterator[Finding]:
    sights = sights_of(reading)
    if not reading.history.visits and not sights:
        return
    for child in reading.history.children:
        for time in involvements(reading, child):
            if finding := _about(reading, child, time, sights):
                yield finding


def _about(reading: Reading, child: Person, time: Involvement, sights: Sequence[Sight]) -> Finding | None:
    mine = [sight for sight in sights if sight.child == child.label and sight.when.may_overlap(time.first, time.last)]
    own = [sight for sight in mine if sight.agency is OWN and not sight.virtual]
    if time.last < reading.as_at and not mine and not any(_to(child, visit) and visit.happened.may_overlap(time.first, time.last)
                                                          for visit in reading.history.visits):
        return None
    measures = (
        ("of the child as seen by anybody", mine),
        ("of the child as seen by children’s social care other than by video", own),
        *((("of the child as seen alone", [sight for sight in mine if sight.alone]),) if _speaks(child, time.last) else ()),
    )
    lapses = [(words, _longest(reading, spells_without(seen, time.first, time.last))) for words, seen in measures]
    lapses = [(words, spells) for place, (words, spells) in enumerate(lapses) if place != 1 or spells != lapses[0][1]]
    if not any(spells for _, spells in lapses):
        return None
    days = days_in((time.first, time.last))
    text = (
        f"From {day_in_words(time.first)} to {day_in_words(time.last)} ({counted(days, 'day')}) {child.label} had a status or plan of "
        f"children’s social care. In those days {child.label} is recorded as seen {_dates(mine)}"
        + (f", by {_by_agency(mine)}" if mine else "") + ". "
        + " ".join(f"The longest with no row {words}: {listed(_spell(spell) for spell in spells)}." for words, spells in lapses if spells)
    )
    rules = [reading.timescale(TIMESCALE, first) for _, spells in lapses for first, _ in spells]
    return _finding(reading, child, time, mine, sights, text, rules)


def _finding(
    reading: Reading, child: Person, time: Involvement, mine: Sequence[Sight], sights: Sequence[Sight], text: str,
    rules: Sequence[Timescale],
) -> Finding:
    unsaid = [sight for sight in sights if not sight.child and sight.when.may_overlap(time.first, time.last)]
    undated = [sight for sight in sights if sight.when.undated and sight.child in (child.label, "")]
    attempts = tuple(
        visit for visit in reading.history.visits
        if _to(child, visit) and not visit.result.achieved and visit.happened.may_overlap(time.first, time.last)
    )
    not_seen = tuple(
        entry for entry in reading.history.entries
        if entry.child_seen is Seen.NOT_SEEN and child.label in entry.people and entry.happened.may_overlap(time.first, time.last)
    )
    evidence: tuple[Fact, ...] = each_once(time.rows, attempts, not_seen)
    unknown = sum(1 for visit in attempts if visit.result is VisitResult.NOT_RECORDED)
    modes = sum(1 for fact in facts_of(mine) if isinstance(fact, Entry) or (isinstance(fact, Visit) and fact.mode.value == "not_recorded"))
    return Finding(
        kind=KIND, key=f"{child.label}:{time.rows[0].id}", subject=f"{child.label}, from {day_in_words(time.first)}", statement=text,
        children=(child.label,), evidence=evidence, contrary=facts_of((*mine, *unsaid, *undated)),
        not_recorded=(
            "No row that a child was seen is not a record that the child was not seen.",
            *((f"Which child was seen is not recorded in {counted(len(unsaid), 'row')}: {child.label} may have been.",) if unsaid else ()),
            *((f"{counted(len(undated), 'row')} of a child seen {'is' if len(undated) == 1 else 'are'} undated and may fall in these days.",)
              if undated else ()),
            *((f"Whether in person or by video is not recorded in {counted(modes, 'row')}: counted as in person.",) if modes else ()),
            *((f"What came of it is not recorded for {counted(unknown, 'visit')}.",) if unknown else ()),
            *((f"{counted(len(attempts), 'visit')} to {child.label} recorded in those days without the child seen: "
               f"{listed(dict.fromkeys(visit.result.label for visit in attempts))}.",) if attempts else ()),
            *period_notes(mine),
            *reading.figure_notes(*rules),
            *reading.notes(evidence),
        ),
    )


def _to(child: Person, visit: Visit) -> bool:
    return child.label in visit.children


def _speaks(child: Person, day: date) -> bool:
    """False for a child certainly too young to be spoken with alone on ``day``."""
    ages = ages_in(child.born, When.on(day))
    return ages is None or ages[1] >= ALONE_FROM_AGE


def _longest(reading: Reading, spells: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The two longest runs of the timescale's days or more, in order of date: enough to see whether it was one time or a habit."""
    long = []
    for first, last in spells:
        rule = reading.timescale(TIMESCALE, first)
        if days_late(first - timedelta(days=1), last, rule.calendar) >= rule.value:
            long.append((first, last))
    return sorted(sorted(long, key=lambda spell: spell[0] - spell[1])[:2])


def _spell(spell: tuple[date, date]) -> str:
    return f"{counted(days_in(spell), 'day')}, {day_in_words(spell[0])} to {day_in_words(spell[1])}"


def _by_agency(sights: Sequence[Sight]) -> str:
    agencies = dict.fromkeys(sight.agency for sight in sights)
    return listed(f"{agency.label} {_dates([sight for sight in sights if sight.agency is agency])}" for agency in agencies)


def _dates(sights: Sequence[Sight]) -> str:
    """The dates that rows stand under, and no number of sightings: one row may tell of a whole week."""
    number = len({(sight.when.start, sight.when.end) for sight in sights})
    return f"on {counted(number, 'date')}" if number else "on no date"
