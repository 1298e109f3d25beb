"""Whom the words and labels of files mean, as people here decided: applied on reading, so that taking a decision back restores all.

By rule, a member's own label in a text means that member. By confirmation, other words and other files' labels do. Nothing is
merged in the record: both rows stay, and each opens its own source.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from data_models.people import LinkDecision, LinkKind, Person, PersonLink
from data_models.record import Entry, Fact

_PERSON_FIELDS = ("person", "about", "made_by", "who")
_PEOPLE_FIELDS = ("children",)


@dataclass(frozen=True, slots=True)
class LinkedPeople:
    """``labels``: every label that names a member. ``aliases``: member by another file's label. ``words``: member by words confirmed.

    ``here``: member by (entry, words), for decisions about one entry. ``not_here``: (entry, member) said not to be meant there;
    an entry of "" means anywhere. All keys are in lower case with single spaces.
    """

    labels: tuple[str, ...]
    aliases: Mapping[str, str]
    words: Mapping[str, str]
    here: Mapping[tuple[str, str], str]
    not_here: frozenset[tuple[str, str]]


def spelled(text: str) -> str:
    """Words as they are compared."""
    return " ".join(text.split()).casefold()


def linked_people(people: Iterable[Fact], links: Iterable[Fact]) -> LinkedPeople:
    """What the members' labels and the decisions that stand come to."""
    aliases: dict[str, str] = {}
    words: dict[str, str] = {}
    here: dict[tuple[str, str], str] = {}
    not_here: set[tuple[str, str]] = set()
    for link in links:
        if not isinstance(link, PersonLink):
            continue
        written = spelled(link.written)
        if link.decision is LinkDecision.IS_NOT:
            not_here.add((link.entry_id, spelled(link.person)))
        elif link.decision is LinkDecision.IS and link.kind is LinkKind.LABEL and written != spelled(link.person):
            aliases[written] = link.person
        elif link.decision is LinkDecision.IS and link.kind is LinkKind.MENTION:
            if link.entry_id:
                here[link.entry_id, written] = link.person
            else:
                words[written] = link.person
    labels = tuple(dict.fromkeys(person.label for person in people if isinstance(person, Person)))
    return LinkedPeople(labels, aliases, words, here, frozenset(not_here))


def with_aliases(facts: Sequence[Fact], linked: LinkedPeople) -> tuple[Fact, ...]:
    """Facts with another file's label read as the member it was linked to, in every field that names a person."""
    if not linked.aliases or not facts:
        return tuple(facts)
    names = {item.name for item in fields(facts[0])}
    singles, several = names & set(_PERSON_FIELDS), names & set(_PEOPLE_FIELDS)
    if not (singles or several):
        return tuple(facts)
    return tuple(_renamed(fact, singles, several, linked.aliases) for fact in facts)


def folded(people: Sequence[Fact], linked: LinkedPeople) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The members, each once, and the further rows that tell of a member under another file's label."""
    members = tuple(fact for fact in people if not (isinstance(fact, Person) and spelled(fact.label) in linked.aliases))
    return members, tuple(fact for fact in people if fact not in members)


def with_people(entries: Sequence[Fact], linked: LinkedPeople) -> tuple[Fact, ...]:
    """Entries with the members that their words name. Done on reading, so the order of imports does not matter."""
    if not (linked.labels or linked.words or linked.here):
        return tuple(entries)
    everywhere = {**{spelled(label): linked.aliases.get(spelled(label), label) for label in linked.labels},
                  **linked.aliases, **linked.words}
    pattern = _pattern(tuple(dict.fromkeys((*everywhere, *(words for _, words in linked.here)))))
    return tuple(_with_named(entry, pattern, everywhere, linked) if isinstance(entry, Entry) else entry for entry in entries)


def _with_named(entry: Entry, pattern: re.Pattern[str], everywhere: Mapping[str, str], linked: LinkedPeople) -> Entry:
    found = pattern.findall(f"{entry.people_raw}\n{entry.title}\n{entry.description}")
    if not found:
        return entry
    meant = (linked.here.get((entry.id, words)) or everywhere.get(words) for words in map(spelled, found))
    people = tuple(dict.fromkeys(
        person for person in meant
        if person and not {(entry.id, spelled(person)), ("", spelled(person))} & linked.not_here
    ))
    return replace(entry, people=people) if people or entry.people else entry


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as whole words, longest first, so that Child A1 is not found in Child A10."""
    longest_first = sorted(names, key=len, reverse=True)
    spelled_out = "|".join(r"\s+".join(re.escape(word) for word in name.split()) for name in longest_first if name)
    return re.compile(rf"(?<!\w)(?:{spelled_out})(?!\w)", re.IGNORECASE)


def _renamed(fact: Fact, singles: Iterable[str], several: Iterable[str], aliases: Mapping[str, str]) -> Fact:
    changes: dict[str, object] = {}
    for name in singles:
        written = getattr(fact, name)
        if spelled(written) in aliases:
            changes[name] = aliases[spelled(written)]
    for name in several:
        written = getattr(fact, name)
        renamed = tuple(dict.fromkeys(aliases.get(spelled(label), label) for label in written))
        if renamed != written:
            changes[name] = renamed
    return replace(fact, **changes) if changes else fact  # type: ignore[arg-type]  # names are fields of this very fact
