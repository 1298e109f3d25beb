import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.threat_unanswered import find
from data_models.forum import MeetingKind, YesNo
from data_models.record import Nature
from data_models.themes import Marker
from tests.findings.building import entry, history, ids, meeting, only

UNDERTAKING = MeetingKind.WRITTEN_UNDERTAKING


def found(*meetings: object, day: str = "2020-09-01", as_at: str = "2021-01-01", **more: object):
    threat = entry(day, id="threat", markers=[Marker.THREAT_TO_WORKER], **more)
    return list(find(Reading(history(as_at=as_at, entries=[threat], meetings=meetings))))


def test_a_worked_example_shows_what_else_was_held_and_what_came_later() -> None:
    finding = only(found(
        meeting("2020-09-15", MeetingKind.INITIAL_CONFERENCE, id="conference"),
        meeting("2020-09-25", MeetingKind.STRATEGY_DISCUSSION, id="late"),
    ))
    assert finding.statement == (
        "A threat to a worker is recorded on 1 September 2020. No strategy meeting is recorded within 10 working days of it, and no written "
        "undertaking is recorded. The next strategy meeting recorded is the strategy discussion of 25 September 2020, 24 days later. "
        "Other meetings in those days: initial child protection conference 15 September 2020."
    )
    assert ids(finding.evidence) == ["threat"]
    assert ids(finding.contrary) == ["conference", "late"]
    assert "What the threat meant for the children is not recorded." in finding.not_recorded


@pytest.mark.parametrize(("held", "findings"), [("2020-08-31", 1), ("2020-09-01", 0), ("2020-09-15", 0), ("2020-09-16", 1), ("2020-09", 0)])
def test_a_strategy_meeting_answers_from_the_day_to_the_tenth_working_day(held: str, findings: int) -> None:
    assert len(found(meeting(held, MeetingKind.STRATEGY_DISCUSSION))) == findings


@pytest.mark.parametrize(("as_at", "findings"), [("2020-09-15", 0), ("2020-09-16", 1)])
def test_it_is_silent_until_the_last_day_has_passed(as_at: str, findings: int) -> None:
    assert len(found(as_at=as_at)) == findings


@pytest.mark.parametrize(("manager", "said"), [
    (YesNo.NO, "is recorded as made with no manager present"), (YesNo.NOT_RECORDED, "whether a manager was present at the written undertaking"),
])
def test_an_undertaking_without_a_manager_is_shown_as_it_was_recorded(manager: YesNo, said: str) -> None:
    finding = only(found(meeting("2020-09-03", UNDERTAKING, id="undertaking", manager_present=manager)))
    assert said in finding.statement
    assert ids(finding.evidence) == ["threat", "undertaking"]


def test_an_undertaking_with_a_manager_answers_it() -> None:
    assert not found(meeting("2020-09-03", UNDERTAKING, manager_present=YesNo.YES))


def test_an_undated_threat_never_says_that_no_meeting_followed() -> None:
    finding = only(found(meeting("2020-09-03", MeetingKind.STRATEGY_DISCUSSION, id="held"), day=""))
    assert "cannot be told" in finding.statement
    assert "No strategy meeting" not in finding.statement
    assert ids(finding.contrary) == ["held"]


def test_an_undated_strategy_meeting_is_said_to_be_a_possible_answer() -> None:
    finding = only(found(meeting("", MeetingKind.STRATEGY_DISCUSSION, id="undated")))
    assert ids(finding.contrary) == ["undated"]
    assert "An undated strategy meeting or written undertaking is recorded and may have answered it." in finding.not_recorded


def test_it_is_silent_without_a_threat() -> None:
    assert not list(find(Reading(history(entries=[entry("2020-09-01")]))))


@pytest.mark.parametrize("marker", [Marker.NOT_SUBSTANTIATED, Marker.RETRACTION])
def test_a_threat_that_was_not_found_to_be_so_is_no_threat(marker: Marker) -> None:
    rows = [entry("2020-09-01", markers=[Marker.THREAT_TO_WORKER, marker], nature=Nature.CONTEXT)]
    assert not list(find(Reading(history(entries=rows))))


def test_what_is_later_recorded_against_a_threat_stands_beside_it() -> None:
    rows = [
        entry("2020-09-01", id="threat", markers=[Marker.THREAT_TO_WORKER], people=("Mother X",)),
        entry("2020-09-03", id="looked into", markers=[Marker.THREAT_TO_WORKER, Marker.NOT_SUBSTANTIATED], nature=Nature.CONTEXT,
              people=("Mother X",)),
        entry("2020-09-03", id="another", markers=[Marker.THREAT_TO_WORKER, Marker.NOT_SUBSTANTIATED], nature=Nature.CONTEXT, people=("Father X",)),
    ]
    finding = only(find(Reading(history(entries=rows))))
    assert (ids(finding.evidence), ids(finding.contrary)) == (["threat"], ["looked into"])


def test_what_its_rows_say_was_done_is_said() -> None:
    row = entry("2020-09-01", markers=[Marker.THREAT_TO_WORKER], action_outcome="Staff incident form; two workers from now on.")
    finding = only(list(find(Reading(history(as_at="2020-12-01", entries=[row])))))
    assert finding.statement.endswith("What was done or came of it, as its rows say: Police, “Staff incident form; two workers from now on”.")
    assert "no strategy meeting or undertaking" in finding.heading
