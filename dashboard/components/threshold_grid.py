"""The threshold grid of each child on the page: what is placed, its gaps and witnesses at like size, and what is not in it beside it."""

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.submission_aside import kept_aside
from dashboard.components.submission_choice import chosen_submission
from dashboard.components.submission_work import Work, act, is_open, open_place, refusal_at, work_on
from dashboard.components.threshold_editor import line_editor
from dashboard.page_data.submission_view import anchor_of, by_whom
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.page_data.threshold import FOR_PEOPLE, ChildGrid, Line, in_short, threshold_view, versions_of_line
from dashboard.page_data.threshold_kept import take_out_line
from data_models.submission import Section
from data_models.threshold_authorities import AUTHORITIES

_SHOWN = 40
"""Rows of the list beside the grid on one screen; the others are found by their words."""


def threshold_page() -> None:
    """Choose a submission; then a grid for each child."""
    draft = chosen_submission(may_begin=False)
    if draft is None:
        return
    now = session.looking()
    work = work_on(now, draft)
    quiet(FOR_PEOPLE)
    quiet(AUTHORITIES)
    grids = threshold_view(draft, session.forum_history(now))
    if not grids:
        st.write("No child is recorded by this date.")
    if not draft.being_written:
        quiet(f"This submission was {draft.state.in_words}: it is not being written now.")
    for grid in grids:
        st.header(plain(grid.child), anchor=anchor_of(Section.HARM, grid.child))
        _of_child(work, grid)
    lines = {f"edit-line:{line.item.id}" for grid in grids for line in grid.lines}
    kept_aside(work, "harm", {*lines, *(f"line:{grid.child}" for grid in grids)} if work.writes else ())


def _of_child(work: Work, grid: ChildGrid) -> None:
    st.write(plain(in_short(grid.lines)))
    if grid.lines:
        record_table(grid.grid, key=work.key(grid.child, "grid"))
    for number, line in enumerate(grid.lines, start=1):
        _line(work, grid, number, line)
    new = f"line:{grid.child}"
    if work.writes and is_open(work, new):
        line_editor(work, new, grid.child, None)
    elif work.writes:
        label = "Go on with what you typed" if new in work.drafts else "Place facts"
        st.button(label, key=work.key(new, "open"), on_click=open_place, args=(work, new), help=grid.child)
    if grid.lines:
        _table_or(grid.gaps, "No gap is found by the rules of this page.", work.key(grid.child, "gaps"))
        _table_or(grid.witnesses, "Nobody is named who could speak to a row placed.", work.key(grid.child, "witnesses"))
    _beside(work, grid)


def _line(work: Work, grid: ChildGrid, number: int, line: Line) -> None:
    """Who placed it, and the ways to change it: the line itself stands in the table above."""
    item, edit = line.item, f"edit-line:{line.item.id}"
    quiet(f"Line {number}: {by_whom(item.recorded_by, item.recorded_at, work.names)}.")
    refusal_at(f"out:{item.id}")
    if work.writes and is_open(work, edit):
        line_editor(work, edit, grid.child, item)
    with st.container(horizontal=True):
        if work.writes and not is_open(work, edit):
            label = f"Edit line {number}: go on with what you typed" if edit in work.drafts else f"Edit line {number}"
            st.button(label, key=work.key(edit, "open"), on_click=open_place, args=(work, edit, item.version))
            if st.button(f"Take line {number} out", key=work.key(edit, "out"), help="What it said is kept among its versions"):
                act(work, f"out:{item.id}", lambda: take_out_line(session.record(), work.now.scope, work.now.family, work.draft, item))
        shown = item.version > 1 and st.toggle(f"Earlier versions of line {number}", key=work.key(edit, "versions"))
    if shown:
        found = versions_of_line(session.record(), work.now.scope, work.now.family, item.id)
        plain_table(TableView("Versions, newest first", ("Version", "Who and when", "Harm", "Limb", "Attributable to"), tuple(
            TableRow((str(one.version), by_whom(one.recorded_by, one.recorded_at, work.names), one.harm, one.limb.label, one.attribution.label))
            for one in found
        )))


def _beside(work: Work, grid: ChildGrid) -> None:
    """What may not enter, and why: found by its words, and in no number."""
    if not grid.beside.rows:
        return
    with st.expander("Not in the grid, and why"):
        quiet("Concerns that may not enter as the record stands. They are listed so that they can be followed up, and are added up nowhere.")
        words = (st.text_input("Words in the row", key=work.key(grid.child, "beside-words")) or "").casefold().split()
        rows = [row for row in grid.beside.rows if all(word in " ".join(row.cells).casefold() for word in words)]
        record_table(TableView(grid.beside.caption, grid.beside.headings, tuple(rows[:_SHOWN]), None), key=work.key(grid.child, "beside"))
        if len(rows) > _SHOWN:
            quiet("The latest of them are shown: find the others by their words.")


def _table_or(table: TableView, nothing: str, key: str) -> None:
    if table.rows:
        record_table(table, key=key)
    else:
        quiet(f"{table.caption}. {nothing}")
