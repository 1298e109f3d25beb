"""What has been keyed in for the family in hand, and taking one of it back."""

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.errors import DashboardError
from dashboard.importers.undo import undo_import
from dashboard.page_data.keyed_in import Keyed, keyed_in, keyed_table
from dashboard.page_data.words_read import read_words

_CHOSEN, _ASKED, _TOLD = "keyed-chosen", "keyed-asked", "keyed-told"


def keyed_so_far() -> None:
    st.header("Keyed in so far")
    now = session.looking()
    found = keyed_in(session.record(), now.scope, now.family)
    if told := st.session_state.pop(_TOLD, ""):
        st.info(plain(told))
    if not found:
        quiet("Nothing has been keyed in for this family.")
        return
    record_table(keyed_table(found), key="keyed")
    _take_back({one.import_id: one for one in found})


def _take_back(found: dict[str, Keyed]) -> None:
    """Two presses, because every chart follows at once."""
    st.selectbox(
        "Take one back", list(found), index=None, key=_CHOSEN, on_change=lambda: st.session_state.pop(_ASKED, None),
        format_func=lambda import_id: f"{found[import_id].title}, kept {found[import_id].kept}: {found[import_id].what}")
    chosen = st.session_state.get(_CHOSEN)
    if st.button("Take back", key="keyed-back", disabled=not chosen):
        st.session_state[_ASKED] = chosen
    if chosen and st.session_state.get(_ASKED) == chosen:
        st.write("It will not count any more, on any page. What was typed is kept in the record.")
        st.button("Yes, take it back", key="keyed-sure", type="primary", on_click=_undo, args=(found[chosen],))


def _undo(one: Keyed) -> None:
    now = session.looking()
    for key in (_CHOSEN, _ASKED):
        st.session_state.pop(key, None)
    try:
        undo_import(session.record(), now.scope, now.family, one.import_id)
    except DashboardError as refused:
        st.session_state[_TOLD] = str(refused)
        return
    st.session_state[_TOLD] = f"Taken back: {one.title}, kept {one.kept}."
    read_words(session.record(), now.scope, now.family)
