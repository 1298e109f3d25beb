"""The words for the people of a family: "Mo", "mum's new partner", "older half-brother", and which place in the family they mean."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dashboard.tagging.lexicon import words_file
from dashboard.tagging.spelling import any_of
from data_models.people import FamilyRole

_ROLES_OF_JUST_ANYBODY = frozenset({FamilyRole.CHILD, FamilyRole.MOTHER, FamilyRole.FATHER})
_NO_ROLE = "any"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase for one person. ``word``: where the word itself begins, after "his" or "mum's".

    ``mention``: it names somebody by itself; "man", "another boy" and "child protection" do not. ``introduced``: "a friend", "her friend".
    ``told_apart``: a word that says nothing without a name, such as "man".
    """

    start: int
    word: int
    end: int
    role: FamilyRole | None
    mention: bool
    introduced: bool
    told_apart: bool


class Kin:
    """Finds phrases for people in a text with straight apostrophes. Words with capitals count only in those capitals."""

    def __init__(self, family: Mapping[str, Mapping[str, list[str]]]) -> None:
        self._role = _role_of_each(family["roles"])
        self._told_apart = frozenset(map(str.lower, family["told_apart"]["heads"]))
        self._a_parents = _role_of_each(family["of_a_parent"])
        self._unclear = frozenset(family["of_somebody_unclear"][_NO_ROLE])
        owners = family["owners"]
        self._parents, self._whoever = (frozenset(map(str.lower, owners[kind])) for kind in ("a_parent", "unclear"))
        heads = [*(word for words in family["roles"].values() for word in words), *family["told_apart"]["heads"]]
        every_owner = [*owners["a_parent"], *owners["unclear"], *owners["children"]]
        self._owners = frozenset(map(str.lower, every_owner))
        self._capitals = {word.lower(): word for word in heads if word != word.lower()}
        self._phrase = re.compile(
            rf"(?<![\w'-])(?:(?P<before>{any_of(family['no_mention']['before'])}) )?"
            rf"(?:(?P<owners>(?:{any_of(map(str.lower, every_owner))} (?:{any_of(owners['describing'])} )?){{1,2}}))?"
            rf"(?P<head>{any_of(spelling for head in heads for spelling in _spellings(head.lower()))})(?!\w|-\w)", re.IGNORECASE,
        )
        self._after = re.compile(rf"[ -]?(?:{any_of(map(str.lower, family['no_mention']['after']))})(?!\w)", re.IGNORECASE)

    def phrases(self, text: str) -> Iterator[Phrase]:
        """Every phrase, in order."""
        for found in self._phrase.finditer(text):
            if self._capitals.get(found["head"].lower(), found["head"]) == found["head"]:
                yield self._phrase_of(found, [word for word in (found["owners"] or "").lower().split() if word in self._owners])

    def _phrase_of(self, found: re.Match[str], owners: list[str]) -> Phrase:
        head = found["head"].lower()
        role = self._role_in(head.replace(" ", "-"), owners)
        of_anybody = bool(found["before"]) and not owners and role in _ROLES_OF_JUST_ANYBODY
        start = found.start("owners") if owners else found.start("head")
        return Phrase(
            start, found.start("head"), found.end(), role,
            mention=not of_anybody and head not in self._told_apart and self._after.match(found.string, found.end()) is None,
            introduced=bool(found["before"] or owners) or head in self._told_apart,
            told_apart=head in self._told_apart,
        )

    def _role_in(self, head: str, owners: list[str]) -> FamilyRole | None:
        """The role of a head whose words are joined by hyphens."""
        if not self._parents.isdisjoint(owners) and head in self._a_parents:
            return self._a_parents[head]
        if owners and owners[-1] in self._whoever and head in self._unclear:
            return None
        return self._role.get(head)


@cache
def kin() -> Kin:
    """Built once from the words in ``words/family.toml``."""
    return Kin(words_file("family"))


def _role_of_each(words: Mapping[str, Iterable[str]]) -> dict[str, FamilyRole | None]:
    """The role by word, in lower case with hyphens. Raises ValueError where a role is not one of the family's."""
    return {
        word.lower().replace(" ", "-"): None if role == _NO_ROLE else FamilyRole(role) for role, listed in words.items() for word in listed
    }


def _spellings(word: str) -> Collection[str]:
    return {word, word.replace("-", " ")}
