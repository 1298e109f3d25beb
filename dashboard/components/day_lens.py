"""The day lens: one day beside the whole, with days picked by the reader, by chance, or by the forum."""

from datetime import timedelta

import streamlit as st

from dashboard.charts.day_lens import barcode, bars_to_date
from dashboard.components.chart import picture
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.page_data.day_lens import day_view, random_day
from dashboard.page_data.frame import FrameView
from data_models.history import History


def day_lens(history: History, frame: FrameView) -> None:
    """Draw the lens under its own heading. Its day never lies after the date of the page."""
    st.subheader("How would a single day look against the whole?")
    _keep_day_in_reach(history, frame)
    chosen, by_chance = st.columns([1, 2], vertical_alignment="bottom")
    with by_chance:
        st.button("A day picked by chance", on_click=_pick_by_chance, args=(history,))
    with chosen:
        day = st.date_input("Day", key="lens-day", min_value=frame.first - timedelta(days=365), max_value=history.as_at, format="DD/MM/YYYY")
    view = day_view(history, day)
    st.write(plain(view.sentence))
    st.write(plain(view.quiet_sentence))
    record_table(view.that_day, key="lens-that-day")
    record_table(view.window, key="lens-window")
    picture(bars_to_date(view.bars), alternative=view.sentence, key="lens-bars")
    picture(barcode(view.days, cursor=day, first=frame.first, last=frame.last), alternative=view.quiet_sentence, key="lens-barcode")
    quiet(f"{view.hindsight} A mark has a least width, so a month looks fuller here than it was.")


def _keep_day_in_reach(history: History, frame: FrameView) -> None:
    day = st.session_state.get("lens-day", history.as_at)
    st.session_state["lens-day"] = min(max(day, frame.first - timedelta(days=365)), history.as_at)


def _pick_by_chance(history: History) -> None:
    st.session_state["lens-draws"] = st.session_state.get("lens-draws", 0) + 1
    st.session_state["lens-day"] = random_day(history, st.session_state["lens-draws"])
