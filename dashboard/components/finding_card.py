"""A finding: the sentence, what it rests on, and three columns of equal width: the record, the other side, what is not recorded."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.page_data.table_view import evidence_table, status_in_words
from data_models.finding import Finding
from data_models.record import Fact

FIRST_ROWS = 3


def finding_card(finding: Finding) -> None:
    """Show one finding. “Show the rows” opens every row of both sides in place, each opening its source."""
    with st.container(border=True):
        st.markdown(f"#### {plain(finding.kind.title)}")
        st.write(plain(finding.statement))
        quiet(f"{finding.rests_on()}. {finding.kind.authority}.")
        record, other_side, missing = st.columns(3)
        with record:
            _side("The record", finding.evidence)
        with other_side:
            _side("The other side", finding.contrary)
        with missing:
            st.markdown("**Not recorded**")
            for gap in finding.not_recorded or ("Nothing is noted as missing here.",):
                st.markdown(f"- {plain(gap)}")
        if st.toggle("Show the rows", key=f"rows-{finding.id}"):
            quiet(f"Method: {finding.kind.method}")
            record_table(evidence_table("The record", finding.evidence), key=f"evidence-{finding.id}")
            record_table(evidence_table("The other side", finding.contrary), key=f"contrary-{finding.id}")


def _side(heading: str, facts: Sequence[Fact]) -> None:
    """The latest few rows in short, the same for both sides."""
    st.markdown(f"**{heading}**: {len(facts)} {'row' if len(facts) == 1 else 'rows'}")
    if not facts:
        st.markdown("- Nothing is recorded.")
    for fact in reversed(facts[-FIRST_ROWS:]):
        text = fact.text if len(fact.text) <= 140 else fact.text[:137] + "…"
        st.markdown(f"- {plain(fact.happened.in_words())} · {plain(fact.agency.label)} · {status_in_words(fact.status)} · {plain(text)}")

