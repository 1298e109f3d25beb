"""What stands on every family page: the identity bar, the date control, and the ribbon of statutory status."""

from datetime import date
from html import escape

import streamlit as st

from dashboard import session
from dashboard.charts.status_ribbon import status_ribbon
from dashboard.components.chart import picture
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.page_data.frame import FrameView, Stop, frame_of, stops_of
from dashboard.page_data.known_later import known_later
from data_models.dates import day_in_words

EARLIEST = date(1980, 1, 1)

_CSS = """<style>
[data-testid=stMainBlockContainer] { padding-top: 4rem; max-width: 84rem; }
.known-then { border-left: 4px solid #a86a00; padding: 0.25rem 0.6rem; background: #f7f3ea; font-size: 0.9rem; }
.identity { display: flex; flex-wrap: wrap; gap: 0.3rem 2rem; align-items: baseline; border-top: 3px solid #2f3a73;
  border-bottom: 1px solid #d9d9d3; padding: 0.5rem 0; min-height: 5.2rem; line-height: 1.45; }
.identity strong { font-size: 1.15rem; } .identity .child { flex: 0 1 auto; }
[role=spinbutton] { min-width: 24px; min-height: 24px; display: inline-block; }
</style>"""


def choose_date(today: date) -> date:
    """The one *as at* control: any day, or a forum, conference or closure picked from the list. Defaults to today."""
    st.session_state.setdefault("as_at", _from_address(today))
    chosen: date = st.session_state["as_at"]
    return max(EARLIEST, min(chosen, today))


def _from_address(today: date) -> date:
    try:
        return max(EARLIEST, min(date.fromisoformat(st.query_params.get("as_at", "")), today))
    except ValueError:
        return today


def family_frame(now: session.Looking) -> FrameView:
    """Draw the frame for what the session looks at, and return it for the pages' charts to share its axis."""
    view = now.history.made(frame_of)
    with st.container(gap="xsmall"):  # the page's own words are to begin on the first screen
        _identity_bar(view)
        _date_control(now)
        if now.as_at != now.today:
            _looking_back(now)
        picture(
            status_ribbon(view.periods, view.decisions, first=view.first, last=view.last),
            alternative=view.ribbon_sentence, key="ribbon",
        )
        quiet(view.ribbon_sentence)
    return view


def _identity_bar(view: FrameView) -> None:
    children = "".join(
        f"<div class='child'><b>{escape(child.label)}</b>, {escape(child.age)}; {escape(child.where)}. {escape(child.status)}.</div>"
        for child in view.children
    ) or "<div>No child is recorded by this date.</div>"
    st.html(
        f"{_CSS}<section class='identity' aria-label='Who this is about'><strong>{escape(view.family_label)}</strong>"
        f"{children}<div>Forum: {escape(view.next_forum)}.</div></section>"
    )


def _date_control(now: session.Looking) -> None:
    stops = stops_of(session.full_history(now), now.today)
    st.session_state["stop"] = _stop_on(now.as_at, stops)
    day, stop = st.columns([1, 2])
    with day:
        st.date_input("As at", key="as_at", min_value=EARLIEST, max_value=now.today, format="DD/MM/YYYY")
    with stop:
        st.selectbox(
            "Or go to a forum, conference or closure", stops, index=None, key="stop",
            format_func=lambda stop: stop.label, placeholder="Choose a date", on_change=_go_to_stop,
        )


def _looking_back(now: session.Looking) -> None:
    """That the page looks back, and the switch to what had happened by then: a list of its own, so that nothing on the page changes."""
    band, switch = st.columns(2, vertical_alignment="center")
    with band:
        st.html(f"<div class='known-then' role='note'>As known on {day_in_words(now.as_at)}. Later entries are not used.</div>")
    with switch:
        shown = st.toggle("Show what had happened by then and was known only later", key=session.SHOW_KNOWN_LATER)
    if shown:
        _known_later(now)


def _known_later(now: session.Looking) -> None:
    session.record_once_here("page viewed", family_id=now.family.id, target=f"What became known after {now.as_at.isoformat()}")
    view = known_later(now.history, session.full_history(now))
    st.write(view.sentence)
    if view.table.rows:
        record_table(view.table, key="known-later")


def _stop_on(day: date, stops: tuple[Stop, ...]) -> Stop | None:
    """What the box shows: the stop of the date chosen, however it was chosen, or none."""
    return next((stop for stop in stops if stop.day == day), None)


def _go_to_stop() -> None:
    stop = st.session_state.get("stop")
    if stop is not None:
        st.session_state["as_at"] = stop.day
