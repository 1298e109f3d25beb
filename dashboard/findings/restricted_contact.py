"""A time in which meeting was restricted, or a visit was by video, and what the record relied on in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import Reading, each_once
from dashboard.findings.sight import OWN, Sight, days_of, facts_of, involvements, sights_of
from dashboard.findings.visits import Made, rows_of, visits_of
from data_models.dates import day_in_words
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.people import Status
from data_models.plan import Visit, VisitMode
from data_models.record import Fact
from data_models.themes import Marker


@dataclass(frozen=True, slots=True)
class Restriction:
    """A period of the pandemic in which meeting others in England was restricted, one of those listed. Both days included."""

    first: date
    last: date


NATIONAL = (
    Restriction(date(2020, 3, 26), date(2020, 7, 3)),
    Restriction(date(2020, 11, 5), date(2020, 12, 2)),
    Restriction(date(2021, 1, 6), date(2021, 3, 28)),
)
"""This project's own dates: the review speaks of the pandemic and gives none, so the screen says "confirm" as it does of a timescale.

They are the periods in which people were told to stay at home, taken loosely; other limits on meeting applied between and after them.
"""
CONFIRM = "this project’s own dates, confirm"
OTHER_LIMITS = "limits on meeting others also applied between and after these periods, and are not listed"

KIND = Kind(
    code="restricted-contact",
    title="A time of restricted contact, and what was relied on",
    block=Block.NOT_RESPONDED,
    beside=BEARS_ON,
    authority="Review learning point 7, §4.48–4.50",
    method=f"{len(NATIONAL)} periods of the pandemic in which meeting others in England was restricted ("
    + "; ".join(f"{day_in_words(row.first)} to {day_in_words(row.last)}" for row in NATIONAL)
    + f": {CONFIRM}; {OTHER_LIMITS}), where a child had a status or plan of children’s social care in them; and visits recorded as by video "
    "outside them. Rows of one day, worker and kind about several children are one visit. "
    "Visits by how they were made, times a child is recorded as seen, protective entries, and closures dated wholly within.",
)


def find(reading: Reading) -> Iterator[Finding]:
    sights = sights_of(reading)
    times = [time for child in reading.history.children for time in involvements(reading, child)]
    for restriction in NATIONAL:
        last = min(restriction.last, reading.as_at)
        if restriction.first <= last and any(time.first <= last and restriction.first <= time.last for time in times):
            yield _national(reading, restriction, last, sights)
    virtual = tuple(
        visit for visit in reading.history.visits
        if visit.mode is VisitMode.VIRTUAL and not any(visit.happened.may_overlap(row.first, row.last) for row in NATIONAL)
    )
    if virtual:
        yield _virtual(reading, virtual)


def _national(reading: Reading, restriction: Restriction, last: date, sights: tuple[Sight, ...]) -> Finding:
    first = restriction.first
    visits = visits_of(visit for visit in reading.history.visits if visit.happened.certainly_within(first, last))
    seen = [sight for sight in sights if sight.when.certainly_within(first, last)]
    own = [sight for sight in seen if sight.agency is OWN]
    others = dict.fromkeys(sight.agency for sight in seen if sight.agency is not OWN)
    better = [entry for entry in reading.protective_entries if entry.happened.certainly_within(first, last)]
    verified = [entry for entry in better if entry.evidence_status.verified and reading.observer(entry) not in reading.family_labels]
    said = sum(1 for entry in better if Marker.SELF_REPORT in entry.markers)
    closures = tuple(
        row for row in reading.history.statuses if row.status_kind is Status.CLOSED and row.happened.certainly_within(first, last)
    )
    text = (
        f"From {day_in_words(first)} to {day_in_words(last)} meeting others in England was restricted ({CONFIRM}). "
        f"Dated in those days: {counted(len(visits), 'visit')} {_modes(visits)}; a child recorded as seen by children’s social care "
        f"{counted(days_of(sight for sight in own if not sight.virtual), 'time')} other than by video"
        + (f", and by {listed(f'{agency.label} {_times(seen, agency)}' for agency in others)}" if others else ", and by no other agency")
        + f"; {counted(len(better), 'protective entry', 'protective entries')}, {len(verified)} of them seen at first hand"
        + (f" and {said} a parent’s own account" if said else "") + "."
    )
    if closures:
        text += f" Closed in those days: {listed(dict.fromkeys(row.happened.in_words() for row in closures))}."
    unmet = rows_of(visit for visit in visits if not visit.seen or visit.mode is VisitMode.VIRTUAL)
    statuses = tuple(
        row for row in reading.history.statuses
        if row.status_kind is not Status.CLOSED and row.happened.end and row.happened.end <= last
        and (row.ended.start is None or row.ended.start >= first)
    )
    plans = tuple(
        row for row in reading.history.plans
        if row.happened.end and row.happened.end <= last and (row.ended.start is None or row.ended.start >= first)
    )
    evidence: tuple[Fact, ...] = each_once(statuses, () if statuses else plans, closures, unmet)
    loose = [sight for sight in sights if not sight.when.certainly_within(first, last) and sight.when.may_overlap(first, last)]
    held = {fact.id for fact in evidence}
    return _finding(
        reading, first.isoformat(), f"from {day_in_words(first)}", text, evidence,
        tuple(fact for fact in each_once(facts_of(seen), better, facts_of(loose)) if fact.id not in held), len(loose), _silent_on_mode(visits),
    )


def _virtual(reading: Reading, visits: tuple[Visit, ...]) -> Finding:
    made = visits_of(visits)
    seen = sum(1 for visit in made if visit.seen)
    text = (
        f"{counted(len(made), 'visit')} by video {'is' if len(made) == 1 else 'are'} recorded outside the {len(NATIONAL)} periods listed "
        f"({CONFIRM}), {span_in_words(visits)}: a child recorded as seen at {seen}, not so recorded at {len(made) - seen}."
    )
    days = {visit.happened for visit in visits}
    beside = tuple(
        visit for visit in reading.history.visits
        if visit.mode is VisitMode.IN_PERSON and visit.result.achieved and any(_same_month(visit, when.start) for when in days)
    )
    return _finding(
        reading, "video", "by video", text, visits, beside, 0, 0,
        (f"{OTHER_LIMITS[:1].upper()}{OTHER_LIMITS[1:]}: whether any bore on these visits is not looked at here.",),
    )


def _same_month(visit: Visit, day: date | None) -> bool:
    return day is not None and visit.happened.start is not None and abs((visit.happened.start - day).days) <= 31


def _finding(
    reading: Reading, key: str, subject: str, text: str, evidence: tuple[Fact, ...], contrary: tuple[Fact, ...], loose: int, unsaid: int,
    more: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        kind=KIND, key=key, subject=subject, statement=text, children=reading.children_named(evidence), evidence=evidence, contrary=contrary,
        not_recorded=(
            "What each row was relied on for is not recorded.",
            *((f"How it was made is not recorded for {counted(unsaid, 'visit')}.",) if unsaid else ()),
            *((f"{counted(loose, 'row')} of a child seen dated too loosely to place: left out of the counts.",) if loose else ()),
            *more,
            *reading.notes(evidence),
        ),
    )


def _modes(visits: Sequence[Made]) -> str:
    if not visits:
        return "of any kind"
    counts = ((VisitMode.IN_PERSON, "in person"), (VisitMode.VIRTUAL, "by video"), (VisitMode.NOT_RECORDED, "how made not recorded"))
    made = [visit for visit in visits if not (visit.no_access or visit.called_off)]
    said = [f"{sum(1 for visit in made if visit.mode is mode)} {words}" for mode, words in counts]
    said += [f"{number} {words}" for words, number in (
        ("without access", sum(1 for visit in visits if visit.no_access)), ("called off", sum(1 for visit in visits if visit.called_off)),
    ) if number]
    return f"({', '.join(said)})"


def _silent_on_mode(visits: Sequence[Made]) -> int:
    return sum(1 for visit in visits if visit.mode is VisitMode.NOT_RECORDED)


def _times(seen: list[Sight], agency: object) -> str:
    return counted(days_of(sight for sight in seen if sight.agency is agency), "time")
