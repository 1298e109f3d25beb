"""For a core group that disagrees with a decision: what was not before the forum, and the three routes, never made into one.

The routes and their limits: review §4.26 and Recommendation 2; Pan-Sussex procedures 7.2 (professional differences) and 5.7 (dissent at a
conference). Current editions are to be confirmed, and every one of them is said to be.
"""

from collections.abc import Sequence

from dashboard.findings.reading import Reading
from data_models.finding import Finding
from data_models.forum import ForumDecision
from data_models.papers import PaperTable, Part, words_of_the_record

CODES = ("not-before-the-forum", "since-decision", "view-missing", "disagreement-unresolved")
"""The kinds of finding that such a paper rests on, in this order."""
GROUNDS = (
    "☐ a new fact", "☐ a fact that was not before the forum", "☐ the reasoning", "☐ delay", "☐ the plan cannot be delivered",
)


def chosen(found: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for code in CODES for finding in found if finding.kind.code == code)


def challenge_parts(reading: Reading) -> tuple[Part, ...]:
    """What stands before and after the findings: the routes with their limits, and the form that people fill in."""
    last = reading.history.decisions[-1] if reading.history.decisions else None
    limit = reading.timescale("professional_difference", reading.as_at)
    routes = PaperTable(
        title="Three routes, each by itself", headings=("Route", "Who may use it", "Time limit", "Source"),
        rows=(
            ("A. Back to the forum", "The social worker and the team manager",
             "No published limit was found; set locally. [[By when an answer is asked for, and at which forum]]",
             "Review §4.26 and Recommendation 2"),
            ("B. A professional difference between agencies", "Any agency of the core group",
             f"Usually within a working week, sooner where the child’s safety needs it; here {limit.in_words()}",
             f"{limit.authority}"),
            ("C. Dissent from a child protection conference", "A professional who was at the conference",
             "72 hours from the conference (current edition to be confirmed)", "Pan-Sussex procedures 5.7"),
        ),
        note="A route is not a step of another one. A parent’s complaint is a different route again and has no place here. To challenge is expected "
        "of everybody, whatever their seniority.",
    )
    return (
        Part(heading="The decision", paragraphs=(_decided(last),)),
        Part(heading="The routes", table=routes),
        Part(heading="What is asked, to be filled in", table=_form(last), paragraphs=(
            "Nothing below was filled in by the dashboard but the decision. Keep a record of each step with its day: the time runs for whoever "
            "answers.",
        )),
    )


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
            ("Decision differed from", decision), ("Route", "[[A, B or C]]"), ("Agencies that differ, and who speaks for each", "[[Names]]"),
            ("Ground", "\n".join(GROUNDS)), ("What is asked for instead", "[[Remedy]]"),
            ("What keeps the children safe meanwhile", "[[Interim measures, who does each, until when]]"),
            ("Who answers, and by when", "[[Name and day]]"), ("Answer, with reasons", "[[To be written by whoever answers]]"),
        ),
    )
