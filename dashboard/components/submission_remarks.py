"""Remarks beside a section or a statement: whoever may read the submission writes them, and says when one is dealt with."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import as_label, plain
from dashboard.components.quiet import quiet
from dashboard.components.submission_editor import keep_or_throw, words_field
from dashboard.components.submission_work import Work, act, is_open, open_place, refusal_at
from dashboard.page_data.submission_kept import remark, settle
from dashboard.page_data.submission_view import by_whom
from data_models.submission import Comment, Section


def remarks(work: Work, found: Sequence[Comment]) -> None:
    """The remarks of one place, each with a button that says it is dealt with."""
    for comment in found:
        place = f"settle:{comment.id}"
        settled = " Dealt with." if comment.settled else ""
        st.markdown(f"> {plain(comment.words)}")
        quiet(f"Remark by {by_whom(comment.recorded_by, comment.recorded_at, work.names)}.{settled}")
        refusal_at(place)
        if not comment.settled and st.button("Dealt with", key=work.key(place, "press")):
            act(work, place, partial(settle, session.record(), work.now.scope, work.now.family, work.draft, comment.id))


def remark_button(work: Work, place: str, about: str = "") -> None:
    """Open the field for a remark at ``place``: "remark:…"."""
    label = "Remark: go on with what you typed" if place in work.drafts else f"Remark on {as_label(about)}" if about else "Remark"
    st.button(label, key=work.key(place, "open"), on_click=open_place, args=(work, place))


def remark_field(work: Work, place: str, section: Section, point_id: str = "") -> None:
    """The field itself, where it is open."""
    if not is_open(work, place):
        return
    words = words_field(work, place, "Remark")
    keep_or_throw(
        work, place, lambda: remark(session.record(), work.now.scope, work.now.family, work.draft, section, words, point_id=point_id),
        label="Keep the remark", words=words)
