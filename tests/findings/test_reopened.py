import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.reopened import find
from data_models.people import Status
from data_models.plan import ActionStatus, PlanKind
from data_models.record import Source
from data_models.themes import Theme
from tests.findings.building import action, entry, history, ids, only, plan, protective, review, status, when

DA, NEGLECT = Theme.DOMESTIC_ABUSE, Theme.NEGLECT


def found(**facts: object):
    return list(find(Reading(history(**facts))))


def closed(day: str = "2020-05-15", **more: object):
    return status(day, Status.CLOSED, id="closure", **more)


def test_a_worked_example_shows_the_return_the_themes_and_what_was_unmet() -> None:
    finding = only(found(
        statuses=[closed(reason="Too little evidence."), status("2020-07-17", Status.CHILD_IN_NEED, id="again")],
        entries=[
            entry("2019-01-01", DA), entry("2020-05-09", DA, id="before"), protective("2020-05-20", id="calm"),
            entry("2020-06-22", NEGLECT, id="first"), entry("2020-08-22", DA, id="after"), entry("2020-09-01", DA),
        ],
        plans=[plan("2020-02-12", "2020-05-15", id="plan", ref="CIN1", kind=PlanKind.CHILD_IN_NEED)],
        actions=[
            action("2020-03-04", "Family assessment", id="action", ref="1", plan="CIN1"),
            action("2020-03-04", "Safety work", ref="2", plan="CIN1"),
        ],
        action_reviews=[
            review("2020-04-28", ActionStatus.DECLINED_BY_FAMILY, id="review", ref="1"),
            review("2020-05-01", ActionStatus.DONE, ref="2"),
        ],
    ))
    assert finding.statement == (
        "Closed 15 May 2020 for Child X1 (reason recorded: Too little evidence). The first new concern is dated 22 June 2020, 38 days later. "
        "Recorded before and again within 365 days: domestic abuse (last 9 May 2020, again 22 August 2020). "
        "Child in need began 17 July 2020, 63 days after closure. At closure 1 action of plan CIN1 had no achievement recorded."
    )
    assert ids(finding.evidence) == ["closure", "first", "before", "after", "again", "plan", "action", "review"]
    assert ids(finding.contrary) == ["calm"]
    assert finding.not_recorded == ()


@pytest.mark.parametrize(("concern", "findings"), [
    ("2020-05-15", 0), ("2020-05-16", 1), ("2021-05-15", 1), ("2021-05-16", 0), ("2020-05", 0), ("2020", 0), ("", 0),
])
def test_a_concern_counts_when_wholly_after_the_closure_and_up_to_the_last_day(concern: str, findings: int) -> None:
    assert len(found(as_at="2022-01-01", statuses=[closed()], entries=[entry(concern, DA)])) == findings


def test_a_loose_closure_gives_days_between_and_never_one_number() -> None:
    finding = only(found(statuses=[closed("2020-05")], entries=[entry("2020-06-10", DA)]))
    assert "Closed May 2020" in finding.statement
    assert "between 10 and 40 days later" in finding.statement


def test_a_status_of_another_child_is_no_reopening_and_missing_things_are_said() -> None:
    finding = only(found(
        statuses=[closed(), status("2020-07-17", Status.CHILD_IN_NEED, children=("Child X2",))], entries=[entry("2020-06-22", DA)],
    ))
    assert "began" not in finding.statement
    assert finding.not_recorded == ("No reason stands in the row of the closure.", "No new status or plan is recorded after this closure.")


def test_an_action_of_a_plan_long_before_is_not_called_unmet_at_this_closure() -> None:
    finding = only(found(
        statuses=[closed()], entries=[entry("2020-06-22", DA)],
        plans=[plan("2011-01-01", "2012-01-01", ref="OLD"), plan("2020-02-12", "2020-05-15", ref="NEW")],
        actions=[action("2011-01-01", "Long ago", ref="1", plan="OLD")],
    ))
    assert "At closure" not in finding.statement


def test_it_is_silent_without_a_dated_closure_or_with_only_good_news_after_it() -> None:
    assert not found(statuses=[closed("")], entries=[entry("2020-06-22", DA)])
    assert not found(statuses=[closed()], entries=[protective("2020-06-22", DA)])
    assert not found(statuses=[status("2020-05-15", Status.CHILD_IN_NEED)], entries=[entry("2020-06-22", DA)])


def test_a_concern_about_another_child_is_not_this_childs_return() -> None:
    others = entry("2020-06-01", DA, id="other-child", people=("Child X2",))
    assert found(statuses=[closed()], entries=[others]) == []
    own = entry("2020-06-20", DA, id="own", people=("Child X1", "Child X2"))
    finding = only(found(statuses=[closed()], entries=[others, own, entry("2020-07-01", DA, id="nobody-named")]))
    assert ids(finding.evidence) == ["closure", "own"]


def test_the_theme_of_another_child_before_the_closure_is_no_recurrence() -> None:
    finding = only(found(statuses=[closed()], entries=[
        entry("2019-06-01", NEGLECT, id="other-child", people=("Child X2",)), entry("2020-06-20", NEGLECT, id="own", people=("Child X1",)),
    ]))
    assert "Recorded before and again" not in finding.statement


def test_rows_of_one_day_stand_in_the_order_of_their_source_whatever_their_ids() -> None:
    def in_order(*names: str) -> list[str]:
        rows = [entry("2020-06-01", DA, id=name, source=Source("log.csv", "", row)) for row, name in enumerate(names, 1)]
        return ids(only(found(statuses=[closed()], entries=rows)).evidence)

    assert in_order("a", "b")[1:] == ["a"]
    assert in_order("b", "a")[1:] == ["b"]


def test_a_closure_without_a_reason_of_its_own_is_told_with_that_of_the_plan_and_status_that_ended_on_its_day() -> None:
    rows = [entry("2020-06-22", NEGLECT)]
    plans = [
        plan("2020-02-12", "2020-05-15", id="plan", ref="CIN1", kind=PlanKind.CHILD_IN_NEED, end_reason="Adults asked to stop."),
        plan("2019-02-12", "2020-05-14", ref="CIN0", end_reason="Another day"),
    ]
    before = status("2020-02-12", Status.CHILD_IN_NEED, ended=when("2020-05-15"), end_reason="Adults asked to stop")
    finding = only(found(statuses=[before, closed()], entries=rows, plans=plans))
    assert finding.statement.startswith(
        "Closed 15 May 2020 for Child X1 (child in need plan CIN1 ended that day, reason recorded: Adults asked to stop). The first new")
    assert "plan" in ids(finding.evidence) and "No reason stands in the row of the closure." in finding.not_recorded
    own = only(found(statuses=[before, closed(reason="Too little evidence")], entries=rows, plans=plans))
    assert "(reason recorded: Too little evidence)" in own.statement and "plan" not in ids(own.evidence)


def test_what_became_known_only_after_the_closure_or_the_new_status_is_said_to_have() -> None:
    again = status("2020-07-17", Status.CHILD_IN_NEED)
    rows = [entry("2020-05-09", DA, known="2020-05-18"), entry("2020-06-22", DA, known="2020-07-22")]
    said = only(found(statuses=[closed(), again], entries=rows)).statement
    assert "38 days later, known to children’s social care from 22 July 2020, after the new status began." in said
    assert "(last 9 May 2020, known to children’s social care from 18 May 2020, after the closure, again 22 June 2020)" in said
    in_time = [entry("2020-05-09", DA, known="2020-05-15"), entry("2020-06-22", DA, known="2020-07-17")]
    assert "known to" not in only(found(statuses=[closed(), again], entries=in_time)).statement
