"""Rows that a challenge can name, drawn automatically: what was not before the forum, what is new since, and what was changed."""

from collections.abc import Mapping

from dashboard.findings import not_before_the_forum
from dashboard.findings.reading import Reading
from dashboard.page_data.since_forum import SinceView
from dashboard.page_data.table_view import shortened
from data_models.history import History

LONGEST = 110


def evidence_offered(history: History, since: SinceView) -> Mapping[str, str]:
    """Ids of rows known by the date, each with its words, in the order: not before the forum, new, newly disclosed, changed."""
    not_before = [fact.id for finding in not_before_the_forum.find(history.made(Reading)) for fact in finding.evidence]
    later = [row for table in (since.new, since.older, since.changed) for line in table.rows for row in line.opens.split()]
    facts = (history.fact(row) for row in dict.fromkeys((*not_before, *later)))
    return {
        fact.id: f"{fact.happened.in_words()}, {fact.agency.label}: {shortened(fact.text, LONGEST)}"
        for fact in facts if fact is not None
    }
