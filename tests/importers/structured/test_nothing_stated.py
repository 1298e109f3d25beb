"""A cell that says none, no, not known, 0 or nothing never reads as if the thing were there; the row comes in as what it is."""

import json
from datetime import date

import pytest

from dashboard.importers.readers.dfe_json import read_dfe_json
from dashboard.importers.structured.codes import states_none
from dashboard.importers.structured.json_cells import factors
from data_models.tables import ENTRY, STATUS_PERIOD
from tests.importers.structured.extracts import Taken, said, sheet

NOTHING = ["None", "none", "", "NULL", "Not known", "N/A", "0", "No", "a) None", "0: None", "Nil", "No substance misuse", "None recorded",
           "nothing known"]
SUBSTANCE = "clas_substance_misuse_id,clas_person_id,clas_substance_misuse_date,clas_substance_misused,clas_intervention_received\n"
OFFENCE = "clac_cla_conviction_id,clac_person_id,clac_cla_conviction_date,clac_cla_conviction_offence\n"
REFERRALS = "cine_referral_id,cine_person_id,cine_referral_date,cine_referral_nfa,cine_close_date,cine_referral_outcome_json\n"


@pytest.mark.parametrize("written", NOTHING)
def test_words_for_nothing_are_told(written: str) -> None:
    assert states_none(written if written != "NULL" else "")


@pytest.mark.parametrize("written", ["Cannabis", "Alcohol", "1", "Yes", "N1: Cannabis", "Noxious substances", "Non-prescribed medication", "Known"])
def test_words_for_something_are_not_taken_for_nothing(written: str) -> None:
    assert not states_none(written)


@pytest.mark.parametrize("written", NOTHING)
def test_no_substance_is_no_concern_and_the_row_says_what_it_states(written: str) -> None:
    taken = Taken(sheet("ssd_cla_substance_misuse.csv", f"{SUBSTANCE}s1,11,2020-03-01,{written},N"))
    entry, = taken.facts(ENTRY)
    assert said(entry, "happened_from", "themes", "nature") == ("2020-03-01", [], "context")
    assert "misuse" not in str(entry["title"]) and "none" in str(entry["title"])
    assert taken.outcomes == [(2, "loaded", "")]
    assert taken.results[0].rows[0].cells[3] == written


def test_a_substance_that_is_named_stays_a_concern() -> None:
    entry, = Taken(sheet("ssd_cla_substance_misuse.csv", f"{SUBSTANCE}s1,11,2020-03-01,Cannabis,N")).facts(ENTRY)
    assert said(entry, "themes", "nature", "title") == (["drug_misuse"], "concern", "Child's substance misuse")


@pytest.mark.parametrize("written", NOTHING)
def test_no_offence_is_no_offence(written: str) -> None:
    entry, = Taken(sheet("ssd_cla_convictions.csv", f"{OFFENCE}c1,11,2020-03-01,{written}")).facts(ENTRY)
    assert "ffence by" not in f"{entry['title']} {entry['description']}"
    assert entry["evidence_status"] == "not_recorded"


@pytest.mark.parametrize("code", ["NONE", "None", ""])
def test_no_disability_is_none(code: str) -> None:
    facts = Taken(sheet("ssd_disability.csv", f"disa_table_id,disa_person_id,disa_disability_code\nd1,11,{code}")).facts(ENTRY)
    assert all("recorded as none" in f"{fact['title']} {fact['description']}" for fact in facts)
    flat = Taken(sheet("Disabilities.csv", f"LAchildID,Disability\n11,{code}", layout="cin.Disabilities")).facts(ENTRY)
    assert all("recorded as none" in f"{fact['title']} {fact['description']}" for fact in flat)


@pytest.mark.parametrize(("written", "codes"), [
    ("None", ()), ("0", ()), ('["None"]', ()), ('["0","2B"]', ("2B",)), ("2A: No; 2B: Yes", ("2B",)), ('{"2A":"No","2B":"Yes"', ("2B",)),
    ("2A=0, 3B=1", ("3B",)), ('{"2A":"None"}', ()), ("2A; 2B", ("2A", "2B")), ("['2A']", ("2A",)), ("Not known", ()),
])
def test_a_factor_answered_no_is_not_one(written: str, codes: tuple[str, ...]) -> None:
    assert factors(written)[0] == codes


def test_an_earlier_permanence_order_that_there_never_was_is_not_told() -> None:
    entry, = Taken(sheet("previous_permanence.csv", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n11,01/02/2012,Z1,,")).facts(ENTRY)
    assert said(entry, "title", "description") == ("Earlier permanence order recorded as none or not known", "kind: none or not known (Z1)")


def test_a_child_of_a_child_is_not_told_where_the_return_says_she_is_no_mother() -> None:
    taken = Taken(sheet("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n11,2,01/02/2006,WBRI,A1,0,03/04/2022"))
    assert taken.facts(ENTRY) == []
    assert "says no" in taken.queued[2, "MOTHER"][0]


def test_counts_of_nought_are_no_care_proceedings() -> None:
    heading = "prep_table_id,prep_person_id,prep_pre_pro_decision_date,prep_prev_care_proc_child,prep_care_proc_court_hearings"
    none = Taken(sheet("ssd_pre_proceedings.csv", f"{heading}\np1,11,2020-01-01,0,0"), known_on=date(2020, 6, 1))
    assert none.facts(ENTRY) == []
    some = Taken(sheet("ssd_pre_proceedings.csv", f"{heading}\np1,11,2020-01-01,0,2"), known_on=date(2020, 6, 1))
    assert said(some.facts(ENTRY)[0], "description") == ("earlier care proceedings: 0; hearings: 2",)


def test_a_plan_whose_latest_category_is_none_has_not_changed() -> None:
    plan = "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_initial_category,cppl_cp_plan_latest_category\np1,11,2020-01-01,NEG,"
    for written in ("None", "Not known", "0"):
        taken = Taken(sheet("ssd_cp_plans.csv", plan + written))
        assert taken.facts(ENTRY) == [] and taken.queued == {}


@pytest.mark.parametrize(("flag", "outcome"), [
    ("Y", ""), ("1", ""), ("NFA", ""), ("No further action", ""), ("", '{""NFA_FLAG"":""Y"",""SINGLE_ASSESSMENT_FLAG"":""N""}'), ("", '[""NFA""]'),
])
def test_a_referral_that_was_not_acted_on_opens_no_episode_and_ends_no_closure(flag: str, outcome: str) -> None:
    rows = f'r1,11,2020-01-06,N,2020-09-15,\nr2,11,2021-02-01,{flag},,"{outcome}"\nr3,11,2021-06-01,N,,'
    statuses = Taken(sheet("ssd_cin_episodes.csv", REFERRALS + rows)).facts(STATUS_PERIOD)
    assert [said(fact, "status_kind", "happened_from", "ended_from") for fact in statuses] == [
        ("child_in_need", "2020-01-06", "2020-09-15"), ("closed", "2020-09-15", "2021-06-01"), ("child_in_need", "2021-06-01", None)]


def test_an_outcome_that_goes_on_beside_no_further_action_opens_an_episode() -> None:
    row = 'r1,11,2020-01-06,,,"{""NFA_FLAG"":""Y"",""SINGLE_ASSESSMENT_FLAG"":""Y""}"'
    assert len(Taken(sheet("ssd_cin_episodes.csv", REFERRALS + row)).facts(STATUS_PERIOD)) == 1


@pytest.mark.parametrize(("key", "value"), [
    ("referral_no_further_action_flag", True), ("referral_no_further_action_flag", "NFA"), ("referral_nfa", "Y"), ("nfa", True),
    ("no_further_action", 1),
])
def test_in_the_daily_payload_too(key: str, value: object) -> None:
    episodes = [
        {"social_care_episode_id": "E1", "referral_date": "2020-01-06", "closure_date": "2020-09-15"},
        {"social_care_episode_id": "E2", "referral_date": "2021-02-01", key: value},
    ]
    child = {"la_child_id": "11", "mis_child_id": "S-11", "child_details": {"date_of_birth": "2014-01-02"}, "social_care_episodes": episodes}
    statuses = Taken(*read_dfe_json("day.json", json.dumps([child]).encode())[1]).facts(STATUS_PERIOD)
    assert [said(fact, "status_kind", "happened_from", "ended_from") for fact in statuses] == [
        ("child_in_need", "2020-01-06", "2020-09-15"), ("closed", "2020-09-15", None)]
