"""What the family in hand has been given so far: the files, what waits for a person, and taking an import back."""

import streamlit as st

from dashboard import session
from dashboard.components.import_queue import queue
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.errors import DashboardError
from dashboard.importers.undo import undo_import
from dashboard.page_data.imports import ImportsView, imports_view
from dashboard.page_data.words_read import read_words

_TOLD = "undo-told"


def taken_in() -> None:
    """Nothing where no family is open."""
    if "looking" not in st.session_state:
        return
    now = session.looking()
    view = imports_view(session.record(), now.scope, now.family)
    st.header(plain(f"Taken in for {now.family.label}"))
    if told := st.session_state.pop(_TOLD, ""):
        st.success(plain(told))
    st.write(plain(view.sentence))
    plain_table(view.files)
    _take_back(view)
    queue(view.waiting)
    if view.not_loaded.rows:
        plain_table(view.not_loaded)


def _take_back(view: ImportsView) -> None:
    """Two presses, because every chart follows at once."""
    if not view.imports:
        return
    with st.expander("Take an import back"):
        quiet("None of its rows will count any more. All of them are kept, and the file can be brought again.")
        titles = {found.import_id: found.title for found in view.imports}
        chosen = st.selectbox("Import", list(titles), index=None, format_func=lambda found: titles[found], key="undo-import")
        sure = st.checkbox("I want its rows to stop counting", key=f"undo-sure-{chosen}")
        if st.button("Take it back", key="undo-button", disabled=not (chosen and sure)):
            _undo(str(chosen), titles[str(chosen)])
            st.rerun()


def _undo(import_id: str, title: str) -> None:
    now = session.looking()
    try:
        passed_on = undo_import(session.record(), now.scope, now.family, import_id)
    except DashboardError as refused:
        st.session_state[_TOLD] = str(refused)
        return
    read_words(session.record(), now.scope, now.family)
    st.session_state.pop("undo-import", None)
    stays = f" {passed_on} of its rows were in other files too, and stay as rows of those." if passed_on else ""
    st.session_state[_TOLD] = f"Taken back: {title}.{stays}"
