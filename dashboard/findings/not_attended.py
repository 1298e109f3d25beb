"""Meetings not attended by a parent or carer, visits with no access or cancelled by the family, appointments missed."""

from collections.abc import Iterator, Sequence

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import Reading, bears, each_once, sole_party
from dashboard.findings.visits import rows_of, visits_of
from data_models.finding import Block, Finding, Kind
from data_models.forum import Attendance, Attended, MeetingKind
from data_models.incidents import Incident
from data_models.people import Residence, Whereabouts
from data_models.plan import Party, VisitResult
from data_models.record import Entry, Fact
from data_models.themes import Marker

PLANNING = (
    MeetingKind.INITIAL_CONFERENCE, MeetingKind.REVIEW_CONFERENCE, MeetingKind.CORE_GROUP, MeetingKind.CHILD_IN_NEED_MEETING,
)
IN_CARE = (Whereabouts.FOSTER_CARE, Whereabouts.RESIDENTIAL)
INVITED = (Attended.ATTENDED, Attended.ABSENT, Attended.APOLOGIES)

KIND = Kind(
    code="not-attended",
    title="Meetings, visits and appointments not kept",
    block=Block.NOT_RESPONDED,
    beside="Recorded as kept, or of the same day",
    authority="Review §4.9, 4.18, 4.32",
    method="Attendance of parents and carers at conferences, core groups and child in need meetings, where it is recorded and they are not "
    "recorded as uninvited: accounts of one meeting are one, and where they differ it is said, entries of the same day that name whoever was not "
    "there stand beside, and whether an invitation is recorded is said; visits recorded as no access or cancelled by the family, rows of one day, "
    "worker and kind about several children being one; entries coded as a missed appointment or no access, those that name only a child recorded "
    "as then in foster or residential care told apart, and those of a day on which a visit of the same agency saw a child left out; those of a "
    "visit not kept are that visit. Recorded as the family’s where every row says so: a visit cancelled by the family, a row that names a parent "
    "or carer. Visits a service cancelled are never counted. Coming is not changing.",
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
    # Two agencies may each record the same person at the same meeting: one meeting, and where they differ neither is preferred.
    accounts: dict[tuple[str, object], list[Attendance]] = {}
    for row in rows:
        accounts.setdefault((row.who, row.meeting_ref.casefold() or row.happened), []).append(row)
    missed = tuple(row for row in rows if row.attended is not Attended.ATTENDED)
    came = tuple(row for row in rows if row.attended is Attended.ATTENDED)
    if not missed:
        return
    said = [_not_there(who, [told for (whose, _), told in accounts.items() if whose == who]) for who in sorted({row.who for row in missed})]
    apologies = sum(
        1 for told in accounts.values() if not _came(told) and any(row.attended is Attended.APOLOGIES for row in told)
    )
    unknown_kind = sum(1 for row, kind in held if kind is None and row.attended in INVITED)
    left_out = [row for row, _ in held if row.attended not in INVITED]
    same_day = _same_day(reading, missed)
    yield _finding(
        reading, "meetings",
        f"Conferences, core groups and child in need meetings with attendance recorded: {listed(said)}"
        + (f" (apologies recorded for {apologies})" if apologies else "") + f"; {span_in_words(missed)}.",
        missed, (*came, *same_day),
        (
            *_same_day_notes(same_day), *_invitation_notes(missed),
            "Attendance is recorded only for the meetings listed; others may have been held.",
            *((f"The kind of meeting is not recorded for {counted(unknown_kind, 'row')} counted here.",) if unknown_kind else ()),
            *((f"Not counted: {counted(len(left_out), 'row')} recorded as not invited, or with nothing recorded of who came.",) if left_out else ()),
        ),
    )


def _same_day(reading: Reading, missed: Sequence[Attendance]) -> tuple[Entry, ...]:
    """Entries of the very day of a meeting that name whoever was not there: the family may have been met elsewhere."""
    wanted = {(row.who, row.happened.start) for row in missed if row.happened.exact}
    return tuple(
        entry for entry in reading.history.entries
        if entry.happened.exact and any((label, entry.happened.start) in wanted for label in entry.people)
    )


def _same_day_notes(rows: Sequence[Entry]) -> tuple[str, ...]:
    if not rows:
        return ()
    said = listed(f"{entry.agency.label}, {entry.happened.in_words()}" for entry in rows)
    return (f"Beside this, of the day of a meeting, {counted(len(rows), 'entry', 'entries')} that {'names' if len(rows) == 1 else 'name'} "
            f"somebody not there: {said}.",)


def _invitation_notes(missed: Sequence[Attendance]) -> tuple[str, ...]:
    without = sum(1 for row in missed if "invit" not in row.note.casefold())
    if not without:
        return ()
    return (f"No invitation is recorded for {without} of the {counted(len(missed), 'row')} of somebody not there." if len(missed) > 1
            else "No invitation is recorded for it.",)


def _not_there(who: str, meetings: list[list[Attendance]]) -> str:
    """"Mother X did not attend 1 of 2, and accounts of 1 of them differ"."""
    differ = sum(1 for told in meetings if _came(told) and any(row.attended is not Attended.ATTENDED for row in told))
    text = f"{who} did not attend {sum(1 for told in meetings if not _came(told))} of {len(meetings)}"
    return text + (f" (accounts of {differ} of them differ)" if differ else "")


def _came(told: list[Attendance]) -> bool:
    """True where any account says so."""
    return any(row.attended is Attended.ATTENDED for row in told)


def _visits(reading: Reading) -> Iterator[Finding]:
    visits = visits_of(reading.history.visits)
    missed = tuple(visit for visit in visits if visit.avoided)
    if not missed:
        return
    no_access = [visit for visit in missed if visit.no_access]
    unannounced = sum(1 for visit in no_access if visit.unannounced)
    by_service = sum(1 for visit in visits if visit.cancelled_by_service)
    rows = rows_of(missed)
    told = tuple(entry for _, entries in _coded(reading) for entry in entries if reading.is_of_a_visit_not_kept(entry))
    yield _finding(
        reading, "visits",
        f"Of {counted(len(visits), 'visit')} recorded, {len(no_access)} found no access and {len(missed) - len(no_access)} "
        f"{'was' if len(missed) - len(no_access) == 1 else 'were'} cancelled by the family; {span_in_words(rows)}. "
        f"A child was seen at {sum(1 for visit in visits if visit.seen)}."
        + (f" {counted(by_service, 'other was', 'others were')} cancelled by a service." if by_service else ""),
        each_once(rows, told), rows_of(visit for visit in visits if not visit.avoided),
        (*((f"{unannounced} of the {len(no_access)} without access {'was' if unannounced == 1 else 'were'} unannounced: nobody had been told to "
            f"expect {'it' if unannounced == 1 else 'them'}.",) if unannounced else ()),
         *((f"{counted(len(told), 'entry', 'entries')} of the same agency and day as one of these visits: taken to tell of it, and not counted "
            "again.",) if told else ())),
        sole_party(Party.FAMILY if row.result is VisitResult.CANCELLED_BY_FAMILY else Party.NOT_RECORDED for row in rows),
    )


def _coded(reading: Reading) -> list[tuple[Incident, tuple[Entry, ...]]]:
    return [
        (incident, tuple(
            entry for entry in incident.entries if bears(entry, Marker.MISSED_APPOINTMENT, Marker.NO_ACCESS) and not reading.let_in(entry)
        ))
        for incident in reading.with_marker(Marker.MISSED_APPOINTMENT, Marker.NO_ACCESS)
    ]


def _appointments(reading: Reading) -> Iterator[Finding]:
    coded = [(incident, tuple(entry for entry in entries if not reading.is_of_a_visit_not_kept(entry))) for incident, entries in _coded(reading)]
    placed = {entry.id: stays for _, entries in coded for entry in entries if (stays := _placed(reading, entry))}
    yield from _of_the_placed(reading, coded, placed)
    theirs = [(incident, own) for incident, entries in coded if (own := [entry for entry in entries if entry.id not in placed])]
    incidents = [incident for incident, _ in theirs]
    missed = tuple(entry for _, own in theirs for entry in own)
    if not missed:
        return
    kept = tuple(
        entry for incident in reading.with_marker(Marker.ENGAGEMENT) for entry in incident.entries if bears(entry, Marker.ENGAGEMENT)
    )
    yield _finding(
        reading, "appointments",
        f"{counted(len(incidents), 'incident')} coded as a missed appointment or no access"
        + (f" ({len(missed)} entries)" if len(missed) != len(incidents) else "")
        + f", from {listed(dict.fromkeys(entry.agency.label for entry in missed))}; {span_in_words(missed)}.",
        missed, kept, (*_also_among_visits(reading), *_let_in(reading)),
        sole_party(Party.NOT_RECORDED if reading.carer_labels.isdisjoint(entry.people) else Party.FAMILY for entry in missed),
    )


def _placed(reading: Reading, entry: Entry) -> tuple[Residence, ...]:
    """Where everybody in the family whom a row names is recorded as living in care on that day; nothing where one is not, or it names nobody."""
    named = [label for label in entry.people if label in reading.family_labels]
    start, end = entry.happened.start, entry.happened.end
    if not named or start is None or end is None:
        return ()
    stays = [
        next((stay for stay in reading.history.residences
              if stay.person == label and stay.kind in IN_CARE and stay.happened.end is not None and stay.happened.end <= start
              and (stay.ended.start is None or stay.ended.start >= end)), None)
        for label in named
    ]
    return tuple(stay for stay in stays if stay) if all(stays) else ()


def _of_the_placed(
    reading: Reading, coded: list[tuple[Incident, tuple[Entry, ...]]], placed: dict[str, tuple[Residence, ...]],
) -> Iterator[Finding]:
    """What a placement had to arrange is nobody's in the family: it stands by itself, under no one's name."""
    rows = tuple(entry for _, entries in coded for entry in entries if entry.id in placed)
    if not rows:
        return
    number = sum(1 for _, entries in coded if any(entry.id in placed for entry in entries))
    stays = each_once(*placed.values())
    who = listed(dict.fromkeys(label for entry in rows for label in entry.people if label in reading.family_labels))
    text = (
        f"{counted(number, 'incident')} coded as a missed appointment or no access {'names' if number == 1 else 'name'} only {who}, recorded as "
        f"then living in foster or residential care; from {listed(dict.fromkeys(entry.agency.label for entry in rows))}; {span_in_words(rows)}. "
        "Not counted among the family’s."
    )
    evidence = each_once(rows, stays)
    yield Finding(
        kind=KIND, key="appointments-in-care", subject="appointments of a child in care", statement=text,
        children=reading.children_named(rows), evidence=evidence,
        not_recorded=("Why it was not kept is recorded only where a row says so.", *reading.notes(evidence)),
    )


def _also_among_visits(reading: Reading) -> tuple[str, ...]:
    """An entry of the agency and day of a visit not kept is that visit, told of among the visits: one act is not counted twice."""
    same = sum(1 for _, entries in _coded(reading) for entry in entries if reading.is_of_a_visit_not_kept(entry))
    rows = counted(same, "entry", "entries")
    return (f"Not counted: {rows} of the same agency and day as a visit not kept, told of among the visits.",) if same else ()


def _let_in(reading: Reading) -> tuple[str, ...]:
    number = sum(
        1 for incident in reading.with_marker(Marker.MISSED_APPOINTMENT, Marker.NO_ACCESS) for entry in incident.entries
        if bears(entry, Marker.MISSED_APPOINTMENT, Marker.NO_ACCESS) and reading.let_in(entry)
    )
    return (f"Not counted: {counted(number, 'row')} of a day on which a visit of the same agency saw a child.",) if number else ()


def _finding(
    reading: Reading, key: str, text: str, evidence: tuple[Fact, ...], contrary: tuple[Fact, ...], missing: tuple[str, ...],
    party: Party | None = Party.FAMILY,
) -> Finding:
    return Finding(
        kind=KIND, key=key, subject=key, statement=text, attributed=party, children=reading.children_named(evidence), evidence=evidence,
        contrary=each_once(contrary),
        not_recorded=(*missing, "Why it was not kept is recorded only where a row says so.", *reading.notes(evidence)),
    )
