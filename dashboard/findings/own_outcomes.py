"""What a row itself says came of what it tells: no charge, no offence, denied, taken back. It is counted no less, and said beside the count."""

import re
from collections.abc import Iterable

from dashboard.findings.in_words import counted
from data_models.record import Entry

_IN_THE_OUTCOME = re.compile(
    r"\b(?:no|without) (?:further|police|formal) action\b|\bn\.?f\.?a\b"
    r"|\b(?:no|without)(?: (?:further|police|formal|criminal|any))* (?:charges?|offences?|crimes?|complaint|statement|prosecution)\b"
    r"|\b(?:not|never)(?: \w+){0,2} (?:charged|pursued|prosecuted|upheld|substantiated|proceeded with|taken (?:to court|further|forward))\b"
    r"|\bwithdrew\b(?! (?:from|(?:her |his |their |the )?consent))|\b(?:allegation|complaint|statement|charge)s? (?:\w+ )?withdrawn\b"
    r"|\b(?:retracted|unsubstantiated|unfounded|insufficient evidence|acquitted|not guilty)\b",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"\b(?:was|were|been|as) (?:all )?a mistake\b|\b(?:made|making) no statement\b"
    r"|\b(?:withdrew|retracted|took back) (?:it|this|that|(?:her|his|their|the) (?:statement|account|allegation|complaint)s?)\b",
    re.IGNORECASE,
)
"""In the row's own telling only what somebody took back: "no charge" there may be of another matter."""


def outcome_of(entry: Entry) -> str:
    """The row's own words of such an outcome; "" where it has none."""
    if _IN_THE_OUTCOME.search(entry.action_outcome) or _ANYWHERE.search(entry.action_outcome) or entry.denied_in_its_outcome:
        return entry.action_outcome.strip().rstrip(".")
    if not _ANYWHERE.search(entry.description):
        return ""
    said = next((part for part in re.split(r"(?<=[.;!?])\s+", entry.description) if _ANYWHERE.search(part)), "")
    return said.strip().rstrip(".;!?")


def own_outcome_notes(evidence: Iterable[Entry]) -> tuple[str, ...]:
    """How many of these rows say themselves that nothing was taken further or that it was denied or taken back, each in its own words."""
    told = [(entry, words) for entry in evidence if (words := outcome_of(entry))]
    if not told:
        return ()
    said = "; ".join(f"{entry.agency.label}, {entry.happened.in_words()}, “{words}”" for entry, words in told)
    one = len(told) == 1
    return (
        f"{counted(len(told), 'row')} counted here {'says' if one else 'say'} {'itself' if one else 'themselves'} that nothing was taken further, or "
        f"that something was denied, taken back or not stated: {said}.",
    )
