"""One thing about several children is one fact with every child named; nothing that differs is merged, and no row is lost."""

from data_models.tables import ENTRY, MEETING, PLAN, STATUS_PERIOD, VISIT
from tests.importers.structured.extracts import Taken, said, sheet

CONFERENCES = "icpc_icpc_id,icpc_person_id,icpc_icpc_date,icpc_icpc_outcome_cp_flag\n"
PLANS = "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_category\n"
VISITS = "cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone\n"


def test_siblings_at_one_conference_are_one_meeting_and_the_second_row_says_so() -> None:
    taken = Taken(sheet("ssd_initial_cp_conference.csv", CONFERENCES + "i1,11,2020-03-12,Y\ni2,12,2020-03-12,Y"))
    assert [said(fact, "meeting_ref", "concerning") for fact in taken.facts(MEETING)] == [("ICPC 2020-03-12", "Child X1; Child X2")]
    assert taken.outcomes == [(2, "loaded", ""), (3, "duplicate", "same initial conference as row 2, also for Child X2")]


def test_siblings_on_one_plan_are_one_plan_and_one_status() -> None:
    taken = Taken(sheet("ssd_cp_plans.csv", PLANS + "p1,11,2020-03-12,,NEG\np2,12,2020-03-12,,NEG"))
    assert [fact["children"] for fact in taken.facts(PLAN) + taken.facts(STATUS_PERIOD)] == [["Child X1", "Child X2"]] * 2


def test_plans_that_differ_stay_apart_and_are_told_apart_by_name() -> None:
    taken = Taken(sheet("ssd_cp_plans.csv", PLANS + "p1,11,2020-03-12,2020-09-01,NEG\np2,12,2020-03-12,2021-09-01,NEG"))
    assert [said(fact, "plan_ref", "children") for fact in taken.facts(PLAN)] == [
        ("CP 2020-03-12 Child X1", ["Child X1"]), ("CP 2020-03-12 Child X2", ["Child X2"])]


def test_one_childs_visit_says_nothing_on_whether_another_was_seen() -> None:
    taken = Taken(sheet("ssd_cp_visits.csv", VISITS + "v1,11,2020-03-20,Y,Y\nv2,12,2020-03-20,Y,N\nv3,11,2020-04-20,Y,N\nv4,12,2020-04-20,Y,N"))
    assert [said(fact, "children", "result") for fact in taken.facts(VISIT)] == [
        (["Child X1"], "seen_alone"), (["Child X2"], "seen"), (["Child X1", "Child X2"], "seen")]


def test_two_equal_rows_about_one_child_are_two_things_each_shared_with_the_siblings_own() -> None:
    contacts = "cont_contact_id,cont_person_id,cont_contact_date\nc1,11,2020-01-01\nc2,11,2020-01-01\nc3,12,2020-01-01\nc4,12,2020-01-01"
    taken = Taken(sheet("ssd_contacts.csv", contacts))
    assert [fact["people"] for fact in taken.facts(ENTRY)] == [["Child X1", "Child X2"]] * 2
    assert [reason for _, _, reason in taken.outcomes] == [
        "", "", "same contact as row 2, also for Child X2", "same contact as row 3, also for Child X2"]


def test_rows_without_a_date_are_never_taken_for_one_thing() -> None:
    taken = Taken(sheet("ssd_disability.csv", "disa_table_id,disa_person_id,disa_disability_code\n1,11,AUT\n2,12,AUT"))
    assert [fact["people"] for fact in taken.facts(ENTRY)] == [["Child X1"], ["Child X2"]]


def test_a_row_that_comes_twice_is_a_duplicate_even_where_a_sibling_shares_it() -> None:
    rows = "i1,11,2020-03-12,Y\ni1,11,2020-03-12,Y\ni2,12,2020-03-12,Y"
    taken = Taken(sheet("ssd_initial_cp_conference.csv", CONFERENCES + rows))
    assert [reason for _, _, reason in taken.outcomes] == ["", "same as row 2", "same initial conference as row 2, also for Child X2"]


def test_the_same_rows_again_are_in_the_record_and_a_further_sibling_makes_the_row_new() -> None:
    rows = CONFERENCES + "i1,11,2020-03-12,Y\ni2,12,2020-03-12,Y"
    first = Taken(sheet("ssd_initial_cp_conference.csv", rows))
    again = Taken(sheet("ssd_initial_cp_conference.csv", rows), already=first.fingerprints, file="another name.zip")
    assert [reason for _, _, reason in again.outcomes] == ["already in the record", "same initial conference as row 2, also for Child X2"]
    more = Taken(sheet("ssd_initial_cp_conference.csv", rows + "\ni3,13,2020-03-12,Y"),
                 linked={**first.stated.identifiers, ("la_child_id", "13"): "Child X3"}, already=first.fingerprints)
    assert more.outcomes[0] == (2, "loaded", "")
    assert more.results[0].rows[0].identity == first.results[0].rows[0].identity
    assert more.facts(MEETING)[0]["concerning"] == "Child X1; Child X2; Child X3"


def test_a_new_sibling_is_introduced_by_the_row_that_carries_the_shared_fact() -> None:
    taken = Taken(sheet("ssd_initial_cp_conference.csv", CONFERENCES + "i1,21,2020-03-12,Y\ni2,22,2020-03-12,Y"), linked={})
    loaded = taken.results[0].rows[0]
    assert [table.name for table, _ in loaded.facts] == ["meeting", "person", "identifier", "person", "identifier"]
