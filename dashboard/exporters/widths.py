"""How wide the columns of a table stand to each other: by how much they have to say, so that no column of prose is a thread of words."""

from collections.abc import Sequence

NARROWEST, SHORT, WIDEST = 8.0, 18, 60.0
"""In letters of the same size."""


def shares(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """One share for each column, from the longest word and the usual length of its cells. Whole tenths, the same for the same table."""
    return tuple(round(_wanted(heading, [row[place] for row in rows]), 1) for place, heading in enumerate(headings))


def _wanted(heading: str, cells: Sequence[str]) -> float:
    words = max((_letters(word) for text in (heading, *cells) for word in text.split()), default=1.0)
    lengths = sorted(max((len(line) for line in cell.split("\n")), default=0) for cell in cells) or [0]
    usual = lengths[min(len(lengths) - 1, len(lengths) * 3 // 4)]
    said = usual + 2.0 if usual <= SHORT else SHORT + 2.0 + (usual - SHORT) ** 0.8
    return min(WIDEST, max(NARROWEST, min(words, 14.0) + 2.0, said))


def _letters(word: str) -> float:
    """A word in letters of the usual width: capitals are wider, and a row's code cut in two can be looked up by nobody."""
    return sum(1.4 if letter.isupper() else 1.0 for letter in word)
