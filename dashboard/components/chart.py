"""A chart with its words: title, one sentence, picture, paragraph, the same as a table, and files of what is shown."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.components.download import download_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.source_drawer import open_source
from dashboard.page_data.table_view import TableView

PLAIN = {"displayModeBar": False, "responsive": True}


def chart(figure: go.Figure, *, heading: str, sentence: str, paragraph: str = "", table: TableView | None = None, key: str) -> None:
    """Show a figure. A press on a mark opens the rows behind it; the table opens the same rows by keyboard."""
    if heading:
        st.subheader(plain(heading))
    st.write(plain(sentence))
    picture(figure, alternative=sentence, key=key)
    if paragraph:
        quiet(paragraph)
    if table is not None:
        with st.expander("The same as a table"):
            record_table(table, key=f"{key}-table")
            download_table(table, key=key)


def picture(figure: go.Figure, *, alternative: str, key: str) -> None:
    """The picture alone, with its one-sentence alternative."""
    answer = st.plotly_chart(
        figure, key=key, config=PLAIN, alt=alternative, theme=None, on_select="rerun", selection_mode="points",
    )
    if ids := _pressed(answer, key):
        open_source(ids)


def _pressed(answer: Any, key: str) -> str:
    """Ids of the mark pressed just now; a press that was answered before is not answered again on the next rerun."""
    points = answer.get("selection", {}).get("points", []) if answer else []
    ids = next((str(data[0]) for point in points if (data := point.get("customdata"))), "")
    remembered = f"{key}-answered"
    if not ids:
        st.session_state.pop(remembered, None)
        return ""
    if st.session_state.get(remembered) == ids:
        return ""
    st.session_state[remembered] = ids
    return ids
