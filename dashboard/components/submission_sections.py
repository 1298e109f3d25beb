"""The sections in order: the argument of a block, its findings, the statements, the remarks, and the reason for an empty other side."""

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice, quiet
from dashboard.components.record_table import record_table
from dashboard.components.submission_editor import keep_or_throw, words_field
from dashboard.components.submission_findings import findings
from dashboard.components.submission_remarks import remark_button, remark_field, remarks
from dashboard.components.submission_statements import statements
from dashboard.components.submission_work import Work, is_open, open_place
from dashboard.page_data.argument import METHOD
from dashboard.page_data.submission_kept import say_nothing_contrary
from dashboard.page_data.submission_view import Place, SubmissionView, anchor_of
from data_models.submission import Section


def sections(work: Work, view: SubmissionView) -> None:
    """Every section with the same parts in the same order; a section for each child has one part for each."""
    for number, section in enumerate(Section, start=1):
        places = [place for place in view.places if place.section is section]
        st.header(f"{number}. {section.label}", anchor=anchor_of(section))
        st.write(section.question)
        if not places:
            quiet("No child is recorded by this date.")
        for place in places:
            _place(work, place)


def _place(work: Work, place: Place) -> None:
    if place.child:
        st.subheader(plain(place.child), anchor=place.anchor)
    for sentence in place.missing:
        notice(sentence)
    if place.argument:
        record_table(place.argument, key=work.key(place.key, "argument"))
        quiet(METHOD)
        _other_side(work, place)
    findings(work, place)
    statements(work, place)
    remarks(work, place.remarks)
    at = f"remark:{place.key}"
    if is_open(work, at):
        remark_field(work, at, place.section)
    elif place.child in ("", _first_child(work)):
        remark_button(work, at)


def _other_side(work: Work, place: Place) -> None:
    """Why nothing stands on the other side: asked only where that is so; shown wherever it was given and still holds."""
    at, given = f"why:{place.section}", work.draft.nothing_contrary.get(place.section, "")
    if not place.one_sided:
        return
    if given:
        st.write(plain(f"Nothing stands on the other side. The reason given: {given}"))
    if not work.writes:
        return
    if given and not is_open(work, at):
        st.button("Change the reason", key=work.key(at, "open"), on_click=open_place, args=(work, at))
        return
    words = words_field(work, at, "Why does nothing stand on the other side? Say where it was looked for.", begins=given)
    keep_or_throw(work, at, lambda: say_nothing_contrary(
        session.record(), work.now.scope, work.now.family, work.draft, place.section, words), label="Keep the reason", words=words)


def _first_child(work: Work) -> str:
    return next((child.label for child in session.forum_history(work.now).children), "")
