"""Meetings, who came, what the Care Planning Forum decided, and which agency was asked for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from data_models.dates import UNDATED, When
from data_models.record import Fact


class MeetingKind(StrEnum):
    INITIAL_CONFERENCE = "initial_conference"
    REVIEW_CONFERENCE = "review_conference"
    CORE_GROUP = "core_group"
    STRATEGY_DISCUSSION = "strategy_discussion"
    REVIEW_STRATEGY = "review_strategy"
    FORMULATIONS = "formulations"
    CARE_PLANNING_FORUM = "care_planning_forum"
    CHILD_IN_NEED_MEETING = "child_in_need_meeting"
    ADULT_SAFEGUARDING = "adult_safeguarding"
    WRITTEN_UNDERTAKING = "written_undertaking"
    PROFESSIONALS_MEETING = "professionals_meeting"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _MEETING_LABELS.get(self, self.value.replace("_", " "))

    @property
    def is_conference(self) -> bool:
        return self in (MeetingKind.INITIAL_CONFERENCE, MeetingKind.REVIEW_CONFERENCE)

    @property
    def is_strategy(self) -> bool:
        return self in (MeetingKind.STRATEGY_DISCUSSION, MeetingKind.REVIEW_STRATEGY)


_MEETING_LABELS = {
    MeetingKind.INITIAL_CONFERENCE: "initial child protection conference",
    MeetingKind.REVIEW_CONFERENCE: "review child protection conference",
    MeetingKind.REVIEW_STRATEGY: "review strategy meeting",
    MeetingKind.CARE_PLANNING_FORUM: "Care Planning Forum",
    MeetingKind.FORMULATIONS: "Formulations meeting",
    MeetingKind.ADULT_SAFEGUARDING: "adult safeguarding meeting",
    MeetingKind.PROFESSIONALS_MEETING: "professionals' meeting",
}


class YesNo(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Fact):
    meeting_ref: str
    kind: MeetingKind
    due: When = UNDATED
    outcome: str = ""
    manager_present: YesNo = YesNo.NOT_RECORDED
    concerning: str = ""

    @property
    def text(self) -> str:
        outcome = f": {self.outcome}" if self.outcome else ""
        concerning = f" about {self.concerning}" if self.concerning else ""
        label = self.kind.label
        return f"{label[0].upper()}{label[1:]}{concerning}{outcome}"


class Attended(StrEnum):
    ATTENDED = "attended"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    NOT_INVITED = "not_invited"
    NOT_RECORDED = "not_recorded"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Fact):
    """Whether one person or agency came to one meeting. ``who`` is a family member's label or an agency's name."""

    meeting_ref: str
    who: str
    attended: Attended
    report: YesNo = YesNo.NOT_RECORDED
    note: str = ""

    @property
    def text(self) -> str:
        note = f" ({self.note})" if self.note else ""
        return f"{self.who}, {self.meeting_ref}: {self.attended.label}{note}"


class DecisionCode(StrEnum):
    """Outcome of the legal gateway as the Standard Safeguarding Dataset codes it (PREP008A)."""

    CONTINUE = "A"
    START_PRE_PROCEEDINGS = "B"
    ISSUE_PROCEEDINGS = "C"
    UNKNOWN = "D"

    @property
    def label(self) -> str:
        return {
            "A": "continue with current plan", "B": "start pre-proceedings", "C": "issue care proceedings", "D": "unknown",
        }[self.value]


SIGNED = "Forum decision signed"
"""The form that the facts of a decision signed here come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumDecision(Fact):
    """What a forum was asked and decided on ``happened``. Undated ``return_on`` and empty ``fallback`` mean none recorded."""

    forum_ref: str
    asked_for: str
    decision: str
    code: DecisionCode = DecisionCode.UNKNOWN
    reasons: str = ""
    awaiting: str = ""
    owner: str = ""
    due: When = UNDATED
    fallback: str = ""
    return_on: When = UNDATED
    papers_from: tuple[str, ...] = ()

    @property
    def signed_here(self) -> bool:
        return self.source.sheet == SIGNED

    @property
    def text(self) -> str:
        reasons = f" Reasons: {self.reasons}" if self.reasons else ""
        return f"Forum asked for: {self.asked_for}. Decision: {self.decision}.{reasons}"


def that_count(decisions: Iterable[ForumDecision]) -> tuple[tuple[ForumDecision, ...], tuple[ForumDecision, ...]]:
    """(the decisions that count, those that stand beside them). What was signed here takes the place of a file's decision of the same forum day;
    both are kept. This is the one rule for it: pages and findings read what it lets through.
    """
    every = tuple(decisions)
    signed = {one.happened.start for one in every if one.signed_here and one.happened.exact}
    beside = tuple(one for one in every if not one.signed_here and one.happened.exact and one.happened.start in signed)
    return tuple(one for one in every if one not in beside), beside


class ViewOfAgency(StrEnum):
    SUPPORTS = "supports"
    DOES_NOT_SUPPORT = "does_not_support"
    UNSURE = "unsure"
    NOTHING_HELD = "nothing_held"
    NOT_RECEIVED = "not_received"

    @property
    def label(self) -> str:
        return {
            ViewOfAgency.SUPPORTS: "supports it", ViewOfAgency.DOES_NOT_SUPPORT: "does not support it", ViewOfAgency.UNSURE: "unsure",
            ViewOfAgency.NOTHING_HELD: "nothing held", ViewOfAgency.NOT_RECEIVED: "asked, no reply",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyView(Fact):
    """An agency's view on a Meeting Before Action: sought on ``happened``, from ``invited``, by ``due``; received later or not."""

    forum_ref: str
    view_of: str
    received: When = UNDATED
    view: ViewOfAgency = ViewOfAgency.NOT_RECEIVED
    reasons: str = ""
    invited: str = ""
    due: When = UNDATED
    holds: str = ""
    worries: str = ""
    would_help: str = ""

    @property
    def text(self) -> str:
        reasons = f": {self.reasons}" if self.reasons else ""
        return f"View of {self.view_of}: {self.view.label}{reasons}"


class RequestResult(StrEnum):
    """Four different answers to "who was asked": never merged."""

    HELD_AND_SHARED = "held_and_shared"
    NOTHING_HELD = "nothing_held"
    NO_REPLY = "no_reply"
    DECLINED_NO_CONSENT = "declined_no_consent"

    @property
    def label(self) -> str:
        return {
            RequestResult.HELD_AND_SHARED: "held and shared",
            RequestResult.NOTHING_HELD: "nothing held",
            RequestResult.NO_REPLY: "asked, no reply",
            RequestResult.DECLINED_NO_CONSENT: "declined, no consent",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationRequest(Fact):
    """An agency asked about a person on ``happened``; ``replied`` undated means no reply is recorded."""

    asked_agency: str
    about: str
    replied: When = UNDATED
    result: RequestResult = RequestResult.NO_REPLY
    purpose: str = ""

    @property
    def text(self) -> str:
        purpose = f" for {self.purpose}" if self.purpose else ""
        return f"{self.asked_agency} asked about {self.about}{purpose}: {self.result.label}"
