"""Why a row stays out of the facts, every reason that holds of it in one fixed order, and whether a row means the children of the family.

The order: what became of it (denied, taken back, not taken further), hearsay that leads to nobody who was there, who saw it, and only then whom it
names. A person told a lesser reason first would mend that and believe the row fit.
"""

import re
from collections.abc import Iterable

from data_models.assessment import Allegation, PoliceOutcome
from data_models.denials import outcome_tells_of_a_denial
from data_models.hearsay import wholly_told
from data_models.record import Entry, EvidenceStatus, Fact
from data_models.themes import SPEAKS_AGAINST, Marker
from data_models.threshold_evidence import Entering

NO_PATH = "It is hearsay, and no first-hand row of the same incident leads to somebody who was there."
WHICH_CHILD = "It may mean a child of the family and does not say which: ask which, and who can say so."
OF_ANOTHER_CHILD = (
    "It tells of an older sibling alone, and by hearsay: that something may have happened to another child says nothing of these unless a court "
    "finds that it did (Re J [2013] UKSC 9). A row that names one of these children stands, on like evidence, as a fact that is put to a court."
)
NO_CHILD = "It names none of the children: say for whom it matters."
ENDED = frozenset({PoliceOutcome.NO_FURTHER_ACTION, PoliceOutcome.NOT_PURSUED, PoliceOutcome.ACQUITTED})
"""Police outcomes that stand as an answer to an allegation. None of them says that it did not happen."""
_BECAME = {
    Marker.DENIAL: "denied", Marker.RETRACTION: "taken back", Marker.NOT_SUBSTANTIATED: "not substantiated",
    Marker.NO_FURTHER_ACTION: "not taken further",
}
_TOGETHER = re.compile(
    r"(?<!\bother )(?<!neighbour's )(?<!neighbour’s )\bchildren\b(?!['’]?s?['’]?\s+(?:social|services?|centre|home|act|society|hospital|guardian|"
    r"team|department|commissioner|hearing|in\s+need\s+(?:team|service)))|"
    r"\b(?:the|these|both|all|her|his|their|two|three)\s+(?:(?:two|three|four|younger|youngest|little|small)\s+)*"
    r"(?:siblings|kids|boys|girls|twins)\b|\b(?:younger|youngest|little)\s+(?:two|three|ones)\b", re.IGNORECASE)
"""Words that mean the children of a family together: "the children", "both boys", "the younger two"; never the name of a service."""
_ONE = re.compile(r"\b(?:daughter|son|baby|eldest|youngest|sister|brother|sibling|child)(?:['’]s)?\b(?!\s+(?:protection|in\s+need))", re.IGNORECASE)


def became_of(fact: Fact) -> str:
    """What the row itself says became of it, in a sentence; "" where it says nothing of that."""
    if isinstance(fact, Allegation):
        return f"The police outcome recorded is: {fact.police_outcome.label}." if fact.police_outcome in ENDED else ""
    if not isinstance(fact, Entry):
        return ""
    if not fact.speaks_against:
        return "What was written of its outcome says that it was denied." if outcome_tells_of_a_denial(fact.action_outcome) else ""
    said = [_BECAME[marker] for marker in fact.markers if marker in SPEAKS_AGAINST]
    if fact.evidence_status is EvidenceStatus.DISPUTED:
        said.append("disputed")
    return f"It is recorded as {' and '.join(dict.fromkeys(said))}."


def bars(one: Entering) -> tuple[str, ...]:
    """The reasons against a row in their order, a sentence each; none where none holds. Whom it names is for the caller to add at the end."""
    answered = became_of(one.fact) or (f"Answered in the record: {one.response.rstrip('.')}." if one.response else "")
    heard = one.fact.status in (EvidenceStatus.REPORTED, EvidenceStatus.DISPUTED) or wholly_told(one.fact)
    no_path = NO_PATH if one.may and not one.witness and heard else ""
    return tuple(reason for reason in (answered, no_path, one.why_not) if reason)


def named_in(fact: Fact, labels: Iterable[str]) -> tuple[str, ...]:
    """Those of ``labels`` that a row names, among its people or in its words."""
    people = fact.people if isinstance(fact, Entry) else ()
    return tuple(label for label in labels if label in people or re.search(rf"\b{re.escape(label)}\b", fact.text))


def means_all(fact: Fact) -> bool:
    """Whether the words of a row mean the children together, without saying which."""
    return _TOGETHER.search(fact.text) is not None


def no_child_in(fact: Fact, young: Iterable[str]) -> str:
    """That a row names no child, or does not say which; "" where it names one of ``young`` as anybody it is about, or as who told it."""
    labels = tuple(young)
    told_by = fact.reported_by.strip() if isinstance(fact, Entry) else ""
    if named_in(fact, labels) or told_by in labels or means_all(fact):
        return ""
    return WHICH_CHILD if _ONE.search(fact.text) else NO_CHILD
