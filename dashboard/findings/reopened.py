"""Closed or stepped down, then a new concern: how soon, on which themes, and what was unmet at closure."""

from collections.abc import Iterator
from datetime import timedelta

from dashboard.findings.plan_reviews import undone_at
from dashboard.findings.reading import Reading, counted, days_apart, entries_of, listed
from data_models.dates import Order
from data_models.finding import Block, Finding, Kind
from data_models.incidents import Incident
from data_models.people import Status, StatusPeriod
from data_models.record import Fact
from data_models.timescales import timescales

WINDOW = timescales()["reopened_window"]

KIND = Kind(
    code="reopened",
    title="Closed, then a new concern",
    block=Block.CUMULATIVE,
    authority="Review §4.20, 4.24, 4.31–4.32",
    method=f"Each closure in the status record, the first concern dated wholly after it and within {WINDOW.value} days, and whether a new "
    "status or plan followed. A return is not always the same problem: the themes before and after are both given.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for closure in reading.history.statuses:
        if closure.status_kind is Status.CLOSED and closure.happened.end is not None:
            after = _concerns_after(reading, closure)
            if after:
                yield _finding(reading, closure, after)


def _concerns_after(reading: Reading, closure: StatusPeriod) -> tuple[Incident, ...]:
    """Concerns certainly after the closure and within the window."""
    day = closure.happened.end
    if day is None:
        return ()
    last = day + timedelta(days=WINDOW.value)
    return tuple(
        incident for incident in reading.concern_incidents
        if incident.happened.order(day) is Order.AFTER and incident.happened.end is not None and incident.happened.end <= last
    )


def _finding(reading: Reading, closure: StatusPeriod, after: tuple[Incident, ...]) -> Finding:
    first = after[0]
    before_themes = {
        theme for incident in reading.concern_incidents for theme in incident.themes
        if closure.happened.start is not None and incident.happened.order(closure.happened.start) is Order.BEFORE
    }
    same = [incident for incident in after if before_themes & set(incident.themes)]
    again = [theme.label.lower() for theme in dict.fromkeys(theme for incident in same for theme in incident.themes if theme in before_themes)]
    reopening = next(
        (status for status in reading.history.statuses
         if status.status_kind is not Status.CLOSED and closure.happened.end is not None
         and status.happened.order(closure.happened.end) in (Order.AFTER, Order.ON) and set(status.children) & set(closure.children)),
        None,
    )
    unmet = undone_at(reading, closure.happened.end) if closure.happened.end else ()
    evidence: tuple[Fact, ...] = (closure, *entries_of(after), *((reopening,) if reopening else ()))
    text = (
        f"Closed {closure.happened.in_words()} for {listed(closure.children)}"
        + (f" (reason recorded: {closure.reason})" if closure.reason else "")
        + f". The first new concern is {first.happened.in_words()}, {days_apart(closure.happened, first.happened)} later; "
        f"{counted(len(after), 'incident')} of concern in the {WINDOW.value} days that followed."
    )
    if again:
        text += f" Themes recorded both before and after: {listed(again)}."
    if reopening:
        text += f" {reopening.status_kind.label} began {reopening.happened.in_words()}, "
        text += f"{days_apart(closure.happened, reopening.happened)} after closure."
    if unmet:
        text += f" Plan actions with no evidence of achievement at closure: {len(unmet)}."
    return Finding(
        kind=KIND, key=closure.id, statement=text, children=closure.children, evidence=evidence,
        contrary=tuple(
            entry for entry in reading.protective_entries
            if closure.happened.start is not None and entry.happened.start is not None and entry.happened.start >= closure.happened.start
            and first.happened.end is not None and entry.happened.end is not None and entry.happened.end <= first.happened.end
        ),
        not_recorded=(
            *(("No reason for the closure is recorded.",) if not closure.reason else ()),
            *(("No new status or plan is recorded after this closure.",) if reopening is None else ()),
            *reading.notes(evidence),
        ),
    )
