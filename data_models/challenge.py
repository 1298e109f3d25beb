"""Challenging a decision: three routes that are never one, grounds, stages with a clock on whoever must answer, and what came of it."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from data_models.access import Role
from data_models.agencies import Agency
from data_models.record import Entry, Fact
from data_models.timescales import Calendar, length_in_words

CHALLENGE_DESK = "Challenge desk"
"""What the chronology rows of a challenge give as their source: a step of professionals, and no incident of the family."""


def of_a_challenge(fact: Fact) -> bool:
    """Whether a row tells of a step of professionals with a challenge."""
    return isinstance(fact, Entry) and fact.source_of_information == CHALLENGE_DESK


class Route(StrEnum):
    RETURN_TO_FORUM = "return_to_forum"
    PROFESSIONAL_DIFFERENCE = "professional_difference"
    CONFERENCE_DISSENT = "conference_dissent"


class Ground(StrEnum):
    """Why a decision is challenged. Returning without a new incident is an ordinary act: no ground asks for one."""

    NEW_FACT = "new_fact"
    NOT_BEFORE_THE_FORUM = "not_before_the_forum"
    REASONING = "reasoning"
    DELAY = "delay"
    PLAN_NOT_DELIVERABLE = "plan_not_deliverable"

    @property
    def label(self) -> str:
        return {
            Ground.NEW_FACT: "A new fact", Ground.NOT_BEFORE_THE_FORUM: "A fact that was not before the forum",
            Ground.REASONING: "The reasoning", Ground.DELAY: "Delay", Ground.PLAN_NOT_DELIVERABLE: "The plan cannot be delivered",
        }[self]


class Move(StrEnum):
    """What is done with a challenge, each by a named person."""

    RAISED = "raised"
    ANSWERED = "answered"
    ESCALATED = "escalated"
    SETTLED = "settled"
    BACK_TO_FORUM = "back_to_forum"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        return {
            Move.RAISED: "raised", Move.ANSWERED: "answered", Move.ESCALATED: "taken to the next stage", Move.SETTLED: "settled",
            Move.BACK_TO_FORUM: "back to the forum", Move.WITHDRAWN: "withdrawn by whoever raised it",
        }[self]

    @property
    def ends(self) -> bool:
        return self in (Move.SETTLED, Move.BACK_TO_FORUM, Move.WITHDRAWN)

    @property
    def of_the_challenger(self) -> bool:
        """A move that only the agency that raised the challenge makes; the others are whoever answers it."""
        return self in (Move.RAISED, Move.ESCALATED, Move.SETTLED, Move.WITHDRAWN)


NEXT: Mapping[Move, frozenset[Move]] = {
    Move.RAISED: frozenset({Move.ANSWERED, Move.ESCALATED, Move.BACK_TO_FORUM, Move.WITHDRAWN}),
    Move.ANSWERED: frozenset({Move.SETTLED, Move.ESCALATED, Move.BACK_TO_FORUM, Move.WITHDRAWN}),
    Move.ESCALATED: frozenset({Move.ANSWERED, Move.ESCALATED, Move.BACK_TO_FORUM, Move.WITHDRAWN}),
    Move.SETTLED: frozenset(), Move.BACK_TO_FORUM: frozenset(), Move.WITHDRAWN: frozenset(),
}


class Outcome(StrEnum):
    """What an answer says."""

    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"

    @property
    def label(self) -> str:
        return {Outcome.UPHELD: "upheld", Outcome.PARTLY: "upheld in part", Outcome.NOT_UPHELD: "not upheld"}[self]


@dataclass(frozen=True, slots=True)
class Stage:
    """``answers``: codes of the roles that may answer at it, for the agency that is challenged."""

    title: str
    responder: str
    days: int
    calendar: Calendar
    answers: frozenset[str]

    def length(self) -> str:
        return length_in_words(self.days, self.calendar)


@dataclass(frozen=True, slots=True)
class RouteRules:
    """Who may take a route (codes of roles), what it is about, on whose authority, and its stages in order.

    ``challenged``: code of the agency that every challenge by it is to; empty where whoever raises it names the agency.
    """

    title: str
    who: frozenset[str]
    challenged: str
    about: str
    authority: str
    stages: tuple[Stage, ...]


@cache
def routes() -> Mapping[Route, RouteRules]:
    """The three routes. Raises ValueError for a route, a calendar, an agency or a role that does not exist."""
    text = Path(__file__).with_name("challenge_routes.toml").read_text(encoding="utf-8")
    return {
        Route(code): RouteRules(
            row["title"], _roles(row["who"]), Agency(row["challenged"]).value if row["challenged"] else "", row["about"], row["authority"],
            tuple(
                Stage(one["title"], one["responder"], one["days"], Calendar(one["calendar"]), _roles(one["answers"])) for one in row["stages"]
            ),
        )
        for code, row in tomllib.loads(text).items()
    }


def _roles(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(Role(code).value for code in codes)


def must_answer(route: Route, stage: int, challenged: str) -> str:
    """Who must answer at a stage, and of which agency."""
    return f"{routes()[route].stages[stage].responder} ({Agency(challenged).label})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A challenge as it stands: its newest version. ``stage`` counts from 0. ``due``: the day by which it must be answered, while it must.

    ``agency`` raised it to the agency ``challenged`` (codes). ``evidence``: ids of rows.
    ``said``: the words of the latest move, made on ``moved_on``;
    ``learning``: a word or two for the partnership's learning.
    """

    id: str
    version: int
    route: Route
    against: str
    decided_on: date | None
    raised_on: date
    agency: str
    challenged: str
    grounds: tuple[Ground, ...]
    why: str
    evidence: tuple[str, ...]
    remedy: str
    meanwhile: str
    stage: int
    move: Move
    due: date | None
    outcome: Outcome | None = None
    said: str = ""
    moved_on: date
    learning: str = ""
    recorded_at: datetime
    recorded_by: str

    @property
    def rules(self) -> RouteRules:
        return routes()[self.route]

    @property
    def must_answer(self) -> str:
        return must_answer(self.route, self.stage, self.challenged)

    def answered_by(self, agency: str, roles: Collection[str]) -> bool:
        """Whether somebody of that agency with those roles answers at the stage it is at."""
        return agency == self.challenged and not self.rules.stages[self.stage].answers.isdisjoint(roles)

    def late_on(self, day: date) -> bool:
        return self.due is not None and self.due < day

    def may(self, move: Move, *, on: date) -> bool:
        """Whether ``move`` may follow now. The next stage is open once the stage was answered, or its day has gone by without an answer."""
        if move not in NEXT[self.move]:
            return False
        if move is Move.ESCALATED:
            return self.stage + 1 < len(self.rules.stages) and (self.move is Move.ANSWERED or self.late_on(on))
        return True
