"""Everyone's words in one order: entries merged, filtered, folded by incident, each opening its source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.findings.in_words import counted
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from data_models.dates import day_in_words
from data_models.history import History
from data_models.incidents import Incident, incidents_in
from data_models.record import Entry, Nature
from data_models.themes import Theme

PAGE_ROWS = 50
NO_THEME = "no theme coded"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader asked to see; empty means everything."""

    themes: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    words: str = ""


_EVERYTHING = Choice()


@dataclass(frozen=True)
class ChronologyView:
    sentence: str
    table: TableView
    page: int
    pages: int
    days: pd.DataFrame
    themes: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    natures: tuple[str, ...] = field(default=tuple(nature.value for nature in Nature))


def chronology_view(history: History, choice: Choice, page: int) -> ChronologyView:
    incidents = history.made(incidents_in)
    echo_of, told_with = history.made(_relations)
    chosen = _chosen(history, choice)
    pages = _pages(chosen)
    page = min(max(page, 1), pages)
    shown = chosen[(page - 1) * PAGE_ROWS:page * PAGE_ROWS]
    undated = sum(1 for entry in chosen if entry.happened.undated)
    ids = {entry.id for entry in chosen}
    told = sum(1 for incident in incidents if any(entry.id in ids for entry in (*incident.entries, *incident.echoes)))
    return ChronologyView(
        sentence=(
            f"{len(chosen)} of {len(history.entries)} entries known by {day_in_words(history.as_at)}"
            + (f"; {undated} undated, listed last and not in the strip" if undated else "")
            + f". They tell of {counted(told, 'incident')}."
        ),
        table=TableView(
            f"Chronology, page {page} of {pages}",
            ("Date", "Agency", "What happened", "Theme", "Points to", "Who saw it", "Incident"),
            tuple(_row(entry, echo_of, told_with) for entry in shown),
        ),
        page=page, pages=pages, days=days_frame(chosen), themes=history.made(_themes),
        agencies=tuple(dict.fromkeys(entry.agency.label for entry in history.entries)),
        people=tuple(person.label for person in history.people),
        statuses=tuple(dict.fromkeys(entry.evidence_status.label for entry in history.entries)),
    )


def pages_of(history: History, choice: Choice) -> int:
    """How many pages of rows a choice fills: at least one."""
    return _pages(_chosen(history, choice))


def _chosen(history: History, choice: Choice) -> list[Entry]:
    return [entry for entry in history.entries if _matches(entry, choice)]


def _pages(chosen: Sequence[Entry]) -> int:
    return max(1, -(-len(chosen) // PAGE_ROWS))


def _themes(history: History) -> tuple[str, ...]:
    coded = {theme for entry in history.entries for theme in entry.themes}
    return (*(theme.label for theme in Theme if theme in coded), NO_THEME)


def days_frame(entries: Iterable[Entry]) -> pd.DataFrame:
    """One row per dated entry for the barcode: day (the first it may have happened), whether it is a concern, its id."""
    rows = [(entry.happened.start, entry.nature is Nature.CONCERN, entry.id) for entry in entries if entry.happened.start]
    return pd.DataFrame(rows, columns=["day", "concern", "ids"])


def _matches(entry: Entry, choice: Choice) -> bool:
    if choice == _EVERYTHING:
        return True
    themes = {theme.label for theme in entry.themes} or {NO_THEME}
    words = choice.words.strip().casefold()
    return (
        (not choice.themes or bool(themes & set(choice.themes)))
        and (not choice.agencies or entry.agency.label in choice.agencies)
        and (not choice.people or bool(set(entry.people) & set(choice.people)))
        and (not choice.statuses or entry.evidence_status.label in choice.statuses)
        and (not choice.natures or entry.nature.value in choice.natures)
        and (not words or words in f"{entry.text} {entry.action_outcome} {entry.child_voice}".casefold())
    )


def _row(entry: Entry, echo_of: dict[str, Incident], told_with: dict[str, Incident]) -> TableRow:
    happened = entry.action_outcome
    text = entry.text + (f" — {happened}" if happened else "")
    return TableRow((
        entry.happened.in_words(), entry.agency_name or entry.agency.label, text,
        ", ".join(theme.label for theme in entry.themes) or "–", entry.nature.value, status_in_words(entry.evidence_status),
        _incident_words(entry, echo_of, told_with),
    ), entry.id)


def _incident_words(entry: Entry, echo_of: dict[str, Incident], told_with: dict[str, Incident]) -> str:
    if incident := echo_of.get(entry.id):
        return f"repeats {incident.entries[0].agency.label}’s entry"
    if incident := told_with.get(entry.id):
        others = [other.agency.label for other in incident.entries if other.id != entry.id]
        return f"same incident as {', '.join(others)}"
    return "–"


def _relations(history: History) -> tuple[dict[str, Incident], dict[str, Incident]]:
    incidents = history.made(incidents_in)
    echo_of = {echo.id: incident for incident in incidents for echo in incident.echoes}
    told_with = {entry.id: incident for incident in incidents if len(incident.entries) > 1 for entry in incident.entries}
    return echo_of, told_with
