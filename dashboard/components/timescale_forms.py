"""For staff with the right to it: change a timescale, add a variation, take one back. The effect is said before anything is saved."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import as_label, plain
from dashboard.components.quiet import quiet
from dashboard.errors import DashboardError
from dashboard.page_data.timescale_changes import (
    CONFIRM,
    SUSPENDED,
    Read,
    day_read,
    keep_change,
    keep_variation,
    read_change,
    read_variation,
    take_back,
)
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.timescale_changes import Timescales
from data_models.timescales import Calendar, timescales

_CHANGE, _VARIATION, _BACK, _ASKED, _TOLD = (f"timescale-{part}" for part in ("change", "variation", "back", "asked", "told"))
_DAYS = {Calendar.WORKING.value: "Working days", Calendar.CALENDAR.value: "Calendar days"}
_FIELDS = {
    _CHANGE: ("code", "value", "calendar", "effective_from", "source", "confirm"),
    _VARIATION: ("codes", "terms", "value", "first", "last", "authority", "reason", "confirm"),
}
_KEEPING: dict[str, Callable[..., Mapping[str, str]]] = {_CHANGE: keep_change, _VARIATION: keep_variation}
_WIDE = 760


def timescale_forms(known: Timescales, today: date) -> None:
    """Both forms and the taking back. What is typed is remembered while the session lasts, also on other pages."""
    if told := st.session_state.pop(_TOLD, ""):
        st.info(plain(told))
    names = {code: rule.title for code, rule in timescales().items()}
    with st.container(width=_WIDE):
        st.subheader("Change a timescale")
        _choice(_CHANGE, "code", "Timescale", {"": "–", **names})
        _text(_CHANGE, "value", "Days")
        _choice(_CHANGE, "calendar", "Counted in", _DAYS)
        _day(_CHANGE, "effective_from", "For clocks started on or after", today)
        _text(_CHANGE, "source", "Source: on whose authority, and where it is written")
        _choice(_CHANGE, "confirm", "Whether it is confirmed", CONFIRM)
        _save(_CHANGE, read_change(known, _typed(_CHANGE), today=today), today)
        st.subheader("Add an authorised variation")
        _several(_VARIATION, "codes", "Timescales that it concerns", names)
        _choice(_VARIATION, "terms", "What was allowed", {SUSPENDED: "Suspended: its days are not counted", **_DAYS})
        if _typed(_VARIATION)["terms"] != SUSPENDED:
            _text(_VARIATION, "value", "Days in place of the figure")
        _day(_VARIATION, "first", "First day", today)
        _day(_VARIATION, "last", "Last day, included", today)
        _text(_VARIATION, "authority", "Authority: who authorised it, and where it is written")
        _text(_VARIATION, "reason", "Reason")
        _choice(_VARIATION, "confirm", "Whether it is confirmed", CONFIRM)
        _save(_VARIATION, read_variation(known, _typed(_VARIATION), today=today), today)
        _taking_back(known)


def _save(form: str, read: Read, today: date) -> None:
    refused: Mapping[str, str] = st.session_state.get(f"{form}-refused", {})
    if read.effect:
        st.write(plain(f"If you save this: {read.effect}"))
    if refused:
        st.error(plain(refused.get("", "Nothing was saved yet: see the sentences under the fields. What you typed is still here.")))
    st.button("Save", key=f"{form}-save", type="primary", on_click=_keep, args=(form, today))


def _keep(form: str, today: date) -> None:
    try:
        refused = _KEEPING[form](session.record(), session.viewer(), _typed(form), today=today)
    except DashboardError as error:
        refused = {"": str(error)}
    st.session_state[f"{form}-refused"] = refused
    if not refused:
        for name in _FIELDS[form]:
            st.session_state.pop(f"{form}-{name}", None)
        st.session_state.pop(f"{form}-draft", None)
        st.session_state[_TOLD] = "Saved. Every page reads with it from now on."


def _taking_back(known: Timescales) -> None:
    """Two presses, because every family's pages follow at once."""
    standing = {row.id: f"{timescales()[row.code].title}: {row.length()} from {day_in_words(row.effective_from)}, {row.source}"
                for row in known.changes if row.stands}
    standing |= {row.id: f"Variation: {row.in_words()}" for row in known.variations if row.stands}
    if not standing:
        return
    st.subheader("Take a change or a variation back")
    st.selectbox(
        "Take one back", list(standing), index=None, key=_BACK, format_func=lambda row_id: standing[row_id],
        on_change=lambda: st.session_state.pop(_ASKED, None))
    chosen = st.session_state.get(_BACK)
    if st.button("Take back", key="timescale-take-back", disabled=not chosen):
        st.session_state[_ASKED] = chosen
    if chosen and st.session_state.get(_ASKED) == chosen:
        st.write("It will not count any more, for any date, on any family’s pages. It is kept, and stays in the table of what was recorded.")
        st.button("Yes, take it back", key="timescale-sure", type="primary", on_click=_undo, args=(session.record(), session.viewer(), chosen))


def _undo(database: Database, scope: Scope, row_id: str) -> None:
    for key in (_BACK, _ASKED):
        st.session_state.pop(key, None)
    try:
        take_back(database, scope, row_id)
    except DashboardError as refused:
        st.session_state[_TOLD] = str(refused)
        return
    st.session_state[_TOLD] = "Taken back."


def _text(form: str, name: str, label: str) -> None:
    st.text_input(as_label(label), key=_taken_up(form, name, ""), on_change=_remember, args=(form, name))
    _said(form, name)


def _day(form: str, name: str, label: str, today: date) -> None:
    st.text_input(as_label(label), key=_taken_up(form, name, ""), on_change=_remember, args=(form, name), placeholder="1 April 2024")
    if text := _typed(form)[name].strip():
        day = day_read(text, today=today)
        quiet(f"Not read: {day}" if isinstance(day, str) else f"Read as: {day_in_words(day)}.")
    _said(form, name)


def _choice(form: str, name: str, label: str, options: Mapping[str, str]) -> None:
    key = _taken_up(form, name, next(iter(options)))
    st.selectbox(as_label(label), list(options), key=key, format_func=lambda code: options[code], on_change=_remember, args=(form, name))
    _said(form, name)


def _several(form: str, name: str, label: str, options: Mapping[str, str]) -> None:
    key = _taken_up(form, name, [])
    st.multiselect(as_label(label), list(options), key=key, format_func=lambda code: options[code], on_change=_remember, args=(form, name))
    _said(form, name)


def _said(form: str, name: str) -> None:
    if refused := st.session_state.get(f"{form}-refused", {}).get(name):
        st.error(plain(refused))


def _taken_up(form: str, name: str, default: object) -> str:
    """The field's key, its value put back where the field was off screen: Streamlit forgets what it does not draw."""
    key = f"{form}-{name}"
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(f"{form}-draft", {}).get(name, default)
    return key


def _remember(form: str, name: str) -> None:
    st.session_state.setdefault(f"{form}-draft", {})[name] = st.session_state[f"{form}-{name}"]
    st.session_state[f"{form}-refused"] = {
        field: why for field, why in st.session_state.get(f"{form}-refused", {}).items() if field not in (name, "")
    }


def _typed(form: str) -> dict[str, str]:
    values = {name: st.session_state.get(f"{form}-{name}") or "" for name in _FIELDS[form]}
    return {name: "; ".join(value) if isinstance(value, list) else str(value) for name, value in values.items()}
