import pytest

from dashboard.findings.assessment_outstanding import days_waiting, find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.assessment import CanDecideWithout, ReasonKind
from data_models.plan import Party
from data_models.record import Nature
from data_models.themes import Marker, Theme
from tests.findings.building import assessment, date_moved, entry, history, ids, only, protective, when

DA = Theme.DOMESTIC_ABUSE


def found(**facts: object):
    return list(find(Reading(history(**facts))))


def test_a_worked_example_gives_days_reasons_and_what_happened_meanwhile() -> None:
    finding = only(found(
        assessments=[assessment(
            "2020-11-05", id="as", provider="the provider", requested=when("2020-11-11"), decision_that_depends="Meeting Before Action.",
            can_decide_without=CanDecideWithout.PARTLY, why_without="Harm is on record.",
        )],
        assessment_changes=[date_moved("2020-11-20", ReasonKind.PROVIDER_CAPACITY, id="moved", new_due="2021-03-01")],
        entries=[
            entry("2020-11-11", DA, id="a"), entry("2021-01-01", DA, id="b", agency=Agency.SCHOOL), entry("2020-11-10", DA),
            entry("2020-11-12", DA, id="engaged", nature=Nature.CONTEXT, markers=[Marker.ENGAGEMENT], people=("Stepfather X",)),
        ],
    ))
    assert finding.statement == (
        "Cognitive assessment of Stepfather X, requested of the provider 11 November 2020, 51 days ago: no completion is recorded, and no start. "
        "Its date was set or moved once (provider capacity: 1). Meanwhile 2 incidents of concern from 2 sources. "
        "Waiting on it: Meeting Before Action. Can be decided without it, as recorded: partly: Harm is on record."
    )
    assert ids(finding.evidence) == ["as", "moved", "a", "b"]
    assert ids(finding.contrary) == ["engaged"]
    assert finding.not_recorded == ("Incidents while waiting are not said to be caused by the wait.",)
    assert finding.attributed is Party.SERVICE


@pytest.mark.parametrize(("reasons", "party"), [
    ([ReasonKind.PROVIDER_CAPACITY, ReasonKind.SAFE_SCHEDULING], Party.SERVICE), ([ReasonKind.FAMILY_REFUSED], Party.FAMILY),
    ([ReasonKind.PROVIDER_CAPACITY, ReasonKind.FAMILY_REFUSED], None), ([ReasonKind.OTHER], Party.NOT_RECORDED), ([], Party.NOT_RECORDED),
])
def test_a_providers_capacity_is_never_the_familys_doing(reasons: list[ReasonKind], party: Party | None) -> None:
    moved = [date_moved("2020-06-01", reason) for reason in reasons]
    assert only(found(assessments=[assessment("2020-03-01")], assessment_changes=moved)).attributed is party


def test_what_is_missing_is_said() -> None:
    finding = only(found(assessments=[assessment("2020-03-01")], entries=[entry("", DA), entry("2020", DA)]))
    assert "No date it is due is recorded." in finding.not_recorded
    assert "No reason for the wait is recorded." in finding.not_recorded
    assert "What can be decided without it is not recorded." in finding.not_recorded
    assert "2 incidents of concern undated or dated too loosely to say whether in this wait: not counted." in finding.not_recorded
    assert "Meanwhile 0 incidents of concern." in finding.statement


@pytest.mark.parametrize(("agreed", "as_at", "days", "said"), [
    ("2020-12-31", "2021-01-01", 1, ", 1 day ago"), ("2021-01-01", "2021-01-01", 0, ", 0 days ago"),
    ("2020-11", "2021-01-01", 32, ", at least 32 days ago"),
    ("2021", "2021-01-01", None, "decided on 2021:"), ("", "2021-01-01", None, "decided on undated:"),
])
def test_the_wait_is_never_longer_than_it_was(agreed: str, as_at: str, days: int | None, said: str) -> None:
    row = assessment(agreed)
    reading = Reading(history(as_at=as_at, assessments=[row]))
    assert days_waiting(reading, row) == days
    statement = only(find(reading)).statement
    assert said in statement
    assert "-" not in statement


def test_a_start_is_said_and_is_not_a_completion() -> None:
    finding = only(found(assessments=[assessment("2020-03-01", started=when("2020-04-01"))]))
    assert "no completion is recorded; started 1 April 2020." in finding.statement


@pytest.mark.parametrize(("by", "party"), [("Stepfather X", Party.FAMILY), ("Police", Party.SERVICE), ("", Party.NOT_RECORDED)])
def test_a_declined_assessment_says_by_whom_only_where_recorded(by: str, party: Party) -> None:
    finding = only(found(assessments=[assessment("2020-03-01", declined=when("2020-04-28"), declined_by=by)]))
    assert finding.attributed is party
    assert "Cognitive assessment of Stepfather X, decided on 1 March 2020, was declined" in finding.statement, "whether they agreed is not recorded"
    assert "on 28 April 2020. No assessment of this kind is recorded as completed since." in finding.statement
    assert ("Who declined it is not recorded." in finding.not_recorded) is (by == "")


@pytest.mark.parametrize(("completed", "findings"), [("2015-01-01", 1), ("2020-04-27", 1), ("2020-04-28", 0), ("2020-09-01", 0)])
def test_only_an_assessment_completed_since_stands_in_its_place(completed: str, findings: int) -> None:
    rows = [
        assessment("2020-03-01", declined=when("2020-04-28")), assessment("2014-01-01", "cognitive assessment", ref="AS0", completed=when(completed)),
    ]
    assert len(found(assessments=rows)) == findings


def test_it_is_silent_once_completed() -> None:
    assert not found(assessments=[assessment("2020-03-01", completed=when("2020-06-01"))], entries=[protective("2020-04-01")])


def test_a_row_that_gives_no_new_date_set_none() -> None:
    none, one = date_moved("2020-03-01", ReasonKind.PROVIDER_CAPACITY), date_moved("2020-04-01", ReasonKind.OTHER, new_due="2020-06-01")
    for changes, said in (
        ([none], "A reason for the wait is recorded once, with no date set (provider capacity: 1)."),
        ([none, one], "Its date was set or moved once, and once none was set (provider capacity: 1 and other: 1)."),
    ):
        waiting = found(assessments=[assessment("2020-01-01", requested=when("2020-01-05"))], assessment_changes=changes)
        assert said in only(waiting).statement
    assert none.text.startswith("No new date of AS1:")
