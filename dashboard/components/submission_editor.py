"""The fields that a submission is written in: words kept as they are typed, rows chosen by search, and both texts where two people wrote at once."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import as_label, plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.components.submission_work import Work, act, base_of, refusal_at, throw_away, typing
from dashboard.page_data.language import asked_of, question
from dashboard.page_data.row_search import MOST, Search, agencies_of, rows_found, rows_to_choose
from dashboard.page_data.submission_drafts import keep_typed
from dashboard.page_data.table_view import evidence_table
from data_models.history import History
from data_models.record import Fact

_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 1, 1)


def words_field(
    work: Work, place: str, label: str, *, fields: tuple[str, ...] = ("words",), name: str = "words", begins: str = "", version: int = 0,
) -> str:
    """A field with room for sentences: what is typed is a draft as soon as the field is left. Judging words are asked about beneath it.

    ``version``: of what stands, where the field is on the page without being opened.
    """
    key = work.key(place, name)
    if key not in st.session_state:
        st.session_state[key] = work.value(place, name, begins)
    text = st.text_area(as_label(label), key=key, on_change=typing, args=(work, place, fields, base_of(work, place, version))) or ""
    asked_beside(text, session.forum_history(work.now))
    return text


def asked_beside(text: str, history: History) -> None:
    """What a reader would ask of the words just typed. It never stands in the way of keeping them."""
    asked = asked_of(text, [person.label for person in history.people])
    if not asked:
        return
    lines = "\n".join(f"- “{plain(one.written)}”: {plain(one.instead)}" for one in asked)
    st.info(f"{plain(question())}\n\n{lines}\n\nYou can keep the words as they are.")


def rows_field(
    work: Work, place: str, label: str, *, fields: tuple[str, ...], name: str, begins: Sequence[str] = (), rows: Sequence[Fact] | None = None,
) -> tuple[str, ...]:
    """Choose rows of what was known on the submission's day, found by words, agency and date; those chosen stand beneath as a table."""
    history = session.forum_history(work.now)
    every = history.made(rows_to_choose) if rows is None else rows
    there = {fact.id: fact for fact in every}
    key = work.key(place, name)
    if key not in st.session_state:
        st.session_state[key] = [row for row in _ids(work.value(place, name, list(begins))) if row in there]
    chosen = _ids(st.session_state[key])
    found = rows_found(every, _search(work, place, name, every))
    offered = list(dict.fromkeys([*chosen, *(fact.id for fact in found[:MOST])]))
    picked = st.multiselect(
        as_label(label), offered, key=key, format_func=lambda row: there[row].in_a_line, on_change=typing,
        args=(work, place, fields, base_of(work, place)), placeholder="Choose rows: type to search the list, Enter to take one",
    )
    if len(found) > MOST:
        quiet(f"The latest {MOST} rows that match are in the list. Narrow them with words, an agency or dates to reach the others.")
    if picked:
        record_table(evidence_table(label, [there[row] for row in picked]), key=f"{key}-table")
    return tuple(picked)


def keep_or_throw(
    work: Work, place: str, keep: Callable[[], None], *, label: str = "Keep", words: str = "", stands: str = "", version: int = 0, who: str = "",
) -> None:
    """The two buttons under the fields. Where a newer ``version`` stands than the one begun from, both texts are shown and nothing is kept yet."""
    base = base_of(work, place, version)
    refusal_at(place)
    if version > base:
        st.warning(plain(f"{who} kept other words here while you were writing. Nothing is lost: read both, then choose."))
        left, right = st.columns(2)
        left.markdown(f"**What stands now**\n\n{plain(stands)}")
        right.markdown(f"**What you have typed**\n\n{plain(words)}")
        left.button("Take what stands now, and throw mine away", key=work.key(place, "throw"), on_click=throw_away, args=(work, place))
        right.button("Go on with mine", key=work.key(place, "mine"), on_click=_go_on, args=(work, place, version))
        return
    with st.container(horizontal=True):
        pressed = st.button(as_label(label), key=work.key(place, "keep"), type="primary")
        st.button("Throw what I typed away", key=work.key(place, "throw"), on_click=throw_away, args=(work, place))
    if pressed:
        act(work, place, keep)


def _go_on(work: Work, place: str, version: int) -> None:
    """What was typed is now meant to follow the version that stands."""
    now, kept = work.now, dict(work.drafts.get(place, {}))
    keep_typed(session.record(), now.scope, now.family, work.draft.id, place, {**kept, "base": version})


def forum_date(said: date | None, as_at: date, *, key: str) -> date | None:
    """For which meeting. A date that is not set is ticked: an empty date field cannot be read by a screen reader."""
    known, unset = st.columns([1, 2], vertical_alignment="bottom")
    not_set = unset.checkbox("Its date is not set yet", value=said is None, key=f"{key}-unset")
    day = known.date_input("For the forum of", value=said or as_at, min_value=_EARLIEST, max_value=_LATEST, key=key, format="DD/MM/YYYY")
    return None if not_set else day


def _search(work: Work, place: str, name: str, every: Sequence[Fact]) -> Search:
    """What to look for. The dates begin as those of the rows themselves, which leaves nothing out, also no undated row."""
    days = [day for fact in every for day in (fact.happened.start, fact.happened.end) if day]
    earliest, latest = min(days, default=_EARLIEST), max(days, default=work.now.as_at)
    words, agencies, first, last = st.columns([3, 3, 2, 2])
    key = work.key(place, name)
    return Search(
        words.text_input("Words in the row", key=f"{key}-words") or "",
        tuple(agencies.multiselect("Agency", agencies_of(every), key=f"{key}-agencies")),
        _moved(first.date_input("From", value=earliest, min_value=earliest, max_value=latest, key=f"{key}-first", format="DD/MM/YYYY"), earliest),
        _moved(last.date_input("To", value=latest, min_value=earliest, max_value=latest, key=f"{key}-last", format="DD/MM/YYYY"), latest),
    )


def _moved(day: date | None, began: date) -> date | None:
    return None if day == began else day


def _ids(value: object) -> list[str]:
    return [str(row) for row in value] if isinstance(value, list) else []
