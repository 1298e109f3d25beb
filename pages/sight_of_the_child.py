"""Sight of the child: who saw each child, how, and when did sight lapse?"""

import streamlit as st

from dashboard import session
from dashboard.charts.coverage_matrix import coverage_matrix
from dashboard.components.chart import chart
from dashboard.components.download import download_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.page_data.sight import sight_view

history = session.looking().history
frame = st.session_state["frame"]
view = history.made(sight_view, frame.periods, frame.first)

st.title("Sight of the child")
if view.empty:
    st.write(plain(view.empty))
for child in view.children:
    st.markdown(f"- {plain(child.visits_sentence)}")
record_table(view.spells, key="spells")
download_table(view.spells, key="spells-file")
if view.children:
    quiet(view.paragraph)
    period = st.radio("Period drawn", list(view.periods), key=f"sight-{history.family.id}-{history.as_at}", horizontal=True)
    for child in view.children:
        chart(
            coverage_matrix(
                child.frames.marks, child.frames.bars, child.frames.spells, lines=child.frames.lines, statuses=child.frames.statuses,
                as_at=history.as_at, first=view.periods[period], last=frame.last, decisions=frame.decisions,
            ),
            heading=child.heading, sentence=child.sentence, paragraph=child.paragraph, table=child.table, key=f"sight-{child.child}",
        )
record_table(view.visits, key="visits")
download_table(view.visits, key="visits-file")
record_table(view.whole, key="spells-whole")
record_table(view.reach, key="reach")
