"""An adult in or around the household about whom no request for information and no assessment is recorded."""

from collections.abc import Iterable, Iterator

from dashboard.findings.households import current, with_children
from dashboard.findings.in_words import counted, listed
from dashboard.findings.not_asked import may_be_about
from dashboard.findings.reading import Reading, each_once, names
from data_models.assessment import Assessment
from data_models.dates import age_on
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import InformationRequest, MeetingKind
from data_models.people import FamilyRole, Person
from data_models.plan import Party
from data_models.record import Entry, Nature

ADULT_FROM = 18

KIND = Kind(
    code="unassessed-adult",
    title="A parent, or an adult in or around the household, with no information request and no assessment listed",
    block=Block.MULTI_AGENCY,
    beside=BEARS_ON,
    authority="Review §4.2, 4.7",
    method="Parents and carers, other adults whom the record places where a child lives (a shared home, or a place named after the adult), and "
    "others whom entries name where it is not recorded where they live; beside each, information requests and assessments about that person, and "
    "how many entries name them, those that only repeat another told apart. An older sibling counts only where certainly 18. Adults whom the "
    "record places elsewhere, and those who only told something, are left out. A named adult is not said to be a risk.",
)


def find(reading: Reading) -> Iterator[Finding]:
    naming = _entries_naming(reading.history.entries)
    repeating = _entries_naming(reading.echoes)
    for adult in reading.history.adults:
        if _is_adult(reading, adult) and not _checked(reading, adult) and (
                finding := _of(reading, adult, naming.get(adult.label, ()), repeating.get(adult.label, ()))):
            yield finding


def _entries_naming(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for label in dict.fromkeys(entry.people):
            found.setdefault(label, []).append(entry)
    return {label: tuple(entries) for label, entries in found.items()}


def _is_adult(reading: Reading, person: Person) -> bool:
    """By role; an older sibling only where every day of birth that is recorded as possible makes them 18."""
    if person.role is not FamilyRole.OLDER_SIBLING:
        return True
    words = age_on(person.born, reading.as_at).split()
    return words[0].isdigit() and "months" not in words and int(words[0]) >= ADULT_FROM


def _checked(reading: Reading, adult: Person) -> bool:
    """Any request or assessment that names the person, answered or not: what came of it is other findings' business."""
    return any(names(row.about, adult.label) for row in _lists(reading))


def _lists(reading: Reading) -> tuple[InformationRequest | Assessment, ...]:
    return (*reading.history.requests, *reading.history.assessments)


def _of(reading: Reading, adult: Person, all_naming: tuple[Entry, ...], repeats: tuple[Entry, ...]) -> Finding | None:
    home, lives = with_children(reading, adult), current(reading, adult.label)
    repeated = {entry.id for entry in repeats}
    naming = [entry for entry in all_naming if entry.id not in repeated]
    own = tuple(entry for entry in naming if not _other_side(entry))
    beside = len(naming) - len(own)
    if not adult.role.is_carer and not home and (not own or lives):
        return None
    concern = sum(1 for entry in own if entry.nature is Nature.CONCERN)
    text = f"{adult.label} is listed in the family as {adult.role.label}. "
    text += "The record places them where a child lives. " if home else ""
    if not home:
        places = f"The record places them elsewhere: {listed(dict.fromkeys(row.kind.label for row in lives))}. "
        text += places if lives else "Where they live is not recorded. "
    text += f"Among the information requests and the assessments listed in this record, none is about {adult.label}."
    if own:
        text += f" Named in {counted(len(all_naming), 'entry', 'entries')}: {concern or 'none'} of concern, {len(own) - concern} for context"
        text += f", {beside} that {'reassures, denies or closes' if beside == 1 else 'reassure, deny or close'}" if beside else ""
        text += f", {len(repeats)} that only {'repeats' if len(repeats) == 1 else 'repeat'} another." if repeats else "."
    unclear = tuple(row for row in _lists(reading) if may_be_about(row.about, reading.family_labels))
    adult_meetings = tuple(
        row for row in reading.history.meetings if row.kind is MeetingKind.ADULT_SAFEGUARDING and names(row.concerning, adult.label)
    )
    if unclear:
        text += f" A row about {listed(dict.fromkeys(f'“{row.about}”' for row in unclear))} may mean them."
    if adult_meetings:
        text += f" {counted(len(adult_meetings), 'adult safeguarding meeting')} about them {_is(len(adult_meetings))} recorded."
    return Finding(
        kind=KIND, key=adult.label, subject=adult.label, attributed=Party.SERVICE, statement=text, children=reading.child_labels,
        evidence=each_once((adult,), home, lives, own),
        contrary=each_once((entry for entry in naming if _other_side(entry)), repeats, unclear, adult_meetings),
        not_recorded=(
            "Being listed here says nothing against the person. An entry may tell of an assessment that no list holds.",
            *(("No information request and no assessment of anyone is in this record: they may be kept elsewhere.",)
              if not _lists(reading) else ()),
            *reading.notes(own),
        ),
    )


def _other_side(entry: Entry) -> bool:
    return entry.nature is Nature.PROTECTIVE or entry.speaks_against


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
