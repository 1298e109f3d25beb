"""What contradicts itself within a row, within a file, or between two files is told, with both values; nothing is corrected."""

from dashboard.importers.rows.prepared import Arrived, Prepared, SheetRead
from dashboard.importers.structured import contradictions
from data_models.tables import ENTRY, STATUS_PERIOD
from tests.importers.structured.extracts import TODAY, Taken, sheet

DETAILS = "LAchildID,CINdetailsID,CINreferralDate,ReferralSource,CINclosureDate,ReferralNFA\n"
EPISODES = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n"


def prepared(taken: Taken) -> Prepared:
    return Prepared(
        Arrived(taken.stated.file, "csv", ""), tuple(row for result in taken.results for row in result.rows), (),
        sheets=tuple(SheetRead(one.name, one.layout) for one in taken.sheets))


def test_an_assessment_that_ends_before_it_starts_is_kept_and_queued() -> None:
    taken = Taken(sheet("", "LAchildID,AssessmentActualStartDate,AssessmentAuthorisationDate\n11,2028-04-28,2020-09-19"))
    assert taken.queued[2, "AssessmentAuthorisationDate"] == (
        'it lies before "AssessmentActualStartDate": one of the two dates is wrong', "2028-04-28 and 2020-09-19")
    assert len(taken.facts(ENTRY)) == 2


def test_an_episode_with_a_reason_it_ended_and_no_end_is_queued() -> None:
    taken = Taken(sheet("", EPISODES + "11,15/02/2016,S,C2,U6,,X1"))
    assert taken.queued[2, "REC"] == ('it is filled in and "DEC" is blank', "X1")


def test_periods_that_overlap_where_a_child_has_one_at_a_time_are_queued_for_that_child_only() -> None:
    rows = "11,15/02/2016,S,C2,U6,14/08/2017,X1\n11,01/01/2017,P,C2,U4,,\n12,01/01/2017,S,C2,U4,,\n11,14/08/2017,P,C2,U4,,"
    taken = Taken(sheet("", EPISODES + rows))
    overlaps = {row: message for (row, field), (message, _) in taken.queued.items() if field == "DECOM"}
    assert overlaps == {3: "it begins before that of row 2 ends, and a child has one at a time"}
    assert len(taken.facts(STATUS_PERIOD)) == 4


def test_the_same_thing_told_twice_and_differently_counts_once_until_a_person_decides() -> None:
    first = sheet("CINdetails", DETAILS + "11,1,2020-07-13,6,2021-06-11,true", layout="cin.CINdetails")
    second = sheet("CINdetails.csv", DETAILS + "11,4,13/07/2020,6,11/06/2021,FALSE")
    taken = Taken(first, second)
    assert len([fact for fact in taken.facts(ENTRY) if fact["title"] == "Referral"]) == 1
    assert taken.outcomes[1] == (
        2, "rejected",
        "about the same referral as sheet CINdetails, row 2, which says otherwise on ReferralNFA; the first counts until a person decides")
    assert taken.queued[2, "ReferralNFA"] == ("sheet CINdetails, row 2 says otherwise of the same referral", "true and FALSE")


def test_the_same_thing_in_another_spelling_is_a_duplicate() -> None:
    first = sheet("CINdetails", DETAILS + "11,1,2020-07-13,6,2021-06-11,true", layout="cin.CINdetails")
    second = sheet("CINdetails.csv", DETAILS + "11,1,13/07/2020,6,11/06/2021,1")
    assert Taken(first, second).outcomes[1] == (2, "duplicate", "same as sheet CINdetails, row 2")


def test_two_files_are_compared_by_child_and_day_and_every_field_that_differs_is_listed_with_both_places() -> None:
    one = Taken(sheet("CINdetails", DETAILS + "11,1,2020-07-13,6,2021-06-11,true\n12,1,2020-08-01,6,,0\n12,2,2021-08-01,6,,0"), file="census.xml")
    other = Taken(sheet("", DETAILS + "11,1,13/07/2020,6,11/06/2021,FALSE\n12,1,01/08/2020,2A,,FALSE"), file="CINdetails.csv")
    found = contradictions(prepared(one), prepared(other), today=TODAY)
    assert found.compared == 2
    assert [(said.field, said.first, said.second, said.second_at.row) for said in found.contradictions] == [
        ("ReferralNFA", "true", "FALSE", 2), ("ReferralSource", "6", "2A", 3)]
    assert found.contradictions[0].in_words() == (
        "referral, ReferralNFA: “true” in census.xml, sheet CINdetails, row 2; “FALSE” in CINdetails.csv, row 2")


def test_files_of_different_layouts_are_not_compared() -> None:
    one = Taken(sheet("", DETAILS + "11,1,2020-07-13,6,2021-06-11,true"))
    other = Taken(sheet("", EPISODES + "11,13/07/2020,S,C2,U6,,"))
    assert contradictions(prepared(one), prepared(other), today=TODAY).compared == 0
