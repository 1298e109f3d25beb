"""Whether words tell that something was denied: never that a door, bail or a service was, and never that it was not denied."""

import re
from collections.abc import Iterable

_DENIAL = re.compile(
    r"\bden(?:y|ied|ies|ial)\b(?! (?:(?:him|her|them|us|me|staff|police|officers?|(?:the |a )?(?:social )?workers?) )?"
    r"(?:access|entry|entrance|bail|permission)\b)", re.IGNORECASE)
_DENIES_IT = re.compile(r" (?:it|this|that|them|all|everything|any|having|the allegations?)\b|\s*(?:[.;,]|$)", re.IGNORECASE)
"""What comes after a word of denial in an outcome that tells of one: an outcome tells of many things, a response of what it answers."""
_NOT_DENIED = re.compile(
    r"(?:\b(?:not|nor|never|cannot|neither|nothing|nobody|without|no|whether|\w+n['’]t)"
    r"(?: (?:been|be|being|was|were|is|once|ever|yet|he|she|they|either|himself|herself|\w{2,12}ly)){0,2}|\bin|"
    r"\b(?:access|entry|entrance|bail|permission|parole|requests?|applications?|appeals?|services?|visits?)"
    r"(?: (?:has|have|had|is|are|was|were|being|been)){0,2}) $", re.IGNORECASE)
"""Right before such a word: nothing was denied, or what was denied is a door, bail or a service: never what somebody is said to have done."""
_BEFORE = 60
_SENTENCE = re.compile(r"[.;:!?\n]\s*")


def tells_of_a_denial(response: str) -> bool:
    """Of a response: it tells of what it answers."""
    return any(_denies(response, found) for found in _DENIAL.finditer(response))


def outcome_tells_of_a_denial(outcome: str) -> bool:
    """Of an outcome, which tells of many things: only where what was denied is the matter itself."""
    if "den" not in outcome.lower():  # asked of every row of a family: that it holds no such word at all is told soonest so
        return False
    return any(_denies(outcome, found) and _DENIES_IT.match(outcome, found.end()) for found in _DENIAL.finditer(outcome))


def denied_by(words: str, labels: Iterable[str]) -> str:
    """Whom words name last before they tell of a denial, in the same sentence: whoever is named further off may be anybody. "" where nobody."""
    for found in _DENIAL.finditer(words):
        if _denies(words, found):
            before = _SENTENCE.split(words[:found.start()])[-1]
            places = {label: place.start() for label in labels for place in re.finditer(rf"(?<!\w){re.escape(label)}(?![\w’'])", before)}
            if places:
                return max(places, key=lambda label: places[label])
    return ""


def _denies(words: str, found: re.Match[str]) -> bool:
    return not _NOT_DENIED.search(words[max(0, found.start() - _BEFORE):found.start()])
