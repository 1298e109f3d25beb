"""Whose observation an entry carries: echoes and scribes are no second source (findings.md law 3; Re A [2015] EWFC 11 on repeated hearsay)."""

import re
from collections.abc import Callable, Iterator, Sequence

from data_models.agencies import Agency, agency_named
from data_models.hearsay import OF_A_CHILD, each_named, only_asks, only_tells, speaks, told_by
from data_models.record import Entry, EvidenceStatus
from data_models.themes import Theme

SEEN_IN_THE_SPEAKER = frozenset({
    Theme.ADULT_MENTAL_HEALTH, Theme.CHILD_MENTAL_HEALTH, Theme.LEARNING_DISABILITY, Theme.EDUCATION, Theme.MISSING, Theme.PREGNANCY,
})
"""How somebody is: whoever hears them say it sees it in them, and what they say is no account of what another did."""
_OUT_OF_SIGHT = frozenset({Theme.DOMESTIC_ABUSE, Theme.ADULT_VIOLENCE, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.SEXUAL_ABUSE})
"""What others did where the recorder was not: of that a row with a child's words has the child's words alone, whatever else was seen."""
_DISPUTES = re.compile(
    r"\b(?:lies|lying|lied|liars?|untrue|not true|false(?:ly)?|(?:made|making|makes) (?:it|this|that|things|everything|all of it) up)\b",
    re.IGNORECASE)

_ANOTHER_PARTNER = re.compile(
    r"\b(?:partner|husband|wife|boyfriend|girlfriend) (?:of|at) (?:that|the) time\b"
    r"|\b(?:then|at (?:that|the) time) with (?:another|an earlier) partner\b"
    r"|\b(?:another|an earlier|a previous|her earlier|her previous|his earlier|his previous) (?:partner|husband|wife)(?: of (?:\w+ ){1,3}| )"
    r"(?:was|were|had|hit|beat|hurt)\b", re.IGNORECASE)
"""Words of abuse by or of somebody else's partner then: not of the adults who live together now. A former wife may be the one who tells."""
_PARTNERS = ("partner", "husband", "wife", "friend")
"""Looked for before the pattern, which needs one of them: a plain look is far cheaper."""


def of_another_partner(entry: Entry) -> bool:
    """Whether a row's own words tell of a partner of another time."""
    words = entry.text
    plain = words.casefold()
    return any(word in plain for word in _PARTNERS) and _ANOTHER_PARTNER.search(words) is not None


def observer(entry: Entry, family: frozenset[str], carers: frozenset[str] = frozenset()) -> str:
    """Whose observation an entry carries: the relative or agency it says told it, else the agency that wrote it.

    An entry that only passes on what another agency said is that agency's observation, not a second one. What a parent or carer whom the row
    names said, recorded at first hand, is what the recorder heard: nobody is a witness of a concern by having said what is the concern.
    What several of the family told together stands under the first of them: never under the agency that wrote it down, as if it had seen it.
    """
    reporter = entry.reported_by.strip()
    told = each_named(reporter, sorted(family))
    if told and carers.issuperset(told) and set(entry.people).issuperset(told) and entry.evidence_status is EvidenceStatus.FIRST_HAND:
        return entry.agency.label
    if told and family.issuperset(told):
        return min(told)
    teller: Agency | None = agency_named(reporter) if reporter else None
    return (teller or entry.agency).label


def names_no_teller(entry: Entry) -> bool:
    """True for a report of which nobody says whose it is: not what its recorder saw, found or thought."""
    return not entry.reported_by.strip() and not entry.evidence_status.own_knowledge


def written_down(entries: Sequence[Entry], observed: Callable[[Entry], str], family: frozenset[str]) -> Iterator[Entry]:
    """Entries of one incident that may only write down what a member of the family told: the police interview of the child who told her
    worker names nobody as its source, and one speaker heard twice is one source."""
    if any(observed(entry) in family for entry in entries):
        yield from filter(names_no_teller, entries)


def source_on(theme: Theme, entry: Entry, observed: str, family: frozenset[str], young: frozenset[str]) -> str:
    """Whose word an entry is on one theme; "" where it is nobody's. ``observed``: what ``observer`` says of it.

    A child's words told to a school are the child's, and the school their scribe; a child who only asks or fears tells of nothing done, and whoever
    took it for a sign of that is the source. A relative's word that somebody lies is that relative's
    side of a dispute: whoever heard it saw nothing of what is disputed.
    """
    if theme in SEEN_IN_THE_SPEAKER:
        return observed
    if disputes(entry, family):
        return ""
    speakers = [label for label in entry.people if label in young]
    if entry.reported_by.strip() or OF_A_CHILD.isdisjoint(entry.markers) or len(speakers) != 1:
        return observed
    if only_asks(entry):
        return observed
    return speakers[0] if only_tells(entry) or (theme in _OUT_OF_SIGHT and speaks(entry)) else observed


def disputes(entry: Entry, family: frozenset[str]) -> bool:
    """Whether an entry tells that one of the family says that what was said is not so."""
    told = told_by(entry) or not family.isdisjoint(each_named(entry.reported_by, family))
    return bool(told) and any(_DISPUTES.search(words) for words in (entry.title, entry.description))
