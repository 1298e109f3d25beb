"""Raising and moving a challenge. Every move is a version by a named person, and an entry of the chronology of the agency that made it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

from dashboard.errors import AccessRefused, DashboardError
from dashboard.importers.keyed import Statement, decision_id, keep_within
from dashboard.importers.rows.prepared import when_parts
from dashboard.page_data.challenges import answer_due, challenges_of, may_be_challenged, routes_open_to, stands_against
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Power, Scope, Sensitivity
from data_models.agencies import Agency
from data_models.challenge import CHALLENGE_DESK, Challenge, Ground, Move, Outcome, Route, must_answer, routes
from data_models.dates import When, day_in_words
from data_models.policy import rights_of, strictest
from data_models.record import EvidenceStatus, Family, Nature
from data_models.tables import CHALLENGE, ENTRY


def raise_challenge(
    database: Database, scope: Scope, family: Family, route: Route, *, to: Agency, against: str, decided_on: date | None,
    grounds: Sequence[Ground], why: str, remedy: str, meanwhile: str, evidence: Sequence[str] = (), raised_on: date, today: date,
) -> str:
    """Raise a challenge to the agency ``to`` and return its id; the clock of its first stage runs from ``raised_on``.

    Raises DashboardError naming what is missing or for a day before the decision or after ``today``, AccessRefused for a route, an agency or a
    row of the evidence that is not this person's.
    """
    _refuse_ahead(raised_on, today)
    if decided_on is not None and raised_on < decided_on:
        raise DashboardError(f"That decision was made on {day_in_words(decided_on)}: it cannot have been challenged before.")
    if route not in routes_open_to(database, scope, family):
        raise AccessRefused("That route is not part of your work: another of the three is.")
    if to not in may_be_challenged(database, scope, route):
        raise AccessRefused("By that route this agency is not yours to challenge.")
    wanted = {"what is challenged": against, "a ground": grounds, "why": why, "the remedy sought": remedy,
              "what keeps the children safe meanwhile": meanwhile}
    if missing := [name for name, there in wanted.items() if not (there.strip() if isinstance(there, str) else there)]:
        raise DashboardError(f"Not yet: not written: {', '.join(missing)}.")
    named = _rows_named(database, scope, family, evidence)
    if {row["fact_id"] for row in named if row["stands"]} != set(evidence):
        raise AccessRefused("A row that the challenge names is not open to you.")
    _refuse_of_challenges(database, scope, family, evidence)
    _refuse_unreadable(route, to, named)
    account = database.account_of(scope.actor)
    agency = Agency(account.agency) if account else Agency.CHILDRENS_SOCIAL_CARE
    made = Challenge(
        id=uuid4().hex, version=0, route=route, against=against.strip(), decided_on=decided_on, raised_on=raised_on, agency=agency.value,
        challenged=to.value, grounds=tuple(grounds), why=why.strip(), evidence=tuple(evidence), remedy=remedy.strip(),
        meanwhile=meanwhile.strip(), stage=0, move=Move.RAISED, due=answer_due(routes()[route].stages[0], raised_on), said=why.strip(),
        moved_on=raised_on, recorded_at=_now(), recorded_by=scope.actor,
    )
    _keep(database, scope, family, made, on=raised_on, power=Power.CHALLENGE)
    return made.id


def move_challenge(
    database: Database, scope: Scope, family: Family, challenge: Challenge, move: Move, *, said: str, on: date, today: date,
    outcome: Outcome | None = None, learning: str = "",
) -> None:
    """Answer, escalate, settle, withdraw or send a challenge back to the forum. ``challenge``: as its mover read it.

    Raises DashboardError for a move that cannot follow, has no words or is dated after ``today``, AccessRefused where it is the other side's to make,
    ChangedMeanwhile where somebody moved it since.
    """
    _refuse_ahead(on, today)
    if not challenge.may(move, on=on):
        raise DashboardError(f"A challenge that was {challenge.move.in_words} cannot be {move.in_words} now.")
    if not said.strip():
        raise DashboardError("Write the reasons: they are kept with the move.")
    if move is Move.ANSWERED and outcome is None:
        raise DashboardError("Say whether it is upheld, upheld in part or not upheld.")
    challenged = next((one for one in challenges_of(database, scope, family) if one.now.id == challenge.id), None)
    if challenged is None:
        raise AccessRefused("There is no such challenge, or it is not yours to see.")
    if refused := stands_against(database, scope, family, challenged, move):
        raise AccessRefused(refused)
    if on < challenged.now.moved_on:
        raise DashboardError("That day lies before the last thing that was done with it.")
    stage = challenge.stage + (move is Move.ESCALATED)
    due = answer_due(challenge.rules.stages[stage], on) if move is Move.ESCALATED else None
    moved = replace(
        challenge, stage=stage, move=move, due=due, outcome=outcome if move is Move.ANSWERED else challenge.outcome, said=said.strip(), moved_on=on,
        learning=learning.strip() or challenge.learning, recorded_at=_now(), recorded_by=scope.actor,
    )
    _keep(database, scope, family, moved, on=on, power=Power.CHALLENGE if move.of_the_challenger else Power.ANSWER_CHALLENGE)


def _refuse_ahead(on: date, today: date) -> None:
    """A day that has not come cannot be one on which something was done: it would let a clock run out at once."""
    if on > today:
        raise DashboardError(f"{day_in_words(on)} has not come yet.")


def _keep(database: Database, scope: Scope, family: Family, challenge: Challenge, *, on: date, power: Power) -> None:
    account = database.account_of(scope.actor)
    agency = Agency(account.agency if account else challenge.agency)
    label = strictest({Sensitivity.NORMAL, *(row["sensitivity"] for row in _rows_named(database, scope, family, challenge.evidence))})
    entry_id = decision_id(family, "challenge", challenge.id, str(challenge.version + 1))
    with database.change(scope.actor, f"challenge {challenge.move.in_words}", family_id=family.id, target=challenge.id, power=power) as change:
        change.add_next(CHALLENGE, {
            "challenge_id": challenge.id, "route": challenge.route, "against": challenge.against, "decided_on": challenge.decided_on,
            "raised_on": challenge.raised_on, "grounds": list(challenge.grounds), "why": challenge.why, "evidence": list(challenge.evidence),
            "remedy": challenge.remedy, "meanwhile": challenge.meanwhile, "stage": challenge.stage, "move": challenge.move, "due": challenge.due,
            "outcome": challenge.outcome, "said": challenge.said, "moved_on": challenge.moved_on, "learning": challenge.learning,
            "challenged": challenge.challenged, "agency": challenge.agency,
            "sensitivity": Sensitivity.NORMAL, "entry_id": entry_id, "recorded_at": challenge.recorded_at, "recorded_by": challenge.recorded_by,
        }, named_by="challenge_id", after=challenge.version)
        keep_within(change, family, "Challenge to a decision", [_entry(challenge, entry_id, on, agency, label)])


def _rows_named(database: Database, scope: Scope, family: Family, evidence: Sequence[str]) -> list[Row]:
    """Agency and label of every version of the rows of ``evidence`` that this person may see.

    A row whose import was taken back later is among them and does not stand: a challenge that names it goes on, under its label.
    """
    return database.ask(scope, "labels", family=family.id, rows=list(evidence)) if evidence else []


def _refuse_of_challenges(database: Database, scope: Scope, family: Family, evidence: Sequence[str]) -> None:
    """What tells of a challenge is shown with that challenge alone: a second one that rests on it would be shown to others, or vanish with it."""
    if evidence and database.ask(scope, "rows_of_challenges", family=family.id, rows=list(evidence), desk=CHALLENGE_DESK):
        raise DashboardError(
            "A row that is named tells of another challenge. Name the rows that it rests on, and say in your own words what came of it.")


def _refuse_unreadable(route: Route, to: Agency, rows: Sequence[Row]) -> None:
    """A challenge is not seen by whoever may not see a row that it names: at every stage somebody who answers must be able to see them all."""
    for place, stage in enumerate(routes()[route].stages):
        if not any(_reads_all(role, to, rows) for role in stage.answers):
            raise DashboardError(
                f"{must_answer(route, place, to.value)} may not see a row that is named, and so could not see the challenge. Leave that row out, and "
                "say in your own words what may be told.")


def _reads_all(role: str, agency: Agency, rows: Sequence[Row]) -> bool:
    """Whether somebody of ``agency`` in that part reads every one of the rows: parts of partner agencies are not the council's people's."""
    rights = rights_of(role)
    if rights.partner is (agency is Agency.CHILDRENS_SOCIAL_CARE):
        return False
    return all(
        row["sensitivity"] in (rights.own if row["agency"] == agency.value or not rights.partner else rights.others) for row in rows)


def _entry(challenge: Challenge, entry_id: str, on: date, agency: Agency, label: Sensitivity) -> Statement:
    """The move as a row of the chronology of whose agency made it: that it was made and how, never how right it is."""
    what = f"Challenge {challenge.move.in_words}, by the route “{challenge.rules.title}”, to: {challenge.against}"
    answer = f" Answer: {challenge.outcome.label}." if challenge.move is Move.ANSWERED and challenge.outcome else ""
    return Statement(ENTRY, {
        **when_parts("happened", When.on(on)), "description": f"{what.rstrip('.')}.{answer}", "agency": agency.value, "sensitivity": label,
        "agency_name": agency.label, "nature": Nature.CONTEXT, "evidence_status": EvidenceStatus.FIRST_HAND,
        "people": [], "themes": [], "markers": [], "source_of_information": CHALLENGE_DESK,
    }, fact_id=entry_id)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
