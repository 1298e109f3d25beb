"""A theme recurring: how often, for how long, how far apart, from whom, and how much of it nobody has verified."""

from collections.abc import Iterator

from dashboard.findings.reading import Reading, counted, entries_of, listed
from data_models.dates import day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.incidents import EPISODE_DAYS, Incident, episodes_of, even_spread, median_gap
from data_models.themes import Theme

KIND = Kind(
    code="recurrence",
    title="A concern that keeps coming back",
    block=Block.CUMULATIVE,
    authority="Review §4.35–4.38; Re T [2004] EWCA Civ 558",
    method=f"Incidents of concern coded to one theme; those {EPISODE_DAYS} days apart or less count as one episode. "
    "Two episodes or more make a finding. The even spread runs from the first episode to the date chosen.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for theme, incidents in reading.concerns.items():
        if len(episodes_of(incidents)) >= 2:
            yield _finding(reading, theme, incidents)


def _finding(reading: Reading, theme: Theme, incidents: tuple[Incident, ...]) -> Finding:
    evidence = entries_of(incidents)
    contrary = reading.protective_on(theme)
    undated = sum(1 for incident in incidents if incident.happened.undated)
    return Finding(
        kind=KIND,
        key=theme.value,
        statement=_statement(reading, theme, incidents),
        children=reading.children_named(evidence),
        evidence=evidence,
        contrary=contrary,
        not_recorded=(
            *((f"{counted(undated, 'incident')} of {theme.label.lower()} undated and outside every count of time.",) if undated else ()),
            *(("No protective entry on this theme is recorded.",) if not contrary else ()),
            *reading.notes(evidence),
        ),
    )


def _statement(reading: Reading, theme: Theme, incidents: tuple[Incident, ...]) -> str:
    episodes = episodes_of(incidents)
    agencies = listed(dict.fromkeys(agency.label for incident in incidents for agency in incident.agencies))
    unverified = sum(1 for incident in incidents if not incident.status.verified)
    sentences = [
        f"{theme.label} is recorded as a concern in {counted(len(incidents), 'incident')} ({counted(len(episodes), 'episode')}) "
        f"between {day_in_words(episodes[0].day)} and {day_in_words(episodes[-1].day)}, by {agencies}.",
        f"The median gap between episodes is {counted(median_gap(episodes) or 0, 'day')}.",
    ]
    if spread := even_spread(episodes, reading.as_at):
        sentences.append(f"In the last 12 months: {counted(spread.last_year, 'episode')}; an even spread would give {spread.expected:g}.")
    if unverified:
        sentences.append(f"{unverified} of {len(incidents)} rest on accounts that nobody is recorded as having seen for themselves.")
    return " ".join(sentences)
