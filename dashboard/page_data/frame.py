"""What stands on every family page: who, how old and where on the date, statutory status, the dates to choose from, the ribbon."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data_models.dates import Order, When, age_on, ages_in, day_in_words
from data_models.forum import MeetingKind
from data_models.history import History
from data_models.people import FamilyRole, Person, Residence, Status, StatusPeriod
from data_models.record import Nature

RIBBON_COLUMNS = ("start", "end", "status", "lane", "ids")
DECISION_COLUMNS = ("day", "label", "ids")
ADULT_FROM = 18


@dataclass(frozen=True, slots=True)
class ChildView:
    label: str
    age: str
    where: str
    status: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A date worth looking at: a forum, conference or closure."""

    day: date
    label: str


@dataclass(frozen=True)
class FrameView:
    """``first`` and ``last``: the time axis that every chart of the family shares."""

    family_label: str
    children: tuple[ChildView, ...]
    next_forum: str
    periods: pd.DataFrame
    decisions: pd.DataFrame
    first: date
    last: date
    ribbon_sentence: str


def frame_of(history: History) -> FrameView:
    first, last = time_axis_of(history)
    periods = _periods(history, last)
    return FrameView(
        family_label=history.family.label,
        children=tuple(_child(history, child) for child in (*history.children, *young_siblings(history))),
        next_forum=_next_forum(history),
        periods=periods,
        decisions=decisions_of(history),
        first=first,
        last=last,
        ribbon_sentence=_ribbon_sentence(history, periods),
    )


def stops_of(full: History, today: date) -> tuple[Stop, ...]:
    """Dates to choose from, newest first: every forum, conference and closure recorded by today, and today itself."""
    stops = {
        (meeting.happened.start, _stop_name(meeting.kind)) for meeting in full.meetings
        if (meeting.kind.is_conference or meeting.kind is MeetingKind.CARE_PLANNING_FORUM) and meeting.happened.exact
    }
    stops |= {(decision.happened.start, "Care Planning Forum") for decision in full.decisions if decision.happened.exact}
    stops |= {
        (status.happened.end, "Closed") for status in full.statuses if status.status_kind is Status.CLOSED and not status.happened.undated
    }
    dated = sorted(((day, name) for day, name in stops if day is not None), reverse=True)
    return (Stop(today, f"Today, {day_in_words(today)}"), *(Stop(day, f"{name}, {day_in_words(day)}") for day, name in dated))


def decisions_of(history: History) -> pd.DataFrame:
    """Forum decisions as the charts' lines: day, label, ids."""
    by_day: dict[date, list[str]] = defaultdict(list)  # one forum is one line, however many rows tell of its decision
    for row in history.decisions:
        if row.happened.start:
            by_day[row.happened.start].append(row.id)
    rows = [(day, "Care Planning Forum", " ".join(ids)) for day, ids in by_day.items()]
    return pd.DataFrame(rows, columns=list(DECISION_COLUMNS))


def time_axis_of(history: History) -> tuple[date, date]:
    """From the earliest dated concern or status, or entry of any kind in the children's lives, to ``as_at``.

    Context from before them, such as an adult's childhood, is in the tables. Where no birth is known, that is over 20 years ago.
    """
    births = [child.born.start for child in history.children if child.born.start]
    lives_from = min(births, default=history.as_at - timedelta(days=20 * 365)) - timedelta(days=365)
    starts = [
        entry.happened.start for entry in history.entries
        if entry.happened.start and (entry.nature is not Nature.CONTEXT or entry.happened.start >= lives_from)
    ]
    starts += [status.happened.start for status in history.statuses if status.happened.start]
    return min(starts, default=history.as_at - timedelta(days=365)) - timedelta(days=30), history.as_at


def young_siblings(history: History) -> tuple[Person, ...]:
    """Older siblings who may still be children on the date: not certainly 18, or of no recorded age. One in care is a child of the family too."""
    today = When.on(history.as_at)
    return tuple(
        person for person in history.people
        if person.role is FamilyRole.OLDER_SIBLING and ((ages := ages_in(person.born, today)) is None or ages[0] < ADULT_FROM)
    )


def _child(history: History, child: Person) -> ChildView:
    return ChildView(
        label=child.label if child.role.is_child else f"{child.label} ({child.role.label})",
        age=age_on(child.born, history.as_at), where=where_on(history, child.label),
        status=_status_on(history, child.label),
    )


def where_on(history: History, label: str) -> str:
    """Where a person is recorded as living on the date, or that it is not recorded."""
    current = [place for place in history.residences if place.person == label and _runs(place, history.as_at)]
    return capital(current[-1].place or current[-1].kind.label) if current else "Where living is not recorded"


def _status_on(history: History, label: str) -> str:
    current = [status for status in history.statuses if label in status.children and _runs(status, history.as_at)]
    if not current:
        return "No status recorded"
    latest = current[-1]
    return latest.status_kind.label + (f" ({latest.category.lower()})" if latest.category else "")


def _runs(period: Residence | StatusPeriod, day: date) -> bool:
    """True when a period has begun and no end on or before the day is recorded."""
    began = period.happened.order(day) is not Order.AFTER
    return began and (period.ended.undated or period.ended.order(day) is Order.AFTER)


def _next_forum(history: History) -> str:
    """The day of return that the last forum set: one set before it no longer stands."""
    if not history.decisions:
        return "none recorded"
    last = history.decisions[-1]
    if last.return_on.start is None:
        return f"last forum {last.happened.in_words()}; no return date recorded"
    if last.return_on.start < history.as_at:
        return f"last forum {last.happened.in_words()}; its day of return was {last.return_on.in_words()}"
    return f"returns {last.return_on.in_words()}"


def _periods(history: History, last: date) -> pd.DataFrame:
    rows = [
        (status.happened.start, status.ended.end or last, status.status_kind.label, child, status.id)
        for status in history.statuses if status.happened.start
        for child in status.children
    ]
    return pd.DataFrame(rows, columns=list(RIBBON_COLUMNS))


def _ribbon_sentence(history: History, periods: pd.DataFrame) -> str:
    if periods.empty:
        return "No statutory status is recorded by this date."
    now = "; ".join(f"{child.label}: {_status_on(history, child.label)}" for child in history.children)
    plans = sum(1 for status in history.statuses if status.status_kind is Status.CHILD_PROTECTION)
    closures = sum(1 for status in history.statuses if status.status_kind is Status.CLOSED)
    return f"Statutory status over time. On this date {now}. Child protection periods recorded: {plans}; closures: {closures}."


def _stop_name(kind: MeetingKind) -> str:
    return {
        MeetingKind.INITIAL_CONFERENCE: "Initial conference", MeetingKind.REVIEW_CONFERENCE: "Review conference",
    }.get(kind, "Care Planning Forum")


def capital(words: str) -> str:
    """Words beginning with a capital, the rest as they are."""
    return words[:1].upper() + words[1:]
