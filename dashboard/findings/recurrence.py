"""A theme recurring: how often, for how long, how far apart, from whom, and how much of it nobody has verified."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from dashboard.findings.in_words import counted, listed, span_of
from dashboard.findings.own_outcomes import own_outcome_notes
from dashboard.findings.reading import Reading, each_once, protective_entries_of
from dashboard.findings.whose import whose_in_words
from data_models.finding import Block, Finding, Kind
from data_models.incidents import EPISODE_DAYS, Episode, Incident, episodes_of, even_spread, median_gap
from data_models.record import Entry, EvidenceStatus
from data_models.themes import Marker, Theme

_TELLS = frozenset({Marker.ALLEGATION, Marker.CHILD_VOICE, Marker.SIBLING_VOICE, Marker.FAMILY_REPORT})

KIND = Kind(
    code="recurrence",
    title="A concern that keeps coming back",
    block=Block.CUMULATIVE,
    authority="Review §4.35–4.38; Re T [2004] EWCA Civ 558, beside Re J [2013] UKSC 9: suspicions are not added up",
    method=f"Incidents of concern coded to one theme (where no direction is written, a category that names a harm counts as concern, and one that "
    f"names only a topic does not); those {EPISODE_DAYS} days apart or less count as one episode, and two episodes or "
    "more make a finding. A date that is a period counts from its last day. The even spread is the number of episodes, times 365, "
    "divided by the days from the first episode to the date chosen. On a theme that is one adult’s own, and on domestic "
    "abuse, which adults the entries name is said; where a row says itself that nothing was taken further or that it was taken back, that is said "
    "beside.",
)


def find(reading: Reading) -> Iterator[Finding]:
    for theme, incidents in reading.concerns.items():
        episodes = episodes_of(incidents)
        if len(episodes) >= 2:
            yield _finding(reading, theme, incidents, episodes)


def _finding(reading: Reading, theme: Theme, incidents: tuple[Incident, ...], episodes: Sequence[Episode]) -> Finding:
    evidence = reading.concern_entries[theme]
    contrary = each_once(reading.contrary_on(theme), protective_entries_of(incidents))
    undated = sum(1 for incident in incidents if incident.happened.undated)
    loose = sum(1 for incident in incidents if not incident.happened.undated and not incident.happened.exact)
    return Finding(
        kind=KIND,
        key=theme.value,
        subject=theme.label.lower(),
        statement=_statement(reading, theme, incidents, episodes, evidence),
        children=reading.children_named(evidence),
        evidence=evidence,
        contrary=contrary,
        not_recorded=(
            *((f"{counted(undated, 'incident')} of {theme.label.lower()} undated and outside every count of time.",) if undated else ()),
            *((f"{counted(loose, 'incident')} dated only to a period, counted from its last day: the days and episodes beside "
               f"{'it' if loose == 1 else 'them'} are not exact.",) if loose else ()),
            *(("No entry is coded as protective on this theme, denied or not taken further; a row’s own outcome stands with the row.",)
              if not contrary else ()),
            *_dated_by_the_telling(evidence),
            *own_outcome_notes(evidence),
            *reading.no_direction_notes(theme),
            *reading.notes(evidence),
        ),
    )


def _statement(
    reading: Reading, theme: Theme, incidents: tuple[Incident, ...], episodes: Sequence[Episode], evidence: tuple[Entry, ...],
) -> str:
    agencies = listed(dict.fromkeys(entry.agency.label for entry in evidence))
    loose = any(not episode.incidents[0].happened.exact for episode in episodes)
    sentences = [
        f"{theme.label} is recorded as a concern in {counted(len(incidents), 'incident')} ({counted(len(episodes), 'episode')}), "
        f"{span_of(incident.happened for incident in incidents)}, by {agencies}.",
        f"Half of the gaps between episodes are {'about ' if loose else ''}{counted(median_gap(episodes) or 0, 'day')} or less.",
    ]
    if spread := even_spread(episodes, reading.as_at):
        unsure = _straddling_the_year(reading, episodes)
        sentences.append(
            f"In the last 365 days: {counted(spread.last_year, 'episode')}"
            + (f" ({unsure} dated too loosely to be sure)" if unsure else "") + f"; an even spread would give {spread.expected:g}."
        )
    if not_seen := sum(1 for incident in incidents if not _seen_first_hand(theme, incident)):
        sentences.append(f"{not_seen} of {len(incidents)} {'has' if not_seen == 1 else 'have'} no first-hand entry or court finding.")
    if disputed := sum(1 for incident in incidents if _disputed(theme, incident)):
        sentences.append(f"{disputed} of {len(incidents)} {'is' if disputed == 1 else 'are'} recorded as disputed.")
    return " ".join(sentences) + whose_in_words(reading, theme, evidence)


def _seen_first_hand(theme: Theme, incident: Incident) -> bool:
    """By an entry of concern on this theme: who saw something else of the incident did not see this."""
    return any(entry.evidence_status.verified for entry in incident.concern_entries_on(theme))


def _disputed(theme: Theme, incident: Incident) -> bool:
    return any(entry.evidence_status is EvidenceStatus.DISPUTED and theme in entry.themes for entry in incident.entries)


def _dated_by_the_telling(evidence: Sequence[Entry]) -> tuple[str, ...]:
    told = sum(1 for entry in evidence if not _TELLS.isdisjoint(entry.markers))
    if not told:
        return ()
    rows = "1 of these rows reports" if told == 1 else f"{told} of these rows report"
    return (f"{rows} what somebody said, dated by the day it was said: when it is said to have happened may lie earlier.",)


def _straddling_the_year(reading: Reading, episodes: Sequence[Episode]) -> int:
    """Episodes counted in the last year whose first date is a period that began before it."""
    year_ago = reading.as_at - timedelta(days=365)
    starts = [(episode.incidents[0].happened.start, episode.day) for episode in episodes]
    return sum(1 for start, day in starts if start is not None and start <= year_ago < day)
