"""Assessments agreed and waited for, each time a date moved, and allegations with what became of them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from data_models.dates import UNDATED, When
from data_models.denials import tells_of_a_denial
from data_models.forum import YesNo
from data_models.record import EvidenceStatus, Fact
from data_models.themes import Theme

_SECTION_47 = re.compile(r"\b(?:section|s)\.? ?47\b", re.IGNORECASE)


class CanDecideWithout(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Fact):
    """An assessment decided on at ``happened``: whoever it is about need not have agreed. ``completed`` and ``declined`` undated: still open."""

    assessment_ref: str
    kind: str
    about: str
    agreed_at: str = ""
    provider: str = ""
    requested: When = UNDATED
    due: When = UNDATED
    started: When = UNDATED
    completed: When = UNDATED
    declined: When = UNDATED
    declined_by: str = ""
    result: str = ""
    decision_that_depends: str = ""
    can_decide_without: CanDecideWithout = CanDecideWithout.NOT_RECORDED
    why_without: str = ""

    @property
    def open(self) -> bool:
        return self.completed.undated and self.declined.undated

    @property
    def named(self) -> str:
        return f"{self.kind} of {self.about}"

    def meant_by(self, words: str) -> bool:
        """Whether ``words``, a part of what a forum's decision waits for, mean this assessment: its reference, or a name that ends with it."""
        said, ref = words.strip().casefold(), self.assessment_ref.strip().casefold()
        return bool(ref) and (said == ref or said.endswith(f" ({ref})"))

    @property
    def section_47(self) -> bool:
        """True for a section 47 enquiry (Children Act 1989), by its title."""
        return _SECTION_47.search(self.kind) is not None

    @property
    def waiting_since(self) -> When:
        """The day it was requested, or agreed where no request is recorded."""
        return self.happened if self.requested.undated else self.requested

    @property
    def text(self) -> str:
        provider = f", provider {self.provider}" if self.provider else ""
        return f"{self.kind} of {self.about} decided on{provider}"


class ReasonKind(StrEnum):
    """Why a date moved. The provider's capacity and a family's absence are never one number."""

    PROVIDER_CAPACITY = "provider_capacity"
    SAFE_SCHEDULING = "safe_scheduling"
    FAMILY_DID_NOT_ATTEND = "family_did_not_attend"
    FAMILY_REFUSED = "family_refused"
    REFERRAL_INCOMPLETE = "referral_incomplete"
    OTHER = "other"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentChange(Fact):
    assessment_ref: str
    new_due: When = UNDATED
    reason: str = ""
    reason_kind: ReasonKind = ReasonKind.NOT_RECORDED

    @property
    def text(self) -> str:
        to = f" moved to {self.new_due.in_words()}"
        what = f"No new date of {self.assessment_ref}" if self.new_due.undated else f"Date of {self.assessment_ref}{to}"
        return f"{what}: {self.reason or 'reason not recorded'} ({self.reason_kind.label})"


class PoliceOutcome(StrEnum):
    CHARGED = "charged"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    NO_FURTHER_ACTION = "no_further_action"
    NOT_PURSUED = "not_pursued"
    NOT_REPORTED = "not_reported"
    UNDER_INVESTIGATION = "under_investigation"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")

    @property
    def ended_without_charge(self) -> bool:
        """No charge is not "disproved": Re B [2008] UKHL 35 applies the balance of probabilities, review learning point 3."""
        return self in (PoliceOutcome.NO_FURTHER_ACTION, PoliceOutcome.NOT_PURSUED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation(Fact):
    allegation_ref: str
    about: str
    made_by: str
    theme: Theme
    summary: str = ""
    police_outcome: PoliceOutcome = PoliceOutcome.NOT_RECORDED
    police_outcome_on: When = UNDATED
    reason_obtained: YesNo = YesNo.NOT_RECORDED
    response: str = ""

    @property
    def text(self) -> str:
        summary = f": {self.summary}" if self.summary else ""
        denied = f". In answer: {self.response}" if self.denied else ""
        return f"Allegation by {self.made_by} about {self.about}{summary.rstrip('.') if denied else summary}{denied}"

    @property
    def denied(self) -> bool:
        """Whether its recorded response tells of a denial."""
        return tells_of_a_denial(self.response)

    @property
    def status(self) -> EvidenceStatus:
        """An allegation is reported, never established, however it ended."""
        return EvidenceStatus.REPORTED
