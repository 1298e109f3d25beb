"""A day that may be left empty, typed in words or figures."""

from datetime import date

import streamlit as st

from dashboard.components.note_kept import note_kept
from dashboard.components.plain_text import as_label
from dashboard.components.quiet import notice, quiet
from dashboard.page_data.timescale_changes import day_read
from data_models.dates import day_in_words

EXAMPLE = "for example 1 April 2024"


def day_field(label: str, *, key: str, today: date, before: date | None = None) -> date | str | None:
    """The day typed, why it cannot be read, or None where nothing is typed.

    Streamlit's own date field is for days that are always there: an empty one has parts without a value, which a screen reader cannot say
    (axe: aria-required-attr).
    """
    return _read(st.text_input(as_label(label), value=day_in_words(before) if before else "", key=key, placeholder=EXAMPLE), today)


def day_kept(
    label: str, *, place: str, today: date, before: date | None = None, rests: str = "", around: date | None = None,
) -> tuple[date | str | None, str]:
    """The same of a day that is kept as it is typed, as a note is, and the text itself. ``around``: the day that it is expected after."""
    text = note_kept(label, place=place, begins=day_in_words(before) if before else "", example=EXAMPLE, rests=rests)
    return _read(text, today, around), text


def _read(text: str, today: date, around: date | None = None) -> date | str | None:
    """What is read of it, said beneath the field, in a place that is there when nothing is said too: what follows must not move under a hand."""
    place = st.empty()
    if not text.strip():
        return None
    day = day_read(text, today=today, around=around)
    with place:
        if isinstance(day, str):
            notice(f"Not read as a day: {day} What you typed stays here.")
        else:
            quiet(f"Read as: {day_in_words(day)}.")
    return day
