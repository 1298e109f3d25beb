"""How wide the columns of a table stand to each other: by how much they have to say, so that no column of prose is a thread of words."""

from collections.abc import Sequence

NARROWEST, SHORT, WIDEST = 8.0, 18, 60.0
LINE, LONGEST, BOLD, GAP = 105.0, 16.0, 1.1, 2.0
"""In letters of the same size; ``LINE``: those of the narrowest page, ``LONGEST``: a word longer than this is broken."""


def shares(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """One share for each column, from the longest word and the usual length of its cells. Whole tenths, the same for the same table."""
    columns = [(heading, *(row[place] for row in rows)) for place, heading in enumerate(headings)]
    wanted = [_wanted(heading, cells) for heading, *cells in columns]
    least = [min(_longest(cells), LONGEST) * BOLD + GAP for cells in columns]
    return tuple(round(share, 1) for share in _raised(wanted, least))


def _raised(wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    """Shares of a line of ``LINE`` letters: what is too narrow for its longest word is raised to it, and the others share what is left."""
    raised: set[int] = set()
    while True:
        left = LINE - sum(least[place] for place in raised)
        free = sum(share for place, share in enumerate(wanted) if place not in raised)
        shares = [least[place] if place in raised else share * left / free for place, share in enumerate(wanted)]
        more = {place for place, share in enumerate(shares) if place not in raised and share < least[place]}
        if not more or left <= 0 or len(raised | more) == len(wanted):
            return list(wanted) if left <= 0 else shares
        raised |= more


def _wanted(heading: str, cells: Sequence[str]) -> float:
    words = _longest((heading, *cells))
    lengths = sorted(max((len(line) for line in cell.split("\n")), default=0) for cell in cells) or [0]
    usual = lengths[min(len(lengths) - 1, len(lengths) * 3 // 4)]
    said = usual + 2.0 if usual <= SHORT else SHORT + 2.0 + (usual - SHORT) ** 0.8
    return min(WIDEST, max(NARROWEST, min(words, 14.0) + 2.0, said))


def _letters(word: str) -> float:
    """A word in letters of the usual width: capitals are wider, and a row's code cut in two can be looked up by nobody."""
    return sum(1.4 if letter.isupper() else 1.0 for letter in word)


def _longest(cells: Sequence[str]) -> float:
    return max((_letters(word) for text in cells for word in text.split()), default=1.0)
