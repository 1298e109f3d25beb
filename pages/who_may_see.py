"""Who may see: who has sight of this family, since when, and why?"""

import streamlit as st

from dashboard.components.family_pages import no_family
from dashboard.components.sight_given import sight_of_family

st.title("Who may see")
if no_family(dated=False):
    st.stop()
if said := st.session_state.pop("sight-said", ""):
    st.success(said)
sight_of_family()
