"""Themes: what do the words suggest, and what do people make of it?"""

import streamlit as st

from dashboard import session
from dashboard.components.family_pages import no_family
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.theme_suggestions import answered, suggestions
from dashboard.page_data.themes import themes_view
from dashboard.page_data.words_read import suggestions_of

st.title("Themes")
if no_family():
    st.stop()
now = session.looking()
view = themes_view(now.history, suggestions_of(session.record(), now.scope, now.family))
st.write(plain(view.sentence))
suggestions(view)
if view.table.rows:
    plain_table(view.table)
answered(view)
