import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.timescale_checks import State, timescale_checks
from dashboard.findings.timescale_missed import find
from data_models.finding import Finding
from data_models.forum import MeetingKind
from data_models.plan import Party, VisitMode, VisitResult
from tests.findings.building import history, ids, meeting, plan, visit

CORE, REVIEW = MeetingKind.CORE_GROUP, MeetingKind.REVIEW_CONFERENCE


def found(code: str, **facts: object) -> Finding | None:
    return next((finding for finding in find(Reading(history(**facts))) if finding.key == code), None)


def states(code: str, **facts: object) -> list[State]:
    return [check.state for check in timescale_checks(Reading(history(**facts))) if check.rule.code == code]


def test_a_worked_example_of_core_groups() -> None:
    # 42 days after 16 January is 27 February; after 5 March 16 April; after 16 April 28 May, and none is recorded.
    finding = found("later_core_group", as_at="2020-07-01", plans=[plan("2020-01-06", id="plan")], meetings=[
        meeting("2020-01-16", CORE, id="g1"), meeting("2020-03-05", CORE, id="g2"), meeting("2020-04-16", CORE, id="g3"),
    ])
    assert finding is not None
    assert finding.statement == (
        "Later core groups: of 3 due dates, 1 met, 1 late (longest by 7 days, due 27 February 2020), 1 with no record (due 28 May 2020). "
        "The rule: 42 days from core group before (local policy, confirm)."
    )
    assert ids(finding.evidence) == ["g1", "g2", "g3"]
    assert finding.contrary == ()
    assert finding.attributed is Party.SERVICE
    assert "No record is not the same as not done: 1 due date without a record." in finding.not_recorded
    assert "The figure is local policy and should be confirmed." in finding.not_recorded


@pytest.mark.parametrize(("held", "state"), [("2020-01-20", State.MET), ("2020-01-21", State.LATE)])
def test_the_last_day_is_on_time_and_the_next_is_late(held: str, state: State) -> None:
    assert states("first_core_group", plans=[plan("2020-01-06", "2020-02-01")], meetings=[meeting(held, CORE)]) == [state]


@pytest.mark.parametrize(("as_at", "expected"), [("2020-01-20", []), ("2020-01-21", [State.NO_RECORD])])
def test_nothing_is_missing_on_the_day_it_is_due(as_at: str, expected: list[State]) -> None:
    assert states("first_core_group", as_at=as_at, plans=[plan("2020-01-06")]) == expected


@pytest.mark.parametrize(("ended", "expected"), [("2020-01-20", []), ("2020-01-21", [State.NO_RECORD]), ("2020-01", [])])
def test_nothing_is_due_after_the_plan_may_have_ended(ended: str, expected: list[State]) -> None:
    before = meeting("2019-06-01", CORE)  # the record of core groups reaches back to this plan
    assert states("first_core_group", plans=[plan("2020-01-06", ended)], meetings=[before]) == expected


def test_an_ended_plan_from_before_the_record_of_core_groups_begins_says_nothing() -> None:
    assert states("first_core_group", plans=[plan("2011-05-18", "2012-06-13")], meetings=[meeting("2020-03-01", CORE)]) == []


@pytest.mark.parametrize("loose", ["2020-01", "2020-01-13..2020-01-26", ""])
def test_a_meeting_dated_too_loosely_is_never_called_missing(loose: str) -> None:
    assert states("first_core_group", plans=[plan("2020-01-06", "2020-03-01")], meetings=[meeting(loose, CORE)]) == [State.NOT_KNOWN]


def test_a_plan_dated_to_a_month_is_counted_from_its_last_day_so_nothing_is_called_late_that_may_not_be() -> None:
    facts = {"plans": [plan("2020-01", "2020-06-01")]}
    assert states("first_core_group", **facts, meetings=[meeting("2020-02-14", CORE)]) == [State.NOT_KNOWN]
    assert states("first_core_group", **facts, meetings=[meeting("2020-02-17", CORE)]) == [State.LATE]
    assert states("first_core_group", **facts, meetings=[meeting("2020-01-15", CORE)]) == [State.MET]
    assert states("first_core_group", plans=[plan("")], meetings=[meeting("2020-02-17", CORE)]) == []


STRATEGY, INITIAL = MeetingKind.STRATEGY_DISCUSSION, MeetingKind.INITIAL_CONFERENCE


def test_a_conference_counts_from_the_discussion_at_which_the_enquiry_was_begun() -> None:
    discussions = [meeting("2020-07-17", STRATEGY, id="sd", outcome="Section 47 enquiry"), meeting("2020-09-01", STRATEGY, id="sd2")]
    finding = found("initial_conference", meetings=[*discussions, meeting("2020-09-15", INITIAL, id="ic")])
    assert finding is not None
    # 15 working days after Friday 17 July is Friday 7 August; 31 August is a bank holiday.
    assert "1 late (longest by 26 working days, due 7 August 2020)" in finding.statement
    assert ids(finding.evidence) == ["sd", "sd2", "ic"], "the other discussion is shown"
    assert states("initial_conference", meetings=[meeting("2020-09-15", INITIAL)]) == []


@pytest.mark.parametrize(("first", "second", "expected"), [
    ("Enquiry ended, no further action. Not substantiated", "Section 47 enquiry to begin", [State.MET]),
    ("Section 47 enquiry", "Section 47 enquiry to begin", [State.MET]),
    ("Section 47 enquiry ended", "", [State.MET]),
    ("No further action by police; section 47 enquiry to begin", "", [State.LATE]),
    ("", "", [State.NOT_KNOWN]),
    ("No strategy meeting; police to call", "Enquiry closed", []),
])
def test_a_discussion_that_ended_an_enquiry_begins_no_conference(first: str, second: str, expected: list[State]) -> None:
    assert states("initial_conference", meetings=[
        meeting("2021-02-20", STRATEGY, outcome=first), meeting("2021-04-20", STRATEGY, outcome=second), meeting("2021-05-04", INITIAL),
    ]) == expected


def test_which_of_several_discussions_began_it_is_said_not_to_be_recorded() -> None:
    finding = found("initial_conference", meetings=[
        meeting("2020-01-06", STRATEGY), meeting("2020-03-03", INITIAL),
        meeting("2021-02-20", STRATEGY), meeting("2021-04-20", STRATEGY), meeting("2021-05-04", INITIAL),
    ])
    assert finding is not None
    assert "1 with several discussions before it and none recorded as the one that began the enquiry" in finding.statement
    assert "1 due date cannot be judged: which of several discussions began the enquiry is not recorded." in finding.not_recorded


def test_a_review_conference_on_the_day_the_plan_began_is_not_its_first_review() -> None:
    rows = [meeting("2020-01-06", REVIEW), meeting("2020-04-06", REVIEW)]
    assert states("first_review_conference", plans=[plan("2020-01-06", "2020-05-01")], meetings=rows) == [State.MET]
    rows[1] = meeting("2020-04-07", REVIEW)
    assert states("first_review_conference", plans=[plan("2020-01-06", "2020-05-01")], meetings=rows) == [State.LATE]


def test_visits_the_family_did_not_keep_are_told_apart_and_take_the_services_name_off_the_finding() -> None:
    both = ("Child X1", "Child X2")
    finding = found("child_protection_visit", as_at="2020-03-02", plans=[plan("2020-01-06", "2020-02-28", children=both)], visits=[
        visit("2020-01-10", VisitResult.NO_ACCESS, id="tried", children=both), visit("2020-01-15", VisitResult.CANCELLED_BY_SERVICE, children=both),
        visit("2020-01-22", id="late", children=both), visit("2020-02-05", id="kept", children=both, mode=VisitMode.VIRTUAL),
    ])
    assert finding is not None
    assert "of 6 due dates, 2 met, 2 late (longest by 2 working days, due 20 January 2020)" in finding.statement
    assert "2 with no record (due 19 February 2020)" in finding.statement
    assert "Of these for Child X1, 1 late, 1 met and 1 with no record; for Child X2, 1 late, 1 met and 1 with no record." in finding.statement
    assert "Told apart, in the late or unrecorded periods with no access, the child not seen, or cancelled by the family: 1 visit to Child X1 " \
        "and 1 visit to Child X2." in finding.statement
    assert ids(finding.evidence)[1:3] == ["tried", "late"]
    assert finding.attributed is None
    assert "1 visit counted as met was virtual." in finding.not_recorded, "one visit to both children, due for each"


def test_a_visit_that_saw_another_child_is_said_to_have() -> None:
    both = ("Child X1", "Child X2")
    finding = found("child_protection_visit", as_at="2020-03-02", plans=[plan("2020-01-06", "2020-01-30", children=both)], visits=[
        visit("2020-01-10", children=("Child X1",)), visit("2020-01-10", VisitResult.NOT_SEEN, children=("Child X2",)),
        visit("2020-01-21", children=("Child X1",)),
    ])
    assert finding is not None
    assert "1 visit to Child X2 (1 of which saw another child)." in finding.statement


def test_a_service_cancelling_its_own_visit_leaves_the_finding_with_the_service() -> None:
    rows = [visit("2020-01-10", VisitResult.CANCELLED_BY_SERVICE), visit("2020-01-22")]
    finding = found("child_protection_visit", plans=[plan("2020-01-06", "2020-01-24")], visits=rows)
    assert finding is not None
    assert finding.attributed is Party.SERVICE
    assert "Told apart" not in finding.statement


def test_it_is_silent_when_everything_is_met_or_nothing_is_recorded() -> None:
    assert found("first_core_group", plans=[plan("2020-01-06", "2020-01-17")], meetings=[meeting("2020-01-10", CORE)]) is None
    assert not list(find(Reading(history())))


def initial(*discussions: tuple[str, str]) -> list[State]:
    """States of the initial conference of 28 February 2020 for Child X1, after these (day, concerning)."""
    return states("initial_conference", meetings=[
        *(meeting(day, MeetingKind.STRATEGY_DISCUSSION, concerning=about) for day, about in discussions),
        meeting("2020-02-28", MeetingKind.INITIAL_CONFERENCE, concerning="Child X1"),
    ])


def test_a_conference_is_not_late_from_a_discussion_about_another_child() -> None:
    assert initial(("2019-12-02", "Child X2"), ("2020-02-19", "Child X1")) == [State.MET]
    assert initial(("2019-12-02", "Child X2")) == []
    assert initial(("2019-12-02", "Child X1")) == [State.LATE]
