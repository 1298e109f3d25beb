"""Who the children of a file are in the family: by number where a person or the record linked it, else new, else nobody of theirs.

Nobody is matched by name or birthday. Where the record knows no child by number yet, a file about one sibling group brings its children
in under their numbers, for a person to say who is who; a file about many families, or about another one, is for the whole council.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dashboard.errors import FileRefused
from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.bundle import Bundle
from dashboard.importers.structured.line import Line
from dashboard.importers.structured.numbers import CHILD_NUMBER
from data_models.dates import UNDATED, When
from data_models.people import FamilyRole
from data_models.tables import IDENTIFIER, PERSON

LARGEST_SIBLING_GROUP = 12

STRANGER = "about a child who is not linked to this family"
TWO_MEMBERS = "its numbers belong to two members of the family; say whose they are, then take it in again"


@dataclass(slots=True)
class WhoIsWho:
    """``labels``: family member by number. ``new``: labels that the record does not know yet. ``unclear``: numbers of two members.

    ``introduced`` and ``numbered``: whom, and which numbers, a row of this file has brought in already.
    """

    labels: dict[str, str] = field(default_factory=dict)
    new: dict[str, FamilyRole] = field(default_factory=dict)
    unclear: frozenset[str] = frozenset()
    introduced: set[str] = field(default_factory=set)
    numbered: set[tuple[str, str]] = field(default_factory=set)

    def why_not(self, child: str) -> str:
        """Why a row about this number cannot be taken in, "" where it can."""
        return "" if child in self.labels else TWO_MEMBERS if child in self.unclear else STRANGER

    def introduction(self, line: Line, label: str, number: str) -> Iterator[FactFields]:
        """A new member by a row that is about them: once in a file."""
        if label not in self.new or label in self.introduced:
            return
        self.introduced.add(label)
        born, sure = _born(line) if label == self.labels.get(line.bundle.child_id(line)) else (UNDATED, False)
        yield line.fact(PERSON, label=label, role=self.new[label].value, born=born, happened=born if sure else UNDATED,
                        note="Brought in by number; a person has not yet said who this is")
        yield from self.number(line, label, CHILD_NUMBER, number)

    def number(self, line: Line, label: str, system: str, value: str) -> Iterator[FactFields]:
        """A number of a member that neither the record nor this file has said yet."""
        if value and (system, value) not in self.numbered and (system, value) not in line.bundle.identifiers:
            self.numbered.add((system, value))
            yield line.fact(IDENTIFIER, person=label, system=system, value=value)


def _born(line: Line) -> tuple[When, bool]:
    """When the row's child was born, and whether that is the day itself; a day on which it was only expected is approximate."""
    for place, column in enumerate(line.sheet.layout.born):
        when = line.date(column, planned=place > 0)
        if not when.undated:
            return (when, True) if place == 0 else (replace(when, approximate=True), False)
    return UNDATED, False


def who_is_who(bundle: Bundle) -> WhoIsWho:
    """Raises FileRefused where a file about many children has none that is linked to this family."""
    subjects, mothers = _people_of(bundle)
    known = {number: _members(bundle, number) for number in (*subjects, *mothers)}
    unclear = frozenset(number for number, members in known.items() if len(members) > 1)
    labels = {number: next(iter(members)) for number, members in known.items() if len(members) == 1}
    linked = [number for number in subjects if number in labels]
    who = WhoIsWho(labels=labels, unclear=unclear)
    for number in _joining(bundle, subjects, linked, unclear):
        _join(who, number, f"Child {number}", FamilyRole.CHILD)
    for number in mothers:
        if number not in labels and (mothers[number] & who.labels.keys() or (not linked and not mothers[number])):
            _join(who, number, f"Mother {number}", FamilyRole.MOTHER)
    return who


def _join(who: WhoIsWho, number: str, label: str, role: FamilyRole) -> None:
    who.labels[number] = label
    who.new[label] = role


def _people_of(bundle: Bundle) -> tuple[tuple[str, ...], dict[str, frozenset[str]]]:
    """Numbers of the children in order, and of the mothers with those of their children. A mother who is a child here too is a child."""
    about: dict[str, None] = {}
    described: dict[str, None] = {}
    flagged: set[str] = set()
    for line in bundle.lines():
        if line.sheet.layout.why_not or line.is_purged or not (number := bundle.child_id(line)) or line.is_placeholder:
            continue
        if line.sheet.layout.numbers:
            described[number] = None
            if line.sheet.layout.name == "ssd_person" and line.flag("pers_is_mother"):
                flagged.add(number)
        else:
            about[number] = None
    mothers = {number: frozenset[str]() for number in flagged if number not in about}
    mothers |= {number: children for number, children in bundle.mothers.items() if number not in about}
    return tuple(number for number in {**described, **about} if number not in mothers), mothers


def _joining(bundle: Bundle, subjects: tuple[str, ...], linked: list[str], unclear: frozenset[str]) -> list[str]:
    """Children that come in as new members.

    Those of the family of a linked one; or all, where the record knows no child by number yet and they are one group.
    """
    others = [number for number in subjects if number not in linked and number not in unclear]
    if linked:
        theirs = {family for number in linked for family in bundle.families.get(number, ())}
        return [number for number in others if theirs & bundle.families.get(number, frozenset())]
    known = any(system == CHILD_NUMBER for system, _ in bundle.identifiers)
    if not known and (_one_family(bundle, subjects) or (len(subjects) <= LARGEST_SIBLING_GROUP and not _several_families(bundle, subjects))):
        return others
    if not subjects:
        return []
    raise FileRefused(
        f"it is about {'1 child' if len(subjects) == 1 else f'{len(subjects)} children'}, and none is linked to this family by number; link the "
        "family's own child numbers first, or load it for the whole council and let the family take its part", file=bundle.stated.file)


def _one_family(bundle: Bundle, subjects: tuple[str, ...]) -> bool:
    return bool(subjects) and bool(frozenset.intersection(*(bundle.families.get(number, frozenset()) for number in subjects)))


def _several_families(bundle: Bundle, subjects: tuple[str, ...]) -> bool:
    """True where the file itself says that its children are of different families."""
    groups = [families for number in subjects if (families := bundle.families.get(number))]
    return any(not first & second for first, second in pairwise(groups))


def _members(bundle: Bundle, number: str) -> set[str]:
    """The family members whom the numbers of one child mean, as far as the record says."""
    pairs = ((CHILD_NUMBER, number), *bundle.numbers.get(number, ()))
    named = {bundle.identifiers[pair] for pair in pairs if pair in bundle.identifiers}
    return named or {label for label in (f"Child {number}", f"Mother {number}") if label in bundle.stated.family_labels}
