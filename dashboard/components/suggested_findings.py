"""Findings that words suggest, after the firm ones of the same place: folded where firm ones stand, open where there are none."""

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.components.finding_card import suggested_card
from dashboard.components.quiet import quiet
from dashboard.findings.suggested import SuggestedFinding, WithSuggested
from dashboard.page_data.why_now import ordered, whose
from data_models.finding import Finding

HEADING = "From words that nobody has confirmed yet"


def with_suggested(firm: Sequence[Finding], every: Sequence[Finding] | None = None) -> WithSuggested:
    """The firm findings of a place, and, where its reader asks for it, what unconfirmed words suggest beside them.

    Where nothing is firm they are read without asking. ``every``: all findings of the history, where the page has them. To read them is to
    find everything a second time, as if every suggested code were confirmed, so a page with firm findings does it on request.
    """
    if firm and not st.toggle("Also read words that nobody has confirmed, and show what they suggest", key="suggested-read"):
        return WithSuggested(tuple(firm))
    return session.suggested_beside(session.looking(), every)


def suggested_findings(found: Sequence[SuggestedFinding], *, beside_firm: bool, key: str) -> None:
    """``key`` names the place on the page. They are in no count, no chart and no sentence of the page."""
    if not found:
        return
    st.subheader(HEADING)
    quiet(
        "Suggested: this is what would be found if the words below were confirmed. It is in no count, no chart and no sentence of this page. "
        "A word list misses words, so nothing is suggested from silence."
    )
    shown = f"suggested-shown-{key}-{'folded' if beside_firm else 'open'}"  # a family with firm findings is folded whatever another's was
    if not st.toggle(f"Show what is suggested ({len(found)})", value=not beside_firm, key=shown):
        return
    by_id, heading = {of.finding.id: of for of in found}, ""
    for finding in ordered(of.finding for of in found):
        if whose(finding) != heading:
            heading = whose(finding)
            st.markdown(f"**{heading}**")
        suggested_card(by_id[finding.id])
