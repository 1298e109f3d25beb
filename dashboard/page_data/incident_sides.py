"""Entries side by side at equal size, for a person to judge whether they tell one incident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from dashboard.page_data.incident_suggestions import Pair
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from data_models.dates import day_in_words
from data_models.history import History
from data_models.incidents import Incident, incidents_in
from data_models.record import Entry

MOST_BESIDE = 6
"""Columns side by side; of an incident of more entries the first are shown, and how many more there are is said."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two entries to be judged, A and B, with what is joined to either already. ``table``: one column an entry.

    ``ones`` and ``others``: the whole incidents of A and B. ``echo``: id of the one that may only repeat the other, "" for neither.
    """

    heading: str
    why: str
    table: TableView
    first: Entry
    second: Entry
    ones: tuple[Entry, ...]
    others: tuple[Entry, ...]
    shown: tuple[tuple[str, Entry], ...]
    echo: str = ""

    @property
    def key(self) -> str:
        return f"{self.first.id}-{self.second.id}"


def side_by_side(pair: Pair, by_entry: Mapping[str, Incident]) -> SideBySide:
    """``by_entry``: the incident of every entry, by the entry's id."""
    ones, others = all_of(by_entry[pair.first.id]), all_of(by_entry[pair.second.id])
    beside = [
        (pair.first, ""), (pair.second, ""),
        *((entry, "one incident with A") for entry in ones if entry.id != pair.first.id),
        *((entry, "one incident with B") for entry in others if entry.id != pair.second.id),
    ]
    shown = tuple(zip(ascii_uppercase, (entry for entry, _ in beside[:MOST_BESIDE]), strict=False))
    return SideBySide(
        heading=f"{pair.first.happened.in_words()}: {pair.first.agency.label} and {pair.second.agency.label}",
        why=_why(pair, len(beside) - len(shown)), table=_columns(shown, [note for _, note in beside]),
        first=pair.first, second=pair.second, ones=ones, others=others, shown=shown, echo=pair.echo,
    )


def set_side_by_side(history: History, first: Entry, second: Entry) -> SideBySide | None:
    """Two entries of a person's own choice; None where they are one incident already."""
    by_entry = incident_by_entry(history)
    if by_entry[first.id] is by_entry[second.id]:
        return None
    return side_by_side(Pair(first, second, ("chosen by you",)), by_entry)


def incident_by_entry(history: History) -> dict[str, Incident]:
    return {entry.id: incident for incident in history.made(incidents_in) for entry in all_of(incident)}


def all_of(incident: Incident) -> tuple[Entry, ...]:
    return (*incident.entries, *incident.echoes)


def _why(pair: Pair, left: int) -> str:
    why = "; ".join(pair.reasons)
    said = [why[:1].upper() + why[1:]]
    if pair.echo:
        said.append("A may only repeat B" if pair.echo == pair.first.id else "B may only repeat A")
    if left:
        said.append(f"{left} more {'entry is' if left == 1 else 'entries are'} joined to these already")
    return "".join(f"{sentence}. " for sentence in said).rstrip()


def _columns(shown: Sequence[tuple[str, Entry]], notes: Sequence[str]) -> TableView:
    entries = [entry for _, entry in shown]
    rows = (
        ("Date as written", *(entry.happened.raw or "nothing written" for entry in entries)),
        ("Read as", *(_interval(entry) for entry in entries)),
        ("Who saw it", *(status_in_words(entry.evidence_status) for entry in entries)),
        ("Told by", *(entry.reported_by or entry.source_of_information or "not recorded" for entry in entries)),
        ("What the row says", *(entry.text for entry in entries)),
        ("What was done", *(entry.action_outcome or "not recorded" for entry in entries)),
        ("Where it is from", *(entry.source.in_words() for entry in entries)),
    )
    headings = (
        f"{letter}: {entry.agency_name or entry.agency.label}" + (f" ({note})" if note else "")
        for (letter, entry), note in zip(shown, notes, strict=False)
    )
    return TableView("The entries side by side", ("Entry", *headings), tuple(TableRow(row) for row in rows))


def _interval(entry: Entry) -> str:
    happened = entry.happened
    if happened.start is None or happened.end is None or happened.exact:
        return happened.in_words()
    return f"{happened.in_words()} (any day from {day_in_words(happened.start)} to {day_in_words(happened.end)})"
