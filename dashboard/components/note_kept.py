"""Fields that outlive the session: what is typed or chosen is kept as it is left, until the question it belongs to is answered."""

from collections.abc import Mapping

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import as_label
from dashboard.page_data.kept_notes import keep_notes, kept_note


def note_kept(label: str, *, place: str, long: bool = False, begins: str = "", example: str = "", rests: str = "") -> str:
    """The note at ``place``, with what this person typed there before, or ``begins`` where they typed nothing yet.

    The text last left is the field's own beginning too, and not set in it: a field that the browser draws anew, because somebody left the
    page while it was being kept, is never empty, and a run that is late takes nothing from what is being typed. ``rests``: as ``rest_on`` has it.
    """
    now, key = session.looking(), f"note-{place}"
    anew = begins_anew(place)
    if anew or key not in st.session_state:
        st.session_state[_last(place)] = (not anew and kept_note(session.record(), now.scope, now.family, place)) or begins
        begin_with(place, begins)
    text = st.session_state[_last(place)]
    if anew:
        st.session_state[key] = text
        text = ""  # set once, so that the browser forgets what was thrown away
    field = st.text_area if long else st.text_input
    return str(field(as_label(label), value=text, key=key, placeholder=example or None, on_change=_left, args=(key, place, rests)) or "")


def choices_kept(label: str, offered: Mapping[str, str], *, place: str, rests: str = "") -> list[str]:
    """The codes chosen at ``place`` of those ``offered`` (each with its words), with what this person chose there before."""
    now, key = session.looking(), f"note-{place}"
    before: list[str] = []
    if not begins_anew(place):
        before = st.session_state[key] if key in st.session_state else kept_note(session.record(), now.scope, now.family, place).split("\n")
    st.session_state[key] = [code for code in before if code in offered]  # what is no longer offered cannot be chosen
    return list(st.multiselect(
        as_label(label), list(offered), key=key, on_change=_left, args=(key, place, rests), format_func=lambda code: offered[code]))


def rest_on(rests: str, version: int) -> None:
    """What is typed from now on in the fields that name ``rests`` rests on that version of what stands: it is kept with the words."""
    st.session_state[_last(rests)] = str(version)


def rests_on(rests: str) -> int:
    """That version; 0 where nothing says it."""
    return int(st.session_state.get(_last(rests), 0))


def begin_with(place: str, words: str) -> None:
    """What stands in the field at ``place`` before anybody types in it is ``words``: what is typed is told from it."""
    st.session_state[_begins(place)] = words


def began_with(place: str) -> str | None:
    """Those words; None where nothing at ``place`` was begun on this page."""
    words = st.session_state.get(_begins(place))
    return None if words is None else str(words)


def left_as_it_began(place: str) -> bool:
    """The field at ``place`` holds what it began with: nobody has typed in it."""
    return bool(began_with(place) in (None, st.session_state.get(_last(place))))


def thrown_away(*places: str) -> None:
    """What was typed or chosen at ``places`` is kept for good or wanted no more: the drafts go in one change, and the fields begin anew."""
    now = session.looking()
    keep_notes(session.record(), now.scope, now.family, dict.fromkeys(places, ""))
    begin_anew(*places)


def begins_anew(place: str) -> bool:
    """Whether the field at ``place`` is to begin anew, asked once."""
    return bool(st.session_state.pop(_anew(place), False))


def begin_anew(*places: str) -> None:
    """The fields at ``places`` begin with what they begin with, whatever draft there may be."""
    for place in places:
        st.session_state.pop(f"note-{place}", None)
        st.session_state[_anew(place)] = True


def _left(key: str, place: str, rests: str) -> None:
    now = session.looking()
    left = st.session_state[key]
    text = left if isinstance(left, str) else "\n".join(left)
    st.session_state[_last(place)] = text
    with_it = {rests: st.session_state[_last(rests)]} if rests and text.strip() else {}
    keep_notes(session.record(), now.scope, now.family, {place: text, **with_it})


def _last(place: str) -> str:
    return f"last-left-{place}"


def _begins(place: str) -> str:
    return f"begins-{place}"


def _anew(place: str) -> str:
    return f"anew-{place}"
