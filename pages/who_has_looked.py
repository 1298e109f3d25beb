"""Who has looked: who has opened this family?"""

import streamlit as st

from dashboard import session
from dashboard.components.download import download_table
from dashboard.components.family_pages import no_family
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.page_data.who_has_looked import who_has_looked

st.title("Who has looked")
if no_family(dated=False):
    st.stop()
now = session.looking()
view = who_has_looked(session.record(), now.scope, now.family)
st.write(plain(view.sentence))
quiet("Every look, change and refusal is written before anything is shown; this page's own is among them.")
plain_table(view.newest)
download_table(view.whole, key="looked-file")
record_table(view.per_day, key="looked-per-day")
if view.earlier.rows:
    record_table(view.earlier, key="looked-earlier")
