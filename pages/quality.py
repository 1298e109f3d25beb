"""Quality: what can this record not bear, and whose is it to put right?"""

import streamlit as st

from dashboard.components.family_pages import no_family
from dashboard.components.quality_sections import in_words, sections, view_of_quality

st.title("Quality")
if no_family(dated=False):
    st.stop()
view = view_of_quality()
in_words(view)
sections(view)
