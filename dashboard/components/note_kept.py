"""A field for a note that outlives the session: what is typed is kept as it is left, until the question it belongs to is answered."""

import streamlit as st

from dashboard import session
from dashboard.page_data.kept_notes import keep_note, kept_note


def note_kept(label: str, *, place: str, long: bool = False, begins: str = "", example: str = "") -> str:
    """The note at ``place``, with what this person typed there before, or ``begins`` where they typed nothing yet.

    The text last left is the field's own beginning too, and not set in it: a field that the browser draws anew, because somebody left the
    page while it was being kept, is never empty, and a run that is late takes nothing from what is being typed.
    """
    now, key = session.looking(), f"note-{place}"
    if key not in st.session_state:
        st.session_state[_last(place)] = kept_note(session.record(), now.scope, now.family, place) or begins
    text = st.session_state[_last(place)]
    if st.session_state.pop(_anew(place), False):
        st.session_state[key] = text
        text = ""  # set once, so that the browser forgets what was thrown away
    field = st.text_area if long else st.text_input
    return str(field(label, value=text, key=key, placeholder=example or None, on_change=_left, args=(key, place)) or "")


def thrown_away(place: str) -> None:
    """What was typed at ``place`` has been kept for good: its draft goes, and the field is empty."""
    now = session.looking()
    keep_note(session.record(), now.scope, now.family, place, "")
    st.session_state.pop(f"note-{place}", None)
    st.session_state[_anew(place)] = True


def _left(key: str, place: str) -> None:
    now = session.looking()
    st.session_state[_last(place)] = st.session_state[key]
    keep_note(session.record(), now.scope, now.family, place, st.session_state[key])


def _last(place: str) -> str:
    return f"last-left-{place}"


def _anew(place: str) -> str:
    return f"anew-{place}"
