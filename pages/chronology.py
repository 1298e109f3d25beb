"""Chronology: what happened, in everyone's words?"""

import streamlit as st

from dashboard import session
from dashboard.charts.day_lens import barcode
from dashboard.components.chart import picture
from dashboard.components.chronology_filter import chosen_page, filter_bar
from dashboard.components.download import download_table
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.page_data.chronology import Choice, chronology_view, pages_of

history = session.looking().history
frame = st.session_state["frame"]

st.title("Chronology")
choice = filter_bar(chronology_view(history, Choice(), 1))
view = chronology_view(history, choice, chosen_page(choice, pages_of(history, choice)))
st.write(plain(view.sentence))
picture(barcode(view.days, cursor=history.as_at, first=frame.first, last=frame.last), alternative=view.sentence, key="barcode")
record_table(view.table, key=f"chronology-{view.page}")
download_table(view.table, key="chronology-file")
