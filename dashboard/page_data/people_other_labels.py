"""Labels of other files that may be a member's further label: offered with reasons, linked only by a person's word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache

from dashboard.page_data.people_labels import Labels, Number, known_by_number_only, numbers_of, spelled
from dashboard.page_data.people_offers import NOTHING_KNOWN, Offer, likeness, same_source
from dashboard.page_data.people_ways import LABEL, Mention, Way
from data_models.history import History
from data_models.people import Identifier, LinkDecision, LinkKind, Person, PersonLink
from data_models.record import Fact

_ONLY_LABELS = ("children", "people")
"""Fields that hold nothing but labels; a single ``person`` is one too."""


@dataclass(frozen=True, slots=True)
class AsFiled:
    """What files say of people, under the labels that they have there."""

    people: tuple[Person, ...]
    identifiers: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class _Labelled:
    """By label as it is compared: how it is written, the rows about that person, and the other facts where it stands."""

    written: Mapping[str, str]
    rows: Mapping[str, list[Person]]
    facts: Mapping[str, list[Fact]]
    numbers: Mapping[str, Sequence[Number]]

    def likely(self, label: str, members: Sequence[str]) -> tuple[Offer, ...]:
        key = spelled(label)
        offers = (likeness(label, self.rows.get(key, ()), member, self.rows[spelled(member)], self.numbers) for member in members)
        return tuple(sorted((offer for offer in offers if offer.why), key=lambda offer: (not offer.strong, offer.person)))

    def doubles(self, label: str, members: Sequence[str]) -> bool:
        """True where a member of another file, who stands in more facts, is likely the same: one question about two labels, not two."""
        def weight(name: str) -> tuple[int, str]:
            return -len(self.facts.get(spelled(name), ())), name

        return any(
            offer.strong and weight(offer.person) < weight(label) and not same_source(self.rows[spelled(offer.person)], self.rows[spelled(label)])
            for offer in self.likely(label, members)
        )


def waiting_labels(history: History, labels: Labels, filed: AsFiled, mentions: Sequence[Mention]) -> tuple[Way, ...]:
    """Labels made of a number, where the family has others; members of two files who are likely one; and labels that no row explains.

    ``mentions``: the open ones.
    """
    known = _labelled(history, filed, mentions)
    named = [label for label in labels.members if not known_by_number_only(label, known.numbers)]
    unexplained = [written for key, written in known.written.items() if not labels.member(key)]
    numbered = [label for label in labels.members if label not in named] if named else []
    doubled = [label for label in named if known.doubles(label, _others(label, named, history.person_links))]
    ways = []
    for label in (*numbered, *doubled, *unexplained):
        if spelled(label) not in labels.settled:
            likely = known.likely(label, _others(label, named, history.person_links))
            facts = (*known.rows.get(spelled(label), ()), *known.facts.get(spelled(label), ()))
            ways.append(Way(LinkKind.LABEL, label, facts, likely=likely, offer=NOTHING_KNOWN))
    return tuple(ways)


def _others(label: str, members: Sequence[str], links: Sequence[PersonLink]) -> list[str]:
    """The members whom ``label`` may mean: not itself, and nobody of whom a person said that it does not mean them."""
    denied = {
        spelled(link.person) for link in links
        if link.kind is LinkKind.LABEL and link.decision is LinkDecision.IS_NOT and not link.entry_id and spelled(link.written) == spelled(label)
    }
    return [member for member in members if spelled(member) not in denied | {spelled(label)}]


def _labelled(history: History, filed: AsFiled, mentions: Sequence[Mention]) -> _Labelled:
    written: dict[str, str] = {}
    facts: dict[str, dict[str, Fact]] = {}
    rows: dict[str, list[Person]] = {}
    for person in filed.people:
        rows.setdefault(spelled(person.label), []).append(person)
    standing = [(label, fact) for fact in history.facts() if not isinstance(fact, (Person, PersonLink)) for label in _labels_in(fact)]
    standing += [(row["words"], entry) for entry, row in mentions if row["kind"] == LABEL]
    compared: dict[str, str] = {}  # the few labels of a family stand in thousands of rows
    for label, fact in standing:
        key = compared.get(label)
        if key is None:
            key = compared[label] = spelled(label)
            written.setdefault(key, label)
        facts.setdefault(key, {})[fact.id] = fact
    return _Labelled(written, rows, {key: list(found.values()) for key, found in facts.items()}, numbers_of(filed.identifiers))


def _labels_in(fact: Fact) -> tuple[str, ...]:
    several, one = _fields_of_labels(type(fact))  # type: ignore[arg-type]  # a class has a hash
    return (*(label for name in several for label in getattr(fact, name)), *(getattr(fact, name) for name in one))


@cache
def _fields_of_labels(kind: type[Fact]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a kind of fact that hold several labels, and those that hold one."""
    names = {item.name for item in fields(kind)}
    return tuple(name for name in _ONLY_LABELS if name in names), tuple(name for name in ("person",) if name in names)
