"""Papers: what leaves the building, for whom, and who let it out?"""

import streamlit as st

from dashboard.components.papers_for_one import paper_for_one_person
from dashboard.components.papers_made import papers_made, papers_sealed
from dashboard.components.papers_released import copies_released

st.title("Papers")
st.write("Papers of the case are for the forum and its lawyers. A paper for a member of the family is another thing, and made by itself.")
papers_made()
paper_for_one_person()
copies_released()
papers_sealed()
