"""The source drawer: the row behind a mark or a sentence, as it arrived."""

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice
from dashboard.page_data.source import source_view
from data_models.looks import REFUSED


def open_source(fact_ids: str) -> None:
    """Open the drawer on one fact, or on several (ids joined by spaces, as a chart's mark carries them)."""
    _drawer(fact_ids.split())


@st.dialog("Source", width="large")
def _drawer(fact_ids: list[str]) -> None:
    now = session.looking()
    session.record().record_view(now.scope.actor, "source opened", family_id=now.family.id, target=" ".join(fact_ids[:20]))
    chosen = fact_ids[0]
    if len(fact_ids) > 1:
        st.write(f"This mark stands for {len(fact_ids)} rows.")
        number = st.selectbox("Row", range(1, len(fact_ids) + 1), format_func=lambda place: _named(fact_ids[place - 1], place))
        chosen = fact_ids[number - 1]
    history = session.history_to_open(now, chosen)
    view = source_view(session.record(), now.scope, history, chosen)
    if not view.found:
        session.record().record_view(now.scope.actor, REFUSED, family_id=now.family.id, target="source of a row")
        st.write(view.where)
        return
    if history is not now.history:
        notice("Known only after the date chosen: no page for that date uses this row.")
    if view.set_aside:
        notice(view.set_aside)
    st.markdown(f"#### {plain(view.heading)}")
    st.write(plain(view.where))
    for table in (view.as_arrived, view.as_read, view.coded, view.related, view.versions):
        if table is not None:
            plain_table(table)


def _named(fact_id: str, place: int) -> str:
    fact = session.looking().history.fact(fact_id)
    return f"{place}. {fact.happened.in_words()}, {fact.agency.label}" if fact else f"{place}."
