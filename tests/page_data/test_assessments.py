"""The table of assessments: how long each was waited for, ended or not."""

import pytest

from dashboard.page_data.assessments import assessments_view
from tests.findings.building import assessment, history, when


@pytest.mark.parametrize(("ended", "state"), [
    ({}, "not completed, 51 days so far"), ({"completed": when("2020-12-01")}, "completed 1 December 2020, after 20 days"),
    ({"declined": when("2020-11-21"), "declined_by": "Mother X"}, "declined 21 November 2020 by Mother X, after 10 days"),
    ({"requested": when("")}, "not completed, 57 days so far"),
])
def test_the_days_of_an_ended_wait_are_told_like_those_of_one_that_goes_on(ended: dict[str, object], state: str) -> None:
    facts = {"requested": when("2020-11-11"), **ended}
    view = assessments_view(history(assessments=[assessment("2020-11-05", **facts)]))
    assert view.table.rows[0].cells[view.table.headings.index("State, and days waited")] == state


def test_a_wait_with_no_date_says_that_its_length_is_not_known() -> None:
    view = assessments_view(history(assessments=[assessment("")]))
    assert view.table.rows[0].cells[2] == "not completed; how long it was waited for is not known"
