from dataclasses import replace

import pytest

from dashboard.findings.deferred_without_fallback import find
from dashboard.findings.reading import Reading
from data_models.assessment import ReasonKind
from data_models.forum import MeetingKind
from data_models.plan import Party
from tests.findings.building import assessment, date_moved, decision, history, ids, meeting, only, when

WAITS = {"awaiting": "AS1; as2"}
WHOLE = {**WAITS, "owner": "Team manager", "due": when("2021-02-01"), "fallback": "Return without it", "return_on": when("2021-02-15")}


def found(*decisions: object, as_at: str = "2021-01-10", **more: object):
    return list(find(Reading(history(as_at=as_at, decisions=decisions, **more))))


def test_a_worked_example_says_what_is_missing_and_gives_the_assessments_own_dates() -> None:
    finding = only(found(
        decision("2020-12-10", id="forum", **WAITS),
        assessments=[assessment("2020-11-05", id="open", due=when("2020-12-18")),
                     assessment("2020-11-05", "Risk assessment", id="done", ref="AS2", completed=when("2021-01-05"))],
    ))
    assert finding.statement == (
        "The forum of 10 December 2020 was asked for Meeting Before Action; recorded decision: Not agreed for now. Recorded as awaited: cognitive "
        "assessment of Stepfather X and risk assessment of Stepfather X. Recorded with the decision: no owner, no due date, no fallback and no "
        "date to return to the forum. No later forum is recorded, 31 days on. When the assessments are due, as last recorded: cognitive "
        "assessment of Stepfather X 18 December 2020."
    )
    assert ids(finding.evidence) == ["forum", "open"]
    assert ids(finding.contrary) == ["done"]
    assert finding.attributed is Party.SERVICE
    assert finding.not_recorded == ("What is not recorded with the decision may be kept elsewhere.",)


def test_a_day_that_a_later_row_took_away_is_told_as_none_set() -> None:
    row = assessment("2020-11-05", id="open", due=when("2020-12-18"))
    moved = replace(date_moved("2020-12-03", ReasonKind.PROVIDER_CAPACITY, id="none"), reason="Psychology post empty; no start can be given.")
    finding = only(found(decision("2020-12-10", id="forum", **WAITS), assessments=[row], assessment_changes=[moved]))
    assert "no day is set: 3 December 2020, “Psychology post empty; no start can be given”" in finding.statement
    assert "18 December 2020" not in finding.statement and ids(finding.evidence) == ["forum", "open", "none"]


def test_it_is_silent_with_everything_recorded_and_no_day_gone_by_or_nothing_awaited() -> None:
    assert not found(decision("2020-12-10", **WHOLE))
    assert not found(decision("2020-12-10"))
    assert not found()


@pytest.mark.parametrize(("day", "gone"), [("2021-02-14", True), ("2021-02-15", False), ("2021-02", False), ("2021-01", True), ("", False)])
def test_a_day_has_gone_by_only_when_all_of_it_certainly_has(day: str, gone: bool) -> None:
    statements = [finding.statement for finding in found(decision("2020-12-10", **{**WHOLE, "due": when("2021-03-01"), "return_on": when(day)}),
                                                         as_at="2021-02-15")]
    assert any("has gone by" in statement for statement in statements) is gone


@pytest.mark.parametrize(("later", "silent"), [("2021-01-05", True), ("2020-12-10", False), ("2020-12", False), ("", False)])
def test_a_forum_certainly_later_answers_it(later: str, silent: bool) -> None:
    assert bool(found(decision("2020-12-10", **WAITS), meetings=[meeting(later, MeetingKind.CARE_PLANNING_FORUM)])) is not silent
    assert not found(decision("2020-12-10", **WAITS), meetings=[meeting("2021-01-05", MeetingKind.CARE_PLANNING_FORUM)])


def test_a_conference_is_no_return_to_the_forum() -> None:
    assert found(decision("2020-12-10", **WAITS), meetings=[meeting("2021-01-05", MeetingKind.REVIEW_CONFERENCE)])


def test_what_is_awaited_in_other_words_is_given_as_written() -> None:
    finding = only(found(decision("2020-12-10", awaiting="The psychologist's letter.")))
    assert "Recorded as awaited: The psychologist's letter." in finding.statement
    assert "Which assessments of this record are meant is not recorded." in finding.not_recorded


def test_an_undated_decision_counts_no_days() -> None:
    finding = only(found(decision("", **WAITS)))
    assert "days on" not in finding.statement and "The forum CPF1, undated" in finding.statement
    assert any("own date is not recorded" in note for note in finding.not_recorded)


def test_two_waiting_decisions_of_one_forum_are_two_findings() -> None:
    both = found(decision("2020-12-10", **WAITS), decision("2020-12-10", asked="Legal advice", awaiting="AS9"))
    assert len({finding.id for finding in both}) == 2
