"""Findings and timescales: by what rules does this speak?"""

import streamlit as st

from dashboard.components.plain_table import plain_table
from dashboard.page_data.rules import finding_kinds, timescale_rules

st.title("Findings and timescales")
st.write("Every sentence on these pages is made by one of these rules, from rows that the sentence opens.")
plain_table(finding_kinds())
plain_table(timescale_rules())
