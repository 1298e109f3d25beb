"""A finding: the sentence, what it rests on, and three columns of equal width: the record, what stands beside it, what is not recorded.


One that words only suggest stands in a dashed edge and says so in words: never by its edge alone.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.plain_text import as_label, plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.findings.suggested import SuggestedFinding
from dashboard.page_data.frame import capital
from dashboard.page_data.suggested import rows_with_words, suggested_in_words
from dashboard.page_data.table_view import evidence_table, shortened, status_in_words
from data_models.finding import Finding
from data_models.record import Fact
from data_models.suggestion import Suggestion

FIRST_ROWS = 2
LONGEST = 130
_CSS = """<style>
.sides { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1.2rem; font-size: 0.92rem; line-height: 1.4; }
.sides h5 { margin: 0 0 0.2rem; padding: 0; font-size: 0.92rem; font-weight: 600; } .sides p { margin: 0 0 0.35rem; }
@media (max-width: 46rem) { .sides { grid-template-columns: 1fr; } }
[class*="st-key-suggested-finding-"] { border: 2px dashed #4a4f57; border-radius: 0.5rem; padding: 1rem; }
</style>"""
_THEMES = str(Path(__file__).resolve().parents[2] / "pages" / "themes.py")
_Words = Mapping[str, tuple[Suggestion, ...]]


def finding_card(finding: Finding, note: str = "", *, folded: bool = False) -> DeltaGenerator:
    """Show one finding and return its card, for what a page adds beneath. “Show the rows” opens every row of both sides, each its source.

    ``note``: what would join or leave it if suggested codes were confirmed, a link to Themes. It stands apart: no count above takes it in.
    ``folded``: both sides are told in numbers on one line, in like words, and shown on opening.
    """
    card = st.container(border=True)
    with card:
        st.markdown(f"#### {plain(finding.heading)}")
        st.write(plain(finding.statement))
        quiet(f"{_in_numbers(finding) if folded else f'{finding.rests_on()}.'} {finding.kind.authority}.")
        if not folded:
            _sides(finding, {})
        if note:
            _to_themes(note)
        if _rows_wanted(finding):
            if folded:
                _sides(finding, {})
            _every_row(finding)
    return card


def finding_lines(findings: Sequence[Finding], note: Callable[[Finding], str]) -> None:
    """Findings of one kind in one card: what they share is said once, then each with its sentence and both sides in numbers, opened in place.

    None stands before another but by the order it is given in: a few shown open would be a choice of what weighs most.
    """
    kind, several = findings[0].kind, len(findings) > 1
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"#### {plain(kind.title if several else findings[0].heading)}")
        quiet(f"{f'{len(findings)} of this kind. ' if several else ''}{kind.authority}.")
        for finding in findings:
            subject = f"**{plain(capital(finding.subject))}:** " if several and finding.subject else ""
            st.write(f"{subject}{plain(finding.statement)}")
            quiet(_in_numbers(finding))
            if said := note(finding):
                _to_themes(said)
            if _rows_wanted(finding):
                _sides(finding, {})
                _every_row(finding)


def _in_numbers(finding: Finding) -> str:
    """Both sides and what is not recorded on one line, in like words."""
    return f"{finding.rests_on()}. {finding.kind.beside}: {_rows(len(finding.contrary))}. Not recorded: {_notes(len(finding.not_recorded))}."


def _every_row(finding: Finding) -> None:
    quiet(f"Method: {finding.kind.method}")
    record_table(evidence_table("The record", finding.evidence), key=f"evidence-{finding.id}")
    record_table(evidence_table(finding.kind.beside, finding.contrary), key=f"contrary-{finding.id}")


def _rows(number: int) -> str:
    return f"{number} {'row' if number == 1 else 'rows'}"


def _notes(number: int) -> str:
    return f"{number} {'note' if number == 1 else 'notes'}" if number else "nothing noted"


def suggested_card(of: SuggestedFinding) -> None:
    """The same of a finding that rests on words nobody has confirmed, each row of either side with the words and the code they suggest."""
    finding = of.finding
    with st.container(key=f"suggested-finding-{finding.id}"):
        st.markdown(f"#### Suggested: {plain(finding.heading)}")
        st.write(plain(finding.statement))
        quiet(f"{finding.rests_on()}. {of.rests_on_words()} {finding.kind.authority}.")
        _sides(finding, of.words)
        _to_themes(f"{of.to_confirm} {'row' if of.to_confirm == 1 else 'rows'} to confirm or reject.")
        if _rows_wanted(finding):
            quiet(f"Method: {finding.kind.method}")
            record_table(rows_with_words("The record", finding.evidence, of), key=f"evidence-{finding.id}")
            record_table(rows_with_words(finding.kind.beside, finding.contrary, of), key=f"contrary-{finding.id}")


def _to_themes(note: str) -> None:
    st.page_link(_THEMES, label=f"{plain(note)} Open Themes", query_params=dict(st.query_params))


def _rows_wanted(finding: Finding) -> bool:
    return bool(st.toggle(as_label(f"Show the rows: {finding.heading}"), key=f"rows-{finding.id}"))


def _sides(finding: Finding, words: _Words) -> None:
    st.html(
        f"{_CSS}<div class='sides'>{_side('The record', finding.evidence, words)}{_side(finding.kind.beside, finding.contrary, words)}"
        f"{_missing(finding.not_recorded)}</div>"
    )


def _side(heading: str, facts: Sequence[Fact], words: _Words) -> str:
    """The latest few dated rows in short, chosen the same way for both sides."""
    dated = [fact for fact in facts if not fact.happened.undated]
    shown = [_in_short(fact, words.get(fact.id, ())) for fact in reversed(dated[-FIRST_ROWS:])]
    lines = "".join(f"<p>{escape(line)}</p>" for line in shown or ["Undated only." if facts else "Nothing is recorded."])
    return f"<div><h5>{escape(heading)}: {_rows(len(facts))}</h5>{lines}</div>"


def _missing(gaps: Sequence[str]) -> str:
    lines = "".join(f"<p>{escape(gap)}</p>" for gap in gaps or ("Nothing is noted as missing here.",))
    return f"<div><h5>Not recorded</h5>{lines}</div>"


def _in_short(fact: Fact, waiting: Sequence[Suggestion]) -> str:
    text = shortened(fact.text, LONGEST)
    row = f"{fact.happened.in_words()} · {fact.agency.label} · {status_in_words(fact.status)} · {text}"
    return f"{row} · suggested: {'; '.join(suggested_in_words(item) for item in waiting)}" if waiting else row
