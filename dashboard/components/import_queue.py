"""Rows that were kept and need a person: what was written, why it could not be read, and a place to put it right."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.source_drawer import open_source
from dashboard.errors import DashboardError
from dashboard.importers.queue_answers import answer, choices_for, leave
from dashboard.page_data.imports import Waiting

AT_ONCE = 5
_TOLD = "queue-told"


def queue(waiting: Sequence[Waiting]) -> None:
    """Draw a page of the queue. An answer holds for every date, for it only reads rightly what was written all along."""
    if told := st.session_state.pop(_TOLD, ""):
        st.success(plain(told))
    if not waiting:
        return
    st.subheader(f"Waiting for a person: {len(waiting)}")
    last = -(-len(waiting) // AT_ONCE)
    page = int(st.number_input(f"Page, of {last}", 1, last, key="queue-page")) if last > 1 else 1
    for item in waiting[(page - 1) * AT_ONCE:page * AT_ONCE]:
        _one(item)


def _one(waiting: Waiting) -> None:
    item = waiting.item
    with st.form(f"queue-{item.queue_id}"):
        st.markdown(f"**{plain(waiting.title)}**")
        st.write(plain(f"{waiting.why}. As written: {item.raw or '(nothing)'}"))
        quiet(f"The row: {waiting.row}")
        typed = None
        if waiting.can_be_answered:
            choices = choices_for(item.field)
            typed = (
                st.selectbox("It is", choices, index=None, key=f"answer-{item.queue_id}") if choices
                else st.text_input("It says", key=f"answer-{item.queue_id}", placeholder="10 December 2020, about May 2016 …")
            )
        note = st.text_input("Note", key=f"note-{item.queue_id}")
        put, left, source = st.columns(3)
        answered = put.form_submit_button("Read it so", disabled=not waiting.can_be_answered)
        left_alone = left.form_submit_button("Leave it as it is")
        opened = source.form_submit_button("Source", disabled=not item.fact_id, help="The row as it arrived and as it is read")
    if opened:
        open_source(item.fact_id)
    if answered or left_alone:
        _keep(waiting, typed if answered else None, note or "")


def _keep(waiting: Waiting, typed: str | None, note: str) -> None:
    now = session.looking()
    try:
        if typed is None:
            leave(session.record(), now.scope, now.family, waiting.item, note=note)
            told = f"Left as it is: {waiting.title}. Nothing changed, and it waits no longer."
        else:
            read = answer(session.record(), now.scope, now.family, waiting.item, typed, today=date.today())
            told = f"Done: {waiting.title}, written as “{waiting.item.raw or '(nothing)'}”, is now read as “{read}”. Every page follows."
    except DashboardError as refused:
        st.error(plain(str(refused)))
        return
    st.session_state[_TOLD] = told
    st.rerun()
