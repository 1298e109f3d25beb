"""A field for a note that outlives the session: what is typed is kept as it is left, until the question it belongs to is answered."""

import streamlit as st

from dashboard import session
from dashboard.page_data.kept_notes import keep_note, kept_note


def note_kept(label: str, *, place: str, long: bool = False, begins: str = "") -> str:
    """The note at ``place``, with what this person typed there before, or ``begins`` where they typed nothing yet."""
    now, key = session.looking(), f"note-{place}"
    if key not in st.session_state:
        st.session_state[key] = kept_note(session.record(), now.scope, now.family, place) or begins
    field = st.text_area if long else st.text_input
    return str(field(label, key=key, on_change=_left, args=(key, place)) or "")


def thrown_away(place: str) -> None:
    """What was typed at ``place`` has been kept for good: its draft goes, and the field is empty."""
    now = session.looking()
    keep_note(session.record(), now.scope, now.family, place, "")
    st.session_state.pop(f"note-{place}", None)


def _left(key: str, place: str) -> None:
    now = session.looking()
    keep_note(session.record(), now.scope, now.family, place, st.session_state[key])
