"""Meetings not attended by a parent or carer, visits with no access or cancelled by the family, appointments missed."""

from collections.abc import Iterator

from dashboard.findings.reading import Reading, counted, entries_of, listed
from data_models.dates import day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.forum import Attendance, Attended
from data_models.plan import Party
from data_models.record import Fact
from data_models.themes import Marker

KIND = Kind(
    code="not-attended",
    title="Meetings, visits and appointments not kept",
    block=Block.NOT_RESPONDED,
    authority="Review §4.9, 4.18, 4.32",
    method="Attendance of parents and carers at conferences and core groups; visits recorded as no access or cancelled by the family; "
    "entries coded as a missed appointment or no access. Visits a service cancelled are never counted. Coming is not changing.",
)


def find(reading: Reading) -> Iterator[Finding]:
    yield from _meetings(reading)
    yield from _visits(reading)
    yield from _appointments(reading)


def _meetings(reading: Reading) -> Iterator[Finding]:
    carers = {person.label for person in reading.history.people if person.role.is_carer}
    rows = [row for row in reading.history.attendances if row.who in carers and _is_planning(reading, row)]
    missed = tuple(row for row in rows if row.attended in (Attended.ABSENT, Attended.APOLOGIES))
    came = tuple(row for row in rows if row.attended is Attended.ATTENDED)
    if not missed:
        return
    said = [
        f"{who} at {sum(1 for row in missed if row.who == who)} of {sum(1 for row in rows if row.who == who)}"
        for who in sorted({row.who for row in missed})
    ]
    apologies = sum(1 for row in missed if row.attended is Attended.APOLOGIES)
    yield _finding(
        reading, "meetings",
        f"Conferences and core groups with attendance recorded: not attended by {listed(said)}"
        + (f", apologies recorded for {apologies}" if apologies else "") + f"; {_span(missed)}.",
        missed, came, ("Attendance is recorded only for the meetings listed; others may have been held.",),
    )


def _visits(reading: Reading) -> Iterator[Finding]:
    missed = tuple(visit for visit in reading.history.visits if visit.result.avoided)
    if not missed:
        return
    achieved = tuple(visit for visit in reading.history.visits if visit.result.achieved)
    yield _finding(
        reading, "visits",
        f"{counted(len(missed), 'visit')} of {len(reading.history.visits)} recorded found no access or {'was' if len(missed) == 1 else 'were'} "
        f"cancelled by the family; {_span(missed)}. A child was seen at {len(achieved)}.",
        missed, achieved, (),
    )


def _appointments(reading: Reading) -> Iterator[Finding]:
    missed = entries_of(reading.with_marker(Marker.MISSED_APPOINTMENT, Marker.NO_ACCESS))
    if not missed:
        return
    kept = entries_of(reading.with_marker(Marker.ENGAGEMENT))
    agencies = listed(dict.fromkeys(entry.agency.label for entry in missed))
    yield _finding(
        reading, "appointments",
        f"{counted(len(missed), 'entry', 'entries')} coded as a missed appointment or no access, from {agencies}; {_span(missed)}.",
        missed, kept, (),
    )


def _is_planning(reading: Reading, row: Attendance) -> bool:
    meeting = next((meeting for meeting in reading.history.meetings if meeting.meeting_ref == row.meeting_ref), None)
    return meeting is None or meeting.kind.is_conference or meeting.kind.value in ("core_group", "child_in_need_meeting")


def _span(facts: tuple[Fact, ...]) -> str:
    starts = [fact.happened.start for fact in facts if fact.happened.start]
    ends = [fact.happened.end for fact in facts if fact.happened.end]
    if not starts or not ends:
        return "undated"
    return f"from {day_in_words(min(starts))} to {day_in_words(max(ends))}" if len(facts) > 1 else f"on {facts[0].happened.in_words()}"


def _finding(reading: Reading, key: str, text: str, evidence: tuple[Fact, ...], contrary: tuple[Fact, ...], missing: tuple[str, ...]) -> Finding:
    return Finding(
        kind=KIND, key=key, statement=text, attributed=Party.FAMILY, children=reading.children_named(evidence), evidence=evidence,
        contrary=contrary, not_recorded=(*missing, "Why it was not kept is recorded only where a row says so.", *reading.notes(evidence)),
    )
