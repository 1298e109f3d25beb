"""Who the files name, and whom of the family that means: linked by rule or by a person's word, never silently, always to be taken back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from dashboard.page_data.facts import facts_from
from dashboard.page_data.people_answers import Answer, answers_that_stand
from dashboard.page_data.people_labels import Labels, labels_of, spelled
from dashboard.page_data.people_links import Naming, key_of, naming_of
from dashboard.page_data.people_other_labels import AsFiled, waiting_labels
from dashboard.page_data.people_ways import Way, open_mentions, waiting_words
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models import tables
from data_models.access import Scope
from data_models.dates import When, day_in_words
from data_models.history import History
from data_models.people import Identifier, LinkDecision, LinkKind, Person
from data_models.record import Entry, Fact

SHOWN, AROUND = 3, 90
"""Rows shown for one way of naming, and characters shown on each side of the words."""
HEDGED = timedelta(days=366)
"""How far two dates of birth must lie apart to disagree where a source hedged its own ("about 2010")."""
_PERSON, _IDENTIFIER = (f"known/{table.full_name}" for table in (tables.PERSON, tables.IDENTIFIER))


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that mean a member, as a rule or a person says. ``answer``: what to take back; None where a rule says so."""

    way: Way
    person: str
    sentence: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two rows that tell of one member and differ in ``what``: "date of birth" or "role"."""

    label: str
    what: str
    one: Person
    other: Person


@dataclass(frozen=True, slots=True)
class PeopleView:
    """``waiting``: labels first, then role words; ``passing``: persons named only in passing. ``aside``: what does not mean a member, or
    not that one. ``members``: their labels in the order of the family; ``labels``: whose each label is.
    """

    sentence: str
    labels: Labels
    members: tuple[str, ...]
    waiting: tuple[Way, ...]
    passing: tuple[Way, ...]
    linked: tuple[Linked, ...]
    in_one_entry: tuple[Answer, ...]
    aside: tuple[Answer, ...]
    disagreements: TableView

    @property
    def offered(self) -> tuple[Way, ...]:
        """What a rule offers for role words: all of it can be confirmed at once."""
        return tuple(way for way in self.waiting if way.offer.person)


def people_view(database: Database, scope: Scope, history: History) -> PeopleView:
    found = _found(database, scope, history)
    ways, linked = found.waiting(), _linked(found)
    waiting, passing = (tuple(way for way in ways if way.passing is in_passing) for in_passing in (False, True))
    return PeopleView(
        sentence=_sentence(len(linked), len(waiting), len(passing), history),
        labels=found.labels, members=tuple(person.label for person in history.people), waiting=waiting, passing=passing, linked=linked,
        in_one_entry=tuple(answer for answer in found.answers if answer.entry_id),
        aside=tuple(answer for answer in found.answers if answer.decision is not LinkDecision.IS and not answer.entry_id),
        disagreements=_as_table(disagreements(history)),
    )


def unlinked_people(database: Database, scope: Scope, history: History) -> TableView:
    """One row for each way of naming somebody that waits for a person, named only in passing or not. A row opens the first entry."""
    ways = _found(database, scope, history, answered=False).waiting()
    return TableView("People who are not linked", ("Words", "What is known", "Where"), tuple(
        TableRow((way.written, "named only in passing" if way.passing else offer_in_words(way), way.where), way.facts[0].id) for way in ways
    ))


def disagreements(history: History) -> tuple[Disagreement, ...]:
    """Members of whom two rows tell another date of birth, or another role."""
    rows: dict[str, list[Person]] = defaultdict(list)
    for person in (*history.people, *history.told_otherwise):
        rows[person.label].append(person)
    found = []
    for label, told in rows.items():
        for one, other in combinations(told, 2):
            if _differ(one.born, other.born):
                found.append(Disagreement(label, "date of birth", one, other))
            if one.role is not other.role:
                found.append(Disagreement(label, "role", one, other))
    return tuple(found)


def _differ(one: When, other: When) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    leeway = HEDGED if one.approximate or other.approximate else timedelta()
    return one.start > other.end + leeway or other.start > one.end + leeway


def _as_table(found: Sequence[Disagreement]) -> TableView:
    return TableView("Sources that disagree about a member", ("Member", "On what", "One row", "Another row"), tuple(
        TableRow((item.label, item.what, _told(item.one, item.what), _told(item.other, item.what)), item.other.id) for item in found
    ))


def _told(person: Person, what: str) -> str:
    said = person.role.label if what == "role" else person.born.in_words()
    return f"{said} ({person.source.in_words()})"


@dataclass(frozen=True, slots=True)
class _Found:
    """All that the view is made of, for one reader and date. ``filed``: the rows about people as their files have them."""

    history: History
    filed: AsFiled
    labels: Labels
    naming: Naming
    mentions: Sequence[Row]
    answers: tuple[Answer, ...]

    def waiting(self) -> tuple[Way, ...]:
        """Labels, then role words, then persons named only in passing."""
        mentions = open_mentions(self.history, self.naming, self.mentions)
        return (*waiting_labels(self.history, self.labels, self.filed, mentions), *waiting_words(self.history, self.naming, mentions))

    def standing(self) -> dict[str, dict[str, Entry]]:
        """The entries in which words mean a member, by the words as they are compared."""
        found: dict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in self.history.entries:
            for words, person in self.naming.in_words(entry).items():
                if person:
                    found[key_of(words)][entry.id] = entry
        return found


def _found(database: Database, scope: Scope, history: History, *, answered: bool = True) -> _Found:
    """``answered`` False: without what people said, for a page that shows only what waits."""
    family = history.family.id
    filed = database.ask_each(scope, (_PERSON, _IDENTIFIER), family=family, as_at=history.as_at)
    said = database.ask_each(scope, ("mentions", "person_decisions") if answered else ("mentions",), family=family)
    people = tuple(fact for fact in facts_from(Person, filed[_PERSON]) if isinstance(fact, Person))
    identifiers = tuple(fact for fact in facts_from(Identifier, filed[_IDENTIFIER]) if isinstance(fact, Identifier))
    labels = labels_of(people, identifiers, history.person_links)
    return _Found(
        history, AsFiled(people, identifiers), labels, naming_of(labels, history.person_links, said["mentions"]), said["mentions"],
        answers_that_stand(said["person_decisions"], history, labels, said["mentions"]) if answered else (),
    )


def _linked(found: _Found) -> tuple[Linked, ...]:
    """By rule first, members in the order of the family; then what people said, newest first."""
    standing = found.standing()
    rows = {spelled(person.label): person for person in found.filed.people}
    in_family = {spelled(person.label): person.label for person in found.history.people}
    linked = []
    for label in in_family.values():
        if entries := tuple(standing.get(key_of(label), {}).values()):
            linked.append(_by_rule(Way(LinkKind.MENTION, label, entries), label, "the member’s own label"))
    for link in found.labels.links:
        if link.link is None:
            facts = (rows[spelled(link.written)], *standing.get(key_of(link.written), {}).values())
            linked.append(_by_rule(Way(LinkKind.LABEL, link.written, facts), link.person, link.why))
    for answer in found.answers:
        if answer.decision is LinkDecision.IS and not answer.entry_id:
            entries = tuple(standing.get(key_of(answer.written), {}).values())
            counts = f" Counted in {_number(len(entries), 'entry', 'entries')}." if answer.kind is LinkKind.MENTION else ""
            linked.append(Linked(Way(answer.kind, answer.written, entries), answer.person, answer.sentence + counts, answer))
    return tuple(linked)


def _by_rule(way: Way, person: str, why: str) -> Linked:
    return Linked(way, person, f"“{way.written}” means {person}: by rule, {why}. It stands in {way.where}.")


def offer_in_words(way: Way) -> str:
    """What is known of whom the words may mean, with the reasons: "By rule it would mean Mother A, the only mother in this record"."""
    if way.offer.person:
        return f"By rule it would mean {way.offer.person}, {way.offer.why}"
    if way.likely:
        return "It may be " + "; or ".join(f"{offer.person} ({offer.why})" for offer in way.likely)
    return f"No rule says whom it means: {way.offer.why}"


def where_it_stands(way: Way) -> TableView:
    """A few of the entries and rows, the words in their place. Each opens its source."""
    count = len(way.facts)
    caption = f"Where “{way.written}” stands" + (f", {SHOWN} of {count}" if count > SHOWN else "")
    return TableView(caption, ("Date", "Agency", "What it says"), tuple(
        TableRow((fact.happened.in_words(), fact.agency_name or fact.agency.label, _in_place(fact, way.written)), fact.id)
        for fact in way.facts[:SHOWN]
    ))


def _in_place(fact: Fact, words: str) -> str:
    """The text around the words; of a row about a person, what it says of them."""
    if isinstance(fact, Person):
        return f"{fact.text}; born {fact.born.in_words()}" if not fact.born.undated else fact.text
    parts = (fact.text, fact.action_outcome, fact.child_voice, fact.people_raw) if isinstance(fact, Entry) else (fact.text,)
    text = " ".join(part for part in parts if part)
    at = max(text.casefold().find(words.casefold()), 0)
    first, last = max(at - AROUND, 0), at + len(words) + AROUND
    return f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"


def _sentence(linked: int, waiting: int, passing: int, history: History) -> str:
    return (
        f"{_number(linked, 'way of naming people is', 'ways of naming people are')} linked, {_number(waiting, 'waits', 'wait')} for a person, "
        f"{passing} named only in passing. As known on {day_in_words(history.as_at)}."
    )


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
