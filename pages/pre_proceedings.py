"""Pre-proceedings: which step was taken when, and what do the returns ask for?"""

from pathlib import Path

import streamlit as st

from dashboard import session
from dashboard.components.download import download_file
from dashboard.components.plain_text import plain
from dashboard.components.pre_proceedings_begun import begun_from_decision
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.exporters.pre_proceedings import XML_TYPE, as_census, as_ssd
from dashboard.exporters.tables import CSV_TYPE
from dashboard.page_data.pre_proceedings import numbers_missing, pre_proceedings_view
from dashboard.page_data.tickets import Outgoing

now = session.looking()
view = now.history.made(pre_proceedings_view)

st.title("Pre-proceedings")
st.write(plain(view.sentence))
begun_from_decision(now, key_in=Path(__file__).with_name("key_in.py"))
for number, period in enumerate(view.periods):
    st.header(plain(period.heading))
    record_table(period.steps, key=f"period-{number}")
    st.write(plain("The census would ask: " + " ".join(period.checks) if period.checks else "By the published rules the census would ask nothing."))
if view.rows:
    st.header("For the returns")
    if missing := numbers_missing(view.rows, now.history):
        st.write(plain(f"The council’s own number is not in this record for {', '.join(missing)}: the label stands in its place."))
    download_file("Table ssd_pre_proceedings", lambda: Outgoing("pre_proceedings.csv", CSV_TYPE, as_ssd(view.rows)), what="SSD table", key="ssd")
    download_file(
        "Census block", lambda: Outgoing("pre_proceedings.xml", XML_TYPE, as_census(view.rows, reference=view.reference)), what="census block",
        key="census")
    quiet(
        "Only whole days are written: neither form has room for about a day. What is not recorded is left out or blank. The case system adds the "
        "referral date of the episode that the census block belongs to."
    )
