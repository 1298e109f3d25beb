"""The notation of the word lists."""

import pytest

from dashboard.tagging.phrases import halves, on_one_line, spelled_out, wordings

SETS = {"drink": ["vodka", "strong lager"]}


@pytest.mark.parametrize(("pattern", "phrases"), [
    ("black eye", ["black eye"]),
    ("no reply|answer", ["no reply", "no answer"]),
    ("the? door", ["the door", "door"]),
    ("no reply at_the_door?", ["no reply at the door", "no reply"]),
    ("a {drink}", ["a vodka", "a strong lager"]),
    ("{drink}|beer", ["vodka", "strong lager", "beer"]),
    ("?", ["?"]),
])
def test_one_line_stands_for_every_wording(pattern: str, phrases: list[str]) -> None:
    assert list(spelled_out(pattern, SETS)) == phrases
    assert wordings(pattern, SETS) == len(phrases)


def test_a_set_that_is_not_known_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        list(spelled_out("a {wine}", SETS))


def test_a_pattern_may_run_over_several_lines() -> None:
    assert on_one_line("\n  red|\n    blue\n  .. bruise\n") == "red|blue .. bruise"


def test_halves_multiply_to_the_whole() -> None:
    first, second = halves("a|b c|d e|f", SETS)
    assert {f"{left} {right}" for left in spelled_out(first, SETS) for right in spelled_out(second, SETS)} == set(spelled_out("a|b c|d e|f", SETS))


def test_no_half_can_be_left_out() -> None:
    assert halves("a|b c?", SETS) == ("a|b c?",)
