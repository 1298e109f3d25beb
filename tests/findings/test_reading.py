import pytest

from dashboard.findings.in_words import in_sentence


@pytest.mark.parametrize(("written", "said"), [
    ("Parenting assessment", "parenting assessment"), ("AIM3 assessment", "AIM3 assessment"), ("Pre-birth assessment", "pre-birth assessment"),
    ("A and E report", "A and E report"), ("parenting assessment", "parenting assessment"), ("", ""),
])
def test_within_a_sentence_a_word_loses_its_capital_and_an_acronym_does_not(written: str, said: str) -> None:
    assert in_sentence(written) == said
