"""Codes as systems really write them: stripped, matched by code and then by label, and otherwise kept as they came."""

import pytest

from dashboard.importers.structured.codes import coded, factor_is_known, yes_or_no
from dashboard.importers.structured.json_cells import NOT_VALID, factors, outcomes
from dashboard.importers.structured.numbers import doubt, kind_of_number
from data_models.themes import Theme


@pytest.mark.parametrize(("list_name", "written", "code"), [
    ("referral_source", "6", "6"), ("referral_source", "q) 6: Police", "6"), ("referral_source", "Police", "6"),
    ("referral_source", "1b", "1B"), ("primary_need", "N1 - Abuse or Neglect", "N1"), ("placement", "f) U6: Foster placement - not FFA", "U6"),
    ("legal_status", "C2: FCO", "C2"), ("abuse_category", "Physical abuse", "PHY"), ("abuse_category", "a) Neglect", "NEG"),
    ("abuse_category", "NEG", "NEG"), ("episode_end", "k) E47: Special Guardianship Orders - relative", "E47"),
])
def test_a_code_is_found_behind_its_letter_and_before_its_label(list_name: str, written: str, code: str) -> None:
    found = coded(list_name, written)
    assert found.code == code
    assert found.words == f"{found.label} ({code})"
    assert found.raw == written


@pytest.mark.parametrize("written", ["PSRMEM - Support with memory and cognition", "N", "N11", "abuse", "Police and others"])
def test_a_local_code_is_kept_as_written_and_never_matched_by_likeness(written: str) -> None:
    assert coded("primary_need", written).code == ""
    assert coded("referral_source", "Police and others").words == "Police and others"
    assert coded("primary_need", written).words == written


def test_blank_is_no_code() -> None:
    assert coded("primary_need", "").words == ""


@pytest.mark.parametrize(("written", "answer"), [
    ("a) Yes", True), ("Y", True), ("1", True), ("true", True), ("TRUE", True), ("b) No", False), ("0", False), ("FALSE", False), ("N", False),
    ("", None), ("hmm", None), ("Unknown", None), ("NA", None),
])
def test_yes_and_no_are_read_in_every_spelling_and_other_words_are_neither(written: str, answer: bool | None) -> None:
    assert yes_or_no(written) is answer


def test_factor_codes_of_the_census_are_known_and_others_are_not() -> None:
    assert all(factor_is_known(code) for theme in Theme for code in theme.factors)
    assert all(factor_is_known(code) for code in ("7A", "8F", "9A", "20", "21", "22A", "23A"))
    assert not any(factor_is_known(code) for code in ("RB", "7B", "8A", "25A", "10B", "1D", ""))


@pytest.mark.parametrize("written", [
    '["3B", "4b"]', '{"3B": "Yes", "4B": "Yes", "2A": "No"}', "3B; 4B", "['3B', '4B']", "3B,4B", '["3B", "4B", "3B"]',
])
def test_factors_are_read_in_both_published_shapes_and_as_plain_lists(written: str) -> None:
    assert factors(written) == (("3B", "4B"), "")


def test_factors_that_were_glued_together_wrongly_are_read_as_far_as_they_can_be_and_told() -> None:
    assert factors('["3B, "4B]') == (("3B", "4B"), NOT_VALID)
    assert factors("") == ((), "")
    assert factors("[]") == ((), "")


def test_flags_that_are_set_are_told_in_words_and_counts_are_no_flags() -> None:
    read = outcomes('{"NFA_FLAG": "N", "PROV_OF_SERVICES_FLAG": "Y", "LEGAL_ACTION_FLAG": "Y", "TOTAL_NO_OF_OUTCOMES": "1", "COMMENTS": "Seen"}')
    assert (read.flags, read.comments, read.problem) == (("PROV_OF_SERVICES", "LEGAL_ACTION"), "Seen", "")
    assert read.words() == "services provided, legal action"
    assert not read.no_further_action


def test_flags_of_invalid_json_are_read_by_their_keys_and_a_person_is_told() -> None:
    read = outcomes('{"NFA_FLAG":"Y", "NEW_REFERRAL_FLAG":"N", "COMMENTS":"she said "no" to us"}')
    assert (read.flags, read.problem) == (("NFA",), NOT_VALID)
    assert read.no_further_action
    assert read.decided(True, "kept open") == "no further action, kept open"


def test_a_plain_sentence_in_a_json_column_is_a_comment() -> None:
    assert outcomes("Closed by the team").comments == "Closed by the team"


def test_an_enormous_or_deeply_nested_cell_is_not_parsed() -> None:
    assert outcomes("[" * 100_000).flags == ()
    assert outcomes('{"A_FLAG":"Y",' + '"x":"y",' * 10_000).flags == ("A",)


def test_kinds_of_numbers_are_told_by_their_usual_names_and_others_keep_their_own() -> None:
    assert [kind_of_number(words) for words in ("NHS Number", "la_child_id", "LAchildID", "Unique Pupil Number", "YOT Number")] == [
        "nhs_number", "la_child_id", "la_child_id", "upn", "yot_number"]


def test_only_an_nhs_number_is_checked_by_its_digits() -> None:
    assert doubt("nhs_number", "9434765919") == ""
    assert "not a valid NHS number" in doubt("nhs_number", "9434765918")
    assert doubt("upn", "9434765918") == ""
