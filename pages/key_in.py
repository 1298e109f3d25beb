"""Key in: what does no system export, and where is it recorded?"""

import streamlit as st

from dashboard.components.family_pages import no_family
from dashboard.components.key_in_form import key_in_form
from dashboard.components.keyed_so_far import keyed_so_far

st.title("Key in")
if no_family(dated=False):
    st.stop()
st.write(
    "What no system exports: enter it here with where it is recorded, who may see it and the day it became known. It is kept like a file, "
    "opens as a source, and can be taken back. Your draft is saved as you go, and nobody else sees it."
)
key_in_form()
keyed_so_far()
