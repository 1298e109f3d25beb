"""An agency that works on what is recorded about a person, with no request to it recorded."""

from collections.abc import Iterable, Iterator

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import Reading, concern_entries_of, names, people_in
from dashboard.findings.whose import OF_AN_ADULT, adults_in
from data_models.agencies import Agency, agency_named
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import Attended, InformationRequest, Meeting, YesNo
from data_models.people import Person
from data_models.plan import Party
from data_models.record import Entry, Fact
from data_models.themes import Theme

LIKELY_TO_HOLD: dict[Theme, tuple[Agency, ...]] = {
    Theme.ADULT_MENTAL_HEALTH: (Agency.ADULT_MENTAL_HEALTH, Agency.GP),
    Theme.DRUG_MISUSE: (Agency.SUBSTANCE_MISUSE, Agency.GP),
    Theme.ALCOHOL_MISUSE: (Agency.SUBSTANCE_MISUSE, Agency.GP),
    Theme.ADULT_VIOLENCE: (Agency.POLICE,),
    Theme.DOMESTIC_ABUSE: (Agency.POLICE,),
    Theme.ADULT_SAFEGUARDING: (Agency.ADULT_SOCIAL_CARE,),
    Theme.PREGNANCY: (Agency.MATERNITY, Agency.GP),
}
HEALTH = frozenset({
    Agency.GP, Agency.HEALTH_VISITING, Agency.SCHOOL_NURSING, Agency.ACUTE_HEALTH, Agency.MATERNITY, Agency.CAMHS, Agency.ADULT_MENTAL_HEALTH,
})

KIND = Kind(
    code="not-asked",
    title="No request in the list of requests to an agency that works on this",
    block=Block.MULTI_AGENCY,
    beside=BEARS_ON,
    authority="Review §4.7–4.8, 4.31",
    method="For each parent or carer, and for other adults where adult safeguarding is recorded, the themes of concern in entries that name them "
    "(on a theme that is one adult’s own, those that name no other adult), the agencies that work on such themes, and the information requests "
    "listed about that person or about nobody listed in the family; an agency’s own rows that name the person, which may tell of another contact, "
    "stand beside. For each strategy discussion with attendance recorded, whether any health agency came.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for adult in reading.history.adults:
        if finding := _about(reading, adult):
            yield finding
    for meeting in reading.history.meetings:
        if meeting.kind.is_strategy and (finding := _strategy_without_health(reading, meeting)):
            yield finding


def _about(reading: Reading, adult: Person) -> Finding | None:
    naming = tuple(entry for entry in concern_entries_of(reading.concern_incidents) if adult.label in entry.people)
    asked_about = set(LIKELY_TO_HOLD) if adult.role.is_carer else {Theme.ADULT_SAFEGUARDING}
    told = dict.fromkeys(theme for entry in naming for theme in entry.themes if theme in asked_about)
    themes = dict.fromkeys(theme for theme in told if any(_says(reading, adult.label, theme, entry) for entry in naming))
    requests = tuple(request for request in reading.history.requests if names(request.about, adult.label))
    unclear = tuple(request for request in reading.history.requests if may_be_about(request.about, reading.family_labels))
    asked = {agency_named(request.asked_agency) for request in requests}
    not_asked = [agency for agency in dict.fromkeys(agency for theme in themes for agency in LIKELY_TO_HOLD[theme]) if agency not in asked]
    maybe = tuple(request for request in unclear if agency_named(request.asked_agency) in (*not_asked, None))
    unnamed = tuple(request for request in requests if agency_named(request.asked_agency) is None)
    if not not_asked:
        return None
    behind = tuple(theme for theme in themes if set(LIKELY_TO_HOLD[theme]) & set(not_asked))
    because = tuple(entry for entry in naming if any(_says(reading, adult.label, theme, entry) for theme in behind))
    given = tuple(entry for entry in reading.history.entries if entry.agency in not_asked and adult.label in entry.people)
    text = f"{_recorded(reading, adult.label, behind, because)} In the list of requests for information none about {adult.label} is recorded to: " \
        f"{_agencies(not_asked)}."
    if maybe or unnamed:
        text += f" These may be such a request under another name: {listed(_asked(request) for request in (*maybe, *unnamed))}."
    if given:
        text += f" Entries from {_agencies(dict.fromkeys(entry.agency for entry in given))} that name {adult.label} are in this record."
    return Finding(
        kind=KIND, key=adult.label, subject=adult.label, attributed=Party.SERVICE, statement=text,
        children=reading.child_labels, evidence=because, contrary=(*requests, *maybe, *given),
        not_recorded=(
            f"Whether {_agencies(not_asked)} {'holds' if len(not_asked) == 1 else 'hold'} anything{' more' if given else ''} is not known from this "
            "record.",
            *_shared(adult.label, tuple(theme for theme in told if theme not in themes)),
            *(("No information request of any kind is in this record: requests may be kept elsewhere.",) if not reading.history.requests else ()),
            *((f"{counted(len(requests), 'request')} to other agencies about {adult.label} {'is' if len(requests) == 1 else 'are'} recorded.",)
              if requests else ()),
            *reading.notes(because),
        ),
    )


def _says(reading: Reading, adult: str, theme: Theme, entry: Entry) -> bool:
    """True where an entry on a theme may be read as about this adult: on one adult's own theme, where it names no other."""
    return theme in entry.themes and (theme not in OF_AN_ADULT or adults_in(reading, entry) == (adult,))


def _recorded(reading: Reading, adult: str, themes: tuple[Theme, ...], because: tuple[Entry, ...]) -> str:
    own = tuple(theme for theme in themes if theme in OF_AN_ADULT)
    between = tuple(theme for theme in themes if theme not in OF_AN_ADULT)
    said = [_rows_on(reading, adult, own, because, f"{adult} and no other adult")] if own else []
    return " ".join([*said, *([_rows_on(reading, adult, between, because, adult)] if between else [])])


def _rows_on(reading: Reading, adult: str, themes: tuple[Theme, ...], because: tuple[Entry, ...], whom: str) -> str:
    """"2 entries that name Mother X and no other adult record alcohol misuse, the first dated …": how many and of when, never "entries" for one."""
    rows = tuple(entry for entry in because if any(_says(reading, adult, theme, entry) for theme in themes))
    one = len(rows) == 1
    return (
        f"{counted(len(rows), 'entry', 'entries')} that {'names' if one else 'name'} {whom} {'records' if one else 'record'} "
        f"{listed(theme.label.lower() for theme in themes)}, {span_in_words(rows)}."
    )


def _shared(adult: str, themes: tuple[Theme, ...]) -> tuple[str, ...]:
    """What only rows that name another adult too record: nobody is to be asked about on rows that may be about somebody else."""
    if not themes:
        return ()
    them, are = ("it", "It is") if len(themes) == 1 else ("these", "They are")
    labels = listed([themes[0].label, *(theme.label.lower() for theme in themes[1:])])
    return (
        f"{labels}: only entries that name another adult beside {adult} record {them}, and whose it is may stand in their words. {are} no reason "
        "here to look for a request.",
    )


def may_be_about(about: str, family: frozenset[str]) -> bool:
    """True where some name in it is no label of this family ("the parents", a first name): it may be anybody."""
    labels = {label.casefold() for label in family}
    return about.strip().casefold() not in labels and any(part not in labels for part in people_in(about))


def _asked(request: InformationRequest) -> str:
    return f"{request.asked_agency} about “{request.about}”, {request.happened.in_words()}"


def _agencies(agencies: Iterable[Agency]) -> str:
    return listed(agency.label for agency in agencies)


def _strategy_without_health(reading: Reading, meeting: Meeting) -> Finding | None:
    rows = tuple(row for row in reading.history.attendances if row.meeting_ref.casefold() == meeting.meeting_ref.casefold())
    if not rows or any(agency_named(row.who) in HEALTH and row.attended is Attended.ATTENDED for row in rows):
        return None
    reports = tuple(row for row in rows if agency_named(row.who) in HEALTH and row.report is YesNo.YES)
    unknown = sum(1 for row in rows if row.attended is Attended.NOT_RECORDED)
    text = (
        f"No health agency is recorded at the {meeting.kind.label} of {meeting.happened.in_words()}; recorded there: "
        f"{listed(row.who for row in rows if row.attended is Attended.ATTENDED) or 'nobody'}."
    )
    if reports:
        text += f" A report was sent by {listed(row.who for row in reports)}."
    evidence: tuple[Fact, ...] = (meeting, *(row for row in rows if row not in reports))
    return Finding(
        kind=KIND, key=f"strategy:{meeting.meeting_ref}",
        subject=f"{meeting.kind.label} {meeting.happened.in_words()}",
        attributed=Party.SERVICE, statement=text, children=reading.child_labels,
        evidence=evidence,
        contrary=(*reports, *(
            request for request in reading.history.requests
            if agency_named(request.asked_agency) in HEALTH and meeting.happened.start is not None
            and request.happened.may_overlap(meeting.happened.start, reading.as_at)
        )),
        not_recorded=(
            *((f"Whether they came is not recorded for {unknown} of {len(rows)} listed.",) if unknown else ()),
            "Whether health information was sought another way is not recorded.",
            *reading.notes(evidence),
        ),
    )
