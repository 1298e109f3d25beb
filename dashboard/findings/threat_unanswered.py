"""A threat to or assault on a worker with no strategy meeting and no written undertaking recorded after it."""

from collections.abc import Iterator
from datetime import date

from dashboard.findings.clocks import Due
from dashboard.findings.in_words import days_apart, listed
from dashboard.findings.reading import Reading, bears, each_once
from data_models.dates import Order
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import Meeting, MeetingKind, YesNo
from data_models.incidents import Incident
from data_models.plan import Party
from data_models.record import Entry, Fact
from data_models.themes import Marker

TIMESCALE = "threat_strategy_meeting"

KIND = Kind(
    code="threat-unanswered",
    title="A threat to a worker with no strategy meeting or undertaking recorded",
    block=Block.NOT_RESPONDED,
    beside=BEARS_ON,
    authority="Review §4.14–4.16, Recommendation 3",
    method="Incidents coded as a threat to a worker, and the strategy meetings and written undertakings within the days of each that the "
    "timescale for answering a threat gives (a local figure, confirm). A row that says that it was taken back or not found to be so is no threat "
    "and stands beside those that tell of one. Silent until those days have passed. A later strategy meeting is shown beside it, and what the "
    "rows say was done.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for incident in reading.with_marker(Marker.THREAT_TO_WORKER):
        start, due = incident.happened.start, reading.due(TIMESCALE, incident.happened)
        if start is None or due is None:
            yield _undated(reading, incident)
        elif due.latest < reading.as_at and (finding := _dated(reading, incident, start, due)):
            yield finding


def _dated(reading: Reading, incident: Incident, start: date, by: Due) -> Finding | None:
    due = by.latest
    within = tuple(meeting for meeting in reading.history.meetings if meeting.happened.may_overlap(start, due))
    undertakings = [meeting for meeting in within if meeting.kind is MeetingKind.WRITTEN_UNDERTAKING]
    if any(meeting.kind.is_strategy for meeting in within) or any(meeting.manager_present is YesNo.YES for meeting in undertakings):
        return None
    later = next((row for row in reading.history.meetings if row.kind.is_strategy and row.happened.order(due) is Order.AFTER), None)
    undated = [row for row in reading.history.meetings if row.happened.undated and _answers(row)]
    others = [meeting for meeting in within if meeting.kind is not MeetingKind.WRITTEN_UNDERTAKING]
    when = f"on {incident.happened.in_words()}" if incident.happened.exact else f"dated {incident.happened.in_words()}"
    text = f"A threat to a worker is recorded {when}. No strategy meeting is recorded within {by.rule.length()} of it, and "
    text += _undertaking_words(undertakings)
    if later:
        gap = days_apart(incident.happened, later.happened)
        text += f" The next strategy meeting recorded is the {later.kind.label} of {later.happened.in_words()}, {gap} later."
    if others:
        text += f" Other meetings in those days: {listed(f'{meeting.kind.label} {meeting.happened.in_words()}' for meeting in others)}."
    text += _done(incident)
    return _finding(
        reading, incident, text, (*_told(incident), *undertakings), each_once(others, (later,) if later else (), undated),
        (*(("An undated strategy meeting or written undertaking is recorded and may have answered it.",) if undated else ()),
         *reading.figure_notes(by.rule)),
    )


def _done(incident: Incident) -> str:
    """What the rows of it say was done, in their own words: no meeting recorded is not that nothing was done."""
    done = ((entry.agency.label, entry.action_outcome.strip().rstrip(".")) for entry in incident.entries)
    said = dict.fromkeys(f"{agency}, “{words}”" for agency, words in done if words)
    return f" What was done or came of it, as its rows say: {'; '.join(said)}." if said else ""


def _undertaking_words(undertakings: list[Meeting]) -> str:
    if not undertakings:
        return "no written undertaking is recorded."
    first = undertakings[0]
    if first.manager_present is YesNo.NO:
        return f"the written undertaking of {first.happened.in_words()} is recorded as made with no manager present."
    return f"whether a manager was present at the written undertaking of {first.happened.in_words()} is not recorded."


def _undated(reading: Reading, incident: Incident) -> Finding:
    return _finding(
        reading, incident,
        "A threat to a worker is recorded without a date: whether a strategy meeting or written undertaking answered it cannot be told.",
        _told(incident), tuple(meeting for meeting in reading.history.meetings if _answers(meeting)), (),
    )


def _told(incident: Incident) -> tuple[Entry, ...]:
    """The rows that tell of the threat; one that denies it, takes it back or did not find it so stands beside them."""
    return tuple(entry for entry in incident.entries if bears(entry, Marker.THREAT_TO_WORKER) or not entry.speaks_against)


def _against(reading: Reading, incident: Incident) -> tuple[Entry, ...]:
    """Rows of the same incident, and rows coded to a threat and not before it, that speak against it and name nobody else."""
    own, start = {entry.id for entry in _told(incident)}, incident.happened.start
    named = {label for entry in incident.entries for label in entry.people}
    of_it = {entry.id for entry in incident.entries}
    return tuple(
        entry for entry in reading.history.entries
        if entry.speaks_against and entry.id not in own and (
            entry.id in of_it or (
                Marker.THREAT_TO_WORKER in entry.markers and (not named or not entry.people or not named.isdisjoint(entry.people))
                and (start is None or entry.happened.order(start) is not Order.BEFORE)))
    )


def _answers(meeting: Meeting) -> bool:
    return meeting.kind.is_strategy or meeting.kind is MeetingKind.WRITTEN_UNDERTAKING


def _finding(
    reading: Reading, incident: Incident, text: str, evidence: tuple[Fact, ...], contrary: tuple[Fact, ...], missing: tuple[str, ...],
) -> Finding:
    return Finding(
        kind=KIND, key=incident.id, subject=incident.happened.in_words(), statement=text,
        attributed=Party.SERVICE, children=reading.children_named(incident.entries),
        evidence=evidence, contrary=each_once(contrary, _against(reading, incident)),
        not_recorded=(
            "Whether a strategy meeting was held about it is known only from the meetings recorded here.",
            *missing,
            *(("What the threat meant for the children is not recorded.",)
              if not any(entry.child_voice or entry.significance for entry in incident.entries) else ()),
            *reading.notes(evidence),
        ),
    )
