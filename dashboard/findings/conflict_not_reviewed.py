"""A further account, or one that another contradicts, with no strategy meeting recorded in the weeks after it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import timedelta

from dashboard.findings.in_words import counted, days_apart, listed, span_of
from dashboard.findings.reading import Reading, concern_entries_on, each_once, people_in
from data_models.dates import Order
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import Meeting
from data_models.incidents import Incident
from data_models.plan import Party
from data_models.record import Entry, EvidenceStatus, Fact, Nature
from data_models.themes import Marker, Theme
from data_models.timescales import figures_in_words

TIMESCALE = "further_strategy"
CONFLICT_DAYS = 91
"""How near in time an account and a row that contradicts it must be to stand together: a quarter, this project's own choice."""
THEMES = (
    Theme.DOMESTIC_ABUSE, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.NEGLECT, Theme.EMOTIONAL_ABUSE, Theme.PHYSICAL_ABUSE, Theme.SEXUAL_ABUSE,
    Theme.ADULT_VIOLENCE, Theme.CHILD_EXPLOITATION,
)
"""Themes of harm, on which a strategy meeting may be called: this project's own choice."""
ACCOUNTS = frozenset({Marker.ALLEGATION, Marker.SIBLING_VOICE, Marker.FAMILY_REPORT})
CONTRADICTS = frozenset({Marker.DENIAL, Marker.RETRACTION, Marker.NOT_SUBSTANTIATED})

KIND = Kind(
    code="conflict-not-reviewed",
    title="Further or conflicting accounts, and no strategy meeting recorded",
    block=Block.MULTI_AGENCY,
    beside=BEARS_ON,
    authority="Review §4.22",
    method="For each theme of harm: allegations and accounts by siblings or relatives with no strategy meeting dated within the days that its "
    "timescale gives (as published, this project’s own window, confirm), where there was an earlier concern of that theme or where, within "
    f"{CONFLICT_DAYS} days either way, a row denies, disputes, takes back or does not bear it out, or is a parent’s own account to the "
    "contrary. A meeting recorded as about other family members only is no answer. Silent for the time before the record of meetings begins.",
)


def find(reading: Reading) -> Iterator[Finding]:
    meetings = tuple(meeting for meeting in reading.history.meetings if meeting.kind.is_strategy)
    begins = min((meeting.happened.start for meeting in reading.history.meetings if meeting.happened.start), default=None)
    if begins is None:
        return
    for theme in THEMES:
        incidents = reading.concerns.get(theme, ())
        accounts = [incident for incident in incidents if _account(incident, theme)]
        if not accounts:
            continue
        silent = [
            incident for incident in accounts
            if incident.happened.start and incident.happened.start >= begins and _open(reading, incident, meetings)
        ]
        against = _Against(entry for entry in reading.contrary_on(theme) if _contradicts(entry))
        near = {incident.id: against.near(incident) for incident in silent}
        first = incidents[0].happened
        chosen = [
            incident for incident in silent
            if (first.end and incident.happened.start and first.end < incident.happened.start) or near[incident.id]
        ]
        if chosen:
            contradicting = list({entry.id: entry for incident in chosen for entry in near[incident.id]}.values())
            yield _finding(reading, theme, chosen, contradicting, meetings)


def _account(incident: Incident, theme: Theme) -> bool:
    return any(ACCOUNTS & set(entry.markers) for entry in incident.concern_entries_on(theme))


def _contradicts(entry: Entry) -> bool:
    own_account = entry.nature is Nature.PROTECTIVE and Marker.SELF_REPORT in entry.markers
    return own_account or entry.evidence_status is EvidenceStatus.DISPUTED or not CONTRADICTS.isdisjoint(entry.markers)


class _Against:
    """Rows that contradict, in order of date, so that an account is held against those near it only and not against all."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        dated = [(entry.happened.start, entry) for entry in entries if entry.happened.start]
        self.exact = sorted(((day, entry) for day, entry in dated if day == entry.happened.end), key=lambda pair: pair[0])
        self.days = [day for day, _ in self.exact]
        self.loose = [entry for day, entry in dated if day != entry.happened.end]

    def near(self, incident: Incident) -> list[Entry]:
        """Those close to an account in time and about one person with it, or where either names nobody."""
        when = incident.happened
        if when.start is None or when.end is None:
            return []
        first, last = when.start - timedelta(days=CONFLICT_DAYS), when.end + timedelta(days=CONFLICT_DAYS)
        close = [entry for _, entry in self.exact[bisect_left(self.days, first):bisect_right(self.days, last)]]
        close += [entry for entry in self.loose if entry.happened.may_overlap(first, last)]
        named = {label for row in incident.entries for label in row.people}
        return [entry for entry in close if not named or not entry.people or not named.isdisjoint(entry.people)]


def _open(reading: Reading, incident: Incident, meetings: tuple[Meeting, ...]) -> bool:
    """True where the window has passed and no strategy meeting that may be about it can have fallen within it. An undated account is never open."""
    start, due = incident.happened.start, reading.due(TIMESCALE, incident.happened)
    if start is None or due is None:
        return False
    return due.latest < reading.as_at and not any(
        meeting.happened.may_overlap(start, due.latest) and _may_be_about(reading, meeting, incident) for meeting in meetings
    )


def _may_be_about(reading: Reading, meeting: Meeting, incident: Incident) -> bool:
    """False where a meeting is recorded as about family members none of whom the account names."""
    concerning = set(people_in(meeting.concerning))
    labels = {label.casefold() for label in reading.family_labels}
    named = {label.casefold() for entry in incident.entries for label in entry.people}
    children = {label.casefold() for label in reading.child_labels}
    return not concerning or not concerning <= labels or not named or not concerning.isdisjoint(named | children)


def _finding(
    reading: Reading, theme: Theme, chosen: list[Incident], near: list[Entry], meetings: tuple[Meeting, ...],
) -> Finding:
    rows = concern_entries_on(theme, chosen)
    rules = [due.rule for incident in chosen if (due := reading.due(TIMESCALE, incident.happened))]
    tellers = [teller for teller in dict.fromkeys(reading.observer(entry) for entry in rows) if teller in reading.family_labels]
    text = (
        f"{counted(len(chosen), 'account')} of {theme.label.lower()}{f' told by {listed(tellers)}' if tellers else ''}, recorded by "
        f"{listed(dict.fromkeys(entry.agency.label for entry in rows))}, {span_of(incident.happened for incident in chosen)}: "
        f"no strategy meeting is recorded within {figures_in_words(rules)} of {'it' if len(chosen) == 1 else 'any of them'}."
    )
    if near:
        text += (
            f" {counted(len(near), 'row')} to the contrary within {CONFLICT_DAYS} days of {'it' if len(chosen) == 1 else 'one of them'}, from "
            f"{listed(dict.fromkeys(reading.observer(entry) for entry in near))}."
        )
    last = chosen[-1].happened
    later = next((row for row in meetings if last.end and row.happened.order(last.end) is Order.AFTER), None)
    if later:
        text += f" The next strategy meeting recorded after the last of them is that of {later.happened.in_words()}, "
        text += f"{days_apart(last, later.happened)} later."
    undated = tuple(meeting for meeting in meetings if meeting.happened.undated)
    evidence: tuple[Fact, ...] = rows
    return Finding(
        kind=KIND, key=theme.value, subject=theme.label.lower(), statement=text, attributed=Party.SERVICE,
        children=reading.child_labels, evidence=evidence,
        contrary=each_once(near, (later,) if later else (), undated, reading.contrary_on(theme)),
        not_recorded=(
            "Which account is right is not established by this record.",
            "Strategy meetings are known only from the meetings recorded here.",
            *((f"{counted(len(undated), 'strategy meeting')} undated: it may have been within those days.",) if undated else ()),
            *reading.figure_notes(*rules),
            *reading.notes(evidence),
        ),
    )
