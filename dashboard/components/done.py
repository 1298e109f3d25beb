"""What a press comes to: it is done and said after the rerun, or it is refused in a sentence and everything typed stays."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.in_passing import in_passing
from dashboard.components.note_kept import begin_anew, thrown_away
from dashboard.components.plain_text import plain
from dashboard.errors import DashboardError

_SAID = "done-said"


def done(act: Callable[[], object], sentence: str, *drafts: str) -> None:
    """Do it, throw away the drafts that it kept, and say so after the rerun; or say why it was refused and keep everything typed.

    What is done is done also where its drafts cannot be thrown away just then, because the record is busy: the fields begin anew all the same.
    """
    try:
        act()
    except DashboardError as refused:
        st.error(plain(str(refused)))
        return
    try:
        thrown_away(*drafts)
    except DashboardError:
        begin_anew(*drafts)
    st.session_state[_SAID] = sentence
    st.rerun()


def said() -> None:
    """What was just done, once: at the head of the page, where it stays, and in passing wherever somebody has scrolled to.

    Its place is there when nothing is said too: a line that comes or goes moves all that follows, and the browser then draws it anew, closes
    what was opened and forgets what is being typed.
    """
    place = st.empty()
    if sentence := st.session_state.pop(_SAID, ""):
        with place.container():
            st.success(plain(sentence))
            in_passing(sentence, icon="check", key="done-in-passing")
