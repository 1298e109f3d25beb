"""Submissions to the forum as they stand for one reader, and what stands in the way of sending one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dashboard.errors import DashboardError
from dashboard.page_data.frame import capital
from dashboard.page_data.history import history_of
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import FamilyScope, Role, Scope
from data_models.finding import BEARS_ON, Finding
from data_models.forum import MeetingKind
from data_models.history import History
from data_models.policy import rights_of
from data_models.record import Fact, Family
from data_models.submission import SECTION_OF, Answer, Comment, Point, Section, Step, StepTaken, Submission, per_child
from data_models.threshold import Attribution, Item, Limb

_NAMES_THE_FORUM = re.compile(r"\bcare planning forum\b|\bCPF\b", re.IGNORECASE)
WRITTEN_BY_PEOPLE = tuple(section for section in Section if section.block is None)
"""Sections that no finding fills: somebody writes them in their own words."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands in the way. ``section``: where it is mended; None at the head of the submission. ``grid``: on the threshold grid."""

    sentence: str
    section: Section | None = None
    child: str = ""
    grid: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A submission in a list. ``begun_at``: with ``as_at`` the one thing about it that never changes."""

    id: str
    as_at: date
    begun_at: datetime
    forum_on: date | None
    asked_for: str
    state: Step
    state_since: datetime


def submissions_of(database: Database, scope: Scope, family: Family) -> tuple[Listed, ...]:
    """A family's submissions, newest first; none for somebody who may not read submissions."""
    return tuple(
        Listed(row["submission_id"], row["as_at"], row["begun_at"], row["forum_on"], row["asked_for"], Step(row["step"]), row["step_at"])
        for row in database.ask(scope, "submissions", family=family.id)
    )


def submission(database: Database, scope: Scope, family: Family, submission_id: str) -> Submission:
    """One submission as its reader may see it. Raises DashboardError where there is none of that id for them."""
    asked = ("submission", "submission_steps", "points", "nothing_contrary", "submission_comments", "threshold_items")
    answers = database.ask_each(scope, asked, family=family.id, submission=submission_id)
    if not answers["submission"]:
        raise DashboardError("There is no such submission, or it is not yours to read.")
    about = answers["submission"][0]
    points, items = tuple(_point(row) for row in answers["points"]), tuple(item_of(row) for row in answers["threshold_items"])
    return Submission(
        id=submission_id, family_id=family.id, as_at=about["as_at"], forum_on=about["forum_on"], asked_for=about["asked_for"] or "",
        points=points,
        steps=tuple(
            StepTaken(number=row["number"], step=Step(row["step"]), note=row["note"] or "", recorded_at=row["recorded_at"],
                      recorded_by=row["recorded_by"])
            for row in answers["submission_steps"]
        ),
        comments=tuple(_comment(row) for row in answers["submission_comments"]),
        nothing_contrary={Section(row["section"]): row["reason"] for row in answers["nothing_contrary"] if row["reason"]},
        reason_versions={Section(row["section"]): row["version"] for row in answers["nothing_contrary"]}, version=about["version"],
        threshold=items, written_by=database.writers_of(scope, family.id, submission_id),
        kept_from_forum=_kept_from_forum(database, scope, family, submission_id, points, items),
    )


def _kept_from_forum(
    database: Database, scope: Scope, family: Family, submission_id: str, points: Sequence[Point], items: Sequence[Item],
) -> frozenset[str]:
    """Which of these points and lines a forum may not see, asked as a forum would ask; nothing is asked where there is none."""
    narrowed = as_the_forum_sees(scope)
    mine = {"points": ("point_id", {point.id for point in points}), "threshold_items": ("item_id", {item.id for item in items})}
    asked = [question for question, (_, ids) in mine.items() if ids and narrowed != scope]
    shown = database.ask_each(narrowed, asked, family=family.id, submission=submission_id) if asked else {}
    return frozenset().union(*(mine[question][1] - {row[mine[question][0]] for row in rows} for question, rows in shown.items()))


def versions_of_point(database: Database, scope: Scope, family: Family, point_id: str) -> tuple[Point, ...]:
    """Every version of a point, newest first."""
    return tuple(_point(row) for row in database.ask(scope, "versions_of_point", family=family.id, point=point_id))


def _point(row: Row) -> Point:
    texts = {name: str(row[name] or "") for name in ("child", "finding", "heading", "said", "words", "reason", "method", "authority")}
    return Point(
        id=row["point_id"], version=row["version"], section=Section(row["section"]), answer=Answer(row["answer"]),
        evidence=tuple(row["evidence"] or ()), contrary=tuple(row["contrary"] or ()), not_recorded=tuple(row["not_recorded"] or ()),
        withdrawn=bool(row["withdrawn"]), recorded_at=row["recorded_at"], recorded_by=row["recorded_by"], **texts,
    )


def item_of(row: Row) -> Item:
    """A row of a threshold grid as an item."""
    return Item(
        id=row["item_id"], version=row["version"], child=row["child"], evidence=tuple(row["evidence"] or ()), contrary=tuple(row["contrary"] or ()),
        harm=row["harm"], limb=Limb(row["limb"]), attribution=Attribution(row["attribution"]), withdrawn=bool(row["withdrawn"]),
        recorded_at=row["recorded_at"], recorded_by=row["recorded_by"],
    )


def _comment(row: Row) -> Comment:
    return Comment(
        id=row["comment_id"], version=row["version"], section=Section(row["section"]), point_id=row["point_id"] or "", words=row["words"],
        settled=bool(row["settled"]), recorded_at=row["recorded_at"], recorded_by=row["recorded_by"],
    )


def as_the_forum_sees(scope: Scope) -> Scope:
    """The part of ``scope`` that a forum chair could see too: what a submission and its papers may be made from.

    Protected addresses and privileged advice are never in it; legal advice reaches the forum as a record of its own.
    """
    labels = rights_of(Role.FORUM_CHAIR).others
    return replace(scope, families=tuple(
        FamilyScope(family.family_id, frozenset(item for item in family.items if item[1] in labels), family.powers) for family in scope.families
    ))


def for_the_forum(database: Database, scope: Scope, family: Family, day: date) -> History:
    """What a submission to the forum of ``day`` is made from: what was known by then and a forum chair could see, before that forum."""
    before: History = history_of(database, as_the_forum_sees(scope), family, day).made(before_its_forum)
    return before


def before_its_forum(history: History) -> History:
    """Without the forum of this very day, what it decided and who came: what is put to a forum is not about itself.

    A chronology row of that day is left out where its words name the forum.
    """
    def of_the_day(fact: Fact) -> bool:
        return fact.happened.exact and fact.happened.start == history.as_at

    sat = {one.meeting_ref.casefold() for one in history.meetings if of_the_day(one) and one.kind is MeetingKind.CARE_PLANNING_FORUM}
    return replace(
        history,
        decisions=tuple(one for one in history.decisions if not of_the_day(one)),
        decisions_beside=tuple(one for one in history.decisions_beside if not of_the_day(one)),
        meetings=tuple(one for one in history.meetings if not (of_the_day(one) and one.kind is MeetingKind.CARE_PLANNING_FORUM)),
        attendances=tuple(one for one in history.attendances if one.meeting_ref.casefold() not in sat),
        entries=tuple(one for one in history.entries if not (of_the_day(one) and _NAMES_THE_FORUM.search(one.text))),
    )


def undecided(draft: Submission, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings of the blocks that nobody has taken in, put aside or answered yet."""
    return tuple(finding for finding in found if draft.answer_to(finding.id) is None)


def contrary_of(draft: Submission, section: Section, found: Sequence[Finding]) -> tuple[str, ...]:
    """Ids of the rows on the other side of one of the three blocks, as its standing points have them.

    Rows that only bear on a finding, and may be harm themselves, are not the other side of anything (decision 10); nor is a row that the block
    itself rests on: a row stands once.
    """
    rests_on = {row for point in draft.standing(section) for row in point.evidence}
    only_bears = {finding.id for finding in found if finding.kind.beside == BEARS_ON}
    return tuple(dict.fromkeys(
        row for point in draft.standing(section) if point.finding not in only_bears for row in point.contrary if row not in rests_on
    ))


def stands_in_the_way(draft: Submission, found: Sequence[Finding], children: Sequence[str]) -> tuple[str, ...]:
    """Why a submission cannot be sent, signed off or handed out yet, a sentence each; none where nothing is missing."""
    return tuple(lack.sentence for lack in what_is_missing(draft, found, children))


def what_is_missing(draft: Submission, found: Sequence[Finding], children: Sequence[str]) -> tuple[Missing, ...]:
    """The same with the place of each."""
    missing = [] if draft.asked_for.strip() else [Missing("What the forum is asked to agree is not written.")]
    for section in Section:
        left = [finding for finding in undecided(draft, found) if SECTION_OF[finding.kind.block] is section]
        if left:
            what = "1 finding is" if len(left) == 1 else f"{len(left)} findings are"
            missing.append(Missing(f"{section.label}: {what} not taken in, put aside or answered yet.", section))
        if _one_sided(draft, section, found):
            missing.append(Missing(_one_sided_in_words(section), section))
        if section in WRITTEN_BY_PEOPLE:
            missing += [
                Missing(capital(f"{section.label}{f', {child}' if child else ''}: nothing is written."), section, child)
                for _, child in per_child([section], children) if not draft.standing(section, child)
            ]
        hidden = Counter(
            point.child for point in draft.points if point.section is section and not point.withdrawn and point.id in draft.kept_from_forum)
        missing += [Missing(_hidden_in_words(section.label, child, number, "statement"), section, child) for child, number in hidden.items()]
    lines = Counter(item.child for item in draft.threshold if not item.withdrawn and item.id in draft.kept_from_forum)
    missing += [Missing(_hidden_in_words("Threshold grid", child, number, "line"), child=child, grid=True) for child, number in lines.items()]
    return tuple(missing)


def without_contrary(draft: Submission, found: Sequence[Finding]) -> tuple[Missing, ...]:
    """The three blocks whose other side is empty without a reason: no paper leaves while there is one."""
    return tuple(Missing(_one_sided_in_words(section), section) for section in Section if _one_sided(draft, section, found))


def _hidden_in_words(label: str, child: str, number: int, what: str) -> str:
    rests = f"1 {what} rests on a row that a forum may not see, so no paper holds it. Take it out, or rest it" if number == 1 else (
        f"{number} {what}s rest on rows that a forum may not see, so no paper holds them. Take them out, or rest them")
    return capital(f"{label}{f', {child}' if child else ''}: {rests} on other rows.")


def _one_sided(draft: Submission, section: Section, found: Sequence[Finding]) -> bool:
    return (
        section.argues and bool(draft.standing(section)) and not contrary_of(draft, section, found) and not draft.nothing_contrary.get(section)
    )


def _one_sided_in_words(section: Section) -> str:
    return f"{section.label}: nothing stands on the other side, and no reason is given for that."
