"""What has happened, come to be known or changed since the forum last decided."""

from collections.abc import Iterator
from datetime import date

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, concern_entries_of, each_once
from data_models.assessment import Allegation, AssessmentChange
from data_models.dates import Order, When
from data_models.finding import Block, Finding, Kind
from data_models.forum import ForumDecision
from data_models.incidents import Incident
from data_models.record import Entry, Fact, Nature
from data_models.themes import Marker

KIND = Kind(
    code="since-decision",
    title="Since the forum last decided",
    block=Block.CUMULATIVE,
    authority="Review §4.24, 4.26",
    method="From the last dated forum decision (or all of that day): incidents of concern dated wholly after it; those dated wholly before it or on "
    "its "
    "day of which every row, repeats too, became known after it; dates of assessments moved and police outcomes recorded after it. What has no "
    "date, or a "
    "date too loose to place, is counted apart. Protective entries, and rows that deny, take back or close a concern, stand beside them.",
)


def find(reading: Reading) -> Iterator[Finding]:
    dated = [decision for decision in reading.history.decisions if decision.happened.start and decision.happened.end]
    if not dated:
        return
    decided = max(decision.happened.end for decision in dated if decision.happened.end)
    last = tuple(decision for decision in dated if decision.happened.end == decided)
    if decided >= reading.as_at:
        return
    new = tuple(incident for incident in reading.concern_incidents if incident.happened.order(decided) is Order.AFTER)
    disclosed = tuple(incident for incident in reading.concern_incidents if _disclosed(incident, decided))
    moved = tuple(row for row in reading.history.assessment_changes if row.happened.order(decided) is Order.AFTER)
    ended = tuple(row for row in reading.history.allegations if row.police_outcome_on.order(decided) is Order.AFTER)
    if new or disclosed or moved or ended:
        yield _finding(reading, last, decided, new, disclosed, moved, ended)


def _disclosed(incident: Incident, decided: date) -> bool:
    """Before the decision or on its day, with every row of it, echoes too, recorded as known only after."""
    rows = (*incident.entries, *incident.echoes)
    return (
        incident.happened.order(decided) in (Order.BEFORE, Order.ON)
        and all(row.known_on is not None and row.known_from is not None and row.known_from > decided for row in rows)
    )


def _finding(
    reading: Reading, last: tuple[ForumDecision, ...], decided: date, new: tuple[Incident, ...], disclosed: tuple[Incident, ...],
    moved: tuple[AssessmentChange, ...], ended: tuple[Allegation, ...],
) -> Finding:
    evidence: tuple[Fact, ...] = each_once(last, concern_entries_of((*new, *disclosed)), moved, ended)
    parts = []
    if new:
        parts.append(f"{counted(len(new), 'incident')} of concern dated after it{_themes(new)}")
    if disclosed:
        parts.append(f"{counted(len(disclosed), 'incident')} of concern dated before it or on its day and recorded as known only after it"
                     f"{_themes(disclosed)}")
    if moved:
        parts.append(f"{counted(len(moved), 'change')} of an assessment’s date")
    if ended:
        outcomes = listed(f"{row.police_outcome.label}, {row.police_outcome_on.in_words()}" for row in ended)
        parts.append(f"{counted(len(ended), 'police outcome')} ({outcomes})")
    repeated = {echo.id for echo in reading.echoes}
    other = tuple(
        entry for entry in reading.history.entries
        if entry.happened.order(decided) is Order.AFTER and entry.id not in repeated and _other_side(entry)
    )
    taken_back = sum(1 for entry in other if Marker.RETRACTION in entry.markers)
    denied = sum(1 for entry in other if entry.speaks_against and Marker.RETRACTION not in entry.markers)
    text = (
        f"{_decided(last)} "
        f"Recorded since: {'; '.join(parts)}. On the other side since: "
        f"{counted(len(other) - taken_back - denied, 'protective entry', 'protective entries')}, "
        f"{counted(taken_back, 'row')} that {'takes' if taken_back == 1 else 'take'} something back, "
        f"{counted(denied, 'row')} that {'denies, disputes or closes' if denied == 1 else 'deny, dispute or close'} a concern."
    )
    unplaced = sum(1 for incident in reading.concern_incidents if _unplaced(incident.happened, decided))
    later = sum(1 for row in reading.history.decisions if row.happened.undated)
    return Finding(
        kind=KIND, key=last[0].forum_ref, subject=f"decision of {last[0].happened.in_words()}", statement=text,
        children=reading.child_labels, evidence=evidence, contrary=other,
        not_recorded=(
            *((f"{counted(unplaced, 'incident')} of concern undated, or dated too loosely to say whether before or after the decision.",)
              if unplaced else ()),
            *((f"{counted(later, 'forum decision')} undated: it may be later than this one.",) if later else ()),
            "Whether any of this was put to the forum is not said here.",
            *reading.notes(evidence),
        ),
    )


def _decided(last: tuple[ForumDecision, ...]) -> str:
    """Every decision of the last day: a forum may decide on several children, or on several requests, and not alike."""
    if len(last) == 1:
        return f"The forum’s last recorded decision is of {last[0].happened.in_words()}: {last[0].decision.rstrip('.')}."
    said = "; ".join(f"{row.asked_for.rstrip('.')}: {row.decision.rstrip('.')}" for row in last)
    return f"The forum’s last recorded decisions are the {len(last)} of {last[0].happened.in_words()}: {said}."


def _other_side(entry: Entry) -> bool:
    return entry.nature is Nature.PROTECTIVE or entry.speaks_against


def _unplaced(when: When, decided: date) -> bool:
    return when.order(decided) is Order.NOT_KNOWN


def _themes(incidents: tuple[Incident, ...]) -> str:
    themes = list(dict.fromkeys(theme.label.lower() for entry in concern_entries_of(incidents) for theme in entry.themes))
    without = sum(1 for incident in incidents if not any(entry.themes for entry in incident.concern_entries))
    none = f"{without} of them coded to no theme" if without else ""
    return f" ({'; '.join(part for part in (listed(themes), none) if part)})" if themes else ""
