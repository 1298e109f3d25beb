"""Pages about a family's data that stand outside the family frame: whose data, of which date, and what they say where no family is open."""

from html import escape

import streamlit as st

from dashboard.components.plain_text import plain
from data_models.dates import day_in_words

NOT_DATED = "Everything up to today. The date chosen on the family’s pages does not apply here."


def no_family(*, dated: bool = True) -> bool:
    """True, with a sentence on the page, where no family is open to the viewer; else the label and the date stand under the title.

    ``dated``: whether the page shows what was known on the date chosen. These pages have no date control, so each says which it is.
    """
    if "looking" not in st.session_state:
        st.write("No family is open to you. The Import page takes files in.")
        return True
    now = st.session_state["looking"]
    st.markdown(f"## {plain(now.family.label)}")
    words = f"As known on {day_in_words(now.as_at)}. Later entries are not used. The date is chosen on the family’s pages."
    st.html(f"<p role='note' style='border-left:4px solid #a86a00;padding:0.25rem 0.7rem;background:#f7f3ea;margin:0'>"
            f"{escape(words if dated else NOT_DATED)}</p>")
    return False
