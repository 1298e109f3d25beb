"""A threat to or assault on a worker with no strategy meeting and no written undertaking recorded after it."""

from collections.abc import Iterator

from dashboard.findings.reading import Reading, listed
from dashboard.findings.working_days import due_day
from data_models.finding import Block, Finding, Kind
from data_models.forum import Meeting, MeetingKind, YesNo
from data_models.incidents import Incident
from data_models.plan import Party
from data_models.themes import Marker
from data_models.timescales import timescales

RULE = timescales()["threat_strategy_meeting"]

KIND = Kind(
    code="threat-unanswered",
    title="A threat to a worker with no recorded answer",
    block=Block.NOT_RESPONDED,
    authority="Review §4.14–4.16, Recommendation 3",
    method=f"Incidents coded as a threat to a worker, and the strategy meetings and written undertakings within {RULE.value} working days "
    "of each (a local figure, confirm). Silent until those days have passed.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for incident in reading.with_marker(Marker.THREAT_TO_WORKER):
        finding = _finding(reading, incident)
        if finding:
            yield finding


def _finding(reading: Reading, incident: Incident) -> Finding | None:
    start, end = incident.happened.start, incident.happened.end
    within: tuple[Meeting, ...] = ()
    if start is not None and end is not None:
        due = due_day(end, RULE)
        if due >= reading.as_at:
            return None
        within = tuple(meeting for meeting in reading.history.meetings if meeting.happened.may_overlap(start, due))
    if any(meeting.kind.is_strategy for meeting in within):
        return None
    undertakings = [meeting for meeting in within if meeting.kind is MeetingKind.WRITTEN_UNDERTAKING]
    with_manager = [meeting for meeting in undertakings if meeting.manager_present is YesNo.YES]
    if with_manager:
        return None
    when = f"on {incident.happened.in_words()}" if start == end and start else incident.happened.in_words()
    text = f"A threat to a worker is recorded {when}. No strategy meeting is recorded within {RULE.value} working days of it"
    text += (
        f", and the written undertaking of {undertakings[0].happened.in_words()} has no manager recorded as present." if undertakings
        else ", and no written undertaking is recorded."
    )
    others = [meeting for meeting in within if meeting.kind is not MeetingKind.WRITTEN_UNDERTAKING]
    if others:
        text += f" Other meetings in that time: {listed(f'{meeting.kind.label} {meeting.happened.in_words()}' for meeting in others)}."
    return Finding(
        kind=KIND, key=incident.id, statement=text, attributed=Party.SERVICE, children=reading.children_named(incident.entries),
        evidence=(*incident.entries, *undertakings), contrary=tuple(others),
        not_recorded=(
            "Whether a strategy meeting followed is not recorded.",
            *(("What the threat meant for the children is not recorded.",)
              if not any(entry.child_voice or entry.significance for entry in incident.entries) else ()),
            *reading.notes(incident.entries),
        ),
    )
