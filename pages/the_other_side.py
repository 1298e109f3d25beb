"""The other side: what points the other way, and who saw it?"""

import streamlit as st

from dashboard import session
from dashboard.charts.ledger import ledger
from dashboard.components.chart import chart
from dashboard.components.download import download_table
from dashboard.components.finding_card import finding_card
from dashboard.components.record_table import record_table
from dashboard.components.suggested_findings import suggested_findings, with_suggested
from dashboard.page_data.other_side import other_side_view
from data_models.finding import Block

frame, now = st.session_state["frame"], session.looking()
view = now.history.made(other_side_view)

st.title("The other side")
chart(
    ledger(view.marks, first=frame.first, last=frame.last, decisions=frame.decisions), heading=view.heading, sentence=view.sentence,
    paragraph=view.paragraph, table=view.table, key="ledger",
)
for table in (view.protective, view.against):
    record_table(table, key=table.caption)
    download_table(table, key=f"{table.caption}-file")
st.subheader("What the record shows")
both = with_suggested(view.findings)
for finding in view.findings:
    finding_card(finding, both.note(finding))
of_block = [of for of in both.suggested if of.finding.kind.block is Block.OTHER_SIDE]
suggested_findings(of_block, beside_firm=bool(view.findings), key="other-side")
