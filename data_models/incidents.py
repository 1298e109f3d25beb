"""Entries are not incidents. An incident is what happened; one or more entries describe it, and some only repeat others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from statistics import median

from data_models.agencies import Agency
from data_models.dates import When
from data_models.history import History
from data_models.record import Entry, EvidenceStatus, IncidentLink, Nature
from data_models.same_incident import Links, grouped
from data_models.themes import Marker, Theme

EPISODE_DAYS = 14
"""Same-theme incidents this many days apart or less count as one episode: reports come in bursts, and uncollapsed
bursts made a steady history look worsening in one simulation in five (docs/decisions/0004)."""


@dataclass(frozen=True)
class Incident:
    """What happened. ``entries`` describe it at first hand or by report; ``echoes`` only repeat one of them.

    What is said of it is worked out once: the rules ask each incident for its date some dozens of times.
    """

    id: str
    entries: tuple[Entry, ...]
    echoes: tuple[Entry, ...] = ()

    @cached_property
    def happened(self) -> When:
        """The most precise date that any of its entries gives."""
        if len(self.entries) == 1:
            return self.entries[0].happened
        dated = [entry.happened for entry in self.entries if not entry.happened.undated]
        return min(dated, key=_width, default=self.entries[0].happened)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        return tuple(dict.fromkeys(theme for entry in self.entries for theme in entry.themes))

    @cached_property
    def markers(self) -> frozenset[Marker]:
        return frozenset(marker for entry in self.entries for marker in entry.markers)

    @cached_property
    def nature(self) -> Nature:
        """A concern if any entry says so: one agency's comfort does not cancel another's worry."""
        natures = {entry.nature for entry in self.entries}
        return next((nature for nature in (Nature.CONCERN, Nature.PROTECTIVE) if nature in natures), Nature.CONTEXT)

    @cached_property
    def concern_entries(self) -> tuple[Entry, ...]:
        """Its entries of concern: protective entries and denials stand on the other side, never under a concern."""
        return tuple([entry for entry in self.entries if entry.nature is Nature.CONCERN])

    @cached_property
    def people(self) -> frozenset[str]:
        """Labels of everybody whom its entries name."""
        return frozenset([label for entry in self.entries for label in entry.people])

    def concern_entries_on(self, theme: Theme) -> tuple[Entry, ...]:
        """Its entries of concern that are coded to ``theme``."""
        return tuple([entry for entry in self.concern_entries if theme in entry.themes])

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """Independent observers: the agencies whose entries describe it. Echoes are not observers."""
        return tuple(dict.fromkeys(entry.agency for entry in self.entries))

    @cached_property
    def status(self) -> EvidenceStatus:
        """The firmest status among its entries; disputed if any entry records a dispute."""
        statuses = {entry.evidence_status for entry in self.entries}
        if EvidenceStatus.DISPUTED in statuses:
            return EvidenceStatus.DISPUTED
        return next(status for status in EvidenceStatus if status in statuses)


def _width(when: When) -> tuple[int, date]:
    if when.start is None or when.end is None:
        return 10**6, date.max
    return (when.end - when.start).days + (1 if when.approximate else 0), when.start


def incidents_of(entries: Sequence[Entry], links: Iterable[IncidentLink]) -> tuple[Incident, ...]:
    """Group entries into incidents by the links that files and people made; an unlinked entry is an incident of its own.

    Every entry is in exactly one incident, as an entry or as an echo (``same_incident`` says how links are put together). An entry
    that only repeats others never makes an incident of its own where its origin is in the record.
    """
    incidents, taken = [], set()
    for group in grouped(entries, Links(links)):
        named = f"incident:{group.label}"
        key = named if group.label and named not in taken else group.told[0].id
        taken.add(key)
        incidents.append(Incident(id=key, entries=group.told, echoes=group.repeated))
    return tuple(sorted(incidents, key=_place))


def incidents_in(history: History) -> tuple[Incident, ...]:
    """All that a history tells of, for ``History.made``: a page and what it shows beside it need them once."""
    return incidents_of(history.entries, history.links)


def _place(incident: Incident) -> tuple[date, date, str, str, int, str]:
    """By date; those of one date in the order of their source rows, for an id is drawn anew each time a file is taken in."""
    when, source = incident.happened, incident.entries[0].source
    return when.end or date.max, when.start or date.max, source.file, source.sheet, source.row, incident.id


@dataclass(frozen=True, slots=True)
class Episode:
    """Incidents of one theme close together in time. ``day``: the last day by which its first incident had begun."""

    incidents: tuple[Incident, ...]
    day: date


def episodes_of(incidents: Iterable[Incident], within_days: int = EPISODE_DAYS) -> tuple[Episode, ...]:
    """Collapse dated incidents no more than ``within_days`` after the one before. Undated incidents are left out."""
    dated = sorted(
        ((incident.happened.end, incident.id, incident) for incident in incidents if incident.happened.end is not None),
        key=lambda item: item[:2],
    )
    groups: list[list[tuple[date, Incident]]] = []
    for day, _, incident in dated:
        if groups and day - groups[-1][-1][0] <= timedelta(days=within_days):
            groups[-1].append((day, incident))
        else:
            groups.append([(day, incident)])
    return tuple(Episode(tuple(incident for _, incident in group), group[0][0]) for group in groups)


def gaps_in_days(episodes: Sequence[Episode]) -> tuple[int, ...]:
    """Days between the starts of one episode and the next: anyone can check them by hand."""
    return tuple((later.day - earlier.day).days for earlier, later in pairwise(episodes))


def median_gap(episodes: Sequence[Episode]) -> int | None:
    """Median of the gaps in whole days, or None with fewer than two episodes."""
    gaps = gaps_in_days(episodes)
    return round(median(gaps)) if gaps else None


@dataclass(frozen=True, slots=True)
class EvenSpread:
    """Episodes in the last 365 days beside what an even spread from the first episode to ``as_at`` would give."""

    last_year: int
    expected: float


def even_spread(episodes: Sequence[Episode], as_at: date) -> EvenSpread | None:
    """None with fewer than two episodes, or when the history is shorter than two years (the comparison says nothing)."""
    if len(episodes) < 2:
        return None
    days = (as_at - episodes[0].day).days
    if days < 730:
        return None
    year_ago = as_at - timedelta(days=365)
    return EvenSpread(
        last_year=sum(1 for episode in episodes if episode.day > year_ago),
        expected=round(len(episodes) * 365 / days, 1),
    )
