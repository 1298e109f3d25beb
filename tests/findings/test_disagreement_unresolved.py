import pytest

from dashboard.findings.disagreement_unresolved import find
from dashboard.findings.reading import Reading
from data_models.forum import DecisionCode, MeetingKind, ViewOfAgency
from data_models.plan import Party
from tests.findings.building import decision, history, ids, meeting, only, view

FOR, AGAINST, UNSURE = ViewOfAgency.SUPPORTS, ViewOfAgency.DOES_NOT_SUPPORT, ViewOfAgency.UNSURE
FORUM = decision("2020-12-10", id="forum", reasons="Assessments first")


def found(*views: object, forum: object = FORUM, as_at: str = "2021-01-10", **more: object):
    return list(find(Reading(history(as_at=as_at, decisions=[forum], views=views, **more))))


def supports(**more: object):
    return view("2020-12-01", "School", **{"id": "school", "said": FOR, "received": "2020-12-07", **more})


def test_a_worked_example_sets_view_and_decision_side_by_side() -> None:
    finding = only(found(
        supports(), view("2020-12-01", "Police", id="police", said=UNSURE, received="2020-12-08"),
        meetings=[meeting("2020-12-14", MeetingKind.REVIEW_CONFERENCE, id="review"), meeting("2020-12-04", MeetingKind.CORE_GROUP)],
    ))
    assert finding.statement == (
        "Views recorded on a Meeting Before Action: School: supports. The forum of 10 December 2020 is recorded as deciding: Not agreed for now "
        "(continue with current plan). No later forum is recorded, and no outcome of the difference. Recorded since, and it may have been talked "
        "over there: review child protection conference 14 December 2020."
    )
    assert ids(finding.evidence) == ["forum", "school"]
    assert ids(finding.contrary) == ["police", "review"]
    assert finding.attributed is Party.SERVICE


@pytest.mark.parametrize(("said", "code", "findings"), [
    (FOR, DecisionCode.CONTINUE, 1), (FOR, DecisionCode.START_PRE_PROCEEDINGS, 0), (FOR, DecisionCode.UNKNOWN, 0), (UNSURE, DecisionCode.CONTINUE, 0),
    (ViewOfAgency.NOT_RECEIVED, DecisionCode.CONTINUE, 0), (AGAINST, DecisionCode.CONTINUE, 0), (AGAINST, DecisionCode.START_PRE_PROCEEDINGS, 1),
    (AGAINST, DecisionCode.ISSUE_PROCEEDINGS, 1),
])
def test_only_a_view_that_differs_is_a_difference(said: ViewOfAgency, code: DecisionCode, findings: int) -> None:
    assert len(found(supports(said=said), forum=decision("2020-12-10", code=code))) == findings


@pytest.mark.parametrize(("as_at", "findings"), [("2020-12-17", 0), ("2020-12-18", 1)])
def test_it_is_silent_until_five_working_days_have_passed(as_at: str, findings: int) -> None:
    assert len(found(supports(), as_at=as_at)) == findings


def test_it_is_silent_once_a_forum_sat_again_and_for_another_forums_view() -> None:
    assert not found(supports(), meetings=[meeting("2021-01-05", MeetingKind.CARE_PLANNING_FORUM)])
    assert not found(supports(ref="CPF2"))
    assert not found()


def test_without_the_forums_date_no_days_can_be_counted_and_it_is_silent() -> None:
    assert not found(supports(), forum=decision(""))


def test_missing_reasons_and_an_undated_meeting_are_said() -> None:
    finding = only(found(supports(), forum=decision("2020-12-10"), meetings=[meeting("", MeetingKind.PROFESSIONALS_MEETING, id="undated")]))
    assert "No reasons are recorded with the decision." in finding.not_recorded
    assert ids(finding.contrary) == ["undated"]
