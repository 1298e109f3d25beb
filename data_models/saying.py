"""Words of saying, and who stands before them: the labels of a row's own people as they are written, else a name in any script."""

import re
from collections.abc import Sequence
from functools import lru_cache

_TOLD_OFF = (
    r"(?:(?:(?-i:[A-Z])[\w’']*(?: (?:and )?(?-i:[A-Z])[\w’']*){0,4}|him|her|them|us|me|both|everyone|"
    r"(?:the|his|her|their|both|all|a)(?: (?:two|three|older|younger|little|other))? [\w’'-]+) )?off\b")
_IN_PERSON = (
    r"(?:(?:the|an?|her|his|their) )?(?:[\w’'-]+ )?(?:ward|hospital|a&e|station|reception|office|desk|court|custody|probation|clinic|surgery|unit|"
    r"centre|gate|work|duty)\b(?=\s*(?:[.;,)]|$)|\s(?:and|but|with|for|at|on|in|by|as|to|this|today|daily|weekly|drunk|intoxicated)\b)")
_CLAIMED = (
    r"(?:(?:the|an?|her|his|their|for) )?(?:scene|universal credit|uc|dla|pip|esa|jsa|asylum|expenses|compensation|(?:[\w’'-]+ ){0,2}"
    r"(?:credits?|allowances?|benefits?|pension|support|payments?))\b(?! (?:is|are|was|were|has|had|have|will|would|does|did|do|stopped)\b)")
SAYING = (
    rf"(?:say|said|says|saying|(?:told|tells|telling)(?! {_TOLD_OFF})|(?:reports|reported)(?! to {_IN_PERSON})|alleg(?:es|ed)|"
    rf"claim(?:s|ed)(?! {_CLAIMED})|stat(?:es|ed)|recall(?:s|ed)|disclos(?:es|ed)|complain(?:s|ed))")
"""Words of saying: none where somebody is told off, comes in person ("reported to the ward") or claims a benefit or a scene."""
TELLING = rf"(?:{SAYING}|asks|asked|fears|wants|wishes)"
OUTSIDERS = r"(?:an? |the )?(?:neighbours?|relatives?|callers?|passers?-by)"
HAS = r"(?:(?:has|have|had|also|then|later|again|now|since|further|still|previously|both|all|\w{2,12}ly) ){0,3}"
"""What may stand between somebody and their word of saying: "Mother X has also said"."""
_NAME = r"(?![a-zß-öø-ÿ])[^\W\d_][^\s.,:;!?()“”\"]{0,40}"
"""A word that opens with a letter that is no small one of English: scripts without capitals have names too."""
_SMALL = r"(?:(?:al|el|d|de|da|dos|du|di|la|le|van|von|der|den|bin|ibn|bint|ap|ab|ferch)[-’' ]){0,2}"
_NAMED = rf"{_SMALL}{_NAME}(?: (?:and |& )?{_SMALL}{_NAME}){{0,12}}"


def folded(words: str) -> str:
    """``words`` with every run of spaces as one, so that a label is found however it was typed; lines stay apart."""
    return "\n".join([" ".join(line.split()) for line in words.split("\n")])


def any_of(labels: Sequence[str]) -> str:
    """A pattern of these labels, the longest first; of nothing where there is none."""
    return "|".join(re.escape(folded(label)) for label in sorted(labels, key=lambda label: (-len(label), label)) if label.strip()) or r"(?!)"


@lru_cache(maxsize=4096)
def who_tells(labels: tuple[str, ...]) -> re.Pattern[str]:
    """How a telling opens: one or several of ``labels``, a pronoun, a name or nobody, and a word of saying."""
    label = rf"(?i:{any_of(labels)})(?!\w)"
    return re.compile(
        rf"(?:(?:{label}(?:(?:,| and|, and| &) {label}){{0,7}}|{_NAMED}|(?i:he|she|they)) )?(?i:{HAS}{TELLING})\b(?! for\b)|"
        rf"(?i:{OUTSIDERS}\b[^.;:]{{0,200}}\b(?:heard|saw|seen)\b)")


@lru_cache(maxsize=4096)
def who_rang(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:(?i:{any_of(labels)})(?!\w)|{_NAMED}) )?(?i:{HAS}(?:rang|phoned|telephoned|e-?mailed|texted|messaged|wrote|called))\b")


@lru_cache(maxsize=4096)
def before_saying(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Some of ``labels``, joined or alone, right before a word of saying."""
    one = rf"(?:{any_of(labels)})(?!\w)"
    return re.compile(rf"(?<!\w)({one}(?:(?:,| and|, and| &) {one}){{0,7}}) {HAS}{TELLING}\b", re.IGNORECASE)
