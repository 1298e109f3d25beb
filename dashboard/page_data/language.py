"""Words that judge where a date, an act and a child should stand: what the tool asks of whoever types them. It asks, and never stands in the way.

What a child or a parent says in their own words, between quotation marks, is theirs and is not asked about. The list is in ``language.toml``.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘(?:[^’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)")
_SENTENCE_END = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class Asked:
    """``written``: the words as they stand in the text. ``name``: what the list calls them. ``instead``: what a reader needs in their place."""

    written: str
    name: str
    instead: str


@dataclass(frozen=True, slots=True)
class _List:
    question: str
    words: tuple[tuple[str, re.Pattern[str], str], ...]
    speakers: tuple[str, ...]
    said: tuple[str, ...]


def question() -> str:
    """What is asked wherever one of the words stands."""
    return _list().question


def asked_of(text: str, family: Iterable[str] = ()) -> tuple[Asked, ...]:
    """The words to ask about in ``text``, in its order, each wording once. ``family``: labels of members, who may be quoted as a parent may."""
    quotes = _their_own_words(text, tuple(family))
    found = [
        (match.start(), Asked(text[match.start():match.end()], name, instead))
        for name, pattern, instead in _list().words for match in pattern.finditer(text)
        if not any(first <= match.start() and match.end() <= last for first, last in quotes)
    ]
    return tuple(dict.fromkeys(asked for _, asked in sorted(found, key=lambda pair: pair[0])))


def _their_own_words(text: str, family: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where a child or a parent is quoted: a quotation whose own sentence says, just before or just after it, that one of them said it."""
    people = "|".join(re.escape(word) for word in sorted({*_list().speakers, *family}, key=len, reverse=True))
    said = "|".join(_list().said)
    # "Mother B1 has also said: “…”"; a worker named between the two ("mother's worker said") makes it the worker's quotation.
    named, whose = rf"(?:{people})(?:\s+[A-Z]\w*)?", r"(?:(?:the|her|his|their)\s+)?"
    between = r"(?:\s+(?:has|had|have|also|then|later|often|once|\w+ly))*"
    before = re.compile(rf"\b{named}{between}\s+(?:{said})\b[^.!?“”\"]{{0,60}}$", re.IGNORECASE)
    after = re.compile(rf"^[,.\s]*{whose}(?:{named}\s+(?:{said})|(?:{said})\s+{whose}(?:{people}))\b", re.IGNORECASE)
    return tuple(
        quote.span() for quote in _QUOTED.finditer(text)
        if before.search(_SENTENCE_END.split(text[:quote.start()])[-1]) or after.search(text[quote.end():])
    )


@cache
def _list() -> _List:
    read = tomllib.loads(Path(__file__).with_name("language.toml").read_text(encoding="utf-8"))
    words = tuple((row["name"], re.compile(row["pattern"], re.IGNORECASE), row["instead"]) for row in read["words"])
    return _List(read["question"], words, tuple(read["speakers"]), tuple(read["said"]))
