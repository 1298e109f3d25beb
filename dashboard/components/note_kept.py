"""Fields that outlive the session: what is typed or chosen is kept as it is left, until the question it belongs to is answered."""

from collections.abc import Mapping

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


def choices_kept(label: str, offered: Mapping[str, str], *, place: str) -> list[str]:
    """The codes chosen at ``place`` of those ``offered`` (each with its words), with what this person chose there before."""
    now, key = session.looking(), f"note-{place}"
    before = st.session_state[key] if key in st.session_state else kept_note(session.record(), now.scope, now.family, place).split("\n")
    st.session_state[key] = [code for code in before if code in offered]  # what is no longer offered cannot be chosen
    return list(st.multiselect(label, list(offered), key=key, on_change=_left, args=(key, place), format_func=lambda code: offered[code]))


def thrown_away(place: str) -> None:
    """What was typed or chosen at ``place`` has been kept for good: its draft goes, and the field is empty."""
    now = session.looking()
    keep_note(session.record(), now.scope, now.family, place, "")
    st.session_state.pop(f"note-{place}", None)
    st.session_state[_anew(place)] = True


def _left(key: str, place: str) -> None:
    now = session.looking()
    left = st.session_state[key]
    text = left if isinstance(left, str) else "\n".join(left)
    st.session_state[_last(place)] = text
    keep_note(session.record(), now.scope, now.family, place, text)


def _last(place: str) -> str:
    return f"last-left-{place}"


def _anew(place: str) -> str:
    return f"anew-{place}"
