"""What every caller may rely on, for any text whatever."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.tagging import LEXICON_VERSION, suggest
from dashboard.tagging.spelling import LONGEST
from data_models.suggestion import Suggestion, SuggestionKind

WORDS = (
    "Mo", "Fa", "MGM", "Child B1", "denied", "no evidence of", "said", "drinking", "cannabis", "hit", "him", "her", "bruise", "to", "the", "face",
    "by", "ex-partner", "previously", "not seen", "unannounced", "DNA'd", "s47", "28 weeks pregnant", "attendance 72%", ".", ",", ";", "?", "\n",
    "’s", "/", "🙂", "\x00", "\u200b", "İ", "ß", "\u2028", "’", "_", "#", "O'", "L", "wrist",
)
TEXTS = st.one_of(
    st.text(max_size=300), st.text(alphabet=string.printable, max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
)
ODD = (
    "", " ", "\n\n\n", "\x00\x01\x02", "🙂" * 50, "drinking" * 200, "?" * 500, "." * 500, "İstanbul’da Mo was drunk", "Mo\u2028was\u2029drunk",
    "Mo was\r\ndrunk.\r\n", "\ufeffMo was drunk", "MO WAS DRUNK", "A" * 5000, "'" * 300, "Mo " * 3000, "\ud800 drunk",
)


def faults(text: str, found: tuple[Suggestion, ...]) -> list[str]:
    """What a caller could not rely on."""
    wrong = [f"{one.words!r} is not at {one.start}" for one in found if text[one.start:one.end] != one.words or not one.words]
    if [one.start for one in found] != sorted(one.start for one in found):
        wrong.append("out of order")
    if len({(one.kind, one.code, one.stance, one.said_by) for one in found}) != len(found):
        wrong.append("said twice")
    wrong += [f"{one.code} is no code of its list" for one in found if one.code not in {code.value for code in one.kind.codes}]
    return wrong


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_no_text_is_refused_and_every_offset_is_right(text: str) -> None:
    (found,) = suggest([text])
    assert faults(text, found) == []


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(text: str) -> None:
    (found,) = suggest([text])
    assert faults(text, found) == []


def test_the_check_finds_a_planted_fault() -> None:
    text = "Mo was drunk."
    (right,) = suggest([text])[0]
    wrong = Suggestion(right.kind, right.code, right.words, right.start + 1, right.end + 1, right.stance, right.said_by, right.about, right.lexicon)
    assert faults(text, (right,)) == []
    assert faults(text, (wrong,)) == ["'drunk' is not at 8"]
    assert faults(text, (right, right)) == ["said twice"]


def test_a_long_text_is_read_to_its_limit() -> None:
    filler = "The visit went well and the family are settled. " * 4000
    assert len(filler) > 100_000
    read, unread = suggest(["Mo was drunk. " + filler, filler[:LONGEST] + " Mo was drunk."])
    assert [one.words for one in read] == ["drunk"]
    assert unread == ()


def test_there_is_one_answer_for_each_text_in_their_order() -> None:
    texts = ["Mo was drunk.", "", "Home clean.", "Cannabis smelt."] * 200
    found = suggest(texts)
    assert [[one.code for one in each] for each in found[:4]] == [["alcohol_misuse"], [], [], ["drug_misuse"]]
    assert found == suggest(texts[:4]) * 200


def test_no_texts_no_answers() -> None:
    assert suggest([]) == []


def test_suggestions_come_in_the_order_of_the_words_and_once_for_each_stance_and_teller() -> None:
    text = "Mo was drunk. Cannabis smelt. Mo still drunk. MGM says Mo was drunk."
    assert [(one.code, one.stance.value, one.said_by, one.start) for one in suggest([text])[0] if one.kind is SuggestionKind.THEME] == [
        ("alcohol_misuse", "stated", "", 7), ("drug_misuse", "stated", "", 14), ("alcohol_misuse", "alleged", "MGM", 62),
    ]


def test_every_suggestion_carries_the_version_of_the_word_lists() -> None:
    assert LEXICON_VERSION == "2026.4"
    assert {one.lexicon for one in suggest(["Mo was drunk."])[0]} == {LEXICON_VERSION}


def test_offsets_count_in_the_text_as_given_across_lines_and_signs() -> None:
    text = "  Mo’s home visit –\r\n\r\n• kitchen filthy…\nMo was drunk"
    found = {one.code: one for one in suggest([text])[0]}
    assert text[found["alcohol_misuse"].start:] == "drunk"
    assert text[found["neglect"].start:found["neglect"].end] == found["neglect"].words
