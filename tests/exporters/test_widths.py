"""The columns of a table: none too narrow for a word of its heading or its cells."""

import pytest

from dashboard.exporters.widths import BOLD, LINE, shares

LONG = "What the row says of it, in as many words as it takes to say so. " * 3


@pytest.mark.parametrize("headings", [
    ("Assessment", "Dates", "State, and days waited", "Times moved", "Incidents meanwhile", "Waiting on it", "Can be decided without it"),
    ("Date", "Agency", "Visit or row", "Announced", "Child seen", "Who saw it", "What the row says"),
    ("Row", "What it says", "Why it may not enter"),
])
def test_every_word_fits_its_column(headings: tuple[str, ...]) -> None:
    rows = [("E-EWRMT" if headings[0] == "Row" else "a", *["b" for _ in headings[2:]], LONG) for _ in range(3)]
    given = shares(headings, rows)
    whole = sum(given)
    for heading, cells, share in zip(headings, zip(*rows, strict=True), given, strict=True):
        longest = max(len(word) for text in (heading, *cells) for word in text.split())
        assert share / whole * LINE >= longest * BOLD, heading
    assert max(given) == given[-1], "prose keeps the widest"


def test_one_column_and_many_too_long_words_still_give_shares() -> None:
    assert shares(("Only",), [("x",)])[0] > 0
    assert all(share > 0 for share in shares(tuple("Unannouncedness" for _ in range(12)), [tuple("w" * 40 for _ in range(12))]))
    assert shares(("A", "B"), []) == shares(("A", "B"), [])
