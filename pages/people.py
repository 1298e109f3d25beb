"""People: whom do the files name, and who of the family is that?"""

import streamlit as st

from dashboard.components.family_pages import no_family
from dashboard.components.people_linked import disagreeing, linked, set_aside
from dashboard.components.people_linking import named_in_passing, told, view_of_people, waiting
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet

st.title("People")
if no_family():
    st.stop()
view = view_of_people()
st.write(plain(view.sentence))
quiet("Nothing is merged: both rows stay and open their own source. What you say here can be taken back.")
told()
waiting(view)
named_in_passing(view)
linked(view)
set_aside(view)
disagreeing(view)
