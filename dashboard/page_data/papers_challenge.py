"""For a core group that disagrees with a decision: what was not before the forum, the three routes, and a form that people fill in."""

from collections.abc import Sequence
from datetime import date

from dashboard.page_data.challenge_words import state_in_words
from dashboard.page_data.challenges import challenges_of
from dashboard.store import Database
from data_models.access import Role, Scope
from data_models.agencies import Agency
from data_models.challenge import Challenge, Ground, RouteRules, routes
from data_models.dates import day_in_words
from data_models.finding import Finding
from data_models.forum import ForumDecision
from data_models.history import History
from data_models.papers import PaperTable, Part, words_of_the_record
from data_models.record import Family

CODES = ("not-before-the-forum", "since-decision", "view-missing", "disagreement-unresolved")
"""The kinds of finding that such a paper rests on, in this order."""
SEPARATE = (
    "A route is never a step of another one. A parent’s complaint is a different route again and has no place here. Figures are published "
    "practice, to be confirmed locally."
)


def chosen(found: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for code in CODES for finding in found if finding.kind.code == code)


def open_challenges(database: Database, narrowed: Scope, family: Family, as_at: date) -> tuple[Challenge, ...]:
    """Challenges that a forum may see and that had not ended by the day it meets: none to what it decides itself."""
    return tuple(
        one.now for one in challenges_of(database, narrowed, family, as_at)
        if not one.now.move.ends and (one.now.decided_on is None or one.now.decided_on < as_at))


def challenge_in_words(challenge: Challenge, as_at: date) -> str:
    """One of them on the cover of a paper. What people wrote of it stays with the challenge, and is not handed on in every copy."""
    decided = f" to the decision of {day_in_words(challenge.decided_on)}" if challenge.decided_on else ""
    return (
        f"{challenge.rules.title}: raised on {day_in_words(challenge.raised_on)} by {Agency(challenge.agency).label}{decided}. "
        f"{state_in_words(challenge, as_at)}"
    )


def challenge_parts(history: History) -> tuple[Part, ...]:
    """The decision, the routes with their time limits and sources, and the form: nothing in it is filled in but the decision."""
    last = history.decisions[-1] if history.decisions else None
    table = PaperTable(
        title="Three routes, each by itself", headings=("Route", "Who may use it", "Who answers, and how soon", "Source"),
        rows=tuple(_route(rules) for rules in routes().values()), note=SEPARATE,
    )
    return (
        Part(heading="The decision", paragraphs=(_decided(last),)),
        Part(heading="The routes", table=table),
        Part(heading="What is asked", table=_form(last), paragraphs=(
            "To be filled in by the core group. Keep a record of each step with its day: the time runs for whoever has to answer.",)),
    )


def _route(rules: RouteRules) -> tuple[str, ...]:
    who = "; ".join(sorted(Role(code).label for code in rules.who if code != Role.SAMPLE_VIEWER))
    stages = "\n".join(f"{stage.title}: {stage.length()}" for stage in rules.stages)
    return f"{rules.title}\nAbout {rules.about}", who, stages, rules.authority


def _decided(last: ForumDecision | None) -> str:
    if last is None:
        return "No decision of a forum is recorded by this date. [[Which decision is differed from]]"
    return words_of_the_record(
        f"The forum of {last.happened.in_words()} was asked for {last.asked_for}. It decided: {last.decision.rstrip('.')}. "
        f"Its reasons: {last.reasons.rstrip('.') or 'none recorded'}."
    )


def _form(last: ForumDecision | None) -> PaperTable:
    decision = words_of_the_record(f"Forum of {last.happened.in_words()}: {last.decision}") if last else "[[Which decision]]"
    return PaperTable(
        title="The form", headings=("What", "Filled in by the core group"),
        rows=(
            ("Decision differed from", decision),
            ("Route", "\n".join(f"☐ {rules.title}" for rules in routes().values())),
            ("Agencies that differ, and who speaks for each", "[[Names]]"),
            ("Ground", "\n".join(f"☐ {ground.label}" for ground in Ground)), ("What is asked for instead", "[[Remedy]]"),
            ("What keeps the children safe meanwhile", "[[Interim measures, who does each, until when]]"),
            ("Who answers, and by when", "[[Name and day]]"), ("Answer, with reasons", "[[To be written by whoever answers]]"),
        ),
    )
