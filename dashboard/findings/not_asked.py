"""An agency likely to hold information about an adult, with no request to it recorded."""

from collections.abc import Iterator

from dashboard.findings.reading import Reading, counted, entries_of, listed
from data_models.agencies import Agency, agency_named
from data_models.finding import Block, Finding, Kind
from data_models.forum import Attended, Meeting
from data_models.people import Person
from data_models.plan import Party
from data_models.record import Fact
from data_models.themes import Theme

LIKELY_TO_HOLD: dict[Theme, tuple[Agency, ...]] = {
    Theme.ADULT_MENTAL_HEALTH: (Agency.ADULT_MENTAL_HEALTH, Agency.GP),
    Theme.DRUG_MISUSE: (Agency.SUBSTANCE_MISUSE, Agency.GP),
    Theme.ALCOHOL_MISUSE: (Agency.SUBSTANCE_MISUSE, Agency.GP),
    Theme.ADULT_VIOLENCE: (Agency.POLICE, Agency.PROBATION),
    Theme.DOMESTIC_ABUSE: (Agency.POLICE,),
    Theme.ADULT_SAFEGUARDING: (Agency.ADULT_SOCIAL_CARE,),
    Theme.PREGNANCY: (Agency.MATERNITY, Agency.GP),
}
HEALTH = frozenset({
    Agency.GP, Agency.HEALTH_VISITING, Agency.SCHOOL_NURSING, Agency.ACUTE_HEALTH, Agency.MATERNITY, Agency.CAMHS, Agency.ADULT_MENTAL_HEALTH,
})

KIND = Kind(
    code="not-asked",
    title="An agency likely to hold information, not asked",
    block=Block.MULTI_AGENCY,
    authority="Review §4.7–4.8, 4.31",
    method="For each adult, the themes of concern in entries that name them, the agencies likely to hold information on such themes, and the "
    "information requests recorded about that person. For each strategy discussion with attendance recorded, whether any health agency came.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for adult in reading.history.adults:
        if finding := _about(reading, adult):
            yield finding
    for meeting in reading.history.meetings:
        if meeting.kind.is_strategy and (finding := _strategy_without_health(reading, meeting)):
            yield finding


def _about(reading: Reading, adult: Person) -> Finding | None:
    naming = tuple(entry for entry in entries_of(reading.concern_incidents) if adult.label in entry.people)
    themes = dict.fromkeys(theme for entry in naming for theme in entry.themes if theme in LIKELY_TO_HOLD)
    likely = dict.fromkeys(agency for theme in themes for agency in LIKELY_TO_HOLD[theme])
    requests = tuple(request for request in reading.history.requests if request.about == adult.label)
    asked = {agency_named(request.asked_agency) for request in requests}
    not_asked = [agency for agency in likely if agency not in asked]
    if not not_asked:
        return None
    because = tuple(entry for entry in naming if any(set(LIKELY_TO_HOLD.get(theme, ())) & set(not_asked) for theme in entry.themes))
    given = tuple(entry for entry in reading.history.entries if entry.agency in not_asked and adult.label in entry.people)
    givers = listed(dict.fromkeys(entry.agency.label for entry in given))
    return Finding(
        kind=KIND,
        key=adult.label,
        attributed=Party.SERVICE,
        statement=(
            f"Entries about {adult.label} record {listed(theme.label.lower() for theme in themes)}. No request for information about "
            f"{adult.label} is recorded to: {listed(agency.label for agency in not_asked)}."
            + (f" Entries from {givers} are nonetheless in this record." if givers else "")
        ),
        children=reading.child_labels,
        evidence=because,
        contrary=(*requests, *given),
        not_recorded=(
            f"Whether {listed(agency.label for agency in not_asked)} {'holds' if len(not_asked) == 1 else 'hold'} anything "
            "is not known from this record.",
            *((f"Answered or made: {counted(len(requests), 'request')} to other agencies about {adult.label}.",) if requests else ()),
            *reading.notes(because),
        ),
    )


def _strategy_without_health(reading: Reading, meeting: Meeting) -> Finding | None:
    rows = tuple(row for row in reading.history.attendances if row.meeting_ref == meeting.meeting_ref)
    if not rows or any(agency_named(row.who) in HEALTH and row.attended is Attended.ATTENDED for row in rows):
        return None
    evidence: tuple[Fact, ...] = (meeting, *rows)
    return Finding(
        kind=KIND,
        key=f"strategy:{meeting.meeting_ref}",
        attributed=Party.SERVICE,
        statement=(
            f"No health agency is recorded at the {meeting.kind.label} of {meeting.happened.in_words()}; recorded there: "
            f"{listed(row.who for row in rows if row.attended is Attended.ATTENDED) or 'nobody'}."
        ),
        children=reading.child_labels,
        evidence=evidence,
        contrary=tuple(
            request for request in reading.history.requests
            if agency_named(request.asked_agency) in HEALTH and meeting.happened.start is not None
            and request.happened.may_overlap(meeting.happened.start, reading.as_at)
        ),
        not_recorded=("Whether health information was sought another way is not recorded.", *reading.notes(evidence)),
    )
