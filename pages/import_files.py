"""Import: what came in, and what did not?"""

import streamlit as st

from dashboard.components.download import download_templates
from dashboard.components.taken_in import taken_in
from dashboard.components.upload import upload

st.title("Import")
st.write(
    "Chronologies, extracts, returns and notes as agencies send them, and the template workbook filled in. Every row is accounted for: "
    "rows read = loaded + duplicate + rejected. Check first; nothing is written until you load."
)
download_templates()
upload()
taken_in()
