"""A denial is told by words of denial alone, and by an outcome only where the matter itself is what was denied."""

import pytest

from data_models.denials import outcome_tells_of_a_denial, tells_of_a_denial


@pytest.mark.parametrize(("words", "response", "outcome"), [
    ("Stepfather X interviewed, denied it", True, True), ("He denies going there", True, False), ("Access denied.", False, False),
    ("It was never denied", False, False), ("", False, False),
])
def test_what_tells_of_a_denial(words: str, response: bool, outcome: bool) -> None:
    assert (tells_of_a_denial(words), outcome_tells_of_a_denial(words)) == (response, outcome)
