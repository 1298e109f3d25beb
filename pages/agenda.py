"""Agenda: what is coming, and what came back?"""

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.go_to_family import family_table
from dashboard.components.plain_text import plain
from dashboard.page_data.agenda import agenda_of

forum = session.forum()
view = agenda_of(session.record(), session.viewer(), session.open_families(), forum, date.today())
for family_id in view.families:
    session.record_once_here("page viewed", family_id=family_id, target="Agenda")

st.title("Agenda")
st.write(plain(view.sentence))
st.write(plain(forum.difference))
family_table(view.came_back, page="decision", title="Decision", key="came-back")
family_table(view.challenges, page="challenge", title="Challenge", key="challenges")
family_table(view.coming, page="submission", title="Submission", key="coming")
family_table(view.set_by_decisions, page="decision", title="Decision", key="set-by-decisions")
family_table(view.no_return, page="decision", title="Decision", key="no-return")
if not view.came_back.rows:
    st.write("No decision is back on the agenda today.")
st.write(plain(f"Who sits on it: {'; '.join(forum.members)}."))
