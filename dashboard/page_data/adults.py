"""Who of the family is an adult on the date, and what is recorded of each by theme: seen or found told apart from what was only said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import Reading, names
from dashboard.findings.whose import whose_alone
from dashboard.page_data.table_view import TableRow, TableView
from data_models.history import History
from data_models.incidents import Incident
from data_models.people import FamilyRole, Person
from data_models.record import Entry, EvidenceStatus, Nature
from data_models.themes import Marker, Theme

ADULT_THEMES = (
    Theme.DOMESTIC_ABUSE, Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.ADULT_VIOLENCE, Theme.SEXUAL_ABUSE,
    Theme.LEARNING_DISABILITY, Theme.ADULT_SAFEGUARDING, Theme.PREGNANCY,
)
"""Themes that may say something of an adult. All others are about a child's day and stand on the page of cumulative concern."""
HISTORY_COLUMNS = ("adult", "theme", "kind", "count", "ids")
OTHER_WAY = "points the other way"
OF_AGE = 18


class Basis(StrEnum):
    """On whose word an incident rests, as far as the rows that name the adult say."""

    DISPUTED = "denied, disputed or not taken further"
    SEEN = "seen first-hand, or found"
    OPINION = "a professional’s opinion"
    OWN = "own or a parent’s account only"
    REPORTED = "reported by others only"
    NOT_SAID = "who saw it is not recorded"


FIRMEST_FIRST = (Basis.DISPUTED, Basis.SEEN, Basis.OPINION, Basis.REPORTED, Basis.OWN, Basis.NOT_SAID)
"""An incident counts once, under the first of these that any of its rows carries: a dispute is never hidden behind a sighting."""


@dataclass(frozen=True)
class AdultsView:
    """``frame``: a row for each adult, theme and basis with a count. ``left_out``: whom the page does not take for an adult, in words."""

    heading: str
    sentence: str
    paragraph: str
    frame: pd.DataFrame
    table: TableView
    left_out: str


def adults_on(history: History) -> tuple[Person, ...]:
    """Members who are not children of this forum and not recorded as under age. An older sibling must be recorded as of age."""
    return tuple(person for person in history.people if not person.role.is_child and _of_age(person, history.as_at))


def _of_age(person: Person, day: date) -> bool:
    if person.born.start is None or person.born.end is None:
        return person.role is not FamilyRole.OLDER_SIBLING
    return (person.born.end.year + OF_AGE, person.born.end.month, person.born.end.day) <= (day.year, day.month, day.day)


def adults_view(reading: Reading) -> AdultsView:
    adults = adults_on(reading.history)
    rows, table = [], []
    found: dict[str, set[Basis]] = defaultdict(set)
    for adult in adults:
        for theme, (incidents, against) in _by_theme(reading, adult.label).items():
            grouped: dict[Basis, list[Entry]] = defaultdict(list)
            counts: dict[Basis, int] = defaultdict(int)
            for incident, entries in incidents:
                basis = min((basis_of(entry, adult.label) for entry in entries), key=FIRMEST_FIRST.index)
                counts[basis] += 1
                grouped[basis] += entries
                found[incident.id].add(basis)
            rows += [(adult.label, theme.label, basis.value, counts[basis], _ids(grouped[basis])) for basis in Basis if counts[basis]]
            against_rows = tuple(entry for _, entries in against for entry in entries)
            if against:
                rows.append((adult.label, theme.label, OTHER_WAY, len(against), _ids(against_rows)))
            every_row = tuple(entry for basis in Basis for entry in grouped[basis])
            table.append(TableRow((
                adult.label, theme.label, str(len(incidents)),
                *(str(counts[basis]) for basis in (Basis.SEEN, Basis.OPINION, Basis.REPORTED, Basis.OWN, Basis.NOT_SAID, Basis.DISPUTED)),
                str(len(against)), span_in_words((*every_row, *against_rows)), str(_naming_another(reading, adult, incidents)),
            ), _ids((*every_row, *against_rows))))
    every, seen = len(found), sum(1 for bases in found.values() if Basis.SEEN in bases and Basis.DISPUTED not in bases)
    headings = (
        "Adult", "Theme", "Incidents", "Seen first-hand, or found", "A professional’s opinion", "Reported by others only",
        "Own or a parent’s account only", "Who saw it is not recorded", "Denied, disputed or not taken further", "Pointing the other way", "When",
        "Incidents of which every such row names another adult too",
    )
    return AdultsView(
        heading=(
            f"{seen} of {counted(every, 'incident')} seen first-hand or found" if every
            else "Nothing is recorded of the adults by theme"
        ),
        sentence=_sentence(table, every, seen),
        paragraph=(
            "An incident stands here where a row of it names the adult and carries the theme. A row may name several people, and no row is coded "
            "to say whose the matter is: that somebody is named does not say that it was their doing. Verified means that the writer saw or heard "
            "it, or a court found it; what an adult or a parent said of themselves is not verified by having been written down. To the left, on "
            "the same scale: incidents with a protective row, or a denial or outcome that is no concern itself. An incident can stand on both sides."
        ),
        frame=pd.DataFrame(rows, columns=list(HISTORY_COLUMNS)),
        table=TableView("What is recorded of each adult, by who saw it", headings, tuple(table)),
        left_out=_left_out(reading.history, adults),
    )


def basis_of(entry: Entry, adult: str) -> Basis:
    """On whose word one row rests, of the adult of this label."""
    if entry.speaks_against:
        return Basis.DISPUTED
    if Marker.SELF_REPORT in entry.markers or names(entry.reported_by, adult):
        return Basis.OWN
    if entry.evidence_status.verified:
        return Basis.SEEN
    told = {EvidenceStatus.PROFESSIONAL_OPINION: Basis.OPINION, EvidenceStatus.NOT_RECORDED: Basis.NOT_SAID}
    return told.get(entry.evidence_status, Basis.REPORTED)


Told = list[tuple[Incident, list[Entry]]]


def _by_theme(reading: Reading, adult: str) -> dict[Theme, tuple[Told, Told]]:
    """For each theme that rows naming the adult carry: the incidents with those rows, and those with rows that point the other way."""
    found: dict[Theme, tuple[Told, Told]] = {}
    for incident in reading.incidents:
        for theme in incident.themes:
            if theme not in ADULT_THEMES:
                continue
            naming = [entry for entry in incident.entries if theme in entry.themes and adult in entry.people]
            if not naming:
                continue
            incidents, against = found.setdefault(theme, ([], []))
            if other := [entry for entry in naming if _other_side(entry)]:
                against.append((incident, other))
            if told := [entry for entry in naming if not _other_side(entry)]:
                incidents.append((incident, told))
    return {theme: found[theme] for theme in ADULT_THEMES if theme in found}


def _naming_another(reading: Reading, adult: Person, incidents: Told) -> int:
    """How many of these are told of by no row that names this adult and no other: whose the matter is, they do not say."""
    return sum(1 for _, entries in incidents if not any(whose_alone(reading, entry) == adult.label for entry in entries))


def _other_side(entry: Entry) -> bool:
    """Protective rows, and denials or outcomes that are no concern themselves."""
    return entry.nature is Nature.PROTECTIVE or (entry.speaks_against and entry.nature is not Nature.CONCERN)


def _sentence(table: list[TableRow], every: int, seen: int) -> str:
    if not every:
        return "No concern by this date names an adult of the family under one of these themes. Chronologies with people and categories show here."
    people = list(dict.fromkeys(row.cells[0] for row in table if row.cells[2] != "0"))
    them = "it was" if every == 1 else "them were"
    return (
        f"{counted(every, 'incident')} of these themes {'names' if every == 1 else 'name'} {listed(people)}; {seen} of {them} seen first-hand or "
        "found by a court, and not also denied, disputed or not taken further."
    )


def _left_out(history: History, adults: tuple[Person, ...]) -> str:
    young = [person.label for person in history.people if not person.role.is_child and person not in adults]
    unknown = [person.label for person in adults if person.born.undated]
    said = []
    if young:
        said.append(f"Not recorded as {OF_AGE} by this date, so not listed as an adult: {listed(young)}.")
    if unknown:
        said.append(f"Age not recorded, listed as an adult by the role recorded: {listed(unknown)}.")
    return " ".join(said)


def _ids(facts: Iterable[Entry]) -> str:
    return " ".join(dict.fromkeys(fact.id for fact in facts))
