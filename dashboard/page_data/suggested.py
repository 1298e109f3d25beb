"""Firm findings as they are, and beside them what the words suggest and nobody has confirmed."""

from collections.abc import Mapping, Sequence

from dashboard.findings.catalogue import findings_of
from dashboard.findings.suggested import SuggestedFinding, WithSuggested, beside
from dashboard.page_data.as_if import as_if_confirmed
from dashboard.page_data.table_view import TableRow, TableView, evidence_table
from dashboard.page_data.themes import label_of
from data_models.finding import Finding
from data_models.history import History
from data_models.record import Fact
from data_models.suggestion import Suggestion

WORDS_HEADING = "Suggested, not confirmed"


def findings_with_suggested(
    history: History, suggestions: Mapping[str, Sequence[Suggestion]], firm: Sequence[Finding] | None = None,
) -> WithSuggested:
    """``suggestions``: by the entry's id, as on the history's date. ``firm``: the history's findings where somebody has them already."""
    found = history.made(findings_of) if firm is None else firm
    as_if = as_if_confirmed(history, suggestions)
    return beside(found, findings_of(as_if.history), history, as_if.waiting) if as_if.waiting else WithSuggested(tuple(found))


def suggested_in_words(suggestion: Suggestion) -> str:
    """"Alcohol misuse, denied: “never drinks”"."""
    stance = "" if suggestion.stance.value == "stated" else f", {suggestion.stance.value}"
    return f"{label_of(suggestion.kind, suggestion.code)}{stance}: “{suggestion.words}”"


def rows_with_words(caption: str, facts: Sequence[Fact], of: SuggestedFinding) -> TableView:
    """Rows of one side, each with the words in it that suggest a code, and the code."""
    table = evidence_table(caption, facts)
    return TableView(caption, (*table.headings, WORDS_HEADING), tuple(
        TableRow((*row.cells, "; ".join(suggested_in_words(item) for item in of.words.get(fact.id, ())) or "–"), row.opens)
        for fact, row in zip(facts, table.rows, strict=True)
    ))
