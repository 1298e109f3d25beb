"""Threshold: for each child, which facts lead to which harm, under which limb of section 31(2)?"""

import streamlit as st

from dashboard.components.threshold_grid import threshold_page

st.title("Threshold")
st.write("For each child: which facts are placed, what harm they did or would do, and under which limb of section 31(2) Children Act 1989.")
threshold_page()
