"""Unusual access: which looks does the privacy officer ask about?"""

import streamlit as st

from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.trail_page import view_of_reviews, view_of_unusual_access

st.title("Unusual access")
view = view_of_unusual_access()
if view is None:
    st.write("This page is open to those who read the whole trail. That it was asked for has been written down.")
    st.stop()
st.write(plain(view.sentence))
if view.met.rows:
    plain_table(view.met)
    plain_table(view.looks)
st.header("The rules")
st.markdown("\n".join(f"- {plain(rule)}" for rule in view.rules))
st.header("Restrictions and refusals to review")
reviews = view_of_reviews()
st.write(plain(reviews.sentence))
if reviews.table.rows:
    plain_table(reviews.table)
