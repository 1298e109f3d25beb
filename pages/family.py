"""Family: who is this about, and who holds what?"""

import streamlit as st

from dashboard import session
from dashboard.components.numbers import numbers
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.page_data.family import family_view

view = family_view(session.looking().history)

st.title("Family")
st.write(plain(view.sentence))
record_table(view.people, key="people")
record_table(view.agencies, key="agencies")
record_table(view.statuses, key="statuses")
st.subheader(plain(view.since_heading))
numbers(view.since_forum)
