"""The register of copies: released by a second person, handed over by the one door, called back, and back again."""

from collections.abc import Mapping

import streamlit as st

from dashboard import session
from dashboard.components.done import done
from dashboard.components.download import offer
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.errors import DashboardError
from dashboard.exporters.for_one import PDF_TYPE
from dashboard.page_data.papers_for_one import FILE_NAME
from dashboard.page_data.release_kept import file_to_hand_over, releases, take_release_step
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.page_data.tickets import Outgoing
from data_models.dates import day_in_words
from data_models.release import NEXT, Release, ReleaseStep

_HEADINGS = ("Copy", "For", "To be handed to", "How", "As known on", "Now", "Asked by", "Released by")


def copies_released() -> None:
    """Every copy made for somebody of the family, those that are out first, and what may be done with each."""
    now = session.looking()
    st.header("Register of copies")
    found = releases(session.record(), now.scope, now.family)
    if not found:
        quiet("No copy for a member of this family has been asked for, as far as you may read.")
        return
    names = session.record().names()
    out = [one for one in found if one.out]
    st.write(plain(f"{len(out)} of {len(found)} copies are out: the recall list." if out else "No copy is out."))
    plain_table(TableView("Copies", _HEADINGS, tuple(_row(one, names) for one in (*out, *(one for one in found if not one.out)))))
    for one in found:
        if NEXT[one.state]:
            with st.expander(f"Copy {one.copy}: {one.state.in_words}"):
                _steps(one)


def _row(one: Release, called: Mapping[str, str]) -> TableRow:
    released = next((step.recorded_by for step in one.steps if step.step is ReleaseStep.RELEASED), "")
    return TableRow((
        one.copy, one.person, one.recipient, one.handed_by, day_in_words(one.as_at), one.state.in_words, called.get(one.asked_by, one.asked_by),
        called.get(released, released),
    ))


def _steps(one: Release) -> None:
    now = session.looking()
    for taken in one.steps:
        quiet(f"{taken.recorded_at:%d.%m.%Y %H:%M} {taken.step.in_words}" + (f": {taken.note}" if taken.note else ""))
    if ReleaseStep.HANDED_OVER in NEXT[one.state] and st.button("Make the copy to hand it over", key=f"copy-file-{one.id}"):
        try:
            offer(Outgoing(FILE_NAME, PDF_TYPE, file_to_hand_over(session.record(), now.scope, now.family, one.id)))
        except DashboardError as refused:
            st.error(str(refused))
    steps = [step for step in ReleaseStep if step in NEXT[one.state] and step is not ReleaseStep.HANDED_OVER]
    with st.form(f"copy-step-{one.id}", clear_on_submit=False):
        step = st.selectbox("What is done", steps, key=f"copy-do-{one.id}", format_func=lambda step: step.in_words)
        note = st.text_input("Why, or how the recipient was confirmed", key=f"copy-note-{one.id}")
        if st.form_submit_button("Keep"):
            done(lambda: take_release_step(session.record(), now.scope, now.family, one.id, step, note=note), f"Copy {one.copy}: {step.in_words}.")
