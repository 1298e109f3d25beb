"""To withhold consent is a right, and to decline an assessment is to withhold it."""

import pytest

from dashboard.findings.rights_words import uses_a_right


@pytest.mark.parametrize("words", (
    "Mother X refuses the family assessment: police did nothing.", "She declined to take part in a parenting assessment.", "Assessment was declined.",
    "Refusing any further child in need assessment",
))
def test_an_assessment_declined_is_consent_withheld(words: str) -> None:
    assert uses_a_right(words)


@pytest.mark.parametrize("words", (
    "She refused to open the door for the assessment visit.", "He refused entry during the assessment.", "She did not refuse the assessment.",
    "Refused to let the worker see the baby. Assessment goes on.",
))
def test_a_door_kept_shut_is_not_and_nor_is_an_assessment_taken_part_in(words: str) -> None:
    assert not uses_a_right(words)
