"""Assurance: is the partnership's learning in practice?"""

from datetime import date

import streamlit as st

from dashboard.components.partnership_counts import counts_for
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain

today = date.today()

st.title("Assurance")
st.write("The review’s recommendations as questions, counted over the families that you may see. No family is named, ranked or scored.")
first, last = st.columns(2)
begins = first.date_input("From", value=date(today.year - 1, 4, 1), format="DD/MM/YYYY", key="assurance-first")
ends = last.date_input("To", value=today, max_value=today, format="DD/MM/YYYY", key="assurance-last")
if st.button("Count", type="primary", key="assurance-count") and (view := counts_for(begins, ends)):
    st.write(plain(view.sentence))
    plain_table(view.questions)
    if view.waits.rows:
        plain_table(view.waits)
