"""A theme recurring: how often, for how long, how far apart, from whom, and how much of it nobody has verified."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from dashboard.findings.in_words import counted, listed, span_of
from dashboard.findings.other_side import NOTHING_BESIDE
from dashboard.findings.own_outcomes import own_outcome_notes
from dashboard.findings.reading import Reading, each_once, protective_entries_of
from dashboard.findings.tellings import dated_by_the_telling, not_only_told, only_told
from dashboard.findings.whose import whose_in_words
from data_models.finding import Block, Finding, Kind
from data_models.incidents import EPISODE_DAYS, Episode, Incident, episodes_of, even_spread, median_gap
from data_models.record import Entry, EvidenceStatus
from data_models.themes import Theme

KIND = Kind(
    code="recurrence",
    title="A concern that keeps coming back",
    block=Block.CUMULATIVE,
    authority="Review §4.35–4.38; Re T [2004] EWCA Civ 558, beside Re J [2013] UKSC 9: suspicions are not added up",
    method="Incidents of concern coded to one theme (where no direction is written, a category that names a harm counts as concern, and one that "
    f"names only a topic does not); those {EPISODE_DAYS} days apart or less count as one episode, and two episodes or more make a finding. A date "
    "that is a period counts from its last day. The even spread is the number of episodes, times 365, divided by the days from the first episode "
    "to the date chosen. A row coded as an allegation, a child’s or sibling’s voice or a relative’s report is dated by the day it was told: an "
    "episode that holds no other row is in no gap, no count of the last year and no even spread (what is seen in whoever speaks, such as a "
    "child’s state of mind, is of that day). On a theme that is one adult’s own, and on domestic abuse, which adults the entries name is said, on "
    "one that is one child’s own which children; beside a child’s state of mind stands every protective entry that saw or heard that child; where "
    "a row says itself that nothing was taken further or that it was denied or taken back, that is said beside.",
)

DAYS_NAMED = 6


def find(reading: Reading) -> Iterator[Finding]:
    for theme, incidents in reading.concerns.items():
        episodes = episodes_of(incidents)
        if len(episodes) >= 2:
            yield _finding(reading, theme, incidents, episodes)


def _finding(reading: Reading, theme: Theme, incidents: tuple[Incident, ...], episodes: Sequence[Episode]) -> Finding:
    evidence = reading.concern_entries[theme]
    contrary = each_once(reading.contrary_on(theme), protective_entries_of(incidents), reading.seen_well(theme, evidence))
    outcomes = own_outcome_notes(evidence)
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
            *((NOTHING_BESIDE,) if not contrary and not outcomes and not any(row.speaks_against for row in evidence) else ()),
            *_dated_by_the_telling(theme, evidence),
            *outcomes,
            *reading.no_direction_notes(theme),
            *reading.notes(evidence),
        ),
    )


def _statement(
    reading: Reading, theme: Theme, incidents: tuple[Incident, ...], episodes: Sequence[Episode], evidence: tuple[Entry, ...],
) -> str:
    agencies = listed(dict.fromkeys(entry.agency.label for entry in evidence))
    if all(only_told(theme, incident) for incident in incidents):
        sentences = [
            f"{theme.label} is told of in {counted(len(incidents), 'incident')}, by {agencies}. Every row is an account of what somebody said, dated "
            f"by the day it was told: accounts were given {_on(incidents)}. What they tell of happened then or earlier: no gap and no rate is given."
        ]
    else:
        sentences = [
            f"{theme.label} is recorded as a concern in {counted(len(incidents), 'incident')} ({counted(len(episodes), 'episode')}), "
            f"{span_of(incident.happened for incident in incidents)}, by {agencies}.",
            *_rates(reading, not_only_told(theme, episodes), len(episodes)),
        ]
    if not_seen := sum(1 for incident in incidents if not _seen_first_hand(theme, incident)):
        sentences.append(f"{not_seen} of {len(incidents)} {'has' if not_seen == 1 else 'have'} no first-hand entry or court finding.")
    if disputed := sum(1 for incident in incidents if _disputed(theme, incident)):
        sentences.append(f"{disputed} of {len(incidents)} {'is' if disputed == 1 else 'are'} recorded as disputed.")
    return " ".join(sentences) + whose_in_words(reading, theme, evidence)


def _rates(reading: Reading, seen: Sequence[Episode], number: int) -> Iterator[str]:
    """How far apart and how often; ``seen``: the episodes of all ``number`` that are not dated by a telling alone."""
    if told := number - len(seen):
        yield (f"{told} of the {number} episodes {'is' if told == 1 else 'are'} only told of, dated by the day of telling: "
               f"{'not counted in what follows.' if len(seen) > 1 else 'no gap and no rate is given.'}")
    if len(seen) < 2:
        return
    loose = any(not episode.incidents[0].happened.exact for episode in seen)
    yield f"Half of the gaps between episodes are {'about ' if loose else ''}{counted(median_gap(seen) or 0, 'day')} or less."
    if spread := even_spread(seen, reading.as_at):
        unsure = _straddling_the_year(reading, seen)
        yield (
            f"In the last 365 days: {counted(spread.last_year, 'episode')}"
            + (f" ({unsure} dated too loosely to be sure)" if unsure else "") + f"; an even spread would give {spread.expected:g}."
        )


def _on(incidents: Sequence[Incident]) -> str:
    """"on 4 March 2020, about 2016 and on a day not recorded"; the first and last alone where they are many."""
    days = list(dict.fromkeys(
        "on a day not recorded" if one.happened.undated else f"{'on ' if one.happened.exact else ''}{one.happened.in_words()}" for one in incidents
    ))
    if len(days) <= DAYS_NAMED:
        return listed(days)
    return f"{days[0]}, and at {len(days) - 2} further times up to {days[-1]}"


def _seen_first_hand(theme: Theme, incident: Incident) -> bool:
    """By an entry of concern on this theme: who saw something else of the incident did not see this."""
    return any(entry.evidence_status.verified for entry in incident.concern_entries_on(theme))


def _disputed(theme: Theme, incident: Incident) -> bool:
    return any(entry.evidence_status is EvidenceStatus.DISPUTED and theme in entry.themes for entry in incident.entries)


def _dated_by_the_telling(theme: Theme, evidence: Sequence[Entry]) -> tuple[str, ...]:
    told = sum(1 for entry in evidence if dated_by_the_telling(theme, entry))
    if not told:
        return ()
    rows = "1 of these rows reports" if told == 1 else f"{told} of these rows report"
    return (f"{rows} what somebody said, dated by the day it was said: when it is said to have happened may lie earlier.",)


def _straddling_the_year(reading: Reading, episodes: Sequence[Episode]) -> int:
    """Episodes counted in the last year whose first date is a period that began before it."""
    year_ago = reading.as_at - timedelta(days=365)
    starts = [(episode.incidents[0].happened.start, episode.day) for episode in episodes]
    return sum(1 for start, day in starts if start is not None and start <= year_ago < day)
