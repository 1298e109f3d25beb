"""What the family in hand has been given so far, drawn under the upload form."""

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.page_data.imports import imports_view


def taken_in() -> None:
    """Nothing where no family is open."""
    if "looking" not in st.session_state:
        return
    now = session.looking()
    view = imports_view(session.record(), now.scope, now.family)
    st.subheader(plain(f"Taken in for {now.family.label}"))
    for table in (view.files, view.waiting, view.not_loaded):
        plain_table(table)
