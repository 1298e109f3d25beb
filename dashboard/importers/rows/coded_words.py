"""The words people write where the record keeps a code, and the code each one means. An unknown word is None, never a guess."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import TypeVar

from data_models.access import Sensitivity
from data_models.record import EvidenceStatus, Nature, Seen

_EVIDENCE: Mapping[EvidenceStatus, tuple[str, ...]] = {
    EvidenceStatus.FINDING: (
        "finding", "findings", "conviction", "convicted", "court finding", "finding of fact", "found by a court", "proved", "proven",
    ),
    EvidenceStatus.FIRST_HAND: ("first hand", "firsthand", "witnessed", "observed", "direct", "seen and heard", "direct observation", "eyewitness"),
    EvidenceStatus.PROFESSIONAL_OPINION: ("professional opinion", "opinion", "assessment", "professional judgement"),
    EvidenceStatus.REPORTED: (
        "reported", "hearsay", "third party", "told by", "second hand", "secondhand", "disclosed", "self report", "self reported",
    ),
    EvidenceStatus.DISPUTED: ("disputed", "denied", "contested", "retracted"),
    EvidenceStatus.INTELLIGENCE: ("intelligence", "intel", "police intelligence"),
    EvidenceStatus.UNVERIFIED: ("unverified", "anonymous", "not verified", "unconfirmed", "unsubstantiated", "rumour"),
    EvidenceStatus.NOT_RECORDED: ("not recorded", "not known", "unknown"),
}
_SEEN: Mapping[Seen, tuple[str, ...]] = {
    Seen.SEEN: ("seen", "yes", "y", "true", "child seen", "seen with parent", "seen with carer", "seen with others", "seen not alone"),
    Seen.SEEN_ALONE: ("seen alone", "alone", "yes alone", "yes seen alone", "child seen alone", "seen and spoken to alone", "spoken to alone"),
    Seen.NOT_SEEN: ("not seen", "no", "n", "false", "child not seen", "unseen"),
    Seen.NOT_RECORDED: ("not recorded", "n a", "na", "not applicable", "not known", "unknown"),
}
_DIRECTION: Mapping[Nature, tuple[str, ...]] = {
    Nature.CONCERN: ("concern", "concerns", "negative", "risk", "risk factor", "risk factors", "adverse", "harm"),
    Nature.PROTECTIVE: ("protective", "positive", "strength", "strengths", "improvement", "protective factor", "protective factors"),
    Nature.CONTEXT: ("neutral", "context", "neither", "information", "for information", "no concern", "no concerns", "not recorded", "not known",
                     "n a"),
}
_SENSITIVITY: Mapping[Sensitivity, tuple[str, ...]] = {
    Sensitivity.NORMAL: ("normal", "none", "not restricted"),
    Sensitivity.POLICE_INTELLIGENCE: ("police intelligence", "intelligence"),
    Sensitivity.PROTECTED_ADDRESS: ("protected address", "confidential address"),
    Sensitivity.THIRD_PARTY: ("third party", "third party information"),
    Sensitivity.PRIVILEGED: ("privileged", "legally privileged", "legal privilege"),
    Sensitivity.RESTRICTED: ("restricted", "confidential"),
}


_ONLY_DIRECTION = frozenset({
    "concern", "concerns", "risk factor", "risk factors", "protective", "protective factor", "protective factors", "strength", "strengths",
})


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case, words only: "First-hand " and "first_hand" are the same."""
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


Code = TypeVar("Code", bound=StrEnum)


def _by_word(words: Mapping[Code, tuple[str, ...]]) -> dict[str, Code]:
    return {plain(word): code for code, written in words.items() for word in (*written, code.value)}


_EVIDENCE_BY_WORD, _SEEN_BY_WORD = _by_word(_EVIDENCE), _by_word(_SEEN)
_DIRECTION_BY_WORD, _SENSITIVITY_BY_WORD = _by_word(_DIRECTION), _by_word(_SENSITIVITY)


def evidence_status(text: str) -> EvidenceStatus | None:
    """Blank is not recorded. "Told by grandmother" is reported, whoever it was that told."""
    word = plain(text)
    if not word:
        return EvidenceStatus.NOT_RECORDED
    return _EVIDENCE_BY_WORD.get(word) or (EvidenceStatus.REPORTED if word.startswith(("told by ", "reported by ")) else None)


def child_seen(text: str) -> Seen | None:
    """Blank is not recorded, which is not the same as not seen."""
    return _SEEN_BY_WORD.get(plain(text)) if plain(text) else Seen.NOT_RECORDED


def direction(text: str) -> Nature | None:
    """The direction when the text is nothing but a word for it."""
    return {"+": Nature.PROTECTIVE, "-": Nature.CONCERN}.get(text.strip()) or _DIRECTION_BY_WORD.get(plain(text))


def says_direction(text: str) -> bool:
    """True for a word that can only be a direction. "Positive" and "risk" may be the result of a test, or a column of something else."""
    return plain(text) in _ONLY_DIRECTION


def sensitivity(text: str) -> Sensitivity | None:
    """Blank is normal. A label that is not known is None: the caller restricts the row."""
    return _SENSITIVITY_BY_WORD.get(plain(text)) if text.strip() else Sensitivity.NORMAL


def code_named(allowed: type[StrEnum], text: str) -> StrEnum | None:
    """The code of a list by its value, its name or its label; case, spaces, hyphens and underscores make no difference."""
    return _codes(allowed).get(plain(text))


@cache
def _codes(allowed: type[StrEnum]) -> dict[str, StrEnum]:
    labelled = {plain(str(getattr(code, "label", code.value))): code for code in allowed}
    named = {plain(code.name): code for code in allowed}
    return {**labelled, **named, **{plain(code.value): code for code in allowed}}
