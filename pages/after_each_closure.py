"""After each closure: what followed each ending?"""

import streamlit as st

from dashboard import session
from dashboard.charts.closure_swimmer import closure_swimmer
from dashboard.components.chart import chart
from dashboard.components.download import download_table
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.page_data.after_closure import after_closure_view

view = session.looking().history.made(after_closure_view)

st.title("After each closure")
if view.empty:
    st.write(plain(view.empty))
chart(
    closure_swimmer(view.rows, view.marks), heading=view.heading, sentence=view.sentence, paragraph=view.paragraph, table=view.concerns,
    key="after-closure",
)
record_table(view.endings, key="endings")
download_table(view.endings, key="endings-file")
