"""Challenge: what was not before the forum, and who must answer by when?"""

import streamlit as st

from dashboard.components.challenge_desk import challenge_desk

st.title("Challenge")
st.write(
    "Challenge is expected whatever somebody’s seniority. Three routes stand here, each with its own clock. A parent’s complaint is none of them. "
    "What is shown is what was raised and done by the date chosen."
)
challenge_desk()
