"""From texts to suggestions: the codes of the words that were found, and the markers that follow from who says what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dashboard.tagging.lexicon import Code, lexicon
from dashboard.tagging.line import Line
from dashboard.tagging.naming import named
from dashboard.tagging.pipeline import cues_of, pipeline, spelling
from dashboard.tagging.spelling import lines
from dashboard.tagging.stances import Reader, Reading
from dashboard.tagging.tellings import tellings
from dashboard.tagging.voices import Speaker
from data_models.suggestion import Stance, Suggestion, SuggestionKind
from data_models.themes import Marker

_BATCH = 256
_ACTS_OF_TELLING = frozenset({
    Marker.ALLEGATION, Marker.DENIAL, Marker.CHILD_VOICE, Marker.SELF_REPORT, Marker.FAMILY_REPORT, Marker.REFERRAL, Marker.NO_FURTHER_ACTION,
})
"""They happen now, whatever is told, unless a year stands beside them."""


def suggest(texts: Sequence[str]) -> list[tuple[Suggestion, ...]]:
    """What the words of each text suggest, in the order of the words; one tuple for each text. No text is refused.

    ``text[suggestion.start:suggestion.end] == suggestion.words``. A text is read to its first ``spelling.LONGEST`` characters. A code
    comes once for each stance and teller.
    """
    found: list[list[Suggestion]] = [[] for _ in texts]
    read = ((spelling().joined(line), (number, offset)) for number, text in enumerate(texts) for offset, line in lines(text))
    for doc, (number, offset) in pipeline().pipe(read, as_tuples=True, batch_size=_BATCH):
        found[number].extend(_LineOfText(doc, texts[number], offset).suggestions())
    return [_once_each(suggestions) for suggestions in found]


@dataclass(frozen=True, slots=True)
class _LineOfText:
    """A line and where it begins in its text."""

    doc: Doc
    text: str
    offset: int

    def suggestions(self) -> Iterator[Suggestion]:
        reader = Reader(Line(self.doc, cues_of(self.doc)))
        everything = list(named(reader))
        for one in everything:
            yield self._suggestion(one.code, one.span.start, one.span.end, one.reading)
        for marker, (start, end) in tellings(reader, everything):
            yield self._suggestion(Code(SuggestionKind.MARKER, marker.value), start, end, Reading(Stance.STATED))

    def _suggestion(self, code: Code, first: int, last: int, reading: Reading) -> Suggestion:
        start, end = self._place(first, last)
        return Suggestion(
            kind=code.kind, code=code.value, words=self.text[start:end], start=start, end=end, stance=_stance(code, reading),
            said_by=self._as_written(reading.account.speaker if reading.account else None), about=self._as_written(reading.about),
            lexicon=lexicon().version,
        )

    def _place(self, first: int, last: int) -> tuple[int, int]:
        token = self.doc[last - 1]
        return self.offset + self.doc[first].idx, self.offset + token.idx + len(token)

    def _as_written(self, person: Speaker | None) -> str:
        """"Mother" that begins a sentence is "mother"; "Mo", "MGM" and "Mother B" keep their capitals."""
        if person is None:
            return ""
        start, end = self._place(person.start, person.end)
        words = self.text[start:end]
        return words[:1].lower() + words[1:] if words[1:].islower() and len(words) > len("Mo") else words


def _stance(code: Code, reading: Reading) -> Stance:
    """Only a theme is denied, absent or alleged. A marker is stated, or past; a sight or a notice is stated."""
    if code.kind is SuggestionKind.THEME:
        return reading.stance
    past = code.kind is SuggestionKind.MARKER and reading.stance is Stance.PAST and (reading.dated or code.value not in _ACTS_OF_TELLING)
    return Stance.PAST if past else Stance.STATED


def _once_each(suggestions: list[Suggestion]) -> tuple[Suggestion, ...]:
    ordered = sorted(suggestions, key=lambda one: (one.start, one.end, one.kind, one.code))
    first: dict[tuple[SuggestionKind, str, Stance, str], Suggestion] = {}
    for one in ordered:
        first.setdefault((one.kind, one.code, one.stance, one.said_by), one)
    return tuple(first.values())
