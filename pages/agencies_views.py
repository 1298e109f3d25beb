"""Agencies' views: what does each agency think is needed?"""

import streamlit as st

from dashboard import session
from dashboard.components.agency_views import choose_forum, views_forms
from dashboard.components.download import download_table
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.page_data.agency_views import forums_to_ask_for, views_of_agencies
from dashboard.page_data.submissions import submissions_of

now = session.looking()
ahead = tuple(one.forum_on for one in submissions_of(session.record(), now.scope, now.family) if one.forum_on)

st.title("Agencies’ views")
view = views_of_agencies(now.history, choose_forum(forums_to_ask_for(now.history, ahead, otherwise=session.forum().days_from(now.as_at, 1))))
st.write(plain(view.sentence))
if view.absent.rows:
    record_table(view.absent, key="views-absent")
for number, table in enumerate(view.beside):
    record_table(table, key=f"views-{number}")
download_table(view.table, key="views-file")
views_forms(view)
