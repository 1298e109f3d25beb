"""A finding: the sentence, what it rests on, and three columns of equal width: the record, what stands beside it, what is not recorded."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.page_data.table_view import evidence_table, status_in_words
from data_models.finding import Finding
from data_models.record import Fact

FIRST_ROWS = 2
LONGEST = 130
_CSS = """<style>
.sides { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1.2rem; font-size: 0.92rem; line-height: 1.4; }
.sides h5 { margin: 0 0 0.2rem; padding: 0; font-size: 0.92rem; font-weight: 600; } .sides p { margin: 0 0 0.35rem; }
@media (max-width: 46rem) { .sides { grid-template-columns: 1fr; } }
</style>"""


def finding_card(finding: Finding, *, folded: bool = False) -> None:
    """Show one finding. “Show the rows” opens every row of both sides in place, each opening its source.

    ``folded``: both sides are told in numbers on one line, in like words, and shown on opening.
    """
    sides = (
        f"{_CSS}<div class='sides'>{_side('The record', finding.evidence)}{_side(finding.kind.beside, finding.contrary)}"
        f"{_missing(finding.not_recorded)}</div>"
    )
    with st.container(border=True):
        st.markdown(f"#### {plain(finding.heading)}")
        st.write(plain(finding.statement))
        beside = f" {finding.kind.beside}: {_rows(len(finding.contrary))}. Not recorded: {_notes(len(finding.not_recorded))}." if folded else ""
        quiet(f"{finding.rests_on()}.{beside} {finding.kind.authority}.")
        if not folded:
            st.html(sides)
        if st.toggle(f"Show the rows: {finding.heading}", key=f"rows-{finding.id}"):
            if folded:
                st.html(sides)
            quiet(f"Method: {finding.kind.method}")
            record_table(evidence_table("The record", finding.evidence), key=f"evidence-{finding.id}")
            record_table(evidence_table(finding.kind.beside, finding.contrary), key=f"contrary-{finding.id}")


def _rows(number: int) -> str:
    return f"{number} {'row' if number == 1 else 'rows'}"


def _notes(number: int) -> str:
    return f"{number} {'note' if number == 1 else 'notes'}" if number else "nothing noted"


def _side(heading: str, facts: Sequence[Fact]) -> str:
    """The latest few dated rows in short, chosen the same way for both sides."""
    dated = [fact for fact in facts if not fact.happened.undated]
    shown = [_in_short(fact) for fact in reversed(dated[-FIRST_ROWS:])] or ["Undated only." if facts else "Nothing is recorded."]
    lines = "".join(f"<p>{escape(line)}</p>" for line in shown)
    return f"<div><h5>{escape(heading)}: {_rows(len(facts))}</h5>{lines}</div>"


def _missing(gaps: Sequence[str]) -> str:
    lines = "".join(f"<p>{escape(gap)}</p>" for gap in gaps or ("Nothing is noted as missing here.",))
    return f"<div><h5>Not recorded</h5>{lines}</div>"


def _in_short(fact: Fact) -> str:
    text = fact.text if len(fact.text) <= LONGEST else fact.text[: LONGEST - 1] + "…"
    return f"{fact.happened.in_words()} · {fact.agency.label} · {status_in_words(fact.status)} · {text}"
