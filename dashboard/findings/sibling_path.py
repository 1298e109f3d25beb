"""What is recorded of an older sibling at the age a younger child is now, and where that sibling's path went."""

from collections.abc import Iterator

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, concern_entries_of, each_once
from data_models.dates import When, age_on, ages_in
from data_models.finding import Block, Finding, Kind
from data_models.people import FamilyRole, Person, Residence, Status, StatusPeriod, Whereabouts
from data_models.record import Entry, Fact

AWAY = {
    Whereabouts.FOSTER_CARE: "living in foster care", Whereabouts.RESIDENTIAL: "living in residential care",
    Whereabouts.WITH_RELATIVE: "living with a relative", Whereabouts.CUSTODY: "in custody",
}
ADULT = 18
STATUSES = frozenset({Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS, Status.IN_CARE})

KIND = Kind(
    code="sibling-path",
    title="An older sibling at the same age",
    block=Block.CUMULATIVE,
    authority="Review §4.12, 4.37",
    method="For each child and each sibling certainly older, from the dates of birth recorded: entries of concern that name the sibling at the "
    "age the child is now, and the sibling’s child protection, pre-proceedings and care statuses that were not also this child’s, and places away "
    "from the family home; beside them, protective entries that name the sibling, or the child at that age. Entries that only repeat another are "
    "left out.",
)


def find(reading: Reading) -> Iterator[Finding]:
    history = reading.history
    siblings = [person for person in history.people if person.role.is_child or person.role is FamilyRole.OLDER_SIBLING]
    if len(siblings) < 2:
        return
    concerns = concern_entries_of(reading.concern_incidents)
    naming = {person.label: [entry for entry in concerns if person.label in entry.people] for person in siblings}
    for child in history.children:
        now = ages_in(child.born, When.on(reading.as_at))
        for sibling in siblings:
            if now and now[0] < ADULT and sibling.born.end and child.born.start and sibling.born.end < child.born.start:
                path = _path(reading, child, sibling)
                same = [entry for entry in naming[sibling.label] if _at(sibling, entry, now)]
                if path or same:
                    yield _finding(reading, child, sibling, path, same, now)


def _path(reading: Reading, child: Person, sibling: Person) -> list[StatusPeriod | Residence]:
    rows: list[StatusPeriod | Residence] = [
        row for row in reading.history.statuses
        if row.status_kind in STATUSES and sibling.label in row.children and child.label not in row.children
    ]
    rows += [row for row in reading.history.residences if row.person == sibling.label and row.kind in AWAY]
    return sorted(rows, key=lambda row: (row.happened.undated, row.happened.end or reading.as_at))


def _at(sibling: Person, entry: Entry, now: tuple[int, int]) -> bool:
    """True where the sibling may have been, on the day of this entry, of an age that the child may be now."""
    ages = ages_in(sibling.born, entry.happened)
    return ages is not None and now[0] <= ages[1] and ages[0] <= now[1]


def _finding(
    reading: Reading, child: Person, sibling: Person, path: list[StatusPeriod | Residence], same: list[Entry], now: tuple[int, int],
) -> Finding:
    text = f"{child.label}’s age is {age_on(child.born, reading.as_at)} at this date. "
    if same:
        themes = listed(dict.fromkeys(theme.label.lower() for entry in same for theme in entry.themes))
        text += f"{counted(len(same), 'entry', 'entries')} of concern that {'names' if len(same) == 1 else 'name'} {sibling.label} "
        text += f"{'is' if len(same) == 1 else 'are'} dated when {sibling.label} was, or may have been, that age"
        text += f": {themes}." if themes else "."
    else:
        text += f"No entry of concern that names {sibling.label} is dated to that age."
    if path:
        text += f" Recorded of {sibling.label}: {listed(_said(sibling, row) for row in path)}."
    evidence: tuple[Fact, ...] = each_once(same, path)
    loose = listed(f"{person.label} {person.born.in_words()}" for person in (sibling, child) if not person.born.exact)
    return Finding(
        kind=KIND, key=f"{child.label}:{sibling.label}", subject=f"{sibling.label} and {child.label}", statement=text, children=(child.label,),
        evidence=evidence,
        contrary=tuple(
            entry for entry in reading.protective_entries
            if sibling.label in entry.people or (child.label in entry.people and _at(child, entry, now))
        ),
        not_recorded=(
            f"What is recorded of {sibling.label} does not say what will be so of {child.label}.",
            *((f"A date of birth is recorded only as near as is known ({loose}): the ages are not exact.",) if loose else ()),
            *reading.notes(evidence),
        ),
    )


def _said(sibling: Person, row: StatusPeriod | Residence) -> str:
    ages = ages_in(sibling.born, row.happened)
    aged = "" if ages is None else f" (aged {ages[0]})" if ages[0] == ages[1] else f" (aged {ages[0]} to {ages[1]})"
    what = row.status_kind.label.lower() if isinstance(row, StatusPeriod) else AWAY[row.kind]
    return f"{what}, from {row.happened.in_words()}{aged}"
