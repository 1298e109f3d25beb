"""Who is who in a family, where each person lives, and a child's statutory status over time."""

from dataclasses import dataclass
from enum import StrEnum

from data_models.dates import UNDATED, When
from data_models.record import Fact


class FamilyRole(StrEnum):
    """A person's place in the family as recorded."""

    CHILD = "child"
    OLDER_SIBLING = "older_sibling"
    MOTHER = "mother"
    FATHER = "father"
    STEPFATHER = "stepfather"
    STEPMOTHER = "stepmother"
    PARTNER = "partner"
    GRANDPARENT = "grandparent"
    OTHER_RELATIVE = "other_relative"
    OTHER = "other"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")

    @property
    def is_child(self) -> bool:
        """True for the children the forum is asked about. Older siblings away from home are told apart."""
        return self is FamilyRole.CHILD

    @property
    def is_carer(self) -> bool:
        return self in _CARERS


_CARERS = (
    FamilyRole.MOTHER, FamilyRole.FATHER, FamilyRole.STEPFATHER, FamilyRole.STEPMOTHER, FamilyRole.PARTNER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Fact):
    label: str
    role: FamilyRole
    born: When = UNDATED
    note: str = ""

    @property
    def text(self) -> str:
        return f"{self.label}, {self.role.label}" + (f": {self.note}" if self.note else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Fact):
    """A number by which an agency knows a family member: ``system`` is the kind of number, ``value`` as text."""

    person: str
    system: str
    value: str

    @property
    def text(self) -> str:
        return f"{self.person}: {self.system} recorded"


class LinkKind(StrEnum):
    """What a file calls a person by: words in a text, a number, or a label of its own."""

    MENTION = "mention"
    IDENTIFIER = "identifier"
    LABEL = "label"


class LinkDecision(StrEnum):
    IS = "is"
    IS_NOT = "is_not"
    OUTSIDE = "outside_family"


class LinkBasis(StrEnum):
    """By a stated rule, or because a person said so. A person's word stands above any rule."""

    RULE = "rule"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLink(Fact):
    """Words or a number in a file mean ``person``, or do not. Never a merge: taking it back restores what was there.

    ``entry_id``: the one entry it is said of; "" means wherever the words stand.
    """

    kind: LinkKind
    written: str
    person: str = ""
    decision: LinkDecision = LinkDecision.IS
    basis: LinkBasis = LinkBasis.PERSON
    entry_id: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        said = {LinkDecision.IS: f"means {self.person}", LinkDecision.IS_NOT: f"does not mean {self.person}",
                LinkDecision.OUTSIDE: "is somebody outside the family"}[self.decision]
        return f"“{self.written}” {said}"


class Whereabouts(StrEnum):
    FAMILY_HOME = "family_home"
    WITH_RELATIVE = "with_relative"
    FOSTER_CARE = "foster_care"
    RESIDENTIAL = "residential"
    CUSTODY = "custody"
    HOSPITAL = "hospital"
    OWN_HOME = "own_home"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Residence(Fact):
    """Where a person lived from ``happened`` until ``ended``; still there when ``ended`` is undated."""

    person: str
    kind: Whereabouts
    place: str = ""
    ended: When = UNDATED

    @property
    def text(self) -> str:
        return f"{self.person} lives: {self.kind.label}" + (f" ({self.place})" if self.place else "")


class Status(StrEnum):
    """Statutory status, as the ribbon over every time chart names it."""

    EARLY_HELP = "early_help"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    PRE_PROCEEDINGS = "pre_proceedings"
    IN_CARE = "in_care"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPeriod(Fact):
    """A child's status from ``happened`` until ``ended``. A closure is a period of status closed."""

    children: tuple[str, ...]
    status_kind: Status
    ended: When = UNDATED
    category: str = ""
    reason: str = ""
    end_reason: str = ""

    @property
    def text(self) -> str:
        category = f" ({self.category})" if self.category else ""
        reason = f": {self.reason}" if self.reason else ""
        return f"{self.status_kind.label}{category} for {', '.join(self.children)}{reason}"
