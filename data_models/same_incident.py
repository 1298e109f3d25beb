"""Which entries tell one incident: what agencies' files and people on screen said of them, put together. Standard library only.

A file names an incident and the entries that describe or repeat it. On screen a person says of two entries that they are one
incident, that one only repeats the other, or that they are not the same; the newest answer about a pair counts, and where a
person and a file differ the person counts, having had both entries in view.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data_models.agencies import Agency, agency_named
from data_models.record import Entry, IncidentLink, LinkRelation


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one incident in the order given. ``label``: what a file calls it, "" where none does.

    ``told``: entries that describe it, never empty. ``repeated``: entries that only repeat one of those.
    """

    label: str
    told: tuple[Entry, ...]
    repeated: tuple[Entry, ...]


class Links:
    """Statements about incidents, sorted by what they are about. A link that matches no entry changes nothing."""

    def __init__(self, links: Iterable[IncidentLink]) -> None:
        self.pairs: dict[frozenset[str], IncidentLink] = {}
        self._on_screen: dict[str, dict[str, LinkRelation]] = defaultdict(dict)
        self._in_files: dict[tuple[Agency | None, str], dict[str, LinkRelation]] = defaultdict(dict)
        for link in links:
            if link.entry_id and link.other_entry_id:
                self.pairs[frozenset((link.entry_id, link.other_entry_id))] = link
            elif link.entry_id and link.incident:
                self._on_screen[link.entry_id][link.incident] = link.relation
            elif link.incident:
                self._in_files[agency_named(link.entry_agency), link.entry_ref.casefold()][link.incident] = link.relation
        self.told_apart = {entry_id for pair, link in self.pairs.items() if link.relation is LinkRelation.SEPARATE for entry_id in pair}

    def named(self, entry: Entry) -> dict[str, LinkRelation]:
        """How an entry stands to incidents that have a name; a person's statement wins over a file's."""
        in_files = self._in_files.get((entry.agency, entry.event_ref.casefold())) if self._in_files and entry.event_ref else None
        on_screen = self._on_screen.get(entry.id)
        return {**(in_files or {}), **(on_screen or {})} if in_files or on_screen else {}

    def between(self, one: str, other: str) -> LinkRelation | None:
        """What a person said of two entries, None where nobody did."""
        link = self.pairs.get(frozenset((one, other)))
        return link.relation if link else None

    def apart(self, one: str, other: str) -> bool:
        return self.between(one, other) is LinkRelation.SEPARATE

    def about(self, entry_id: str) -> dict[str, IncidentLink]:
        """What a person said of this entry and each other that was set beside it, by the other's id."""
        return {other: link for pair, link in self.pairs.items() if entry_id in pair for other in pair if other != entry_id}


def grouped(entries: Sequence[Entry], links: Links) -> tuple[Group, ...]:
    """Every entry in exactly one group. Neither the order of the links nor that of unrelated ones matters.

    Entries hang together through others, also through one that is not in view: who said that A and B, and B and C, are one incident
    said so of A and C. Two entries told apart are not joined by being named under one incident, yet a third may still join them.
    An entry that repeats several incidents stands with the earliest, and does not make them one.
    """
    named = {entry.id: names for entry in entries if (names := links.named(entry))}  # most entries are told of by no link
    tellers = _tellers(named)
    together = Together()
    for members in tellers.values():
        _join_named(members, links, together)
    for link in links.pairs.values():
        if link.relation is LinkRelation.SAME_INCIDENT:
            together.join(link.entry_id, link.other_entry_id)
    origins, unseen = _repeated(entries, named, tellers, links)
    for echo, told in origins.items():
        together.join(echo, told)
    for echoes in unseen.values():
        _join_named([echo for echo in echoes if echo not in origins], links, together)
    return _groups(entries, named, {*origins, *(echo for echoes in unseen.values() for echo in echoes)}, together)


def _tellers(named: Mapping[str, Mapping[str, LinkRelation]]) -> dict[str, list[str]]:
    """Ids of the entries that describe each named incident."""
    tellers: dict[str, list[str]] = defaultdict(list)
    for entry_id, names in named.items():
        for incident, relation in names.items():
            if relation is LinkRelation.SAME_INCIDENT:
                tellers[incident].append(entry_id)
    return tellers


def _join_named(members: Sequence[str], links: Links, together: "Together") -> None:
    """Join every two entries named under one incident, but for pairs that a person told apart."""
    free = next((member for member in members if member not in links.told_apart), None)
    for anchor in members if free is None else (free,):  # one that nobody told apart from any holds all of them
        for member in members:
            if not links.apart(anchor, member):
                together.join(anchor, member)


def _repeated(
    entries: Sequence[Entry], named: Mapping[str, Mapping[str, LinkRelation]], tellers: Mapping[str, Sequence[str]], links: Links,
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The earliest entry that each echo repeats, by the echo's id, what a person said before what a file says; and the echoes of named
    incidents that no entry in view describes."""
    place = {entry.id: number for number, entry in enumerate(entries)}
    on_screen: dict[str, list[str]] = defaultdict(list)
    for link in links.pairs.values():
        if link.relation is LinkRelation.REPEATS:
            on_screen[link.entry_id].append(link.other_entry_id)
    earliest = {echo: min(told, key=lambda told: (place.get(told, len(place)), told)) for echo, told in on_screen.items()}
    unseen: dict[str, list[str]] = defaultdict(list)
    for entry_id, names in named.items():
        repeated = sorted(incident for incident, relation in names.items() if relation is LinkRelation.REPEATS)
        told = [first for incident in repeated if incident in tellers and (first := _first_told(entry_id, tellers[incident], links))]
        if told:
            earliest.setdefault(entry_id, min(told, key=lambda first: place[first]))
        elif none_in_view := [incident for incident in repeated if incident not in tellers]:
            unseen[none_in_view[0]].append(entry_id)
    return earliest, unseen


def _first_told(echo: str, members: Sequence[str], links: Links) -> str:
    """The entry that ``echo`` repeats where a file says that it repeats a named incident: the first that describes it.

    "" where a person set the two side by side and said otherwise.
    """
    if any(links.between(echo, member) is LinkRelation.SAME_INCIDENT for member in members):
        return ""
    return next((member for member in members if not links.apart(echo, member)), "")


def _groups(
    entries: Sequence[Entry], named: Mapping[str, Mapping[str, LinkRelation]], echoes: set[str], together: "Together",
) -> tuple[Group, ...]:
    members: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        members[together.root(entry.id)].append(entry)
    groups = []
    for group in members.values():
        if len(group) == 1 and group[0].id not in named:  # as most are
            groups.append(Group("", tuple(group), ()))
            continue
        told = tuple(entry for entry in group if entry.id not in echoes) or tuple(group)  # with no origin in view, echoes are all there is
        repeated = tuple(entry for entry in group if entry.id in echoes) if len(told) < len(group) else ()
        names = {incident for entry in told for incident, relation in named.get(entry.id, {}).items() if relation is not LinkRelation.SEPARATE}
        groups.append(Group(min(names, default=""), told, repeated))
    return tuple(groups)


class Together:
    """Disjoint sets of ids (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, item: str) -> str:
        parent = self._parent
        while (above := parent.get(item, item)) != item:
            parent[item] = parent.get(above, above)
            item = parent[item]
        return item

    def join(self, one: str, other: str) -> None:
        first, second = self.root(one), self.root(other)
        if first != second:
            self._parent[second] = first
