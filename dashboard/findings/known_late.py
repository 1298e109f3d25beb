"""Concerns that another agency recorded, known to children's social care more than a few working days later: out of hours first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard.findings.clocks import Due
from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, concern_entries_of, each_once, entries_of, known_to_social_care
from dashboard.findings.working_days import is_working_day
from data_models.agencies import Agency
from data_models.dates import When, day_in_words
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.incidents import Incident
from data_models.people import Status, StatusPeriod
from data_models.plan import Party, Plan
from data_models.record import Fact
from data_models.timescales import figures_in_words

TIMESCALE = "known_late"
OFFICE_OPENS, OFFICE_SHUTS = 9, 17
"""Hours of the day between which an office is taken to be open: this project's own choice, used only to sort rows."""

KIND = Kind(
    code="known-late",
    title="Known to children’s social care late",
    block=Block.MULTI_AGENCY,
    beside=BEARS_ON,
    authority="Review §4.34",
    method="Incidents of concern that another agency recorded while a status or plan of a child was open, whose first known date is more days "
    "after them than the timescale for making an event known gives (as published, this project’s own figure, confirm). "
    f"Out of hours: a weekend, a bank holiday, or a time recorded before "
    f"{OFFICE_OPENS:02}:00 or from {OFFICE_SHUTS}:00. Where the known date of any row of an incident is not recorded, it is not counted.",
)


@dataclass(frozen=True, slots=True)
class _Known:
    """One incident and the day children's social care is first recorded as knowing any row of it, also one that repeats it."""

    incident: Incident
    last_day: date
    due: Due
    known: date
    open_then: tuple[Fact, ...]

    @property
    def late(self) -> bool:
        return self.known > self.due.latest

    @property
    def days(self) -> int:
        """Calendar days, never more than they were: from the last day it can have happened."""
        return (self.known - self.last_day).days


@lru_cache(maxsize=4096)
def _office_open_on(day: date) -> bool:
    return is_working_day(day)


def find(reading: Reading) -> Iterator[Finding]:
    spans = _open_spans(reading)
    out: list[_Known] = []
    other: list[_Known] = []
    not_counted = 0
    for incident in reading.concern_incidents:
        rows = [entry for entry in incident.concern_entries if not entry.speaks_against]
        if all(row.agency is Agency.CHILDRENS_SOCIAL_CARE for row in rows):
            continue
        happened = incident.happened
        open_then = _open_then(reading, incident, happened, spans)
        if spans is not None and not open_then:
            continue
        last_day = happened.end
        known = [known_to_social_care(row) for row in (*incident.entries, *incident.echoes)]
        dates = [day for day in known if day is not None]
        due = reading.due(TIMESCALE, happened)
        if last_day is None or due is None or len(dates) < len(known):
            not_counted += 1
            continue
        (out if _out_of_hours(incident) else other).append(_Known(incident, last_day, due, min(dates), open_then))
    for key, rows_of in (("out-of-hours", out), ("other", other)):
        if finding := _of(reading, key, rows_of, not_counted, spans is None):
            yield finding


@dataclass(frozen=True, slots=True)
class _Span:
    """The certain days of one open status or plan."""

    row: StatusPeriod | Plan
    children: tuple[str, ...]
    first: date
    last: date


def _open_spans(reading: Reading) -> list[_Span] | None:
    """Certain days of each status or plan of the family's own children; None where no status and no plan is recorded at all."""
    if not reading.history.statuses and not reading.history.plans:
        return None
    rows: tuple[StatusPeriod | Plan, ...] = (
        *(status for status in reading.history.statuses if status.status_kind is not Status.CLOSED), *reading.history.plans,
    )
    own = {row.id: tuple(label for label in row.children if label in reading.child_labels) for row in rows}
    return [
        _Span(row, own[row.id], row.happened.end, row.ended.start or reading.as_at)
        for row in rows if row.happened.end is not None and own[row.id]
    ]


def _open_then(reading: Reading, incident: Incident, happened: When, spans: list[_Span] | None) -> tuple[Fact, ...]:
    """The statuses and plans that were certainly open when it happened, of a child whom it may concern; all of them for one undated."""
    return tuple(
        span.row for span in spans or ()
        if (happened.undated or happened.certainly_within(span.first, span.last)) and reading.may_be_for(incident, span.children)
    )


def _out_of_hours(incident: Incident) -> bool:
    """By an exact day, or by a time that an entry gives; a period of several days says nothing of hours."""
    happened = incident.happened
    if not happened.exact or happened.start is None:
        return False
    hours = [hour for entry in incident.entries if (hour := _hour(entry.time_raw)) is not None]
    return not _office_open_on(happened.start) or any(hour < OFFICE_OPENS or hour >= OFFICE_SHUTS for hour in hours)


def _hour(written: str) -> int | None:
    """The hour of "23:20", "19.15" or "0130"; None for anything else."""
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})|(\d{2})(\d{2})", written.strip())
    if not match:
        return None
    hour = int(match[1] or match[3])
    return hour if hour < 24 else None


def _of(reading: Reading, key: str, rows: Sequence[_Known], not_counted: int, status_unknown: bool) -> Finding | None:
    late = [row for row in rows if row.late]
    if not late:
        return None
    in_time = [row for row in rows if not row.late]
    latest = max(late, key=lambda row: (row.last_day, row.days))
    longest = max(late, key=lambda row: (row.days, row.last_day))
    open_words = "" if status_unknown else ", while a status or plan of a child was open,"
    when = "out of hours" if key == "out-of-hours" else "not known to be out of hours"
    text = f"{counted(len(late), 'incident')} of concern {when}{open_words} {'is' if len(late) == 1 else 'are'} recorded as first known to "
    text += f"children’s social care more than {figures_in_words(row.due.rule for row in late)} later. {_in_words('The latest', latest, reading)}"
    if longest is not latest:
        text += f" {_in_words('The longest', longest, reading)}"
    if in_time:
        text += f" {counted(len(in_time), 'other')} of the same kind: known within those days."
    entries = concern_entries_of(row.incident for row in late)
    evidence: tuple[Fact, ...] = each_once(entries, *(row.open_then for row in late))
    return Finding(
        kind=KIND, key=key, subject=when, attributed=Party.SERVICE, statement=text, children=reading.children_named(entries),
        evidence=evidence, contrary=entries_of(row.incident for row in in_time),
        not_recorded=(
            "The known date is the one in the files: word by telephone before it would not show here.",
            "Whether the adults named were already living with the children at the time is not looked at here.",
            *((f"{counted(not_counted, 'further incident')} undated, or without a known date for every row: not counted.",) if not_counted else ()),
            *(("No status and no plan is recorded: whether a case was open at the time is not known.",) if status_unknown else ()),
            *reading.figure_notes(*(row.due.rule for row in rows)),
            *reading.notes(entries),
        ),
    )


def _in_words(which: str, row: _Known, reading: Reading) -> str:
    agencies = listed(agency.label for agency in row.incident.agencies if agency is not Agency.CHILDRENS_SOCIAL_CARE)
    happened = row.incident.happened
    weekday = f" (a {row.last_day:%A})" if happened.exact else ""
    least = "" if happened.exact else "at least "
    adults = listed(label for label in reading.adult_labels if any(label in entry.people for entry in row.incident.concern_entries))
    naming = f", in {'an entry' if len(row.incident.concern_entries) == 1 else 'entries'} naming {adults}" if adults else ""
    return (
        f"{which}: {happened.in_words()}{weekday}, recorded by {agencies}; known {day_in_words(row.known)}, "
        f"{least}{counted(row.days, 'day')} later{naming}."
    )
