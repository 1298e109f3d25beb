"""Random walks through the forum's work, through the record itself: people try steps in any order, also stale and foreign ones.

What may follow what, and who may do it, is written here a second time, by hand. A step that the service lets pass and this table does not, or the
other way round, is a failure; so is a signed decision whose sealed bytes differ afterwards.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NoReturn
from unittest.mock import patch

from dashboard.errors import DashboardError
from dashboard.importers.take_in import new_family
from dashboard.page_data import challenge_kept as desk
from dashboard.page_data import decision_kept as kept
from dashboard.page_data import submission_kept
from dashboard.page_data.challenges import challenges_of
from dashboard.page_data.decision_records import decision_records
from dashboard.page_data.submissions import submission
from dashboard.store import Database
from data_models.agencies import Agency
from data_models.challenge import NEXT as AFTER_MOVE
from data_models.challenge import Challenge, Ground, Move, Outcome, Route, routes
from data_models.decision import ConditionState, Option
from data_models.record import Family
from data_models.sample_people import BY_ACTOR
from data_models.submission import NEXT as AFTER_STEP
from data_models.submission import Answer, Section, Step, StepTaken, Submission
from data_models.tables import POINT
from tests.assurance import Assured, Progress, quietly
from tests.assurance.remembering import Remembering
from tests.conftest import ACTOR, KEY, TODAY

WORKER, MANAGER, CHAIR, SCHOOL, LAWYER = (
    "sample:social-worker", "sample:team-manager", "sample:forum-chair", "sample:school", "sample:lawyer")
PEOPLE = (ACTOR, WORKER, MANAGER, CHAIR, SCHOOL, LAWYER)
WRITES, SIGNS, DECIDES = {ACTOR, WORKER, MANAGER}, {ACTOR, MANAGER}, {ACTOR, CHAIR}
ANSWERS = ({ACTOR, WORKER, MANAGER}, {ACTOR, MANAGER}, {ACTOR, CHAIR})
"""By hand: who answers a school's difference with children's social care, stage by stage."""
FOLLOWS = {
    "begun": {"sent"}, "sent": {"returned", "signed_off"}, "returned": {"sent"}, "signed_off": {"reopened"}, "reopened": {"sent"},
}
"""By hand: the seal has a door of its own, and no other step leads to it."""
LEGS = 14
LEGS_IN_THE_RECORD = 8
"""Of which half are drawn from what may follow: a walk gets as far as one of ``LEGS`` drawn from everything."""
TO_A_FAMILY = 30
"""Walks of one family: what a step reads is all that its family has, so that ten thousand of one family would be read ever more slowly."""
TO_A_RECORD = 120
"""Walks of one record, for the same reason: three hundred make a walk a quarter dearer."""
DAY = date(2021, 6, 3)
NOW = datetime(2021, 6, 3, 12, tzinfo=UTC)


@dataclass
class Told:
    """What a walk found. ``passed``: steps that were let pass; ``wrong``: those that this module's table says otherwise of."""

    tried: int = 0
    passed: int = 0
    wrong: list[str] = field(default_factory=list)

    def step(self, what: str, act: Callable[[], object], *, legal: bool) -> bool:
        done = False
        with suppress(DashboardError):
            act()
            done = True
        self.tried += 1
        self.passed += done
        if done is not legal:
            self.wrong.append(f"{what}: {'let pass' if done else 'refused'}")
        return done

    def rule(self, what: str, may: bool, *, legal: bool) -> bool:
        """As ``step``, of a rule that only answers."""
        self.tried += 1
        self.passed += may
        if may is not legal:
            self.wrong.append(f"{what}: {'let pass' if may else 'refused'}")
        return may


def forum_walks(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` walks. Control: with the rule of a second person taken away, the same walks must find it."""
    told = walked(count, folder / "as built", seed, progress)
    with patch("data_models.submission.BY_A_SECOND_PERSON", frozenset()):
        control = walked(max(36, count // 100), folder / "control", seed, quietly)
    return Assured(count, tuple(told.wrong[:20]), bool(control.wrong), f"{told.tried:,} steps tried, {told.passed:,} let pass")


def walked(count: int, folder: Path, seed: int, progress: Progress) -> Told:
    told, chance = Told(), Random(seed)  # noqa: S311 - walks that can be made again
    for first in range(1, count + 1, TO_A_RECORD):
        with Remembering(folder / str(first) / "record.duckdb", KEY) as database:
            for number in range(first, min(first + TO_A_RECORD, count + 1)):
                if number % TO_A_FAMILY == 1:
                    family = new_family(database, ACTOR, f"Family X{number}")
                database.forget()
                (_of_submission, _of_decision, _of_challenge)[number % 3](database, family, chance, told)
                progress(number)
    return told


def _of_submission(database: Database, family: Family, chance: Random, told: Told) -> None:
    scope = database.scope_of(WORKER)
    made = submission_kept.begin(database, scope, family, as_at=DAY, forum_on=DAY, asked_for="x")
    wrote, state, stale = {WORKER}, "begun", submission(database, scope, family, made)
    with submission_kept.writing_into(database, scope, family, stale, "statements written") as change:
        for section in (section for section in Section if section.block is None and not section.per_child):
            change.add_next(POINT, {
                "point_id": f"{made} {section}", "submission_id": made, "section": section, "answer": Answer.OWN_WORDS, "words": "x",
                "recorded_at": NOW, "recorded_by": WORKER}, named_by="point_id", after=0)
    read = stale
    people = _walkers(chance)
    for _ in range(LEGS_IN_THE_RECORD):
        who, step = chance.choice(people), Step(_drawn(chance, list(Step), FOLLOWS[state]))
        now = submission(database, scope, family, made)
        read = now if chance.random() < 0.8 else stale
        fresh = len(read.steps) == len(now.steps)
        second = step in (Step.RETURNED, Step.SIGNED_OFF)
        legal = (
            step.value in FOLLOWS.get(state, set()) and fresh and who in (SIGNS if second else WRITES) and not (second and who in wrote)
        )
        if told.step(
            f"submission {state} {step.value} by {who}",
            lambda who=who, step=step, read=read: submission_kept.take_step(  # type: ignore[misc]
                database, database.scope_of(who), family, read, step, note="x"),
            legal=legal,
        ):
            state, stale = step.value, now
            wrote |= {who} if step in (Step.SENT, Step.REOPENED) else set()


def _of_decision(database: Database, family: Family, chance: Random, told: Told) -> None:
    whole = database.scope_of(ACTOR)
    day = TODAY - timedelta(days=1 + len(decision_records(database, whole, family).decisions))  # a forum's day has one decision
    for draft in decision_records(database, whole, family).drafts:  # what an earlier walk left off: one decision is written at a time
        kept.withdraw_decision(database, database.scope_of(draft.recorded_by), family, draft, why="x")
    made = kept.begin_decision(database, database.scope_of(CHAIR), family, forum_ref=f"CPF {day}", forum_on=day, asked_for="x")
    option, signed, sealed = chance.choice([one for one in Option if not one.waits]), False, ""
    written = kept.Written(
        asked_for="x", option=option, reasons={}, attended=["Chair"], difference="None.",
        parts={part.name: (day + timedelta(days=30)).isoformat() if part.day else "x" for part in option.parts})
    ready = withdrawn = corrected = False
    people = _walkers(chance)
    for _ in range(LEGS_IN_THE_RECORD):
        who = chance.choice(people)
        record, scope = decision_records(database, whole, family).of(made), database.scope_of(who)
        act = chance.choice(("write", "sign", "condition", "correct", "withdraw"))
        if act == "write":
            done = told.step(f"decision written by {who}, signed {signed}", lambda r=record, s=scope: kept.write_decision(  # type: ignore[misc]
                database, s, family, r, written), legal=who in DECIDES and not signed and not withdrawn)
            ready = ready or done
        elif act == "sign":
            signed = told.step(f"decision signed by {who}, ready {ready}", lambda r=record, s=scope: kept.sign(  # type: ignore[misc]
                database, s, family, r, children=(), today=TODAY), legal=who in DECIDES and not signed and not withdrawn and ready) or signed
        elif act == "withdraw":
            withdrawn = told.step(f"draft withdrawn by {who}, signed {signed}", lambda r=record, s=scope: kept.withdraw_decision(  # type: ignore[misc]
                database, s, family, r, why="x"), legal=who in DECIDES and not signed and not withdrawn) or withdrawn
        elif act == "condition":
            told.step(f"condition moved by {who}", lambda r=record, s=scope: kept.move_condition(  # type: ignore[misc]
                database, s, family, r, r.conditions[0] if r.conditions else _no_condition(), ConditionState.MET, note=""), legal=False)
        else:
            corrected = told.step(f"correction begun by {who}, signed {signed}, corrected {corrected}", lambda r=record, s=scope: kept.begin_decision(  # type: ignore[misc]
                database, s, family, forum_ref=r.forum_ref, forum_on=day, asked_for="x", corrects=r, why="x"),
                legal=signed and who in DECIDES and who != record.recorded_by and not corrected) or corrected
        seals = [row["source_json"] for row in database.ask(whole, "decision_seals", family=family.id) if row["decision_id"] == made]
        if sealed and seals != [sealed]:
            told.wrong.append("a sealed decision changed")
        sealed = seals[0] if seals else ""


def _walkers(chance: Random) -> list[str]:
    """Who meets in one walk: a few, so that what one does meets what another did. Over the walks everybody meets everybody."""
    return chance.sample(PEOPLE, 3)


def _drawn(chance: Random, anything: list[str], likely: set[str]) -> str:
    """One of ``anything``, or as often one of ``likely``, so that a walk gets somewhere."""
    return chance.choice(sorted(likely) if likely and chance.random() < 0.5 else anything)


def _no_condition() -> NoReturn:
    raise DashboardError("There is no condition to move.")


def _of_challenge(database: Database, family: Family, chance: Random, told: Told) -> None:
    school, on = database.scope_of(SCHOOL), DAY
    made = desk.raise_challenge(
        database, school, family, Route.PROFESSIONAL_DIFFERENCE, to=Agency.CHILDRENS_SOCIAL_CARE, against="x", decided_on=DAY,
        grounds=[Ground.DELAY], why="x", remedy="x", meanwhile="x", raised_on=on, today=TODAY)
    move, stage, due, stale = "raised", 0, None, None
    people = _walkers(chance)
    for _ in range(LEGS_IN_THE_RECORD):
        on += timedelta(days=chance.choice((0, 1, 4)))
        now = next(one.now for one in challenges_of(database, database.scope_of(ACTOR), family) if one.now.id == made)
        due = now.due
        who, wanted = chance.choice(people), Move(_drawn(
            chance, list(Move), {one.value for one in Move if not one.ends and _may_follow(move, one.value, stage, late=False)}))
        read = stale if stale is not None and chance.random() < 0.15 else now
        late = due is not None and due < on
        theirs = who in ((ACTOR, SCHOOL) if wanted.of_the_challenger else ANSWERS[stage])
        legal = _may_follow(move, wanted.value, stage, late=late) and theirs and read.version == now.version
        if told.step(
            f"challenge {move} {wanted.value} by {who}",
            lambda who=who, wanted=wanted, read=read, on=on: desk.move_challenge(  # type: ignore[misc]
                database, database.scope_of(who), family, read, wanted, said="x", on=on, today=TODAY, outcome=Outcome.PARTLY),
            legal=legal,
        ):
            move, stage, stale = wanted.value, stage + (wanted is Move.ESCALATED), now



def walks_of_the_rules(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` walks through the rules alone, held against the same tables: the walks above show that the record keeps to the rules.

    Control: a rule that lets the seal follow the sending, and one that lets a settled challenge go on, must be found.
    """
    told = _walked_in_rules(count, seed, progress)
    spoiled = (
        patch.dict(AFTER_STEP, {Step.SENT: AFTER_STEP[Step.SENT] | {Step.SUBMITTED}}),
        patch.dict(AFTER_MOVE, {Move.SETTLED: frozenset({Move.ANSWERED})}),
    )
    caught = []
    for rule in spoiled:
        with rule:
            caught.append(bool(_walked_in_rules(300, seed, quietly).wrong))
    return Assured(count, tuple(told.wrong[:20]), all(caught), f"{told.tried:,} steps tried, {told.passed:,} let pass")


def _walked_in_rules(count: int, seed: int, progress: Progress) -> Told:
    told, chance = Told(), Random(seed)  # noqa: S311 - walks that can be made again
    for number in range(1, count + 1):
        (_rules_of_submission, _rules_of_challenge)[number % 2](chance, told)
        progress(number)
    return told


def _rules_of_submission(chance: Random, told: Told) -> None:
    state, wrote = "begun", {WORKER}
    draft = Submission(
        id="x", family_id="x", as_at=DAY, forum_on=DAY, asked_for="x", points=(), steps=(_taken(1, Step.BEGUN, WORKER),), nothing_contrary={})
    for number in range(2, LEGS + 2):
        who, step = chance.choice(PEOPLE), chance.choice(list(Step))
        follows = FOLLOWS.get(state, set()) | ({"submitted"} if state == "signed_off" else set())
        legal = step.value in follows and not (step.value in ("returned", "signed_off") and who in wrote)
        may = draft.may_follow(step) and not draft.needs_another(step, who)
        if told.rule(f"rules: submission {state} {step.value} by {who}", may, legal=legal):
            state, draft = step.value, replace(draft, steps=(*draft.steps, _taken(number, step, who)))
            wrote |= {who} if step in (Step.SENT, Step.REOPENED) else set()


def _taken(number: int, step: Step, who: str) -> StepTaken:
    return StepTaken(number=number, step=step, note="x", recorded_at=NOW, recorded_by=who)


def _rules_of_challenge(chance: Random, told: Told) -> None:
    rules = routes()[Route.PROFESSIONAL_DIFFERENCE]
    challenge = Challenge(
        id="x", version=1, route=Route.PROFESSIONAL_DIFFERENCE, against="x", decided_on=DAY, raised_on=DAY, agency=Agency.SCHOOL.value,
        challenged=Agency.CHILDRENS_SOCIAL_CARE.value, grounds=(Ground.DELAY,), why="x", evidence=(), remedy="x", meanwhile="x", stage=0,
        move=Move.RAISED, due=DAY + timedelta(days=chance.choice((1, 5))), moved_on=DAY, recorded_at=NOW, recorded_by=SCHOOL)
    on = DAY
    for _ in range(LEGS):
        move, who = chance.choice(list(Move)), chance.choice([person for person in PEOPLE if person != ACTOR])
        on += timedelta(days=chance.choice((0, 1, 4)))
        late = challenge.due is not None and challenge.due < on
        legal = _may_follow(challenge.move.value, move.value, challenge.stage, late=late) and who in (
            {SCHOOL} if move.of_the_challenger else ANSWERS[challenge.stage])
        person = BY_ACTOR[who]
        theirs = person.agency == challenge.agency if move.of_the_challenger else (
            challenge.answered_by(person.agency.value, {person.role.value}))
        if told.rule(f"rules: challenge {challenge.move.value} {move.value} by {who}", challenge.may(move, on=on) and theirs, legal=legal):
            stage = challenge.stage + (move is Move.ESCALATED)
            due = on + timedelta(days=rules.stages[stage].days) if move is Move.ESCALATED else None
            challenge = replace(challenge, move=move, stage=stage, due=due)


def _may_follow(before: str, wanted: str, stage: int, *, late: bool) -> bool:
    """By hand: which move may follow which. Nothing follows one that ends a challenge."""
    return before not in ("settled", "back_to_forum", "withdrawn") and {
        "answered": before in ("raised", "escalated"), "settled": before == "answered", "withdrawn": True, "back_to_forum": True,
        "escalated": stage < 2 and (before == "answered" or late), "raised": False,
    }[wanted]
