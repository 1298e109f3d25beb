"""Assessments: what are we waiting for, why, and what has happened meanwhile?"""

import streamlit as st

from dashboard import session
from dashboard.charts.waiting import waiting
from dashboard.components.chart import chart
from dashboard.components.download import download_table
from dashboard.components.finding_card import finding_card
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.components.suggested_findings import with_suggested
from dashboard.page_data.assessments import assessments_view

now = session.looking()
history = now.history
frame = st.session_state["frame"]
view = history.made(assessments_view)

st.title("Assessments")
chart(
    waiting(view.bars, view.changes, view.marks, as_at=history.as_at, first=view.first, last=frame.last, decisions=frame.decisions),
    heading="", sentence=view.sentence, paragraph=view.union_sentence, key="waiting",
)
record_table(view.table, key="assessments")
download_table(view.table, key="assessments-file")
record_table(view.moves, key="moves")
st.subheader("What the record shows of each wait")
both = with_suggested(view.findings)
for finding in view.findings:
    finding_card(finding, both.note(finding))
if not view.findings:
    st.write(plain("No assessment is recorded as agreed and not completed by this date."))
