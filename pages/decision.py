"""Decision: what was decided, on what, and what brings it back?"""

import streamlit as st

from dashboard import session
from dashboard.components.decisions import decisions_of_family

st.title("Decision")
st.write("Decision, legal advice and different views are three records. What is signed is never changed: a further record corrects it. "
         "Shown is what counted on the date chosen.")
decisions_of_family(session.forum())
