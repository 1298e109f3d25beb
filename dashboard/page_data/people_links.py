"""Whom the words and labels of files mean, applied on reading, so that taking a decision back restores what was there.

By rule a member's own label in an entry means that member (``people_labels`` says which labels are whose). By a person's word other words
do, wherever they stand or in one entry. What is said of one entry counts before what is said of all, and a person's word before a rule.
Words stand where they are whole words and, once the words of the family's entries have been read (``care.mention``), where the reading
found that they name somebody: "mother" does not stand in "her mother", nor in "another mother".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from dashboard.page_data.people_labels import Labels, labels_of
from dashboard.store.rows import Row
from data_models.people import Identifier, LinkDecision, LinkKind, Person, PersonLink
from data_models.record import Entry, Fact

Parts = Mapping[str, tuple[Fact, ...]]
"""The facts of a history by the name of its part."""

NAMES_SEVERAL = ("children", "people")
NAMES_SOMEBODY = ("person", "about", "made_by", "who", "reported_by", "declined_by", "concerning", "owner")
"""Fields that name people: lists of labels, and texts in which a label may stand among other words ("Child 1234; Child 88")."""


def with_people_linked(parts: Parts, mentions: Sequence[Row] = ()) -> tuple[dict[str, tuple[Fact, ...]], tuple[Person, ...]]:
    """The parts of a history as the decisions in them read it, and the rows about people that tell of a member once more.

    ``mentions``: how the entries name people, as their words were read; empty where they were not. No fact is added or lost: every row
    about a person is among the people or among those further rows.
    """
    people = [fact for fact in parts["people"] if isinstance(fact, Person)]
    identifiers = [fact for fact in parts["identifiers"] if isinstance(fact, Identifier)]
    links = [fact for fact in parts["person_links"] if isinstance(fact, PersonLink)]
    labels = labels_of(people, identifiers, links)
    members, told_otherwise = _folded(people, labels)
    read = {part: _renamed(facts, labels) for part, facts in parts.items()} | {"people": members, "person_links": parts["person_links"]}
    naming = naming_of(labels, links, mentions)
    read["entries"] = tuple(naming.read(entry) if isinstance(entry, Entry) else entry for entry in read["entries"])
    return read, told_otherwise


@lru_cache(maxsize=4096)
def key_of(words: str) -> str:
    """Words as they are compared: without capitals, unless they are one or two letters, for "mo" is also a month and "MO" a method."""
    written = " ".join(words.replace("’", "'").split())
    return written if len(written) <= 2 else written.casefold()


@dataclass(frozen=True, slots=True)
class Naming:
    """How entries are read. ``said``: the decision on words, by (key of the words, entry); the entry is "" where it is said of all.

    ``naming_somebody``: keys of the words that the reading found in each entry; empty where the words were not read.
    """

    labels: Labels
    said: Mapping[tuple[str, str], PersonLink]
    naming_somebody: Mapping[str, frozenset[str]]
    pattern: re.Pattern[str] | None

    def read(self, entry: Entry) -> Entry:
        """The entry with those whom its words name. Whom its file names in other ways, by number, stays."""
        found = self.in_words(entry)
        by_label = {member for words in found if (member := self.labels.member(words))}
        named = (*(person for person in found.values() if person), *(person for person in entry.people if person not in by_label))
        people = tuple(dict.fromkeys(named))
        return entry if people == entry.people else replace(entry, people=people)

    def in_words(self, entry: Entry) -> dict[str, str]:
        """Member by the words that stand in the entry, in their order; "" where they mean nobody of the family.

        A label counts in the names, the title and the event; words that a person linked count in all that is read for their sake.
        """
        if self.pattern is None:
            return {}
        standing = dict.fromkeys(self.pattern.findall(f"{entry.people_raw}\n{entry.title}\n{entry.description}"))
        if self.said and (entry.action_outcome or entry.child_voice):
            further = self.pattern.findall(f"{entry.action_outcome}\n{entry.child_voice}")
            standing |= dict.fromkeys(words for words in further if not self.labels.member(words))
        return {words: self.means(words, entry.id) for words in standing if self._name_somebody(words, entry.id)}

    def _name_somebody(self, words: str, entry_id: str) -> bool:
        return not self.naming_somebody or bool(self.labels.member(words)) or key_of(words) in self.naming_somebody.get(entry_id, ())

    def label_spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where labels of members stand in ``text``: words inside of one are part of the label."""
        if self.pattern is not None:
            yield from (found.span() for found in self.pattern.finditer(text) if self.labels.member(found[0]))

    def means(self, words: str, entry_id: str) -> str:
        """Whom ``words`` mean in one entry: the label of the member, or ""."""
        answer = self.answer(words, entry_id)
        if answer is not None:
            return self.labels.member(answer.person)
        by_rule = self.labels.member(words)
        return "" if by_rule in self.denied(words, entry_id) else by_rule

    def answer(self, words: str, entry_id: str) -> PersonLink | None:
        """The decision that says whom ``words`` mean in one entry, or that they mean nobody of the family.

        Words said to mean somebody who is not known by the date are not answered.
        """
        said = self._of(words, entry_id)
        denied = self._not(said)
        for link in said:
            person = self.labels.member(link.person)
            if link.decision is LinkDecision.OUTSIDE or (link.decision is LinkDecision.IS and person and person not in denied):
                return link
        return None

    def denied(self, words: str, entry_id: str) -> set[str]:
        """The members whom ``words`` are said not to mean in one entry."""
        return self._not(self._of(words, entry_id))

    def _of(self, words: str, entry_id: str) -> list[PersonLink]:
        """What was said of the one entry, then what was said of all."""
        if not self.said:
            return []
        key = key_of(words)
        return [link for where in dict.fromkeys((entry_id, "")) if (link := self.said.get((key, where))) is not None]

    def _not(self, said: Iterable[PersonLink]) -> set[str]:
        return {self.labels.member(link.person) for link in said if link.decision is LinkDecision.IS_NOT}


def naming_of(labels: Labels, links: Iterable[PersonLink], mentions: Iterable[Row] = ()) -> Naming:
    said = {
        (key_of(link.written), link.entry_id): link for link in sorted(links, key=lambda link: link.id)
        if link.kind is LinkKind.MENTION or (link.kind is LinkKind.LABEL and link.entry_id)
    }
    found: dict[str, set[str]] = defaultdict(set)
    for row in mentions if said else ():
        found[row["entry_id"]].add(key_of(row["words"]))
    written = (*labels.members, *(link.written for link in labels.links))
    return Naming(
        labels, said, {entry_id: frozenset(keys) for entry_id, keys in found.items()}, _any_of(written, tuple(dict.fromkeys(key for key, _ in said))))


@lru_cache(maxsize=64)
def _any_of(labels: tuple[str, ...], words: tuple[str, ...] = ()) -> re.Pattern[str] | None:
    """Any of the labels and words as whole words, longest first: Child A1 is not in Child A10, nor the mother in a mother's partner.

    Words, unlike labels, are not whole in a compound either: no mother stands in a mother-in-law.
    """
    known = {key_of(label) for label in labels}
    alternatives = {label: _spelled_out(label) for label in labels}
    alternatives |= {
        said: (rf"(?<!\w-){_spelled_out(said)}(?!-\w)" if len(said) > 2 else rf"(?<!\w-)(?-i:{_spelled_out(said)})(?!-\w)")
        for said in words if said not in known
    }
    if not alternatives:
        return None
    longest_first = sorted(alternatives, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives[name] for name in longest_first)})(?!\w)", re.IGNORECASE)


def _spelled_out(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split()).replace("’", "'").replace("'", "['’]")


def _folded(people: Sequence[Person], labels: Labels) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Each member once, by the first row under the member's own label, and the further rows under the label of the member.

    A date of birth that the first row leaves open is taken from the next that has one; where two rows differ, both stay to be seen.
    """
    own: dict[str, Person] = {}
    for person in people:
        if labels.member(person.label) == person.label:
            own.setdefault(person.label, person)
    first = {person.id for person in own.values()}
    further = tuple(_as_member(person, labels) for person in people if person.id not in first)
    members = tuple(_with_birthday(person, further) for person in people if person.id in first)
    return members, further


def _as_member(person: Person, labels: Labels) -> Person:
    member = labels.member(person.label)
    if not member or member == person.label:
        return person
    note = f"“{person.label}” in its file" + (f"; {person.note}" if person.note else "")
    return replace(person, label=member, note=note)


def _with_birthday(member: Person, further: Iterable[Person]) -> Person:
    if not member.born.undated:
        return member
    born = next((row.born for row in further if row.label == member.label and not row.born.undated), member.born)
    return replace(member, born=born)


def _renamed(facts: tuple[Fact, ...], labels: Labels) -> tuple[Fact, ...]:
    """Facts with every label of a member as the one that stands for them, in all fields that name people."""
    if not facts or not labels.means or isinstance(facts[0], (Person, PersonLink)):
        return facts
    names = {item.name for item in fields(facts[0])}
    several, somebody = names & set(NAMES_SEVERAL), names & set(NAMES_SOMEBODY)
    if not (several or somebody):
        return facts
    further = _any_of(tuple(link.written for link in labels.links))
    return tuple(_with_names(fact, several, somebody, labels, further) for fact in facts)


def _with_names(fact: Fact, several: Iterable[str], somebody: Iterable[str], labels: Labels, further: re.Pattern[str] | None) -> Fact:
    changes: dict[str, object] = {}
    for name in several:
        listed = getattr(fact, name)
        members = tuple(dict.fromkeys(labels.member(label) or label for label in listed))
        if members != listed:
            changes[name] = members
    for name in somebody:
        written = getattr(fact, name)
        read = labels.member(written) or (further.sub(lambda found: labels.member(found[0]), written) if further else written)
        if read != written:
            changes[name] = read
    return replace(fact, **changes) if changes else fact  # type: ignore[arg-type]  # names are fields of this very fact
