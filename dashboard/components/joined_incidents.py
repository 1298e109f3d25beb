"""Incidents that several entries tell: their entries, who joined them, and ways to take one out or say how it stands."""

import streamlit as st

from dashboard import session
from dashboard.components.incident_linking import decision_lines, keep, page_of
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.page_data.incident_decisions import describes_it, only_repeats, taken_out
from dashboard.page_data.incidents import IncidentsView, Joined


def joined(view: IncidentsView) -> None:
    st.header("Incidents told by several entries")
    if not view.joined:
        quiet("No entry is joined to another by this date.")
    for number, incident in page_of(view.joined, "joined"):
        st.subheader(plain(f"{number}. {incident.heading}"))
        if incident.told_apart:
            st.write(plain(incident.told_apart))
        record_table(incident.table, key=f"joined-{incident.key}")
        _change(incident)


def told_apart(view: IncidentsView) -> None:
    if not view.apart:
        return
    st.header("Told apart")
    decision_lines([decision for _, decision in page_of(view.apart, "apart")], key="apart")


def _change(incident: Joined) -> None:
    """One entry at a time: out of the incident, or told otherwise; and what people said, to be taken back."""
    by_id = {entry.id: (letter, entry, echo) for letter, entry, echo in incident.members}
    with st.expander("Change this incident"):
        chosen = st.radio(
            "Entry", list(by_id), key=f"member-{incident.key}", horizontal=True,
            format_func=lambda found: f"{by_id[found][0]}: {by_id[found][1].agency.label}" if found in by_id else str(found))
        if chosen is None or chosen not in by_id:
            return
        letter, entry, echo = by_id[chosen]
        now = session.looking()
        entries, links = now.history.entries, now.history.links
        out, how = st.columns(2)
        if out.button(f"Take {letter} out", key=f"out-{incident.key}", help="The others stay one incident", width="stretch"):
            keep(f"{letter} was taken out", taken_out(entries, links, entry, now.family))
        tellers = [other for _, other, repeats in incident.members if not repeats and other.id != entry.id]
        if echo and how.button(f"{letter} describes it itself", key=f"tells-{incident.key}", width="stretch"):
            keep(f"Kept: {letter} describes it", describes_it(entries, links, entry))
        if not echo and tellers and how.button(f"{letter} only repeats", key=f"echo-{incident.key}", width="stretch"):
            keep(f"Kept: {letter} only repeats", only_repeats(entry, tellers[0]))
        decision_lines(incident.decisions, key=incident.key)
