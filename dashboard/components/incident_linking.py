"""Entries side by side at equal size, and a person's answer: one incident, one only repeats the other, or not the same."""

from collections.abc import Sequence
from html import escape
from typing import TypeVar

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.source_drawer import open_source
from dashboard.errors import DashboardError
from dashboard.page_data.decisions_made import Decision
from dashboard.page_data.incident_decisions import Said, keep_said, not_the_same, one_incident, only_repeats, take_back
from dashboard.page_data.incident_sides import SideBySide, set_side_by_side
from dashboard.page_data.incidents import AT_ONCE, IncidentsView, entries_with, in_a_line, incidents_view
from dashboard.page_data.table_view import TableView
from data_models.history import History
from data_models.record import Entry

MOST_OFFERED = 200
_HEADING_SHARE = 0.18
"""Width of the column of row headings beside that of all entries together."""
_VIEW, _TOLD = "incidents-view", "incidents-told"

_CSS = """<style>
.beside { overflow-x: auto; } .beside table { width: 100%; min-width: 40rem; table-layout: fixed; border-collapse: collapse; font-size: 0.95rem; }
.beside caption { text-align: left; color: #4a4f57; padding: 0 0 0.2rem; } .beside col.heading { width: 9rem; }
.beside th, .beside td { text-align: left; vertical-align: top; line-height: 1.45; overflow-wrap: anywhere; padding: 0.35rem 0.8rem 0.35rem 0;
  border-bottom: 1px solid #d9d9d3; } .beside thead th { border-bottom: 2px solid #8a8d94; }
</style>"""

Item = TypeVar("Item")


def view_of_incidents() -> IncidentsView:
    """What the page shows, worked out anew only after a change to the family, its date or what the viewer may see."""
    now = session.looking()
    key = (now.scope, now.family, now.as_at, session.record().version_of(now.family.id))
    kept = st.session_state.get(_VIEW)
    if kept is None or kept[0] != key:
        kept = (key, incidents_view(session.record(), now.scope, now.history))
        st.session_state[_VIEW] = kept
    view: IncidentsView = kept[1]
    return view


def told() -> None:
    """What the last press did, once."""
    if words := st.session_state.pop(_TOLD, ""):
        st.success(plain(words))


def waiting(view: IncidentsView) -> None:
    """The suggestions, a page at a time, each with its reasons in words and nothing chosen beforehand."""
    st.header("Possible same incidents")
    if not view.waiting:
        quiet("Nothing is suggested. You can set two entries side by side yourself, below.")
    for number, sides in page_of(view.waiting, "waiting"):
        st.subheader(plain(f"{number}. {sides.heading}"))
        judge(sides)


def judge(sides: SideBySide) -> None:
    """Two entries, why they stand here, and the four answers."""
    st.write(plain(sides.why))
    _beside(sides.table)
    _sources(sides)
    one, a_repeats, b_repeats, apart = st.columns(4)
    if one.button("One incident", key=f"one-{sides.key}", help="Both describe it", width="stretch"):
        keep("Joined: one incident", one_incident(sides.first, sides.second))
    if a_repeats.button("A repeats B", key=f"a-{sides.key}", help="A is no observer of its own", width="stretch"):
        keep("Kept: A only repeats B", only_repeats(sides.first, sides.second))
    if b_repeats.button("B repeats A", key=f"b-{sides.key}", help="B is no observer of its own", width="stretch"):
        keep("Kept: B only repeats A", only_repeats(sides.second, sides.first))
    if apart.button("Not the same", key=f"apart-{sides.key}", help="They will not be suggested again", width="stretch"):
        keep("Told apart", not_the_same(sides.ones, sides.others))


def _sources(sides: SideBySide) -> None:
    """A way to each row as it arrived, under its column."""
    beneath = st.columns([_HEADING_SHARE * len(sides.shown), *(1 for _ in sides.shown)])[1:]
    for column, (letter, entry) in zip(beneath, sides.shown, strict=True):
        if column.button(f"Source of {letter}", key=f"source-{sides.key}-{letter}"):
            open_source(entry.id)


def choose_two() -> None:
    """What nothing suggests: two entries of a person's own choice."""
    st.header("Set two entries side by side yourself")
    if not st.toggle("Choose two entries", key="choose-two"):
        return
    history = session.looking().history
    first, second = (_chosen(history, letter) for letter in "AB")
    if first is None or second is None:
        return
    sides = set_side_by_side(history, first, second)
    if sides is None:
        quiet("These are one incident already.")
    else:
        judge(sides)


def _chosen(history: History, letter: str) -> Entry | None:
    """One entry, picked from those that hold the words typed."""
    words, entry = st.columns([1, 3])
    typed = words.text_input(f"Words in {letter}", key=f"words-{letter}", placeholder="police door 2018")
    offered = {found.id: found for found in entries_with(history, typed or "", MOST_OFFERED)}

    def line(found: str) -> str:
        return in_a_line(offered[found]) if found in offered else str(found)

    how_many = f"The first {MOST_OFFERED}: type words to narrow it" if len(offered) == MOST_OFFERED else f"{len(offered)} to choose from"
    picked = entry.selectbox(f"Entry {letter}", list(offered), index=None, key=f"entry-{letter}", placeholder=how_many, format_func=line)
    return offered.get(picked or "")


def decision_lines(decisions: Sequence[Decision], *, key: str) -> None:
    """Who said what and when, each to be taken back. ``key`` tells one list on the page from another."""
    for decision in decisions:
        words, button = st.columns([5, 1])
        words.write(plain(decision.sentence))
        if button.button("Take back", key=f"back-{key}-{decision.import_id}", help="As if it had not been said", width="stretch"):
            now = session.looking()
            try:
                take_back(session.record(), now.scope, now.family, decision.import_id)
            except DashboardError as refused:
                st.error(plain(str(refused)))
                return
            st.session_state[_TOLD] = f"Taken back: {decision.sentence}"
            st.rerun()


def keep(words: str, said: Sequence[Said]) -> None:
    """Keep a decision, say so, and draw everything anew, for every count follows."""
    now = session.looking()
    keep_said(session.record(), now.scope, now.history, said)
    st.session_state[_TOLD] = f"{words}. Counts and charts follow; it can be taken back below."
    st.rerun()


def page_of(items: Sequence[Item], name: str) -> list[tuple[int, Item]]:
    """One page of numbered items, with a control for the page where there are several."""
    last = max(1, -(-len(items) // AT_ONCE))
    page = 1
    if last > 1:
        st.session_state[f"{name}-page"] = min(int(st.session_state.get(f"{name}-page", 1)), last)
        page = int(st.number_input(f"Page, of {last}", 1, last, key=f"{name}-page"))
    first = (page - 1) * AT_ONCE
    return list(enumerate(items[first:first + AT_ONCE], start=first + 1))


def _beside(table: TableView) -> None:
    columns = "<col class='heading'>" + "<col>" * (len(table.headings) - 1)
    head = "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in table.headings)
    body = "".join(
        f"<tr><th scope='row'>{escape(row.cells[0])}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in row.cells[1:])}</tr>" for row in table.rows
    )
    st.html(
        f"{_CSS}<div class='beside' role='group' aria-label='{escape(table.caption)}' tabindex='0'><table><caption>{escape(table.caption)}</caption>"
        f"<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
