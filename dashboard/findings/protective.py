"""Protective factors and improvements: who saw them for themselves, and what has not been recorded again since when."""

from collections.abc import Iterator
from datetime import timedelta

from dashboard.findings.reading import Reading, counted, entries_of, listed
from data_models.agencies import Agency
from data_models.dates import Order, day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.incidents import Incident
from data_models.plan import Announced, VisitResult
from data_models.record import Entry, EvidenceStatus, Fact, Nature, Seen
from data_models.themes import Marker, Theme

QUIET_DAYS = 180
"""A theme must be unrecorded for this long before its quiet is a finding: half a year, this project's own choice."""

KIND = Kind(
    code="protective",
    title="What points the other way",
    block=Block.OTHER_SIDE,
    authority="Review §4.17–4.18",
    method="Entries recorded as protective, and those seen at first hand by an agency other than children’s social care. For each theme, "
    f"whether {QUIET_DAYS} days or more have passed since its last concern, and how much a child was seen in that time. "
    "Keeping an appointment is told apart from change.",
)


def find(reading: Reading) -> Iterator[Finding]:
    if reading.protective_entries:
        yield _recorded(reading)
    for theme, incidents in reading.concerns.items():
        if finding := _quiet(reading, theme, incidents):
            yield finding


def _recorded(reading: Reading) -> Finding:
    entries = reading.protective_entries
    independent = [entry for entry in entries if entry.agency is not Agency.CHILDRENS_SOCIAL_CARE and entry.evidence_status.verified]
    attendance = [entry for entry in entries if Marker.ENGAGEMENT in entry.markers]
    own_account = [entry for entry in entries if Marker.SELF_REPORT in entry.markers]
    dated = [entry for entry in entries if entry.happened.end]
    text = (
        f"{counted(len(entries), 'entry', 'entries')} from {listed(dict.fromkeys(entry.agency.label for entry in entries))} "
        f"{'is' if len(entries) == 1 else 'are'} recorded as protective"
        + (f", the latest {dated[-1].happened.in_words()}" if dated else "")
        + f". Seen at first hand by an agency other than children’s social care: {len(independent)}."
    )
    if attendance:
        text += f" {counted(len(attendance), 'is', 'are')} of keeping to an arrangement, which is told apart from change."
    if own_account:
        text += f" {counted(len(own_account), 'rests', 'rest')} on a parent’s own account."
    themes = {theme for entry in entries for theme in entry.themes}
    last = max((entry.happened.end for entry in dated if entry.happened.end), default=None)
    later = tuple(
        incident for incident in reading.concern_incidents
        if last is not None and incident.happened.order(last) is Order.AFTER and (not themes or themes & set(incident.themes))
    )
    return Finding(
        kind=KIND, key="recorded", statement=text, children=reading.children_named(entries), evidence=entries, contrary=entries_of(later),
        not_recorded=(
            *(("No concern on these themes is recorded after the latest of these entries.",) if not later else ()),
            *reading.notes(entries),
        ),
    )


def _quiet(reading: Reading, theme: Theme, incidents: tuple[Incident, ...]) -> Finding | None:
    """No concern on a theme for a long time, with what was seen in that time: silence without sight is not safety."""
    ends = [incident.happened.end for incident in incidents if incident.happened.end]
    if not ends or reading.as_at - max(ends) < timedelta(days=QUIET_DAYS):
        return None
    last = max(ends)
    seen = tuple(
        visit for visit in reading.history.visits
        if visit.result.achieved and visit.happened.order(last) is Order.AFTER
    )
    seen_by = tuple(
        entry for entry in reading.history.entries
        if entry.child_seen in (Seen.SEEN, Seen.SEEN_ALONE) and entry.happened.order(last) is Order.AFTER
    )
    better = tuple(entry for entry in _on(reading, theme) if entry.happened.order(last) is Order.AFTER)
    alone = sum(1 for visit in seen if visit.result is VisitResult.SEEN_ALONE) + sum(1 for entry in seen_by if entry.child_seen is Seen.SEEN_ALONE)
    unannounced = sum(1 for visit in seen if visit.announced is Announced.UNANNOUNCED)
    observers = listed(dict.fromkeys(entry.agency.label for entry in (*better, *seen_by) if entry.evidence_status is not EvidenceStatus.REPORTED))
    days = (reading.as_at - last).days
    text = (
        f"No concern of {theme.label.lower()} is recorded after {day_in_words(last)}, {counted(days, 'day')} before this date. In that time a "
        f"child is recorded as seen {counted(len(seen) + len(seen_by), 'time')}, {alone} alone, and at {counted(unannounced, 'unannounced visit')}"
        + (f"; seen by {observers}" if observers else "") + f". {counted(len(better), 'protective entry', 'protective entries')} on this theme."
    )
    evidence: tuple[Fact, ...] = (*better, *seen, *seen_by)
    return Finding(
        kind=KIND, key=f"none-since:{theme.value}", statement=text, children=reading.children_named(evidence), evidence=evidence,
        contrary=entries_of(incidents[-3:]),
        not_recorded=(
            *(("Nobody is recorded as seeing a child in this time: the silence says nothing about safety.",) if not (seen or seen_by) else ()),
            "No record of a concern is not a record of no concern.",
            *reading.notes(evidence),
        ),
    )


def _on(reading: Reading, theme: Theme) -> tuple[Entry, ...]:
    return tuple(entry for entry in reading.history.entries if entry.nature is Nature.PROTECTIVE and theme in entry.themes)
