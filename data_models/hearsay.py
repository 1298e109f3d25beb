"""Whether a row tells what somebody said, whatever its agency called it: words that were heard are hearsay of what they tell.

An agency may record as first-hand what was said to it. That it was said, the recorder can speak to; what it tells, only somebody who was there.
Every pattern has a bound and none is asked of all that stands before it: a cell may hold a whole report.
"""

import re
from collections.abc import Iterator
from itertools import permutations

from data_models.record import Entry, EvidenceStatus, Fact
from data_models.themes import Marker

SOMEBODY = "somebody"
OF_A_CHILD = frozenset({Marker.CHILD_VOICE, Marker.SIBLING_VOICE})
_TOLD = frozenset({Marker.ALLEGATION, Marker.FAMILY_REPORT, Marker.SELF_REPORT, Marker.SIBLING_VOICE})
_TOLD_OFF = (
    r"(?:(?:(?-i:[A-Z])[\w’']*(?: (?:and )?(?-i:[A-Z])[\w’']*){0,4}|him|her|them|us|me|both|everyone|"
    r"(?:the|his|her|their|both|all|a)(?: (?:two|three|older|younger|little|other))? [\w’'-]+) )?off\b")
_IN_PERSON = (
    r"(?:(?:the|an?|her|his|their) )?(?:[\w’'-]+ )?(?:ward|hospital|a&e|station|reception|office|desk|court|custody|probation|clinic|surgery|unit|"
    r"centre|gate|work|duty)\b(?=\s*(?:[.;,)]|$)|\s(?:and|but|with|for|at|on|in|by|as|to|this|today|daily|weekly|drunk|intoxicated)\b)")
_CLAIMED = (
    r"(?:(?:the|an?|her|his|their|for) )?(?:scene|universal credit|uc|dla|pip|esa|jsa|asylum|expenses|compensation|(?:[\w’'-]+ ){0,2}"
    r"(?:credits?|allowances?|benefits?|pension|support|payments?))\b(?! (?:is|are|was|were|has|had|have|will|would|does|did|do|stopped)\b)")
_SAYING = (
    rf"(?:say|said|says|saying|(?:told|tells|telling)(?! {_TOLD_OFF})|(?:reports|reported)(?! to {_IN_PERSON})|alleg(?:es|ed)|"
    rf"claim(?:s|ed)(?! {_CLAIMED})|stat(?:es|ed)|recall(?:s|ed)|disclos(?:es|ed)|complain(?:s|ed))")
"""Words of saying: none where somebody is told off, comes in person ("reported to the ward") or claims a benefit or a scene."""
_TELLING = rf"(?:{_SAYING}|asks|asked|fears|wants|wishes)"
_OUTSIDE = re.compile(r"\b((?:an? )?(?:neighbours?|relatives?|callers?|passers?-by))\b[^.;:]{0,200}\b(?:heard|saw)\b", re.IGNORECASE)
_SAID = re.compile(rf"\b{_SAYING}\b|{_OUTSIDE.pattern}", re.IGNORECASE)
_TELLS = re.compile(rf"\b{_TELLING}\b|{_OUTSIDE.pattern}", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:asks|asked|fears|wants|wishes)\b", re.IGNORECASE)
_RECORDERS = re.compile(
    r"\b(?:we|i|staff|officers?|(?:social |key |support )?workers?|teachers?|tutors?|nurses?|doctors?|health visitors?|"
    r"(?:is|are|was|were|be|been|being)|not|never|cannot|\w+n['’]t)(?: \w+ly)? $", re.IGNORECASE)
"""Right before such a word: the recorder's own telling, somebody who was told, or nothing said; none of them is what the row was told."""
_RIGHT_BEFORE = 40
"""Characters before a word that tell whose telling it is: enough for the longest of ``_RECORDERS``."""
_OF_NOBODY = re.compile(rf"\b{_SAYING} to (?:be|have)\b", re.IGNORECASE)
"""“Child X said to be asleep” is what somebody else said."""
_NO_SUBJECT = re.compile(rf"(?:^|[;:,.]\s{{0,20}}|\b(?:and|to)\s){_TELLING}\b", re.IGNORECASE)
_SAID_NOTHING = re.compile(
    r"\b(?:raised|said|says) nothing\b|\bnothing (?:was )?(?:raised|said)\b|\bno (?:worr(?:y|ies)|concerns?) (?:was |were )?(?:raised|said|told)\b",
    re.IGNORECASE)
_OPENS = re.compile(
    rf"^(?:(?:[A-Z][\w’']*(?: (?:and )?[A-Z]\w*){{0,12}}|[Hh]e|[Ss]he|[Tt]hey)\s{{1,20}})?(?i:{_TELLING})\b(?! for\b)|"
    r"^(?i:(?:a )?(?:neighbours?|relatives?|callers?|passers?-by)\b[^.;:]{0,200}\b(?:heard|saw|seen))\b")
_CONTACT = re.compile(
    r"^(?:[A-Z][\w’']*(?: (?:and )?[A-Z]\w*){0,12} )?(?i:rang|phoned|telephoned|e-?mailed|texted|messaged|wrote|called)\b[^.;:!?\n]{0,80}?"
    rf"(?:[.;:,!?\n]\s{{0,20}}|(?i: (?:and|to|that)) )(?=(?:[Hh]e |[Ss]he |[Tt]hey |[A-Z][\w’']*(?: [A-Z]\w*)? )?(?i:{_TELLING})\b)|"
    r"^(?i:(?:(?:tele)?phone |video )?(?:call|e-?mail|text|message|letter|contact|voicemail) from )[^.;:!?\n]{1,80}[.;:!?\n]\s{0,20}")
"""That somebody rang or wrote, before the account that they gave: whoever took the call saw none of it."""
_SENT_AFTER = re.compile(
    r"^(?:[\w’'-]{1,30} ){0,4}(?i:sent|called|came|went|attended|asked)\b[^.;!?\n]{0,80}\b(?:after|following|on) (?:an? |the )?(?:\w{1,20} ){0,2}"
    r"(?:call|report|message|alarm|request) (?:from|by)\b[^.;!?\n]{0,80}[.;!?\n]", re.IGNORECASE)
_HAD_BEEN = re.compile(
    r"\bhad (?:(?:just|already|also|then|earlier|been) ){0,2}(?:\w{2,20}ed|thrown|hit|broken|left|gone|taken|run|come|made|said|told|struck|bitten|"
    r"fallen|drunk|fought|shaken|torn|held|kept|sent|given|put|set|cut|lost|got)\b", re.IGNORECASE)
"""What was over before whoever writes of it was sent for: they know it from whoever called them."""
_IN_QUOTES = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|‘[^’]{0,2000}’(?!\w)")
_SIGHT = (
    r"(?:the |an? )?(?:we|i|staff|police|(?:police )?officers?|pcs?|constables?|paramedics?|midwi(?:fe|ves)|(?:social |key |support )?workers?|"
    r"teachers?|tutors?|nurses?|doctors?|health visitors?) (?:then |also )?(?:saw|sees|seen|noted|noticed|found|observed|watched)\b|"
    r"(?<=but )(?:[\w’'-]{1,30} ){0,5}(?:seen|visible|observed|noted|noticed|found)\b")
_WHO_WAS_THERE = (
    r"(?:the |an? |our )?(?:we|i|staff|police|(?:police )?officers?|pcs?|constables?|paramedics?|midwi(?:fe|ves)|(?:social |key |support )?workers?|"
    r"teachers?|tutors?|nurses?|doctors?|gps?|health visitors?)")
_OPENS_SEEN = re.compile(
    rf"[\s.,:–-]{{0,20}}(?:{_SIGHT}|"
    rf"{_WHO_WAS_THERE} (?:[\w’'-]{{1,30}} )?(?:attended|visited|arrived|examined|heard|checked|measured|photographed|smelt|smelled|witnessed)\b|"
    r"(?:on|at|during) (?:the |this |that |our |my )?(?:[\w’'-]{1,30} )?(?:examination|arrival|inspection|observation|visit|visiting)\b|"
    r"(?:clearly |also |then )?(?:seen|observed|noted|noticed|found|visible|examined|presented|presenting|appeared|appears|looked|looks|"
    r"seemed|seems)\b|"
    r"(?!(?:he|she|they|it)\b)(?:[\w’'-]{1,30} ){1,5}(?:looked|looks|seemed|smelt|smelled|was visible|were visible)\b|"
    r"(?:[\w’'-]{1,30} ){1,5}(?:(?:is|are|was|were|been) )?(?:seen|observed|visible|examined|appeared|appears|presented|presents)\b|"
    r"(?:(?:no|an?|two|three|several|some|fresh|old|new|large|small|visible|very|still|also|red|black|faint)\b[ -]){0,3}"
    r"(?:bruis\w{0,10}|marks?|cuts?|burns?|scratch(?:es)?|graz\w{0,5}|swell\w{0,5}|swollen|injur\w{0,5}|tired|asleep|sleepy|hungry|thin|pale|dirty|"
    r"unkempt|unwashed|tearful|crying|cried|upset|distressed|withdrawn|quiet|calm|shaking|shaken|limping|drowsy|intoxicated|agitated)\b)",
    re.IGNORECASE)
"""How a clause opens that tells what its recorder saw: who looked, on what visit, that it was seen, or how somebody was, without a subject."""
_CLAUSE = re.compile(
    r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bSt\.)(?<=[.!?])\s+(?=(?-i:[A-Z])|\d)|[;\n]|"
    rf"(?:[,:]|\b(?:and|but|while|whilst|when)) (?={_SIGHT})", re.IGNORECASE)
"""Where a further clause begins: a sentence, a semicolon, or what a recorder saw."""
_AND_DID = re.compile(
    rf"\b{_TELLING} (?:[\w’'-]{{1,30}} ){{0,3}}(?:of|about|for) (?!\w+ing\b)(?:[\w’'-]{{1,30}} ){{1,4}}and (?!(?:tired|bruised|infected|inflamed)\b)"
    r"(?:\w{2,20}ed|ate|drank|ran|went|left|took|came|hit|threw|fell|slept|sat|stood|held|hid|wept|bit|shook|fled|tore|broke|drove|wore|had|was)\b",
    re.IGNORECASE)
"""“Complained of hunger and ate three plates”: what is complained of is a thing, and what comes after it was done."""


def told_by(fact: Fact) -> str:
    """Who said what a row recorded as first-hand tells, "somebody" where it does not say who; "" where it tells nothing said.

    A threat to a worker is what was said: whoever heard it was there, and whoever was sent for afterwards was not.
    """
    if not isinstance(fact, Entry) or fact.evidence_status is not EvidenceStatus.FIRST_HAND:
        return ""
    if Marker.THREAT_TO_WORKER in fact.markers:
        return SOMEBODY if over_before(fact) else ""
    if named := _named_teller(fact):
        return named
    return (_speaker(fact) or SOMEBODY) if tells(fact) else ""


def tells(entry: Entry) -> bool:
    """Whether a row's words or markers show that it tells what somebody said. That a child raised nothing tells of nothing said, and a child's
    voice without a word of saying may be what the child did."""
    words = _words(entry)
    return not _SAID_NOTHING.search(words) and (speaks(entry) or not _TOLD.isdisjoint(entry.markers) or over_before(entry))


def over_before(entry: Entry) -> bool:
    """Whether its words say that whoever wrote it was sent for, then only what had been done before: no later clause opens with what they saw."""
    words = _words(entry)
    if "had " not in words:
        return False  # a plain look for a word is far cheaper than the pattern, and settles most rows
    sent = _SENT_AFTER.match(words)
    if sent is None:
        return False
    after = words[sent.end():]
    return _HAD_BEEN.search(after) is not None and not any(map(_OPENS_SEEN.match, (after, *_later(after))))


def speaks(entry: Entry) -> bool:
    """Whether its words tell what somebody said; what a child asks or fears is said by the child."""
    words = _words(entry)
    said = any(_is_told(words, found.start()) for found in _SAID.finditer(words))
    return said or (not OF_A_CHILD.isdisjoint(entry.markers) and _ASKS.search(words) is not None)


def only_tells(entry: Entry) -> bool:
    """Whether its words begin with what somebody said, and no later sentence or clause opens with what its recorder saw.

    An account goes on: "She says he hit her. He also threw a cup." is hers to the end. Only an observation of the recorder's own ends it.
    """
    words = "\n".join(_IN_QUOTES.sub("it", part) for part in (entry.title, entry.description) if part)
    if over_before(entry):
        return True
    words = _CONTACT.sub("", words, count=1)
    return _OPENS.match(words) is not None and _AND_DID.search(words) is None and not any(map(_OPENS_SEEN.match, _later(words)))


def wholly_told(fact: Fact) -> bool:
    """Recorded as first-hand, and nothing but what somebody said: its teller is named as reporting it, or its words only tell. Any other row that
    tells something is part seen and part said."""
    return isinstance(fact, Entry) and bool(told_by(fact)) and (bool(_named_teller(fact)) or only_tells(fact))


def teller_of(fact: Fact) -> str:
    """Whose account a row passes on: whom it names as telling it, or whose words it only tells; "" where it passes on nobody's, or names nobody."""
    if not isinstance(fact, Entry):
        return ""
    if fact.reported_by.strip() and not fact.evidence_status.own_knowledge:
        return fact.reported_by.strip()
    if fact.evidence_status is not EvidenceStatus.FIRST_HAND or not (_named_teller(fact) or only_tells(fact)):
        return ""  # asked of every row of every finding: how its words begin settles most of them
    teller = told_by(fact)
    return "" if teller == SOMEBODY else teller


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


def _is_told(words: str, place: int) -> bool:
    """Whether the word of saying at ``place`` is not the recorder's own, nor of somebody who was told, nor of nothing said."""
    return _RECORDERS.search(words[max(0, place - _RIGHT_BEFORE):place]) is None


def _later(words: str) -> Iterator[str]:
    """The clauses after the first."""
    return (clause for clause in _CLAUSE.split(words)[1:] if clause and clause.strip(" .,:–-"))


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
    before = {found[1].casefold() for found in re.finditer(rf"\b({'|'.join(map(re.escape, joined))}) {_TELLING}\b", words, re.IGNORECASE)}
    found = next((who for who in joined if who.casefold() in before), "") if joined else ""
    if outside := _OUTSIDE.search(words):
        return " and ".join(filter(None, (outside[1].lower(), found)))
    return found or (entry.people[0] if len(entry.people) == 1 and _NO_SUBJECT.search(words) else "")
