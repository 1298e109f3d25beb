"""Who knew what: what is knowable about the adults, and who has been asked?"""

import streamlit as st

from dashboard import session
from dashboard.components.adults_known import allegations_and_outcomes, asked_about, recorded_of_adults, when_known
from dashboard.page_data.people import unlinked_people
from dashboard.page_data.who_knew_what import who_knew_what_view

now = session.looking()
view = now.history.made(who_knew_what_view)

st.title("Who knew what")
recorded_of_adults(view, unlinked_people(session.record(), now.scope, now.history))
asked_about(view)
allegations_and_outcomes(view)
when_known(view)
