"""Plans, what was agreed in them, what each review said of it, and visits under them."""

from dataclasses import dataclass
from enum import StrEnum

from data_models.dates import UNDATED, When
from data_models.record import Fact


class PlanKind(StrEnum):
    CHILD_PROTECTION = "child_protection"
    CHILD_IN_NEED = "child_in_need"
    EARLY_HELP = "early_help"
    SUPERVISION = "supervision"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ") + " plan"


class Party(StrEnum):
    """Who owed an action, or whose doing it was that it stands undone. Never merged."""

    FAMILY = "family"
    SERVICE = "service"
    BOTH = "both"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Fact):
    plan_ref: str
    kind: PlanKind
    children: tuple[str, ...]
    category: str = ""
    ended: When = UNDATED
    end_reason: str = ""

    @property
    def text(self) -> str:
        category = f" ({self.category})" if self.category else ""
        return f"{self.kind.label.capitalize()} {self.plan_ref}{category} for {', '.join(self.children)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAction(Fact):
    action_ref: str
    plan_ref: str
    action: str
    owed_by: Party = Party.NOT_RECORDED
    owner: str = ""
    due: When = UNDATED
    outcome_sought: str = ""

    @property
    def text(self) -> str:
        return f"Set: {self.action} (owed by {self.owed_by.label})"


class ActionStatus(StrEnum):
    """What a review recorded of an action. Doing is not changing: an outcome is a separate column."""

    DONE = "done"
    PARTLY = "partly"
    NOT_STARTED = "not_started"
    DECLINED_BY_FAMILY = "declined_by_family"
    NOT_PROVIDED_BY_SERVICE = "not_provided_by_service"
    NOT_EVIDENCED = "not_evidenced"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @property
    def undone(self) -> bool:
        return self not in (ActionStatus.DONE, ActionStatus.PARTLY, ActionStatus.SUPERSEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionReview(Fact):
    """What one conference or core group recorded of one action, on ``happened``."""

    action_ref: str
    meeting_ref: str = ""
    action_status: ActionStatus
    attributed_to: Party = Party.NOT_RECORDED
    evidence: str = ""
    outcome: str = ""

    @property
    def text(self) -> str:
        evidence = f": {self.evidence}" if self.evidence else ""
        effect = f"{'' if evidence.endswith('.') or not evidence else '.'} Effect recorded: {self.outcome}" if self.outcome else ""
        return f"Review of {self.action_ref}: {self.action_status.label.lower()}{evidence}{effect}"


class Announced(StrEnum):
    ANNOUNCED = "announced"
    UNANNOUNCED = "unannounced"
    NOT_RECORDED = "not_recorded"


class VisitResult(StrEnum):
    SEEN = "seen"
    SEEN_ALONE = "seen_alone"
    NOT_SEEN = "not_seen"
    NO_ACCESS = "no_access"
    CANCELLED_BY_FAMILY = "cancelled_by_family"
    CANCELLED_BY_SERVICE = "cancelled_by_service"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")

    @property
    def achieved(self) -> bool:
        """True when somebody got in and a child was seen."""
        return self in (VisitResult.SEEN, VisitResult.SEEN_ALONE)

    @property
    def avoided(self) -> bool:
        """True when the family was not there, did not let the visitor in, or cancelled."""
        return self in (VisitResult.NO_ACCESS, VisitResult.CANCELLED_BY_FAMILY)


class VisitMode(StrEnum):
    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Fact):
    children: tuple[str, ...]
    kind: str = ""
    announced: Announced = Announced.NOT_RECORDED
    result: VisitResult = VisitResult.NOT_RECORDED
    mode: VisitMode = VisitMode.NOT_RECORDED
    visitor: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        how = "" if self.announced is Announced.NOT_RECORDED else f"{self.announced.value} "
        virtual = ", virtual" if self.mode is VisitMode.VIRTUAL else ""
        note = f". {self.note}" if self.note else ""
        return f"{how}{self.kind or 'visit'} to {', '.join(self.children)}: {self.result.label}{virtual}{note}"
