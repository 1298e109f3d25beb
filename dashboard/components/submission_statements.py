"""Statements in people's own words, each with the rows it rests on: written, changed, taken out again, and every version there to be read."""

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.submission_editor import keep_or_throw, rows_field, words_field
from dashboard.components.submission_remarks import remark_button, remark_field, remarks
from dashboard.components.submission_work import Work, act, is_open, open_place, refusal_at
from dashboard.page_data.submission_kept import take_out, write
from dashboard.page_data.submission_view import NO_ROW, Place, Statement, by_whom
from dashboard.page_data.submissions import versions_of_point
from dashboard.page_data.table_view import TableRow, TableView, evidence_table
from data_models.submission import Point

_FIELDS = ("words", "rows", "contrary")


def statements(work: Work, place: Place) -> None:
    """What is written in a section, then the way to write more."""
    for one in place.statements:
        with st.container(border=True):
            _statement(work, one, place)
    new = f"new:{place.key}"
    if not work.writes:
        return
    if is_open(work, new):
        _editor(work, new, place, None)
    else:
        label = "Go on with what you typed" if new in work.drafts else "Write a statement"
        st.button(label, key=work.key(new, "open"), on_click=open_place, args=(work, new), help=_whose(place))


def _statement(work: Work, one: Statement, place: Place) -> None:
    point, edit = one.point, f"edit:{one.point.id}"
    st.write(plain(point.words))
    quiet(f"{by_whom(point.recorded_by, point.recorded_at, work.names)}." + ("" if point.evidence or point.contrary else f" {NO_ROW}"))
    if one.rows_gone:
        gone = "1 row that it names is" if one.rows_gone == 1 else f"{one.rows_gone} rows that it names are"
        quiet(f"{gone} no longer in what was known on {work.draft.as_at:%d/%m/%Y}.")
    if (one.facts or one.contrary) and st.toggle("Show the rows", key=work.key(edit, "show")):
        record_table(evidence_table("What it rests on", one.facts), key=work.key(edit, "evidence"))
        if one.contrary:
            record_table(evidence_table("What points the other way", one.contrary), key=work.key(edit, "other-side"))
    remarks(work, one.remarks)
    if work.writes and is_open(work, edit):
        _editor(work, edit, place, point)
    refusal_at(f"out:{point.id}")
    with st.container(horizontal=True):
        if work.writes and not is_open(work, edit):
            label = "Edit: go on with what you typed" if edit in work.drafts else "Edit"
            st.button(label, key=work.key(edit, "open"), on_click=open_place, args=(work, edit, point.version))
            if st.button("Take out", key=work.key(edit, "out"), help="What it said is kept among its versions"):
                act(work, f"out:{point.id}", lambda: take_out(session.record(), work.now.scope, work.now.family, work.draft, point))
        remark_button(work, f"remark-on:{point.id}")
    remark_field(work, f"remark-on:{point.id}", place.section, point.id)
    earlier_versions(work, point)


def _editor(work: Work, at: str, place: Place, before: Point | None) -> None:
    words = words_field(work, at, "In your own words", fields=_FIELDS, begins=before.words if before else "")
    rows = rows_field(work, at, "Rows it rests on", fields=_FIELDS, name="rows", begins=before.evidence if before else ())
    contrary: tuple[str, ...] = ()
    if place.section.argues:
        contrary = rows_field(
            work, at, "Rows that point the other way", fields=_FIELDS, name="contrary", begins=before.contrary if before else ())
    if not rows and not contrary:
        quiet(NO_ROW)
    keep_or_throw(
        work, at, lambda: write(
            session.record(), work.now.scope, work.now.family, work.draft, place.section, words, child=place.child, evidence=rows,
            contrary=contrary, before=before),
        words=words, stands=before.words if before else "", version=before.version if before else 0,
        who=work.names.get(before.recorded_by, "Somebody") if before else "",
    )


def earlier_versions(work: Work, point: Point) -> None:
    """Every version, newest first, where there is more than one. They are read from the record only when asked for."""
    if point.version < 2 or not st.toggle("Earlier versions", key=work.key(f"versions:{point.id}", "show")):
        return
    found = versions_of_point(session.record(), work.now.scope, work.now.family, point.id)
    plain_table(TableView("Versions, newest first", ("Version", "Who and when", "What it said"), tuple(
        TableRow((str(version.version), by_whom(version.recorded_by, version.recorded_at, work.names), _said(version))) for version in found
    )))


def _said(version: Point) -> str:
    if version.withdrawn:
        return f"Taken out. {version.text}"
    return f"Put aside: {version.reason}" if version.reason else version.text


def _whose(place: Place) -> str:
    return f"{place.section.label}, {place.child}" if place.child else place.section.label
