"""Submission: what is put to the forum, what does it rest on, and is it ready?"""

import streamlit as st

from dashboard.components.quiet import quiet
from dashboard.components.submission_page import submission_page

st.title("Submission")
quiet(
    "Findings are taken in, put aside with a reason, or answered in your own words; what is typed is kept as you go. Nothing here is a "
    "recommendation: people decide."
)
submission_page()
