"""Who may see which family and which agency's items. A scope that names nothing shows nothing."""

from dataclasses import dataclass
from enum import StrEnum

from data_models.agencies import Agency


class Role(StrEnum):
    """The part a person plays towards a family."""

    SAMPLE_VIEWER = "sample_viewer"
    SOCIAL_WORKER = "social_worker"
    TEAM_MANAGER = "team_manager"
    FORUM_CHAIR = "forum_chair"
    LAWYER = "lawyer"
    CORE_GROUP_MEMBER = "core_group_member"
    CONFERENCE_CHAIR = "conference_chair"
    DATA_OFFICER = "data_officer"


class Sensitivity(StrEnum):
    """The label on an item. A row without a readable label gets the most restricted one."""

    NORMAL = "normal"
    POLICE_INTELLIGENCE = "police_intelligence"
    PROTECTED_ADDRESS = "protected_address"
    THIRD_PARTY = "third_party"
    PRIVILEGED = "privileged"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Scope:
    """What one caller may read: families by id, agencies by code, sensitivity labels. Empty means nothing.

    ``council``: may read whole-council tables, and load them.
    """

    actor: str
    family_ids: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    sensitivities: tuple[str, ...] = ()
    council: bool = False


WHOLE_COUNCIL = "*"
"""In place of a family's id in a grant: the right to whole-council tables, and to no family."""
NOBODY = Scope(actor="nobody")
EVERY_AGENCY = tuple(agency.value for agency in Agency)
EVERY_SENSITIVITY = tuple(label.value for label in Sensitivity)
