import pytest

from dashboard.findings.no_unannounced_visit import find
from dashboard.findings.reading import Reading
from data_models.plan import Announced, PlanKind, VisitResult
from tests.findings.building import history, ids, only, plan, visit

UNANNOUNCED = Announced.UNANNOUNCED


def found(**facts: object):
    return list(find(Reading(history(**facts))))


def test_a_worked_example_shows_every_visit_it_counts() -> None:
    finding = only(found(plans=[plan("2020-01-06", "2020-06-30", id="plan")], visits=[
        visit("2020-02-01", id="seen"), visit("2020-03-01", VisitResult.NO_ACCESS, id="tried", announced=UNANNOUNCED),
        visit("2020-04-01", VisitResult.CANCELLED_BY_SERVICE, id="cancelled", announced=Announced.ANNOUNCED),
        visit("2020-07-01", id="after"),
    ]))
    assert finding.statement == (
        "No unannounced visit is recorded as achieved under plan CP1, from 6 January 2020 to 30 June 2020. "
        "Recorded: 3 visits in all, 1 of them called off, 1 unannounced attempt, 1 visit at which a child was seen."
    )
    assert ids(finding.evidence) == ["plan", "tried", "cancelled"]
    assert ids(finding.contrary) == ["seen"]
    assert finding.not_recorded == ("Whether it was announced is not recorded for 1 visit.",)


@pytest.mark.parametrize(("day", "findings"), [("2020-01-06", 0), ("2020-06-30", 0), ("2020-07-01", 1), ("2020-01-05", 1)])
def test_a_visit_on_the_first_or_last_day_of_the_plan_is_inside_it(day: str, findings: int) -> None:
    assert len(found(plans=[plan("2020-01-06", "2020-06-30")], visits=[visit(day, announced=UNANNOUNCED), visit("2020-03-01")])) == findings


@pytest.mark.parametrize(("as_at", "findings"), [("2020-01-20", 0), ("2020-01-21", 1)])
def test_it_is_silent_until_a_first_visit_is_overdue(as_at: str, findings: int) -> None:
    assert len(found(as_at=as_at, plans=[plan("2020-01-06")])) == findings  # 10 working days after 6 January is the 20th


def test_a_visit_that_may_lie_in_the_plan_is_never_passed_over() -> None:
    finding = only(found(plans=[plan("2020-01-06", "2020-06-30")], visits=[
        visit("2020-06-15..2020-07-15", id="loose", announced=UNANNOUNCED), visit("", id="undated"),
    ]))
    assert "1 unannounced visit at which a child was seen cannot be placed inside or outside the plan." in finding.statement
    assert ids(finding.contrary) == ["loose", "undated"]
    assert "2 visits undated, or dated too loosely to place in this plan: outside every count above." in finding.not_recorded


def test_a_visit_to_another_child_does_not_answer_for_this_plan() -> None:
    assert found(plans=[plan("2020-01-06")], visits=[visit("2020-02-01", announced=UNANNOUNCED, children=("Child X2",))])


def test_no_visits_at_all_is_said_to_be_a_gap_in_the_record() -> None:
    finding = only(found(plans=[plan("2020-01-06")]))
    assert "No visit of any kind under this plan is in the record: it may hold visits elsewhere." in finding.not_recorded
    assert "to 1 January 2021, with no end recorded" in finding.statement


def test_an_ended_plan_from_before_the_record_of_visits_begins_says_nothing() -> None:
    assert not found(plans=[plan("2011-05-18", "2012-06-13")], visits=[visit("2020-03-01")])


@pytest.mark.parametrize("other", [plan("2020-01-06", kind=PlanKind.CHILD_IN_NEED), plan("")])
def test_it_is_silent_without_a_dated_child_protection_plan(other: object) -> None:
    assert not found(plans=[other])


def test_a_row_for_each_child_of_one_visit_is_one_visit() -> None:
    both = ("Child X1", "Child X2")
    rows = [visit(day, result, id=f"{day} {child}", children=(child,)) for child in both
            for day, result in (("2020-02-01", VisitResult.SEEN), ("2020-03-01", VisitResult.NO_ACCESS))]
    finding = only(found(plans=[plan("2020-01-06", "2020-06-30", children=both)], visits=rows))
    assert "Recorded: 2 visits in all, 0 unannounced attempts, 1 visit at which a child was seen." in finding.statement
    assert "Whether it was announced is not recorded for 2 visits." in finding.not_recorded
    assert len(finding.contrary) == 2, "both rows of the visit are shown"
