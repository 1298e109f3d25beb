import pytest

from dashboard.findings.adulthood_without_plan import find
from dashboard.findings.reading import Reading
from data_models.plan import ActionStatus, Party, PlanKind
from data_models.record import Nature
from data_models.themes import Marker, Theme
from tests.findings.building import action, assessment, born, entry, history, ids, only, plan, protective, review

BORN = "2003-06-15"
SCHOOL = entry("2020-09-01", Theme.EDUCATION, id="neet", people=("Child X1",))


def found(*rows: object, as_at: str = "2021-01-01", child: str = BORN, **facts: object):
    facts.setdefault("people", [born("Child X1", child), born("Child X2", "2010-01-01")])
    return list(find(Reading(history(as_at=as_at, entries=rows or (SCHOOL,), **facts))))


def test_a_worked_example_shows_what_was_agreed_and_not_recorded_as_done() -> None:
    finding = only(found(
        SCHOOL, protective("2020-10-01", people=("Child X1",), id="good"), plans=[plan("2020-07-01", kind=PlanKind.CHILD_IN_NEED)],
        actions=[action("2020-07-01", "Transition plan and a key worker for Child X1", id="agreed", owed_by=Party.SERVICE),
                 action("2020-07-01", "Beds")],
        action_reviews=[review("2020-10-01", ActionStatus.NOT_STARTED, id="review")],
    ))
    assert finding.statement == (
        "Child X1 will be 18 on 15 June 2021, 165 days after this date. No plan for adulthood, key worker or adult service is recorded as in place "
        "for Child X1. Set: “Transition plan and a key worker for Child X1” on 1 July 2020 (owed by service; latest review 1 October 2020: not "
        "started). 1 entry of concern since 16 June 2019 names Child X1: education and attendance."
    )
    assert finding.attributed is Party.SERVICE
    assert ids(finding.evidence) == ["born-Child X1", "neet", "agreed", "review"]
    assert ids(finding.contrary) == ["good"]


@pytest.mark.parametrize(("as_at", "findings"), [("2019-06-15", 0), ("2019-06-16", 1), ("2022-06-15", 1), ("2022-06-16", 0)])
def test_from_two_years_before_the_birthday_to_one_after(as_at: str, findings: int) -> None:
    assert len(found(entry("2019-06-16", Theme.EDUCATION, people=("Child X1",)), as_at=as_at)) == findings


def test_a_birthday_past_is_said_as_past() -> None:
    assert "Child X1’s 18th birthday was on 15 June 2021. " in only(found(as_at="2021-07-01")).statement


def test_an_action_done_answers_and_one_for_another_child_does_not() -> None:
    done = review("2020-10-01", ActionStatus.DONE)
    plans = [plan("2020-07-01", children=("Child X1", "Child X2"))]
    assert not found(plans=plans, actions=[action("2020-07-01", "Key worker found")], action_reviews=[done])
    assert found(plans=plans, actions=[action("2020-07-01", "Key worker for Child X2")], action_reviews=[done])


@pytest.mark.parametrize("row", [
    entry("2020-09-01", Theme.EDUCATION, people=("Child X2",)), entry("2020-09-01", Theme.EDUCATION),
    entry("2015-09-01", Theme.EDUCATION, people=("Child X1",)),
    protective("2020-09-01", Theme.EDUCATION, people=("Child X1",)), entry("", Theme.EDUCATION, people=("Child X1",)),
])
def test_it_is_silent_without_a_dated_concern_that_names_the_child_in_that_time(row: object) -> None:
    assert not found(row)


def test_it_is_silent_without_a_date_of_birth_and_for_a_child_far_from_18() -> None:
    assert not found(child="")
    assert not found(child="2010-01-01")


def test_a_year_of_birth_gives_a_period_and_says_so() -> None:
    finding = only(found(child="2003"))
    assert "will be 18 between 1 January 2021 and 31 December 2021" in only(found(child="2003", as_at="2020-12-31")).statement
    assert "The date of birth is recorded only as near as is known." in finding.not_recorded


def test_an_entry_that_speaks_of_a_worker_stands_beside_it_and_so_does_an_assessment() -> None:
    spoken = entry("2020-11-01", people=("Child X1",), nature=Nature.CONTEXT, text="Key worker met Child X1", id="spoken")
    denied = entry("2020-11-02", Theme.EDUCATION, people=("Child X1",), nature=Nature.CONTEXT, markers=[Marker.NOT_SUBSTANTIATED], id="denied")
    finding = only(found(SCHOOL, spoken, denied, assessments=[assessment("2020-10-05", "Care Act assessment", about="Child X1", id="asked")]))
    assert "1 entry speaks of such a plan or worker: read beside this." in finding.not_recorded
    assert ids(finding.contrary) == ["spoken", "denied"]
    assert "Assessments about it: Care Act assessment, decided on 5 October 2020." in finding.statement
    assert "asked" in ids(finding.evidence)
