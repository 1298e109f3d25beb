"""How people are named: by role, by label, or by name in passing."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.tagging.people import Mention, mentions_in
from dashboard.tagging.spelling import LONGEST
from data_models.people import FamilyRole

MOTHER, FATHER, CHILD, PARTNER = FamilyRole.MOTHER, FamilyRole.FATHER, FamilyRole.CHILD, FamilyRole.PARTNER
STEPFATHER, GRANDPARENT, RELATIVE = FamilyRole.STEPFATHER, FamilyRole.GRANDPARENT, FamilyRole.OTHER_RELATIVE
OLDER_SIBLING, OTHER = FamilyRole.OLDER_SIBLING, FamilyRole.OTHER


def found(text: str) -> list[tuple[str, FamilyRole | None, str]]:
    return [(mention.words, mention.role, mention.kind) for mention in mentions_in(text)]


@pytest.mark.parametrize(("words", "role"), [
    ("Mo", MOTHER), ("Mum", MOTHER), ("mother", MOTHER), ("Fa", FATHER), ("dad", FATHER), ("birth father", FATHER), ("stepfather", STEPFATHER),
    ("step dad", STEPFATHER), ("MP", PARTNER), ("mother's partner", PARTNER), ("Mum’s new boyfriend", PARTNER), ("her partner", PARTNER),
    ("mums partner", PARTNER), ("her mum's partner", PARTNER), ("MGM", GRANDPARENT), ("PGF", GRANDPARENT), ("maternal grandmother", GRANDPARENT),
    ("Mo's mother", GRANDPARENT), ("great-grandmother", GRANDPARENT), ("Fa's sister", RELATIVE), ("paternal aunt", RELATIVE),
    ("mother-in-law", RELATIVE), ("older sister", OLDER_SIBLING), ("his older brother", OLDER_SIBLING), ("baby", CHILD), ("younger brother", CHILD),
    ("YP", CHILD), ("lodger", OTHER), ("mum's friend", OTHER), ("neighbour", OTHER), ("their mother", MOTHER), ("my dad", FATHER),
    ("ex-partner", None), ("ex partner", None), ("mother's ex-husband", None), ("her mother", None), ("his sister", None), ("half-brother", None),
])
def test_words_for_a_role(words: str, role: FamilyRole | None) -> None:
    assert found(f"Seen today: {words} was at home.") == [(words, role, "role")]


@pytest.mark.parametrize(("words", "role"), [
    ("Child B1", CHILD), ("Mother A", MOTHER), ("Stepfather B", STEPFATHER), ("Grandmother C", GRANDPARENT), ("Older sibling B3", OLDER_SIBLING),
    ("Child 1234", CHILD), ("Sibling 2", CHILD), ("Adult 1", None), ("Male A", None), ("CHILD B1", CHILD),
])
def test_labels_are_labels_and_no_names(words: str, role: FamilyRole | None) -> None:
    assert found(f"{words}, seen at home. {words}'s room.") == [(words, role, "label")] * 2


@pytest.mark.parametrize(("text", "words", "role"), [
    ("A man called Dax was seen at the door.", "man called Dax", None),
    ("Talked about Uncle Lee.", "Uncle Lee", RELATIVE),
    ("Stays with Nan Sheila at weekends.", "Nan Sheila", GRANDPARENT),
    ("Mum's new partner Kev was there.", "Mum's new partner Kev", PARTNER),
    ("Her ex-partner, Steve, collected them.", "Her ex-partner, Steve", None),
    ("The boyfriend (Dan) opened the door.", "boyfriend (Dan)", PARTNER),
    ("a male known as ‘Big T’ waits outside", "male known as ‘Big T’", None),
    ("A friend called Ann rang.", "friend called Ann", OTHER),
    ("a girl called Kelly-Ann", "girl called Kelly-Ann", CHILD),
    ("mum’s friend Shell O'Brien", "mum’s friend Shell O'Brien", OTHER),
    ("Mr Hill let us in.", "Mr Hill", None),
    ("Spoke to Ms. Plum.", "Ms. Plum", None),
    ("Cousin Élodie stayed.", "Cousin Élodie", RELATIVE),
    ("Uncle Mo drove.", "Uncle Mo", RELATIVE),
])
def test_names_in_passing(text: str, words: str, role: FamilyRole | None) -> None:
    assert found(text) == [(words, role, "named")]


@pytest.mark.parametrize("text", [
    "PC Smith attended with DS Patel.", "Dr Khan reviewed.", "SW Jones visited.", "Officer Dean took the call.", "Mrs Carver, class teacher, rang.",
    "Class teacher Mrs Carver rang.", "Mr Lowe (headteacher) rang.", "Ms Grey from housing rang.", "Social worker Jane Smith visited.",
    "Health visitor, Anna Price, weighed.", "Judge Marsh made the order.", "Nurse Joy saw.",
])
def test_professionals_are_no_family(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", [
    "Child protection conference.", "Child and family assessment.", "A mother and baby unit.", "Partner agencies met.", "Another boy pushed a girl.",
    "The children and their parents.", "Foster mother rang.", "Father Christmas came.", "A bag of nan bread.", "Local MP wrote.", "Dog called Rex.",
    "Childcare, motherhood, partnership.", "6 mo old", "Every child matters.", "Sisters and brothers.",
])
def test_what_names_nobody_in_particular_is_not_mentioned(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "mentions"), [
    ("Mo and her partner argued", ["Mo", "her partner"]),
    ("Mother called Ann. Mother called Police.", ["Mother", "Mother"]),
    ("Mum Reported Domestic Incident To Police", ["Mum"]),
    ("Mother Monday contact", ["Mother"]),
    ("Mother A&E attendance; child 7 years; baby 3 weeks", ["Mother", "child", "baby"]),
    ("Spoke to health visitor, Mother X and police, Uncle Lee.", ["Mother X", "Uncle Lee"]),
    ("Present: Mr Hill, HV, Mo.", ["Mr Hill", "Mo"]),
    ("Mo/Fa at home with MGM", ["Mo", "Fa", "MGM"]),
    ("Child X1\tMother X\nFather X", ["Child X1", "Mother X", "Father X"]),
])
def test_a_word_goes_no_further_than_it_should(text: str, mentions: list[str]) -> None:
    assert [words for words, _, _ in found(text)] == mentions


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.text(alphabet=string.printable, max_size=200), st.lists(st.sampled_from((
    "Mo", "mother", "’s", "'", " ", "partner", "called", "Dax", "Child", "B1", "Mr", "Hill", ",", "(", ")",
    "Uncle", "PC", "known as", "ex", "-", "İ", "🙂",
)), max_size=40).map("".join)))
def test_any_text_is_read_and_every_offset_is_right(text: str) -> None:
    reached = 0
    for mention in mentions_in(text):
        assert text[mention.start:mention.end] == mention.words != ""
        assert mention.start >= reached
        reached = mention.end


def test_a_long_text_is_read_to_its_limit() -> None:
    assert mentions_in("x " * LONGEST + "Mo") == ()
    assert mentions_in("Mo " + "x " * 50_000) == (Mention("Mo", 0, 2, MOTHER, "role"),)
