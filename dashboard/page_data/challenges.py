"""Challenges to a decision about a family: read, raised and moved. Every move is a version by a named person, and an entry of the chronology."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import uuid4

from dashboard.errors import AccessRefused, DashboardError
from dashboard.findings.working_days import due_day
from dashboard.importers.keyed import Statement, keep_within
from dashboard.importers.rows.prepared import when_parts
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Power, Role, Scope, Sensitivity
from data_models.agencies import Agency
from data_models.challenge import Challenge, Ground, Move, Outcome, Route, Stage, routes
from data_models.dates import When, day_in_words
from data_models.record import EvidenceStatus, Family, Nature
from data_models.tables import CHALLENGE, ENTRY
from data_models.timescales import Timescale


@dataclass(frozen=True, slots=True)
class Challenged:
    """A challenge with every move it has had, oldest first."""

    now: Challenge
    moves: tuple[Challenge, ...]


def challenges_of(database: Database, scope: Scope, family: Family) -> tuple[Challenged, ...]:
    """The challenges about a family that this reader may see: those still to be answered first, the first due first."""
    versions: dict[str, list[Challenge]] = defaultdict(list)
    for row in database.ask(scope, "challenges", family=family.id):
        versions[row["challenge_id"]].append(_challenge(row))
    found = [Challenged(moves[-1], tuple(moves)) for moves in versions.values()]
    return tuple(sorted(found, key=lambda one: (one.now.move.ends, one.now.due or date.max, one.now.raised_on)))


def routes_open_to(database: Database, scope: Scope, family: Family) -> tuple[Route, ...]:
    """The routes that this person may take about this family."""
    if not scope.may(Power.CHALLENGE, family.id):
        return ()
    account = database.account_of(scope.actor)
    roles = set(account.roles) if account else {Role.SAMPLE_VIEWER.value}
    return tuple(route for route, rules in routes().items() if roles & rules.who)


def raise_challenge(
    database: Database, scope: Scope, family: Family, route: Route, *, against: str, decided_on: date | None, grounds: Sequence[Ground],
    why: str, remedy: str, meanwhile: str, evidence: Sequence[str] = (), raised_on: date,
) -> str:
    """Raise a challenge and return its id; the clock of its first stage runs from ``raised_on``.

    Raises DashboardError naming what is missing, AccessRefused for a route that is not this person's.
    """
    if route not in routes_open_to(database, scope, family):
        raise AccessRefused("That route is not part of your work: another of the three is.")
    wanted = {"what is challenged": against, "a ground": grounds, "why": why, "the remedy sought": remedy,
              "what keeps the children safe meanwhile": meanwhile}
    if missing := [name for name, there in wanted.items() if not (there.strip() if isinstance(there, str) else there)]:
        raise DashboardError(f"Not yet: not written: {', '.join(missing)}.")
    account = database.account_of(scope.actor)
    agency = Agency(account.agency) if account else Agency.CHILDRENS_SOCIAL_CARE
    made = Challenge(
        id=uuid4().hex, version=0, route=route, against=against.strip(), decided_on=decided_on, raised_on=raised_on, agency=agency.value,
        grounds=tuple(grounds), why=why.strip(), evidence=tuple(evidence), remedy=remedy.strip(), meanwhile=meanwhile.strip(), stage=0,
        move=Move.RAISED, due=_due(routes()[route].stages[0], raised_on), said=why.strip(), moved_on=raised_on,
        recorded_at=_now(), recorded_by=scope.actor,
    )
    _keep(database, scope, family, made, on=raised_on, power=Power.CHALLENGE)
    return made.id


def move_challenge(
    database: Database, scope: Scope, family: Family, challenge: Challenge, move: Move, *, said: str, on: date, outcome: Outcome | None = None,
    learning: str = "",
) -> None:
    """Answer, escalate, settle, withdraw or send a challenge back to the forum. ``challenge``: as its mover read it.

    Raises DashboardError for a move that cannot follow or has no words, AccessRefused where it is the other side's to make,
    ChangedMeanwhile where somebody moved it since.
    """
    if not challenge.may(move, on=on):
        raise DashboardError(f"A challenge that was {challenge.move.in_words} cannot be {move.in_words} now.")
    if not said.strip():
        raise DashboardError("Write the reasons: they are kept with the move.")
    if move is Move.ANSWERED and outcome is None:
        raise DashboardError("Say whether it is upheld, upheld in part or not upheld.")
    account = database.account_of(scope.actor)
    if move.of_the_challenger and account and account.agency != challenge.agency:
        raise AccessRefused("Only the agency that raised the challenge does that.")
    own = next(one for one in challenges_of(database, scope, family) if one.now.id == challenge.id).moves
    if not move.of_the_challenger and scope.actor == own[0].recorded_by:
        raise AccessRefused("Nobody answers or carries their own challenge.")
    if on < own[-1].moved_on:
        raise DashboardError("That day lies before the last thing that was done with it.")
    stage = challenge.stage + (move is Move.ESCALATED)
    due = _due(challenge.rules.stages[stage], on) if move is Move.ESCALATED else None
    moved = replace(
        challenge, stage=stage, move=move, due=due, outcome=outcome if move is Move.ANSWERED else challenge.outcome, said=said.strip(), moved_on=on,
        learning=learning.strip() or challenge.learning, recorded_at=_now(), recorded_by=scope.actor,
    )
    _keep(database, scope, family, moved, on=on, power=Power.CHALLENGE if move.of_the_challenger else Power.ANSWER_CHALLENGE)


def routes_table(open_to_reader: Sequence[Route]) -> TableView:
    """The three routes beside each other, each with its stages, its clocks and its authority."""
    return TableView("Three routes, never one", ("Route", "About", "Stages and who must answer", "Authority", "Yours to take"), tuple(
        TableRow((
            rules.title, rules.about, "; ".join(f"{stage.title}: {stage.responder}, {stage.length()}" for stage in rules.stages),
            f"{rules.authority} (local policy, confirm)", "yes" if route in open_to_reader else "not part of your work here",
        ))
        for route, rules in routes().items()
    ))


MOVES_HEADINGS = ("On", "Stage", "What was done", "By", "Words", "Must be answered by")


def moves_table(challenged: Challenged, names: dict[str, str]) -> TableView:
    return TableView("What was done, in order", MOVES_HEADINGS, tuple(
        TableRow((
            day_in_words(one.moved_on), one.rules.stages[one.stage].title,
            one.move.in_words + (f": {one.outcome.label}" if one.move is Move.ANSWERED and one.outcome else ""),
            names.get(one.recorded_by, one.recorded_by), one.said, day_in_words(one.due) if one.due else "–",
        ))
        for one in challenged.moves
    ))


def state_in_words(challenge: Challenge, day: date) -> str:
    """Where it stands on ``day``, with whose clock runs."""
    stage = challenge.rules.stages[challenge.stage]
    if challenge.move.ends:
        return f"Ended: {challenge.move.in_words}."
    if challenge.due is None:
        return f"Answered at the stage “{stage.title}”: {challenge.outcome.label if challenge.outcome else 'no outcome recorded'}."
    late = f" That day has gone by and no answer is recorded; {stage.responder} had it to give." if challenge.late_on(day) else ""
    return f"{stage.responder} must answer by {day_in_words(challenge.due)} ({stage.length()}, {challenge.rules.authority}).{late}"


def _keep(database: Database, scope: Scope, family: Family, challenge: Challenge, *, on: date, power: Power) -> None:
    account = database.account_of(scope.actor)
    agency = Agency(account.agency if account else challenge.agency)
    with database.change(scope.actor, f"challenge {challenge.move.in_words}", family_id=family.id, target=challenge.id, power=power) as change:
        change.add_next(CHALLENGE, {
            "challenge_id": challenge.id, "route": challenge.route, "against": challenge.against, "decided_on": challenge.decided_on,
            "raised_on": challenge.raised_on, "grounds": list(challenge.grounds), "why": challenge.why, "evidence": list(challenge.evidence),
            "remedy": challenge.remedy, "meanwhile": challenge.meanwhile, "stage": challenge.stage, "move": challenge.move, "due": challenge.due,
            "outcome": challenge.outcome, "said": challenge.said, "moved_on": challenge.moved_on, "learning": challenge.learning,
            "agency": challenge.agency,
            "sensitivity": Sensitivity.NORMAL, "recorded_at": challenge.recorded_at, "recorded_by": challenge.recorded_by,
        }, named_by="challenge_id", after=challenge.version)
        keep_within(change, family, "Challenge to a decision", [_entry(challenge, on, agency)])


def _entry(challenge: Challenge, on: date, agency: Agency) -> Statement:
    """The move as a row of the chronology of whose agency made it: that it was made and how, never how right it is."""
    what = f"Challenge {challenge.move.in_words}, by the route “{challenge.rules.title}”, to: {challenge.against}"
    answer = f" Answer: {challenge.outcome.label}." if challenge.move is Move.ANSWERED and challenge.outcome else ""
    return Statement(ENTRY, {
        **when_parts("happened", When.on(on)), "description": f"{what.rstrip('.')}.{answer}", "agency": agency.value,
        "agency_name": agency.label, "nature": Nature.CONTEXT, "evidence_status": EvidenceStatus.FIRST_HAND,
        "people": [], "themes": [], "markers": [], "source_of_information": "Challenge desk",
    })


def _due(stage: Stage, start: date) -> date:
    return due_day(start, Timescale(
        code="", title=stage.title, value=stage.days, calendar=stage.calendar, counted_from="", authority="", confirm=True))


def _challenge(row: Row) -> Challenge:
    return Challenge(
        id=row["challenge_id"], version=row["version"], route=Route(row["route"]), against=row["against"], decided_on=row["decided_on"],
        raised_on=row["raised_on"], agency=row["agency"], grounds=tuple(Ground(one) for one in row["grounds"] or ()), why=row["why"] or "",
        evidence=tuple(row["evidence"] or ()), remedy=row["remedy"] or "", meanwhile=row["meanwhile"] or "", stage=row["stage"],
        move=Move(row["move"]), due=row["due"], outcome=Outcome(row["outcome"]) if row["outcome"] else None, said=row["said"] or "",
        moved_on=row["moved_on"] or row["recorded_at"].date(),
        learning=row["learning"] or "", recorded_at=row["recorded_at"], recorded_by=row["recorded_by"],
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
