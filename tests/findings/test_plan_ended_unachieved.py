import pytest

from dashboard.findings.plan_ended_unachieved import find
from dashboard.findings.reading import Reading
from data_models.plan import ActionStatus
from data_models.record import Source
from data_models.rejected_rows import RejectedRow, about
from data_models.tables import ACTION_REVIEW
from tests.findings.building import action, history, ids, only, plan, review

START, END = "2019-01-07", "2019-10-10"


def found(**facts: object):
    return list(find(Reading(history(**facts))))


def test_a_worked_example_names_each_action_and_its_last_status() -> None:
    finding = only(found(
        plans=[plan(START, END, id="plan", end_reason="No police reports.")],
        actions=[
            action(START, "Drug tests.", id="a1", ref="1"), action(START, "Clear bedrooms", id="a2", ref="2"),
            action(START, "Parenting course", id="a3", ref="3"), action(START, "Safety plan", id="a4", ref="4"),
        ],
        action_reviews=[
            review("2019-04-01", ActionStatus.NOT_STARTED, id="r1", ref="1"), review(END, ActionStatus.NOT_EVIDENCED, id="r2", ref="1"),
            review(END, ActionStatus.DONE, id="r3", ref="2"), review(END, ActionStatus.PARTLY, id="r4", ref="3"),
        ],
    ))
    assert finding.statement == (
        "The child protection plan CP1 ended 10 October 2019 with 3 of 4 actions set in it not recorded as done or replaced: "
        "“Drug tests” (not evidenced), “Parenting course” (partly done) and “Safety plan” (no review recorded). "
        "Reason recorded: No police reports."
    )
    assert ids(finding.evidence) == ["plan", "a1", "r2", "a3", "r4", "a4"]
    assert ids(finding.contrary) == ["a2", "r3"]
    assert finding.not_recorded == ("No review by that day is recorded of: “Safety plan”.",)


@pytest.mark.parametrize(("reviewed", "findings"), [(END, 0), ("2019-10-11", 1), ("2019-10", 1), ("", 1)])
def test_a_review_counts_up_to_the_day_the_plan_ended_and_only_when_certainly_by_then(reviewed: str, findings: int) -> None:
    result = found(plans=[plan(START, END)], actions=[action(START, "Drug tests")], action_reviews=[review(reviewed, ActionStatus.DONE, id="done")])
    assert len(result) == findings
    for finding in result:
        assert ids(finding.contrary) == ["done"]
        assert any("undated" in note or "dated later, or to a period" in note for note in finding.not_recorded)


def test_an_action_recorded_as_done_afterwards_is_said_to_be() -> None:
    finding = only(found(plans=[plan(START, END)], actions=[action(START, "Drug tests")], action_reviews=[review("2019-11-01", ActionStatus.DONE)]))
    assert "1 is recorded as done or replaced in a review that is not dated by then." in finding.statement


def test_an_action_replaced_by_another_is_not_unachieved() -> None:
    assert not found(plans=[plan(START, END)], actions=[action(START, "Drug tests")], action_reviews=[review(END, ActionStatus.SUPERSEDED)])


def test_it_is_silent_while_the_plan_runs_and_where_nothing_was_agreed() -> None:
    assert not found(plans=[plan(START)], actions=[action(START, "Drug tests")])
    assert not found(plans=[plan(START, END)])


def test_references_match_whatever_their_case() -> None:
    rows = {"actions": [action(START, "Drug tests", ref="CP1-1", plan="cp1")], "action_reviews": [review(END, ActionStatus.DONE, ref="cp1-1")]}
    assert not found(plans=[plan(START, END)], **rows)


def test_whose_doing_it_was_is_not_said_and_a_missing_reason_is() -> None:
    finding = only(found(plans=[plan(START, END)], actions=[action(START, "Drug tests")]))
    assert finding.attributed is None
    assert "Why the plan ended is not recorded." in finding.not_recorded


def test_a_review_that_could_not_be_taken_in_qualifies_what_is_not_recorded() -> None:
    rows = [RejectedRow(about(ACTION_REVIEW, ref), Source("core.xlsx", "Action reviews", 7), "\"Status\" is \"ok\"") for ref in ("1", "other")]
    finding = only(found(plans=[plan(START, END)], actions=[action(START, "Drug tests", ref="1")], rejected=rows))
    assert finding.not_recorded[0] == (
        "1 row about this could not be taken in and may say otherwise: core.xlsx, sheet Action reviews, row 7: \"Status\" is \"ok\".")
