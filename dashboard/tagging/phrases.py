"""The notation of the word lists: one line of a list stands for every wording that it spells out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

Sets = Mapping[str, Sequence[str]]
_SET = re.compile(r"\{(\w+)\}")
_BAR_AT_A_LINES_END = re.compile(r"\|\s+")


def on_one_line(pattern: str) -> str:
    """A pattern that the list wraps over several lines, breaking at spaces and after bars."""
    return _BAR_AT_A_LINES_END.sub("|", " ".join(pattern.split()))


def spelled_out(pattern: str, sets: Sets) -> Iterator[str]:
    """Every wording of a pattern.

    ``a|b`` is either word, ``word?`` may be left out, ``{name}`` is any member of a named set, and ``_`` joins the words of one
    alternative: "no reply|answer at_the_door?" is four wordings. Raises KeyError where a set is not known.
    """
    for words in product(*(_choices(piece, sets) for piece in pattern.split())):
        yield " ".join(word.replace("_", " ") for word in words if word)


def wordings(pattern: str, sets: Sets) -> int:
    """How many wordings a pattern has."""
    return prod(len(_choices(piece, sets)) for piece in pattern.split())


def halves(pattern: str, sets: Sets) -> tuple[str, ...]:
    """The pattern in two parts with as few wordings as can be, neither of which may be left out; in one part where that cannot be."""
    pieces = pattern.split()
    cuts = [(" ".join(pieces[:at]), " ".join(pieces[at:])) for at in range(1, len(pieces))]
    whole = [cut for cut in cuts if all(any("" not in _choices(piece, sets) for piece in part.split()) for part in cut)]
    return min(whole, key=lambda cut: sum(wordings(part, sets) for part in cut), default=(pattern,))


def _choices(piece: str, sets: Sets) -> tuple[str, ...]:
    optional = piece.endswith("?") and len(piece) > 1
    filled = _SET.sub(lambda match: "|".join(member.replace(" ", "_") for member in sets[match[1]]), piece.removesuffix("?") if optional else piece)
    return (*filled.split("|"), *([""] if optional else []))
