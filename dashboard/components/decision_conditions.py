"""What a deferred decision waits for, as somebody writes it: what the record shows as outstanding to tick, and the fields of each condition."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.day_field import day_kept
from dashboard.components.note_kept import choices_kept, note_kept
from dashboard.components.plain_text import as_label, plain
from dashboard.components.quiet import notice, quiet
from dashboard.page_data.decision_awaited import Awaited, outstanding
from data_models.dates import day_in_words
from data_models.decision import FAR_AHEAD, NOTHING, Condition, DecisionRecord, due_out_of_place, far_ahead, start_out_of_place
from data_models.history import History


@dataclass(frozen=True, slots=True)
class Typed:
    """The conditions as typed, and the places of their drafts. ``unread``: a day in one of them cannot be read, and so it is not among them."""

    conditions: tuple[Condition, ...] = ()
    places: tuple[str, ...] = ()
    unread: bool = False


def conditions_typed(draft: DecisionRecord, before: History, return_on: date | None, *, rests: str) -> Typed:
    """The fields of what the decision waits for. ``before``: what was known on the forum's day. ``return_on``: the day of return, as typed.

    ``rests``: where it is kept on which version of the draft the words rest.
    """
    st.subheader("What it waits for")
    offered = outstanding(before, draft.forum_on, draft.conditions)
    ticked_at = f"decision-{draft.id}-awaited"
    ticked = _ticked(offered, ticked_at, rests)
    fields = [
        *((condition, condition.item, f"condition-{draft.id}-{condition.id}") for condition in draft.conditions),
        *((replace(NOTHING, item=offered[one].item, due=offered[one].due), offered[one].item, f"condition-{draft.id}-of-{one}") for one in ticked),
        (NOTHING, "", f"condition-{draft.id}-new"),
    ]
    read, places, unread = [], [], False
    for begins, title, place in fields:
        ticked_now = place.startswith(f"condition-{draft.id}-of-")
        opened = not draft.conditions if begins is NOTHING else ticked_now or bool(begins.missing())  # what lacks something stays in sight
        with st.expander(as_label(title) or "Something further that it waits for", expanded=opened, key=f"{place}-open"):
            condition = _condition(begins, place, return_on, rests, draft.forum_on)
        if condition is None:
            unread = True
            continue
        read.append(condition)
        places += [f"{place}-{name}" for name in ("item", "owner", "start", "due", "fallback")]
    quiet("A condition whose fields are all emptied is taken out.")
    return Typed(tuple(read), (*places, *(() if unread or not ticked else (ticked_at,))), unread)


def _ticked(offered: Mapping[str, Awaited], place: str, rests: str) -> list[str]:
    if not offered:
        return []
    chosen = choices_kept(
        "Assessments that the record shows as outstanding: tick what the forum waits for", {one: awaited.label for one, awaited in offered.items()},
        place=place, rests=rests)
    quiet("Each one ticked begins a condition below. Nothing is recorded before it is kept.")
    return chosen


def _condition(begins: Condition, place: str, return_on: date | None, rests: str, forum_on: date) -> Condition | None:
    """One condition as it is typed; None where one of its days cannot be read, which is said beside that day."""
    today = session.looking().today
    item = note_kept("What is awaited", place=f"{place}-item", long=True, begins=begins.item, rests=rests)
    owner = note_kept("Owner: the person who sees that it happens", place=f"{place}-owner", long=True, begins=begins.owner, rests=rests)
    start, due = st.columns(2)
    with start:
        starts, _ = day_kept("Starts by", place=f"{place}-start", today=today, before=begins.start_by, rests=rests, around=forum_on)
        if isinstance(starts, date):
            _said_of(starts, start_out_of_place(starts, forum_on), forum_on)
    with due:
        ends, _ = day_kept("Due", place=f"{place}-due", today=today, before=begins.due, rests=rests, around=forum_on)
        if isinstance(ends, date):
            _said_of(ends, due_out_of_place(starts if isinstance(starts, date) else None, ends, return_on, forum_on), forum_on)
    fallback = note_kept("If it is late: what the forum does without it", place=f"{place}-fallback", long=True, begins=begins.fallback, rests=rests)
    if isinstance(starts, str) or isinstance(ends, str):
        return None
    typed = replace(begins, item=item, owner=owner, start_by=starts, due=ends, fallback=fallback)
    if begins.id and typed.written == NOTHING.written:
        quiet(plain(f"Taken out once it is kept: {begins.item}"))
    return typed


def _said_of(day: date, fault: str, forum_on: date) -> None:
    if fault:
        notice(fault)
    elif far_ahead(day, forum_on):
        notice(f"{day_in_words(day)} is {FAR_AHEAD}")
