"""People: whom do the files name, and who of the family is that?"""

import streamlit as st

from dashboard import session
from dashboard.components.family_pages import no_family
from dashboard.components.people_linking import linking
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.page_data.people import people_view

st.title("People")
if no_family():
    st.stop()
now = session.looking()
answers = session.record().ask_each(now.scope, ("mentions", "person_decisions"), family=now.family.id)
view = people_view(now.history, answers["mentions"], answers["person_decisions"])
st.write(plain(view.sentence))
record_table(view.by_rule, key="members")
linking(view)
