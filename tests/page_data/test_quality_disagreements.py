"""Rows that disagree are told side by side with whose they are; rows that only may disagree, or say nothing, are not."""

from datetime import date

import pytest

from dashboard.page_data.quality_cannot_be import dated_ahead, known_too_early, outside_a_life, seen_and_not_seen, wrong_order
from dashboard.page_data.quality_matters import Matter
from dashboard.page_data.quality_one_thing import days_between, differ
from dashboard.page_data.quality_told_differently import members_told_differently, told_differently
from data_models.agencies import Agency
from data_models.assessment import PoliceOutcome
from data_models.forum import MeetingKind, RequestResult, YesNo
from data_models.history import History
from data_models.people import FamilyRole, Person, Residence, Status, Whereabouts
from data_models.plan import PlanKind, VisitResult
from data_models.pre_proceedings import PreProceedings
from data_models.record import Seen, Source
from data_models.themes import Marker
from tests.findings.building import PEOPLE, allegation, assessment, entry, history, meeting, plan, request, status, visit, when

ONE, TWO = Source("extract.zip", "ssd_cp_plans.csv", 2), Source("tracker.xlsx", "Plans", 5)


def opened(matter: Matter) -> list[str]:
    return [row.opens for row in matter.rows]


def test_one_plan_told_with_two_dates_and_categories_stands_side_by_side() -> None:
    told = history(plans=[
        plan("2019-05-04", "2020-01-10", id="a", source=ONE, category="Neglect"),
        plan("2019-05-14", "2020-01-10", id="b", ref="P7", source=TWO, agency=Agency.SCHOOL, category="Emotional abuse"),
    ])
    row, = told_differently(told).rows
    assert row.opens == "a b"
    assert row.cells == (
        "Child protection plan, Child X1", "began, category", "began 4 May 2019; category Neglect", "began 14 May 2019; category Emotional abuse",
        "extract.zip, sheet ssd_cp_plans.csv, row 2; tracker.xlsx, sheet Plans, row 5", "Children's social care and School")


@pytest.mark.parametrize("other", [
    plan("2019-05-04", "2020-01-10", category="neglect "),
    plan("2019-05", category="Neglect"),
    plan("2020-01-10", category="Neglect"),
    plan("2019-06-04", "2020-01-10", children=("Child X2",)),
    plan("2019-06-04", "2020-01-10", kind=PlanKind.CHILD_IN_NEED),
    plan("", "2020-01-10"),
], ids=["the same", "may be the same day and no end said", "the next plan", "another child", "another kind", "undated"])
def test_plans_that_need_not_disagree_are_not_told(other: object) -> None:
    assert opened(told_differently(history(plans=[plan("2019-05-04", "2020-01-10", category="Neglect"), other]))) == []


def test_one_row_of_an_extract_that_makes_a_plan_and_its_status_is_told_once() -> None:
    told = history(
        plans=[plan("2019-05-04", id="p1", source=ONE), plan("2019-05-14", id="p2", source=TWO)],
        statuses=[status("2019-05-04", Status.CHILD_PROTECTION, source=ONE), status("2019-05-14", Status.CHILD_PROTECTION, source=TWO)])
    assert opened(told_differently(told)) == ["p1 p2"]
    assert opened(told_differently(history(statuses=[
        status("2019-05-04", Status.IN_CARE, id="s1"), status("2019-05-14", Status.IN_CARE, id="s2")]))) == ["s1 s2"]


def meetings(first: str, second: str, *, kind: MeetingKind = MeetingKind.REVIEW_CONFERENCE, refs: tuple[str, str] = ("", ""),
             one: dict[str, object] | None = None, other: dict[str, object] | None = None, same_file: bool = False) -> History:
    return history("2022-01-01", meetings=[
        meeting(first, kind, id="a", ref=refs[0], source=ONE, **(one or {})),
        meeting(second, kind, id="b", ref=refs[1], source=ONE if same_file else TWO, **(other or {}))])


def test_a_meeting_is_one_by_its_reference_its_day_or_because_conferences_are_not_held_in_one_week() -> None:
    assert opened(told_differently(meetings("2020-03-04", "2020-03-14", refs=("RC1", "rc1")))) == ["a b"]
    assert opened(told_differently(meetings("2020-03-04", "2021-03-04", refs=("RC1", "RC1")))) == ["a b"], "only the year differs"
    assert opened(told_differently(meetings("2020-03-04", "2021-01-14", refs=("RC1", "RC1")))) == [], "two series that number alike"
    assert opened(told_differently(meetings("2020-03-04", "2020-03-09"))) == ["a b"]
    assert opened(told_differently(meetings("2020-03-04", "2020-03-09", kind=MeetingKind.CORE_GROUP))) == []
    assert opened(told_differently(meetings("2020-03-04", "2020-03-09", same_file=True))) == []
    outcomes = {"one": {"outcome": "Plan continues"}, "other": {"outcome": "Plan ends"}}
    assert opened(told_differently(meetings("2020-03-04", "2020-03-04", **outcomes))) == ["a b"]  # type: ignore[arg-type]
    assert opened(told_differently(meetings("2020-03-04", "2020-03-04", one={"manager_present": YesNo.YES}))) == [], "not recorded says nothing"


def test_meetings_about_different_children_are_two() -> None:
    about = {"one": {"concerning": "Child X1"}, "other": {"concerning": "Child X2"}}
    assert opened(told_differently(meetings("2020-03-04", "2020-03-09", **about))) == []  # type: ignore[arg-type]


def test_assessments_allegations_pre_proceedings_and_visits_told_differently() -> None:
    told = history(
        assessments=[
            assessment("2020-03-04", id="as1", completed=when("2020-06-01")), assessment("2020-03-10", id="as2", completed=when("2020-06-09"))],
        allegations=[allegation("2020-03-04", id="al1", outcome=PoliceOutcome.CHARGED), allegation("2020-03-04", id="al2")],
        pre_proceedings=[
            PreProceedings(id="pp1", children=("Child X1",), happened=when("2020-03-04"), letter_sent=when("2020-03-10")),
            PreProceedings(id="pp2", children=("Child X1", "Child X2"), happened=when("2020-03-04"), letter_sent=when("2020-03-20")),
        ],
        visits=[visit("2020-03-04", id="v1", source=ONE), visit("2020-03-04", VisitResult.NO_ACCESS, id="v2", source=TWO),
                visit("2020-03-04", VisitResult.NOT_SEEN, id="v3", source=ONE)])
    assert opened(told_differently(told)) == ["as1 as2", "al1 al2", "pp1 pp2", "v1 v2"], "one file may tell of two visits on a day"


def test_a_childs_birthday_told_differently_by_two_rows() -> None:
    first, second = (Person(id=f"p{day}", label="Child X1", role=FamilyRole.CHILD, born=when(f"2012-03-{day}")) for day in ("04", "14"))
    found = members_told_differently(History(family=history().family, as_at=date(2021, 1, 1), people=(first,), told_otherwise=(second,)))
    assert opened(found) == ["p04 p14"] and found.rows[0].cells[1:4] == ("date of birth", "4 March 2012", "14 March 2012")


def test_dates_of_one_row_in_the_wrong_order_are_told_only_where_it_is_certain() -> None:
    told = history(
        plans=[plan("2020-03-04", "2019-03-04", id="plan"), plan("2020", "2020-03-04", id="may be in order")],
        residences=[Residence(id="home", person="Child X1", kind=Whereabouts.FAMILY_HOME, happened=when("2020-03-04"), ended=when("2020-03-03"))],
        requests=[request("2020-03-04", "GP", "Mother X", id="request", replied=when("2020-03-01"), result=RequestResult.HELD_AND_SHARED)],
        assessments=[assessment("2020-03-04", id="assessment", requested=when("2020-05-04"), completed=when("2020-04-04"))],
    )
    found = wrong_order(told)
    assert opened(found) == ["home", "plan", "assessment", "request"]
    assert found.rows[1].cells[1:3] == ("ended 4 March 2019", "began 4 March 2020") and found.holders[0] == "Children's social care"


def test_known_before_it_happened() -> None:
    told = history(entries=[
        entry("2020-03-04", id="early", known="2020-03-01"), entry("2020-03-04", id="same day"), entry("2020", known="2020-05-01")])
    assert opened(known_too_early(told)) == ["early"]


def test_rows_after_a_recorded_death_and_visits_before_a_birth() -> None:
    born = Person(id="p-x1", label="Child X1", role=FamilyRole.CHILD, born=when("2020-06-01"))
    told = history(
        people=(born, *PEOPLE[1:]),
        entries=[entry("2020-03-04", id="death", people=("Mother X",), title="Death recorded"), entry("2020-03-04", id="day", people=("Mother X",)),
                 entry("2020-03-05", id="after", people=("Mother X",)), entry("2020-03-05", id="not her", people=("Child X2",))],
        visits=[visit("2020-05-01", id="unborn"), visit("2020-05-02", VisitResult.NO_ACCESS, id="nobody seen"), visit("2020-07-01", id="born")])
    assert opened(outside_a_life(told)) == ["death after", "p-x1 unborn"]


def test_seen_by_the_visit_while_an_entry_of_that_day_says_no_access() -> None:
    told = history(
        visits=[visit("2020-03-04", id="visit"), visit("2020-03-06", VisitResult.NO_ACCESS, id="agrees")],
        entries=[entry("2020-03-04", id="nobody in", markers=[Marker.NO_ACCESS]), entry("2020-03-04", id="seen", child_seen=Seen.SEEN),
                 entry("2020-03-04", id="another child", child_seen=Seen.NOT_SEEN, people=("Child X2",)),
                 entry("2020-03-04", id="this child", child_seen=Seen.NOT_SEEN, people=("Child X1", "Child X2")),
                 entry("2020-03-06", markers=[Marker.NO_ACCESS]), entry("2020-03", markers=[Marker.NO_ACCESS])])
    found = seen_and_not_seen(told)
    assert opened(found) == ["visit nobody in", "visit this child"] and found.holders[0] == "Children's social care and Police"


def test_seen_by_an_entry_while_the_visit_of_that_day_says_no_access() -> None:
    told = history(
        visits=[visit("2020-03-04", VisitResult.NO_ACCESS, id="no access"), visit("2020-03-05", VisitResult.NOT_SEEN, id="not seen"),
                visit("2020-03-06", VisitResult.NOT_RECORDED), visit("2020-03-07", VisitResult.CANCELLED_BY_SERVICE)],
        entries=[entry("2020-03-04", id="seen", child_seen=Seen.SEEN, people=("Child X1",)),
                 entry("2020-03-05", id="alone", child_seen=Seen.SEEN_ALONE),
                 entry("2020-03-04", id="another child", child_seen=Seen.SEEN, people=("Child X2",)), entry("2020-03-04", id="unsaid"),
                 entry("2020-03", id="some day", child_seen=Seen.SEEN), entry("2020-03-06", child_seen=Seen.SEEN),
                 entry("2020-03-07", child_seen=Seen.SEEN)])
    assert opened(seen_and_not_seen(told)) == ["no access seen", "not seen alone"]


def test_entries_dated_after_today_show_as_they_arrived_and_open_nothing() -> None:
    found = dated_ahead([{"fact_id": "x", "agency": "school", "file": "log.csv", "sheet": "", "source_row": 9, "happened_raw": "04/03/2062",
                          "happened_from": date(2062, 3, 4), "description": "Late again"}])
    assert found.rows[0].cells == ("04/03/2062", "4 March 2062", "Late again", "log.csv, row 9", "School") and opened(found) == [""]


def test_what_is_blank_or_may_be_the_same_does_not_differ() -> None:
    assert differ(when("2020-03-04"), when("2020-03-05")) and differ("Neglect", "Sexual abuse") and differ(YesNo.YES, YesNo.NO)
    for one, other in (
        (when("2020-03-04"), when("2020-03")), (when(""), when("2020")), ("Neglect", " neglect"), ("", "Neglect"), (YesNo.NOT_RECORDED, YesNo.NO),
    ):
        assert not differ(one, other) and not differ(other, one)
    assert (days_between(when("2020-03-04"), when("2020-03-01")), days_between(when("2020-03"), when("2020-03-09"))) == (3, 0)
