"""Which entries tell one incident: what waits for a person, what is joined, and what people said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from string import ascii_uppercase

from dashboard.page_data.decisions_made import Decision, decisions_made, said_by
from dashboard.page_data.incident_sides import SideBySide, all_of, incident_by_entry, side_by_side
from dashboard.page_data.incident_suggestions import pairs_in
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.history import History
from data_models.incidents import Incident
from data_models.record import Entry
from data_models.same_incident import Links

AT_ONCE = 10
JOINED_HEADINGS = ("Entry", "How", "Date", "Agency", "Who saw it", "What the row says", "Said by")


@dataclass(frozen=True, slots=True)
class Joined:
    """An incident told by several entries. ``members``: letter, entry, and whether it only repeats. ``told_apart``: "" or what a person
    said of two of them that others hold together all the same. ``decisions``: those that brought some of them together."""

    heading: str
    table: TableView
    members: tuple[tuple[str, Entry, bool], ...]
    told_apart: str
    decisions: tuple[Decision, ...]

    @property
    def key(self) -> str:
        return self.members[0][1].id


@dataclass(frozen=True, slots=True)
class IncidentsView:
    """``waiting`` and ``joined`` by date. ``apart``: decisions that stand under no joined incident, newest first."""

    sentence: str
    waiting: tuple[SideBySide, ...]
    joined: tuple[Joined, ...]
    apart: tuple[Decision, ...]


def incidents_view(database: Database, scope: Scope, history: History) -> IncidentsView:
    rows = database.ask(scope, "incident_decisions", family=history.family.id)
    by_entry = incident_by_entry(history)
    decisions, who, links = decisions_made(rows, history), said_by(rows, history), Links(history.links)
    told_by_several = {incident.id: incident for incident in by_entry.values() if len(all_of(incident)) > 1}
    joined = tuple(_joined(incident, who, decisions, links) for incident in told_by_several.values())
    shown = {decision.import_id for incident in joined for decision in incident.decisions}
    waiting = tuple(side_by_side(pair, by_entry) for pair in history.made(pairs_in))
    return IncidentsView(
        _sentence(len(waiting), len(joined), history), waiting, joined,
        tuple(decision for decision in decisions if decision.import_id not in shown),
    )


def entries_with(history: History, words: str, most: int) -> tuple[Entry, ...]:
    """The first ``most`` entries whose text, date or agency holds all of ``words``, in the order of the record."""
    wanted = words.casefold().split()
    found = (
        entry for entry in history.entries
        if all(word in f"{entry.text} {entry.happened.in_words()} {entry.agency.label}".casefold() for word in wanted)
    )
    return tuple(entry for _, entry in zip(range(most), found, strict=False))


def in_a_line(entry: Entry) -> str:
    text = entry.text if len(entry.text) <= 90 else entry.text[:87] + "…"
    return f"{entry.happened.in_words()}, {entry.agency.label}: {text}"


def _sentence(waiting: int, joined: int, history: History) -> str:
    possible = {0: "No possible same incident waits", 1: "1 possible same incident waits"}.get(waiting, f"{waiting} possible same incidents wait")
    return (
        f"{possible} for a person; {joined} {'incident is' if joined == 1 else 'incidents are'} described by more than one entry. "
        f"As known on {day_in_words(history.as_at)}."
    )


def _joined(incident: Incident, who: Mapping[str, str], decisions: Sequence[Decision], links: Links) -> Joined:
    echoes = {echo.id for echo in incident.echoes}
    letters = {entry.id: _letter(place) for place, entry in enumerate(all_of(incident))}
    apart = [f"{letters[one]} and {letters[other]}" for one, other in combinations(letters, 2) if links.apart(one, other)]
    return Joined(
        heading=f"{incident.happened.in_words()}: {', '.join(agency.label for agency in incident.agencies)}",
        table=TableView(_caption(incident), JOINED_HEADINGS, tuple(TableRow((
            letters[entry.id], "only repeats" if entry.id in echoes else "describes", entry.happened.in_words(),
            entry.agency_name or entry.agency.label, status_in_words(entry.evidence_status), entry.text, who.get(entry.id, "–"),
        ), entry.id) for entry in all_of(incident))),
        members=tuple((letters[entry.id], entry, entry.id in echoes) for entry in all_of(incident)),
        told_apart=f"A person said that {'; '.join(apart)} are not the same. Other entries hold them together all the same." if apart else "",
        decisions=tuple(decision for decision in decisions if decision.joins & letters.keys()),
    )


def _caption(incident: Incident) -> str:
    described = "1 entry describes it" if len(incident.entries) == 1 else f"{len(incident.entries)} entries describe it"
    return described + (f"; {len(incident.echoes)} only {'repeats' if len(incident.echoes) == 1 else 'repeat'}" if incident.echoes else "")


def _letter(place: int) -> str:
    """A to Z, then A2 and so on."""
    turn, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(turn + 1) if turn else "")
