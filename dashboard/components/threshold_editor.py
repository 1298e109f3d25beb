"""One line of a threshold grid being written: rows that may enter, rows that point the other way, the harm in own words, limb and attribution."""

from enum import StrEnum
from typing import TypeVar

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import as_label
from dashboard.components.quiet import quiet
from dashboard.components.submission_editor import keep_or_throw, rows_field, words_field
from dashboard.components.submission_work import Work, base_of, typing
from dashboard.page_data.table_view import seen_in_words
from dashboard.page_data.threshold import entering_of, rows_the_other_way, rows_to_place
from dashboard.page_data.threshold_kept import place as keep_line
from data_models.threshold import Attribution, Item, Limb

_FIELDS = ("evidence", "contrary", "harm", "limb", "attribution")
Chosen = TypeVar("Chosen", bound=StrEnum)


def line_editor(work: Work, place: str, child: str, before: Item | None) -> None:
    """The fields in the order of the argument: facts, their other side, harm, limb, attribution."""
    history = session.forum_history(work.now)
    rules = history.made(entering_of)
    with st.container(border=True):
        evidence = rows_field(
            work, place, "Facts to place", fields=_FIELDS, name="evidence", begins=before.evidence if before else (),
            rows=history.made(rows_to_place))
        for row in evidence:
            one = rules[row]
            quiet(f"{one.fact.in_a_line.rstrip('.')}. {seen_in_words(one.fact)}. {' '.join((one.path, *one.gaps))}")
        contrary = rows_field(
            work, place, "Rows that point the other way", fields=_FIELDS, name="contrary", begins=before.contrary if before else (),
            rows=history.made(rows_the_other_way))
        harm = words_field(
            work, place, f"What harm did these facts do to {child}, or would do? In your own words", fields=_FIELDS, name="harm",
            begins=before.harm if before else "")
        limb = _choice(work, place, "limb", f"{child} …", Limb, before.limb if before else None)
        attribution = _choice(work, place, "attribution", "… attributable to", Attribution, before.attribution if before else None)
        keep_or_throw(
            work, place, lambda: keep_line(
                session.record(), work.now.scope, work.now.family, work.draft, history, child=child, evidence=evidence, harm=harm, limb=limb,
                attribution=attribution, contrary=contrary, before=before),
            label="Keep the line", words=harm, stands=before.harm if before else "", version=before.version if before else 0,
            who=work.names.get(before.recorded_by, "Somebody") if before else "",
        )


def _choice(work: Work, place: str, name: str, label: str, choices: type[Chosen], begins: Chosen | None) -> Chosen | None:
    """One of the statute's words; nothing is chosen beforehand."""
    key = work.key(place, name)
    if key not in st.session_state:
        st.session_state[key] = work.value(place, name, begins.value if begins else None)
    values = [one.value for one in choices]
    labels = {one.value: str(getattr(one, "label", one.value)) for one in choices}
    chosen = st.radio(
        as_label(label), values, index=None, key=key, format_func=lambda value: labels[value], on_change=typing,
        args=(work, place, _FIELDS, base_of(work, place)))
    return choices(chosen) if chosen else None
