"""Rows dated by the day somebody spoke, not by the day of what they spoke of: the days of telling are no days of harm."""

from collections.abc import Iterable

from dashboard.findings.sources import SEEN_IN_THE_SPEAKER
from data_models.hearsay import only_tells
from data_models.incidents import Episode, Incident
from data_models.record import Entry
from data_models.themes import Marker, Theme

_TELLS = frozenset({Marker.ALLEGATION, Marker.CHILD_VOICE, Marker.SIBLING_VOICE, Marker.FAMILY_REPORT})


def dated_by_the_telling(theme: Theme, entry: Entry) -> bool:
    """Whether a row only tells, on this theme, what somebody said: how the speaker is, or what its recorder saw, is of the day itself."""
    if _TELLS.isdisjoint(entry.markers) or theme in SEEN_IN_THE_SPEAKER:
        return False
    return not entry.evidence_status.own_knowledge or only_tells(entry)


def only_told(theme: Theme, incident: Incident) -> bool:
    """Whether every row of concern on the theme is a telling."""
    if _TELLS.isdisjoint(incident.markers):
        return False
    return all(dated_by_the_telling(theme, entry) for entry in incident.concern_entries_on(theme))


def not_only_told(theme: Theme, episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """The episodes that a rate may count, each from its first incident with a row that is not a telling: so dated by what was seen."""
    kept = ((episode, tuple(row for row in episode.incidents if not only_told(theme, row))) for episode in episodes)
    return tuple(_from_seen(episode, seen) for episode, seen in kept if seen)


def _from_seen(episode: Episode, seen: tuple[Incident, ...]) -> Episode:
    return episode if len(seen) == len(episode.incidents) else Episode(seen, seen[0].happened.end or episode.day)
