"""Meetings not attended by a parent or carer, visits with no access or cancelled by the family, appointments missed."""

from collections.abc import Iterator

from dashboard.findings.reading import Reading, counted, each_once, listed, span_in_words
from dashboard.findings.visits import rows_of, visits_of
from data_models.finding import Block, Finding, Kind
from data_models.forum import Attended, MeetingKind
from data_models.plan import Party
from data_models.record import Entry, Fact
from data_models.themes import Marker

PLANNING = (
    MeetingKind.INITIAL_CONFERENCE, MeetingKind.REVIEW_CONFERENCE, MeetingKind.CORE_GROUP, MeetingKind.CHILD_IN_NEED_MEETING,
)
INVITED = (Attended.ATTENDED, Attended.ABSENT, Attended.APOLOGIES)

KIND = Kind(
    code="not-attended",
    title="Meetings, visits and appointments not kept",
    block=Block.NOT_RESPONDED,
    beside="Recorded as kept",
    authority="Review §4.9, 4.18, 4.32",
    method="Attendance of parents and carers at conferences, core groups and child in need meetings, where it is recorded and they are not "
    "recorded as uninvited; visits recorded as no access or cancelled by the family; entries coded as a missed appointment or no access. "
    "Visits a service cancelled are never counted. Coming is not changing.",
)


def find(reading: Reading) -> Iterator[Finding]:
    yield from _meetings(reading)
    yield from _visits(reading)
    yield from _appointments(reading)


def _meetings(reading: Reading) -> Iterator[Finding]:
    carers = {person.label for person in reading.history.people if person.role.is_carer}
    kinds = {meeting.meeting_ref.casefold(): meeting.kind for meeting in reading.history.meetings}
    held = [
        (row, kinds.get(row.meeting_ref.casefold())) for row in reading.history.attendances
        if row.who in carers and kinds.get(row.meeting_ref.casefold()) in (*PLANNING, None)
    ]
    rows = [row for row, _ in held if row.attended in INVITED]
    missed = tuple(row for row in rows if row.attended is not Attended.ATTENDED)
    came = tuple(row for row in rows if row.attended is Attended.ATTENDED)
    if not missed:
        return
    said = [
        f"{who} did not attend {sum(1 for row in missed if row.who == who)} of {sum(1 for row in rows if row.who == who)}"
        for who in sorted({row.who for row in missed})
    ]
    apologies = sum(1 for row in missed if row.attended is Attended.APOLOGIES)
    unknown_kind = sum(1 for row, kind in held if kind is None and row.attended in INVITED)
    left_out = [row for row, _ in held if row.attended not in INVITED]
    yield _finding(
        reading, "meetings",
        f"Conferences, core groups and child in need meetings with attendance recorded: {listed(said)}"
        + (f" (apologies recorded for {apologies})" if apologies else "") + f"; {span_in_words(missed)}.",
        missed, came,
        (
            "Attendance is recorded only for the meetings listed; others may have been held.",
            *((f"The kind of meeting is not recorded for {counted(unknown_kind, 'row')} counted here.",) if unknown_kind else ()),
            *((f"Not counted: {counted(len(left_out), 'row')} recorded as not invited, or with nothing recorded of who came.",) if left_out else ()),
        ),
    )


def _visits(reading: Reading) -> Iterator[Finding]:
    visits = visits_of(reading.history.visits)
    missed = tuple(visit for visit in visits if visit.avoided)
    if not missed:
        return
    no_access = [visit for visit in missed if visit.no_access]
    unannounced = sum(1 for visit in no_access if visit.unannounced)
    by_service = sum(1 for visit in visits if visit.cancelled_by_service)
    rows = rows_of(missed)
    yield _finding(
        reading, "visits",
        f"Of {counted(len(visits), 'visit')} recorded, {len(no_access)} found no access and {len(missed) - len(no_access)} "
        f"{'was' if len(missed) - len(no_access) == 1 else 'were'} cancelled by the family; {span_in_words(rows)}. "
        f"A child was seen at {sum(1 for visit in visits if visit.seen)}."
        + (f" {counted(by_service, 'other was', 'others were')} cancelled by a service." if by_service else ""),
        rows, rows_of(visit for visit in visits if not visit.avoided),
        ((f"{unannounced} of the {len(no_access)} without access {'was' if unannounced == 1 else 'were'} unannounced: nobody had been told to expect "
          f"{'it' if unannounced == 1 else 'them'}.",) if unannounced else ()),
    )


def _appointments(reading: Reading) -> Iterator[Finding]:
    incidents = reading.with_marker(Marker.MISSED_APPOINTMENT, Marker.NO_ACCESS)
    missed = tuple(
        entry for incident in incidents for entry in incident.entries
        if Marker.MISSED_APPOINTMENT in entry.markers or Marker.NO_ACCESS in entry.markers
    )
    if not missed:
        return
    kept = tuple(
        entry for incident in reading.with_marker(Marker.ENGAGEMENT) for entry in incident.entries if Marker.ENGAGEMENT in entry.markers
    )
    yield _finding(
        reading, "appointments",
        f"{counted(len(incidents), 'incident')} coded as a missed appointment or no access"
        + (f" ({len(missed)} entries)" if len(missed) != len(incidents) else "")
        + f", from {listed(dict.fromkeys(entry.agency.label for entry in missed))}; {span_in_words(missed)}.",
        missed, kept, _also_among_visits(reading, missed),
    )


def _also_among_visits(reading: Reading, missed: tuple[Entry, ...]) -> tuple[str, ...]:
    """A chronology row and a visit row of the same day may be one event: say so, rather than let a reader add them up."""
    days = {visit.happened.end for visit in reading.history.visits if visit.result.avoided and visit.happened.exact}
    same = sum(1 for entry in missed if entry.happened.exact and entry.happened.end in days)
    return (f"{counted(same, 'entry is', 'entries are')} of the same day as a visit listed above and may be the same event.",) if same else ()


def _finding(reading: Reading, key: str, text: str, evidence: tuple[Fact, ...], contrary: tuple[Fact, ...], missing: tuple[str, ...]) -> Finding:
    return Finding(
        kind=KIND, key=key, subject=key, statement=text, attributed=Party.FAMILY, children=reading.children_named(evidence), evidence=evidence,
        contrary=each_once(contrary),
        not_recorded=(*missing, "Why it was not kept is recorded only where a row says so.", *reading.notes(evidence)),
    )
