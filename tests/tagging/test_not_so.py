"""Words that only look like a harm: an injury looked for and not found, lies that "did it", a plan's name with "child" in it, a lawyer's letter."""

import pytest

from dashboard.tagging import suggest


def codes(text: str) -> set[str]:
    return {one.code for one in suggest([text])[0]}


@pytest.mark.parametrize(("text", "never", "still"), [
    ("Called by police: says she will end her life. No injury, calmed.", {"physical_abuse"}, {"adult_mental_health"}),
    ("Overdose; said her daughter's lies had done it.", {"physical_abuse", "allegation"}, {"adult_mental_health"}),
    ("Overdose three weeks into the child protection plan.", {"child_mental_health"}, {"adult_mental_health"}),
    ("Overdose two days after the child in need meeting.", {"child_mental_health"}, {"adult_mental_health"}),
    ("Mother A rang angrily and threatened a solicitor's letter to the midwife.", {"threat_to_worker"}, set()),
    ("Threatened the worker with a solicitor.", {"threat_to_worker"}, set()),
    ("Threatened us with legal action.", {"threat_to_worker"}, set()),
])
def test_what_is_not_so_suggests_nothing(text: str, never: set[str], still: set[str]) -> None:
    assert not never & codes(text) and still <= codes(text)


@pytest.mark.parametrize(("text", "code"), [
    ("No injuries seen on either child.", "physical_abuse"), ("CP medical: no bruising.", "physical_abuse"), ("Dad did it.", "physical_abuse"),
    ("Overdose by Child B1.", "child_mental_health"), ("Child B1 overdosed while on a child protection plan.", "child_mental_health"),
    ("Threatened the worker with a knife.", "threat_to_worker"),
    ("Stepfather threatened a solicitor's letter and to hit the worker.", "threat_to_worker"),
    ("Threatened to kill the worker when told of court.", "threat_to_worker"),
])
def test_what_is_so_still_does(text: str, code: str) -> None:
    assert code in codes(text)
