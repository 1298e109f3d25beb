"""Findings and timescales: by what rules does this speak?"""

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.timescale_forms import timescale_forms
from dashboard.page_data.rules import finding_kinds, timescale_history, timescales_in_force, variations_recorded
from dashboard.page_data.timescales import timescales_of
from data_models.access import Power

viewer, today = session.viewer(), date.today()
known = timescales_of(session.record(), viewer)

st.title("Findings and timescales")
st.write("Every sentence on these pages is made by one of these rules, from rows that the sentence opens.")
plain_table(finding_kinds())
st.header("Timescales")
st.write(
    "A figure governs the clocks that start on or after the day it takes effect, whatever the day it was entered. What an authorised variation "
    "allowed is shown with its authority and is not counted as late or missing."
)
for table in (timescales_in_force(known, today), timescale_history(known), variations_recorded(known)):
    if table.rows:
        plain_table(table)
if viewer.may(Power.SET_TIMESCALES):
    timescale_forms(known, today)
