"""A blank English spaCy pipeline that finds the words of the lexicon, and which of them are said to be absent (negspacy)."""

from functools import cache
from typing import Any

import spacy
from negspacy.negation import Negex  # importing it registers "negex"
from spacy.attrs import NORM, ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import compile_suffix_regex

from dashboard.tagging.lexicon import lexicon
from dashboard.tagging.line import Cue
from dashboard.tagging.matching import WordFinder
from dashboard.tagging.spelling import Spelling

FOUND, ABSENT, NOT_DONE = "found", "absent", "not_done"
"""``ABSENT`` and ``NOT_DONE`` are what negspacy says of a span: "no drugs, drink or violence"; "has not been drinking"."""
_CUES = "cues"
_ONLY_LOOKS_LIKE_ONE = "real"
_INITIAL_AT_THE_END = r"(?<=[A-Z])\."
"""spaCy keeps the full stop of "Denied hurting E." as part of a name."""
_KEEP_FULL_STOP = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "e.g.", "i.e.", "etc.", "a.m.", "p.m.")
"""The only abbreviations of spaCy's that stay: its list holds the American states, and "told Mo." ends a sentence here."""


@cache
def pipeline() -> Language:
    """Built once. A document that comes out has ``spans["found"]`` (label: position in ``lexicon().terms``) and its cues."""
    nlp = spacy.blank("en")
    _spell_as_the_field_does(nlp, spelling())
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", ";"]})
    nlp.add_pipe("find_words")
    for extension, termset in ((ABSENT, lexicon().negation), (NOT_DONE, lexicon().verb_negation)):
        terms = {part: list(phrases) for part, phrases in termset.items()}
        nlp.add_pipe(Negex.__name__.lower(), extension, config={"neg_termset": terms, "span_keys": [FOUND], "extension_name": extension})
    return nlp


@cache
def spelling() -> Spelling:
    """How this lexicon reads words."""
    words = lexicon()
    phrases = [phrase for term in (*words.terms, words.nothing) for phrase in term.phrases]
    every = (*phrases, *(phrase for part in words.parts.values() for phrase in part), *(cue for kind in words.cues.values() for cue in kind))
    capitals = {word for phrase in every for word in phrase.split() if word not in (word.lower(), word.capitalize()) and len(word) > 1}
    return Spelling(words.forms, {form for forms in words.people.values() for form in forms}, capitals - words.forms.keys())


def _spell_as_the_field_does(nlp: Language, spelling: Spelling) -> None:
    vocab: Any = nlp.vocab  # spaCy's stubs leave out what is set here
    tokenizer: Any = nlp.tokenizer
    vocab.lex_attr_getters[NORM] = spelling.norm
    for lexeme in vocab:
        lexeme.norm_ = spelling.norm(lexeme.text)
    tokenizer.suffix_search = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), _INITIAL_AT_THE_END]).search
    tokenizer.rules = {
        written: [{ORTH: piece[ORTH], NORM: spelling.norm(piece.get(NORM, piece[ORTH]))} for piece in pieces]
        for written, pieces in tokenizer.rules.items() if not written.endswith(".") or written in _KEEP_FULL_STOP
    }


@Language.factory("find_words")
class FindWords:
    """The pipeline's own component: the terms as spans of the document, and the cues for ``cues_of``."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        words = lexicon()
        self._terms = WordFinder(nlp, words, spelling())
        self._cues = PhraseMatcher(nlp.vocab, attr="NORM")
        self._kinds = {nlp.vocab.strings.add(kind): kind for kind in words.cues}
        for kind, phrases in words.cues.items():
            self._cues.add(kind, [nlp.make_doc(spelling().joined(phrase)) for phrase in phrases])

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[FOUND] = [Span(doc, start, end, label=str(term)) for term, (start, end), _ in self._terms(doc)]
        doc.user_data[_CUES] = _longest_of_each_kind([Cue(self._kinds[kind], start, end) for kind, start, end in self._cues(doc)])
        return doc


def cues_of(doc: Doc) -> list[Cue]:
    """The cues of a document that came out of the pipeline, in their order."""
    found: list[Cue] = doc.user_data[_CUES]
    return found


def _longest_of_each_kind(cues: list[Cue]) -> list[Cue]:
    """Of cues of one kind that overlap, the longest; none that lies within words that only look like one."""
    reached: dict[str, int] = {}
    kept: list[Cue] = []
    alike = [cue for cue in cues if cue.kind == _ONLY_LOOKS_LIKE_ONE]
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if cue.start >= reached.get(cue.kind, 0) and not any(real.start <= cue.start and cue.end <= real.end for real in alike):
            reached[cue.kind] = cue.end
            kept.append(cue)
    return kept
