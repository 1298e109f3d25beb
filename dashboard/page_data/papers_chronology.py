"""The chronology of a paper: every row that tells of something, under its own date; and by a stated rule, the short one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dashboard.findings.in_words import listed
from dashboard.findings.reading import Reading
from dashboard.page_data.frame import capital
from dashboard.page_data.papers_rows import whole_text
from data_models.dates import When
from data_models.history import History
from data_models.incidents import Incident
from data_models.papers import Event
from data_models.people import Status, StatusPeriod
from data_models.record import Entry, EvidenceStatus, Fact, Nature
from data_models.themes import SPEAKS_AGAINST

LEFT_OUT = (
    "An action agreed, a review of one, a visit, an attendance, a request for information or an agency’s view is here only where a statement rests "
    "on it or it stands beside one; the evidence schedule has all of them."
)
SHORT_RULE = (
    "Here are the events that a statement of the submission rests on or that stand beside one, every change of a child’s status, every closure, "
    "and every decision of the forum. Nothing is chosen for how serious it looks, and protective events are chosen by the same rule. " + LEFT_OUT
)


def chronology_of(
    reading: Reading, codes: Mapping[str, str], *, rests: Iterable[str], beside: Iterable[str],
) -> tuple[Event, ...]:
    """Events by date, the undated last. ``rests``, ``beside``: ids of the facts that standing statements rest on, or have on the other side."""
    why = _Why(frozenset(rests), frozenset(beside))
    events = [(_place(entry.happened), event) for incident in reading.incidents for entry, event in _told(incident, codes, why)]
    events += [(_place(fact.happened), _structured(fact, codes, why)) for fact in (*_milestones(reading.history), *_relied_on(reading.history, why))]
    return tuple(event for _, event in sorted(events, key=lambda one: one[0]))


class _Why:
    """Why an event is in the short chronology, in words; "" where the rule does not choose it."""

    def __init__(self, rests: frozenset[str], beside: frozenset[str]) -> None:
        self._rests, self._beside = rests, beside

    def of(self, facts: Sequence[Fact]) -> str:
        ids = {fact.id for fact in facts}
        reasons = [_BY_KIND[type(facts[0]).__name__]] if type(facts[0]).__name__ in _BY_KIND else []
        if any(isinstance(fact, StatusPeriod) and fact.status_kind is Status.CLOSED for fact in facts):
            reasons = ["a closure"]
        reasons += ["a statement rests on it"] if ids & self._rests else []
        reasons += ["stands beside a statement"] if ids & self._beside else []
        return capital("; ".join(reasons))


_BY_KIND = {"StatusPeriod": "a change of status", "ForumDecision": "a decision of the forum"}


def _milestones(history: History) -> tuple[Fact, ...]:
    """What structured records tell of beside the agencies' rows, whether or not a statement uses it."""
    return (
        *history.statuses, *history.plans, *history.meetings, *history.assessments, *history.assessment_changes, *history.allegations,
        *history.decisions, *history.pre_proceedings,
    )


def _relied_on(history: History, why: "_Why") -> tuple[Fact, ...]:
    """Of the rows that are many and small, those on either side of a statement: a service's default and a door that opened as well as any other."""
    many = (*history.actions, *history.action_reviews, *history.visits, *history.attendances, *history.requests, *history.views)
    return tuple(fact for fact in many if why.of((fact,)))


def _told(incident: Incident, codes: Mapping[str, str], why: _Why) -> Iterator[tuple[Entry, Event]]:
    """Every row that tells of an incident under its own date and in its own words, with the others of the same incident named beside it."""
    rows = (*incident.entries, *incident.echoes)
    repeats = {echo.id for echo in incident.echoes}
    for entry in rows:
        others = [codes[row.id] for row in rows if row is not entry]
        text = whole_text(entry)
        if entry.id in repeats:
            text += " This row repeats what another says."
        if others:
            text += f" Of the same incident: {', '.join(others)}."
        if speaks := _against(entry):
            text += f" Recorded as {speaks}."
        if entry.nature is Nature.PROTECTIVE:
            text += " Recorded as protective."
        yield entry, Event(
            date=entry.happened.in_words(), text=text, reference=_witness(entry), rows=_coded((entry,), codes), because=why.of((entry,)))


def _against(entry: Entry) -> str:
    """What the row records of its own matter, each in its own word: a denial is no retraction, and neither is a decision not to go on."""
    words = [marker.label.lower() for marker in entry.markers if marker in SPEAKS_AGAINST]
    return listed([*words, *(["disputed"] if entry.status is EvidenceStatus.DISPUTED else [])])


def _witness(entry: Entry) -> str:
    """Who can speak to it: the person who wrote it, and whether they saw it or were told."""
    named = f"{entry.agency_name or entry.agency.label}, {entry.recorder or 'recorder not named'}"
    told = entry.reported_by or entry.source_of_information
    seen = entry.status.label + (f", told by {told}" if told and not entry.status.verified else "")
    return f"{named} ({seen})" + (f", document {entry.doc_ref}" if entry.doc_ref else "")


def _structured(fact: Fact, codes: Mapping[str, str], why: _Why) -> Event:
    return Event(
        date=fact.happened.in_words(), text=capital(fact.text.rstrip(".")) + ".",
        reference=f"{fact.agency_name or fact.agency.label}, structured record", rows=_coded((fact,), codes), because=why.of((fact,)),
    )


def _coded(facts: Sequence[Fact], codes: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(codes[fact.id] for fact in facts)


def _place(happened: When) -> tuple[date, date]:
    """Events of one date stay in the order of their kinds and source rows."""
    return happened.start or date.max, happened.end or date.max


