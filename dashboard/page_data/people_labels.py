"""Which labels mean one member of the family: by rule where a number or the label itself says so, or as a person decided.

A file knows a child by a label of its own, such as "Child 1234". Nothing is merged in the record: the rows stay as they came, and what is
worked out here is worked out anew on every reading, so that a decision taken back leaves no trace.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nhs_number.validate import is_valid

from dashboard.importers.structured.numbers import NHS_NUMBER, kind_of_number
from data_models.people import Identifier, LinkBasis, LinkDecision, LinkKind, Person, PersonLink

Number = tuple[str, str]
"""Kind of number and the number, as they are compared."""


@dataclass(frozen=True, slots=True)
class LabelLink:
    """A further label of a member and why it is taken for theirs. ``link``: the decision, None where a rule says so."""

    written: str
    person: str
    why: str
    link: PersonLink | None = None

    @property
    def basis(self) -> LinkBasis:
        return self.link.basis if self.link else LinkBasis.RULE


@dataclass(frozen=True, slots=True)
class Labels:
    """``members``: each by the label that stands for them. ``links``: further labels of theirs. ``means``: member by label.

    ``settled``: labels of which a person said whose they are, or that they are nobody's in the family. Labels as they are compared.
    """

    members: tuple[str, ...]
    links: tuple[LabelLink, ...] = ()
    settled: frozenset[str] = frozenset()
    means: Mapping[str, str] = field(default_factory=dict)
    _asked: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def member(self, label: str) -> str:
        """The label of the member whom ``label`` means, "" where it means none."""
        if label not in self._asked:  # the few labels of a family stand in thousands of rows
            self._asked[label] = self.means.get(spelled(label), "")
        return self._asked[label]


def spelled(label: str) -> str:
    """A label as it is compared: one apostrophe, single spaces, no capitals."""
    return " ".join(label.replace("’", "'").split()).casefold()


def number_of(system: str, value: str) -> Number | None:
    """A number as it is compared, exactly, leading zeros and all; an NHS number by its digits. None for one that cannot be an NHS number."""
    kind = kind_of_number(system)
    if kind != NHS_NUMBER:
        return (kind, value.strip()) if value.strip() else None
    digits = re.sub(r"\D", "", value)
    return (kind, digits) if len(digits) == 10 and is_valid(digits) else None


def numbers_of(identifiers: Iterable[Identifier]) -> dict[str, tuple[Number, ...]]:
    """The numbers of each label, by the label as it is compared."""
    found: dict[str, dict[Number, None]] = defaultdict(dict)
    for identifier in identifiers:
        if number := number_of(identifier.system, identifier.value):
            found[spelled(identifier.person)][number] = None
    return {label: tuple(numbers) for label, numbers in found.items()}


def known_by_number_only(label: str, numbers: Mapping[str, Sequence[Number]]) -> bool:
    """True for a label such as "Child 1234" that an import made of one of the person's own numbers, for want of any other."""
    return any(spelled(label).endswith(f" {value.casefold()}") for _, value in numbers.get(spelled(label), ()))


def labels_of(people: Sequence[Person], identifiers: Sequence[Identifier], links: Sequence[PersonLink]) -> Labels:
    """What the rows about people, the numbers and the decisions that stand come to, whatever order they are given in.

    Of several spellings of one label the first in the alphabet stands for it, capitals first.
    """
    as_written: dict[str, str] = {}
    for label in sorted(person.label for person in people):
        as_written.setdefault(spelled(label), label)
    in_order = sorted(links, key=lambda link: link.id)
    decisions = {spelled(link.written): link for link in in_order if link.kind is LinkKind.LABEL and not link.entry_id}
    found = _by_decision(as_written, decisions)
    for label, member, why in _by_number(as_written, numbers_of(identifiers), in_order, found):
        said = decisions.get(label)
        if said is None or (said.decision is LinkDecision.IS_NOT and _end(spelled(said.person), found) != member):
            found[label] = LabelLink(as_written[label], as_written[member], why)
    outside = {label for label, link in decisions.items() if link.decision is LinkDecision.OUTSIDE}
    means = {label: as_written[end] for label in (*as_written, *found) if (end := _end(label, found)) not in outside}
    return Labels(
        members=tuple(written for label, written in as_written.items() if label in means and label not in found),
        links=tuple(LabelLink(link.written, means[label], link.why, link.link) for label, link in found.items() if label in means),
        settled=frozenset(outside | {label for label, link in decisions.items() if _says_who(link, as_written)}),
        means=means,
    )


def _says_who(link: PersonLink, as_written: Mapping[str, str]) -> bool:
    return link.decision is LinkDecision.IS and spelled(link.person) in as_written


def _by_decision(as_written: Mapping[str, str], decisions: Mapping[str, PersonLink]) -> dict[str, LabelLink]:
    """Labels linked to others by a person's word. One that would close a circle is left out; a label linked to itself stands for itself."""
    found: dict[str, LabelLink] = {}
    for label, link in decisions.items():
        if _says_who(link, as_written) and label not in _way_from(spelled(link.person), found):
            found[label] = LabelLink(as_written.get(label, link.written), as_written[spelled(link.person)], link.note, link)
    return found


def _way_from(label: str, found: Mapping[str, LabelLink]) -> list[str]:
    """From a label through those it was linked to, in turn, to the one that is linked to no other."""
    way = [label]
    while way[-1] in found:
        way.append(spelled(found[way[-1]].person))
    return way


def _end(label: str, found: Mapping[str, LabelLink]) -> str:
    return _way_from(label, found)[-1]


def _by_number(
    as_written: Mapping[str, str], numbers: Mapping[str, Sequence[Number]], links: Sequence[PersonLink], found: Mapping[str, LabelLink],
) -> Iterator[tuple[str, str, str]]:
    """(label, label of the member, why) for labels made of a number where one member holds that very number.

    Where two members hold it, one of them holds it by mistake: that is for a person to see, and no rule touches it.
    """
    for number, holders in sorted(_holders(as_written, numbers, links).items()):
        ends = sorted({_end(label, found) for label in holders} & as_written.keys())
        named = [label for label in ends if not known_by_number_only(as_written[label], numbers)]
        member, *others = (*named, *(label for label in ends if label not in named)) or ("",)
        if len(named) <= 1:
            yield from ((label, member, f"the same {number_in_words(number[0])}") for label in others)


def _holders(as_written: Mapping[str, str], numbers: Mapping[str, Sequence[Number]], links: Sequence[PersonLink]) -> dict[Number, set[str]]:
    """Whose each number is, as files say it and people put it right."""
    holders: dict[Number, set[str]] = defaultdict(set)
    for label, own in numbers.items():
        for number in own:
            holders[number].add(label)
    for link in links:
        system, _, value = link.written.partition(" ")
        about = number_of(system, value) if link.kind is LinkKind.IDENTIFIER else None
        if about and _says_who(link, as_written):
            holders[about].add(spelled(link.person))
        elif about and link.decision is LinkDecision.IS_NOT:
            holders[about].discard(spelled(link.person))
    return holders


def number_in_words(kind: str) -> str:
    return _KINDS_IN_WORDS.get(kind, kind.replace("_", " "))


_KINDS_IN_WORDS = {"nhs_number": "NHS number", "la_child_id": "council’s own child number", "upn": "UPN", "former_upn": "former UPN", "uln": "ULN"}
