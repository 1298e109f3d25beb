"""Plan compliance: what was agreed and never shown to be done?"""

import streamlit as st

from dashboard import session
from dashboard.components.download import download_table
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.page_data.plan_compliance import plan_compliance_view

view = session.looking().history.made(plan_compliance_view)

st.title("Plan compliance")
st.write(plain(view.sentence))
for number, plan in enumerate(view.plans):
    st.subheader(plain(plan.heading))
    st.write(plain(plan.sentence))
    record_table(plan.table, key=f"plan-{number}")
    download_table(plan.table, key=f"plan-{number}-file")
st.subheader("Timescales")
st.write(plain(view.timescale_sentence))
record_table(view.timescales, key="timescales")
download_table(view.timescales, key="timescales-file")
