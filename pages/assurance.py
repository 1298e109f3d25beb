"""Assurance: is the partnership's learning in practice?"""

from datetime import date

import streamlit as st

from dashboard.components.partnership_counts import counts_for
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.page_data.partnership import years_ended

st.title("Assurance")
st.write(
    "The review’s recommendations as questions, counted over the families that you may see, for a year from April to March that has ended. No family "
    "is named, ranked or scored."
)
year = st.selectbox("Year", years_ended(date.today()), key="assurance-year", format_func=lambda year: year.label)
if st.button("Count", type="primary", key="assurance-count"):
    view = counts_for(year)
    st.write(plain(view.sentence))
    for table in (view.questions, view.learning, view.waits):
        if table.rows:
            plain_table(table)
