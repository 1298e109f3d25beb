"""Is a path being repeated? The children of a family beside each other at the same age."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pandas as pd

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading
from dashboard.page_data.incident_words import in_brief, speaker_of
from dashboard.page_data.sibling_accounts import account_table, accounts_in_words, accounts_of
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from data_models.dates import When, age_on, day_in_words
from data_models.history import History
from data_models.incidents import Incident
from data_models.people import FamilyRole, Person, Whereabouts
from data_models.record import Entry
from data_models.themes import Theme

YEAR = 365.25
WIDEST_BIRTH = 366
"""A date of birth known only to more than a year cannot place anything at an age."""
MOST_THEMES = 7
OTHER = "Other or no theme"
CHILD_COLUMNS = ("child", "age", "words", "note", "ids")
BAND_COLUMNS = ("child", "start", "end", "word", "lane", "ids", "label")
MARK_COLUMNS = ("child", "theme", "least", "most", "status", "ids", "label", "date")
NOTHING = (
    "No child’s date of birth is recorded, so nothing can be placed at an age. To draw this page, import the People sheet of the template with "
    "the column Born, and chronologies with the column People."
)


@dataclass(frozen=True, slots=True)
class Lane:
    """One child with a usable date of birth, and the incidents of concern that name the child, in order."""

    person: Person
    first: date
    last: date
    incidents: tuple[Incident, ...]

    @property
    def middle(self) -> float:
        return (self.first.toordinal() + self.last.toordinal()) / 2

    def age(self, day: date) -> float:
        return (day.toordinal() - self.middle) / YEAR


@dataclass(frozen=True)
class OlderSiblingsView:
    """``children``, ``bands``, ``marks``: frames of ``age_swimmer``, whose lanes of themes are ``themes``."""

    heading: str
    sentence: str
    sentences: tuple[str, ...]
    paragraph: str
    empty: str
    children: pd.DataFrame
    bands: pd.DataFrame
    marks: pd.DataFrame
    themes: tuple[str, ...]
    table: TableView
    said_sentence: str
    said: TableView


def older_siblings_view(history: History) -> OlderSiblingsView:
    reading = history.made(Reading)
    people = [person for person in history.people if person.role in (FamilyRole.CHILD, FamilyRole.OLDER_SIBLING)]
    named = _named(reading, {person.label for person in people})
    usable = [lane for person in people if (lane := _lane(reading.as_at, person, named[person.label]))]
    lanes = sorted(usable, key=lambda lane: (lane.middle, lane.person.label))
    themes = _themes(lanes)
    pairs = [(older, younger) for older, younger in combinations(lanes, 2) if younger.person.role.is_child]
    sentences = tuple(_sentence(reading, older, younger) for older, younger in pairs)
    said = accounts_of(reading, people, {older.person.label for older, _ in pairs})
    return OlderSiblingsView(
        heading=_heading(reading, lanes, pairs),
        sentence=sentences[0] if sentences else _without_pair(lanes),
        sentences=sentences,
        paragraph=_paragraph(reading, people, lanes, named),
        empty="" if lanes else NOTHING,
        children=pd.DataFrame([_child(lane, history.as_at) for lane in lanes], columns=list(CHILD_COLUMNS)),
        bands=pd.DataFrame([band for lane in lanes for band in _bands(history, lane)], columns=list(BAND_COLUMNS)),
        marks=pd.DataFrame([mark for lane in lanes for mark in _marks(lane, themes)], columns=list(MARK_COLUMNS)),
        themes=themes,
        table=_table(lanes),
        said_sentence=accounts_in_words(said),
        said=account_table(reading, said, people),
    )


def _named(reading: Reading, labels: Set[str]) -> dict[str, list[Incident]]:
    """Incidents of concern with a row of concern that names each of these, in order, undated ones among them."""
    named: dict[str, list[Incident]] = {label: [] for label in labels}
    for incident in reading.concern_incidents:
        for label in {label for entry in incident.concern_entries for label in entry.people} & labels:
            named[label].append(incident)
    return named


def _lane(as_at: date, person: Person, named: Sequence[Incident]) -> Lane | None:
    first, last = person.born.start, person.born.end
    if first is None or last is None or (last - first).days > WIDEST_BIRTH or first > as_at:
        return None
    return Lane(person, first, last, tuple(incident for incident in named if not incident.happened.undated))


def _coded(lane: Lane, incident: Incident) -> tuple[Theme, ...]:
    """Themes that rows of concern naming the child carry: what another row of the incident says of somebody else is not this child's."""
    return tuple(dict.fromkeys(
        theme for entry in _naming(lane, incident) for theme in entry.themes
    ))


def _themes(lanes: Sequence[Lane]) -> tuple[str, ...]:
    """The themes that most children share, most incidents first among equals; the rest stand together."""
    held: dict[Theme, list[str]] = {}
    for lane in lanes:
        for incident in lane.incidents:
            for theme in _coded(lane, incident):
                held.setdefault(theme, []).append(lane.person.label)
    ordered = sorted(held, key=lambda theme: (-len(set(held[theme])), -len(held[theme]), list(Theme).index(theme)))
    uncoded = any(not _coded(lane, incident) for lane in lanes for incident in lane.incidents)
    shown = tuple(theme.label for theme in ordered[:MOST_THEMES])
    return (*shown, OTHER) if len(ordered) > MOST_THEMES or uncoded else shown


def _by_age(reading: Reading, older: Lane, younger: Lane) -> tuple[list[Incident], list[Incident]]:
    """The older child's incidents certainly by the age that the younger has now, and those that may be, where dates are approximate."""
    youngest, oldest = (reading.as_at - younger.last).days, (reading.as_at - younger.first).days
    certain, possible = [], []
    for incident in older.incidents:
        start, end = incident.happened.start, incident.happened.end
        if start is None or end is None:
            continue
        if (end - older.first).days <= youngest:
            certain.append(incident)
        elif (start - older.last).days <= oldest:
            possible.append(incident)
    return certain, possible


def _number(certain: Sequence[object], possible: Sequence[object]) -> str:
    """"1 incident", "2–3 incidents": the most counts those of which the age is not known for certain."""
    if possible:
        return f"{len(certain)}–{len(certain) + len(possible)} incidents"
    return counted(len(certain), "incident")


def _heading(reading: Reading, lanes: Sequence[Lane], pairs: Sequence[tuple[Lane, Lane]]) -> str:
    if not pairs:
        return "No two children can be compared at one age" if lanes else "No child has a usable date of birth"
    older, younger = pairs[0]
    age = age_on(younger.person.born, reading.as_at).removesuffix(" years").replace(" or ", "–")
    number = _number(*_by_age(reading, older, younger))
    return f"At {age}: {older.person.label} {number}, {younger.person.label} {len(younger.incidents)}"


def _without_pair(lanes: Sequence[Lane]) -> str:
    if not lanes:
        return "No child has a usable date of birth, so no ages can be set side by side."
    return f"{listed(lane.person.label for lane in lanes)}: no older and younger child with a usable date of birth, so nothing can be compared."


def _sentence(reading: Reading, older: Lane, younger: Lane) -> str:
    """The text alternative of one pair (views.md, view 9)."""
    certain, possible = _by_age(reading, older, younger)
    said = (
        f"At {age_on(younger.person.born, reading.as_at)}, the age of {younger.person.label} on {day_in_words(reading.as_at)}: "
        f"{older.person.label} is named in {_number(certain, possible)} of concern across {_theme_count(older, certain)} by that age; "
        f"{younger.person.label} in {len(younger.incidents)} across {_theme_count(younger, younger.incidents)}."
    )
    if possible:
        said += f" For {len(possible)} it is not known whether that age had been reached, because a date is approximate."
    for lane in (older, younger):
        if lane.person.born.approximate:
            said += f" {lane.person.label}’s date of birth is recorded only as {lane.person.born.in_words()}."
    return f"{said} {_begin(reading, older)} {_begin(reading, younger)}"


def _begin(reading: Reading, lane: Lane) -> str:
    """From what age the record names a child at all: before it, nothing recorded is no sign of nothing happening."""
    first = min(
        (entry.happened.start for entry in reading.history.entries if lane.person.label in entry.people and entry.happened.start), default=None,
    )
    if first is None:
        return f"No dated row names {lane.person.label}."
    age = age_on(lane.person.born, first)
    return f"Dated rows naming {lane.person.label} begin " + (f"at {age}." if age != "not yet born" else "before birth.")


def _theme_count(lane: Lane, incidents: Sequence[Incident]) -> str:
    return counted(len({theme for incident in incidents for theme in _coded(lane, incident)}), "theme")


def _child(lane: Lane, as_at: date) -> tuple[object, ...]:
    born = lane.person.born
    loose = (lane.last - lane.first).days
    note = f"born {born.in_words()}" + (
        f": each mark may stand {'' if born.approximate else 'up to '}{counted(round(loose / 2 / YEAR * 12) or 1, 'month')}"
        f"{' or more' if born.approximate else ''} either side" if loose else ""
    )
    words = f"{counted(len(lane.incidents), 'incident')}\n{_theme_count(lane, lane.incidents)}"
    return lane.person.label, lane.age(as_at), words, note, lane.person.id


def _bands(history: History, lane: Lane) -> list[tuple[object, ...]]:
    """Statutory status on one lane; on another where the child lived when not in the family home."""
    bands: list[tuple[object, ...]] = []
    for row in history.statuses:
        if lane.person.label in row.children and row.happened.start:
            bands.append(_band(history, lane, row.happened, row.ended, row.status_kind.label, "status", row.id))
    for place in history.residences:
        if place.person == lane.person.label and place.kind is not Whereabouts.FAMILY_HOME and place.happened.start:
            bands.append(_band(history, lane, place.happened, place.ended, place.kind.label.capitalize(), "lived", place.id))
    return bands


def _band(history: History, lane: Lane, begun: When, ended: When, word: str, which: str, row_id: str) -> tuple[object, ...]:
    start, end = begun.start or history.as_at, min(ended.end or history.as_at, history.as_at)
    until = ended.in_words() if not ended.undated else "no end recorded"
    return lane.person.label, lane.age(start), lane.age(end), word, which, row_id, f"{begun.in_words()} to {until}"


def _marks(lane: Lane, themes: Sequence[str]) -> list[tuple[object, ...]]:
    """One mark for each incident on each lane of a theme it carries. ``least``, ``most``: the age in years its own date allows."""
    marks: list[tuple[object, ...]] = []
    for incident in lane.incidents:
        start, end = incident.happened.start, incident.happened.end
        if start is None or end is None:
            continue
        places = dict.fromkeys(theme.label if theme.label in themes else OTHER for theme in _coded(lane, incident)) or {OTHER: None}
        marks += [
            (lane.person.label, place, lane.age(start), lane.age(end), _speaker(lane, incident).status.value,
             " ".join(entry.id for entry in _naming(lane, incident)), _text(lane, incident), incident.happened.in_words())
            for place in places
        ]
    return marks


def _naming(lane: Lane, incident: Incident) -> tuple[Entry, ...]:
    """The rows of an incident that make it this child's: the rest of it is told of somebody else."""
    return tuple(entry for entry in incident.concern_entries if lane.person.label in entry.people)


def _speaker(lane: Lane, incident: Incident) -> Entry:
    return speaker_of(_naming(lane, incident))


def _text(lane: Lane, incident: Incident) -> str:
    return in_brief(_speaker(lane, incident), len(_naming(lane, incident)) - 1)


def _paragraph(reading: Reading, people: Sequence[Person], lanes: Sequence[Lane], named: dict[str, list[Incident]]) -> str:
    drawn = {lane.person.label for lane in lanes}
    outside = [person for person in people if person.label not in drawn]
    somebodys = {incident.id: incident for own in named.values() for incident in own}
    nameless = len(reading.concern_incidents) - len(somebodys)
    undated = sum(1 for incident in somebodys.values() if incident.happened.undated)
    return (
        "Each lane begins at birth and ends at the child’s age on the date of the page. A mark is an incident of concern with a row that names the "
        "child; one that names several children stands in each of their lanes, and lanes are not to be added up. "
        + (f"In no lane, because no row names one of these children: {counted(nameless, 'incident')} of concern. " if nameless else "")
        + (f"{counted(undated, 'undated incident')} outside the picture. " if undated else "")
        + (
            f"Outside the picture, because no date of birth is recorded to within a year: {listed(person.label for person in outside)}. "
            if outside else ""
        )
        + "Brothers and sisters are not repetitions of one another: they were watched by different people at different times, and fewer marks may "
        "mean fewer eyes. What is recorded of an older sibling is that sibling’s own: check that it may be shown before it leaves this page."
    )


def _table(lanes: Sequence[Lane]) -> TableView:
    rows = [
        TableRow((
            lane.person.label, _age_then(lane, incident), incident.happened.in_words(),
            ", ".join(theme.label for theme in _coded(lane, incident)) or "no theme coded",
            status_in_words(_speaker(lane, incident).status), _text(lane, incident),
        ), _speaker(lane, incident).id)
        for lane in lanes for incident in lane.incidents
    ]
    headings = ("Child", "Age", "Date", "Themes", "Who saw it", "What was recorded")
    return TableView("Incidents of concern that name each child, by age", headings, tuple(rows))


def _age_then(lane: Lane, incident: Incident) -> str:
    """The age in words on the days the incident may have been: "11 years", "11 years to 12 years"."""
    start, end = incident.happened.start, incident.happened.end
    if start is None or end is None:
        return "not known"
    youngest, oldest = age_on(lane.person.born, start), age_on(lane.person.born, end)
    return youngest if youngest == oldest else f"{youngest} to {oldest}"
