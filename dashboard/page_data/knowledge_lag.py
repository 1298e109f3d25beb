"""Who knew, and when did we: from the day something happened to the day children's social care came to know it, where that is recorded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

import pandas as pd

from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.findings.working_days import days_late, is_working_day
from dashboard.page_data.table_view import TableRow, TableView, evidence_table, status_in_words
from data_models.dates import When, day_in_words
from data_models.incidents import Incident
from data_models.record import Entry
from data_models.timescales import Calendar

LAG_COLUMNS = ("label", "happened", "known", "days", "roughly", "late", "status", "ids")
OPENING, CLOSING = 9, 17
"""Office hours for “out of hours”: a working day in England from 9:00 until 17:00."""
MOST_DRAWN, MOST_LISTED = 15, 200
_TIME = re.compile(r"^\s*(\d{1,2})[:.]?(\d{2})\s*(am|pm)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lag:
    """One incident and the first day any of its rows states as known. ``days``: never more than it was, where dates are loose."""

    incident: Incident
    known: date
    days: int
    working_days: int
    out_of_hours: str

    @property
    def late(self) -> bool:
        return self.working_days > 1

    @property
    def roughly(self) -> str:
        """What stands before the days: "" for an exact date, else "about" or "at least"."""
        if self.incident.happened.exact:
            return ""
        return "about " if self.incident.happened.approximate else "at least "

    @property
    def rows(self) -> tuple[Entry, ...]:
        return (*self.incident.entries, *self.incident.echoes)

    @property
    def ids(self) -> str:
        return " ".join(entry.id for entry in self.rows)


@dataclass(frozen=True)
class LagView:
    """``frame``: waits for the picture, out of hours first, then the longest. ``table``: every one of more than one working day.

    ``not_recorded``: rows with no known date.
    """

    heading: str
    sentence: str
    paragraph: str
    frame: pd.DataFrame
    table: TableView
    not_recorded: TableView
    not_recorded_sentence: str


def lag_view(reading: Reading) -> LagView:
    lags = sorted(filter(None, map(lag_of, reading.incidents)), key=lambda lag: (not lag.out_of_hours, -lag.days, lag.known))
    late = [lag for lag in lags if lag.late]
    unrecorded = [entry for incident in reading.incidents for entry in (*incident.entries, *incident.echoes) if entry.known_on is None]
    drawn = [*late, *(lag for lag in lags if lag.days and not lag.late)][:MOST_DRAWN]
    return LagView(
        heading=f"{counted(len(late), 'incident')} became known more than one working day later" if late
        else "None is recorded as known more than one working day later",
        sentence=_sentence(reading, lags, late),
        paragraph=_paragraph(lags, late, len(drawn)),
        frame=pd.DataFrame(
            [
                (_label(lag), _when(lag), day_in_words(lag.known), lag.days, lag.roughly, lag.late, lag.incident.status.value, lag.ids)
                for lag in drawn
            ],
            columns=list(LAG_COLUMNS),
        ),
        table=_table(late),
        not_recorded=evidence_table("Known date not recorded", unrecorded[:MOST_LISTED]),
        not_recorded_sentence=_unrecorded(len(unrecorded), len(reading.history.entries)),
    )


def lag_of(incident: Incident) -> Lag | None:
    """None where it is undated, or where a row about it states no known date: that row may have been known first."""
    known = [entry.known_on for entry in (*incident.entries, *incident.echoes)]
    happened = incident.happened
    if happened.end is None or None in known:
        return None
    first = min(day for day in known if day is not None)
    return Lag(
        incident=incident, known=first, days=max((first - happened.end).days, 0), working_days=days_late(happened.end, first, Calendar.WORKING),
        out_of_hours=_out_of_hours(happened, incident.entries),
    )


def _out_of_hours(happened: When, entries: Iterable[Entry]) -> str:
    """Why it counts as out of hours, in words; "" where it does not, or where the day is not exact."""
    if happened.end is None or not happened.exact:
        return ""
    if not is_working_day(happened.end):
        return f"{happened.end:%A}" if happened.end.weekday() >= 5 else "bank holiday"
    minutes = next((at for entry in entries if (at := _minutes(entry.time_raw)) is not None), None)
    if minutes is None or OPENING * 60 <= minutes < CLOSING * 60:
        return ""
    return f"{minutes // 60:02d}:{minutes % 60:02d} on a working day"


def _minutes(written: str) -> int | None:
    """Minutes since midnight of "23:40", "19.15", "0130" or "7:05 pm"; None where it is not a time written like this."""
    found = _TIME.match(written)
    if not found:
        return None
    hours, minutes, half = int(found[1]), int(found[2]), (found[3] or "").casefold()
    hours = hours % 12 + (12 if half == "pm" else 0) if half else hours
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def _sentence(reading: Reading, lags: list[Lag], late: list[Lag]) -> str:
    if not lags:
        return "No incident has both a date and a recorded known date by this date. A “Known on” column in a chronology would show here."
    said = (
        f"Of {counted(len(lags), 'incident')} with a date and a recorded known date, {len(late)} became known to children’s social care more than "
        "one working day after, as their rows state."
    )
    if late:
        longest = max(late, key=lambda lag: lag.days)
        said += (
            f" Of these, the median wait was {round(median(lag.days for lag in late)):,} days; the longest {longest.roughly}{longest.days:,}: "
            f"{_label(longest)}, "
            f"{_happened(longest)}."
        )
    forum = next((row.happened.end for row in reversed(reading.history.decisions) if row.happened.end), None)
    if forum and forum < reading.as_at:
        after = sum(1 for lag in late if lag.incident.happened.end and lag.incident.happened.end <= forum < lag.known)
        said += f" {after or 'None'} that had happened by the forum of {day_in_words(forum)} became known only after it."
    return said


def _paragraph(lags: list[Lag], late: list[Lag], drawn: int) -> str:
    outside = [lag for lag in lags if lag.out_of_hours]
    outside_late = sum(1 for lag in outside if lag.late)
    said = (
        f"Drawn: {drawn} waits; the table has every one of more than a working day. " if len(late) > drawn else ""
    ) + (
        "Those that happened out of hours stand first, then the longest. An incident is known from the first day that any row about it states. "
        "Working days are Monday to Friday without bank holidays in England. "
        "Where a date is a period, the wait is counted from its last day, so it is never more than it was. "
    )
    return said + (
        f"{counted(len(outside), 'incident')} happened out of hours (a weekend, a bank holiday, or a recorded time before {OPENING}:00 or from "
        f"{CLOSING}:00); {outside_late} of these became known more than one working day later. Where no time is written, the time is not known."
        if outside else "None is recorded at a weekend, on a bank holiday or at a time out of hours; most rows write no time."
    )


def _table(late: list[Lag]) -> TableView:
    return TableView(
        "Known more than one working day later: out of hours first, then the longest",
        ("Happened", "Became known", "Days", "Working days", "Out of hours", "Held by", "Who saw it", "What was recorded"),
        tuple(TableRow((
            _happened(lag), day_in_words(lag.known), f"{lag.roughly}{lag.days:,}", f"{lag.roughly}{lag.working_days:,}", lag.out_of_hours or "–",
            ", ".join(agency.label for agency in lag.incident.agencies), status_in_words(lag.incident.status), lag.incident.entries[0].text,
        ), lag.ids) for lag in late),
    )


def _unrecorded(rows: int, every: int) -> str:
    if not rows:
        return "Every row states when it became known, or the file it came in does."
    more = f" The first {MOST_LISTED} are listed; the Chronology has them all." if rows > MOST_LISTED else ""
    return (
        f"No known date is recorded for {rows} of {counted(every, 'row')}: they are not in the picture, and each counts as known from the day it "
        f"happened.{more}"
    )


def _happened(lag: Lag) -> str:
    return lag.incident.happened.in_words()


def _when(lag: Lag) -> str:
    return f"{_happened(lag)} ({lag.out_of_hours})" if lag.out_of_hours else _happened(lag)


def _label(lag: Lag) -> str:
    entry = lag.incident.entries[0]
    text = entry.text if len(entry.text) <= 90 else f"{entry.text[:89]}…"
    return f"{entry.agency.label}: {text.rstrip('.')}"
