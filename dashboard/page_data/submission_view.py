"""What the submission page shows: its state and steps in words, and section by section the findings, statements, remarks and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard.findings.catalogue import findings_of
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.submission_argument import block_argument
from dashboard.page_data.submissions import Missing, contrary_of, what_is_missing
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.page_data.why_now import ordered
from data_models.access import Power, Scope
from data_models.dates import day_in_words
from data_models.finding import Finding
from data_models.history import History
from data_models.record import Fact
from data_models.submission import Answer, Comment, Point, Section, Step, Submission, per_child

NO_ROW = "The worker’s own judgement: no row is named."
GONE = "The record as it reads now makes no such finding any more. What was answered stays until it is taken out."


@dataclass(frozen=True, slots=True)
class FindingAnswered:
    """A finding and what was done with it. ``finding`` None: the record makes it no more. ``reads_anew``: it reads otherwise than when answered."""

    id: str
    finding: Finding | None
    point: Point | None
    remarks: tuple[Comment, ...]

    @property
    def reads_anew(self) -> bool:
        if self.finding is None or self.point is None:
            return False
        rows = {fact.id for fact in (*self.finding.evidence, *self.finding.contrary)}
        return self.point.said != self.finding.statement or rows != {*self.point.evidence, *self.point.contrary}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in somebody's own words. ``facts``, ``contrary``: its rows as the history has them."""

    point: Point
    facts: tuple[Fact, ...]
    contrary: tuple[Fact, ...]
    remarks: tuple[Comment, ...]

    @property
    def rows_gone(self) -> int:
        """How many of the rows it was rested on are not in what was known on the submission's day any more."""
        return len(self.point.evidence) + len(self.point.contrary) - len(self.facts) - len(self.contrary)


@dataclass(frozen=True, slots=True)
class Place:
    """A section, or one child's part of it."""

    section: Section
    child: str
    findings: tuple[FindingAnswered, ...]
    statements: tuple[Statement, ...]
    remarks: tuple[Comment, ...]
    missing: tuple[str, ...]
    argument: TableView | None = None
    one_sided: bool = False

    @property
    def anchor(self) -> str:
        return anchor_of(self.section, self.child)

    @property
    def key(self) -> str:
        return f"{self.section}:{self.child}"

    @property
    def waiting(self) -> tuple[Finding, ...]:
        """The findings nobody has answered, in order."""
        return tuple(one.finding for one in self.findings if one.finding and one.point is None)


@dataclass(frozen=True, slots=True)
class SubmissionView:
    sentence: str
    steps: TableView
    missing: tuple[Missing, ...]
    places: tuple[Place, ...]
    found: tuple[Finding, ...]
    children: tuple[str, ...]


def submission_view(draft: Submission, history: History, names: Mapping[str, str]) -> SubmissionView:
    """``history``: what a forum chair may see of what was known on the submission's day. ``names``: what colleagues call each actor."""
    reading, found = history.made(Reading), history.made(_found)
    children = tuple(child.label for child in history.children)
    missing = what_is_missing(draft, found, children)
    return SubmissionView(
        sentence=_sentence(draft, names), steps=_steps(draft, names), missing=missing, found=found, children=children,
        places=tuple(_place(draft, reading, found, missing, section, child) for section, child in per_child(tuple(Section), children)),
    )


def in_short(places: Sequence[Place]) -> str:
    """What a section holds, in numbers that say nothing of its weight: "26 findings: 20 taken in, 1 put aside, 5 not answered. 2 statements."."""
    findings = [one for place in places for one in place.findings]
    answers = [(answer.label, sum(1 for one in findings if one.point and one.point.answer is answer)) for answer in Answer]
    answers.append(("not answered", sum(1 for one in findings if one.point is None)))
    statements = [one for place in places for one in place.statements]
    beside = (*(one.remarks for one in findings), *(one.remarks for one in statements), *(place.remarks for place in places))
    left = sum(1 for remarks in beside for remark in remarks if not remark.settled)
    said = [f"{counted(len(findings), 'finding')}: {', '.join(f'{number} {label}' for label, number in answers if number)}."] if findings else []
    said.append(f"{counted(len(statements), 'statement')}.")
    return " ".join([*said, *([f"{counted(left, 'remark')} not dealt with."] if left else [])])


def steps_open(draft: Submission, scope: Scope, family_id: str) -> tuple[Step, ...]:
    """Which steps this reader may take now. The seal has a door of its own."""
    return tuple(
        step for step in Step
        if draft.may_follow(step) and step is not Step.SUBMITTED
        and scope.may(step.power, family_id)
        and not draft.needs_another(step, scope.actor)
    )


def waits_for_somebody_else(draft: Submission, scope: Scope, family_id: str) -> bool:
    """Whether the next step is one that this reader would take, had they not written or sent part of it."""
    return draft.state is Step.SENT and scope.may(Power.SIGN_OFF, family_id) and scope.actor in draft.writers


def would_give_up_signing(draft: Submission, scope: Scope, family_id: str) -> bool:
    """Whether this reader could still sign it off or return it, and by writing in it or sending it could not any more."""
    return draft.being_written and scope.may(Power.SIGN_OFF, family_id) and scope.actor not in draft.writers


def anchor_of(section: Section | None, child: str = "") -> str:
    """Where a place stands on the page: "child-views-child-b1"."""
    if section is None:
        return "what-it-is-for"
    return "-".join((section.value.replace("_", "-"), *child.casefold().split()))


def by_whom(who: str, when: datetime, names: Mapping[str, str]) -> str:
    """"Sample social worker, 10 December 2020, 14:05". The record keeps UTC; a person reads the clock on the wall."""
    here = when.replace(tzinfo=UTC).astimezone()
    return f"{names.get(who, who)}, {day_in_words(here.date())}, {here:%H:%M}"


def _found(history: History) -> tuple[Finding, ...]:
    return tuple(ordered(history.made(findings_of)))


def _sentence(draft: Submission, names: Mapping[str, str]) -> str:
    last = draft.steps[-1]
    meeting = f"For the forum of {day_in_words(draft.forum_on)}" if draft.forum_on else "For a forum whose date is not set yet"
    return (
        f"{meeting}, as known on {day_in_words(draft.as_at)}. It was {last.step.in_words} by {by_whom(last.recorded_by, last.recorded_at, names)}"
        + (f": {last.note.rstrip('.')}" if last.note else "") + "."
    )


def _steps(draft: Submission, names: Mapping[str, str]) -> TableView:
    return TableView("Who did what with it", ("Step", "Who and when", "What they said"), tuple(
        TableRow((taken.step.in_words.capitalize(), by_whom(taken.recorded_by, taken.recorded_at, names), taken.note or "–"))
        for taken in draft.steps
    ))


def _place(
    draft: Submission, reading: Reading, found: Sequence[Finding], missing: Sequence[Missing], section: Section, child: str,
) -> Place:
    remarks = [comment for comment in draft.comments if comment.section is section]
    points = [point for point in draft.points if point.section is section and point.child == child and not point.withdrawn]
    own: dict[str, Finding | None] = {finding.id: finding for finding in found if section.block and finding.kind.block is section.block}
    own |= {point.finding: None for point in points if point.finding and point.finding not in own}
    return Place(
        section=section, child=child,
        findings=tuple(
            FindingAnswered(finding_id, finding, point := draft.answer_to(finding_id), _beside(remarks, point))
            for finding_id, finding in own.items()
        ),
        statements=tuple(
            Statement(point, _facts(reading, point.evidence), _facts(reading, point.contrary), _beside(remarks, point))
            for point in points if not point.finding
        ),
        # A section with a part for each child has its remarks under the first of them: they are about the section.
        remarks=tuple(one for one in remarks if not one.point_id) if child in ("", next(iter(reading.child_labels), "")) else (),
        missing=tuple(lack.sentence for lack in missing if lack.section is section and lack.child == child),
        argument=block_argument(reading, draft, section, found) if section.argues else None,
        one_sided=section.argues and bool(draft.standing(section)) and not contrary_of(draft, section, found),
    )


def _beside(remarks: Sequence[Comment], point: Point | None) -> tuple[Comment, ...]:
    return tuple(comment for comment in remarks if point and comment.point_id == point.id)


def _facts(reading: Reading, ids: Sequence[str]) -> tuple[Fact, ...]:
    return tuple(fact for row in ids if (fact := reading.history.fact(row)))
