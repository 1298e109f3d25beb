"""Whether a row tells what somebody said, whatever its agency called it: words that were heard are hearsay of what they tell.

An agency may record as first-hand what was said to it. That it was said, the recorder can speak to; what it tells, only somebody who was there.
Every pattern has a bound and none is asked of all that stands before it: a cell may hold a whole report.
"""

import re
from collections.abc import Collection

from data_models import account
from data_models.agencies import agency_named
from data_models.record import Entry, EvidenceStatus, Fact
from data_models.saying import SAYING, TELLING, any_of, before_saying, folded
from data_models.themes import Marker

SOMEBODY = "somebody"
OF_A_CHILD = frozenset({Marker.CHILD_VOICE, Marker.SIBLING_VOICE})
_TOLD = frozenset({Marker.ALLEGATION, Marker.FAMILY_REPORT, Marker.SELF_REPORT, Marker.SIBLING_VOICE})
_OUTSIDE = re.compile(r"\b((?:an? )?(?:neighbours?|relatives?|callers?|passers?-by))\b[^.;:]{0,200}\b(?:heard|saw)\b", re.IGNORECASE)
_SAID = re.compile(rf"\b{SAYING}\b|{_OUTSIDE.pattern}", re.IGNORECASE)
_TELLS = re.compile(rf"\b{TELLING}\b|{_OUTSIDE.pattern}", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:asks|asked|fears|wants|wishes)\b", re.IGNORECASE)
_RECORDERS = re.compile(
    r"\b(?:we|i|staff|officers?|(?:social |key |support )?workers?|teachers?|tutors?|nurses?|doctors?|health visitors?|"
    r"(?:is|are|was|were|be|been|being)|not|never|cannot|\w+n['’]t)(?: (?:\w+ly|has|have|had|also|then)){0,2} $",
    re.IGNORECASE)
"""Right before such a word: the recorder's own telling, somebody who was told, or nothing said; none of them is what the row was told."""
_RIGHT_BEFORE = 40
"""Characters before a word that tell whose telling it is: enough for the longest of ``_RECORDERS``."""
_OF_NOBODY = re.compile(rf"\b{SAYING} to (?:be|have)\b", re.IGNORECASE)
"""“Child X said to be asleep” is what somebody else said."""
_NO_SUBJECT = re.compile(rf"(?:^|[;:,.]\s{{0,20}}|\b(?:and|to)\s){TELLING}\b", re.IGNORECASE)
_SAID_NOTHING = re.compile(
    r"\b(?:raised|said|says) nothing\b|\bnothing (?:was )?(?:raised|said)\b|\bno (?:worr(?:y|ies)|concerns?) (?:was |were )?(?:raised|said|told)\b",
    re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_JOINED = re.compile(r"\band\b|[&\n]", re.IGNORECASE)
_SENT_AFTER = re.compile(
    r"^(?:[\w’'-]{1,30} ){0,4}(?i:sent|called|came|went|attended|asked)\b[^.;!?\n]{0,80}\b(?:after|following|on) (?:an? |the )?(?:\w{1,20} ){0,2}"
    r"(?:call|report|message|alarm|request) (?:from|by)\b[^.;!?\n]{0,80}[.;!?\n]", re.IGNORECASE)
_HAD_BEEN = re.compile(
    r"\s*(?:[\w’'-]{1,30} ){1,4}had (?:(?:just|already|also|then|earlier|been) ){0,2}(?:\w{2,20}ed|thrown|hit|broken|left|gone|taken|run|come|made|"
    r"said|told|struck|bitten|fallen|drunk|fought|shaken|torn|held|kept|sent|given|put|set|cut|lost|got)\b", re.IGNORECASE)
"""What was over before whoever writes of it was sent for: they know it from whoever called them."""


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
    """Whether its words say that whoever wrote it was sent for, and then only what had been done before."""
    words = _words(entry)
    if "had " not in words:
        return False  # a plain look for a word is far cheaper than the pattern, and settles most rows
    sent = _SENT_AFTER.match(words)
    return sent is not None and all(map(_HAD_BEEN.match, account.clauses(words[sent.end():])))


def speaks(entry: Entry) -> bool:
    """Whether its words tell what somebody said; what a child asks or fears is said by the child."""
    words = _words(entry)
    said = any(_is_told(words, found.start()) for found in _SAID.finditer(words))
    return said or (not OF_A_CHILD.isdisjoint(entry.markers) and _ASKS.search(words) is not None)


def only_asks(entry: Entry) -> bool:
    """Whether a child's words ask, wish or fear something and tell of nothing that was done."""
    words = _words(entry)
    return (
        not OF_A_CHILD.isdisjoint(entry.markers) and _ASKS.search(words) is not None
        and not any(_is_told(words, found.start()) for found in _SAID.finditer(words))
    )


def only_tells(entry: Entry) -> bool:
    """Whether its words begin with what somebody said and go on with that account to the end, as ``account`` says."""
    return over_before(entry) or account.only_tells((entry.title, entry.description), entry.people)


def wholly_told(fact: Fact) -> bool:
    """Recorded as first-hand, and nothing but what somebody said: its teller is named as reporting it, or its words only tell. Any other row that
    tells something is part seen and part said."""
    return isinstance(fact, Entry) and bool(told_by(fact)) and (bool(_named_teller(fact)) or only_tells(fact))


def tellers(fact: Fact) -> tuple[str, ...]:
    """Whose account a row passes on, each once: whom it names as telling it, or whose words it only tells; none where it passes on nobody's, or
    names nobody. One person stands there alike however a row has them; who is no label among a row's people is compared without capitals."""
    if not isinstance(fact, Entry):
        return ()
    if fact.reported_by.strip() and not fact.evidence_status.own_knowledge:
        return each_named(fact.reported_by, fact.people)
    if fact.evidence_status is not EvidenceStatus.FIRST_HAND or not (_named_teller(fact) or only_tells(fact)):
        return ()  # asked of every row of every finding: how its words begin settles most of them
    told = told_by(fact)
    return () if told == SOMEBODY else each_named(told, fact.people)


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


def _named_teller(entry: Entry) -> str:
    """The members of the family whom a row names both as reporting it and among its people."""
    parts = each_named(entry.reported_by, entry.people)
    return " and ".join(parts) if parts and all(part in entry.people for part in parts) else ""


def each_named(written: str, people: Collection[str]) -> tuple[str, ...]:
    """The people of "Mother X; Father X" or "Mother X and a neighbour", each once: a label of ``people`` as it stands there, any other
    as it is written, without its article. The name of an agency is not taken apart."""
    if not written or written.isspace():
        return ()
    if written in people:  # as most rows have it: asked of every row of every finding
        return (written,)
    labels = {folded(label).casefold(): label for label in people}
    found: dict[str, str] = {}
    for part in written.split(";"):
        whole = _ARTICLE.sub("", folded(part).strip())
        joined = [_ARTICLE.sub("", one.strip()) for one in _JOINED.split(whole)]
        known = any(one.casefold() in labels for one in joined)
        for one in (whole,) if whole.casefold() in labels or (not known and agency_named(whole)) else joined:
            found.setdefault(one.casefold(), labels.get(one.casefold(), one))
    found.pop("", None)
    return tuple(found.values())


def _speaker(entry: Entry) -> str:
    """Whoever of its people stands right before a word of saying, those joined there together; the only one whom it names, where nobody does."""
    words = folded(_words(entry))
    if _OF_NOBODY.search(words):
        return ""
    found = " and ".join(_before_a_word_of_saying(words, entry.people))
    if outside := _OUTSIDE.search(words):
        return " and ".join(filter(None, (outside[1].lower(), found)))
    return found or (entry.people[0] if len(entry.people) == 1 and _NO_SUBJECT.search(words) else "")


def _before_a_word_of_saying(words: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Several who say something together before one who says it alone; of those alone, the first in the order of ``people``."""
    if not people:
        return ()
    labels = {folded(label).casefold(): label for label in people}
    label = re.compile(rf"(?<!\w)(?:{any_of(people)})(?!\w)", re.IGNORECASE)
    alone: set[str] = set()
    for found in before_saying(people).finditer(words):
        named = tuple(dict.fromkeys(labels[one.casefold()] for one in label.findall(found[1])))
        if len(named) > 1:
            return named
        alone.update(named)
    return next(((one,) for one in people if one in alone), ())
