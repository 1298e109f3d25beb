"""Challenges to a decision about a family as their reader may see them on a day, and who may take which route and make which move."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from dashboard.findings.working_days import due_day
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Power, Role, Scope
from data_models.agencies import Agency
from data_models.challenge import Challenge, Ground, Move, Outcome, Route, Stage, routes
from data_models.record import Family
from data_models.timescales import Timescale


@dataclass(frozen=True, slots=True)
class Challenged:
    """A challenge as it stood on a day, with every move it had had, oldest first. ``later``: the moves that came after that day."""

    now: Challenge
    moves: tuple[Challenge, ...]
    later: int = 0


def challenges_of(database: Database, scope: Scope, family: Family, as_at: date | None = None) -> tuple[Challenged, ...]:
    """The challenges about a family that this reader may see: those still to be answered first, the first due first.

    ``as_at``: as they stood on that day; None is with all their moves. One that names a row is for those who may see the row.
    """
    versions: dict[str, list[Challenge]] = defaultdict(list)
    for row in database.ask(scope, "challenges", family=family.id):
        versions[row["challenge_id"]].append(_challenge(row))
    found = []
    for moves in versions.values():
        by_then = tuple(one for one in moves if as_at is None or one.moved_on <= as_at)
        if by_then:
            found.append(Challenged(by_then[-1], by_then, len(moves) - len(by_then)))
    return tuple(sorted(found, key=lambda one: (one.now.move.ends, one.now.due or date.max, one.now.raised_on)))


def routes_open_to(database: Database, scope: Scope, family: Family) -> tuple[Route, ...]:
    """The routes that this person may take about this family."""
    if not scope.may(Power.CHALLENGE, family.id):
        return ()
    account = database.account_of(scope.actor)
    roles = set(account.roles) if account else {Role.SAMPLE_VIEWER.value}
    return tuple(route for route, rules in routes().items() if roles & rules.who)


def may_be_challenged(database: Database, scope: Scope, route: Route) -> tuple[Agency, ...]:
    """The agencies that this person may challenge by a route: the route's own, or any but the person's where the route names none."""
    if only := routes()[route].challenged:
        return (Agency(only),)
    account = database.account_of(scope.actor)
    return tuple(agency for agency in Agency if account is None or agency.value != account.agency)


def answer_due(stage: Stage, start: date) -> date:
    """The day by which a challenge that came to a stage on ``start`` must be answered."""
    return due_day(start, Timescale(
        code="", title=stage.title, value=stage.days, calendar=stage.calendar, counted_from="", authority="", confirm=True))


def stands_against(database: Database, scope: Scope, family: Family, challenged: Challenged, move: Move) -> str:
    """Why this person may not make a move with a challenge, in a sentence; "" where they may. Whether it may follow is the challenge's own.

    The challenger's moves are the agency's that raised it. Whoever answers, or sends it back to the forum, is of the agency that is
    challenged, in a part that answers at the stage, and never who raised it.
    """
    account, now = database.account_of(scope.actor), challenged.now
    if not scope.may(Power.CHALLENGE if move.of_the_challenger else Power.ANSWER_CHALLENGE, family.id):
        return "That is not part of your work here."
    if move.of_the_challenger:
        return "Only the agency that raised the challenge does that." if account and account.agency != now.agency else ""
    if scope.actor == challenged.moves[0].recorded_by:
        return "Nobody answers or carries their own challenge."
    if account and not now.answered_by(account.agency, account.roles):
        return f"At this stage it is answered by: {now.must_answer}."
    return ""


def _challenge(row: Row) -> Challenge:
    return Challenge(
        id=row["challenge_id"], version=row["version"], route=Route(row["route"]), against=row["against"], decided_on=row["decided_on"],
        raised_on=row["raised_on"], agency=row["agency"], challenged=row["challenged"],
        grounds=tuple(Ground(one) for one in row["grounds"] or ()), why=row["why"] or "",
        evidence=tuple(row["evidence"] or ()), remedy=row["remedy"] or "", meanwhile=row["meanwhile"] or "", stage=row["stage"],
        move=Move(row["move"]), due=row["due"], outcome=Outcome(row["outcome"]) if row["outcome"] else None, said=row["said"] or "",
        moved_on=row["moved_on"] or row["recorded_at"].date(),
        learning=row["learning"] or "", recorded_at=row["recorded_at"], recorded_by=row["recorded_by"],
    )
