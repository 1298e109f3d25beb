"""Older siblings: is a path being repeated?"""

import streamlit as st

from dashboard import session
from dashboard.charts.age_swimmer import age_swimmer
from dashboard.components.chart import chart
from dashboard.components.download import download_table
from dashboard.components.plain_text import plain
from dashboard.components.record_table import record_table
from dashboard.page_data.older_siblings import older_siblings_view

view = session.looking().history.made(older_siblings_view)

st.title("Older siblings")
if view.empty:
    st.write(plain(view.empty))
chart(
    age_swimmer(view.children, view.bands, view.marks, themes=view.themes), heading=view.heading, sentence=view.sentence,
    paragraph=view.paragraph, table=view.table, key="older-siblings",
)
for sentence in view.sentences[1:]:
    st.markdown(f"- {plain(sentence)}")
st.subheader("What older children have said")
st.write(plain(view.said_sentence))
record_table(view.said, key="said")
download_table(view.said, key="said-file")
