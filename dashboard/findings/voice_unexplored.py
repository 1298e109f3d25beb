"""A child's or an older sibling's words with no action recorded, and a child spoken with but not on what the record worries about."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import Reading, concern_entries_of, each_once, names
from dashboard.findings.told_apart import RULE, happened
from data_models.dates import Order, day_in_words
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.forum import Meeting
from data_models.incidents import Incident
from data_models.people import FamilyRole, Person
from data_models.plan import Party
from data_models.record import Entry, Fact, Nature
from data_models.themes import Marker, Theme

ANSWER_DAYS = 28
"""An account is left this long for an answer before its silence is a finding: this project's own choice."""
YEAR_DAYS = 365
AT_LEAST = 2
"""Incidents of a theme in the last year before it counts as one that a child's words might touch: this project's own choice."""
HOME_THEMES = (Theme.DOMESTIC_ABUSE, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.ADULT_MENTAL_HEALTH)
"""What the review found that children were not asked about (§4.13): what the adults at home do, not what happens to a child elsewhere."""
_TAKEN = (Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE)
_AN_ADULT = re.compile(r"\b(?:mothers?|fathers?|mum|mummy|dad|daddy|parents?|step\w{3,7}|adults?|grown-ups?|carers?|partners?)\b", re.IGNORECASE)
_SAYS = "(?:has |had )?(?:says?|said|tells?|told|messag(?:es|ed)|text(?:s|ed)|writes|wrote|written|asks?|asked|rang|rings|phone[sd]|confide[sd])"

KIND = Kind(
    code="voice-unexplored",
    title="What a child or sibling said, and what followed",
    block=Block.NOT_RESPONDED,
    beside=BEARS_ON,
    authority="Review §4.10–4.13, 4.17, 4.40",
    method=f"Concerns coded as a child’s or an older sibling’s voice, {ANSWER_DAYS} days old or more, with no action or outcome recorded in any "
    "row of them and, for a child, no later row of that child’s words on the same theme (on any, where it has none). And, for each child spoken "
    f"with in the last {YEAR_DAYS} days, the themes of the adults at home recorded in {AT_LEAST} incidents or more in that time that no row of "
    "the child’s words is coded to. A child’s words are those coded so, those that name the child as telling them, and those that an older sibling "
    f"passes on as that child’s. A row of drugs or drink that names children alone is of no adult at home. {RULE}",
)


def find(reading: Reading) -> Iterator[Finding]:
    asked_by = reading.as_at - timedelta(days=ANSWER_DAYS)
    old = [incident for incident in reading.concern_incidents if incident.happened.end and incident.happened.end <= asked_by]
    voices = _voices(reading)
    for child in reading.history.children:
        if finding := _child(reading, child, old, voices[child.label]):
            yield finding
    for sibling in reading.history.people:
        if sibling.role is FamilyRole.OLDER_SIBLING and (finding := _sibling(reading, sibling, old)):
            yield finding
    for child in reading.history.children:
        if finding := _not_about(reading, child, voices[child.label]):
            yield finding


def _of_adults(reading: Reading, theme: Theme, incident: Incident) -> tuple[Entry, ...]:
    """Its rows of concern on a theme that may be about an adult at home: what a child takes is the child’s own."""
    rows = incident.concern_entries_on(theme)
    if theme not in _TAKEN:
        return rows
    return tuple(row for row in rows if not _of_a_child_alone(reading, row))


def _of_a_child_alone(reading: Reading, entry: Entry) -> bool:
    """Naming children of the family and nobody else, in its words too, and no account of a relative: theirs may be of home."""
    return (
        bool(entry.people) and set(reading.child_labels).issuperset(entry.people)
        and Marker.SIBLING_VOICE not in entry.markers and Marker.FAMILY_REPORT not in entry.markers
        and _AN_ADULT.search(entry.text) is None and not any(label in entry.text for label in reading.adult_labels)
    )


def _voices(reading: Reading) -> dict[str, list[Entry]]:
    """Rows of what each child said or showed, echoes left out; where the words are coded and name nobody, no child's.

    What a child is named as telling is theirs however it is coded, and what a brother or sister passes on as that child's own words.
    """
    repeated = {echo.id for echo in reading.echoes}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in reading.history.entries:
        if entry.id in repeated:
            continue
        if Marker.CHILD_VOICE in entry.markers or entry.child_voice:
            whose: Iterable[str] = entry.people
        else:
            whose = (label for label in reading.child_labels if names(entry.reported_by, label) or _passed_on(entry, label))
        for label in whose:
            found[label].append(entry)
    return found


def _passed_on(entry: Entry, label: str) -> bool:
    """True for an older sibling's account that tells what this child said: "Child X1 messages her that …"."""
    return Marker.SIBLING_VOICE in entry.markers and re.search(rf"\b{re.escape(label)} (?:{_SAYS})\b", entry.text, re.IGNORECASE) is not None


def _unanswered(incident: Incident) -> bool:
    return not any(entry.action_outcome.strip() for entry in (*incident.entries, *incident.echoes))


def _child(reading: Reading, child: Person, old: list[Incident], voices: list[Entry]) -> Finding | None:
    own = {entry.id for entry in voices if entry.nature is Nature.CONCERN and _sole(reading, child, entry)}
    told = [incident for incident in old if any(entry.id in own for entry in incident.entries)]
    # The latest first and by theme, so that one look usually tells whether anything is later.
    latest_first = sorted(voices, key=lambda entry: entry.happened.end or date.max, reverse=True)
    on = {theme: [entry for entry in latest_first if theme in entry.themes] for theme in Theme}
    silent = [incident for incident in told if _unanswered(incident) and not _taken_up(incident, latest_first, on)]
    if not silent:
        return None
    rows = tuple(entry for entry in concern_entries_of(silent) if entry.id in own)
    said = "; ".join(f"{row.happened.in_words()}, by {row.agency.label}: “{(row.child_voice or row.text).rstrip('.')}”" for row in rows)
    text = (
        f"{counted(len(silent), 'account')} of what {child.label} said or showed {'has' if len(silent) == 1 else 'have'} no action or outcome "
        f"recorded, and no later row of {child.label}’s words on the same theme is recorded: {said}."
    )
    answered = tuple(row for row in voices if row.id not in own or row.action_outcome)
    return _finding(reading, f"child:{child.label}", child.label, text, (child.label,), rows, answered, silent)


def _sole(reading: Reading, child: Person, entry: Entry) -> bool:
    """True where the row names no other child, so that the words can only be this one's."""
    return not set(entry.people) & (set(reading.child_labels) - {child.label})


def _taken_up(incident: Incident, latest_first: list[Entry], on: dict[Theme, list[Entry]]) -> bool:
    """A later row of the child's words on one of the same themes; on anything, where the account has no theme. A date too loose may be later."""
    here = {entry.id for entry in incident.entries}
    lists = [on[theme] for theme in incident.themes] or [latest_first]
    return any(_any_after(incident.happened.start, here, rows) for rows in lists)


def _any_after(start: date | None, here: set[str], latest_first: list[Entry]) -> bool:
    """Whether the latest of these rows, those of the account itself left out, may be later than ``start``."""
    latest = next((entry for entry in latest_first if entry.id not in here), None)
    return latest is not None and start is not None and (latest.happened.end is None or latest.happened.end > start)


def _sibling(reading: Reading, sibling: Person, old: list[Incident]) -> Finding | None:
    told = [incident for incident in old if any(_by(reading, sibling, entry) for entry in incident.entries)]
    silent = [incident for incident in told if _unanswered(incident)]
    if not silent:
        return None
    rows = tuple(entry for entry in concern_entries_of(silent) if _by(reading, sibling, entry))
    themes = listed(dict.fromkeys(theme.label.lower() for entry in rows for theme in entry.themes)) or "no theme coded"
    text = (
        f"{counted(len(told), 'account')} by {sibling.label} {'is' if len(told) == 1 else 'are'} recorded. No action or outcome is recorded with "
        f"{'it' if len(told) == 1 else f'{len(silent)} of them'}, {span_in_words(rows)} ({themes})."
    )
    meetings = _meetings_after(reading, silent)
    if meetings:
        text += f" Meetings recorded within {ANSWER_DAYS} days after: {listed(f'{row.kind.label} {row.happened.in_words()}' for row in meetings)}."
    answered = concern_entries_of(incident for incident in told if not _unanswered(incident))
    against = (
        entry for entry in reading.history.entries
        if entry.speaks_against and (sibling.label in entry.people or names(entry.reported_by, sibling.label))
    )
    return _finding(
        reading, f"sibling:{sibling.label}", sibling.label, text, reading.child_labels, rows, each_once(meetings, answered, against), silent,
    )


def _by(reading: Reading, sibling: Person, entry: Entry) -> bool:
    """True for a sibling's account that this sibling gave: named as the teller, or the only older sibling the row or the family has."""
    if Marker.SIBLING_VOICE not in entry.markers or entry.nature is not Nature.CONCERN:
        return False
    siblings = [person.label for person in reading.history.people if person.role is FamilyRole.OLDER_SIBLING]
    tellers = [label for label in siblings if names(entry.reported_by, label)] or [label for label in siblings if label in entry.people] or siblings
    return tellers == [sibling.label]


def _meetings_after(reading: Reading, incidents: list[Incident]) -> tuple[Meeting, ...]:
    """Meetings that may have heard an account: within ``ANSWER_DAYS`` after it or on its day."""
    spans = [(when.start, when.end + timedelta(days=ANSWER_DAYS)) for when in (row.happened for row in incidents) if when.start and when.end]
    return tuple(meeting for meeting in reading.history.meetings if any(meeting.happened.may_overlap(*span) for span in spans))


def _finding(
    reading: Reading, key: str, subject: str, text: str, children: tuple[str, ...], rows: tuple[Entry, ...], contrary: tuple[Fact, ...],
    silent: list[Incident],
) -> Finding:
    unknown = sum(1 for incident in silent if not incident.happened.exact)
    return Finding(
        kind=KIND, key=key, subject=subject, statement=text, attributed=Party.SERVICE, children=children, evidence=rows, contrary=contrary,
        not_recorded=(
            "What was done about it may be recorded elsewhere: only the action and outcome of these rows, and later rows, were looked at.",
            *((f"{counted(unknown, 'account')} dated only to a period: what came after is not exact.",) if unknown else ()),
            *reading.notes(rows),
        ),
    )


def _not_about(reading: Reading, child: Person, voices: list[Entry]) -> Finding | None:
    since = reading.as_at - timedelta(days=YEAR_DAYS)
    spoken = tuple(entry for entry in voices if entry.happened.certainly_within(since, reading.as_at) and _sole(reading, child, entry))
    recent = {
        theme: [
            row for row in reading.concerns.get(theme, ())
            if row.happened.certainly_within(since, reading.as_at) and happened(_of_adults(reading, theme, row))
        ]
        for theme in HOME_THEMES
    }
    touched = {theme for entry in voices if entry.happened.order(since) not in (Order.BEFORE, Order.ON) for theme in entry.themes}
    missing = [theme for theme, incidents in recent.items() if len(incidents) >= AT_LEAST and theme not in touched]
    if not spoken or not missing:
        return None
    counts = " or ".join(f"{theme.label.lower()} ({counted(len(recent[theme]), 'incident')})" for theme in missing)
    days = len({entry.happened.start for entry in spoken})
    text = (
        f"In the {YEAR_DAYS} days to {day_in_words(reading.as_at)} what {child.label} said or showed is recorded on {counted(days, 'day')}, by "
        f"{listed(dict.fromkeys(entry.agency.label for entry in spoken))}. None of these rows is coded to "
        f"{counts}, recorded in that time of the adults at home."
    )
    concern = [entry for theme in missing for row in recent[theme] for entry in _of_adults(reading, theme, row)]
    own = {entry.id for entry in spoken}
    evidence: tuple[Fact, ...] = each_once(
        (entry for entry in spoken if entry.nature is not Nature.PROTECTIVE), (entry for entry in concern if entry.id not in own),
    )
    return Finding(
        kind=KIND, key=f"not-about:{child.label}", subject=f"{child.label}, spoken with", statement=text, attributed=Party.SERVICE,
        children=(child.label,), evidence=evidence,
        contrary=each_once((entry for entry in spoken if entry.nature is Nature.PROTECTIVE), (
            entry for entry in voices if set(entry.themes) & set(missing)
        )),
        not_recorded=(
            f"What {child.label} was asked is known only from the words of these rows: a child may be asked and say nothing.",
            *reading.notes(evidence),
        ),
    )
