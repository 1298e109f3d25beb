"""What people said on screen about incidents, in words, with who and when: each can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from dashboard.store.rows import Row
from data_models.agencies import agency_named
from data_models.dates import day_in_words
from data_models.history import History
from data_models.record import Entry, LinkRelation


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person said at one time. ``import_id`` takes it back. ``joins``: ids of the entries it brings together, empty for none."""

    import_id: str
    sentence: str
    joins: frozenset[str]


def decisions_made(rows: Sequence[Row], history: History) -> tuple[Decision, ...]:
    """Decisions that stand about entries in view, newest first. ``rows``: the answers to ``incident_decisions``."""
    newest_first = sorted(rows, key=lambda row: (row["recorded_at"], row["import_id"]), reverse=True)
    made = []
    for import_id, group in groupby(newest_first, key=lambda row: row["import_id"]):
        said = [row for row in group if isinstance(history.fact(row["entry_id"]), Entry)]
        if said:
            made.append(Decision(import_id, _sentence(said, history), frozenset(_joined_by(said))))
    return tuple(made)


def said_by(rows: Sequence[Row], history: History) -> Mapping[str, str]:
    """Who joined each joined entry, by its id: the person who last said so, else the row of the file that names it."""
    in_files = {
        (agency_named(link.entry_agency), link.entry_ref.casefold()): link.source.in_words() for link in history.links if not link.entry_id
    }
    found = {
        entry.id: place for entry in history.entries
        if entry.event_ref and (place := in_files.get((entry.agency, entry.event_ref.casefold())))
    }
    for row in sorted(rows, key=lambda row: row["recorded_at"]):
        found.update(dict.fromkeys(_joined_by([row]), f"{row['recorded_by']}, {day_in_words(row['recorded_at'].date())}"))
    return found


def _joined_by(said: Sequence[Row]) -> set[str]:
    return {row[end] for row in said if row["relation"] != LinkRelation.SEPARATE.value for end in ("entry_id", "other_entry_id") if row[end]}


def _sentence(said: Sequence[Row], history: History) -> str:
    """"local, 3 May 2026 14:02. Police (4 March 2020) and School (5 March 2020): one incident." What is said of several is said at once."""
    beside: dict[tuple[LinkRelation, str], list[str]] = {}
    for row in said:
        beside.setdefault((LinkRelation(row["relation"]), _short(row["entry_id"], history)), []).append(_beside(row, history))
    alike: dict[tuple[LinkRelation, str], list[str]] = {}
    for (relation, entry), others in beside.items():
        alike.setdefault((relation, ", ".join(dict.fromkeys(others))), []).append(entry)
    words = " ".join(_SAYINGS[relation].format(", ".join(entries), others) for (relation, others), entries in alike.items())
    return f"{said[0]['recorded_by']}, {_moment(said[0]['recorded_at'])}. {words}"


_SAYINGS = {
    LinkRelation.SAME_INCIDENT: "{} and {}: one incident.", LinkRelation.REPEATS: "{} only repeats {}.",
    LinkRelation.SEPARATE: "{} and {}: not the same.",
}


def _beside(row: Row, history: History) -> str:
    return f"the incident that a file calls “{row['incident']}”" if row["incident"] else _short(row["other_entry_id"], history)


def _short(entry_id: str, history: History) -> str:
    entry = history.fact(entry_id)
    return f"{entry.agency.label} ({entry.happened.in_words()})" if isinstance(entry, Entry) else "an entry not in view"


def _moment(when: datetime) -> str:
    return f"{day_in_words(when.date())} {when:%H:%M}"
