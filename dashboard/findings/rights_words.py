"""Words by which a row coded as a refusal tells of a right: consent not given, to an assessment too, a complaint, a lawyer asked."""

import re

from data_models.record import Entry

_NO_CONSENT = re.compile(
    r"\b(?:no|without|lack of|want of)(?: (?:her|his|their|any|parental|written|signed|informed|valid|further))* consent\b"
    r"|\b(?:refus|declin|withh|withdr)\w+(?: to give)?(?: (?:her|his|their|any|parental))? consent\b"
    r"|(?:\bnot|n['’]t)(?: (?:give|given|giving|have|her|his|their|any|parental))* consent\b"
    r"|\b(?:refus|withhold|withdraw)al of(?: (?:her|his|their|any|parental))? consent\b"
    r"|\bconsent (?:(?:is|was|were|has been|had been|being) )?(?:refused|declined|withheld|withdrawn|not given|not obtained|lacking)\b",
    re.IGNORECASE,
)
_ASSESSMENT = re.compile(
    r"\b(?:refus|declin)\w*(?: (?!(?:during|before|after|at|until|while|for|on|since|with)\b)[\w’'-]+){0,7} assessments?\b"
    r"|\bassessments? (?:(?:is|was|were|has been|had been|being) )?(?:refused|declined)\b",
    re.IGNORECASE,
)
"""An assessment is taken part in by agreement: who declines one withholds consent."""
_REVERSED_BEFORE = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bno|\bneither|\bnor|\bwithout)(?: (?:to|ever|yet|at any time|once|any|her|his|their|a))*\s*$", re.IGNORECASE,
)
_REVERSED_AFTER = re.compile(
    r"^(?: (?:form|forms|signature))?(?:,? (?:is|was|were|being|will be|would be|to be))*(?: (?:then|now|ever|actually|legally))*"
    r" (?:needed|required|necessary|called for)\b", re.IGNORECASE,
)
"""What turns such words round: "did *not* withhold consent", "no consent *is needed*"."""
_REFUSING = ("refus", "declin", "withh", "withdr")
_COMPLAINT = re.compile(
    r"\b(?:complaints?|complain(?:ed|s|ing) (?:about|to the)|ombudsman|solicitors?|lawyers?|legal advice|judicial review|subject access)\b",
    re.IGNORECASE,
)


def uses_a_right(words: str) -> bool:
    """True where words tell of consent not given, an assessment declined, a complaint or legal advice: nobody is counted as refusing for these."""
    return not_given(words) or assessment_declined(words) or _COMPLAINT.search(words) is not None


def assessment_declined(words: str) -> bool:
    return any(not _turned(words, found.start(), found.group()) for found in _ASSESSMENT.finditer(words))


def of_a_right(entry: Entry) -> bool:
    return any(uses_a_right(words) for words in (entry.title, entry.description))


def not_given(words: str) -> bool:
    """True where words say that consent was refused or not given, and nothing right beside them turns that round."""
    return any(
        not (_REVERSED_AFTER.match(words[found.end():]) or _turned(words, found.start(), found.group()))
        for found in _NO_CONSENT.finditer(words)
    )


def _turned(words: str, start: int, found: str) -> bool:
    """"Did not withhold consent" is turned round. "Did not give consent" says no itself."""
    return found.casefold().startswith(_REFUSING) and _REVERSED_BEFORE.search(words[:start]) is not None
