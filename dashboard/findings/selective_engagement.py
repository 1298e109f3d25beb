"""One agency refused while arrangements with another are kept, in the last year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, each_once, sole_party
from dashboard.findings.rights_words import of_a_right
from dashboard.findings.sight import witness
from data_models.agencies import Agency
from data_models.dates import day_in_words
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.plan import Party, Visit, VisitResult
from data_models.record import Entry, Fact, Nature
from data_models.themes import Marker

YEAR_DAYS = 365
REFUSED_DAYS, KEPT_DAYS = 2, 2
"""On how many days a refusal of one agency, and keeping to an arrangement with another, must be recorded: this project's own choice."""

KIND = Kind(
    code="selective-engagement",
    title="One agency refused, another accepted",
    block=Block.NOT_RESPONDED,
    beside=BEARS_ON,
    authority="Review §4.19",
    method=f"In the {YEAR_DAYS} days to the date chosen: entries coded as a refusal, and as engagement, that name a parent or carer or name "
    f"nobody in the family, by the agency they were made to. Found where a refusal of one agency is recorded, and with it on {REFUSED_DAYS} days or "
    f"more a refusal, no access or a visit cancelled by the family, and engagement with another on {KEPT_DAYS} or more. A row whose words tell of "
    "consent not given, an assessment declined, a complaint or a lawyer is no refusal: those are rights. A day counts once, whatever tells of it; "
    "what a service cancelled never counts. Recorded as the family’s only where every row says whose doing it was.",
)


def find(reading: Reading) -> Iterator[Finding]:
    since = reading.as_at - timedelta(days=YEAR_DAYS)
    repeated = {echo.id for echo in reading.echoes}
    refused: dict[Agency, list[Entry]] = defaultdict(list)
    kept: dict[Agency, list[Entry]] = defaultdict(list)
    rights: list[Entry] = []
    for entry in reading.history.entries:
        if entry.id in repeated or entry.speaks_against or not entry.happened.certainly_within(since, reading.as_at) or not _theirs(reading, entry):
            continue
        if Marker.REFUSAL in entry.markers and of_a_right(entry):
            rights.append(entry)
        elif Marker.REFUSAL in entry.markers and entry.nature is not Nature.PROTECTIVE:
            refused[witness(entry)].append(entry)
        elif Marker.ENGAGEMENT in entry.markers:
            kept[witness(entry)].append(entry)
    for agency in Agency:
        others = [other for other in Agency if other is not agency and _days(kept[other]) >= KEPT_DAYS and _days(kept[other]) > _days(refused[other])]
        if not (refused[agency] and others):
            continue
        shut = _shut(reading, agency)
        if _days((*refused[agency], *shut)) >= REFUSED_DAYS and _days((*refused[agency], *shut)) > _days(kept[agency]):
            yield _finding(reading, agency, others, refused, kept, shut, [entry for entry in rights if witness(entry) is agency])


def _theirs(reading: Reading, entry: Entry) -> bool:
    """True for what a parent or carer did: a child's own refusal or attendance is the child's."""
    named = set(entry.people) & reading.family_labels
    return not named or not named.isdisjoint(reading.carer_labels)


def _days(entries: Iterable[Fact]) -> int:
    return len({(entry.happened.start, entry.happened.end) for entry in entries})


def _shut(reading: Reading, agency: Agency) -> tuple[Fact, ...]:
    """Visits by this agency in the year without access or cancelled by the family, and its rows that tell of no access."""
    since = reading.as_at - timedelta(days=YEAR_DAYS)
    repeated = {echo.id for echo in reading.echoes}
    visits = tuple(
        visit for visit in reading.history.visits
        if visit.agency is agency and visit.result.avoided and visit.happened.certainly_within(since, reading.as_at)
    )
    told = tuple(
        entry for entry in reading.history.entries
        if Marker.NO_ACCESS in entry.markers and entry.id not in repeated and not entry.speaks_against and witness(entry) is agency
        and not reading.let_in(entry) and Marker.REFUSAL not in entry.markers and entry.happened.certainly_within(since, reading.as_at)
    )
    return (*visits, *told)


def _whose(reading: Reading, fact: Fact) -> Party:
    """The family's where a row names a carer or says that the family cancelled: that nobody opened does not say why."""
    if isinstance(fact, Entry):
        return Party.NOT_RECORDED if reading.carer_labels.isdisjoint(fact.people) else Party.FAMILY
    return Party.FAMILY if isinstance(fact, Visit) and fact.result is VisitResult.CANCELLED_BY_FAMILY else Party.NOT_RECORDED


def _finding(
    reading: Reading, agency: Agency, others: list[Agency], refused: dict[Agency, list[Entry]], kept: dict[Agency, list[Entry]],
    shut: tuple[Fact, ...], rights: list[Entry],
) -> Finding:
    repeated = {echo.id for echo in reading.echoes}
    unplaced = sum(1 for entry in reading.history.entries if {Marker.REFUSAL, Marker.ENGAGEMENT} & set(entry.markers)
                   and entry.id not in repeated and _theirs(reading, entry) and _straddles(reading, entry))
    accepted = listed(f"{other.label} on {counted(_days(kept[other]), 'day')}" for other in others)
    text = (
        f"In the {YEAR_DAYS} days to {day_in_words(reading.as_at)}, rows coded as a refusal made to {agency.label} are recorded on "
        f"{counted(_days(refused[agency]), 'day')}, and rows coded as engagement with {accepted}."
    )
    if further := _days((*refused[agency], *shut)) - _days(refused[agency]):
        text += f" No access, or a visit cancelled by the family, is recorded by {agency.label} on {counted(further, 'other day')}."
    text += f" The other way round: engagement with {agency.label} is recorded on {counted(_days(kept[agency]), 'day')}"
    text += f", a refusal made to {_refusals(others, refused)}."
    evidence: tuple[Fact, ...] = each_once(refused[agency], shut)
    return Finding(
        kind=KIND, key=agency.value, subject=agency.label, statement=text, children=reading.child_labels,
        attributed=sole_party(_whose(reading, fact) for fact in evidence),
        evidence=evidence,
        contrary=each_once(
            (entry for other in others for entry in kept[other]), kept[agency], (entry for other in others for entry in refused[other]), rights,
        ),
        not_recorded=(
            "Why an agency was refused is known only from the words of these rows: there may have been a reason.",
            "To withhold consent, to an assessment too, to complain and to ask a lawyer are rights.",
            *((f"{counted(len(rights), 'row')} coded as a refusal {'tells' if len(rights) == 1 else 'tell'} of one of these: not counted.",)
              if rights else ()),
            "Engagement is told apart from change.",
            *((f"{counted(unplaced, 'row')} coded as refusal or engagement undated, or dated too loosely to place in those days: left out.",)
              if unplaced else ()),
            *reading.notes(evidence),
        ),
    )


def _refusals(others: list[Agency], refused: dict[Agency, list[Entry]]) -> str:
    return listed(f"{other.label} on {counted(_days(refused[other]), 'day')}" for other in others)


def _straddles(reading: Reading, entry: Entry) -> bool:
    since = reading.as_at - timedelta(days=YEAR_DAYS)
    return entry.happened.undated or (
        entry.happened.may_overlap(since, reading.as_at) and not entry.happened.certainly_within(since, reading.as_at)
    )
