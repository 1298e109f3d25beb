"""Names in a text: which capitals are somebody's name, and which people are professionals, who are no family."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dashboard.tagging.kin import Phrase
from dashboard.tagging.lexicon import words_file
from dashboard.tagging.spelling import any_of
from data_models.people import FamilyRole

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ"
_WORD = rf"[{_CAPITAL}](?:'[{_CAPITAL}])?[^\W\d_]+(?:['-][^\W\d_]{{2,}})*(?!\w)"
"""A capital and more: an initial alone is a label."""
_NAME = rf"{_WORD}(?: {_WORD})?"
_INITIAL = rf"[{_CAPITAL}]{{1,2}}(?!\w)"
_CALLED = rf"(?P<quote>['\"])?(?P<name>(?:{_WORD}|{_INITIAL})(?: (?:{_WORD}|{_INITIAL}))?)(?(quote)['\"]?)"
"""What somebody is called may be in quotation marks, and may be an initial: "known as 'Big T'"."""
_BESIDE = re.compile(rf" (?P<name>{_NAME})")
_BETWEEN_COMMAS = re.compile(rf", (?P<name>{_NAME})(?=[,)])")
_IN_BRACKETS = re.compile(rf" \((?P<name>{_NAME})\)")
_AT_THE_END = re.compile(r"\s*(?:$|[\n;,.)])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MOTHER = "Mo"
"""A mother's abbreviation, and a given name where a relative's title stands before it ("Uncle Mo")."""
_INITIALS = 2
"""Letters of initials that somebody is called by ("TJ"): more capitals are an abbreviation."""
_FEW, _MOST = 4, 0.8
_NAMED_IN_HEADINGS = frozenset({FamilyRole.OTHER_RELATIVE, FamilyRole.GRANDPARENT})

Words = Mapping[str, Mapping[str, list[str]]]


class Names:
    """Built from ``family.toml`` and the forms of ``people.toml``; reads texts with straight apostrophes."""

    def __init__(self, family: Words, people: Mapping[str, list[str]]) -> None:
        told_apart, working = family["told_apart"], family["professionals"]
        heads = [*working["words"], *working["heads"], *(form for head in working["heads"] for form in people[head])]
        titles, jobs = any_of(told_apart["titles"]), any_of(head for head in heads if head == head.lower())
        anybody = rf"(?:(?:{titles})\.? )?(?P<name>{_NAME})"
        self._called = re.compile(rf" (?:{any_of(told_apart['by_call'])}) {_CALLED}")
        self._known_as = re.compile(rf",? (?:{any_of(told_apart['by_name'])}) {_CALLED}")
        self._titled = re.compile(rf"(?<!\w)(?:{titles})\.? (?P<name>{_NAME})")
        self._professionals = tuple(re.compile(pattern) for pattern in (
            rf"(?<!\w)(?:{any_of(working['titles'])})\.? (?P<name>{_NAME})",
            rf"(?<!\w)(?i:{jobs}),? {anybody}",
            rf"(?<!\w){anybody}(?:,| -) (?:[\w']+ ){{0,3}}{jobs}(?=\s*(?:[,.;)\n]|$)| (?:at|from|of|who)\b)",
            rf"(?<!\w){anybody} \((?:[\w']+ ){{0,3}}(?:{any_of([*heads, *working['titles']])})\)",
            rf"(?<!\w){anybody} from (?:{any_of(working['from'])})(?!\w)",
        ))
        no_names = (*told_apart["no_names"], *working["titles"], *people, *_all_of(people), *_all_of(family["roles"]))
        self._no_names = frozenset(map(str.lower, no_names)) - {_MOTHER.lower()}

    def end_of_name(self, phrase: Phrase, text: str) -> int | None:
        """Where the name ends that follows a phrase for somebody; None where none follows.

        "Mother called Ann" telephoned: "called" names only whom the text introduces ("a friend called Ann").
        """
        if called := self._known_as.match(text, phrase.end) or (self._called.match(text, phrase.end) if phrase.introduced else None):
            return self._end(called)
        if phrase.told_apart:
            return None
        close = _BETWEEN_COMMAS.match(text, phrase.end) if phrase.introduced else None
        beside = close or _IN_BRACKETS.match(text, phrase.end) or _beside(phrase, text)
        return self._end(beside) if beside and not beside["name"].isupper() else None

    def titled(self, text: str) -> Iterator[tuple[int, int]]:
        """Where somebody is named by title: "Mr Hill"."""
        for found in self._titled.finditer(text):
            if end := self._end(found):
                yield found.start(), end

    def professionals(self, text: str) -> list[tuple[int, int]]:
        """Where professionals are named: "PC Smith", "Mrs Carver, class teacher"."""
        return [found.span() for pattern in self._professionals for found in pattern.finditer(text) if found["name"] != _MOTHER and self._end(found)]

    def _end(self, found: re.Match[str]) -> int | None:
        """Where what was found ends if all of it can be a name, or else where its first word does; None where not even that can."""
        first, _, second = found["name"].partition(" ")
        if first.lower() in self._no_names or (first.isupper() and len(first) > _INITIALS):
            return None
        return found.start("name") + len(first) if second.lower() in self._no_names else found.end()


@cache
def names() -> Names:
    """Built once."""
    return Names(words_file("family"), words_file("people")["forms"])


def _beside(phrase: Phrase, text: str) -> re.Match[str] | None:
    """A name right after the phrase ("boyfriend Dan"). In a heading a capital names nobody, unless a relative alone stands there."""
    found = _BESIDE.match(text, phrase.end)
    if found and _is_heading(text, phrase.start):
        return found if phrase.role in _NAMED_IN_HEADINGS and _AT_THE_END.match(text, found.end()) else None
    return found


def _is_heading(text: str, at: int) -> bool:
    """True where most words of the line begin with a capital."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    words = _LETTERS.findall(text[start:end if end >= 0 else len(text)])
    return len(words) >= _FEW and sum(word[0].isupper() for word in words) >= _MOST * len(words)


def _all_of(listed: Mapping[str, list[str]]) -> Iterator[str]:
    return (word for words in listed.values() for word in words)
