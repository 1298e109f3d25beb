"""What the census, Annex A and the looked-after return become in a family's record."""

import pytest

from data_models.tables import ENTRY, MEETING, PLAN, PRE_PROCEEDINGS, RESIDENCE, STATUS_PERIOD, VISIT
from tests.importers.structured.extracts import Taken, said, sheet

ANNEX = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age"


def test_the_flat_census_with_its_index_column_is_read() -> None:
    text = (",LAchildID,CINdetailsID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure,DateOfInitialCPC,ReferralNFA\n"
            "0,11,1,13/07/2020,4,N6,11/06/2021,RC2,29/09/2020,FALSE")
    taken = Taken(sheet("", text))
    assert said(taken.facts(ENTRY)[0], "happened_from", "reported_by") == ("2020-07-13", "housing")
    assert [said(fact, "status_kind", "happened_from") for fact in taken.facts(STATUS_PERIOD)] == [
        ("child_in_need", "2020-07-13"), ("closed", "2021-06-11")]
    assert said(taken.facts(MEETING)[0], "meeting_ref") == ("ICPC 2020-09-29",)


def test_a_conference_told_with_the_referral_and_with_the_enquiry_is_one_meeting() -> None:
    details = "LAchildID,CINreferralDate,DateOfInitialCPC,ReferralNFA\n11,2022-05-06,2022-06-17,false"
    enquiry = "LAchildID,S47ActualStartDate,InitialCPCtarget,DateOfInitialCPC,ICPCnotRequired\n11,2022-06-02,2022-06-23,2022-06-17,false"
    taken = Taken(sheet("CINdetails", details), sheet("Section47", enquiry))
    assert [said(fact, "meeting_ref", "due_from") for fact in taken.facts(MEETING)] == [("S47 2022-06-02", None), ("ICPC 2022-06-17", "2022-06-23")]


def test_a_conference_that_was_not_required_is_an_entry_between_the_discussion_and_the_day_it_would_have_been_due() -> None:
    enquiry = "LAchildID,S47ActualStartDate,InitialCPCtarget,DateOfInitialCPC,ICPCnotRequired\n11,2022-06-02,2022-06-23,,true\n11,2023-06-02,,,1"
    taken = Taken(sheet("", enquiry))
    entry, = taken.facts(ENTRY)
    assert said(entry, "description", "happened_from", "happened_to") == (
        "Initial child protection conference recorded as not required", "2022-06-02", "2022-06-23")
    assert "the day of that is not given" in taken.queued[3, "ICPCnotRequired"][0]


@pytest.mark.parametrize("rows", [
    "11,1,2020-01-05,2020-02-20,2A\n11,1,2020-01-05,2020-02-20,3B", "11,1,2020-01-05,2020-02-20,\"['2A', '3B']\"",
])
def test_the_factors_of_one_assessment_are_read_from_one_row_or_from_several(rows: str) -> None:
    taken = Taken(sheet("", f"LAchildID,CINdetailsID,AssessmentActualStartDate,AssessmentAuthorisationDate,AssessmentFactors\n{rows}"))
    assert len(taken.facts(ENTRY)) == 3
    assert said(taken.facts(ENTRY)[2], "category_raw", "themes") == ("2A; 3B", ["drug_misuse", "domestic_abuse"])
    assert {reason for _, outcome, reason in taken.outcomes if outcome == "duplicate"} <= {"same assessment as row 2; what it adds is read there"}


def test_pre_proceedings_of_the_census_keep_their_outcome_code_as_it_came() -> None:
    text = ("LAchildID,PPStartDate,LBPSentDate,FGDMMeetingOffer,FGDMMeetingFac,InitialPPMeetingDate,ReviewMeetingsCount,StepDecisionDate,PPOutcome,"
            "CourtAppDate,LetterInitCPDate\n11,2026-03-09,2026-03-20,1,0,2026-03-28,3,2026-06-01,A,2026-06-18,2026-07-05")
    period, = Taken(sheet("", text)).facts(PRE_PROCEEDINGS)
    assert said(period, "happened_from", "letter_sent_from", "fgdm_offered", "fgdm_held", "review_meetings", "outcome", "court_application_from") == (
        "2026-03-09", "2026-03-20", "yes", "no", "3", "A", "2026-06-18")


def test_annex_a_list_7_is_a_plan_a_status_a_visit_and_a_review() -> None:
    text = (f"{ANNEX},Child Protection Plan Start Date,Initial Category of Abuse,Latest Category of Abuse,Date of the Last Statutory Visit,"
            "Was the Child Seen Alone?,Date of latest review conference,Child Protection Plan End Date,"
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)\n"
            "11,a) Male,a) WBRI,2014-01-01,7,2020-11-23,Physical abuse,Physical abuse,2021-01-22,a) Yes,2021-02-16,,a) Yes")
    taken = Taken(sheet("List 7", text))
    assert said(taken.facts(PLAN)[0], "plan_ref", "category") == ("CP 2020-11-23", "physical abuse (PHY)")
    assert said(taken.facts(STATUS_PERIOD)[0], "status_kind") == ("child_protection",)
    assert said(taken.facts(VISIT)[0], "happened_from", "result") == ("2021-01-22", "seen_alone")
    assert said(taken.facts(MEETING)[0], "meeting_ref") == ("RCPC 2021-02-16",)
    assert any("the day is not in the file" in message for message, _ in taken.queued.values())


def test_annex_a_values_behind_letters_and_local_codes_are_read_and_kept() -> None:
    contacts = f"{ANNEX},Date of Contact,Contact Source\n11,b) Female,,,9,16/09/2020,q) 6: Police"
    need = f"{ANNEX},CIN Start Date,Primary Need Code,CIN Closure Date,Reason for Closure\n11,,,,,2010-06-09,PSRMEM - Support with memory,,"
    taken = Taken(sheet("List 1", contacts), sheet("List 6", need))
    assert said(taken.facts(ENTRY)[0], "description") == ("from police (6)",)
    assert said(taken.facts(STATUS_PERIOD)[0], "reason") == ("PSRMEM - Support with memory",)


def test_annex_a_list_8_tells_the_newest_of_each_thing() -> None:
    text = (f"{ANNEX},Date Started to be Looked After,Child's Category of Need,Start date of current legal status,Child's Legal Status,"
            "Date of Last Social Work Visit,Start Date of Most Recent Placement,Placement Type,Placement postcode,Date of Last Dental Check\n"
            "11,,,,,2014-09-12,N1 - Abuse or Neglect,2015-08-19,C2: FCO,2021-01-20,2019-07-08,d) U4: Foster placement - long term,ZZ1 1ZZ,2020-10-12")
    taken = Taken(sheet("List 8", text))
    assert said(taken.facts(STATUS_PERIOD)[0], "status_kind", "reason") == ("in_care", "abuse or neglect (N1)")
    assert said(taken.facts(RESIDENCE)[0], "kind", "place") == ("foster_care", "foster care, long term (U4)")
    assert {fact["title"] or fact["description"] for fact in taken.facts(ENTRY)} == {"Legal status began", "Dental check"}
    assert said(taken.facts(VISIT)[0], "result") == ("not_recorded",)


def test_annex_a_lists_about_adoption_are_rejected_with_the_reason() -> None:
    children = "Child Unique ID,Family identifier,Date of Placement Order\n11,F,2020-01-01"
    adopters = "Individual adopter identifier,Family identifier,Date enquiry received\n1,F,2020-01-01"
    assert {reason for _, _, reason in Taken(sheet("List 10", children), sheet("List 11", adopters)).outcomes} == {
        "about adoption; this list is not read, so that nothing of an adoptive family stands in the record of another"}


def test_looked_after_episodes_are_status_and_residence_and_a_change_of_placement() -> None:
    text = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC,REASON_PLACE_CHANGE\n11,15/02/2016,L,C2,N3,R5,14/08/2017,X1,CLOSE"
    taken = Taken(sheet("", text))
    assert said(taken.facts(STATUS_PERIOD)[0], "category", "reason", "end_reason") == (
        "full care order (C2)", "change of legal status (L); parent's disability or illness (N3)", "next episode follows at once (X1)")
    assert said(taken.facts(RESIDENCE)[0], "kind", "place") == ("custody", "young offender institution or prison (R5)")
    assert said(taken.facts(ENTRY)[0], "happened_from", "description") == ("2017-08-14", "reason: placement closed (CLOSE)")


def test_partial_dates_of_earlier_orders_keep_their_precision() -> None:
    text = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n11,,P1,E01,zz/05/2019\n11,,P2,E01,zz/zz/2021\n11,,P3,E01,zz/zz/zzzz\n12,,Z1,,"
    month, year, unknown, none = Taken(sheet("", text)).facts(ENTRY)
    assert said(month, "happened_from", "happened_to", "happened_precision") == ("2019-05-01", "2019-05-31", "month")
    assert said(year, "happened_precision", "happened_raw") == ("year", "zz/zz/2021")
    assert said(unknown, "happened_from", "happened_raw") == (None, "zz/zz/zzzz")
    assert said(none, "description") == ("kind: none or not known (Z1)",)


def test_a_years_outcomes_are_undated_and_a_person_is_told() -> None:
    text = "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK\n11,27/03/2008,39,,1,0"
    taken = Taken(sheet("", text))
    assert said(taken.facts(ENTRY)[0], "description", "happened_from") == (
        "strengths and difficulties score: 39; convicted: yes; health check: no", None)
    assert "does not say which year" in taken.queued[2, "date"][0]


def test_further_modules_become_dated_entries() -> None:
    taken = Taken(
        sheet("uasc", "CHILD,SEX,DOB,DUC\n11,1,10/07/2012,06/07/2030"),
        sheet("ad1", "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE\n11,,22/11/2015,22/12/2015,1"),
        sheet("sw", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n11,,W9,01/01/2020,03/01/2020,LEFTRL"),
        sheet("dolo", "CHILD,DOB,DOLO_START,DOLO_END\n11,,01/01/2025,02/01/2025"),
        sheet("pfa", "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n11,,22/11/2016,07/04/2017,RD1"),
        sheet("rev", "CHILD,DOB,REVIEW,REVIEW_CODE\n11,,30/08/2017,PN6"), sheet("oc3", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n11,,YES,F1,K1"),
    )
    assert len(taken.facts(ENTRY)) == 11
    assert said(taken.facts(ENTRY)[0], "happened_from") == ("2030-07-06",)
    assert not [field for row, field in taken.queued if field == "DUC"]
