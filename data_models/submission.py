"""A submission to the forum: its sections, the points taken into them, and the steps it goes through until it is sealed.

The three blocks of review §4.26 come first; then what forms of several councils ask for (decision 0014). Nothing here is scored or
recommended: a point is a finding or a worker's own words, with the rows that it rests on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from data_models.access import Power
from data_models.finding import Block
from data_models.threshold import Item


class Section(StrEnum):
    """The sections of a submission, in the order in which they are written and read."""

    MULTI_AGENCY = "multi_agency"
    CUMULATIVE = "cumulative"
    NOT_RESPONDED = "not_responded"
    HARM = "harm"
    WORK_DONE = "work_done"
    OUTSTANDING = "outstanding"
    CHILD_VIEWS = "child_views"
    PARENT_VIEWS = "parent_views"
    AGENCY_VIEWS = "agency_views"
    FAMILY_GROUP = "family_group"
    ALTERNATIVES = "alternatives"
    OTHER_SIDE = "other_side"
    CARE_PLAN = "care_plan"

    @property
    def label(self) -> str:
        return _SECTIONS[self][0]

    @property
    def question(self) -> str:
        """What the forum asks of it."""
        return _SECTIONS[self][1]

    @property
    def per_child(self) -> bool:
        """Written for each child by itself."""
        return self in (Section.HARM, Section.CHILD_VIEWS, Section.CARE_PLAN)

    @property
    def block(self) -> Block | None:
        """The block of findings that belongs in it; None where it is written in people's own words alone."""
        return _BLOCKS.get(self)

    @property
    def argues(self) -> bool:
        """One of the three blocks that must be shown with what points the other way."""
        return self in (Section.MULTI_AGENCY, Section.CUMULATIVE, Section.NOT_RESPONDED)


_BLOCKS = {
    Section.MULTI_AGENCY: Block.MULTI_AGENCY, Section.CUMULATIVE: Block.CUMULATIVE, Section.NOT_RESPONDED: Block.NOT_RESPONDED,
    Section.OUTSTANDING: Block.OUTSTANDING, Section.OTHER_SIDE: Block.OTHER_SIDE,
}
SECTION_OF = {block: section for section, block in _BLOCKS.items()}
_SECTIONS = {
    Section.MULTI_AGENCY: (Block.MULTI_AGENCY.label, "What do the agencies hold between them, and who was not asked?"),
    Section.CUMULATIVE: (Block.CUMULATIVE.label, "Has harm built up over time, and what came after each closure?"),
    Section.NOT_RESPONDED: (Block.NOT_RESPONDED.label, "What came of the plans? The family’s doing and a service’s are kept apart."),
    Section.HARM: ("Harm and its impact", "What has this child lived with, and what has it done to the child?"),
    Section.WORK_DONE: ("Work done, and the response to it", "What was offered and done, and what changed for the children?"),
    Section.OUTSTANDING: (Block.OUTSTANDING.label, "What is still awaited, and what can be decided without it?"),
    Section.CHILD_VIEWS: ("The child’s own words", "What does this child say and want, who heard it, and when?"),
    Section.PARENT_VIEWS: ("The parents’ views", "What does each parent say about the concerns and about what is proposed?"),
    Section.AGENCY_VIEWS: ("Each agency’s view", "What does each agency think is needed, and who was not asked?"),
    Section.FAMILY_GROUP: ("Family group decision-making", "Was the family network offered a meeting, did it meet, and what came of it?"),
    Section.ALTERNATIVES: ("Alternatives considered", "What less than this was considered, and why would it not be enough?"),
    Section.OTHER_SIDE: (Block.OTHER_SIDE.label, "What is recorded that points the other way?"),
    Section.CARE_PLAN: ("Proposed care plan", "What is proposed for this child, and until when?"),
}


class Answer(StrEnum):
    """What a person did with a finding, or that the words are their own."""

    TAKEN_IN = "taken_in"
    PUT_ASIDE = "put_aside"
    ANSWERED = "answered"
    OWN_WORDS = "own_words"

    @property
    def label(self) -> str:
        return {
            Answer.TAKEN_IN: "taken in", Answer.PUT_ASIDE: "put aside", Answer.ANSWERED: "answered in the worker’s own words",
            Answer.OWN_WORDS: "the worker’s own words",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A finding that was answered, or a statement in a person's own words: its newest version.

    ``finding``: the id of the finding, "" for own words. ``said``: the finding's sentence as it stood when it was answered. ``words``: a
    person's own words; beside ``said`` where a finding was answered. ``reason``: why a finding was put aside. ``evidence``, ``contrary``: ids
    of rows. ``child``: the child it is written for, in a section that has one for each.
    """

    id: str
    version: int
    section: Section
    answer: Answer
    child: str = ""
    finding: str = ""
    heading: str = ""
    said: str = ""
    words: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    not_recorded: tuple[str, ...] = ()
    method: str = ""
    authority: str = ""
    withdrawn: bool = False
    recorded_at: datetime
    recorded_by: str

    @property
    def stands(self) -> bool:
        """It is part of what the submission says."""
        return not self.withdrawn and self.answer is not Answer.PUT_ASIDE

    @property
    def text(self) -> str:
        """What the submission says: the worker's words where there are any, else the finding's sentence."""
        return self.words or self.said


class Step(StrEnum):
    """What is done with a submission, each step by a named person."""

    BEGUN = "begun"
    SENT = "sent"
    RETURNED = "returned"
    SIGNED_OFF = "signed_off"
    REOPENED = "reopened"
    SUBMITTED = "submitted"

    @property
    def in_words(self) -> str:
        return {
            Step.BEGUN: "begun", Step.SENT: "sent to the team manager", Step.RETURNED: "returned for completion", Step.SIGNED_OFF: "signed off",
            Step.REOPENED: "opened again for writing", Step.SUBMITTED: "submitted to the forum and sealed",
        }[self]

    @property
    def power(self) -> Power:
        """What its taker must hold over the family."""
        return Power.SIGN_OFF if self in BY_A_SECOND_PERSON else Power.WRITE_SUBMISSION


NEXT: dict[Step, frozenset[Step]] = {
    Step.BEGUN: frozenset({Step.SENT}),
    Step.SENT: frozenset({Step.RETURNED, Step.SIGNED_OFF}),
    Step.RETURNED: frozenset({Step.SENT}),
    Step.SIGNED_OFF: frozenset({Step.REOPENED, Step.SUBMITTED}),
    Step.REOPENED: frozenset({Step.SENT}),
    Step.SUBMITTED: frozenset(),
}
"""Which step may follow which. Nothing follows the seal: what changes afterwards is a new submission."""
BEING_WRITTEN = frozenset({Step.BEGUN, Step.RETURNED, Step.REOPENED})
BY_A_SECOND_PERSON = frozenset({Step.RETURNED, Step.SIGNED_OFF})
"""Never taken by whoever sent the submission, or wrote any of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    number: int
    step: Step
    note: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark beside a point or a section. ``settled``: dealt with; it stays to be read."""

    id: str
    version: int
    section: Section
    point_id: str
    words: str
    settled: bool
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A submission as it stands for one reader: what rests on rows that the reader may not see is not in it.

    ``as_at``: the day whose knowledge it uses. ``version``: of what it is for. ``nothing_contrary``: by section, the reason a person gave for
    an empty contrary column; ``reason_versions``: the version of each, also of one that was taken back.
    ``threshold``: the lines of the children's threshold grids. ``written_by``: everybody who wrote any
    version of any part of it, or of one that it was begun from, whether the reader may see that part or not. ``kept_from_forum``: ids of
    points and lines that rest on a row which a forum may not see, so that no paper holds them.
    """

    id: str
    family_id: str
    as_at: date
    forum_on: date | None
    asked_for: str
    points: tuple[Point, ...]
    steps: tuple[StepTaken, ...]
    comments: tuple[Comment, ...] = ()
    nothing_contrary: dict[Section, str]
    reason_versions: Mapping[Section, int] = field(default_factory=dict)
    version: int = 0
    threshold: tuple[Item, ...] = ()
    written_by: frozenset[str] = frozenset()
    kept_from_forum: frozenset[str] = frozenset()

    @property
    def state(self) -> Step:
        return self.steps[-1].step

    @property
    def being_written(self) -> bool:
        return self.state in BEING_WRITTEN

    @property
    def writers(self) -> frozenset[str]:
        """Everybody who wrote any of it or sent it: none of them may sign it off."""
        return self.written_by | {taken.recorded_by for taken in self.steps if taken.step in (Step.BEGUN, Step.SENT, Step.REOPENED)}

    def standing(self, section: Section | None = None, child: str = "") -> tuple[Point, ...]:
        """The points that it says, of one section and child or of all."""
        return tuple(
            point for point in self.points
            if point.stands and (section is None or point.section is section) and (not child or point.child == child)
        )

    def answer_to(self, finding_id: str) -> Point | None:
        """What was done with a finding; None while nobody decided."""
        point = self.ever_answered(finding_id)
        return point if point and not point.withdrawn else None

    def ever_answered(self, finding_id: str) -> Point | None:
        """The same, also where the answer was taken out again: what the next answer follows."""
        return next((point for point in self.points if point.finding == finding_id), None)

    def may_follow(self, step: Step) -> bool:
        return step in NEXT[self.state]

    def needs_another(self, step: Step, who: str) -> bool:
        """Whether a second person must take ``step`` and ``who`` is none: they wrote or sent some of it."""
        return step in BY_A_SECOND_PERSON and who in self.writers


def per_child(sections: Sequence[Section], children: Sequence[str]) -> tuple[tuple[Section, str], ...]:
    """Every place of a submission that somebody writes in: a section, once for each child where it has one for each."""
    return tuple((section, child) for section in sections for child in (children if section.per_child else ("",)))
