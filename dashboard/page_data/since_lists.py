"""Three lists between two days: what is new, what is older and only newly disclosed, and what changed, was withdrawn or is disputed."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from data_models.assessment import Allegation, Assessment, AssessmentChange
from data_models.challenge import of_a_challenge
from data_models.dates import Order, When, day_in_words
from data_models.forum import AgencyView, InformationRequest
from data_models.history import History
from data_models.incidents import Incident
from data_models.people import Identifier, Person, PersonLink, StatusPeriod
from data_models.plan import ActionReview, Plan
from data_models.record import Entry, Fact, IncidentLink
from data_models.suggestion import Coding

_SAY_NOTHING_OF_AN_EVENT = (Person, Identifier, PersonLink, IncidentLink, Coding)
_NOT_COMPARED = frozenset({"id", "source", "agency_name", "known_on", "people_raw", "confirmed"})


@dataclass(frozen=True, slots=True)
class SinceLists:
    """What is new, what is older and only newly disclosed, and what changed, was withdrawn or is now disputed.

    ``after``, ``not_after``: the incidents of the first two lists, of which nothing was known then.
    """

    new: TableView
    older: TableView
    changed: TableView
    after: tuple[Incident, ...]
    not_after: tuple[Incident, ...]


def lists_since(now: Reading, then: History, day: date) -> SinceLists:
    """The three lists between what was known ``then``, on ``day``, and ``now``: since a forum, or since a submission was sealed."""
    new, older = _fresh(now, then, day)
    return SinceLists(
        new=TableView(f"New: happened after {day_in_words(day)}", _NEW_HEADINGS, tuple(TableRow(_cells(one), _ids_of(one)) for one in new)),
        older=_older_table(older, _further(now, then), day), changed=_changed(now, then),
        after=tuple(new), not_after=tuple(older),
    )


def _fresh(now: Reading, then: History, day: date) -> tuple[list[Incident], list[Incident]]:
    """Incidents of which nothing was known then: those that happened after the day, and those not known to have."""
    fresh = [
        incident for incident in now.incidents
        if not any(then.fact(entry.id) for entry in (*incident.entries, *incident.echoes))
        and not all(map(of_a_challenge, incident.entries))  # a challenge is no incident of the family
    ]
    after = [incident for incident in fresh if incident.happened.order(day) is Order.AFTER]
    return after, [incident for incident in fresh if incident.happened.order(day) is not Order.AFTER]


_NEW_HEADINGS = ("Happened", "Known on", "Held by", "Points to", "Who saw it", "What was recorded")


def _cells(incident: Incident) -> tuple[str, ...]:
    more = len(incident.entries) + len(incident.echoes) - 1
    known = [entry.known_on for entry in (*incident.entries, *incident.echoes)]
    first = min((day for day in known if day), default=None)
    return (
        incident.happened.in_words(), day_in_words(first) if first else "not recorded", ", ".join(agency.label for agency in incident.agencies),
        incident.nature.value, status_in_words(incident.status), incident.entries[0].text + (f" (and {counted(more, 'more row')})" if more else ""),
    )


def _older_table(older: list[Incident], further: list[tuple[Incident, list[Entry]]], day: date) -> TableView:
    words = {Order.BEFORE: "before it", Order.ON: "on its day", Order.NOT_KNOWN: "before or after is not known"}
    rows = [TableRow((words[incident.happened.order(day)], *_cells(incident)), _ids_of(incident)) for incident in older]
    rows += [
        TableRow(("more told of an incident already known", *_cells(Incident(incident.id, tuple(entries)))), " ".join(entry.id for entry in entries))
        for incident, entries in further
    ]
    caption = f"New to us, and not known to have happened after {day_in_words(day)}"
    return TableView(caption, ("Against the forum", *_NEW_HEADINGS), tuple(rows))


def _further(now: Reading, then: History) -> list[tuple[Incident, list[Entry]]]:
    """Incidents known at the forum of which another row has come since; rows that only repeat are not more told."""
    found = []
    for incident in now.incidents:
        told = [entry for entry in incident.entries if then.fact(entry.id) is None]
        if told and len(told) < len(incident.entries) + sum(1 for echo in incident.echoes if then.fact(echo.id)):
            found.append((incident, told))
    return found


class _Change(StrEnum):
    WITHDRAWN = "withdrawn"
    DISPUTED = "denied, disputed or not taken further"
    STATUS = "status or outcome"
    CORRECTED = "corrected"
    DATE = "date set or moved"
    ADDED = "added to the record"


_STATUS_FIELDS = frozenset({
    "evidence_status", "completed", "declined", "started", "police_outcome", "police_outcome_on", "reason_obtained", "result", "replied", "received",
    "view", "ended", "end_reason", "outcome", "action_status", "markers", "nature", "step_decision", "court_application",
})
_SAID_ANEW = (StatusPeriod, AssessmentChange, InformationRequest, AgencyView, ActionReview, Plan, Assessment, Allegation)
"""Kinds of row that tell of a status when they are new. Visits and meetings are contacts and are counted beside the picture."""


def _changed(now: Reading, then: History) -> TableView:
    rows: list[tuple[date, TableRow]] = []
    for fact in now.history.facts():
        if isinstance(fact, _SAY_NOTHING_OF_AN_EVENT):
            continue
        before = then.fact(fact.id)
        if before is None:
            if kind := _anew(fact):
                rows.append((_day(fact), TableRow((kind.value, fact.happened.in_words(), "not in the record", _told(now, fact)), fact.id)))
        elif before != fact and (differences := _differences(before, fact)):
            rows.append((_day(fact), TableRow(
                (_kind(fact, {name for name, *_ in differences}).value, fact.happened.in_words(),
                 f"{_told(now, before)} {'; '.join(f'{_word(name)}: {old}' for name, old, _ in differences)}",
                 "; ".join(f"{_word(name)}: {new}" for name, _, new in differences)), fact.id,
            )))
    rows += [
        (_day(fact), TableRow((_Change.WITHDRAWN.value, fact.happened.in_words(), fact.text, "no longer stands in the record")))
        for fact in then.facts() if not isinstance(fact, _SAY_NOTHING_OF_AN_EVENT) and now.history.fact(fact.id) is None
    ]
    return TableView(
        "Changed: status, outcome or date; withdrawn; now denied or disputed", ("Kind", "Dated", "As known at the forum", "As known on this date"),
        tuple(row for _, row in sorted(rows, key=lambda item: item[0])),
    )


def _anew(fact: Fact) -> _Change | None:
    if isinstance(fact, Entry):
        return _Change.DISPUTED if fact.speaks_against else None
    if isinstance(fact, AssessmentChange):
        return _Change.DATE
    if isinstance(fact, StatusPeriod | ActionReview):
        return _Change.STATUS
    return _Change.ADDED if isinstance(fact, _SAID_ANEW) else None


def _kind(fact: Fact, names: set[str]) -> _Change:
    if isinstance(fact, Entry) and fact.speaks_against and names & {"evidence_status", "markers"}:
        return _Change.DISPUTED
    if names & _STATUS_FIELDS:
        return _Change.STATUS
    return _Change.DATE if names <= {"due", "return_on", "new_due"} else _Change.CORRECTED


def _differences(before: Fact, now: Fact) -> list[tuple[str, str, str]]:
    """(field, words then, words now) for what differs, bookkeeping left out."""
    return [
        (field.name, _words(getattr(before, field.name)), _words(getattr(now, field.name)))
        for field in fields(now)
        if field.name not in _NOT_COMPARED and not field.metadata.get("derived") and getattr(before, field.name) != getattr(now, field.name)
    ]


def _words(value: object) -> str:
    if isinstance(value, When):
        return "not recorded" if value.undated and not value.raw else value.in_words()
    if isinstance(value, tuple):
        return listed(_words(part) for part in value) or "none"
    if isinstance(value, StrEnum):
        return str(getattr(value, "label", value.value.replace("_", " ")))
    return str(value) or "not recorded"


def _word(name: str) -> str:
    return {"evidence_status": "who saw it", "happened": "date", "action_status": "status"}.get(name, name.replace("_", " "))


def _told(now: Reading, fact: Fact) -> str:
    """The row in words; a moved date under its assessment's own name, a review under its action's."""
    if isinstance(fact, ActionReview):
        named = next((row.action for row in now.history.actions if row.action_ref.casefold() == fact.action_ref.casefold()), fact.action_ref)
        return f"“{named}” reviewed: {fact.action_status.label.lower()}{f'; {fact.evidence}' if fact.evidence else ''}".rstrip(".") + "."
    if isinstance(fact, AssessmentChange):
        names = {row.assessment_ref: f"{row.kind} of {row.about}" for row in now.history.assessments}
        new = fact.new_due.in_words() if not fact.new_due.undated else "no new date"
        reason = f"{fact.reason or 'reason not recorded'} ({fact.reason_kind.label})"
        return f"{names.get(fact.assessment_ref, fact.assessment_ref)}: {new} set; {reason}."
    return f"{fact.text.rstrip('.')}."


def _day(fact: Fact) -> date:
    return fact.happened.end or date.max


def _ids_of(incident: Incident) -> str:
    return " ".join(entry.id for entry in (*incident.entries, *incident.echoes))
