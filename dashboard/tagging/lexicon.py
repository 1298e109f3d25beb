"""The word lists, read once from ``words/``. They are data: a practitioner can read, question and change them without reading code."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.tagging.phrases import halves, on_one_line, spelled_out, wordings
from data_models.suggestion import Stance, SuggestionKind

_FOLDER = Path(__file__).with_name("words")
_THEMES = (
    "domestic_abuse", "mental_health", "drugs", "alcohol", "neglect", "emotional_abuse", "physical_abuse", "sexual_abuse", "exploitation",
    "violence", "education", "others",
)
_DOTS, _GAP = " .. ", 4
"""How many words may stand where a pattern has dots."""
_MANY = 100
"""A pattern with more wordings than this is matched as two halves that touch: fewer phrases to hold, the same wordings."""

Sets = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Code:
    """One code of one list."""

    kind: SuggestionKind
    value: str

    @classmethod
    def named(cls, name: str) -> "Code":
        """From "theme:neglect". Raises ValueError where the list has no such code, so that a slip in a word list cannot go unseen."""
        kind_name, _, value = name.partition(":")
        kind = SuggestionKind(kind_name)
        return cls(kind, kind.codes(value).value)


@dataclass(frozen=True, slots=True)
class Chain:
    """Parts of a wording with at most ``gap`` other words between one and the next: "bruise .. cheek". Each part is a pattern."""

    parts: tuple[str, ...]
    gap: int


@dataclass(frozen=True, slots=True)
class Term:
    """Words and what they suggest. ``phrases`` are spelled out, in the heads of ``forms.toml``.

    ``if_child``: suggested instead where the words are about a child; ``if_couple``: where a partner is named; ``unless_child``: nothing is
    suggested about a child. ``injury``: nothing where the line explains it as an accident. ``stance``: what the words themselves say ("sober"
    is an absence); None where the words round about decide. ``topic``: suggested only where a concern about it is put into words, or where
    they put it in one of these stances. ``settled``: a "no" nearby denies something else ("no antenatal care"). ``act``: something that one
    person does to another, so that an account of it is an allegation. ``whatever``: holds whatever the mood of the sentence ("would not let
    her in" is no supposition).
    """

    codes: tuple[Code, ...]
    phrases: tuple[str, ...]
    chains: tuple[Chain, ...] = ()
    if_child: tuple[Code, ...] = ()
    if_couple: tuple[Code, ...] = ()
    injury: bool = False
    stance: Stance | None = None
    topic: frozenset[Stance] | None = None
    settled: bool = False
    unless_child: bool = False
    act: bool = False
    whatever: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the words files say.

    ``forms``: spelling → head. ``people``: head → the forms that name such a person. ``parts``: part of a chain → its phrases.
    ``nothing``: phrases that look like a term and are none. ``cues``: kind → phrases. ``negation``: the four lists that negspacy takes.
    """

    version: str
    forms: Mapping[str, str]
    people: Mapping[str, tuple[str, ...]]
    voices: Mapping[str, str]
    terms: tuple[Term, ...]
    parts: Mapping[str, tuple[str, ...]]
    nothing: Term
    cues: Mapping[str, tuple[str, ...]]
    clause_openers: Mapping[str, frozenset[str]]
    home_words: frozenset[str]
    negation: Mapping[str, tuple[str, ...]]
    verb_negation: Mapping[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """The word lists of this version. Raises ValueError or KeyError where a file names a code or a set that does not exist."""
    common, forms, people, stances = (words_file(name) for name in ("lexicon", "forms", "people", "stances"))
    sets: Sets = common["sets"]
    terms = tuple(_term(row, sets) for name in (*_THEMES, "markers", "visits") for row in words_file(name)["term"])
    nothing = _term({"code": [], "words": words_file("nothing")["words"]}, sets)
    spellings = {**forms["words"], **people["forms"]}
    return Lexicon(
        version=common["version"],
        forms={form: head for head, written in spellings.items() for form in (head, *written)},
        people={head: (head, *written) for head, written in people["forms"].items()},
        voices={head.replace(" ", "_"): voice for voice, heads in people["voices"].items() for head in heads},
        terms=terms,
        parts={part: tuple(spelled_out(part, sets)) for term in (*terms, nothing) for chain in term.chains for part in chain.parts},
        nothing=nothing,
        cues={kind: _spelled(patterns, sets) for kind, patterns in stances["cues"].items()},
        clause_openers={kind: frozenset(words) for kind, words in stances["clauses"].items()},
        home_words=frozenset(stances["home_words"]["heads"]),
        negation={part: _spelled(patterns, sets) for part, patterns in stances["negation"].items()},
        verb_negation={part: _spelled(patterns, sets) for part, patterns in stances["verb_negation"].items()},
    )


def _term(row: Mapping[str, Any], sets: Sets) -> Term:
    chains = {pattern: _chain(pattern, sets) for pattern in map(on_one_line, row["words"])}
    return Term(
        codes=_codes(row["code"]),
        phrases=_spelled((pattern for pattern, chain in chains.items() if chain is None), sets),
        chains=tuple(chain for chain in chains.values() if chain),
        if_child=_codes(row.get("if_child", [])),
        if_couple=_codes(row.get("if_couple", [])),
        injury=row.get("injury", False),
        stance=Stance(row["stance"]) if "stance" in row else None,
        topic=frozenset(map(Stance, row["topic"])) if "topic" in row else None,
        settled=row.get("settled", False),
        unless_child=row.get("unless_child", False),
        act=row.get("act", False),
        whatever=row.get("whatever", False),
    )


def _chain(pattern: str, sets: Sets) -> Chain | None:
    """The chain that a pattern stands for, or None where its wordings are few enough to be spelled out."""
    if _DOTS in pattern:
        return Chain(tuple(pattern.split(_DOTS)), _GAP)
    if wordings(pattern, sets) <= _MANY:
        return None
    return Chain(halves(pattern, sets), 0)


def _codes(named: str | Sequence[str]) -> tuple[Code, ...]:
    return tuple(Code.named(name) for name in ([named] if isinstance(named, str) else named))


def _spelled(patterns: Iterable[str], sets: Sets) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for pattern in patterns for phrase in spelled_out(on_one_line(pattern), sets)))


def words_file(name: str) -> dict[str, Any]:
    """One of the files of ``words/``, by its name without ".toml"."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
