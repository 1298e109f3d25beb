"""The word lists are sound: every code exists, no list is empty, and the many words practitioners write are in them."""

from collections import Counter

import pytest

from dashboard.tagging.lexicon import Code, lexicon, words_file
from dashboard.tagging.phrases import spelled_out
from data_models.suggestion import SuggestionKind
from data_models.themes import Marker, Theme

TOO_VAGUE = {Marker.ENGAGEMENT, Marker.CONTACT, Marker.SIBLING_VOICE}
"""Two people would not label these alike, so no words suggest them."""
TOLD_BY_STANCE = {Marker.RETRACTION, Marker.NOT_SUBSTANTIATED}
"""What was taken back or not borne out is how a theme is put, denied or absent, and no suggestion of its own."""


@pytest.mark.parametrize("name", ["theme:nonsense", "marker:neglect", "sight:", "neglect", "mood:neglect"])
def test_a_code_that_does_not_exist_is_a_mistake(name: str) -> None:
    with pytest.raises(ValueError):
        Code.named(name)


def test_every_theme_can_be_suggested() -> None:
    codes = {code.value for term in lexicon().terms for code in (*term.codes, *term.if_child, *term.if_couple) if code.kind is SuggestionKind.THEME}
    assert codes == {theme.value for theme in Theme}


def test_the_markers_that_words_cannot_show_are_few_and_known() -> None:
    from_words = {code.value for term in lexicon().terms for code in term.codes if code.kind is SuggestionKind.MARKER}
    from_tellings = {Marker.CHILD_VOICE.value, Marker.SELF_REPORT.value}
    assert {marker for marker in Marker if marker.value not in from_words | from_tellings} == TOO_VAGUE | TOLD_BY_STANCE


def test_no_form_has_two_heads() -> None:
    listed = [form for file, table in (("forms", "words"), ("people", "forms")) for forms in words_file(file)[table].values() for form in forms]
    assert [form for form, times in Counter(listed).items() if times > 1] == []


def test_no_pattern_stands_twice_in_a_list() -> None:
    for name in ("alcohol", "drugs", "neglect", "markers", "nothing"):
        file = words_file(name)
        for words in ([term["words"] for term in file["term"]] if "term" in file else [file["words"]]):
            assert [pattern for pattern, times in Counter(words).items() if times > 1] == [], name


def test_no_part_of_a_pattern_can_shrink_to_nothing() -> None:
    sets = words_file("lexicon")["sets"]
    parts = [part for term in (*lexicon().terms, lexicon().nothing) for chain in term.chains for part in chain.parts]
    assert [part for part in parts if "" in spelled_out(part, sets)] == []
    assert [phrase for term in lexicon().terms for phrase in term.phrases if not phrase] == []
