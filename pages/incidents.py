"""Incidents: which entries tell the same thing, and which only repeat it?"""

import streamlit as st

from dashboard.components.family_pages import no_family
from dashboard.components.incident_linking import choose_two, told, view_of_incidents, waiting
from dashboard.components.joined_incidents import joined, told_apart
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet

st.title("Incidents")
if no_family():
    st.stop()
view = view_of_incidents()
st.write(plain(view.sentence))
quiet("Charts count incidents, and an agency that only repeats another is no second observer. What you say here can be taken back.")
told()
waiting(view)
choose_two()
joined(view)
told_apart(view)
