"""How any single day would look against the whole: what was recorded that day, beside all that was known by then."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.chronology import days_frame
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from data_models.dates import day_in_words
from data_models.history import History
from data_models.record import Entry

WINDOW_DAYS = 7
BAR_COLUMNS = ("theme", "incidents", "agencies", "oldest_days", "ids")


@dataclass(frozen=True)
class DayView:
    """``that_day`` and ``window``: entries dated on the day, and within seven days either side, as known on the date of the page."""

    day: date
    sentence: str
    quiet_sentence: str
    hindsight: str
    that_day: TableView
    window: TableView
    bars: pd.DataFrame
    days: pd.DataFrame


def day_view(history: History, day: date) -> DayView:
    """``day`` lies on or before ``history.as_at``. Everything to the right of the cursor is left out, as if it were that day."""
    known_then = [entry for entry in history.entries if entry.known_from is None or entry.known_from <= day]
    happened_then = [entry for entry in history.entries if entry.happened.end is None or entry.happened.end <= day]
    on_day = [entry for entry in history.entries if entry.happened.may_overlap(day, day) and entry.happened.exact]
    near = [entry for entry in history.entries if entry.happened.exact and _near(entry, day)]
    reading = _reading_as_of(history, known_then, day)
    agencies = {entry.agency for entry in known_then}
    starts = [entry.happened.start for entry in known_then if entry.happened.start]
    years = (day - min(starts)).days / 365.25 if starts else 0
    known_ids = {entry.id for entry in known_then}
    known_on_day = sum(1 for entry in on_day if entry.id in known_ids)
    late = sum(1 for entry in happened_then if entry.id not in known_ids)
    return DayView(
        day=day,
        sentence=(
            f"On {day_in_words(day)}, {len(on_day)} {'entry is' if len(on_day) == 1 else 'entries are'} dated (known that day: {known_on_day}). "
            f"By that date the record held {counted(len(known_then), 'entry', 'entries')} "
            f"across {counted(len(reading.concerns), 'theme')} of concern from {counted(len(agencies), 'agency', 'agencies')} over {years:.0f} years."
        ),
        quiet_sentence=_quiet_sentence(history, starts, day),
        hindsight=_hindsight(history, day, late),
        that_day=_short_table("Entries dated on the day", on_day),
        window=_short_table(f"Entries within {WINDOW_DAYS} days either side", near),
        bars=_bars(reading, day),
        days=days_frame(history.entries),
    )


def random_day(history: History, seed: int) -> date:
    """A day picked by chance from the record's span, so that nobody need choose a flattering one."""
    starts = [entry.happened.start for entry in history.entries if entry.happened.start]
    first = min(starts, default=history.as_at)
    return first + timedelta(days=random.Random(seed).randrange(max((history.as_at - first).days, 1)))  # noqa: S311 - chance, not secrecy


def _hindsight(history: History, day: date, late: int) -> str:
    """What is known by the page's date of the time before ``day`` and was not known that day."""
    if day == history.as_at:
        return "This is the date of the page, so what became known later is not counted here."
    return (
        f"As known on {day_in_words(history.as_at)}, {late} further {'entry' if late == 1 else 'entries'} had happened by then "
        f"and {'was' if late == 1 else 'were'} not yet known."
    )


def _short_table(caption: str, entries: list[Entry]) -> TableView:
    return TableView(caption, ("Date", "Agency", "What happened", "Who saw it"), tuple(
        TableRow((entry.happened.in_words(), entry.agency_name or entry.agency.label, entry.text, status_in_words(entry.evidence_status)), entry.id)
        for entry in entries
    ))


def _near(entry: Entry, day: date) -> bool:
    return entry.happened.start is not None and abs((entry.happened.start - day).days) <= WINDOW_DAYS


def _quiet_sentence(history: History, starts: list[date], day: date) -> str:
    if not starts:
        return "Nothing is dated in this record by that day."
    span = (day - min(starts)).days + 1
    days = {entry.happened.start for entry in history.entries if entry.happened.exact and entry.happened.start and entry.happened.start <= day}
    share = 100 * (span - len(days)) / span if span > 0 else 0
    return f"On {share:.0f}% of the {span:,} days up to then nothing at all is recorded: a day picked alone will usually look quiet."


def _bars(reading: Reading, day: date) -> pd.DataFrame:
    rows: list[tuple[str, int, int, int, str]] = []
    for theme, incidents in reading.concerns.items():
        ends = [incident.happened.end for incident in incidents if incident.happened.end]
        rows.append((
            theme.label, len(incidents), len({agency for incident in incidents for agency in incident.agencies}),
            (day - min(ends)).days if ends else 0, " ".join(entry.id for incident in incidents for entry in incident.entries),
        ))
    rows.sort(key=lambda row: row[1], reverse=True)
    return pd.DataFrame(rows, columns=list(BAR_COLUMNS))


def _reading_as_of(history: History, entries: list[Entry], day: date) -> Reading:
    """What was known of incidents that day; where that is all that the page knows of them, the page's own reading."""
    links = tuple(link for link in history.links if link.known_from is None or link.known_from <= day)
    if len(entries) == len(history.entries) and len(links) == len(history.links):
        return history.made(Reading)
    return Reading(History(family=history.family, as_at=day, people=history.people, entries=tuple(entries), links=links))
