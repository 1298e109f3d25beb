"""One line of a text as the pipeline read it: its words by their heads, its sentences, its clauses, and the cues that say how things are put."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Span

from dashboard.tagging.lexicon import lexicon


class Cue(NamedTuple):
    """Words of a kind of ``stances.toml``: tokens ``start`` to ``end``."""

    kind: str
    start: int
    end: int


class Line:
    """Read once; every question about it is answered from what was read."""

    def __init__(self, doc: Doc, cues: list[Cue]) -> None:
        self.doc = doc
        strings = doc.vocab.strings
        columns = doc.to_array(["NORM", "SENT_START"]).tolist() if len(doc) else []
        self.norms: list[str] = [strings[norm] for norm, _ in columns]
        self._starts = [start == 1 for _, start in columns]
        self._cues: dict[str, list[Cue]] = {}
        for cue in cues:
            self._cues.setdefault(cue.kind, []).append(cue)

    def cues(self, *kinds: str) -> list[Cue]:
        """The cues of these kinds, in their order."""
        if len(kinds) == 1:
            return self._cues.get(kinds[0], [])
        return sorted((cue for kind in kinds for cue in self._cues.get(kind, ())), key=lambda cue: (cue.start, cue.end))

    def before(self, kind: str, span: Span) -> Cue | None:
        """The last cue of the kind that stands before the words in their clause."""
        return next((cue for cue in reversed(self._cues.get(kind, ())) if cue.end <= span.start and self.same_clause(cue, span)), None)

    def after(self, kind: str, span: Span) -> Cue | None:
        """The first cue of the kind that stands after the words in their clause."""
        return next((cue for cue in self._cues.get(kind, ()) if cue.start >= span.end and self.same_clause(cue, span)), None)

    def same_clause(self, cue: Cue, span: Span) -> bool:
        return self.clauses[cue.start] == self.clauses[span.start]

    def sentence(self, at: int) -> range:
        """The tokens of the sentence that a token stands in."""
        first, last = self._sentences[at]
        return range(first, last)

    def texts(self, start: int, end: int) -> Iterator[str]:
        """Words as written, in lower case."""
        return (token.lower_ for token in self.doc[start:end])

    @cached_property
    def clauses(self) -> list[int]:
        """The number of the clause that each token belongs to: a new one begins with another subject or a turn of the argument."""
        openers, people = lexicon().clause_openers, lexicon().voices
        number, numbers = -1, []
        for norm, following, start in zip(self.norms, [*self.norms[1:], ""], self._starts, strict=True):
            joined = norm in openers["joins"] and (following in openers["subjects"] or following in people)
            number += start or norm in openers["turns"] or joined
            numbers.append(number)
        return numbers

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        firsts = [at for at, start in enumerate(self._starts) if start]
        bounds = zip(firsts, [*firsts[1:], len(self._starts)], strict=True)
        return [(first, last) for first, last in bounds for _ in range(first, last)]
