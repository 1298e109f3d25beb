"""What followed each ending: days that can be counted by hand, and what may not be said."""

from dashboard.findings.reading import Reading
from dashboard.page_data.after_closure import NOTHING, AfterClosureView, after_closure_view
from dashboard.page_data.endings import endings_of
from data_models.people import Status
from data_models.plan import ActionStatus
from data_models.record import EvidenceStatus
from data_models.themes import Theme
from tests.findings.building import action, entry, history, ids, plan, protective, review, status, when

NEED = status("2018-01-01", Status.CHILD_IN_NEED, id="need", ended=when("2018-06-01"), end_reason="Change held")
CLOSED = status("2018-06-01", Status.CLOSED, id="closed", ended=when("2018-12-01"), reason="Work finished")
AGAIN = status("2018-12-01", Status.CHILD_PROTECTION, id="again", ended=when("2019-09-01"))
DOWN = status("2019-09-01", Status.CHILD_IN_NEED, id="down")
PLANS = {
    "plans": [plan("2018-01-01", "2018-06-01", ref="CIN1")],
    "actions": [action("2018-01-01", "Parenting course", plan="CIN1", ref="A1"), action("2018-01-01", "Repairs", plan="CIN1", ref="A2")],
    "action_reviews": [review("2018-05-01", ActionStatus.DONE, ref="A2"), review("2018-05-01", ActionStatus.NOT_STARTED, ref="A1")],
}
CONCERNS = [
    entry("2018-06-01", id="same day"), entry("2018-06-11", Theme.NEGLECT, id="first", status=EvidenceStatus.REPORTED),
    entry("2018-12-25", id="later"), entry("2018-07-01", id="sibling", people=("Child X2",)), protective("2018-06-05", id="good"),
    entry("2019-10-01", id="after the step down"), entry("", id="undated"),
]
RECORD = history("2020-01-01", statuses=[NEED, CLOSED, AGAIN, DOWN], entries=CONCERNS, **PLANS)


def seen(record: object = RECORD) -> AfterClosureView:
    return after_closure_view(record)


def test_the_sentence_counts_from_the_ending_to_the_first_concern_and_the_reopening() -> None:
    assert seen().sentence == (
        "Closed once, stepped down once, by 1 January 2020. After the closure the first new concern followed 10 days later; reopened after 183 "
        "days. After the step-down the first new concern followed 30 days later; not recorded as stepped up again. Plan actions are in this record "
        "for 2 of 2: at 2 of these, actions of the last plan were not recorded as done or replaced by then."
    )
    assert seen().heading == "1 closure: first new concern after 10 days"


def test_only_concerns_that_may_be_of_the_closures_children_and_certainly_after_it_count() -> None:
    closure, _ = endings_of(Reading(RECORD))
    assert ids(entry for incident in closure.after for entry in incident.entries) == ["first", "later"]
    assert ids(entry for incident in closure.not_placed for entry in incident.entries) == ["same day"]
    assert "Not drawn: 1 incident dated on the day of an ending" in seen().paragraph
    assert "1 undated incident of concern outside the picture" in seen().paragraph


def test_a_row_ends_at_the_next_ending_or_at_the_date_of_the_page() -> None:
    rows = seen().rows
    assert list(rows["because"]) == ["next ending", "as at"]
    assert list(rows["days"]) == [457, 122]
    assert rows["reopened"][0] == 183


def test_after_two_years_nobody_looks_on() -> None:
    rows = seen(history("2024-01-01", statuses=[CLOSED])).rows
    assert (rows["because"][0], rows["days"][0]) == ("two years", 730)


def test_the_first_concern_is_told_from_later_ones_with_its_evidence_and_rows() -> None:
    marks = seen().marks
    assert [(row.ending, row.most, row.first, row.status, row.ids) for row in marks.itertuples()] == [
        ("0", 10, True, "reported", "first"), ("0", 207, False, "first_hand", "later"), ("1", 30, True, "first_hand", "after the step down"),
    ]


def test_what_was_unmet_is_named_with_its_plan() -> None:
    first, second = seen().rows["unmet"]
    assert first == "Not recorded as done or replaced, 1 of 2 actions of plan CIN1: Parenting course"
    assert second.startswith("Not recorded as done or replaced, 1 of 2 actions of plan CIN1, which ended 1 June 2018: Parenting")


def test_a_review_without_a_date_is_no_evidence_either_way_and_is_said() -> None:
    record = history("2020-01-01", statuses=[CLOSED], plans=PLANS["plans"], actions=PLANS["actions"][:1],
                     action_reviews=[review("", ActionStatus.DONE, ref="A1")])
    assert seen(record).rows["unmet"][0].endswith("Parenting course. Reviews without a date may say otherwise of 1")


def test_no_plan_no_actions_and_all_done_are_three_different_things() -> None:
    done = {**PLANS, "action_reviews": [review("2018-05-01", ActionStatus.DONE, ref=ref) for ref in ("A1", "A2")]}
    for more, words in (
        ({}, "No plan from before it is in this record"), ({"plans": PLANS["plans"]}, "No actions of plan CIN1 are in this record"),
        (done, "All recorded as done or replaced: 2 actions of plan CIN1"),
    ):
        assert seen(history("2020-01-01", statuses=[CLOSED], **more)).rows["unmet"][0] == words


def test_reasons_of_the_closure_and_of_the_status_it_ended_stand_side_by_side() -> None:
    assert seen().endings.rows[0].cells[2] == "Work finished; child in need ended: Change held"


def test_rows_of_one_day_for_different_children_are_one_closure() -> None:
    twice = [CLOSED, status("2018-06-01", Status.CLOSED, id="sibling", children=("Child X2",))]
    view = seen(history("2020-01-01", statuses=twice))
    assert view.rows["ids"][0] == "closed sibling"
    assert view.sentence.startswith("Closed once")


def test_a_step_down_followed_by_a_closure_is_not_called_stepped_up_by_what_came_after_it() -> None:
    record = history("2020-01-01", statuses=[
        status("2018-01-01", Status.CHILD_PROTECTION, ended=when("2018-03-01")), status("2018-03-01", Status.CHILD_IN_NEED, ended=when("2018-06-01")),
        CLOSED, AGAIN,
    ])
    assert seen(record).endings.rows[0].cells[-1] == "not recorded before the next ending"


def test_the_middle_is_given_only_of_three_or_more() -> None:
    closures = [status(f"201{year}-01-01", Status.CLOSED) for year in (1, 4, 7)]
    concerns = [entry(f"201{year}-01-{day}") for year, day in ((1, "05"), (4, "09"), (7, "31"))]
    assert "4 days, 8 days and 30 days later (median 8)" in seen(history("2020-01-01", statuses=closures, entries=concerns)).sentence


def test_nothing_after_a_closure_is_said_with_the_days_looked_at() -> None:
    view = seen(history("2018-07-01", statuses=[CLOSED]))
    assert "no new concern is recorded in the 30 days looked at" in view.sentence
    assert view.heading == "1 closure: no new concern recorded after"


def test_a_record_without_an_ending_says_what_to_import() -> None:
    assert seen(history()).empty == NOTHING
    assert len(seen().heading.split()) <= 10


def test_a_first_concern_dated_to_a_month_gives_the_least_and_the_most_and_no_middle() -> None:
    view = seen(history("2020-01-01", statuses=[CLOSED], entries=[entry("2018-07")]))
    assert view.heading == "1 closure: first new concern after 30 to 60 days"
    assert "between 30 and 60 days later;" in view.sentence
    assert view.rows["words"][0].startswith("first new concern day 30–60")


def test_a_concern_that_may_have_come_before_the_first_is_said() -> None:
    record = history("2020-01-01", statuses=[CLOSED], entries=[entry("2018-07-20"), entry("2018-07")])
    assert "a concern dated only to a period may have come before the one called first" in seen(record).paragraph
    assert "may have come before" not in seen().paragraph
