"""Who may see which family and which items of it, and do what. A scope that names nothing shows nothing.

The rights of each role are in ``policy.toml``; ``policy.py`` turns an account and its grants into a scope.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from data_models.agencies import Agency


class Role(StrEnum):
    """The part a person plays, towards a family or in the service."""

    SAMPLE_VIEWER = "sample_viewer"
    SOCIAL_WORKER = "social_worker"
    TEAM_MANAGER = "team_manager"
    FORUM_CHAIR = "forum_chair"
    LAWYER = "lawyer"
    CORE_GROUP_MEMBER = "core_group_member"
    CONFERENCE_CHAIR = "conference_chair"
    DATA_OFFICER = "data_officer"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").replace("core group", "core-group").capitalize()


class Sensitivity(StrEnum):
    """The label on an item. A row without a readable label gets the most restricted one."""

    NORMAL = "normal"
    POLICE_INTELLIGENCE = "police_intelligence"
    PROTECTED_ADDRESS = "protected_address"
    THIRD_PARTY = "third_party"
    PRIVILEGED = "privileged"
    RESTRICTED = "restricted"


class Power(StrEnum):
    """What may be done. The first sixteen are held over a family, the others in the service."""

    READ = "read"
    EXPORT = "export"
    ADD = "add"
    JUDGE = "judge"
    READ_SUBMISSION = "read_submission"
    WRITE_SUBMISSION = "write_submission"
    SIGN_OFF = "sign_off"
    RELEASE = "release"
    SEEK_VIEWS = "seek_views"
    GIVE_VIEW = "give_view"
    DECIDE = "decide"
    ADVISE = "advise"
    CHALLENGE = "challenge"
    ANSWER_CHALLENGE = "answer_challenge"
    GIVE_ACCESS = "give_access"
    SEE_LOOKS = "see_looks"
    MAKE_FAMILY = "make_family"
    LOAD_COUNCIL = "load_council"
    SET_TIMESCALES = "set_timescales"
    READ_TRAIL = "read_trail"
    KEEP_ACCOUNTS = "keep_accounts"
    RESTRICT_FAMILY = "restrict_family"
    BREAK_GLASS = "break_glass"
    HOLD_FAMILY = "hold_family"
    ERASE = "erase"
    SEE_ASSURANCE = "see_assurance"

    @property
    def over_a_family(self) -> bool:
        return self in _OVER_A_FAMILY

    @property
    def in_words(self) -> str:
        return {
            Power.READ: "look at a family's record", Power.EXPORT: "take rows out", Power.ADD: "take files in and key in",
            Power.JUDGE: "confirm themes, people and incidents", Power.READ_SUBMISSION: "read a submission to the forum",
            Power.WRITE_SUBMISSION: "write a submission to the forum", Power.SIGN_OFF: "sign a submission off, or return it for completion",
            Power.RELEASE: "release a paper made for a member of the family", Power.SEEK_VIEWS: "ask agencies for their view",
            Power.GIVE_VIEW: "give your agency’s view", Power.DECIDE: "record a forum’s decision", Power.ADVISE: "give legal advice",
            Power.CHALLENGE: "challenge a decision", Power.ANSWER_CHALLENGE: "answer a challenge",
            Power.GIVE_ACCESS: "give others sight of a family",
            Power.SEE_LOOKS: "see who has looked at a family",
            Power.MAKE_FAMILY: "begin a family's record", Power.LOAD_COUNCIL: "load whole-council files",
            Power.SET_TIMESCALES: "change a timescale", Power.READ_TRAIL: "read who looked at what", Power.KEEP_ACCOUNTS: "keep accounts",
            Power.RESTRICT_FAMILY: "restrict a family", Power.BREAK_GLASS: "open a family in an emergency",
            Power.HOLD_FAMILY: "hold a family's record against erasure, or lift a hold", Power.ERASE: "erase a family's record",
            Power.SEE_ASSURANCE: "see counts for the partnership",
        }[self]


_OVER_A_FAMILY = frozenset({
    Power.READ, Power.EXPORT, Power.ADD, Power.JUDGE, Power.READ_SUBMISSION, Power.WRITE_SUBMISSION, Power.SIGN_OFF, Power.RELEASE,
    Power.SEEK_VIEWS, Power.GIVE_VIEW, Power.DECIDE, Power.ADVISE, Power.CHALLENGE, Power.ANSWER_CHALLENGE, Power.GIVE_ACCESS, Power.SEE_LOOKS,
})


class ErasureReason(StrEnum):
    """Why a family's record was erased: a code, so that the trail never says in words what it was about."""

    RETENTION_ENDED = "retention_ended"
    REQUEST_GRANTED = "request_granted"
    COURT_ORDER = "court_order"
    KEPT_IN_ERROR = "kept_in_error"
    INVENTED_DATA = "invented_data"


class RestrictionKind(StrEnum):
    """Why only people named for a family may see it."""

    HIGH_PROFILE = "high_profile"
    STAFF_INTEREST = "staff_interest"
    ADOPTION = "adoption"
    HIGH_RISK = "high_risk"

    @property
    def label(self) -> str:
        return {
            RestrictionKind.HIGH_PROFILE: "High profile or witness protection", RestrictionKind.STAFF_INTEREST: "Conflict of interest of staff",
            RestrictionKind.ADOPTION: "Adoption", RestrictionKind.HIGH_RISK: "High risk",
        }[self]


Item = tuple[str, str]
"""Agency code and sensitivity label of what may be seen."""


@dataclass(frozen=True, slots=True)
class FamilyScope:
    """What one caller may see of one family, and do with it."""

    family_id: str
    items: frozenset[Item]
    powers: frozenset[Power] = frozenset({Power.READ})


@dataclass(frozen=True, slots=True)
class Scope:
    """What one caller may read and do: families one by one, and powers in the service. Empty means nothing."""

    actor: str
    families: tuple[FamilyScope, ...] = ()
    powers: frozenset[Power] = frozenset()

    @classmethod
    def over(
        cls, actor: str, family_ids: Iterable[str] = (), agencies: Iterable[str] = (), sensitivities: Iterable[str] = (), *,
        powers: Iterable[Power] = tuple(Power), council: bool = False,
    ) -> Self:
        """The same sight of several families: each of ``agencies`` under each of ``sensitivities``."""
        labels, may = tuple(sensitivities), frozenset(powers)
        items = frozenset((agency, label) for agency in agencies for label in labels)
        return cls(
            actor, tuple(FamilyScope(family_id, items, frozenset(power for power in may if power.over_a_family)) for family_id in family_ids),
            frozenset({Power.LOAD_COUNCIL}) if council else frozenset(),
        )

    @property
    def family_ids(self) -> tuple[str, ...]:
        return tuple(family.family_id for family in self.families)

    @property
    def council(self) -> bool:
        """May read whole-council tables, and load them."""
        return Power.LOAD_COUNCIL in self.powers

    def of(self, family_id: str) -> FamilyScope | None:
        """What may be seen of one family; None where it is not the caller's to see."""
        return next((family for family in self.families if family.family_id == family_id), None)

    def may(self, power: Power, family_id: str = "") -> bool:
        """Whether the caller holds ``power``: over that family, or in the service where none is named."""
        if not power.over_a_family:
            return power in self.powers
        family = self.of(family_id)
        return family is not None and power in family.powers


WHOLE_COUNCIL = "*"
"""In place of a family's id in a grant: the right to whole-council tables, and to no family."""
NOBODY = Scope(actor="nobody")
EVERY_AGENCY = tuple(agency.value for agency in Agency)
EVERY_SENSITIVITY = tuple(label.value for label in Sensitivity)
