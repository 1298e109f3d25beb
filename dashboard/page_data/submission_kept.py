"""Writing a submission: every answer, word, remark and step is a new row with its audit event; nobody's words are written over."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import uuid4

from dashboard.errors import AccessRefused, DashboardError
from dashboard.page_data.submissions import stands_in_the_way, submission
from dashboard.store import Database
from dashboard.store.change import Change
from data_models.access import Power, Scope
from data_models.finding import Finding
from data_models.record import Family
from data_models.submission import SECTION_OF, Answer, Point, Section, Step, Submission
from data_models.tables import NOTHING_CONTRARY, POINT, SUBMISSION, SUBMISSION_COMMENT, SUBMISSION_STEP, THRESHOLD_ITEM
from data_models.threshold import Item


def begin(
    database: Database, scope: Scope, family: Family, *, as_at: date, forum_on: date | None, asked_for: str, made_from: Submission | None = None,
) -> str:
    """Begin a submission and return its id. ``made_from``: an earlier one whose standing words are taken over, to be read again."""
    submission_id, now = uuid4().hex, _now()
    recorded = {"family_id": family.id, "submission_id": submission_id, "recorded_at": now, "recorded_by": scope.actor}
    with _writing(database, scope, family, "submission begun", submission_id) as change:
        change.add(SUBMISSION, [{
            **recorded, "as_at": as_at, "forum_on": forum_on, "asked_for": asked_for, "made_from": made_from.id if made_from else "",
            "version": 1,
        }])
        change.add(SUBMISSION_STEP, [{**recorded, "number": 1, "step": Step.BEGUN, "note": ""}])
        change.add(POINT, [
            {**_row(point), **recorded, "point_id": uuid4().hex, "version": 1}
            for point in (made_from.standing() if made_from else ()) if not point.finding
        ])
        change.add(THRESHOLD_ITEM, [
            {**row_of_item(item), **recorded, "item_id": uuid4().hex, "version": 1}
            for item in (made_from.threshold if made_from else ()) if not item.withdrawn
        ])
    return submission_id


def say_what_for(database: Database, scope: Scope, family: Family, draft: Submission, *, forum_on: date | None, asked_for: str) -> None:
    """Say anew for which meeting a submission is and what the forum is asked to agree. The day whose knowledge it uses stays.

    Raises DashboardError where nothing is written, ChangedMeanwhile where somebody said it anew since ``draft`` was read.
    """
    if not asked_for.strip():
        raise DashboardError("Write what the forum is asked to agree.")
    with writing_into(database, scope, family, draft, "submission: what it is for") as change:
        change.add_next(SUBMISSION, {
            "submission_id": draft.id, "as_at": draft.as_at, "forum_on": forum_on, "asked_for": asked_for.strip(), "made_from": "",
            "recorded_at": _now(), "recorded_by": scope.actor,
        }, named_by="submission_id", after=draft.version)


def answer_finding(
    database: Database, scope: Scope, family: Family, draft: Submission, finding: Finding, answer: Answer, *, words: str = "", reason: str = "",
) -> None:
    """Take a finding in, put it aside with a reason, or answer it in one's own words; its rows stay with it either way.

    Raises DashboardError where the reason or the words are missing, ChangedMeanwhile where somebody answered it since ``draft`` was read.
    """
    if answer is Answer.PUT_ASIDE and not reason.strip():
        raise DashboardError("Say why this finding is put aside: the reason is read with the submission.")
    if answer is Answer.ANSWERED and not words.strip():
        raise DashboardError("Write what is to stand beside this finding.")
    with writing_into(database, scope, family, draft, "finding answered") as change:
        _add_answer(change, draft, finding, answer, words=words if answer is Answer.ANSWERED else "", reason=reason)


def take_all_in(database: Database, scope: Scope, family: Family, draft: Submission, findings: Sequence[Finding]) -> None:
    """Take several findings in, all or none. Raises ChangedMeanwhile where somebody answered one of them since ``draft`` was read."""
    with writing_into(database, scope, family, draft, "findings taken in") as change:
        for finding in findings:
            _add_answer(change, draft, finding, Answer.TAKEN_IN)


def write(
    database: Database, scope: Scope, family: Family, draft: Submission, section: Section, words: str, *, child: str = "",
    evidence: Sequence[str] = (), contrary: Sequence[str] = (), before: Point | None = None,
) -> None:
    """Keep a statement in the caller's own words, with the rows that it rests on. ``before``: the version that it follows."""
    if not words.strip():
        raise DashboardError("There are no words to keep. To take a statement out, use “Take out”.")
    _keep(database, scope, family, draft, "statement written", before, {
        "section": section, "child": child, "answer": Answer.OWN_WORDS, "words": words.strip(), "evidence": list(evidence),
        "contrary": list(contrary), **({"finding": before.finding, "heading": before.heading} if before else {}),
    })


def take_out(database: Database, scope: Scope, family: Family, draft: Submission, point: Point) -> None:
    """Take a statement or an answer out again; what it said is kept among its versions."""
    _keep(database, scope, family, draft, "point taken out", point, {**_row(point), "withdrawn": True})


def say_nothing_contrary(database: Database, scope: Scope, family: Family, draft: Submission, section: Section, reason: str) -> None:
    """Say why nothing stands on the other side of a block; an empty reason takes it back.

    Raises ChangedMeanwhile where somebody gave another reason since ``draft`` was read.
    """
    if not section.argues:
        raise DashboardError("Only the three blocks of the argument need a reason for an empty other side.")
    with writing_into(database, scope, family, draft, "reason for an empty other side") as change:
        change.add_next(NOTHING_CONTRARY, {
            "reason_id": _id_of(draft, section.value), "submission_id": draft.id, "section": section, "reason": reason.strip(),
            "recorded_at": _now(), "recorded_by": scope.actor,
        }, named_by="reason_id", after=draft.reason_versions.get(section, 0))


def remark(database: Database, scope: Scope, family: Family, draft: Submission, section: Section, words: str, *, point_id: str = "") -> None:
    """Write a remark beside a point or a section. Whoever may read the submission may."""
    if not words.strip():
        raise DashboardError("There are no words to keep.")
    _remark(database, scope, family, draft, {
        "comment_id": uuid4().hex, "point_id": point_id, "section": section, "words": words.strip(), "settled": False}, after=0)


def settle(database: Database, scope: Scope, family: Family, draft: Submission, comment_id: str) -> None:
    """Say that a remark was dealt with. Raises KeyError where there is none of that id."""
    found = {comment.id: comment for comment in draft.comments}[comment_id]
    _remark(database, scope, family, draft, {
        "comment_id": found.id, "point_id": found.point_id, "section": found.section, "words": found.words, "settled": True}, after=found.version)


def take_step(
    database: Database, scope: Scope, family: Family, draft: Submission, step: Step, *, note: str = "", found: Sequence[Finding] = (),
    children: Sequence[str] = (),
) -> None:
    """Send, return, sign off or open a submission again. Sealing has a door of its own.

    ``found``, ``children``: what the submission is held against. Raises DashboardError for a step that cannot follow, or that something stands
    in the way of; AccessRefused where a second person is needed; ChangedMeanwhile where somebody took a step since ``draft`` was read.
    """
    now = submission(database, scope, family, draft.id)
    if not now.may_follow(step) or step is Step.SUBMITTED:
        raise DashboardError(f"A submission that was {now.state.in_words} cannot be {step.in_words}.")
    if now.needs_another(step, scope.actor):
        raise AccessRefused("A second person does this: nobody signs off or returns what they wrote or sent themselves.")
    if step is Step.RETURNED and not note.strip():
        raise DashboardError("Say what is missing.")
    if step in (Step.SENT, Step.SIGNED_OFF) and (missing := stands_in_the_way(now, found, children)):
        raise DashboardError(f"Not yet: {' '.join(missing)}")
    with database.change(
        scope.actor, f"submission {step.in_words}", family_id=family.id, target=draft.id, power=step.power, of_history=False,
    ) as change:
        change.add_next(SUBMISSION_STEP, {
            "submission_id": draft.id, "step": step, "note": note.strip(), "recorded_at": _now(), "recorded_by": scope.actor,
        }, named_by="submission_id", numbered_by="number", after=draft.steps[-1].number)


def _keep(
    database: Database, scope: Scope, family: Family, draft: Submission, action: str, before: Point | None, row: Mapping[str, object],
) -> None:
    with writing_into(database, scope, family, draft, action) as change:
        change.add_next(POINT, {
            **row, "point_id": before.id if before else uuid4().hex, "submission_id": draft.id, "recorded_at": _now(), "recorded_by": scope.actor,
        }, named_by="point_id", after=before.version if before else 0)


def _remark(database: Database, scope: Scope, family: Family, draft: Submission, row: Mapping[str, object], *, after: int) -> None:
    with database.change(
        scope.actor, "remark on a submission", family_id=family.id, target=draft.id, power=Power.READ_SUBMISSION, of_history=False,
    ) as change:
        change.add_next(SUBMISSION_COMMENT, {**row, "submission_id": draft.id, "recorded_at": _now(), "recorded_by": scope.actor},
                        named_by="comment_id", after=after)


def _add_answer(change: Change, draft: Submission, finding: Finding, answer: Answer, *, words: str = "", reason: str = "") -> None:
    """A finding has one answer in a submission, named by both: two people's first answers are two versions of it and never stand side by side."""
    before = draft.ever_answered(finding.id)
    change.add_next(POINT, {
        "point_id": before.id if before else _id_of(draft, finding.id), "submission_id": draft.id,
        "section": SECTION_OF[finding.kind.block], "child": "", "finding": finding.id, "heading": finding.heading, "said": finding.statement,
        "answer": answer, "words": words.strip(), "reason": reason.strip(), "evidence": [fact.id for fact in finding.evidence],
        "contrary": [fact.id for fact in finding.contrary], "not_recorded": list(finding.not_recorded), "method": finding.kind.method,
        "authority": finding.kind.authority, "recorded_at": _now(), "recorded_by": change.actor,
    }, named_by="point_id", after=before.version if before else 0)


@contextmanager
def writing_into(database: Database, scope: Scope, family: Family, draft: Submission, action: str) -> Iterator[Change]:
    """A change of what a submission says, while it is being written: the newest step is looked at inside the transaction."""
    if not draft.being_written:
        raise DashboardError(f"This submission was {draft.state.in_words}: it is not being written now.")
    with _writing(database, scope, family, action, draft.id) as change:
        change.expect(SUBMISSION_STEP, named_by="submission_id", name=draft.id, numbered_by="number", newest=draft.steps[-1].number)
        yield change


def _writing(database: Database, scope: Scope, family: Family, action: str, target: str) -> AbstractContextManager[Change]:
    return database.change(
        scope.actor, action, family_id=family.id, target=target, power=Power.WRITE_SUBMISSION, of_history=False)


def row_of_item(item: Item) -> dict[str, object]:
    """What a line of a threshold grid says, by the columns of its table."""
    return {
        "child": item.child, "evidence": list(item.evidence), "contrary": list(item.contrary), "harm": item.harm, "limb": item.limb,
        "attribution": item.attribution, "withdrawn": item.withdrawn,
    }


def _id_of(draft: Submission, what: str) -> str:
    """One id for one thing in a submission, whoever writes of it first."""
    return sha256(f"{draft.id} {what}".encode()).hexdigest()[:32]


def _row(point: Point) -> dict[str, object]:
    return {
        "section": point.section, "child": point.child, "finding": point.finding, "heading": point.heading, "said": point.said,
        "answer": point.answer, "words": point.words, "reason": point.reason, "evidence": list(point.evidence), "contrary": list(point.contrary),
        "not_recorded": list(point.not_recorded), "method": point.method, "authority": point.authority, "withdrawn": point.withdrawn,
    }


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
