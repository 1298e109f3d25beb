"""One spelling for many, at the same places."""

import re

import pytest

from dashboard.tagging.pipeline import pipeline, spelling
from dashboard.tagging.spelling import any_of, lines


def heads(text: str) -> list[str]:
    return [token.norm_ for token in pipeline().make_doc(spelling().joined(text))]


@pytest.mark.parametrize(("written", "head"), [
    ("Mo", "mother"), ("mum", "mother"), ("MGM", "grandmother"), ("HV", "worker"), ("health visitor", "worker"), ("Mother B1", "mother"),
    ("B1", "child"), ("15 yr old", "child"), ("9 months old", "child"), ("34 year old", "adult"), ("3-day-old", "#newborn"), ("Year 8", "#yeargroup"),
    ("72%", "#low"), ("95 %", "#high"), ("s.47", "s47"), ("section 47", "s47"), ("28/40", "#/40"), ("2014", "#year"), ("12.5", "#"), ("mo", "mo"),
])
def test_many_ways_of_writing_are_one(written: str, head: str) -> None:
    assert heads(written) == [head]


@pytest.mark.parametrize("written", ["L wrist", "class A", "Year R", "vitamin D"])
def test_a_capital_that_names_nobody_is_no_child(written: str) -> None:
    assert "child" not in heads(written)


@pytest.mark.parametrize("text", [
    "self-harm", "Mo/Fa argued", "attendance 72 per cent", "“health visitor’s” view – 15 yr old", "İİİ health visitor", "",
])
def test_no_character_moves(text: str) -> None:
    for offset, line in lines(text):
        joined = spelling().joined(line)
        assert len(joined) == len(line)
        assert [token.idx + offset for token in pipeline().make_doc(joined) if token.is_alpha] == [
            token.idx + offset for token in pipeline().make_doc(joined) if token.is_alpha and text[token.idx + offset].isalpha()
        ]


def test_a_line_that_was_only_wrapped_is_one_line() -> None:
    assert [line for _, line in lines("Mo was not\ndrunk.\nFa was.")] == ["Mo was not\ndrunk.", "Fa was."]
    assert [offset for offset, _ in lines("One.\r\n\r\nTwo")] == [0, 8]


def test_any_of_matches_each_of_its_words_and_no_other() -> None:
    words = ["a", "ab", "abc", "b.c", "nan", "nana"]
    pattern = re.compile(any_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert not any(pattern.fullmatch(word) for word in ("", "bxc", "na", "abcd"))
