"""Whether a row tells what somebody said, whatever its agency called it: words that were heard are hearsay of what they tell.

An agency may record as first-hand what was said to it. That it was said, the recorder can speak to; what it tells, only somebody who was there.
"""

import re
from itertools import permutations

from data_models.record import Entry, EvidenceStatus, Fact
from data_models.themes import Marker

SOMEBODY = "somebody"
OF_A_CHILD = frozenset({Marker.CHILD_VOICE, Marker.SIBLING_VOICE})
_TOLD = frozenset({Marker.ALLEGATION, Marker.FAMILY_REPORT, Marker.SELF_REPORT, Marker.SIBLING_VOICE})
_SAYING = (
    r"(?:say|said|says|saying|told|tells|telling|reports|reported|alleg(?:es|ed)|claim(?:s|ed)|stat(?:es|ed)|recall(?:s|ed)|disclos(?:es|ed)|"
    r"complain(?:s|ed))")
_TELLING = rf"(?:{_SAYING}|asks|asked|fears|wants|wishes)"
_OUTSIDE = re.compile(r"\b((?:an? )?(?:neighbours?|relatives?|callers?|passers?-by))\b[^.;:]*\b(?:heard|saw)\b", re.IGNORECASE)
_SAID = re.compile(rf"\b{_SAYING}\b|{_OUTSIDE.pattern}", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:asks|asked|fears|wants|wishes)\b", re.IGNORECASE)
_RECORDERS = re.compile(
    r"\b(?:we|i|staff|officers?|(?:social |key |support )?workers?|teachers?|tutors?|nurses?|doctors?|health visitors?|"
    r"(?:is|are|was|were|be|been|being)|not|never|cannot|\w+n['’]t)(?: \w+ly)? $", re.IGNORECASE)
"""Right before such a word: the recorder's own telling, somebody who was told, or nothing said; none of them is what the row was told."""
_OF_NOBODY = re.compile(rf"\b{_SAYING} to (?:be|have)\b", re.IGNORECASE)
"""“Child X said to be asleep” is what somebody else said."""
_NO_SUBJECT = re.compile(rf"(?:^|[;:,.]\s*|\b(?:and|to)\s){_TELLING}\b", re.IGNORECASE)
_SAID_NOTHING = re.compile(
    r"\b(?:raised|said|says) nothing\b|\bnothing (?:was )?(?:raised|said)\b|\bno (?:worr(?:y|ies)|concerns?) (?:was |were )?(?:raised|said|told)\b",
    re.IGNORECASE)
_OPENS = re.compile(
    rf"^(?:(?:[A-Z][\w’']*(?: (?:and )?[A-Z]\w*)*|[Hh]e|[Ss]he|[Tt]hey)\s+)?(?i:{_TELLING})\b(?! for\b)|"
    r"^(?i:(?:a )?(?:neighbours?|relatives?|callers?|passers?-by)\b[^.;:]*\b(?:heard|saw|seen))\b")


def told_by(fact: Fact) -> str:
    """Who said what a row recorded as first-hand tells, "somebody" where it does not say who; "" where it tells nothing said.

    A threat to a worker is what was said: whoever heard it was there.
    """
    if not isinstance(fact, Entry) or fact.evidence_status is not EvidenceStatus.FIRST_HAND or Marker.THREAT_TO_WORKER in fact.markers:
        return ""
    if named := _named_teller(fact):
        return named
    return (_speaker(fact) or SOMEBODY) if tells(fact) else ""


def tells(entry: Entry) -> bool:
    """Whether a row's words or markers show that it tells what somebody said. That a child raised nothing tells of nothing said, and a child's
    voice without a word of saying may be what the child did."""
    return not _SAID_NOTHING.search(_words(entry)) and (speaks(entry) or not _TOLD.isdisjoint(entry.markers))


def speaks(entry: Entry) -> bool:
    """Whether its words tell what somebody said; what a child asks or fears is said by the child."""
    words = _words(entry)
    said = any(not _RECORDERS.search(words[:found.start()]) for found in _SAID.finditer(words))
    return said or (not OF_A_CHILD.isdisjoint(entry.markers) and _ASKS.search(words) is not None)


def only_tells(entry: Entry) -> bool:
    """Whether its words begin with what somebody said: nothing that its recorder saw stands before it."""
    return _OPENS.match(_words(entry)) is not None


def wholly_told(fact: Fact) -> bool:
    """Recorded as first-hand, and nothing but what somebody said: its teller is named as reporting it, or its words begin with the telling."""
    return isinstance(fact, Entry) and bool(told_by(fact)) and (bool(_named_teller(fact)) or only_tells(fact))


def who_saw(fact: Fact) -> str:
    """Who saw it as the record has it; where it is recorded as first-hand and tells what somebody said, that as well."""
    if teller := told_by(fact):
        return f"recorded as first-hand; tells what {teller} said"
    return fact.status.label


def seen_first_hand(fact: Fact) -> bool:
    """Recorded as first-hand, and no telling of what somebody said."""
    return fact.status is EvidenceStatus.FIRST_HAND and not told_by(fact)


def _words(entry: Entry) -> str:
    return f"{entry.title}: {entry.description}" if entry.title else entry.description


def _named_teller(entry: Entry) -> str:
    """The members of the family whom a row names both as reporting it and among its people."""
    parts = [part.strip() for part in entry.reported_by.split(";") if part.strip()]
    return " and ".join(parts) if parts and all(part in entry.people for part in parts) else ""


def _speaker(entry: Entry) -> str:
    """Whoever of its people stands right before the word of saying, two joined by "and" both; the only one whom it names, where nobody does."""
    words = _words(entry)
    if _OF_NOBODY.search(words):
        return ""
    joined = (*(f"{one} and {other}" for one, other in permutations(entry.people, 2)), *entry.people)
    found = next((who for who in joined if re.search(rf"\b{re.escape(who)} {_TELLING}\b", words, re.IGNORECASE)), "")
    if outside := _OUTSIDE.search(words):
        return " and ".join(filter(None, (outside[1].lower(), found)))
    return found or (entry.people[0] if len(entry.people) == 1 and _NO_SUBJECT.search(words) else "")
