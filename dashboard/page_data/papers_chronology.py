"""The chronology of a paper: what happened, once each, with every row that tells of it; and by a stated rule, the short one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dashboard.findings.reading import Reading, counted
from dashboard.page_data.frame import capital
from data_models.dates import When
from data_models.history import History
from data_models.incidents import Incident
from data_models.papers import Event
from data_models.people import Status, StatusPeriod
from data_models.record import Entry, EvidenceStatus, Fact, Nature

SHORT_RULE = (
    "Here are the events that a statement of the submission rests on or that stand beside one, every change of a child’s status, every closure, "
    "and every decision of the forum. Nothing is chosen for how serious it looks, and protective events are chosen by the same rule."
)
_FIRMEST = (
    EvidenceStatus.FINDING, EvidenceStatus.FIRST_HAND, EvidenceStatus.PROFESSIONAL_OPINION, EvidenceStatus.REPORTED, EvidenceStatus.DISPUTED,
    EvidenceStatus.INTELLIGENCE, EvidenceStatus.UNVERIFIED, EvidenceStatus.NOT_RECORDED,
)


def chronology_of(
    reading: Reading, codes: Mapping[str, str], *, rests: Iterable[str], beside: Iterable[str],
) -> tuple[Event, ...]:
    """Events by date, the undated last. ``rests``, ``beside``: ids of the facts that standing statements rest on, or have on the other side."""
    why = _Why(frozenset(rests), frozenset(beside))
    events = [(_place(incident.happened), _told(incident, codes, why)) for incident in reading.incidents]
    events += [(_place(fact.happened), _structured(fact, codes, why)) for fact in _milestones(reading.history)]
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
    """What structured records tell of beside the agencies' rows. Single actions, visits and attendances are in the schedule."""
    return (
        *history.statuses, *history.plans, *history.meetings, *history.assessments, *history.assessment_changes, *history.allegations,
        *history.decisions, *history.pre_proceedings,
    )


def _told(incident: Incident, codes: Mapping[str, str], why: _Why) -> Event:
    """One incident in the words of the row whose writer saw most of it; further rows are named, never left out or merged."""
    rows = (*incident.entries, *incident.echoes)
    first = min(incident.entries, key=lambda entry: _FIRMEST.index(entry.status))
    further = len(incident.entries) - 1
    text = first.text.rstrip(".") + "."
    if further:
        text += f" Told of in {counted(further, 'further row')}."
    if incident.echoes:
        text += f" Repeated in {counted(len(incident.echoes), 'row')} by somebody who did not see it."
    if any(entry.speaks_against for entry in incident.entries):
        text += " Recorded as denied, disputed, taken back or not taken further."
    if incident.nature is Nature.PROTECTIVE:
        text += " Recorded as protective."
    reference = "; ".join(dict.fromkeys(_witness(entry) for entry in incident.entries))
    return Event(date=incident.happened.in_words(), text=text, reference=reference, rows=_coded(rows, codes), because=why.of(rows))


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


