"""Words that make a row one to ask about before anybody of the family is told it. They find rows for people to decide on; they decide nothing.

Each list errs towards asking: a word too many costs a member of staff a look, a word too few may cost somebody their safety.
"""

import re
from collections.abc import Iterable

_SOMEBODY = re.compile(
    r"\b(?:neighbou?rs?|relatives?|relations?|aunt(?:ie|y|s)?|uncles?|cousins?|nephews?|nieces?|grand\w+|great-grand\w+|"
    r"nan(?:na|ny)?|gran(?:ny|dad)?|"
    r"friends?|anonymous\w*|callers?|informants?|members? of (?:the )?public|lodgers?|tenants?|landlord|landlady|passers?-?by|witness(?:es)?|"
    r"strangers?|"
    r"ex|partners?|ex-?\w+|boyfriends?|girlfriends?|husbands?|wi(?:fe|ves)|fianc\w+|spouse|couple|lover|"
    r"mothers?|mum(?:my|s)?|mam|fathers?|dad(?:dy|s)?|step\w+|parents?|carers?|guardian|adults?|man|men|woman|women|lad|lady|gentleman|person|people|"
    r"somebody|someone|others?|another|brothers?|sisters?|siblings?|sons?|daughters?|twins?|bab(?:y|ies)|household|family members?|in-laws?|"
    r"mo|fa|mgm|mgf|pgm|pgf|sib)\b", re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:address(?:es)?|postcode|refuge|hostel|safe house|foster\w*|placements?|placed|kinship|residential|children.s home|secure unit|"
    r"moved (?:to|into|out|in)|moving to|rehoused|tenancy|(?:lives?|living|stay(?:s|ed|ing)?) (?:at|in|with|on|near)|"
    r"school|academy|nursery|college|pre-?school|child ?minder|whereabouts|what3words|street|road|avenue|close|lane|drive|flat|caravan)\b|///",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:strategy|supervision|formulations?|core group|conference|marac|mappa|mash|panel|professionals.? meeting|legal planning|"
    r"discharge meeting|safeguarding meeting|case discussion|forum|chair)\b", re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:legal|lawyers?|solicitors?|barristers?|counsel|privileged?|without prejudice|litigation|proceedings|court|injunction|non-?molestation|"
    r"statement of|witness statement)\b", re.IGNORECASE,
)
_INTELLIGENCE = re.compile(
    r"\b(?:intelligence|intel|informant|covert|surveillance|source (?:says|states|reports)|chis|[35]x5x[25]|"
    r"(?:do )?not (?:to )?(?:be )?(?:share|shared|disclose|disclosed|told)|confidential\w*|sensitive|in confidence|handling)\b", re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:sa(?:id|ys|ying)|t(?:old|ells?|elling)|ask(?:s|ed|ing)?|disclos\w*|alleg\w*|reveal\w*|report(?:s|ed|ing)?|confid\w*|message[sd]?|texts?|wrote|"
    r"whisper\w*|voice|wishes|feelings|afraid|scared|frighten\w*|fears?|worr(?:y|ies|ied)|cried|cries|crying|drew|draws|chose|point(?:s|ed)|spoke\w*)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(r"\b(?:child(?:ren)?|kids?|pupils?|boys?|girls?|infant|toddler|teenager|young person|young people)\b", re.IGNORECASE)
_RISK = re.compile(
    r"\b(?:alleg\w*|abus\w*|assault\w*|attack\w*|threat\w*|violen\w*|sexual\w*|rape\w*|disclos\w*|coerc\w*|controlling|strangl\w*|weapons?|knife|"
    r"stalk\w*|harass\w*|hit|hits|hitting|punch\w*|kick\w*|kill\w*|safeguarding enquiry|exploit\w*)\b", re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b|\b(?:\+44|0)[\d ()-]{8,}\d\b|\S+@\S+\.\S+|\b[a-z]{2}\d{2}\s?[a-z]{3}\b|\bwww\.|https?:", re.IGNORECASE,
)

_CAPITALISED = re.compile(r"(?<![.!?:;“\"(\[] )(?<!^)(?<=[\w,;’'-] )\b[A-Z][a-zà-ÿ’'-]+\b")
_NOBODYS = frozenset({
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Monday",
    "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter", "Year", "Reception", "Key", "Stage", "Child",
    "Children", "Police", "Hospital", "Council", "England", "English", "I", "Section", "Act", "Plan",
})
_SOMEBODY_TOLD = re.compile(
    r"(?:^|[.;:]\s+)(?:rang|rung|phoned|telephoned|reports?|reported|informed|contacted|e-?mailed|says|said|states|alleges?)\b|"
    r"\b(?:referral from|notification|information (?:received|from)|received (?:an? )?(?:call|letter|report|e-?mail|message|information)|tip-?off|"
    r"(?:was|were|been) (?:told|informed|notified|reported|seen by|heard by)|reported (?:that|by|to)|call (?:from|received))\b",
    re.IGNORECASE | re.MULTILINE,
)
_PROFESSIONALS = re.compile(
    r"\b(?:social workers?|workers?|health visitors?|nurses?|doctors?|gp|midwi(?:fe|ves)|"
    r"teachers?|head ?teacher|schools?|nursery|police|officers?|hospital|"
    r"ambulance|paramedics?|clinic|consultant|paediatrician|psychologist|psychiatrist|conference chair|chair|team manager|manager|family support|"
    r"probation|housing|adult mental health|health|early help|children.s social care|agency|duty|staff|key ?worker|tutor|senco|adults.? worker)\b",
    re.IGNORECASE,
)


def means_somebody(text: str) -> bool:
    """A word that may mean somebody who is not named: a relative, a neighbour, "her partner", "the parents"."""
    return _SOMEBODY.search(text) is not None


def tells_a_place(text: str) -> bool:
    """A word or number of a place, a home, a school, or of a way to reach somebody."""
    return _PLACE.search(text) is not None or _CONTACT.search(text) is not None


def is_of_a_meeting(text: str) -> bool:
    return _MEETING.search(text) is not None


def is_legal(text: str) -> bool:
    return _LEGAL.search(text) is not None


def asks_for_care(text: str) -> bool:
    """Words of intelligence, confidence or handling."""
    return _INTELLIGENCE.search(text) is not None


def gives_an_account(text: str) -> bool:
    """A word of telling or showing: beside a child's name, what follows may be what the child said."""
    return _ACCOUNT.search(text) is not None


def means_a_child(text: str) -> bool:
    return _CHILD.search(text) is not None


def may_put_at_risk(text: str) -> bool:
    """A word of violence, threat or abuse: whoever told of it may suffer for it."""
    return _RISK.search(text) is not None


def has_a_name_unplaced(text: str) -> bool:
    """A capitalised word inside a sentence that is no month, weekday or word of the service: it may be the name of somebody or some place."""
    return any(found[0].removesuffix("’s").removesuffix("'s") not in _NOBODYS for found in _CAPITALISED.finditer(text))


def may_show_that_somebody_told(text: str) -> bool:
    """Words of a call, a letter or a report by nobody who is named: who told may be guessed."""
    return _SOMEBODY_TOLD.search(text) is not None


def is_professional(who: str) -> bool:
    """Every part of who reported something is a professional, by the words; a part that is not recognised is not one."""
    parts = [part for part in re.split(r"[;,/&]|\band\b", who) if part.strip()]
    return bool(parts) and all(_PROFESSIONALS.search(part) is not None and not means_somebody(part) for part in parts)


def without(text: str, labels: Iterable[str]) -> str:
    """``text`` without the labels of those who may be named in it, so that no word of a label counts as a word about somebody."""
    for label in sorted(labels, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", "•", text, flags=re.IGNORECASE)
    return text


def names(text: str, label: str) -> bool:
    """Whether ``label`` stands in ``text`` as whole words."""
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE) is not None
