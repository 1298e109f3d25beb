"""Finds the phrases and chains of the lexicon in a document. Single words are looked up; only wordings of several words need a matcher."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import accumulate
from operator import or_

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token

from dashboard.tagging.lexicon import Lexicon
from dashboard.tagging.spelling import Spelling
from data_models.suggestion import SuggestionKind
from data_models.themes import Marker

Place = tuple[int, int]
"""Where words stand: first token, and the token after the last."""
Match = tuple[int, Place, bool]
"""The position of a term in the lexicon (``NOTHING`` for words that look like one), where, and whether a chain made it."""
Needed = tuple[int, int, int, tuple[int, ...]]
"""A chain: the bits of all its parts, its term, its widest gap, and the bit of each part in turn."""
NOTHING = -1
_STOPS = (
    *".,;:!?-", "and", "but", "that", "who", "which", "because", "if", "while", "when", "not", "never", "no", "nothing", "say", "stated", "report",
    "tell", "claimed", "disclose", "allege", "accuse", "acquitted", "acquit", "cleared", "charged", "convicted", "suspected", "retracted",
)
"""No chain reaches across these."""
_SOMEBODY = "them"
"""What "him", "her" and "his" are read as."""
_OWNING = frozenset({"his", "their", "my", "our"})
_AFTER_SOMEBODY = frozenset({
    "in", "on", "with", "by", "and", "when", "to", "at", "so", "again", "if", "across", "around", "round", "against", "down", "up", "out", "off",
    "over", "about", "after", "before", "during", "while", "because", "for", "from", "as", "that", "but", "until", "once", "twice", "hard",
    "repeatedly", "several", "daily", "regularly", "then", "last", "yesterday", "today", "every", "both", "all", "who", "which", "too", "also",
    "into", "onto", "away", "through", "towards", "causing", "leaving", "whilst", "using", "whenever", "since", "recently", "often",
    "constantly", "sometimes", "any", "anymore", "now", "violently", "badly", "outside", "inside", "behind", "physically", "sexually",
    "inappropriately", "there", "under", "between", "like",
})
"""Words that follow "her" where it is somebody, not somebody's."""


class WordFinder:
    """Built once from the lexicon; then finds its words in document after document.

    A part of a chain is one bit of an integer, so that a word which is in many parts is looked up once. A chain is thought of only where
    the document has a word of its rarest part.
    """

    def __init__(self, nlp: Language, lexicon: Lexicon, spelling: Spelling) -> None:
        self._nlp, self._spelling, self._terms = nlp, spelling, lexicon.terms
        self._several = PhraseMatcher(nlp.vocab, attr="NORM")
        self._terms_of_key: dict[int, list[int]] = defaultdict(list)
        self._bits_of_key: dict[int, int] = defaultdict(int)
        bits = {part: 1 << number for number, part in enumerate(lexicon.parts)}
        for position, term in ((NOTHING, lexicon.nothing), *enumerate(lexicon.terms)):
            for key in self._keys(phrase for phrase in term.phrases if not self._names_somebody(phrase)):
                self._terms_of_key[key].append(position)
        keys = {part: tuple(self._keys(phrases)) for part, phrases in lexicon.parts.items()}
        for part, bit in bits.items():
            for key in keys[part]:
                self._bits_of_key[key] |= bit
        self._chains: dict[int, set[Needed]] = defaultdict(set)
        for position, term in ((NOTHING, lexicon.nothing), *enumerate(lexicon.terms)):
            for chain in term.chains:
                each = tuple(bits[part] for part in chain.parts)
                needed = (reduce(or_, each), position, chain.gap, each)
                rarest = min(chain.parts, key=lambda part: max(self._bits_of_key[key].bit_count() for key in keys[part]))
                for key in keys[rarest]:
                    self._chains[key].add(needed)
        self._them = nlp.vocab.strings.add(_SOMEBODY)
        self._stops = frozenset(nlp.vocab.strings.add(stop) for stop in _STOPS)

    def __call__(self, doc: Doc) -> list[Match]:
        """What the document holds. What stands within words that mean nothing is left out; where matches overlap, the longer speaks."""
        norms: list[int] = doc.to_array("NORM").tolist() if len(doc) else []
        places = [(norm, (at, at + 1)) for at, norm in enumerate(norms)]
        places += [(key, (start, end)) for key, start, end in self._several(doc)]
        stops = list(accumulate((norm in self._stops for norm in norms), initial=0))
        phrases = [(term, place, False) for key, place in places for term in self._terms_of_key.get(key, ())]
        parts = [(bits, place) for key, place in places if (bits := self._bits_of_key.get(key, 0))]
        possible = {chain for key, _ in places for chain in self._chains.get(key, ())}
        chains = list(_chained(possible, parts, stops))
        hidden = [place for term, place, _ in (*phrases, *chains) if term == NOTHING]
        if hidden:
            reach = _reach_of(hidden, len(norms))
            parts = [(bits, place) for bits, place in parts if place[1] > reach[place[0]]]
            phrases = [match for match in phrases if match[1][1] > reach[match[1][0]]]
            chains = [match for match in _chained(possible, parts, stops) if match[0] != NOTHING]
        found = {match for match in (*phrases, *chains) if norms[match[1][1] - 1] != self._them or not _possessive(doc[match[1][1] - 1])}
        return sorted(self._longest(found), key=lambda match: match[1])

    def _longest(self, matches: set[Match]) -> Iterator[Match]:
        """A phrase hides what lies within it; a chain, what begins or ends with it: what stands in its gap speaks for itself.

        Theme hides theme, and a marker its own: "disclosed CSA" is both an allegation and its theme. A term that holds whatever the mood
        hides themes too: a threat to a worker is not a second, domestic one.
        """
        for match in matches:
            start, end = match[1]
            hidden = any(
                place[0] <= start and end <= place[1] and (not chain or start == place[0] or end == place[1])
                and self._hides(term, match[0], equal=place == (start, end))
                for term, place, chain in matches
            )
            if not hidden:
                yield match

    def _hides(self, wider: int, term: int, *, equal: bool) -> bool:
        kind, wider_kind = self._terms[term].codes[0].kind, self._terms[wider].codes[0].kind
        if equal:
            threat = self._terms[wider].codes[0].value == Marker.THREAT_TO_WORKER
            return wider != term and ((kind is SuggestionKind.THEME and self._terms[wider].whatever) or threat)
        if kind is SuggestionKind.MARKER:
            return self._terms[wider].codes == self._terms[term].codes or self._terms[wider].codes[0].value == Marker.THREAT_TO_WORKER
        return kind is wider_kind or (kind is SuggestionKind.THEME and self._terms[wider].whatever)

    def _keys(self, phrases: Iterable[str]) -> Iterator[int]:
        """The key of each phrase: the norm of its word, or the rule that the matcher finds it by."""
        for phrase in phrases:
            read = self._read(phrase)
            if len(read) == 1:
                yield read[0].norm
            else:
                rule = " ".join(token.norm_ for token in read)
                self._several.add(rule, [read])
                yield self._nlp.vocab.strings[rule]

    def _names_somebody(self, phrase: str) -> bool:
        """True for several words that are read as one person ("drug worker" is a worker like any other), which say nothing of their own."""
        return " " in phrase and " " not in self._spelling.joined(phrase)

    def _read(self, phrase: str) -> Doc:
        """The phrase as the text would be read. Plain words need no tokenizer, which makes the start several times quicker."""
        joined = self._spelling.joined(phrase)
        words = joined.split()
        plain = all(word.replace("_", "").isalpha() and word != "cannot" for word in words)
        return Doc(self._nlp.vocab, words=words) if plain else self._nlp.make_doc(joined)


def _chained(possible: Iterable[Needed], parts: list[tuple[int, Place]], stops: list[int]) -> Iterator[Match]:
    present = 0
    for bits, _ in parts:
        present |= bits
    for every, term, gap, needed in possible:
        if present & every == every:
            for bits, (start, end) in parts:
                if bits & needed[0]:
                    yield from ((term, (start, last), True) for last in _ends(end, needed[1:], gap, parts, stops))


def _ends(start: int, needed: tuple[int, ...], gap: int, parts: list[tuple[int, Place]], stops: list[int]) -> Iterator[int]:
    """Where a chain may end whose next part begins at or soon after ``start``, with no stop between."""
    if not needed:
        yield start
        return
    for bits, (begins, ends) in parts:
        if bits & needed[0] and 0 <= begins - start <= gap and stops[begins] == stops[start]:
            yield from _ends(ends, needed[1:], gap, parts, stops)


def _possessive(token: Token) -> bool:
    """True of "his" and "her" that own what follows: "kicked his first penalty" is not "kicked him"."""
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in _OWNING or (token.lower_ == "her" and following.isalpha() and following not in _AFTER_SOMEBODY)


def _reach_of(places: list[Place], length: int) -> list[int]:
    """For each token, how far the furthest of the places reaches that it stands in."""
    reach = [0] * length
    for start, end in places:
        for at in range(start, end):
            reach[at] = max(reach[at], end)
    return reach
