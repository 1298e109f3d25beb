"""Protective factors and improvements: who saw them for themselves, and what has not been recorded again since when."""

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, concern_entries_of, concern_entries_on, each_once
from dashboard.findings.sight import days_of, facts_of, period_notes, sights_of
from data_models.agencies import Agency
from data_models.dates import Order
from data_models.finding import Block, Finding, Kind
from data_models.incidents import Incident
from data_models.record import Entry, Fact, Seen
from data_models.themes import Marker, Theme

QUIET_DAYS = 180
"""A theme must be unrecorded for this long before its quiet is a finding: half a year, this project's own choice."""

KIND = Kind(
    code="protective",
    title="What points the other way",
    block=Block.OTHER_SIDE,
    authority="Review §4.17–4.18",
    method="Entries recorded as protective, and those seen at first hand by an agency other than children’s social care; entries that only "
    f"repeat another are left out. For each theme, whether {QUIET_DAYS} days or more have passed since its last concern with something of "
    "any kind recorded in that time, and how often a child was seen (rows of one agency and one date are one time). "
    "Keeping an appointment is told apart from change: a row coded as engagement that has no theme and in which no child was seen, none speaks and "
    "nothing of a child is said.",
)


def find(reading: Reading) -> Iterator[Finding]:
    if reading.protective_entries:
        yield _recorded(reading)
    for theme, incidents in reading.concerns.items():
        if finding := _quiet(reading, theme, incidents):
            yield finding


def _recorded(reading: Reading) -> Finding:
    entries = reading.protective_entries
    family = reading.family_labels
    own = Agency.CHILDRENS_SOCIAL_CARE.label
    independent = [entry for entry in entries if entry.evidence_status.verified and reading.observer(entry) not in (own, *family)]
    engaged = [entry for entry in entries if Marker.ENGAGEMENT in entry.markers]
    attendance = sum(1 for entry in engaged if _nothing_else(entry))
    own_account = sum(1 for entry in entries if Marker.SELF_REPORT in entry.markers)
    dated = [entry for entry in entries if entry.happened.end]
    text = (
        f"{counted(len(entries), 'entry', 'entries')} from {listed(dict.fromkeys(entry.agency.label for entry in entries))} "
        f"{'is' if len(entries) == 1 else 'are'} recorded as protective"
        + (f", the latest dated {dated[-1].happened.in_words()}" if dated else "")
        + f". Seen at first hand by an agency other than children’s social care: {len(independent)}."
    )
    if attendance:
        text += f" {counted(attendance, 'is', 'are')} coded as engagement alone, as keeping to an arrangement is: told apart from change."
    if more := len(engaged) - attendance:
        text += f" {counted(more, 'is', 'are')} coded as engagement and {'tells' if more == 1 else 'tell'} something else too."
    if own_account:
        text += f" {counted(own_account, 'rests', 'rest')} on a parent’s own account."
    later, unclear = _concerns_since(reading, entries, dated[-1].happened.end if dated else None)
    echoes = {echo.id for echo in reading.echoes}
    repeats = sum(1 for entry in reading.history.entries if entry.id in echoes and entry.nature.value == "protective")
    return Finding(
        kind=KIND, key="recorded", subject="what is recorded", statement=text, children=reading.children_named(entries), evidence=entries,
        contrary=concern_entries_of((*later, *unclear)),
        not_recorded=(
            *(("When these were seen is not recorded, so neither is what came after.",) if not dated else ()),
            *(("No concern on these themes is recorded after the latest of these entries: that is not a record of no concern.",)
              if dated and not later and not unclear else ()),
            *((f"{counted(len(unclear), 'concern')} undated or dated too loosely to say whether before or after.",) if unclear else ()),
            *((f"{counted(repeats, 'protective entry repeats', 'protective entries repeat')} another and "
               f"{'is' if repeats == 1 else 'are'} left out of the count.",)
              if repeats else ()),
            *reading.notes(entries),
        ),
    )


def _nothing_else(entry: Entry) -> bool:
    """Whether a row of engagement carries no theme and tells nothing of how a child was: then it is of keeping an arrangement alone."""
    return (
        not entry.themes and not entry.child_voice and entry.child_seen not in (Seen.SEEN, Seen.SEEN_ALONE)
        and Marker.CHILD_VOICE not in entry.markers
    )


def _concerns_since(reading: Reading, entries: tuple[Entry, ...], last: date | None) -> tuple[tuple[Incident, ...], tuple[Incident, ...]]:
    """Concerns after ``last`` on the themes of these entries (on any, where they carry none), and those whose order is not known."""
    if last is None:
        return (), ()
    themes = {theme for entry in entries for theme in entry.themes}
    on_them = [
        incident for incident in reading.concern_incidents
        if not themes or any(themes & set(entry.themes) for entry in incident.concern_entries)
    ]
    orders = [(incident, incident.happened.order(last)) for incident in on_them]
    return (
        tuple(incident for incident, order in orders if order is Order.AFTER),
        tuple(incident for incident, order in orders if order is Order.NOT_KNOWN),
    )


def _quiet(reading: Reading, theme: Theme, incidents: tuple[Incident, ...]) -> Finding | None:
    """No concern on a theme for a long time, with what was seen in that time: silence without sight is not safety."""
    dated = [(incident.happened.end, incident) for incident in incidents if incident.happened.end]
    if not dated:
        return None
    last, latest = max(dated, key=lambda item: (item[0], item[1].id))
    if reading.as_at - last < timedelta(days=QUIET_DAYS) or not _anything_since(reading, last):
        return None
    sights = [sight for sight in sights_of(reading) if sight.when.order(last) is Order.AFTER]
    loose = facts_of(sight for sight in sights_of(reading) if sight.when.order(last) is Order.NOT_KNOWN)
    better = tuple(entry for entry in reading.protective_on(theme) if entry.happened.order(last) is Order.AFTER)
    days = (reading.as_at - last).days
    text = (
        f"No concern of {theme.label.lower()} is recorded after {latest.happened.in_words()}, "
        f"{'' if latest.happened.exact else 'at least '}{counted(days, 'day')} before this date. "
    )
    if sights:
        by = listed(dict.fromkeys(sight.agency.label for sight in sights))
        virtual = days_of(sight for sight in sights if sight.virtual)
        text += (
            f"Since then a child is recorded as seen {counted(days_of(sights), 'time')} by {by}: {days_of(sight for sight in sights if sight.alone)} "
            f"alone, {days_of(sight for sight in sights if sight.unannounced)} at an unannounced visit"
            + (f", {virtual} virtual" if virtual else "") + "."
        )
    elif loose:
        text += "No row certainly dated since then records a child as seen."
    else:
        text += "Since then nobody is recorded as seeing a child: this silence says nothing about safety."
    text += f" {counted(len(better), 'protective entry', 'protective entries') if better else 'No protective entry'} on this theme "
    text += f"{'are' if len(better) > 1 else 'is'} recorded since."
    evidence: tuple[Fact, ...] = each_once(better, facts_of(sights), loose)
    unplaced = sum(1 for incident in incidents if incident.happened.undated)
    return Finding(
        kind=KIND, key=f"none-since:{theme.value}", subject=f"{theme.label.lower()} not recorded again", statement=text,
        children=reading.children_named(evidence), evidence=evidence,
        contrary=concern_entries_on(theme, (latest, *(incident for incident in incidents[-3:] if incident.id != latest.id))),
        not_recorded=(
            "No record of a concern is not a record of no concern.",
            *((f"{counted(len(loose), 'row')} of a child seen undated, or dated too loosely to say whether since: shown and not counted.",)
              if loose else ()),
            *period_notes(sights),
            *((f"{counted(unplaced, 'incident')} of {theme.label.lower()} undated: whether after that day is not known.",) if unplaced else ()),
            *reading.notes(evidence),
        ),
    )


def _anything_since(reading: Reading, last: date) -> bool:
    """Whether anything at all is recorded as happening after ``last``: without that, quiet is only the end of the record."""
    history = reading.history
    happenings = (history.entries, history.visits, history.meetings, history.attendances, history.action_reviews, history.statuses)
    return any(fact.happened.order(last) is Order.AFTER for kind in happenings for fact in reversed(kind))
