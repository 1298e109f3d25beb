"""Signing in, who is signed in, and the watch that clears the page when the sign-in ends."""

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice
from data_models.sample_people import SAMPLE_PEOPLE

LOOKED_AT_EVERY = 30.0
"""Seconds between looks at whether the sign-in still lasts: what is on screen outlives it by no more than this."""


def sign_in_page(sentence: str) -> None:
    """Nothing but the way in."""
    for kept in ("looking", "frame", "histories"):
        st.session_state.pop(kept, None)
    st.title("Care Planning Forum")
    st.write(plain(sentence))
    st.button("Sign in", type="primary", on_click=st.login)


def who_is_here() -> None:
    """In the sidebar: who is signed in and the way out; on a machine where nobody signs in, what that means."""
    person = session.person()
    if person is None:
        notice("Sample data, no sign-in. Served to this machine only.")
        with st.sidebar:
            names = {"": "Every part at once", **{one.actor: one.name for one in SAMPLE_PEOPLE}}
            st.selectbox("Look as", list(names), key=session.SAMPLE_PART, format_func=lambda actor: names[actor], on_change=session.begin_anew)
        return
    with st.sidebar:
        st.write(plain(session.record().names().get(person.actor, person.actor)))
        st.button("Sign out", on_click=session.sign_out)
    _watch()


@st.fragment(run_every=LOOKED_AT_EVERY)
def _watch() -> None:
    if not session.still_signed_in():
        st.rerun(scope="app")
