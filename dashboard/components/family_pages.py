"""Pages about a family's data that stand outside the family frame: what they say where no family is open."""

import streamlit as st

from dashboard.components.plain_text import plain


def no_family() -> bool:
    """True, with a sentence on the page, where no family is open to the viewer; else the family's label stands under the title."""
    if "looking" not in st.session_state:
        st.write("No family is open to you. The Import page takes files in.")
        return True
    st.markdown(f"## {plain(st.session_state['looking'].family.label)}")
    return False
