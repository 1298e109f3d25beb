"""Roles as recorded and names said only in passing are found; professionals and the record's own labels are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.tagging.people import mentions_in
from data_models.people import FamilyRole


@pytest.mark.parametrize(("text", "words", "role"), [
    ("Mo did not answer the door", "Mo", FamilyRole.MOTHER),
    ("mum rang school", "mum", FamilyRole.MOTHER),
    ("MP was in the house", "MP", FamilyRole.PARTNER),
    ("Mother's partner shouted", "Mother's partner", FamilyRole.PARTNER),
    ("The stepfather came to the meeting", "stepfather", FamilyRole.STEPFATHER),
    ("collected by MGM", "MGM", FamilyRole.GRANDPARENT),
    ("her older sister rang", "older sister", FamilyRole.OLDER_SIBLING),
])
def test_roles_as_recorded(text: str, words: str, role: FamilyRole) -> None:
    assert (words, role) in [(one.words, one.role) for one in mentions_in(text)]


@pytest.mark.parametrize(("text", "name"), [
    ("A man called Dave was asleep on the sofa", "Dave"), ("He was collected by Uncle Lee", "Uncle Lee"), ("Her boyfriend Kyle was there", "Kyle"),
])
def test_a_name_said_only_in_passing_is_no_lost_word(text: str, name: str) -> None:
    assert name in [one.words for one in mentions_in(text) if one.kind == "named"]


@pytest.mark.parametrize("text", [
    "PC Smith and Dr Khan attended", "Mrs Carver, class teacher, rang", "Child B1 and Mother B were seen", "Stepfather B's mother is frail",
    "the motherboard", "a fa cup match and mo farah", "Officer Jones called",
])
def test_professionals_and_labels_are_not_family_in_passing(text: str) -> None:
    assert mentions_in(text) == ()


@given(st.text(max_size=300))
def test_mentions_stand_where_they_are_said_to_stand(text: str) -> None:
    assert all(text[one.start:one.end] == one.words for one in mentions_in(text))
