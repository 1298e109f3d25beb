"""How the words put a thing, who says it and whose doing it is. New sentences, not those that the labelled files measure."""

import pytest

from dashboard.tagging import suggest
from data_models.suggestion import Stance, Suggestion, SuggestionKind


def themes(text: str) -> list[tuple[str, str, str]]:
    """Code, stance and who says it, of every theme."""
    return [(one.code, one.stance.value, one.said_by) for one in suggest([text])[0] if one.kind is SuggestionKind.THEME]


def only(text: str) -> Suggestion:
    (suggestion,) = (one for one in suggest([text])[0] if one.kind is SuggestionKind.THEME)
    return suggestion


@pytest.mark.parametrize(("text", "code"), [
    ("Mother was drunk when SW called at 11am.", "alcohol_misuse"),
    ("Strong smell of cannabis throughout the flat.", "drug_misuse"),
    ("Kitchen floor covered in dog faeces.", "neglect"),
    ("Bruise seen to left cheek of Child B1.", "physical_abuse"),
    ("Police attended a domestic between Mo and MP.", "domestic_abuse"),
    ("Mo took an OD of paracetamol.", "adult_mental_health"),
    ("Child B1 took an overdose at school.", "child_mental_health"),
    ("Fa arrested for GBH outside the pub.", "adult_violence"),
    ("Attendance 72% this term.", "education"),
    ("Child B2 is now EBSA.", "education"),
    ("CSE risk panel: B1 groomed online by an older male.", "child_exploitation"),
    ("Missing from home since Friday night.", "missing"),
    ("Mo is 28 weeks pregnant, EDD in May.", "pregnancy"),
    ("Mo has a mild learning disability.", "learning_disability"),
    ("Concerns re sexualised behaviour by B1 in class.", "sexual_abuse"),
])
def test_what_a_writer_saw_or_an_agency_recorded_is_stated(text: str, code: str) -> None:
    assert {(found, stance) for found, stance, _ in themes(text)} == {(code, "stated")}


@pytest.mark.parametrize(("text", "code", "said_by"), [
    ("Neighbour reports hearing screaming and a man hitting mother.", "domestic_abuse", "neighbour"),
    ("MGM says Mo is drinking again.", "alcohol_misuse", "MGM"),
    ("Child B1 disclosed that stepfather hit him with a belt.", "physical_abuse", "Child B1"),
    ("Mother alleged that her ex-partner punched her.", "domestic_abuse", "mother"),
    ("Anonymous caller: children are left alone at night.", "neglect", "anonymous caller"),
    ("Father claims mother is using heroin.", "drug_misuse", "father"),
])
def test_what_somebody_says_is_alleged_and_says_by_whom(text: str, code: str, said_by: str) -> None:
    assert (code, "alleged", said_by) in themes(text)


@pytest.mark.parametrize(("text", "code", "said_by"), [
    ("Mother denied drinking.", "alcohol_misuse", "mother"),
    ("Fa denies any drug use.", "drug_misuse", "Fa"),
    ("MP strongly disputes that he hit Child B1.", "physical_abuse", "MP"),
    ("Mo said there has been no domestic abuse.", "domestic_abuse", "Mo"),
    ("Mother denies feeling suicidal.", "adult_mental_health", "mother"),
])
def test_a_denial_is_no_absence_and_is_marked_as_a_denial(text: str, code: str, said_by: str) -> None:
    assert themes(text) == [(code, "denied", said_by)]
    assert ("denial", "stated") in [(one.code, one.stance.value) for one in suggest([text])[0] if one.kind is SuggestionKind.MARKER]


@pytest.mark.parametrize(("text", "code"), [
    ("No evidence of drug use in the home.", "drug_misuse"),
    ("No signs of alcohol misuse seen.", "alcohol_misuse"),
    ("No concerns about neglect at this visit.", "neglect"),
    ("There were no bruises or marks on the baby.", "physical_abuse"),
    ("Mother appeared sober.", "alcohol_misuse"),
    ("Hair strand test negative for cocaine.", "drug_misuse"),
])
def test_what_was_looked_for_and_not_found_is_absent(text: str, code: str) -> None:
    assert themes(text) == [(code, "absent", "")]


@pytest.mark.parametrize(("text", "code"), [
    ("Mother has a history of depression.", "adult_mental_health"),
    ("Previously subject to domestic abuse by a former partner.", "domestic_abuse"),
    ("Mo was sexually abused as a child herself.", "sexual_abuse"),
    ("In the past Fa used heroin.", "drug_misuse"),
    ("Fa has stopped smoking cannabis.", "drug_misuse"),
    ("Fa convicted of affray in 2006.", "adult_violence"),
])
def test_history_is_past_whoever_tells_it(text: str, code: str) -> None:
    assert {(found, stance) for found, stance, _ in themes(text)} == {(code, "past")}


@pytest.mark.parametrize(("text", "code"), [
    ("Father hits mother every day.", "domestic_abuse"),
    ("Mother treated for anxiety since 2018.", "adult_mental_health"),
    ("Mother is 22 weeks pregnant with her third child.", "pregnancy"),
])
def test_what_goes_on_is_neither_past_nor_supposed(text: str, code: str) -> None:
    assert {(found, stance) for found, stance, _ in themes(text)} == {(code, "stated")}


def test_each_clause_keeps_its_own_stance_and_teller() -> None:
    assert themes("Mo alleges Fa slapped B1. Fa denied slapping him.") == [
        ("physical_abuse", "alleged", "Mo"), ("physical_abuse", "denied", "Fa"),
    ]
    assert themes("Home dirty and cluttered but no evidence of drug use.") == [("neglect", "stated", ""), ("drug_misuse", "absent", "")]


@pytest.mark.parametrize(("text", "about"), [
    ("Mother was assaulted by her ex-partner.", "her ex-partner"),
    ("Child B1 was slapped by stepfather.", "stepfather"),
    ("Mother was drunk when SW called.", ""),
])
def test_whose_doing_it_is_is_told_where_the_words_say_so(text: str, about: str) -> None:
    assert only(text).about == about


def test_who_says_it_is_given_in_the_words_of_the_text() -> None:
    (alleged,) = (one for one in suggest(["Grandmother B said he is drinking every night."])[0] if one.stance is Stance.ALLEGED)
    assert alleged.said_by == "Grandmother B"
