"""Who the children of an extract are: linked by number, new as one sibling group, or nobody of this family. Never by name or birthday."""

import pytest

from dashboard.errors import FileRefused
from data_models.tables import ENTRY, IDENTIFIER, PERSON
from tests.importers.structured.extracts import LINKED, Taken, said, sheet

CONTACTS = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code"
PEOPLE = "pers_person_id,pers_forename,pers_dob,pers_expected_dob,pers_common_child_id,pers_upn,pers_is_mother"


def contacts(*children: object) -> str:
    return "\n".join([CONTACTS, *(f"c{place},{child},2020-01-{place:02},6" for place, child in enumerate(children, start=1))])


def test_a_linked_child_goes_by_the_members_label() -> None:
    taken = Taken(sheet("ssd_contacts.csv", contacts(11, 12)))
    assert [fact["people"] for fact in taken.facts(ENTRY)] == [["Child X1"], ["Child X2"]]
    assert taken.facts(PERSON) == []


def test_numbers_in_the_record_link_however_their_kind_was_written() -> None:
    people = sheet("ssd_person.csv", f"{PEOPLE}\n21,Ann,2012-03-04,,943 476 5919,,N")
    for kind, number in (("NHS number", "9434765919"), ("Mosaic ID", "21"), ("la_child_id", "21")):
        taken = Taken(people, sheet("ssd_contacts.csv", contacts(21)), linked={(kind, number): "Child X1"})
        assert taken.facts(ENTRY)[0]["people"] == ["Child X1"], kind


def test_nobody_is_linked_by_name_or_birthday() -> None:
    known = {("la_child_id", "11"): "Ann"}
    with_same_name = f"{PEOPLE}\n11,Ann,2012-03-04,,,,N\n99,Ann,2012-03-04,,,,N"
    assert [outcome for _, outcome, _ in Taken(sheet("ssd_person.csv", with_same_name), linked=known).outcomes] == ["duplicate", "rejected"]


def test_rows_about_a_child_who_is_not_linked_are_rejected_where_others_are() -> None:
    taken = Taken(sheet("ssd_contacts.csv", contacts(11, 50)))
    assert taken.outcomes == [(2, "loaded", ""), (3, "rejected", "about a child who is not linked to this family")]
    assert "1 rows were not taken in: about a child who is not linked to this family" in taken.notes


def test_an_unlinked_child_of_a_linked_childs_family_joins_it() -> None:
    families = "fami_table_id,fami_family_id,fami_person_id\n1,F1,11\n2,F1,13\n3,F2,14"
    taken = Taken(sheet("ssd_family.csv", families), sheet("ssd_contacts.csv", contacts(11, 13, 14)))
    assert [(outcome, reason) for _, outcome, reason in taken.outcomes][3:] == [
        ("loaded", ""), ("loaded", ""), ("rejected", "about a child who is not linked to this family")]
    assert [fact["label"] for fact in taken.facts(PERSON)] == ["Child 13"]


def test_one_sibling_group_comes_in_under_its_numbers_where_nobody_is_linked() -> None:
    people = f"{PEOPLE}\n21,Ann,2012-03-04,,9434765919,A1,N\n22,Bob,,2021-05-06,1234567890,,N"
    taken = Taken(sheet("ssd_person.csv", people), sheet("ssd_contacts.csv", contacts(21, 22)), linked={})
    first, second = taken.facts(PERSON)
    assert said(first, "label", "role", "born_from", "happened_from") == ("Child 21", "child", "2012-03-04", "2012-03-04")
    assert said(second, "label", "born_from", "born_approximate", "happened_from") == ("Child 22", "2021-05-06", True, None)
    assert [said(fact, "person", "system", "value") for fact in taken.facts(IDENTIFIER)] == [
        ("Child 21", "la_child_id", "21"), ("Child 21", "upn", "A1"), ("Child 21", "nhs_number", "9434765919"),
        ("Child 22", "la_child_id", "22"), ("Child 22", "nhs_number", "1234567890")]
    assert [fact["people"] for fact in taken.facts(ENTRY)] == [["Child 21"], ["Child 22"]]
    assert any(note.startswith("2 members of the family came in by number alone") for note in taken.notes)
    assert "not a valid NHS number" in taken.queued[3, "nhs_number"][0]


def test_a_child_is_introduced_once_and_by_the_table_of_people_where_there_is_one() -> None:
    taken = Taken(sheet("ssd_contacts.csv", contacts(21, 21)), sheet("ssd_person.csv", f"{PEOPLE}\n21,Ann,2012-03-04,,,,N"), linked={})
    assert [(fact["sheet"], fact["label"]) for fact in taken.facts(PERSON)] == [("ssd_person.csv", "Child 21")]


def test_without_a_table_of_people_the_first_row_introduces_its_child() -> None:
    taken = Taken(sheet("", "CHILD,DOB,MISSING,MIS_START,MIS_END\n21,12/03/2002,M,13/11/2017,25/11/2017\n21,12/03/2002,M,13/12/2017,25/12/2017"),
                  linked={})
    assert [said(fact, "label", "born_from", "source_row") for fact in taken.facts(PERSON)] == [("Child 21", "2002-03-12", 2)]


def test_names_sex_and_ethnicity_do_not_enter_the_facts() -> None:
    taken = Taken(sheet("ssd_person.csv", f"{PEOPLE}\n21,Annabel,2012-03-04,,,,N"), linked={})
    assert "Annabel" not in str(taken.facts(PERSON))
    assert taken.results[0].rows[0].cells[1] == "Annabel"


def test_a_mother_comes_in_as_the_mother_and_a_mother_who_is_a_child_here_as_a_child() -> None:
    people = f"{PEOPLE}\n11,Ann,2012-03-04,,,,N\n77,Cat,1990-01-01,,,,Y"
    mothers = "moth_table_id,moth_person_id,moth_childs_person_id\n1,77,11\n2,12,13"
    taken = Taken(sheet("ssd_person.csv", people), sheet("ssd_mother.csv", mothers))
    assert [said(fact, "label", "role") for fact in taken.facts(PERSON)] == [("Mother 77", "mother")]
    taken = Taken(sheet("ssd_person.csv", people), sheet("ssd_contacts.csv", contacts(77)), linked={})
    assert {fact["label"]: fact["role"] for fact in taken.facts(PERSON)} == {"Child 11": "child", "Child 77": "child"}


def test_a_file_about_many_children_of_whom_none_is_linked_is_refused_with_what_to_do() -> None:
    with pytest.raises(FileRefused) as refused:
        Taken(sheet("ssd_contacts.csv", contacts(*range(100, 113))), linked={})
    assert "it is about 13 children, and none is linked to this family by number" in str(refused.value)
    assert "load it for the whole council" in str(refused.value)
    assert len(Taken(sheet("ssd_contacts.csv", contacts(*range(100, 112))), linked={}).facts(PERSON)) == 12


def test_a_file_about_one_other_child_does_not_join_a_family_whose_children_are_known_by_number() -> None:
    with pytest.raises(FileRefused) as refused:
        Taken(sheet("ssd_contacts.csv", contacts(99)))
    assert "it is about 1 child, and none is linked to this family by number" in str(refused.value)


def test_a_large_sibling_group_comes_in_where_the_file_says_it_is_one_family_and_two_families_never_do() -> None:
    def families(*of: tuple[int, str]) -> str:
        return "\n".join(["fami_table_id,fami_family_id,fami_person_id", *(f"{place},{family},{child}" for place, (child, family) in enumerate(of))])

    many = list(range(100, 114))
    taken = Taken(sheet("ssd_family.csv", families(*((child, "F1") for child in many))), sheet("ssd_contacts.csv", contacts(*many)), linked={})
    assert len(taken.facts(PERSON)) == 14
    with pytest.raises(FileRefused):
        Taken(sheet("ssd_family.csv", families((21, "F1"), (22, "F2"))), sheet("ssd_contacts.csv", contacts(21, 22)), linked={})


def test_a_child_whose_numbers_belong_to_two_members_is_put_before_a_person() -> None:
    people = sheet("ssd_person.csv", f"{PEOPLE}\n11,Ann,2012-03-04,,9434765919,,N\n12,Bob,2014-01-01,,,,N")
    taken = Taken(people, linked={**LINKED, ("nhs_number", "9434765919"): "Child X2"})
    assert taken.outcomes[0][1:] == ("rejected", "its numbers belong to two members of the family; say whose they are, then take it in again")


def test_a_new_number_of_a_linked_child_is_kept_and_the_same_file_again_adds_nothing() -> None:
    people = sheet("ssd_person.csv", f"{PEOPLE}\n11,Ann,2012-03-04,,9434765919,A1,N")
    first = Taken(people)
    assert [fact["system"] for fact in first.facts(IDENTIFIER)] == ["upn", "nhs_number"]
    known = {**LINKED, ("upn", "A1"): "Child X1", ("nhs_number", "9434765919"): "Child X1"}
    again = Taken(people, linked=known, already=first.fingerprints)
    assert again.outcomes == [(2, "duplicate", "this member and these numbers are in the record already")]
    assert again.results[0].rows[0].fingerprint in first.fingerprints


def test_linked_identifiers_keep_their_own_kind() -> None:
    text = "link_table_id,link_person_id,link_identifier_type,link_identifier_value\n1,11,YOT Number,Y7\n2,11,NHS Number,943 476 5919"
    taken = Taken(sheet("ssd_linked_identifiers.csv", text))
    assert [said(fact, "person", "system", "value") for fact in taken.facts(IDENTIFIER)] == [
        ("Child X1", "yot_number", "Y7"), ("Child X1", "nhs_number", "9434765919")]
