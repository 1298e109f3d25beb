"""The sections in order: the argument of a block, its findings, the statements, the remarks, and the reason for an empty other side."""

from collections.abc import Container

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice, quiet
from dashboard.components.record_table import record_table
from dashboard.components.submission_editor import keep_or_throw, words_field
from dashboard.components.submission_findings import findings
from dashboard.components.submission_remarks import remark_button, remark_field, remarks
from dashboard.components.submission_statements import statements
from dashboard.components.submission_ways import section_asked_for
from dashboard.components.submission_work import Work, is_open, open_place
from dashboard.page_data.submission_argument import METHOD
from dashboard.page_data.submission_kept import say_nothing_contrary
from dashboard.page_data.submission_view import Place, SubmissionView, anchor_of, in_short
from data_models.submission import Section


def sections(work: Work, view: SubmissionView, typed_in: Container[Section]) -> None:
    """Every section in its place: those opened in full, the others in short, so that a press is answered at once.

    ``typed_in``: the sections in which the reader has typed something that is not kept yet.
    """
    opened = opened_sections(work, view)
    label, wanted = ("Close every section", ()) if len(opened) == len(Section) else ("Open every section", tuple(Section))
    st.button(label, key=work.key("sections", "every"), on_click=_set_opened, args=(work, wanted))
    for number, section in enumerate(Section, start=1):
        places = [place for place in view.places if place.section is section]
        st.header(f"{number}. {section.label}", anchor=anchor_of(section))
        st.write(section.question)
        quiet(in_short(places) + (" You typed something here that is not kept yet." if section in typed_in else ""))
        if section in opened:
            for place in places:
                _place(work, place)
            if places:
                _remarks(work, places[0])
        else:
            for sentence in (sentence for place in places for sentence in place.missing):
                notice(sentence)
        label, wanted = ("Close", tuple(one for one in opened if one is not section)) if section in opened else ("Open", (*opened, section))
        st.button(f"{label}: {section.label}", key=work.key(section.value, "open"), on_click=_set_opened, args=(work, wanted))


def opened_sections(work: Work, view: SubmissionView) -> tuple[Section, ...]:
    """What the reader has opened; at first the section where something is missing, else the first."""
    key = _opened_key(work)
    if key not in st.session_state:
        st.session_state[key] = (next((lack.section for lack in view.missing if lack.section), Section.MULTI_AGENCY),)
    if asked := section_asked_for():
        st.session_state[key] = tuple(dict.fromkeys((asked, *st.session_state[key])))
    opened: tuple[Section, ...] = st.session_state[key]
    return opened


def _set_opened(work: Work, sections: tuple[Section, ...]) -> None:
    st.session_state[_opened_key(work)] = sections


def _opened_key(work: Work) -> str:
    return f"submission-sections-{work.draft.id}"


def _place(work: Work, place: Place) -> None:
    if place.child:
        st.subheader(plain(place.child), anchor=place.anchor)
    for sentence in place.missing:
        notice(sentence)
    if place.argument:
        record_table(place.argument, key=work.key(place.key, "argument"))
        with st.expander("How this table is made"):
            quiet(METHOD)
        _other_side(work, place)
    findings(work, place)
    statements(work, place)


def _remarks(work: Work, first: Place) -> None:
    """What was remarked on the section as a whole, which the first of its places holds."""
    remarks(work, first.remarks)
    at = f"remark:{first.key}"
    if is_open(work, at):
        remark_field(work, at, first.section)
    else:
        remark_button(work, at, about="this section")


def _other_side(work: Work, place: Place) -> None:
    """Why nothing stands on the other side: asked only where that is so; shown wherever it was given and still holds."""
    at, given = f"why:{place.section}", work.draft.nothing_contrary.get(place.section, "")
    version = work.draft.reason_versions.get(place.section, 0)
    if not place.one_sided:
        return
    if given:
        st.write(plain(f"Nothing stands on the other side. The reason given: {given}"))
    if not work.writes:
        return
    if given and not is_open(work, at):
        st.button("Change the reason", key=work.key(at, "open"), on_click=open_place, args=(work, at, version))
        return
    words = words_field(work, at, "Why does nothing stand on the other side? Say where it was looked for.", begins=given, version=version)
    keep_or_throw(
        work, at, lambda: say_nothing_contrary(session.record(), work.now.scope, work.now.family, work.draft, place.section, words),
        label="Keep the reason", words=words, stands=given or "No reason stands.", version=version, who="Somebody")
