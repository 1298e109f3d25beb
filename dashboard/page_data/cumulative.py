"""Is it accumulating, from whom, and could anyone have seen? Episodes by theme, gaps, professional contacts, theme by agency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import pandas as pd

from dashboard.findings.reading import Reading
from dashboard.findings.tellings import not_only_told
from dashboard.page_data.coverage import NOT_ASKED
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from data_models.agencies import Agency, agency_named
from data_models.history import History
from data_models.incidents import EPISODE_DAYS, Episode, Incident, episodes_of, even_spread, gaps_in_days, median_gap
from data_models.record import Entry, EvidenceStatus
from data_models.themes import Theme
from data_models.trend import FEWEST, trend

MOST_THEMES = 6
METHOD = (
    "Laplace’s test on the episodes of each theme, from the first of them to the date chosen. It is told only beside the professional contacts "
    "shown above, because recording doubles when a plan starts and then looks like worsening. It says nothing of how grave anything was."
)
TOGETHER = (
    "Incidents about every member of the family are counted together, whichever adult or couple they are about. Whom the entries name is in the "
    "table below; to be named is not to be the one who did it."
)
NO_TREND_SAYS = "That no trend is found shows neither that it is getting worse nor that it is not: a small number of episodes rarely shows either."
EITHER_WAY = (
    "Where it climbs faster than the dashed line more episodes were recorded in that time, where it runs along it as many as before, and where it "
    "lies flat fewer or none: by itself none of these says what happened at home, for more or less may have happened, been seen or been written down."
)

EPISODE_COLUMNS = ("theme", "day", "status", "ids", "label", "entries")
CONTACT_COLUMNS = ("quarter_start", "quarter_end", "contacts", "agencies")
CELL_COLUMNS = ("theme", "agency", "count", "state", "ids")
LINK_COLUMNS = ("theme", "agency_a", "agency_b", "ids")


@dataclass(frozen=True)
class CumulativeView:
    """``sentences``: one per theme shown, in order. ``left_out``: themes with episodes that did not fit the chart.

    ``named``: for each theme, which adults its incidents name.
    """

    heading: str
    sentences: tuple[str, ...]
    episodes: pd.DataFrame
    contacts: pd.DataFrame
    themes: tuple[str, ...]
    left_out: tuple[str, ...]
    table: TableView
    paragraph: str
    trends: TableView
    named: TableView


@dataclass(frozen=True)
class MatrixView:
    heading: str
    sentence: str
    paragraph: str
    cells: pd.DataFrame
    links: pd.DataFrame
    themes: tuple[str, ...]
    agencies: tuple[str, ...]
    sources: dict[str, int]
    table: TableView


def cumulative_view(history: History) -> CumulativeView:
    reading = history.made(Reading)
    by_theme = {theme: episodes_of(incidents) for theme, incidents in reading.concerns.items()}
    with_dates = {theme: episodes for theme, episodes in by_theme.items() if episodes}
    ordered = sorted(with_dates, key=lambda theme: (-len(with_dates[theme]), list(Theme).index(theme)))
    shown = ordered[:MOST_THEMES]
    rows = [
        (theme.label, episode.day, _status(episode).value, " ".join(_ids(episode)), _label(episode),
         sum(len(incident.entries) for incident in episode.incidents))
        for theme in shown for episode in with_dates[theme]
    ]
    undated = sum(1 for incident in reading.concern_incidents if incident.happened.undated)
    return CumulativeView(
        heading=_heading(history, shown, with_dates),
        sentences=tuple(_sentence(history, theme, with_dates[theme]) for theme in shown),
        episodes=pd.DataFrame(rows, columns=list(EPISODE_COLUMNS)),
        contacts=contacts_by_quarter(history),
        themes=tuple(theme.label for theme in shown),
        left_out=tuple(theme.label for theme in ordered[MOST_THEMES:]),
        table=_episode_table(shown, with_dates),
        paragraph=(
            f"Each step is an episode: incidents of one theme {EPISODE_DAYS} days apart or less, counted once. A line like this always rises; "
            "only its bend speaks, so the dashed line shows the same number spread evenly. More eyes look like more harm: read it with the "
            "professional contacts below. "
            f"{EITHER_WAY} "
            + (f"{undated} undated incidents of concern are outside the picture. " if undated else "")
            + NO_TREND_SAYS
        ),
        trends=TableView("Tested for a trend", ("Theme", "Episodes", "What the test says"), tuple(
            TableRow((theme.label, str(len(with_dates[theme])), trend_in_words(with_dates[theme], history.as_at))) for theme in shown
        )),
        named=_named(reading),
    )


def _named(reading: Reading) -> TableView:
    """One row a theme of concern: how many of its incidents name each adult of the family, and how many name none. One may name several."""
    adults = [adult.label for adult in reading.history.adults]
    rows = []
    for theme, incidents in reading.concerns.items():
        people = [{label for entry in incident.entries if theme in entry.themes for label in entry.people} for incident in incidents]
        each = [(label, sum(1 for named in people if label in named)) for label in adults]
        nobody = sum(1 for named in people if not named & set(adults))
        rows.append(TableRow((
            theme.label, str(len(incidents)), "; ".join(f"{label} in {number}" for label, number in each if number) or "–", str(nobody),
        )))
    headings = ("Theme", "Incidents of concern, undated ones too", "Adults whom their entries name", "Incidents that name no adult")
    return TableView("Whom the incidents name", headings, tuple(rows))


def trend_in_words(episodes: Sequence[Episode], as_at: date) -> str:
    """The result of the test for one theme, or that there are too few to test. Never a word that nothing is getting worse."""
    found = trend(episodes, as_at)
    if found is None:
        return f"Too few to test (fewer than {FEWEST}): the counts and gaps stand for themselves."
    if found.more_often_lately:
        return (
            f"They lie later than an even spread would often give: by chance alone in {100 * found.chance:.1f} of 100 such histories. More "
            "eyes look like more harm: read it with the contacts."
        )
    return f"No significant trend: an even spread gives this or more in {100 * found.chance:.0f} of 100 such histories. {NO_TREND_SAYS}"


def contacts_by_quarter(history: History) -> pd.DataFrame:
    """Professional contacts per calendar quarter: visits, meetings and dated entries, whoever recorded them."""
    facts = [fact for fact in (*history.entries, *history.visits, *history.meetings) if fact.happened.start]
    counts: dict[date, tuple[int, set[Agency]]] = {}
    for fact in facts:
        start = _quarter_start(fact.happened.start or history.as_at)
        count, agencies = counts.get(start, (0, set()))
        counts[start] = (count + 1, agencies | {fact.agency})
    rows = []
    quarter = min(counts, default=_quarter_start(history.as_at))
    while quarter <= history.as_at:
        following = _quarter_start(quarter + timedelta(days=95))
        count, agencies = counts.get(quarter, (0, set()))
        rows.append((quarter, following - timedelta(days=1), count, len(agencies)))
        quarter = following
    return pd.DataFrame(rows, columns=list(CONTACT_COLUMNS))


def matrix_view(history: History) -> MatrixView:
    reading = history.made(Reading)
    themes = [theme for theme, incidents in reading.concerns.items() if incidents]
    sources = {
        theme: {
            source for incident in reading.concerns[theme] for entry in _own_observations(reading, incident, theme)
            if (source := reading.source_on(theme, entry))
        }
        for theme in themes
    }
    themes.sort(key=lambda theme: (-len(sources[theme]), list(Theme).index(theme)))
    held = [agency for agency in Agency if any(entry.agency is agency for entry in history.entries)]
    asked = {agency: request for request in history.requests if (agency := agency_named(request.asked_agency))}
    agencies = [*held, *(agency for agency in Agency if agency in asked and agency not in held)]
    cells, links, rows = [], [], []
    for theme in themes:
        incidents = reading.concerns[theme]
        for agency in agencies:
            theirs = {incident.id: own for incident in incidents if (own := [
                entry.id for entry in incident.concern_entries_on(theme) if entry.agency is agency
            ])}
            state = "" if theirs else _state(agency in held, asked.get(agency))
            cells.append((
                theme.label, agency.label, len(episodes_of(incident for incident in incidents if incident.id in theirs)), state,
                " ".join(entry_id for own in theirs.values() for entry_id in own),
            ))
        for incident in incidents:
            ids = " ".join(entry.id for entry in incident.entries)
            tellers = dict.fromkeys(entry.agency.label for entry in incident.concern_entries_on(theme))
            links += [(theme.label, one, other, ids) for one, other in combinations(tellers, 2)]
        echoes = sum(len(incident.echoes) for incident in incidents)
        rows.append(TableRow((
            theme.label, str(len(sources[theme])), ", ".join(sorted(sources[theme])), str(len(incidents)), str(echoes),
        )))
    top = themes[0] if themes else None
    headings = ("Theme", "Independent sources", "Which", "Incidents", "Entries only repeating")
    return MatrixView(
        heading="Which agencies hold which concern",
        sentence=(
            f"{top.label} has most independent sources: {len(sources[top])} ({', '.join(sorted(sources[top]))})." if top
            else "No concern is coded to a theme by this date."
        ),
        paragraph="An independent source is whoever the row says saw it or told it; whether they saw it themselves stands in the row. An entry that "
        "repeats another agency’s counts for nobody, nor one that may only write down what a family member told of the same incident. A child’s "
        "words told to an agency are the child’s. An empty cell "
        "says whether the agency has given entries but none on this theme, was asked and answered or not, or was never asked.",
        cells=pd.DataFrame(cells, columns=list(CELL_COLUMNS)), links=pd.DataFrame(links, columns=list(LINK_COLUMNS)),
        themes=tuple(theme.label for theme in themes), agencies=tuple(agency.label for agency in agencies),
        sources={theme.label: len(sources[theme]) for theme in themes},
        table=TableView("Independent sources by theme", headings, tuple(rows)),
    )


def _own_observations(reading: Reading, incident: Incident, theme: Theme) -> list[Entry]:
    told = incident.concern_entries_on(theme)
    scribes = {entry.id for entry in reading.scribes_among(told)}
    return [entry for entry in told if entry.id not in scribes]


def _state(holds_other: bool, request: object) -> str:
    if holds_other:
        return "none recorded"
    result = getattr(request, "result", None)
    if result is None:
        return NOT_ASKED
    return str(result.label)


def _heading(history: History, shown: list[Theme], by_theme: dict[Theme, tuple[Episode, ...]]) -> str:
    if not shown:
        return "No dated concern is coded to a theme"
    years = (history.as_at - min(by_theme[theme][0].day for theme in shown)).days / 365.25
    return f"Concerns in {len(by_theme)} themes over {years:.0f} years" if years >= 1 else f"Concerns in {len(by_theme)} themes"


def _sentence(history: History, theme: Theme, episodes: tuple[Episode, ...]) -> str:
    """The text alternative of one theme's steps (views.md, view 1)."""
    seen = not_only_told(theme, episodes)
    spread = even_spread(seen, history.as_at)
    months = round((history.as_at - episodes[0].day).days / 30.44)
    unverified = sum(1 for episode in episodes if not _status(episode).verified)
    said = f"{theme.label}: {len(episodes)} episode{'s' if len(episodes) != 1 else ''} in {months} months"
    if spread:
        said += f"; {spread.last_year} in the last 12 months against {spread.expected:g} if spread evenly"
    gaps = gaps_in_days(seen)
    if told := len(episodes) - len(seen):
        said += f"; {told} only told of, dated by the day of telling, in no gap and no rate"
    if len(gaps) >= 4:
        half = len(seen) // 2
        said += (
            f". Half of the gaps between them are {median_gap(seen[:half + 1])} days or less in the first half of the episodes, "
            f"{median_gap(seen[half:])} or less in the second"
        )
    elif gaps:
        said += f". Gaps in days: {', '.join(str(gap) for gap in gaps)}"
    return said + f". {unverified} of {len(episodes)} rest on unverified reports."


def _episode_table(shown: list[Theme], by_theme: dict[Theme, tuple[Episode, ...]]) -> TableView:
    rows = []
    for theme in shown:
        before: date | None = None
        for number, episode in enumerate(by_theme[theme], start=1):
            gap = str((episode.day - before).days) if before else "–"
            rows.append(TableRow(
                (theme.label, str(number), episode.incidents[0].happened.in_words(), gap, status_in_words(_status(episode)), _label(episode)),
                _ids(episode)[0],
            ))
            before = episode.day
    return TableView("Episodes by theme", ("Theme", "Number", "Date", "Days since the one before", "Who saw it", "What was recorded"), tuple(rows))


def _status(episode: Episode) -> EvidenceStatus:
    statuses = {incident.status for incident in episode.incidents}
    return next(status for status in EvidenceStatus if status in statuses)


def _ids(episode: Episode) -> list[str]:
    return [entry.id for incident in episode.incidents for entry in incident.entries]


def _label(episode: Episode) -> str:
    entry = episode.incidents[0].entries[0]
    more = sum(len(incident.entries) for incident in episode.incidents) - 1
    text = entry.text if len(entry.text) <= 120 else entry.text[:117] + "…"
    return f"{entry.agency.label}: {text}" + (f" (and {more} more)" if more else "")


def _quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


