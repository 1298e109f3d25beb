"""Statuses that rule each other out are told where they certainly overlap; those that run side by side are not."""

import pytest

from dashboard.page_data.quality_statuses import statuses_at_odds
from data_models.people import Status, StatusPeriod
from tests.findings.building import history, status, when

CLOSED = status("2020-01-01", Status.CLOSED, id="closed", ended=when("2020-06-01"))


def opened(*statuses: StatusPeriod) -> list[str]:
    return [row.opens for row in statuses_at_odds(history(statuses=statuses)).rows]


def test_a_case_closed_while_a_plan_runs_stands_side_by_side() -> None:
    plan = status("2019-03-04", Status.CHILD_PROTECTION, id="plan", ended=when("2020-03-04"))
    row, = statuses_at_odds(history(statuses=[plan, CLOSED])).rows
    assert row.opens == "plan closed"
    assert row.cells[:4] == (
        "Child X1", "status", "Child protection from 4 March 2019, ended 4 March 2020", "Closed from 1 January 2020, ended 1 June 2020")


def test_early_help_beside_a_statutory_status_is_told_and_an_open_end_of_the_later_one_takes_nothing_away() -> None:
    help_ = status("2020-01-01", Status.EARLY_HELP, id="help", ended=when("2020-06-01"))
    assert opened(help_, status("2020-03-04", Status.CHILD_IN_NEED, id="need")) == ["help need"]


@pytest.mark.parametrize("other", [
    status("2020-06-01", Status.CHILD_PROTECTION),
    status("2020-07-01", Status.CHILD_PROTECTION),
    status("2019-01-01", Status.CHILD_PROTECTION),
    status("2020-03-04", Status.CHILD_PROTECTION, children=("Child X2",)),
    status("2020", Status.CHILD_PROTECTION),
    status("", Status.CHILD_PROTECTION, ended=when("2020-03-04")),
    status("2020-03-04", Status.CHILD_PROTECTION, ended=when("2020-03-01")),
], ids=["begins as it ends", "begins later", "no end said", "another child", "may begin later", "undated", "ended before it began"])
def test_statuses_that_need_not_disagree_are_not_told(other: StatusPeriod) -> None:
    assert opened(CLOSED, other) == []


def test_need_beside_a_plan_or_care_is_a_matter_of_course_and_one_kind_twice_is_told_elsewhere() -> None:
    need = status("2020-01-01", Status.CHILD_IN_NEED, ended=when("2020-06-01"))
    for kind in (Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS, Status.IN_CARE, Status.CHILD_IN_NEED):
        assert opened(need, status("2020-03-04", kind)) == []
