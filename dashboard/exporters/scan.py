"""Finished bytes searched for protected values in their many spellings. What is found refuses the paper; the value itself is never said.

Limits: words of five letters and more are found misspelt by one letter, of eight and more by two, where their numbers are right; a postcode or
vehicle misspelt by one. Words in a picture are not read, so a picture refuses the paper. A hint ("near the old mill") is found by people only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from dashboard.exporters.scan_parts import PartRead, parts_of
from dashboard.exporters.scan_words import digits_of, folded, plain_words, unconfused, words_of
from data_models.protected import ProtectedValue, ValueKind, street_alone

ONE_LETTER, TWO_LETTERS = 5, 8
"""Letters from which a value is also looked for misspelt by one, and by two."""
RUN_OF_WORDS = 7
"""Words on end of a row that is not told: as many, and they are the row's own words."""
_IN_WHOLE = 8
"""Letters and digits from which a value is looked for with everything else between words taken away."""
_CODES = frozenset({ValueKind.POSTCODE, ValueKind.VEHICLE})
_ANY_CONTACT = re.compile(
    r"(?<![a-z0-9])(?:[a-z]{1,2}\d[a-z\d]?\s*\d[abd-hjlnp-uw-z]{2}|[a-z]{2}\d{2}\s?[a-z]{3})(?![a-z0-9])|[\w.+-]+@[\w-]+\.[\w.]+|"
    r"(?<![\w-])(?:\+44|0)(?:[\s().-]*\d){9,10}(?!\d)")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Something that refuses a paper: where, and what kind of value. ``value`` is its place in the list that was given, -1 for none."""

    place: str
    kind: str
    value: int = -1


def scan(
    files: Iterable[tuple[str, bytes]], protected: Sequence[ProtectedValue], *, told: Iterable[str] = (), pictures: bool = False,
) -> tuple[Hit, ...]:
    """What stands in the files that may not. ``told``: what the paper may say, whose own words are no trace of a row like it.

    ``pictures``: True where somebody has looked at every picture, so that one does not refuse the paper by itself.
    """
    wanted = Wanted(protected, told)
    return tuple(dict.fromkeys(hit for name, content in files for part in parts_of(name, content) for hit in _hits(part, wanted, pictures=pictures)))


def found_in(text: str, protected: Sequence[ProtectedValue], *, told: Iterable[str] = ()) -> frozenset[int]:
    """Which of the values stand in a text, by their place in the list."""
    return frozenset(Wanted(protected, told).found(text))


class Wanted:
    """The values that are looked for, each made ready once."""

    def __init__(self, protected: Sequence[ProtectedValue], told: Iterable[str] = ()) -> None:
        self._patterns: list[tuple[int, re.Pattern[str]]] = []
        self._phones: dict[str, int] = {}
        self._whole: list[tuple[int, frozenset[str]]] = []
        self._spelled: list[tuple[int, tuple[str, ...], int]] = []
        self._runs: dict[tuple[str, ...], int] = {}
        self.kinds = [value.kind for value in protected]
        may = {run for text in told for run in _runs(text)}
        for place, value in enumerate(protected):
            self._take(place, value.kind, value.value, may)

    def _take(self, place: int, kind: ValueKind, value: str, may: set[tuple[str, ...]]) -> None:
        plain = folded(value)
        if kind is ValueKind.ROW:
            self._runs |= {run: place for run in _runs(value) if run not in may}
        elif kind is ValueKind.PHONE:
            self._phones["".join(re.findall(r"\d", value))[-10:]] = place
        elif kind in _CODES:
            code = unconfused("".join(words_of(plain)))
            for order in {code, code[-3:] + code[:-3]}:
                self._patterns.append((place, re.compile(rf"(?<![a-z0-9]){_apart(order)}(?![a-z0-9])")))
            self._spelled.append((place, tuple(words_of(plain)), 1))
        elif kind is ValueKind.LABEL:
            self._patterns.append((place, re.compile(rf"(?<!\w){re.escape(unconfused(plain)).replace(chr(92) + ' ', chr(92) + 's+')}(?!\w)")))
        else:
            if kind is ValueKind.EMAIL:
                between = r"(?:[^a-z0-9]|(?<![a-z])(?:d0t|at)(?![a-z]))*"  # as the confused letters of the text are folded too
                self._patterns.append((place, re.compile(between.join(map(re.escape, words_of(unconfused(plain)))))))
            shorter = street_alone(value) if kind is ValueKind.ADDRESS else _without_its_kind(value) if kind is ValueKind.PLACE else ""
            for form in filter(None, (value, shorter)):
                self._take_words(place, folded(form))

    def _take_words(self, place: int, plain: str) -> None:
        words = plain_words(plain)
        whole = frozenset(text for text in ("".join(words), "".join(words_of(plain))) if len(text) >= _IN_WHOLE)
        if whole:
            self._whole.append((place, whole))
        letters = sum(character.isalpha() for word in words for character in word)
        self._spelled.append((place, tuple(words), 2 if letters >= TWO_LETTERS else 1 if letters >= ONE_LETTER else 0))

    def found(self, text: str) -> Iterator[int]:
        """The place in the list of every value that the text holds."""
        plain = folded(text)
        words = plain_words(plain)
        yield from (place for place, pattern in self._patterns if pattern.search(unconfused(plain)))
        if self._phones:
            digits = digits_of(words)
            yield from (place for number, place in self._phones.items() if number in digits or number in digits_of(words_of(plain)))
        without = {"".join(words), "".join(words_of(plain))}
        yield from (place for place, forms in self._whole if any(form in text for form in forms for text in without))
        yield from _spelled_alike(tuple(words), self._spelled)
        if self._runs:
            yield from {self._runs[run] for run in _runs(text) if run in self._runs}


def _hits(part: PartRead, wanted: Wanted, *, pictures: bool) -> Iterator[Hit]:
    if not part.readable:
        if not (pictures and part.place.endswith("a picture")):
            yield Hit(part.place, "a part that cannot be read")
        return
    for place in wanted.found(part.text):
        yield Hit(part.place, wanted.kinds[place].label, place)
    if _ANY_CONTACT.search(folded(part.text)) and "in its marks" not in part.place and "outside its pages" not in part.place:
        yield Hit(part.place, "something like an address or a number to reach somebody")


def _without_its_kind(place: str) -> str:
    """"Elmwood Primary" of "Elmwood Primary School"; "" where one word would be left."""
    words = place.split()
    return " ".join(words[:-1]) if len(words) > 2 else ""


def _apart(code: str) -> str:
    """A code with anything but letters and digits between its signs: "BN1 1AA", "BN1-1AA", "B N 1 1 A A", on two lines."""
    return r"[^a-z0-9]*".join(re.escape(sign) for sign in code)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = plain_words(folded(text))
    return frozenset(tuple(words[at:at + RUN_OF_WORDS]) for at in range(len(words) - RUN_OF_WORDS + 1))


def _spelled_alike(words: tuple[str, ...], wanted: Sequence[tuple[int, tuple[str, ...], int]]) -> Iterator[int]:
    """Values whose words stand together in the text in any order, each value within its number of wrong letters and its numbers right."""
    grouped: dict[int, list[tuple[int, tuple[str, ...], int]]] = {}
    for one in wanted:
        for length in {max(1, len(one[1]) - 1), len(one[1]), len(one[1]) + 1}:
            grouped.setdefault(length, []).append(one)
    for length, values in grouped.items():
        windows = list(dict.fromkeys(words[at:at + length] for at in range(len(words) - length + 1)))
        if not windows:
            continue
        for arranged in (_in_order, _sorted):
            texts = [arranged(window) for window in windows]
            choices = [arranged(value) for _, value, _ in values]
            far = cdist(choices, texts, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8)
            for row, (place, value, most) in enumerate(values):
                for column in np.flatnonzero(far[row] <= most):
                    if _numbers(windows[column]) == _numbers(value):
                        yield place
                        break


def _in_order(words: tuple[str, ...]) -> str:
    return "".join(words)


def _sorted(words: tuple[str, ...]) -> str:
    return " ".join(sorted(words))


def _numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted("".join(filter(str.isdigit, word)) for word in words if any(map(str.isdigit, word))))
