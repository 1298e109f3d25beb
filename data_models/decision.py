"""What a forum may decide, what must be recorded with it, and how a decision, its conditions, the legal advice and dissent are kept apart.

The options are those of published procedures mapped to the sector's code (SSD PREP008A). What must be recorded with an option follows from
what the review found missing: a wait without an owner, a fallback and a day to return (§4.25–4.27).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from data_models.dates import day_in_words
from data_models.forum import DecisionCode


class Option(StrEnum):
    """One decision that can be recorded."""

    THRESHOLD_NOT_MET = "threshold_not_met"
    PLAN_CONTINUES = "plan_continues"
    DEFERRED = "deferred"
    REFERRED_BACK = "referred_back"
    START_PRE_PROCEEDINGS = "start_pre_proceedings"
    ISSUE_PLANNED = "issue_planned"
    ISSUE_URGENT = "issue_urgent"
    STEP_DOWN = "step_down"
    EXTEND = "extend"

    @property
    def label(self) -> str:
        return _OPTIONS[self][0]

    @property
    def code(self) -> DecisionCode:
        return _OPTIONS[self][1]

    @property
    def code_in_words(self) -> str:
        """The code of the sector's list. Its "unknown" is what is sent where the list has no code of its own, and says nothing of the decision."""
        code = self.code
        if code is DecisionCode.UNKNOWN:
            return f"the sector’s list has no code for it; sent as {code.value}"
        return f"sector’s code {code.value}, {code.label}"

    @property
    def parts(self) -> tuple["Part", ...]:
        """What must be recorded with it, beside the reasons for each child."""
        return _OPTIONS[self][2]

    @property
    def waits(self) -> bool:
        """It waits for something, so that it needs conditions and a day on which it returns."""
        return self is Option.DEFERRED


@dataclass(frozen=True, slots=True)
class Part:
    """One compulsory part: its name, what is asked, and whether the answer is a day."""

    name: str
    label: str
    day: bool = False


CHOOSE = "Choose what the forum decided"
FAR_AHEAD = "more than six months after the forum. Is that right?"
_SIX_MONTHS = timedelta(days=184)  # the longest that six months can be
LETTER_BY, MEETING_BY = "letter_by", "meeting_by"
RETURN = "return_on"
"""The part that says on which day the family returns to the forum."""
_A, _B, _C, _D = DecisionCode.CONTINUE, DecisionCode.START_PRE_PROCEEDINGS, DecisionCode.ISSUE_PROCEEDINGS, DecisionCode.UNKNOWN
_WHY_ISSUE = (Part("why_now", "Why now"), Part("alternatives", "What less than this was considered, and why it is not enough"))
_OPTIONS: Mapping[Option, tuple[str, DecisionCode, tuple[Part, ...]]] = {
    Option.THRESHOLD_NOT_MET: ("The forum does not consider that the threshold is met", _A, (
        Part("actual", "Reasons on present harm"), Part("likely", "Reasons on likely harm"), Part("care", "Reasons on the care given"),
        Part("would_change", "What evidence would change this"), Part("returns_when", "What brings it back to the forum"))),
    Option.PLAN_CONTINUES: ("The child protection plan continues", _A, (
        Part("why_not_now", "Why pre-proceedings are not proportionate now"), Part("returns_when", "What brings it back to the forum"))),
    Option.DEFERRED: ("Deferred for information or an assessment", _A, (
        Part("why_wait", "Why it cannot be decided without it"), Part("safe_meanwhile", "What keeps each child safe meanwhile"),
        Part(RETURN, "Returns to the forum on", day=True))),
    Option.REFERRED_BACK: ("Referred back: the submission is not complete", _A, (
        Part("missing", "What is missing, and nothing else"), Part(RETURN, "Returns to the forum on", day=True))),
    Option.START_PRE_PROCEEDINGS: ("Pre-proceedings begin: a Meeting Before Action", _B, (
        Part(LETTER_BY, "Letter before proceedings sent by", day=True), Part(MEETING_BY, "Meeting held by", day=True),
        Part("concerns", "Concerns that the letter states"), Part("changes", "Changes sought, and by when"),
        Part("assessments", "Assessments: of whom, what for, by whom, by when"),
        Part("family_group", "Family group decision-making: the offer, or why it is not in the children’s interests"))),
    Option.ISSUE_PLANNED: ("Care proceedings are issued, planned", _C, _WHY_ISSUE),
    Option.ISSUE_URGENT: ("Care proceedings are issued, urgent", _C, (*_WHY_ISSUE, Part("short_notice", "Reason for short notice"))),
    Option.STEP_DOWN: ("Step down from pre-proceedings", _D, (Part("sustained", "Evidence of sustained change, and who saw it"),)),
    Option.EXTEND: ("Pre-proceedings are extended", _D, (Part("why_longer", "Reason"), Part("ends_on", "New end", day=True))),
}


class DecisionState(StrEnum):
    """``WITHDRAWN``: a draft that will not be signed, kept with the reason."""

    DRAFT = "draft"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a deferred decision waits for. ``state``: open until it is met, its fallback is used, or it is withdrawn by a decision."""

    id: str
    version: int
    item: str
    owner: str
    start_by: date | None
    due: date | None
    fallback: str
    state: "ConditionState"
    note: str = ""
    recorded_at: datetime | None = None

    @property
    def written(self) -> tuple[str, str, date | None, date | None, str]:
        """What somebody wrote of it, beside what became of it."""
        return self.item.strip(), self.owner.strip(), self.start_by, self.due, self.fallback.strip()

    def missing(self) -> tuple[str, ...]:
        wanted = {"what is awaited": self.item, "its owner": self.owner, "the day it starts by": self.start_by, "the day it is due": self.due,
                  "the fallback if it is late": self.fallback}
        return tuple(name for name, there in wanted.items() if not there)

    def returns_now(self, day: date) -> bool:
        """It is open and its day has gone by: the fallback applies, and the family is back on the agenda."""
        return self.state is ConditionState.OPEN and self.due is not None and self.due < day


class ConditionState(StrEnum):
    OPEN = "open"
    MET = "met"
    FALLBACK = "fallback"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return {
            ConditionState.OPEN: "open", ConditionState.MET: "met", ConditionState.FALLBACK: "not met: the fallback is used",
            ConditionState.WITHDRAWN: "withdrawn",
        }[self]


NOTHING = Condition(id="", version=0, item="", owner="", start_by=None, due=None, fallback="", state=ConditionState.OPEN)
"""A condition of which nothing is written: what a further one begins from, and what one is that was emptied again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """A decision as it is being written or was signed: its newest version.

    ``option``: None in a draft for which nobody has chosen one yet. ``reasons``: by child. ``parts``: by the part's name. ``attended``: who was
    there, as written. ``difference``: what was said when everybody was asked whether they see it differently. ``supersedes``:
    the signed record that this one corrects, with ``why_superseded``.
    ``why_withdrawn``: of a draft that was withdrawn.
    """

    id: str
    version: int
    submission_id: str
    forum_ref: str
    forum_on: date
    asked_for: str
    option: Option | None
    reasons: Mapping[str, str]
    parts: Mapping[str, str]
    attended: tuple[str, ...]
    difference: str
    state: DecisionState
    supersedes: str = ""
    why_superseded: str = ""
    why_withdrawn: str = ""
    conditions: tuple[Condition, ...] = ()
    seal_id: str = ""
    recorded_at: datetime
    recorded_by: str

    @property
    def decided(self) -> Option:
        """The option, of a record that has one. Raises ValueError for a draft without."""
        if self.option is None:
            raise ValueError("Nothing is chosen in this draft yet.")
        return self.option

    @property
    def in_words(self) -> str:
        return self.option.label if self.option else "nothing chosen yet"

    @property
    def waits(self) -> bool:
        return self.option is not None and self.option.waits

    @property
    def return_on(self) -> date | None:
        """The day of return, where what is decided has one: a day kept under another option is no part of this one."""
        has_one = self.option is not None and any(part.name == RETURN for part in self.option.parts)
        return day_of(self.parts.get(RETURN, "")) if has_one else None


def day_of(text: str) -> date | None:
    """A day as a part holds it (ISO); None where it holds none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def start_out_of_place(start_by: date | None, forum_on: date) -> str:
    """What is wrong with the day by which something awaited starts; "" where nothing is."""
    early = start_by is not None and start_by < forum_on
    return "It starts before the forum that waits for it: of what has begun already, write the forum’s own day." if early else ""


def due_out_of_place(start_by: date | None, due: date | None, return_on: date | None, forum_on: date) -> str:
    """What is wrong with the day on which something awaited is due; "" where nothing is."""
    if due is None:
        return ""
    if due < forum_on:
        return "It is due before the forum that waits for it."
    if start_by is not None and due < start_by:
        return "It is due before the day by which it starts."
    return "It is due after the day on which the family returns to the forum." if return_on is not None and return_on < due else ""


def part_out_of_place(name: str, parts: Mapping[str, str], forum_on: date) -> str:
    """What is wrong with the day in the part of that name, beside the forum and the other ``parts``; "" where nothing is."""
    day, letter_by = day_of(parts.get(name, "")), day_of(parts.get(LETTER_BY, ""))
    if day is None:
        return ""
    if name == RETURN:
        return "The day of return is not after the forum." if day <= forum_on else ""
    if name == MEETING_BY and letter_by is not None and day < letter_by:
        return "The meeting is before the letter that calls to it."
    return "This day is before the forum that decides it." if day < forum_on else ""


def unlikely_days(record: DecisionRecord) -> tuple[str, ...]:
    """Days that can be right and are seldom meant, a sentence each: they are asked about and refused nobody."""
    option, conditions = record.option, record.conditions if record.waits else ()
    days = [(part.label, day_of(record.parts.get(part.name, ""))) for part in (option.parts if option else ()) if part.day]
    days += [(f"{one.item.strip() or 'What is awaited'}: {what}", day) for one in conditions
             for what, day in (("starts by", one.start_by), ("due", one.due))]
    return tuple(f"{what} {day_in_words(day)}: {FAR_AHEAD}" for what, day in days if day is not None and far_ahead(day, record.forum_on))


def far_ahead(day: date, forum_on: date) -> bool:
    """More than six months after the forum."""
    return day > forum_on + _SIX_MONTHS


def missing_from(record: DecisionRecord, children: Sequence[str]) -> tuple[str, ...]:
    """What must still be recorded before it can be signed, a sentence each; none where nothing is missing."""
    said = [] if record.option else [f"{CHOOSE}."]
    said += [f"Reasons for {child} are not written." for child in children if not record.reasons.get(child, "").strip()]
    for part in record.option.parts if record.option else ():
        text = record.parts.get(part.name, "").strip()
        if not text or (part.day and day_of(text) is None):
            said.append(f"“{part.label}” is not {'a day' if part.day and text else 'filled in'}.")
        elif part.day and (fault := part_out_of_place(part.name, record.parts, record.forum_on)):
            said.append(f"“{part.label}”: {fault[:1].lower()}{fault[1:]}")
    if record.waits and not record.conditions:
        said.append("Nothing is recorded that the decision waits for.")
    for condition in record.conditions if record.waits else ():
        if missing := condition.missing():
            said.append(f"{condition.item or 'What is awaited'}: not recorded: {', '.join(missing)}.")
        elif fault := (start_out_of_place(condition.start_by, record.forum_on)
                       or due_out_of_place(condition.start_by, condition.due, record.return_on, record.forum_on)):
            said.append(f"{condition.item}: {fault[:1].lower()}{fault[1:]}")
    if not record.attended:
        said.append("Who was there is not recorded.")
    if not record.difference.strip():
        said.append("What was said when each person was asked whether they see it differently is not recorded.")
    if not record.asked_for.strip():
        said.append("What the forum was asked to agree is not recorded.")
    return tuple(said)
