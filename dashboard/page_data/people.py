"""Who the files name, and whom of the family that means: linked by rule or by a person's word, never silently, always reversible."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from dashboard.importers.keyed import Statement, decision_id
from dashboard.page_data.people_links import linked_people, spelled
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.database import Row
from data_models import tables
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.history import History
from data_models.people import FamilyRole, LinkBasis, LinkDecision, LinkKind, Person
from data_models.record import Entry, Family

NAMED = "named"
_NAMES_ALIKE = 90
_SHOWN = 3
_REPLACES = {FamilyRole.PARTNER: (FamilyRole.PARTNER, FamilyRole.STEPFATHER, FamilyRole.STEPMOTHER)}
"""A mother's partner may be recorded as the stepfather: roles that one role word may mean."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of naming somebody that waits for a person. ``offered``: whom a rule would mean, with the rule in ``why``; "" for nobody."""

    words: str
    named: bool
    entries: tuple[Entry, ...]
    offered: str
    why: str

    @property
    def where(self) -> str:
        agencies = dict.fromkeys(entry.agency.label for entry in self.entries)
        return f"{len(self.entries)} {'entry' if len(self.entries) == 1 else 'entries'}, from {', '.join(agencies)}"

    @property
    def sensitivity(self) -> str:
        """Words that stand in a normal entry are open; words that stand only in restricted ones stay as restricted as those."""
        labels = {entry.sensitivity for entry in self.entries}
        return "normal" if "normal" in labels else self.entries[0].sensitivity

    @property
    def shown(self) -> tuple[Entry, ...]:
        return self.entries[:_SHOWN]


@dataclass(frozen=True, slots=True)
class MayBeOne:
    """Two labels that may mean one person, with the reasons in words."""

    first: Person
    second: Person
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """One answer that stands. ``import_id`` takes it back."""

    import_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PeopleView:
    sentence: str
    members: tuple[str, ...]
    roles: tuple[Way, ...]
    named: tuple[Way, ...]
    may_be_one: tuple[MayBeOne, ...]
    by_rule: TableView
    decided: tuple[Decided, ...]


def people_view(history: History, mentions: Sequence[Row], decisions: Sequence[Row]) -> PeopleView:
    answered = {spelled(row["written"]) for row in decisions if row["kind"] == LinkKind.MENTION.value and not row["entry_id"]}
    ways = _ways(history, mentions, answered)
    roles, named = tuple(way for way in ways if not way.named), tuple(way for way in ways if way.named)
    one = _may_be_one(history, decisions)
    decided = tuple(Decided(row["import_id"], _sentence(row)) for row in decisions)
    return PeopleView(
        sentence=(
            f"{len(history.people)} members. {len(decided)} decisions stand; {len(roles)} ways of naming somebody by a role and "
            f"{len(named)} persons named only in passing wait for a person"
            + (f"; {len(one)} pairs of labels may mean one person." if one else ".")
        ),
        members=tuple(person.label for person in history.people), roles=roles, named=named, may_be_one=one,
        by_rule=_by_rule(history), decided=decided,
    )


def unlinked_people(database: Database, scope: Scope, history: History) -> TableView:
    """Ways of naming people of which nobody has said whom they mean, a row for each, opening the first entry that has it."""
    answers = database.ask_each(scope, ("mentions", "person_decisions"), family=history.family.id)
    view = people_view(history, answers["mentions"], answers["person_decisions"])
    return TableView("People who are not linked", ("As written", "Where", "What a rule says"), tuple(
        TableRow((way.words, way.where, f"would mean {way.offered}, {way.why}" if way.offered else way.why), way.entries[0].id)
        for way in (*view.named, *view.roles)
    ))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two rows about the member ``label`` that tell ``what`` differently."""

    label: str
    what: str
    one: Person
    other: Person


def disagreements(history: History) -> tuple[Disagreement, ...]:
    """Members of whom two rows tell another date of birth or another role."""
    aliases = linked_people(history.people, history.person_links).aliases
    rows: dict[str, list[Person]] = defaultdict(list)
    for person in (*history.people, *history.told_otherwise):
        rows[aliases.get(spelled(person.label), person.label)].append(person)
    found = []
    for label, told in rows.items():
        for first, second in combinations(told, 2):
            if not first.born.undated and not second.born.undated and not first.born.may_overlap(*_interval(second)):
                found.append(Disagreement(label, "date of birth", first, second))
            if first.role is not second.role:
                found.append(Disagreement(label, "role", first, second))
    return tuple(found)


def means(family: Family, way: Way, person: str, *, basis: LinkBasis = LinkBasis.PERSON) -> Statement:
    """The words mean this member wherever they stand."""
    return _link(family, LinkKind.MENTION, way.words, person, LinkDecision.IS, basis, sensitivity=way.sensitivity)


def means_nobody_here(family: Family, way: Way, note: str = "") -> Statement:
    """The words name somebody outside the family."""
    return _link(family, LinkKind.MENTION, way.words, "", LinkDecision.OUTSIDE, LinkBasis.PERSON, note, sensitivity=way.sensitivity)


def same_person(family: Family, label: str, person: str) -> Statement:
    """Another file's label means this member. Both rows stay in the record."""
    return _link(family, LinkKind.LABEL, label, person, LinkDecision.IS, LinkBasis.PERSON)


def not_same_person(family: Family, label: str, person: str) -> Statement:
    """Two labels are two people: they are not offered again."""
    return _link(family, LinkKind.LABEL, label, person, LinkDecision.IS_NOT, LinkBasis.PERSON)


def new_member(label: str, role: FamilyRole, way: Way) -> Statement:
    """Somebody named only in passing as a member of the record, known from when the first entry that names them was."""
    known = [entry.known_from for entry in way.entries]
    return Statement(tables.PERSON, {
        "label": label, "role": role.value, "note": f"Named in passing as “{way.words}”",
        "known_on": None if None in known else min(day for day in known if isinstance(day, date)),
        "sensitivity": way.sensitivity,
    }, typed={"Label": label, "Role": role.label, "Named in passing as": way.words})


def _link(
    family: Family, kind: LinkKind, written: str, person: str, decision: LinkDecision, basis: LinkBasis, note: str = "", *,
    sensitivity: str = "normal",
) -> Statement:
    question = (kind.value, spelled(written), *((person,) if kind is LinkKind.LABEL else ()))
    return Statement(tables.PERSON_LINK, {
        "kind": kind.value, "written": written, "person": person, "decision": decision.value, "basis": basis.value, "entry_id": "", "note": note,
        "sensitivity": sensitivity,
    }, fact_id=decision_id(family, "person", *question), typed={
        "Words": written, "Mean": person or "somebody outside the family", "Answer": decision.value.replace("_", " "),
        "Basis": basis.value, "Note": note,
    })


def _ways(history: History, mentions: Sequence[Row], answered: set[str]) -> tuple[Way, ...]:
    """Ways of naming people in entries that this reader may see by this date, commonest first within roles and names."""
    members = {spelled(person.label) for person in history.people}
    found: dict[tuple[str, str | None, bool], dict[str, Entry]] = defaultdict(dict)
    as_written: dict[tuple[str, str | None, bool], str] = {}
    for row in mentions:
        entry = history.fact(row["entry_id"])
        words = spelled(row["words"])
        if isinstance(entry, Entry) and words not in answered and words not in members and (row["role"] or row["kind"] == NAMED):
            key = (words, row["role"], row["kind"] == NAMED)
            found[key][entry.id] = entry
            as_written.setdefault(key, row["words"])
    ways = [
        Way(as_written[key], key[2], tuple(entries.values()), *_offered(history, key[1])) for key, entries in found.items()
    ]
    return tuple(sorted(ways, key=lambda way: (way.named, -len(way.entries), way.words.casefold())))


def _offered(history: History, role: str | None) -> tuple[str, str]:
    if role is None:
        return "", "a name; nothing in the record says whose it is"
    meant = FamilyRole(role)
    fitting = [person for person in history.people if person.role in _REPLACES.get(meant, (meant,))]
    if len(fitting) == 1:
        return fitting[0].label, f"the only {fitting[0].role.label} in this record"
    return "", f"{len(fitting)} members are recorded as {meant.label}" if fitting else f"no member is recorded as {meant.label}"


def _may_be_one(history: History, decisions: Iterable[Row]) -> tuple[MayBeOne, ...]:
    answered = {
        frozenset((spelled(row["written"]), spelled(row["person"]))) for row in decisions if row["kind"] == LinkKind.LABEL.value
    }
    numbers: Mapping[str, set[tuple[str, str]]] = defaultdict(set)
    for identifier in history.identifiers:
        numbers[identifier.person].add((identifier.system, identifier.value))
    found = []
    for first, second in combinations(history.people, 2):
        if frozenset((spelled(first.label), spelled(second.label))) not in answered:
            reasons = _reasons(first, second, numbers)
            if reasons:
                found.append(MayBeOne(first, second, reasons))
    return tuple(found)


def _reasons(first: Person, second: Person, numbers: Mapping[str, set[tuple[str, str]]]) -> tuple[str, ...]:
    """Why two labels may mean one person. Twins share a birthday, and a family shares a name: a person decides."""
    reasons = []
    if first.born.exact and first.born.start == second.born.start and second.born.exact:
        reasons.append(f"both born {first.born.in_words()}")
    for system, _ in sorted(numbers[first.label] & numbers[second.label]):
        reasons.append(f"the same {system.replace('_', ' ')}")
    if fuzz.ratio(spelled(first.label), spelled(second.label)) >= _NAMES_ALIKE and not _numbered_apart(first.label, second.label):
        reasons.append("labels that are spelled much alike")
    return tuple(reasons)


def _numbered_apart(first: str, second: str) -> bool:
    """Labels such as Child X1 and Child X2 are alike on purpose."""
    return [sign for sign in first if sign.isdigit()] != [sign for sign in second if sign.isdigit()]


def _by_rule(history: History) -> TableView:
    numbers: dict[str, list[str]] = defaultdict(list)
    for identifier in history.identifiers:
        numbers[identifier.person].append(identifier.system.replace("_", " "))
    named: dict[str, int] = defaultdict(int)
    for entry in history.entries:
        for person in entry.people:
            named[person] += 1
    return TableView("Linked by rule: the member’s own label in a text, and numbers that agencies know them by", (
        "Member", "Role", "Entries that name them", "Numbers recorded",
    ), tuple(
        TableRow((person.label, person.role.label, str(named[person.label]), ", ".join(sorted(set(numbers[person.label]))) or "none"), person.id)
        for person in history.people
    ))


def _sentence(row: Row) -> str:
    who = f"{row['recorded_by']}, {day_in_words(row['recorded_at'].date())}"
    said = {
        LinkDecision.IS.value: f"“{row['written']}” means {row['person']}",
        LinkDecision.IS_NOT.value: f"“{row['written']}” and {row['person']} are two people",
        LinkDecision.OUTSIDE.value: f"“{row['written']}” is somebody outside the family",
    }[row["decision"]]
    basis = ", by rule, confirmed" if row["basis"] == LinkBasis.RULE.value else ""
    note = f" ({row['note']})" if row["note"] else ""
    return f"{said}{note}{basis}. {who}."


def _interval(person: Person) -> tuple[date, date]:
    return person.born.start or date.min, person.born.end or date.max
