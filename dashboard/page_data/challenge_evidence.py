"""What was not before the forum whose decision is challenged, drawn automatically: a list of rows that a challenge can name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.findings import not_before_the_forum
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.since_forum import SinceView
from dashboard.page_data.table_view import TableRow, TableView, shortened
from data_models.challenge import of_a_challenge
from data_models.forum import ForumDecision
from data_models.history import History
from data_models.record import Fact

LONGEST = 110
_NOT_IN_PAPERS = "no paper recorded"


@dataclass(frozen=True, slots=True)
class NotBefore:
    """``table``: a numbered line for each row, with why it is listed. ``offered``: the same rows by id, each with its number and words."""

    decision: ForumDecision | None
    table: TableView
    offered: Mapping[str, str]


def not_before(history: History, since: SinceView) -> NotBefore:
    """What was not before the latest forum by the date, as known on the date. ``since``: what has changed since the forum before the date.

    A forum of the very date has nothing since it; what its papers did not have is listed all the same.
    """
    decision = next((row for row in reversed(history.decisions) if row.happened.end and row.happened.end <= history.as_at), None)
    why: dict[str, list[str]] = defaultdict(list)
    if decision is not None:
        for fact_id, reason in (*_outside_the_papers(history, decision), *_since(decision, since)):
            if reason not in why[fact_id]:
                why[fact_id].append(reason)
    listed = [(fact, "; ".join(why[fact.id])) for fact in _facts(history, why)]
    heading = f"What was not before the forum of {decision.happened.in_words()}" if decision else "What was not before the forum"
    return NotBefore(
        decision,
        TableView(heading, ("No.", "Why it is listed", "Date", "Held by", "What was recorded"), tuple(
            TableRow((str(number), reason, fact.happened.in_words(), fact.agency.label, fact.text), fact.id)
            for number, (fact, reason) in enumerate(listed, start=1)
        )),
        {
            fact.id: f"{number}. {fact.happened.in_words()}, {fact.agency.label}: {shortened(fact.text, LONGEST)}"
            for number, (fact, _) in enumerate(listed, start=1)
        },
    )


def not_shown(named: int, shown: int) -> str:
    """That rows which a challenge names are not on its page; "" where all are."""
    if named == shown:
        return ""
    return (
        f"{counted(named - shown, 'row')} that it names {'is' if named - shown == 1 else 'are'} not shown: taken back or corrected since, known only "
        "after this date, or not open to you. The challenge stands as it was written."
    )


def _outside_the_papers(history: History, decision: ForumDecision) -> Iterator[tuple[str, str]]:
    for finding in not_before_the_forum.find(history.made(Reading)):
        if any(fact.id == decision.id for fact in finding.evidence):
            yield from ((fact.id, _NOT_IN_PAPERS) for fact in finding.evidence if not isinstance(fact, ForumDecision))


def _since(decision: ForumDecision, since: SinceView) -> Iterator[tuple[str, str]]:
    if since.decision is None or since.decision.happened != decision.happened:
        return
    for reason, table in (("new since", since.new), ("newly disclosed", since.older), ("changed since", since.changed)):
        yield from ((row, reason) for line in table.rows for row in line.opens.split())


def _facts(history: History, ids: Iterable[str]) -> Iterator[Fact]:
    """Those that stand on the date: what was withdrawn since cannot be opened. A step of a challenge is no fact that a forum lacked."""
    return (fact for one in ids if (fact := history.fact(one)) is not None and not of_a_challenge(fact))
