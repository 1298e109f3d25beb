"""Information withheld, or consent recorded as not given, while a child protection plan or a section 47 enquiry was in force."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dashboard.findings.in_words import counted, in_sentence, listed, span_in_words
from dashboard.findings.reading import Reading, each_once, names, people_of
from dashboard.findings.rights_words import not_given
from data_models.agencies import agency_named
from data_models.assessment import Assessment
from data_models.dates import When
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import InformationRequest, RequestResult
from data_models.people import Status, StatusPeriod
from data_models.plan import Party, Plan
from data_models.record import Entry, Fact, Nature
from data_models.themes import Marker

KIND = Kind(
    code="consent-cited",
    title="Lack of consent recorded, while a plan or enquiry was in force",
    block=Block.MULTI_AGENCY,
    beside=BEARS_ON,
    authority="Review §4.33, footnote 14",
    method="Information requests recorded as declined for lack of consent; entries coded as a refusal, and reviews of actions left undone, whose "
    "words say that consent was refused or not given; words that turn it round (not needed, not withheld) do not. Listed where the day certainly "
    "lies within a child protection plan, or a section 47 enquiry recorded among the assessments. The review says that information is to be shared "
    "then even without consent.",
)


def find(reading: Reading) -> Iterator[Finding]:
    declined: dict[tuple[str, str], list[InformationRequest]] = {}
    for request in reading.history.requests:
        if request.result is RequestResult.DECLINED_NO_CONSENT:
            declined.setdefault((request.asked_agency.strip(), request.about.strip()), []).append(request)
    for (agency, about), requests in declined.items():
        if finding := _withheld(reading, agency, about, requests):
            yield finding
    if finding := _not_given(reading):
        yield finding


def _withheld(reading: Reading, agency: str, about: str, requests: list[InformationRequest]) -> Finding | None:
    within = {request.id: _in_force(reading, _answered(request)) for request in requests}
    certain = tuple(request for request in requests if within[request.id])
    if not certain:
        return None
    force = each_once(*within.values())
    days = listed(_answered(request).in_words() for request in certain)
    return Finding(
        kind=KIND, key=f"withheld:{agency}:{about}", subject=f"{agency} about {about}", attributed=Party.SERVICE,
        statement=(
            f"{agency}, asked about {about}, is recorded as declining for lack of consent ({days}). In force on {_those(within, certain)} as "
            f"recorded: {_force_words(force)}."
        ),
        children=reading.children_named(force), evidence=(*certain, *force),
        contrary=tuple(
            row for row in reading.history.requests
            if agency_named(row.asked_agency) is agency_named(agency) and row.about.strip().casefold() == about.casefold()
            and row.result in (RequestResult.HELD_AND_SHARED, RequestResult.NOTHING_HELD)
        ),
        not_recorded=(
            "Whether it was asked again, or told of the plan or enquiry, is not recorded.", *_unplaced(len(requests) - len(certain)),
            *reading.notes(certain),
        ),
    )


def _not_given(reading: Reading) -> Finding | None:
    """Rows whose own words say that consent was not given. Whose decision it was to leave it there, they do not say."""
    echoes = {echo.id for echo in reading.echoes}
    rows: tuple[Fact, ...] = (
        *(entry for entry in reading.history.entries if entry.id not in echoes and _says_so(entry)),
        *(review for review in reading.history.action_reviews if review.action_status.undone and not_given(review.evidence)),
    )
    within = {row.id: _in_force(reading, row.happened) for row in rows}
    certain = tuple(row for row in rows if within[row.id])
    if not certain:
        return None
    force = each_once(*within.values())
    people = tuple(dict.fromkeys(label for row in certain if isinstance(row, Entry) for label in row.people))
    requests = tuple(row for row in reading.history.requests if any(names(row.about, label) for label in people))
    held = {row.id for row in certain}
    otherwise = tuple(
        entry for entry in reading.history.entries
        if entry.id not in held and entry.id not in echoes and _speaks_of_consent(entry) and _in_force(reading, entry.happened)
    )
    return Finding(
        kind=KIND, key="not-given", subject="consent not given", attributed=Party.NOT_RECORDED,
        statement=(
            f"Consent is recorded as refused or not given in {counted(len(certain), 'row')}, {span_in_words(certain)}. In force on "
            f"{_those(within, certain)} as recorded: {_force_words(force)}."
        ),
        children=reading.children_named(force), evidence=(*certain, *force), contrary=each_once(requests, otherwise),
        not_recorded=(
            "Refusing consent is a parent’s choice; whose decision it was to go no further is not recorded.",
            "That consent was not given is read from the words of the rows: each is to be read.",
            *_unplaced(len(rows) - len(certain)), *reading.notes(certain),
        ),
    )


def _says_so(entry: Entry) -> bool:
    return Marker.REFUSAL in entry.markers and entry.nature is not Nature.PROTECTIVE and not entry.speaks_against and any(
        not_given(words) for words in _words(entry)
    )


def _speaks_of_consent(entry: Entry) -> bool:
    """Consent told of in other words: given, not needed, not withheld. Beside a refusal, whichever way it bears."""
    return any("consent" in words.casefold() for words in _words(entry))


def _words(entry: Entry) -> tuple[str, ...]:
    return entry.title, entry.description, entry.action_outcome


def _answered(request: InformationRequest) -> When:
    return request.happened if request.replied.undated else request.replied


def _in_force(reading: Reading, when: When) -> tuple[Fact, ...]:
    """Plans, statuses and section 47 enquiries for the family's own children within which this day certainly lies; plans before statuses."""
    own = set(reading.child_labels)
    plans: list[Fact] = [
        plan for plan in reading.protection_plans
        if not own.isdisjoint(plan.children) and _within(when, plan.happened, plan.ended, reading.as_at)
    ]
    statuses = [
        row for row in reading.history.statuses
        if row.status_kind is Status.CHILD_PROTECTION and not own.isdisjoint(row.children)
        and _within(when, row.happened, row.ended, reading.as_at)
    ]
    enquiries = [
        row for row in reading.history.assessments
        if row.section_47 and row.declined.undated and _within(when, row.waiting_since, row.completed, reading.as_at)
    ]
    return (*(plans or statuses), *enquiries)


def _within(when: When, began: When, ended: When, as_at: date) -> bool:
    return began.end is not None and when.certainly_within(began.end, ended.start or as_at)


def _force_words(force: Iterable[Fact]) -> str:
    words = []
    for row in force:
        if isinstance(row, Plan):
            words.append(f"{row.kind.label} for {listed(people_of(row))} from {row.happened.in_words()}")
        elif isinstance(row, StatusPeriod):
            words.append(f"{row.status_kind.label.lower()} status of {listed(people_of(row))} from {row.happened.in_words()}")
        elif isinstance(row, Assessment):
            words.append(f"{in_sentence(row.kind)} from {row.waiting_since.in_words()}")
    return listed(words)


def _those(within: Mapping[str, tuple[Fact, ...]], certain: Sequence[Fact]) -> str:
    """The days on which the plans and enquiries were in force: not all of them on each day, where the rows differ."""
    if len(certain) == 1:
        return "that day"
    return "those days" if len({tuple(fact.id for fact in within[row.id]) for row in certain}) == 1 else "one or another of those days"


def _unplaced(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (f"{counted(number, 'further such row')} not certainly dated within a plan or enquiry: not counted.",)
