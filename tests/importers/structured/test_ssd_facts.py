"""What the tables of the Standard Safeguarding Dataset become in a family's record."""

from datetime import date

import pytest

from data_models.tables import ENTRY, IDENTIFIER, MEETING, PLAN, PRE_PROCEEDINGS, RESIDENCE, STATUS_PERIOD, VISIT
from tests.importers.structured.extracts import Taken, said, sheet

WORKERS = sheet("ssd_professionals.csv", "prof_professional_id,prof_professional_name\nW1,Worker One")
TEAMS = sheet("ssd_department.csv", "dept_team_id,dept_team_name\nT1,North Team")
REFERRALS = (
    "cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,cine_referral_nfa,"
    "cine_close_reason,cine_close_date,cine_referral_team,cine_referral_worker_id\n"
)
ASSESSMENTS = (
    "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,"
    "cina_assessment_outcome_json\n"
)
PRE = (
    "prep_table_id,prep_person_id,prep_pre_pro_decision_date,prep_initial_pre_pro_meeting_date,prep_pre_pro_outcome,"
    "prep_agree_stepdown_issue_date,prep_legal_gateway_outcome,prep_pre_pro_parents_legal_rep,prep_care_proc_court_hearings\n"
)


def test_a_contact_keeps_its_source_its_time_and_what_was_decided() -> None:
    text = ('cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code,cont_contact_source_desc,cont_contact_outcome_json\n'
            'c1,11,2020-01-02 10:30:00.000,6,Police,"{""NEW_REFERRAL_FLAG"":""Y"",""NFA_FLAG"":""N""}"\n'
            'c2,11,2020-02-02,LOC,Local hub,"{""NFA_FLAG"":""Y"",""COMMENTS"":""No answer""}"')
    first, second = Taken(sheet("ssd_contacts.csv", text)).facts(ENTRY)
    assert said(first, "happened_from", "time_raw", "title", "description", "reported_by", "action_outcome", "markers", "nature") == (
        "2020-01-02", "10:30", "Contact", "from police (6)", "police", "new referral", ["contact"], "context")
    assert said(second, "reported_by", "action_outcome", "comments", "markers") == (
        "Local hub", "no further action", "No answer", ["contact", "no_further_action"])


def test_malformed_json_is_kept_as_written_and_put_before_a_person() -> None:
    text = ('cont_contact_id,cont_person_id,cont_contact_date,cont_contact_outcome_json\n'
            'c1,11,2020-01-02,"{""NFA_FLAG"":""Y"", ""COMMENTS"":""she said ""no"" to us""}"')
    taken = Taken(sheet("ssd_contacts.csv", text))
    assert taken.facts(ENTRY)[0]["action_outcome"] == "no further action"
    message, raw = taken.queued[2, "cont_contact_outcome_json"]
    assert "not valid JSON" in message
    assert raw == taken.results[0].rows[0].cells[3]


def test_a_referral_opens_an_episode_of_need_that_its_closure_ends_until_the_next_referral() -> None:
    rows = ("r1,11,2020-01-03,N1,6,N,RC7,2020-12-01,T1,W1\n"
            "r2,11,2021-03-03,N4,2A,N,,9999-12-31,T1,-1")
    taken = Taken(sheet("ssd_cin_episodes.csv", REFERRALS + rows), WORKERS, TEAMS)
    first, _ = taken.facts(ENTRY)
    assert said(first, "description", "recorder", "category_raw") == (
        "from police (6); need: abuse or neglect (N1)", "Worker One, North Team", "abuse or neglect (N1)")
    assert [said(fact, "status_kind", "happened_from", "ended_from") for fact in taken.facts(STATUS_PERIOD)] == [
        ("child_in_need", "2020-01-03", "2020-12-01"), ("closed", "2020-12-01", "2021-03-03"), ("child_in_need", "2021-03-03", None)]
    assert said(taken.facts(STATUS_PERIOD)[1], "reason") == ("other, including no longer in need (RC7)",)
    assert '"cine_close_date": 9999-12-31 stands for nothing; cells read as blank: 1' in taken.notes
    assert '"cine_referral_worker_id": -1 stands for nothing; cells read as blank: 1' in taken.notes


def test_a_referral_on_which_nothing_was_done_opens_no_episode() -> None:
    taken = Taken(sheet("ssd_cin_episodes.csv", REFERRALS + "r1,11,2020-01-03,N1,6,Y,RC8,2020-01-03,,"))
    assert taken.facts(STATUS_PERIOD) == []
    assert taken.facts(ENTRY)[0]["markers"] == ["referral", "no_further_action"]


def test_an_assessment_and_what_it_found_are_known_only_when_each_happened() -> None:
    rows = ASSESSMENTS + 'a1,11,2020-01-05,Y,2020-02-20,"{""PROV_OF_SERVICES_FLAG"":""Y""}"'
    factors = 'cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\nf1,a1,"[""3B"",""4B"",""7A""]"'
    started, authorised, found = Taken(sheet("ssd_cin_assessments.csv", rows), sheet("ssd_assessment_factors.csv", factors)).facts(ENTRY)
    assert said(started, "happened_from", "description", "child_seen") == ("2020-01-05", "Assessment started", "not_recorded")
    assert said(authorised, "happened_from", "action_outcome", "child_seen") == ("2020-02-20", "services provided", "seen")
    assert said(found, "happened_from", "themes", "nature", "evidence_status", "category_raw") == (
        "2020-02-20", ["domestic_abuse", "adult_mental_health"], "concern", "professional_opinion", "3B; 4B; 7A")


def test_factors_of_an_assessment_that_is_not_finished_are_dated_by_its_start_and_a_person_is_told() -> None:
    factors = 'cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\nf1,a1,"{""16A"":""Yes"",""2B"":""No""}"\nf2,a9,"[""1A""]"\nf3,a1,'
    taken = Taken(sheet("ssd_assessment_factors.csv", factors), sheet("ssd_cin_assessments.csv", ASSESSMENTS + "a1,11,2020-01-05,Y,,"))
    found = next(fact for fact in taken.facts(ENTRY) if fact["themes"])
    assert said(found, "happened_from", "themes") == ("2020-01-05", ["neglect"])
    assert "no day of authorisation" in taken.queued[2, "cinf_assessment_factors_json"][0]
    assert taken.outcomes[1] == (
        3, "rejected", "the row of ssd_cin_assessments that it belongs to is not in this file, so nothing tells which child it is about")
    assert taken.outcomes[2] == (4, "rejected", '"cinf_assessment_factors_json" is blank')


def test_an_invalid_factor_is_kept_and_queued() -> None:
    factors = 'cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\nf1,a1,"[""3B"",""RB""]"'
    taken = Taken(sheet("ssd_assessment_factors.csv", factors), sheet("ssd_cin_assessments.csv", ASSESSMENTS + "a1,11,2020-01-05,Y,2020-02-20,"))
    assert next(fact for fact in taken.facts(ENTRY) if fact["themes"])["category_raw"] == "3B; RB"
    assert taken.queued[2, "cinf_assessment_factors_json"][0] == "not a factor code of the census: RB; kept as written"


def test_a_section_47_enquiry_begins_with_a_strategy_discussion_and_its_outcome_is_dated_by_its_end() -> None:
    text = ('s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_nfa,s47e_s47_outcome_json\n'
            's1,11,2020-02-21,2020-03-05,N,"{""CP_CONFERENCE_FLAG"":""Y""}"\ns2,11,2021-02-21,,Y,')
    taken = Taken(sheet("ssd_s47_enquiry.csv", text))
    assert [said(fact, "meeting_ref", "kind", "outcome") for fact in taken.facts(MEETING)] == [
        ("S47 2020-02-21", "strategy_discussion", ""), ("S47 2021-02-21", "strategy_discussion", "")]
    ended, = taken.facts(ENTRY)
    assert said(ended, "happened_from", "action_outcome") == ("2020-03-05", "child protection conference")
    assert taken.queued[3, "s47e_s47_end_date"] == ("the enquiry has an outcome and no date of its end", "no further action")


def test_a_conference_keeps_the_day_it_was_due_and_one_not_held_is_not_called_a_meeting() -> None:
    text = ("icpc_icpc_id,icpc_person_id,icpc_icpc_target_date,icpc_icpc_date,icpc_icpc_outcome_cp_flag,icpc_icpc_transfer_in\n"
            "i1,11,2020-03-13,2020-03-12,Y,N\ni2,11,2022-03-13,,,\ni3,11,,,,")
    taken = Taken(sheet("ssd_initial_cp_conference.csv", text))
    held, = taken.facts(MEETING)
    assert said(held, "meeting_ref", "kind", "happened_from", "due_from", "outcome", "concerning") == (
        "ICPC 2020-03-12", "initial_conference", "2020-03-12", "2020-03-13", "child protection plan", "Child X1")
    due, = taken.facts(ENTRY)
    assert said(due, "happened_from", "title") == ("2022-03-13", "Initial child protection conference was due")
    assert taken.outcomes[2] == (4, "rejected", '"icpc_icpc_date" is blank; "icpc_icpc_target_date" is blank')


def test_a_review_conference_says_what_it_decided() -> None:
    text = ("cppr_cp_review_id,cppr_person_id,cppr_cp_review_due,cppr_cp_review_date,cppr_cp_review_outcome_continue_cp,cppr_cp_review_quorate,"
            "cppr_cp_review_participation\nv1,11,2020-06-10,2020-06-11,Y,Y,PN6")
    review, = Taken(sheet("ssd_cp_reviews.csv", text)).facts(MEETING)
    assert said(review, "meeting_ref", "due_from", "outcome") == (
        "RCPC 2020-06-11", "2020-06-10", "plan continues; quorate: yes; child's part: not there, views sent (PN6)")


def test_the_raw_names_of_one_deployed_extract_are_read() -> None:
    plans = "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date\np1,11,2020-03-12"
    reviews = "review_id,registration_id,due_date,actual_date,review_outcome,quorate\nv1,p1,2020-06-10,2020-06-11,Plan to continue,Yes"
    review, = Taken(sheet("ssd_cp_plans.csv", plans), sheet("ssd_cp_reviews.csv", reviews)).facts(MEETING)
    assert said(review, "happened_from", "outcome", "concerning") == ("2020-06-11", "Plan to continue; quorate: yes", "Child X1")


def test_a_child_protection_plan_is_a_plan_and_a_status_and_keeps_its_first_category() -> None:
    text = ("cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_category,"
            "cppl_cp_plan_latest_category\np1,11,2020-03-12,2020-11-30,NEG,Emotional abuse\np2,11,2021-03-12,1900-01-01,Neglect,NEG")
    taken = Taken(sheet("ssd_cp_plans.csv", text))
    assert [said(fact, "plan_ref", "kind", "category", "happened_from", "ended_from") for fact in taken.facts(PLAN)] == [
        ("CP 2020-03-12", "child_protection", "neglect (NEG)", "2020-03-12", "2020-11-30"),
        ("CP 2021-03-12", "child_protection", "neglect (NEG)", "2021-03-12", None)]
    assert [said(fact, "status_kind", "ended_from") for fact in taken.facts(STATUS_PERIOD)] == [
        ("child_protection", "2020-11-30"), ("child_protection", None)]
    changed, = taken.facts(ENTRY)
    assert said(changed, "description", "happened_from", "happened_to", "happened_precision") == (
        "latest: emotional abuse (EMO)", "2020-03-12", "2020-11-30", "range")
    assert "the day of the change is not given" in taken.queued[2, "cppl_cp_plan_latest_category"][0]


@pytest.mark.parametrize(("cells", "result", "note"), [
    ("Y,Y,Y", "seen_alone", "bedroom seen: yes"), ("Y,N,N", "seen", "seen alone: no; bedroom seen: no"), ("N,,", "not_seen", ""),
    (",,", "not_recorded", ""), (",Y,", "seen_alone", ""), (",N,", "not_recorded", "seen alone: no"),
])
def test_a_visit_says_whether_the_child_was_seen_and_not_alone_says_nothing_on_that(cells: str, result: str, note: str) -> None:
    text = ("cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen,cppv_cp_visit_seen_alone,cppv_cp_visit_bedroom\n"
            f"v1,11,2020-03-20,{cells}")
    visit, = Taken(sheet("ssd_cp_visits.csv", text)).facts(VISIT)
    assert said(visit, "kind", "result", "note", "announced") == ("child protection visit", result, note, "not_recorded")


def test_a_visit_without_a_person_column_is_led_to_its_child_by_the_plan() -> None:
    plans = "cinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date\np1,11,2020-03-12"
    visits = "cinv_cin_visit_id,cinv_cin_plan_id,cinv_cin_visit_date,cinv_cin_visit_seen\nv1,p1,2020-03-20,Y\nv2,p2,2020-03-20,Y"
    taken = Taken(sheet("ssd_cin_plans.csv", plans), sheet("ssd_cin_visits.csv", visits))
    assert [fact["children"] for fact in taken.facts(VISIT)] == [["Child X1"]]
    assert taken.outcomes[-1][1] == "rejected"


def test_being_looked_after_is_a_status_and_a_placement_where_the_child_lives() -> None:
    episodes = ("clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,clae_cla_episode_ceased_date,"
                "clae_cla_episode_ceased_reason,clae_cla_id\ne1,11,2020-03-12,S,2020-05-01,E4A,L1")
    placements = ("clap_cla_placement_id,clap_cla_id,clap_cla_placement_start_date,clap_cla_placement_end_date,clap_cla_placement_type,"
                  "clap_cla_placement_postcode,clap_cla_placement_change_reason\nq1,L1,2020-03-12,2020-05-01,U1,ZZ1 1ZZ,CREQB")
    taken = Taken(sheet("ssd_cla_episodes.csv", episodes), sheet("ssd_cla_placement.csv", placements))
    assert said(taken.facts(STATUS_PERIOD)[0], "status_kind", "ended_from", "reason", "end_reason") == (
        "in_care", "2020-05-01", "started to be looked after (S)", "returned home as planned (E4A)")
    home, = taken.facts(RESIDENCE)
    assert said(home, "person", "kind", "place", "ended_from") == (
        "Child X1", "with_relative", "foster care with relative or friend, long term (U1)", "2020-05-01")
    assert "ZZ1" not in str(taken.facts(RESIDENCE) + taken.facts(ENTRY))
    assert said(taken.facts(ENTRY)[0], "happened_from", "description") == (
        "2020-05-01", "reason: carer asked, because of the child's behaviour (CREQB)")


def test_an_address_is_only_that_one_was_recorded_and_its_row_is_protected() -> None:
    text = ('addr_table_id,addr_person_id,addr_address_json,addr_address_type,addr_address_start_date,addr_address_end_date\n'
            '1,11,"{""STREET"":""X""}",Main,2019-01-01,')
    home, = Taken(sheet("ssd_address.csv", text)).facts(RESIDENCE)
    assert said(home, "kind", "place", "sensitivity") == ("not_known", "address recorded (Main)", "protected_address")


def test_going_missing_and_coming_back_are_two_entries() -> None:
    text = ("miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date,"
            "miss_missing_rhi_offered,miss_missing_rhi_accepted\nm1,11,2021-01-01 22:10:00,M,2021-01-03,Y,NA\nm2,11,2021-02-01,A,,,")
    went, back, away = Taken(sheet("ssd_missing.csv", text)).facts(ENTRY)
    assert said(went, "happened_from", "time_raw", "themes", "nature") == ("2021-01-01", "22:10", ["missing"], "concern")
    assert said(back, "happened_from", "description", "themes") == (
        "2021-01-03", "return interview offered: yes; return interview accepted: NA", [])
    assert said(away, "description", "themes", "nature") == ("away without authorisation (A)", [], "context")


def test_a_change_of_worker_is_two_dated_entries_with_the_workers_name() -> None:
    text = ("invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_involvement_start_date,invo_involvement_end_date,"
            "invo_worker_change_reason,invo_person_id\nI1,W1,Allocated worker,2020-01-03,2020-06-01,LEFTRL,11")
    began, ended = Taken(sheet("ssd_involvements.csv", text), WORKERS).facts(ENTRY)
    assert said(began, "happened_from", "description", "recorder") == ("2020-01-03", "worker: Worker One; role: Allocated worker", "Worker One")
    assert said(ended, "happened_from", "description") == (
        "2020-06-01", "worker: Worker One; role: Allocated worker; reason for the change: worker left the role (LEFTRL)")


def test_pre_proceedings_keep_every_date_and_their_outcome_as_it_came() -> None:
    row = "x1,11,2021-01-10,2021-02-01,b) Decision to step down,2021-06-01,B Start pre-proceedings,Y,2"
    taken = Taken(sheet("ssd_pre_proceedings.csv", PRE + row), known_on=date(2024, 3, 31))
    period, = taken.facts(PRE_PROCEEDINGS)
    assert said(period, "happened_from", "first_meeting_from", "step_decision_from", "outcome", "legal_gateway_outcome", "parents_represented") == (
        "2021-01-10", "2021-02-01", "2021-06-01", "b) Decision to step down", "B Start pre-proceedings", "yes")
    assert said(taken.facts(STATUS_PERIOD)[0], "status_kind", "happened_from", "ended_from") == ("pre_proceedings", "2021-01-10", "2021-06-01")
    court, = taken.facts(ENTRY)
    assert said(court, "description", "happened_from", "happened_to") == ("hearings: 2", "2021-06-01", "2024-03-31")


def test_pre_proceedings_without_their_decision_are_dated_by_the_first_step_and_a_person_is_told() -> None:
    taken = Taken(sheet("ssd_pre_proceedings.csv", PRE + "x1,11,,2021-02-01,Decision to issue,,,,2\nx2,11,,,,,,,"))
    period, = taken.facts(PRE_PROCEEDINGS)
    assert said(period, "happened_from", "note") == ("2021-02-01", "The day of the decision is not recorded; dated by the first step that is")
    assert {field for row, field in taken.queued if row == 2} == {"prep_pre_pro_decision_date", "prep_pre_pro_outcome", "court"}
    assert taken.outcomes[1][1] == "rejected"


def test_plans_for_education_lead_to_their_child_through_four_tables() -> None:
    taken = Taken(
        sheet("ssd_sen_need.csv", "senn_table_id,senn_active_ehcp_id,senn_active_ehcp_need_type\nN1,P1,ASD"),
        sheet("ssd_ehcp_active_plans.csv", "ehcp_active_ehcp_id,ehcp_ehcp_request_id,ehcp_active_ehcp_last_review_date\nP1,E1,2022-01-01"),
        sheet("ssd_ehcp_requests.csv", "ehcr_ehcp_request_id,ehcr_send_table_id,ehcr_ehcp_req_date\nE1,S1,2021-01-01"),
        sheet("ssd_send.csv", "send_table_id,send_person_id,send_upn\nS1,11,A9"),
    )
    assert {fact["title"] or fact["description"] for fact in taken.facts(ENTRY)} == {
        "Special educational need", "Education, health and care plan last reviewed", "Education, health and care assessment requested"}
    assert all(fact["people"] == ["Child X1"] for fact in taken.facts(ENTRY))
    assert said(taken.facts(IDENTIFIER)[0], "system", "value") == ("upn", "A9")


def test_the_childs_own_answers_are_the_childs_voice_and_their_missing_date_is_told() -> None:
    taken = Taken(sheet("ssd_voice_of_child.csv", "voch_table_id,voch_person_id,voch_explained_worries,voch_agree_worker\nV1,11,Y,N"))
    assert said(taken.facts(ENTRY)[0], "child_voice", "happened_from") == ("worries were explained: yes; agrees with the worker: no", None)
    assert taken.queued[2, "date"][0] == "this table has no date, so the entry is undated"


def test_further_tables_become_dated_entries() -> None:
    taken = Taken(
        sheet("ssd_sdq_scores.csv", "csdq_table_id,csdq_person_id,csdq_sdq_completed_date,csdq_sdq_score\n1,11,2021-05-01,17"),
        sheet("ssd_cla_convictions.csv",
              "clac_cla_conviction_id,clac_person_id,clac_cla_conviction_date,clac_cla_conviction_offence\n1,11,2021-05-02,Theft"),
        sheet("ssd_cla_substance_misuse.csv",
              "clas_substance_misuse_id,clas_person_id,clas_substance_misuse_date,clas_substance_misused\n1,11,2021-05-03,Alcohol"),
        sheet("ssd_legal_status.csv",
              "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date\n"
              "1,11,C1,2021-05-04,2021-09-01"),
        sheet("ssd_cla_previous_permanence.csv",
              "lapp_table_id,lapp_person_id,lapp_previous_permanence_order_date,lapp_previous_permanence_option\n1,11,zz/05/2019,Adoption"),
        sheet("ssd_permanence.csv", "perm_table_id,perm_person_id,perm_adm_decision_date,perm_matched_date\n1,11,2021-05-05,2021-06-05"),
    )
    told = {(fact["title"] or fact["description"]): said(fact, "happened_from", "happened_to", "evidence_status") for fact in taken.facts(ENTRY)}
    assert told["Strengths and difficulties questionnaire"] == ("2021-05-01", "2021-05-01", "not_recorded")
    assert told["Offence by the child, convicted"] == ("2021-05-02", "2021-05-02", "finding")
    assert told["Legal status ended"] == ("2021-09-01", "2021-09-01", "not_recorded")
    assert told["Earlier permanence order"] == ("2019-05-01", "2019-05-31", "not_recorded")
    assert told["Matched with adopters"][0] == "2021-06-05"
    assert next(fact["themes"] for fact in taken.facts(ENTRY) if fact["title"] == "Child's substance misuse") == ["alcohol_misuse"]


def test_every_row_of_a_table_that_holds_no_history_is_rejected_with_the_reason() -> None:
    taken = Taken(
        WORKERS, TEAMS, sheet("ssd_version_log.csv", "version_number,release_date,is_current\n1.4,2025-01-01,1"),
        sheet("ssd_s251_finance.csv", "s251_table_id,s251_cla_placement_id\n1,q1"),
        sheet("ssd_api_data_staging.csv", "id,person_id,json_payload\n1,11,{}"),
    )
    assert {outcome for _, outcome, _ in taken.outcomes} == {"rejected"}
    assert taken.outcomes[2][2] == "holds nothing about a family's history; accepted for the whole council only"


def test_placeholder_rows_repeated_headings_and_rows_without_a_date_are_rejected_with_their_reason() -> None:
    text = ("miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type\nSSD_PH,SSD_PH,1900-01-01,\n"
            "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type\nm1,11,1900-01-01,M\nm2,11,32/01/2020,M\n"
            "m3,,2020-01-01,M\nm4,NULL,2020-01-01,M\nm5,-1,2020-01-01,M")
    reasons = [reason for _, outcome, reason in Taken(sheet("ssd_missing.csv", text)).outcomes if outcome == "rejected"]
    assert reasons[0] == "a placeholder row of the extract (SSD_PH), with nothing in it"
    assert reasons[1] == "the headings repeated"
    assert reasons[2].startswith('"miss_missing_episode_start_date" is 1900-01-01, which stands for no date')
    assert reasons[3].startswith('"miss_missing_episode_start_date" is "32/01/2020":')
    assert set(reasons[4:]) == {'"miss_person_id" is blank, so nothing tells which child it is about'}


def test_every_fact_says_whose_it_is_where_it_came_from_and_when_it_became_known() -> None:
    text = "miss_table_id,miss_person_id,miss_missing_episode_start_date\nm1,11,2020-01-01"
    taken = Taken(sheet("ssd_missing.csv", text), known_on=date(2024, 3, 31))
    assert said(taken.facts(ENTRY)[0], "agency", "agency_name", "file", "sheet", "source_row", "known_on", "sensitivity") == (
        "csc", "Children's social care", "extract.zip", "ssd_missing.csv", 2, "2024-03-31", "normal")
