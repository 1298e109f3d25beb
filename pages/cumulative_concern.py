"""Cumulative concern: is it accumulating, from whom, and could anyone have seen?"""

import streamlit as st

from dashboard import session
from dashboard.charts.cumulative import cumulative_steps
from dashboard.charts.theme_agency_matrix import matrix
from dashboard.components.chart import chart
from dashboard.components.day_lens import day_lens
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.page_data.cumulative import METHOD, TOGETHER, cumulative_view, matrix_view

history = session.looking().history
frame = st.session_state["frame"]
view, by_agency = history.made(cumulative_view), history.made(matrix_view)

st.title("Cumulative concern")
quiet(TOGETHER)
for sentence in view.sentences:
    st.markdown(f"- {plain(sentence)}")
chart(
    cumulative_steps(view.episodes, contacts=view.contacts, decisions=frame.decisions, first=frame.first, last=frame.last),
    heading=view.heading, sentence=view.sentences[0] if view.sentences else view.heading, paragraph=view.paragraph, table=view.table,
    key="cumulative",
)
plain_table(view.named)
with st.expander("Method: a test for a trend, from twelve episodes on"):
    quiet(METHOD)
    plain_table(view.trends)
if view.left_out:
    quiet(f"Further themes with fewer episodes, in the table of agencies below: {', '.join(view.left_out)}.")
chart(
    matrix(by_agency.cells, themes=by_agency.themes, agencies=by_agency.agencies, links=by_agency.links, sources=by_agency.sources),
    heading=by_agency.heading, sentence=by_agency.sentence, paragraph=by_agency.paragraph, table=by_agency.table, key="matrix",
)
day_lens(history, frame)
