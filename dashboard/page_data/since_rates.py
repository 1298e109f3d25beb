"""Episodes of each theme before a forum and since it, each with the time it was counted over, and never a trend."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.table_view import TableRow, TableView
from data_models.challenge import of_a_challenge
from data_models.dates import Order, day_in_words
from data_models.forum import MeetingKind
from data_models.history import History
from data_models.incidents import Episode, episodes_of
from data_models.record import Entry, Fact, Nature
from data_models.themes import Theme

RATE_DAYS, BEFORE_DAYS, SHORTEST, FEWEST = 90, 365, 30, 5
"""Episodes are told per 90 days; before is the year up to the forum, its day with it.
Under 30 days since, or under 5 episodes in both, nothing is compared."""
RATE_COLUMNS = ("theme", "before", "since", "before_rate", "since_rate", "few", "before_ids", "since_ids")


@dataclass(frozen=True, slots=True)
class ThemeRate:
    theme: Theme
    before: tuple[Episode, ...]
    since: tuple[Episode, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """Episodes by theme in the two periods; contacts in each. ``straddling``: incidents whose date reaches across the forum, in neither."""

    themes: tuple[ThemeRate, ...]
    before_days: int
    since_days: int
    contacts_before: tuple[Fact, ...]
    contacts_since: tuple[Fact, ...]
    straddling: int

    def rate_before(self, row: ThemeRate) -> float:
        return _rate(len(row.before), self.before_days)

    def rate_since(self, row: ThemeRate) -> float:
        return _rate(len(row.since), self.since_days)

    def few(self, row: ThemeRate) -> bool:
        return len(row.before) + len(row.since) < FEWEST or min(self.before_days, self.since_days) < SHORTEST


def _rate(number: int, days: int) -> float:
    return number * RATE_DAYS / days if days else 0.0


def _in_words(rate: float) -> str:
    """To one place; what is not nothing is never printed as nothing."""
    return f"{rate:.1f}" if rate >= 0.05 or not rate else "under 0.1"


def rates_since(now: Reading, day: date) -> Rates:
    starts = [entry.happened.start for entry in now.history.entries if entry.happened.start and entry.nature is not Nature.CONTEXT]
    first = max(min(*starts, day) if starts else day, day - timedelta(days=BEFORE_DAYS - 1))
    rows, straddling = [], set()
    for theme, incidents in now.concerns.items():
        # Collapsed within each period: a loose date between the two must not swallow a certain one.
        before = episodes_of(one for one in incidents if one.happened.certainly_within(first, day))
        since = episodes_of(one for one in incidents if one.happened.order(day) is Order.AFTER)
        straddling |= {one.id for one in incidents if not one.happened.undated and one.happened.order(day) is Order.NOT_KNOWN}
        if before or since:
            rows.append(ThemeRate(theme, before, since))
    contacts = tuple(_contacts(now.history))
    return Rates(
        tuple(rows), (day - first).days + 1, (now.as_at - day).days,
        tuple(fact for fact in contacts if fact.happened.certainly_within(first, day)),
        tuple(fact for fact in contacts if fact.happened.order(day) is Order.AFTER), len(straddling),
    )


def _contacts(history: History) -> Iterable[Fact]:
    """What professionals record of the family: neither a step with a challenge nor a forum's own meeting is a contact with it."""
    yield from (entry for entry in history.entries if not of_a_challenge(entry))
    yield from history.visits
    yield from (meeting for meeting in history.meetings if meeting.kind is not MeetingKind.CARE_PLANNING_FORUM)


def chart_heading(rates: Rates) -> str:
    """How many themes came back: a count that needs no test. No trend is named."""
    if not rates.themes:
        return "No dated concern with a theme in either period"
    return f"{sum(1 for row in rates.themes if row.since)} of {counted(len(rates.themes), 'theme')} recorded since the forum"


def chart_sentence(rates: Rates) -> str:
    told = [row for row in rates.themes if not rates.few(row)]
    each = "; ".join(
        f"{row.theme.label.lower()} {len(row.before)} before ({_in_words(rates.rate_before(row))}) and {len(row.since)} since "
        f"({_in_words(rates.rate_since(row))})"
        for row in told
    )
    return (
        f"Episodes in the {rates.before_days} days before and the {rates.since_days} days since (in brackets, per {RATE_DAYS} days): "
        + (f"{each}. " if each else "no theme has enough to compare. ")
        + f"Professional contacts recorded: {len(rates.contacts_before)} before ({_in_words(_rate(len(rates.contacts_before), rates.before_days))}), "
        f"{len(rates.contacts_since)} since ({_in_words(_rate(len(rates.contacts_since), rates.since_days))})."
    )


def rates_paragraph(then: History, rates: Rates, day: date) -> str:
    late = sum(1 for row in rates.themes for one in row.before if not any(then.fact(entry.id) for entry in _entries(one)))
    return (
        "Themes with a dated concern in either period. These are counts, not a test for a trend. The forum’s own day is one of those before. "
        f"Grey: fewer than {FEWEST} episodes in both periods together, or a period under {SHORTEST} days: too few to compare. More eyes look like "
        "more harm: read each rate beside the contacts. A rate that did not rise does not say that it is not getting worse. "
        + (f"{counted(late, 'episode')} counted before the forum became known only after it: new to us, not new. " if late else "")
        + (f"{counted(rates.straddling, 'incident is', 'incidents are')} dated only to a period around {day_in_words(day)} and in neither count. "
           if rates.straddling else "")
    ).strip()


def rate_frame(rates: Rates) -> pd.DataFrame:
    """A row a theme for the chart: RATE_COLUMNS."""
    return pd.DataFrame([
        (row.theme.label, len(row.before), len(row.since), rates.rate_before(row), rates.rate_since(row), rates.few(row),
         _ids(row.before), _ids(row.since)) for row in rates.themes
    ], columns=list(RATE_COLUMNS))


def rate_table(rates: Rates) -> TableView:
    rows = [
        TableRow((
            row.theme.label, str(len(row.before)), _in_words(rates.rate_before(row)), str(len(row.since)), _in_words(rates.rate_since(row)),
            "too few to compare" if rates.few(row) else "–",
        ), " ".join(part for part in (_ids(row.before), _ids(row.since)) if part)) for row in rates.themes
    ]
    rows.append(TableRow((
        "Professional contacts recorded", str(len(rates.contacts_before)), _in_words(_rate(len(rates.contacts_before), rates.before_days)),
        str(len(rates.contacts_since)), _in_words(_rate(len(rates.contacts_since), rates.since_days)), "–",
    )))
    return TableView(
        f"Episodes by theme, {rates.before_days} days before and {rates.since_days} days since",
        ("Theme", "Before", f"Before, per {RATE_DAYS} days", "Since", f"Since, per {RATE_DAYS} days", "Note"), tuple(rows),
    )


def _entries(episode: Episode) -> tuple[Entry, ...]:
    return tuple(entry for incident in episode.incidents for entry in incident.entries)


def _ids(episodes: Iterable[Episode]) -> str:
    return " ".join(dict.fromkeys(entry.id for episode in episodes for entry in _entries(episode)))
