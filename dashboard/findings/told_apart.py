"""What a row of concern tells of, for counts of incidents: something that happened, or a visit not completed, a right used, a view, a service's act.

One rule for every such count. What is told apart is named beside the number and never added to it: that nobody opened a door, that consent was
withheld or that a conference met is no incident, whatever direction its author gave the row.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum

from dashboard.findings.in_words import counted, listed
from dashboard.findings.rights_words import of_a_right
from data_models.hearsay import speaks
from data_models.incidents import Incident
from data_models.record import Entry, EvidenceStatus
from data_models.themes import Marker, Theme
from data_models.threshold_evidence import harm_coded, of_the_response


class Apart(Enum):
    """Kinds of row of concern that tell of no incident, each in the words of one and of many."""

    VISIT = ("visit not completed", "visits not completed")
    MISSED = ("appointment or meeting not kept", "appointments or meetings not kept")
    REFUSAL = ("refusal", "refusals")
    RIGHT = ("use of a right", "uses of a right")
    VIEW = ("professional’s view", "professionals’ views")
    SERVICE = ("meeting or act of a service", "meetings or acts of services")


RULE = (
    "Told apart and in no such count are rows of a visit not completed, of an appointment or meeting not kept or of a refusal where no harm to a "
    "child is coded, of a right used (consent withheld, an assessment declined, a complaint, a lawyer asked), of a professional’s view with no "
    "theme, and of a meeting or act of a service that passes on nobody’s words."
)
_OF_ADULTS = frozenset({Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.ADULT_VIOLENCE, Theme.ADULT_SAFEGUARDING})
_PROFESSIONALS_ALONE = re.compile(
    r"\bstrategy (?:meeting|discussion)s?\b|\brelease date\b|\bnothing (?:is|was|has been) (?:yet )?(?:arranged|offered|provided|put in place)\b|"
    r"^(?:(?:Child|Baby) \w{1,8} )?(?:case )?closed\b", re.IGNORECASE)
"""Nobody of the family is at a strategy meeting; a date given, a case closed and nothing arranged are a service's own."""
_MEETING = re.compile(
    r"^(?:(?:same|the|an?|first|second|third|fourth|initial|pre-birth|joint|urgent|multi-agency|child|family|protection|in|need|discharge|"
    r"safeguarding|professionals|network|legal|planning|midway)[ ’'-]{1,2}){0,5}(?:conference|core group|review(?: conference)?|meeting|panel)\b",
    re.IGNORECASE)
_ALONE_NEEDS = ("strategy", "release date", "nothing ", "closed")
_MEETING_NEEDS = ("conference", "core group", "review", "meeting", "panel")
_OPENING = 120
"""Each pattern needs one of these words, the second within what it reads at most: a plain look for them is far cheaper and settles most rows."""


def apart(entry: Entry) -> Apart | None:
    """Why a row of concern tells of no incident; None where it tells of one. Cheap looks come first: this is asked of every such row."""
    if Marker.REFUSAL in entry.markers and of_a_right(entry):
        return Apart.RIGHT
    if not entry.themes and entry.evidence_status is EvidenceStatus.PROFESSIONAL_OPINION:
        return Apart.VIEW
    if _of_a_service(entry):
        return Apart.SERVICE
    return _of_the_response(entry) if of_the_response(entry) else None


def _of_the_response(entry: Entry) -> Apart | None:
    """A refusal coded to what an adult does or how an adult is may tell of that as well, and stays an incident."""
    if Marker.NO_ACCESS in entry.markers:
        return Apart.VISIT
    if Marker.MISSED_APPOINTMENT in entry.markers:
        return Apart.MISSED
    return Apart.REFUSAL if _OF_ADULTS.isdisjoint(entry.themes) else None


def _of_a_service(entry: Entry) -> bool:
    words = entry.text
    plain = words.casefold()
    if any(word in plain for word in _ALONE_NEEDS) and _PROFESSIONALS_ALONE.search(words):
        return not (entry.themes or entry.markers) or not speaks(entry)
    opening = plain[:_OPENING]
    if not any(word in opening for word in _MEETING_NEEDS) or _MEETING.match(words) is None or speaks(entry):
        return False
    # What was seen there, or is known at first hand of harm, happened: a child with a bruise at a core group.
    return not (entry.evidence_status is EvidenceStatus.FIRST_HAND and harm_coded(entry))


def happened(entries: Iterable[Entry]) -> bool:
    """Whether any of these rows of concern tells of an incident."""
    return any(apart(entry) is None for entry in entries)


def of_incidents(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Those of which a row of concern tells of something that happened."""
    return tuple(incident for incident in incidents if happened(incident.concern_entries))


def apart_in_words(incidents: Sequence[Incident]) -> str:
    """"Told apart: 5 visits not completed and 1 use of a right": what else is recorded as concern; "" where there is nothing else."""
    kinds = Counter(
        kind for incident in incidents if not happened(incident.concern_entries)
        if (kind := next((apart(entry) for entry in incident.concern_entries), None)) is not None
    )
    if not kinds:
        return ""
    return f"Told apart: {listed(counted(number, *kind.value) for kind in Apart if (number := kinds[kind]))}"
