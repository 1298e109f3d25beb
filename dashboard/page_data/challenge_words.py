"""Challenges in words: the routes beside each other, the moves of one in order, and whose clock runs."""

from collections.abc import Sequence
from datetime import date

from dashboard.page_data.challenges import Challenged, answer_due
from dashboard.page_data.table_view import TableRow, TableView
from data_models.access import Role
from data_models.agencies import Agency
from data_models.challenge import Challenge, Move, Route, Stage, must_answer, routes
from data_models.dates import day_in_words


def routes_table(open_to_reader: Sequence[Route]) -> TableView:
    """The three routes beside each other, each with its stages, its clocks and its authority."""
    return TableView("Three routes, never one", ("Route", "About", "Stages and who must answer", "Authority", "Yours to take"), tuple(
        TableRow((
            rules.title, rules.about, "; ".join(f"{stage.title}: {stage.responder} ({_parts(stage)}), {stage.length()}" for stage in rules.stages),
            f"{rules.authority} (local policy, confirm)", "yes" if route in open_to_reader else "not part of your work here",
        ))
        for route, rules in routes().items()
    ))


def _parts(stage: Stage) -> str:
    """The parts that may answer at a stage, as the accounts name them."""
    return ", ".join(sorted(Role(code).label.lower() for code in stage.answers))


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


def on_raising(route: Route, to: Agency, raised_on: date) -> str:
    """What whoever raises a challenge wants to know first: who must answer it, by when, and who can send it back to the forum."""
    stage = routes()[route].stages[0]
    return (
        f"{must_answer(route, 0, to.value)} must answer by {day_in_words(answer_due(stage, raised_on))} ({stage.length()}), and can send it back to "
        "the forum instead."
    )


def who_moves_it(challenge: Challenge, day: date) -> str:
    """Who can make which move next, for whoever raised it and waits; "" for one that has ended."""
    if challenge.move.ends:
        return ""
    instead = " instead of answering it" if challenge.due else ""
    said = f"{challenge.must_answer} can send it back to the forum{instead}; {Agency(challenge.agency).label} can withdraw it"
    if challenge.move is Move.ANSWERED:
        said += " or say that it is settled"
    if challenge.stage + 1 < len(challenge.rules.stages):
        following = challenge.rules.stages[challenge.stage + 1].title
        when = "now" if challenge.may(Move.ESCALATED, on=day) else "once it is answered, or that day has gone by without an answer"
        said += f", and can take it to the next stage (“{following}”) {when}"
    return f"{said}."


def state_in_words(challenge: Challenge, day: date) -> str:
    """Where it stands on ``day``, with whose clock runs."""
    stage = challenge.rules.stages[challenge.stage]
    if challenge.move.ends:
        return f"Ended: {challenge.move.in_words}."
    if challenge.due is None:
        return f"Answered at the stage “{stage.title}”: {challenge.outcome.label if challenge.outcome else 'no outcome recorded'}."
    late = " That day has gone by and no answer is recorded." if challenge.late_on(day) else ""
    return f"{challenge.must_answer} must answer by {day_in_words(challenge.due)} ({stage.length()}, {challenge.rules.authority}).{late}"
