"""The cells of an argument table: rows told by who saw them, what is waited for, and what happened during the wait. Each opens its rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.findings.assessment_outstanding import recorded_meanwhile
from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, each_once
from dashboard.findings.told_apart import apart_in_words
from dashboard.page_data.frame import capital
from dashboard.page_data.table_view import shortened
from data_models.dates import day_in_words
from data_models.finding import Finding
from data_models.hearsay import told_by
from data_models.incidents import Incident
from data_models.record import EvidenceStatus, Fact


@dataclass(frozen=True, slots=True)
class Cell:
    """``apart``: those of the facts that the words tell apart, not relied on or of violence, and that are opened apart."""

    words: str
    facts: tuple[Fact, ...] = ()
    apart: tuple[Fact, ...] = ()

    @property
    def ids_apart(self) -> str:
        return " ".join(dict.fromkeys(fact.id for fact in self.apart))

    @property
    def ids(self) -> str:
        return " ".join(dict.fromkeys(fact.id for fact in self.facts))


HEARD = "recorded as first-hand, and tells what somebody said"
_RUNGS = (
    ("found or first-hand", (EvidenceStatus.FINDING, EvidenceStatus.FIRST_HAND)),
    ("a professional’s opinion", (EvidenceStatus.PROFESSIONAL_OPINION,)),
    (HEARD, ()),
    ("reported or unverified", (EvidenceStatus.REPORTED, EvidenceStatus.INTELLIGENCE, EvidenceStatus.UNVERIFIED)),
    ("disputed", (EvidenceStatus.DISPUTED,)), ("who saw it not recorded", (EvidenceStatus.NOT_RECORDED,)),
)
LONGEST = 110


def by_who_saw(facts: Iterable[Fact]) -> str:
    """"Found or first-hand: Police 3, School. Reported or unverified: Police.": in whose records, the rows numbered beside an agency."""
    return _in_words(_rungs(facts))


def _in_words(rungs: Mapping[str, Sequence[Fact]]) -> str:
    said = []
    for name, rows in rungs.items():
        by_agency = Counter(fact.agency.label for fact in rows)
        said.append(f"{capital(name)}: {', '.join(f'{agency} {rows}' if rows > 1 else agency for agency, rows in by_agency.items())}.")
    return " ".join(said)


def _rungs(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The rows by who saw them, firmest first; kinds without a row are left out."""
    rungs: dict[str, list[Fact]] = {name: [] for name, _ in _RUNGS}
    for fact in facts:
        rungs[HEARD if told_by(fact) else next(name for name, statuses in _RUNGS if fact.status in statuses)].append(fact)
    return {name: rows for name, rows in rungs.items() if rows}


def told(facts: Sequence[Fact], rule: str) -> str:
    """Rows by who saw them, and the latest of the firmest kind; where there is none, what was looked for."""
    if not facts:
        return f"None found: the record was searched for {rule}."
    rungs = _rungs(facts)
    firmest = next(iter(rungs.values()))
    dated = sorted((fact for fact in firmest if fact.happened.end), key=lambda fact: fact.happened.end or date.min)
    latest = dated[-1] if dated else firmest[-1]
    return f"{_in_words(rungs)} Latest of the firmest: {latest.happened.in_words()}, {latest.agency.label}: {_short(latest.text)}"


def in_turn(*parts: tuple[str, Sequence[Fact]], rule: str) -> Cell:
    """One cell of several kinds of row, each under its own words (empty: none) and never added up; the first says what was looked for."""
    kept = [(opening, rows) for opening, rows in parts if rows]
    if not kept:
        return Cell(told((), rule))
    return Cell(" ".join(f"{opening} {told(rows, rule)}".strip() for opening, rows in kept), each_once(*(rows for _, rows in kept)))


def _short(text: str) -> str:
    return shortened(text, LONGEST).rstrip(".") + "."


def held_meanwhile(reading: Reading) -> tuple[Incident, ...]:
    """All recorded as concern inside any wait that goes on, each once."""
    waits = (recorded_meanwhile(reading, row) for row in reading.history.assessments if row.open)
    return tuple({incident.id: incident for wait in waits for incident in wait}.values())


def meanwhile(reading: Reading, incidents: tuple[Incident, ...], which: str) -> Cell:
    waiting = tuple(row for row in reading.history.assessments if row.open)
    since = min((row.waiting_since.end for row in waiting if row.waiting_since.end), default=None)
    if since is None:
        return Cell("No assessment with a date is recorded as waited for, so nothing is counted.")
    what = "incident of concern" if which == "of concern" else f"incident of concern {which}"
    number = sum(1 for incident in incidents if incident.id in reading.happened_of_concern)
    return Cell(
        f"{counted(number, what, what.replace('incident', 'incidents', 1))} while any assessment has been waited for, "
        f"the first since {day_in_words(since)}.{beside_in_words(incidents)}",
        entries_of(incidents),
    )


def beside_in_words(incidents: Sequence[Incident]) -> str:
    """What stands beside a count of incidents and is none, as the end of its sentence; "" where nothing does."""
    return f" {said}." if (said := apart_in_words(incidents)) else ""


def waited(reading: Reading, what: str, chosen: Callable[[str, str], bool]) -> Cell:
    """Open assessments that ``chosen`` takes by their kind (without capitals) and whom they are about."""
    waiting = tuple(row for row in reading.history.assessments if row.open and chosen(row.kind.casefold(), row.about))
    if not waiting:
        return Cell(f"None: no open assessment is recorded that is {what}.")
    return Cell(f"Not completed: {listed(f'{row.kind} of {row.about}, decided on {row.happened.in_words()}' for row in waiting)}.", waiting)


def evidence_of(findings: Iterable[Finding]) -> tuple[Fact, ...]:
    return each_once(*(finding.evidence for finding in findings))


def entries_of(incidents: Iterable[Incident]) -> tuple[Fact, ...]:
    return tuple(entry for incident in incidents for entry in incident.entries)
