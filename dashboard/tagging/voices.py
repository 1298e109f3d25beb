"""Who speaks: the person named before a word of saying, or after its "by"."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dashboard.tagging.lexicon import lexicon
from dashboard.tagging.line import Cue, Line

_FURTHEST = 9
"""Words between a speaker and the word of saying: "Cousin who lives in Hull attended the office, says …"."""
_BETWEEN = 2
"""Words between "was" and "accused" that may be adverbs."""
_DONE_TO = frozenset({"falsely", "wrongly", "wrongfully", "mistakenly", "be"})
"""Words that begin a cue about what was said of somebody: "wrongly accused", "is said to"."""
_SAID = frozenset({"heard", "said", "told"})
_FEELS = frozenset({"worried", "concerned"})
_SOON = 5
"""Words between "by" or "from" and whoever it is."""
_SPOKEN_TO = frozenset({
    "to", "with", "by", "tell", "informed", "rang", "phoned", "telephoned", "called", "contacted", "emailed", "about", "for", "of", "see", "ask",
})
"""Words that stand before somebody who is spoken to or of."""
_TELLS_WHOSE = frozenset({"by", "from"})
_CLOSES = frozenset({",", '"'})
"""Before "said E" that follows what was said."""
_OWNER = frozenset({"'s", "'"})
_DESCRIBES = frozenset({"them", "the", "a", "an", "me", "our", "maternal", "paternal", "anonymous", "older", "elder", "adult", "great"})


class Voice(StrEnum):
    """What kind of person speaks."""

    PARENT = "parent"
    RELATIVE = "relative"
    CHILD = "child"
    PUBLIC = "public"
    PROFESSIONAL = "professional"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody named on a line, in the words ``start`` to ``end``; ``norm`` is the head of the last of them."""

    voice: Voice
    norm: str
    start: int
    end: int


@cache
def voices() -> Mapping[str, Voice]:
    """The kind of person that a word stands for, by its head; a word that is not here names nobody."""
    return {norm: Voice(name) for norm, name in lexicon().voices.items()}


def speaker_of(line: Line, cue: Cue) -> Speaker | None:
    """Whoever says it: "MGM rang to say", "Mo tells HV", "reported by neighbour". None where nobody is named in the sentence."""
    norms, sentence = line.norms, line.sentence(cue.start)
    if norms[cue.end - 1] in _TELLS_WHOSE or (cue.end in sentence and norms[cue.end] in _TELLS_WHOSE):
        return person_from(line, cue.end, min(sentence.stop, cue.end + _SOON))
    if after := _named_after(line, cue):
        return after
    if _passive(line, cue):
        return None
    spoken_to = None
    for at in range(cue.start - 1, max(sentence.start, cue.start - _FURTHEST) - 1, -1):
        voice = voices().get(norms[at])
        if voice is None or norms[at + 1] in _OWNER:
            continue
        found = _named_at(line, at, voice)
        if found.start > sentence.start and norms[found.start - 1] in _SPOKEN_TO and "who" not in norms[at + 1:at + 3]:
            spoken_to = spoken_to or found
            continue
        return found
    return spoken_to or person_from(line, cue.start, cue.end)


def _passive(line: Line, cue: Cue) -> bool:
    """True of "Fa was accused of", "she is alleged to": whoever stands before it says nothing. "Mo is saying" is Mo's."""
    first = line.sentence(cue.start).start
    before = [norm for norm in line.norms[max(first, cue.start - _BETWEEN):cue.start] if not norm.endswith("ly")]
    written = line.doc[cue.start].lower_
    return line.norms[cue.start] in _DONE_TO or (
        before[-1:] == ["be"] and (written.endswith("ed") or written in _SAID) and written not in _FEELS
    )


def person_from(line: Line, start: int, end: int) -> Speaker | None:
    """The first person named from ``start`` and before ``end``."""
    return next((_named_at(line, at, voice) for at in range(start, end) if (voice := voices().get(line.norms[at]))), None)


def _named_after(line: Line, cue: Cue) -> Speaker | None:
    """E of "…, said E."."""
    norms, sentence = line.norms, line.sentence(cue.start)
    if norms[cue.end - 1] != "say" or cue.start == 0 or cue.end not in sentence or norms[cue.start - 1] not in _CLOSES:
        return None
    voice = voices().get(norms[cue.end])
    ends = cue.end + 1 not in sentence or line.doc[cue.end + 1].is_punct
    return Speaker(voice, norms[cue.end], cue.end, cue.end + 1) if voice and voice is not Voice.PRONOUN and ends else None


def _named_at(line: Line, at: int, voice: Voice) -> Speaker:
    norms, first, start = line.norms, line.sentence(at).start, at
    while start > first and (norms[start - 1] in _DESCRIBES | _OWNER or (norms[start - 1] in voices() and norms[start] in _OWNER)):
        start -= 1
    return Speaker(voice, norms[at], start, at + 1)
