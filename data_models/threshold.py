"""The grid that leads from facts to harm to a limb of section 31(2) Children Act 1989, child by child: what people place in it.

People place, word and choose; nothing here weighs, counts or concludes. Which rows may be placed is in ``threshold_evidence``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Limb(StrEnum):
    """Section 31(2)(a): harm that a child suffers, or is likely to suffer."""

    IS_SUFFERING = "is_suffering"
    LIKELY = "likely"

    @property
    def label(self) -> str:
        return {Limb.IS_SUFFERING: "is suffering significant harm", Limb.LIKELY: "is likely to suffer significant harm"}[self]


class Attribution(StrEnum):
    """Section 31(2)(b): to what the harm, or its likelihood, is said to be attributable."""

    CARE = "care"
    BEYOND_CONTROL = "beyond_control"

    @property
    def label(self) -> str:
        return {
            Attribution.CARE: "the care given, or likely to be given, not being what it would be reasonable to expect a parent to give",
            Attribution.BEYOND_CONTROL: "the child’s being beyond parental control",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a child's grid, in its newest version: the facts placed, the harm in the worker's own words, the limb and attribution chosen.

    ``evidence``: ids of the rows placed. ``contrary``: ids of the rows that the worker names as pointing the other way.
    """

    id: str
    version: int
    child: str
    evidence: tuple[str, ...]
    contrary: tuple[str, ...]
    harm: str
    limb: Limb
    attribution: Attribution
    withdrawn: bool
    recorded_at: datetime
    recorded_by: str
