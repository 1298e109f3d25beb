"""The words by which entries name people of whom nobody has said yet whom they mean. Only what this reader may see by the date."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.page_data.people_links import Naming, key_of
from dashboard.page_data.people_offers import NOTHING_KNOWN, Offer, offer_by_role, side_of
from dashboard.page_data.words_read import text_that_is_read
from dashboard.store.rows import Row
from data_models.agencies import Agency
from data_models.history import History
from data_models.people import FamilyRole, LinkKind
from data_models.record import Entry, Fact

_THAT_TIME = re.compile(r"\s+(?:(?:of|at) (?:that|the) time|back then|at that point)\b", re.IGNORECASE)
NAMED, LABEL = "named", "label"
"""Kinds of mention: a person named only in passing, and words such as other files use for labels. All others are role words."""

Mention = tuple[Entry, Row]
"""An entry and one of its rows of ``care.mention``."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of naming somebody that waits. ``facts``: the entries and rows where it stands and nobody said whom it means.

    ``passing``: a person named only in passing. ``likely``: members whom it may mean, each with the reasons; nothing is chosen for anybody.
    """

    kind: LinkKind
    written: str
    facts: tuple[Fact, ...]
    role: FamilyRole | None = None
    passing: bool = False
    offer: Offer = NOTHING_KNOWN
    likely: tuple[Offer, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.kind.value}-{key_of(self.written)}"

    @property
    def where(self) -> str:
        """"12 entries and 1 other row, from Police, School"."""
        entries = sum(isinstance(fact, Entry) for fact in self.facts)
        others = len(self.facts) - entries
        counted = [f"{entries} {'entry' if entries == 1 else 'entries'}"] if entries else []
        counted += [f"{others} {'other ' if entries else ''}{'row' if others == 1 else 'rows'}"] if others else []
        return f"{' and '.join(counted)}, from {', '.join(dict.fromkeys(fact.agency.label for fact in self.facts))}"


def open_mentions(history: History, naming: Naming, mentions: Sequence[Row]) -> tuple[Mention, ...]:
    """The mentions, in the order of the record, that no label of a member and no decision explains."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in mentions:
        if not naming.labels.member(row["words"]) and not naming.answer(row["words"], row["entry_id"]):
            found[row["entry_id"]].append(row)
    return tuple((entry, row) for entry in history.entries if entry.id in found for row in _outside_labels(entry, found[entry.id], naming))


def _outside_labels(entry: Entry, rows: Sequence[Row], naming: Naming) -> list[Row]:
    """Those that are not part of a member's label, as "mother" is of "Stepfather X's mother"."""
    spans = list(naming.label_spans(_whole_text(entry)))
    return [row for row in rows if not any(start <= row["start"] and row["start"] + len(row["words"]) <= end for start, end in spans)]


def _whole_text(entry: Entry) -> str:
    """The text in which the places of mentions count."""
    return f"{text_that_is_read(entry.title, entry.description, entry.action_outcome, entry.child_voice)}\n{entry.people_raw}"


def waiting_words(history: History, naming: Naming, mentions: Sequence[Mention]) -> tuple[Way, ...]:
    """Role words, then persons named only in passing, commonest first. ``mentions``: the open ones."""
    entries: dict[str, dict[str, Entry]] = defaultdict(dict)
    rows: dict[str, list[Row]] = defaultdict(list)
    for entry, row in mentions:
        if row["kind"] != LABEL:
            entries[key_of(row["words"])][entry.id] = entry
            rows[key_of(row["words"])].append(row)
    ways = _of_one_side([_way(rows[key], where, history, naming) for key, where in entries.items()])
    return tuple(sorted(ways, key=lambda way: (way.passing, -len(way.facts), way.written.casefold())))


def _way(rows: Sequence[Row], where: Mapping[str, Entry], history: History, naming: Naming) -> Way:
    """``where``: the entries of these rows by id, in order."""
    entries = tuple(where.values())
    written = Counter(str(row["words"]) for row in rows).most_common(1)[0][0]
    role = next((FamilyRole(row["role"]) for row in rows if row["role"]), None)
    passing = all(row["kind"] == NAMED for row in rows)
    if passing or role is None:
        return Way(LinkKind.MENTION, written, entries, role, passing)
    if any(_of_another_time(row, where[row["entry_id"]]) for row in rows):
        return Way(LinkKind.MENTION, written, entries, role, offer=Offer("", "a row speaks of somebody of another time"))
    denied = naming.denied(written, "")
    offer = offer_by_role(written, role, [member for member in history.people if member.label not in denied])
    return Way(LinkKind.MENTION, written, entries, role, offer=offer)


def _of_another_time(row: Row, entry: Entry) -> bool:
    """True for "his wife of that time": whoever it was, it need not be the one whom the record knows."""
    return bool(_THAT_TIME.match(_whole_text(entry), row["start"] + len(row["words"])))


def _of_one_side(ways: Sequence[Way]) -> list[Way]:
    """No offer of one member for words of both sides: the only grandparent in a record is not both the mother's mother and the father's."""
    sides: dict[str, set[str]] = defaultdict(set)
    for way in ways:
        if way.offer.person and side_of(way.written):
            sides[way.offer.person].add(side_of(way.written))
    return [
        replace(way, offer=Offer("", f"the entries name both sides of the family, and the record only {way.offer.person}"))
        if len(sides[way.offer.person]) > 1 and way.role is FamilyRole.GRANDPARENT else way for way in ways
    ]


def least_restricted(facts: Sequence[Fact]) -> tuple[str, str]:
    """Agency and sensitivity for what is said of words that stand in ``facts``: those of the fact that most readers may see."""
    chosen = min(facts, key=lambda fact: (fact.sensitivity != "normal", fact.agency is not Agency.CHILDRENS_SOCIAL_CARE), default=None)
    return (chosen.agency.value, chosen.sensitivity) if chosen else (Agency.CHILDRENS_SOCIAL_CARE.value, "normal")
