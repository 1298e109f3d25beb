"""What became of a thing: found not to be so, dropped, taken back, or somebody else's. None of it may stand as a plain statement."""

import pytest

from dashboard.tagging import suggest
from data_models.suggestion import SuggestionKind


def themes(text: str) -> set[tuple[str, str, str]]:
    return {(one.code, one.stance.value, one.said_by) for one in suggest([text])[0] if one.kind is SuggestionKind.THEME}


def codes(text: str, kind: SuggestionKind) -> set[str]:
    return {one.code for one in suggest([text])[0] if one.kind is kind}


@pytest.mark.parametrize(("text", "code"), [
    ("Father was acquitted of assaulting his partner.", "domestic_abuse"),
    ("MP found not guilty of affray at Crown Court.", "adult_violence"),
    ("Conviction for robbery quashed on appeal.", "adult_violence"),
    ("Charged with affray last year. Acquitted at trial.", "adult_violence"),
    ("Judge ruled there was no case to answer on the rape charge.", "sexual_abuse"),
    ("Allegation of neglect not substantiated.", "neglect"),
    ("The allegation that mother was drinking was unfounded.", "alcohol_misuse"),
])
def test_what_a_court_or_an_enquiry_did_not_find_to_be_so_is_told_apart_from_a_look_that_found_none(text: str, code: str) -> None:
    assert themes(text) == {(code, "cleared", "")}


@pytest.mark.parametrize(("text", "code"), [
    ("Officers did not find any cannabis at the address.", "drug_misuse"),
    ("There is no evidence that the child has been groomed.", "child_exploitation"),
    ("Fracture ruled out by paediatrician.", "physical_abuse"),
    ("Child was not left alone.", "neglect"),
])
def test_what_was_looked_into_and_not_found_is_absent(text: str, code: str) -> None:
    assert themes(text) == {(code, "absent", "")}


@pytest.mark.parametrize(("text", "code"), [
    ("Mother charged with neglect, charges dropped.", "neglect"),
    ("The rape case against father was discontinued.", "sexual_abuse"),
    ("Mo has withdrawn her statement about the assault by her husband.", "domestic_abuse"),
    ("Mo applied for a non-molestation order.", "domestic_abuse"),
    ("Non-molestation order was refused.", "domestic_abuse"),
])
def test_what_was_dropped_or_only_asked_for_is_no_more_than_alleged(text: str, code: str) -> None:
    assert {(found, stance) for found, stance, _ in themes(text)} == {(code, "alleged")}


@pytest.mark.parametrize(("text", "code", "said_by"), [
    ("The allegation of rape was retracted by Child A.", "sexual_abuse", "Child A"),
    ("Child A retracted the allegation that stepfather hit him.", "physical_abuse", "Child A"),
    ("Mo withdrew her allegation of rape.", "sexual_abuse", "Mo"),
    ("B1 took back what he said about dad hitting him.", "physical_abuse", "B1"),
    ("B1 says she made it up about stepdad touching her.", "sexual_abuse", "B1"),
    ("Child A said dad hit him, later retracted this.", "physical_abuse", "Child A"),
    ("Father was falsely accused of hitting B1.", "physical_abuse", ""),
    ("Mo says Fa was wrongly accused of hitting her.", "domestic_abuse", "Mo"),
])
def test_what_is_taken_back_or_said_to_be_false_is_denied_by_whoever_says_so(text: str, code: str, said_by: str) -> None:
    assert themes(text) == {(code, "denied", said_by)}


def test_the_accused_is_not_the_accuser() -> None:
    assert "allegation" not in codes("Father was falsely accused of hitting B1.", SuggestionKind.MARKER)
    assert {one.said_by for one in suggest(["Father was accused of hitting Mo."])[0]} == {""}


def test_an_outcome_speaks_of_its_own_charge() -> None:
    assert themes("Fa convicted of affray but acquitted of rape.") == {("adult_violence", "stated", ""), ("sexual_abuse", "cleared", "")}
    assert ("physical_abuse", "stated", "") in themes("Bruise to cheek of Child B1, abdominal injury ruled out.")


@pytest.mark.parametrize("text", [
    "Mistaken identity: Fa was not the man who stabbed the neighbour.",
    "Fa is not the man arrested for rape.",
    "Entry relates to another child: bruise to cheek.",
    "The domestic abuse incident relates to another family.",
    "Father's namesake was convicted of assault.",
    "Overdose recorded on the wrong child's file.",
])
def test_what_is_somebody_elses_is_not_suggested(text: str) -> None:
    assert suggest([text]) == [()]


@pytest.mark.parametrize("text", [
    "Child A was not seen alone.", "SW could not speak to B1 alone.", "B1 was never spoken to on his own.", "No opportunity to see B1 alone.",
])
def test_not_seen_alone_is_never_seen_alone(text: str) -> None:
    assert codes(text, SuggestionKind.SIGHT) == set()


@pytest.mark.parametrize("text", [
    "Health visitor cancelled the appointment.", "Appointment cancelled by the clinic.", "Worker off sick, appointment missed.",
    "No worker allocated.", "The drug service closed in May.", "Midwife did not attend core group.", "School nurse failed to attend the meeting.",
    "Mo has not missed any appointments.", "The GP refused to write a letter.", "Court refused the application.",
])
def test_a_services_own_absence_is_not_the_familys(text: str) -> None:
    assert codes(text, SuggestionKind.MARKER) & {"missed_appointment", "refusal", "no_access"} == set()


@pytest.mark.parametrize(("text", "marker"), [
    ("Mo did not attend her appointment with the midwife.", "missed_appointment"), ("GP: did not attend.", "missed_appointment"),
    ("HV reports Mo did not attend clinic.", "missed_appointment"), ("Fa refused to see the GP.", "refusal"),
])
def test_a_service_nearby_does_not_take_it_from_the_family(text: str, marker: str) -> None:
    assert marker in codes(text, SuggestionKind.MARKER)


def test_a_call_is_no_denial_of_what_was_not_found() -> None:
    assert themes("No injuries seen, neighbour called.") == {("physical_abuse", "absent", "")}


def test_who_stands_with_a_child_is_not_in_the_past() -> None:
    assert themes("Fa was drunk while out with B1.") == {("alcohol_misuse", "stated", "")}
    assert themes("Fa went to the shop and was drunk.") == {("alcohol_misuse", "stated", "")}


def test_what_follows_a_denial_after_a_turn_is_the_writers_own() -> None:
    assert themes("Mo denied drinking but smelt of alcohol.") == {("alcohol_misuse", "denied", "Mo"), ("alcohol_misuse", "stated", "")}
