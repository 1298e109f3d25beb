"""Stated, alleged, denied, looked for and not found, past: five different things, each kept apart, with whose account it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.tagging import LEXICON_VERSION, suggest
from data_models.suggestion import Stance, Suggestion, SuggestionKind


def found(text: str) -> dict[str, Suggestion]:
    return {one.code: one for one in suggest([text])[0]}


@pytest.mark.parametrize(("text", "code", "stance"), [
    ("Mother was drunk when the health visitor called.", "alcohol_misuse", Stance.STATED),
    ("Mother denied drinking.", "alcohol_misuse", Stance.DENIED),
    ("No evidence of drug use in the home.", "drug_misuse", Stance.ABSENT),
    ("A neighbour reported that stepfather hits the children.", "physical_abuse", Stance.ALLEGED),
    ("Mother has a history of depression.", "adult_mental_health", Stance.PAST),
])
def test_how_the_words_put_it_is_kept(text: str, code: str, stance: Stance) -> None:
    assert found(text)[code].stance is stance


def test_a_denial_is_no_absence_and_says_whose_it_is() -> None:
    suggestions = found("Mother denied drinking.")
    assert suggestions["alcohol_misuse"].stance is Stance.DENIED and "mother" in suggestions["alcohol_misuse"].said_by.casefold()
    assert suggestions["denial"].kind is SuggestionKind.MARKER


@pytest.mark.parametrize("text", [
    "Mother attended a domestic abuse awareness course.", "The drug chart was completed.", "Risk of neglect was discussed in training.",
    "Leaflet about alcohol given to all parents.", "The team won the match and were beaten only once.", "", "   ", "Attended the dentist.",
])
def test_words_that_only_look_like_a_theme_suggest_none(text: str) -> None:
    assert [one for one in suggest([text])[0] if one.kind is SuggestionKind.THEME] == []


def test_every_suggestion_shows_its_words_and_the_word_list_it_is_from() -> None:
    text = "Police attended, mother had been punched by her ex-partner."
    for one in suggest([text])[0]:
        assert text[one.start:one.end] == one.words and one.words and one.lexicon == LEXICON_VERSION


def test_no_code_is_suggested_twice_in_the_same_way() -> None:
    suggestions = suggest(["Drunk again. Drunk on Monday. Drunk on Tuesday."])[0]
    keys = [(one.kind, one.code, one.stance, one.said_by) for one in suggestions]
    assert len(keys) == len(set(keys))


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    for one in suggest([text])[0]:
        assert text[one.start:one.end] == one.words


@pytest.mark.parametrize("text", ["a" * 100_000, "drunk " * 20_000, "\x00\x07 drunk \ud800".encode("utf-8", "replace").decode(), "🙂 drunk 🙂" * 50])
def test_long_and_strange_texts_are_read(text: str) -> None:
    assert len(suggest([text])) == 1


def test_texts_are_answered_in_their_order() -> None:
    texts = ["Mother was drunk.", "", "Child missing from home since last night."]
    answers = suggest(texts)
    assert "alcohol_misuse" in {one.code for one in answers[0]} and answers[1] == () and "missing" in {one.code for one in answers[2]}
