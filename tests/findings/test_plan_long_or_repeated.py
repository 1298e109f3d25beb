import pytest

from dashboard.findings.plan_long_or_repeated import find
from dashboard.findings.reading import Reading
from data_models.plan import ActionStatus, PlanKind
from tests.findings.building import action, history, ids, only, plan, protective, review


def found(*plans: object, **facts: object):
    return list(find(Reading(history(plans=plans, **facts))))


def test_a_worked_example_gives_each_plan_its_days_and_the_time_between() -> None:
    both = ("Child X1", "Child X2")
    finding = only(found(
        plan("2015-01-01", "2016-01-01", id="first", children=both, category="Neglect"), plan("2020-01-01", id="second", ref="CP2", children=both),
        actions=[action("2015-01-01", "Clean the kitchen")], action_reviews=[review("2015-06-01", ActionStatus.DONE, id="done")],
        entries=[protective("2015-05-01", id="good"), protective("2018-05-01", id="between plans")],
    ))
    assert finding.statement == (
        "Child X1 and Child X2 are each recorded as the subject of 2 child protection plans: CP1 (neglect) from 1 January 2015 to 1 January 2016 "
        "(365 days); CP2 from 1 January 2020, with no end recorded (366 days to 1 January 2021). From the end of one to the start of the next: "
        "1,461 days."
    )
    assert ids(finding.evidence) == ["first", "second"]
    assert ids(finding.contrary) == ["done", "good"]


@pytest.mark.parametrize(("ended", "findings"), [("2020-01-01", 1), ("2019-12-31", 0), ("2019-12-01..2020-02-01", 0)])
def test_a_plan_is_long_from_730_days_that_certainly_passed(ended: str, findings: int) -> None:
    assert len(found(plan("2018-01-01", ended))) == findings


@pytest.mark.parametrize("second", [
    plan("2016-01-01", "2016-06-01", ref="CP2"), plan("2016-01-02", "2016-06-01", ref="CP2"), plan("2015", ref="CP2"),
])
def test_a_row_that_touches_or_may_overlap_the_plan_before_is_no_second_plan(second: object) -> None:
    assert not found(plan("2015-01-01", "2016-01-01"), second, as_at="2016-07-01")


def test_another_childs_plan_is_not_this_childs_second() -> None:
    assert not found(plan("2015-01-01", "2016-01-01"), plan("2018-01-01", "2018-06-01", children=("Child X2",)))


def test_an_earlier_plan_with_no_end_recorded_is_neither_long_nor_certainly_ended() -> None:
    assert not found(plan("2012-01-01"), plan("2020-01-01", "2020-06-01", ref="CP2"))


def test_a_plan_without_a_start_is_left_out_and_said_to_be() -> None:
    assert not found(plan(""), plan("2020-01-01", ref="CP2"))
    finding = only(found(plan(""), plan("2015-01-01", "2016-01-01", ref="CP2"), plan("2020-01-01", ref="CP3")))
    assert "1 plan with no start recorded: left out." in finding.not_recorded


def test_it_is_silent_for_one_short_plan_and_for_plans_of_another_kind() -> None:
    assert not found(plan("2020-01-01"))
    assert not found(*(plan(day, ended, kind=PlanKind.CHILD_IN_NEED) for day, ended in (("2015-01-01", "2016-01-01"), ("2020-01-01", ""))))
