import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.sight_lapsed import find
from data_models.agencies import Agency
from data_models.people import Status
from data_models.plan import VisitMode, VisitResult
from data_models.record import Nature, Seen
from tests.findings.building import born, entry, history, ids, link, only, plan, status, visit, when

CSC = Agency.CHILDRENS_SOCIAL_CARE
ONE = [born("Child X1", "2010-03-04"), born("Child X2", "2012-03-04")]


def seen(day: str, agency: Agency = Agency.SCHOOL, *, alone: bool = False, people: tuple[str, ...] = ("Child X1",), **more: object):
    return entry(day, agency=agency, nature=Nature.CONTEXT, people=people, child_seen=Seen.SEEN_ALONE if alone else Seen.SEEN, **more)


def found(as_at: str = "2020-06-30", child: str = "Child X1", **facts: object):
    facts.setdefault("statuses", [status("2020-01-01", Status.CHILD_PROTECTION, id="status", children=(child,))])
    return list(find(Reading(history(as_at=as_at, people=ONE, **facts))))


def test_a_worked_example_tells_who_saw_the_child_and_the_longest_times_without() -> None:
    finding = only(found(
        visits=[
            visit("2020-01-10", id="first"), visit("2020-03-01", VisitResult.NOT_SEEN, id="upstairs"), visit("2020-02-10", children=("Child X2",)),
        ],
        entries=[seen("2020-02-20", alone=True, id="a"), seen("2020-04-20", id="b"), seen("2020-06-20", id="c")],
    ))
    assert finding.statement == (
        "From 1 January 2020 to 30 June 2020 (182 days) Child X1 had a status or plan of children’s social care. In those days Child X1 is recorded "
        "as seen on 4 dates, by Children's social care on 1 date and School on 3 dates. "
        "The longest with no row of the child as seen by anybody: 59 days, 21 February 2020 to 19 April 2020 and 60 days, 21 April 2020 to 19 June "
        "2020. The longest with no row of the child as seen by children’s social care other than by video: 172 days, 11 January 2020 to 30 June "
        "2020. The longest with no row of the child as seen alone: 50 days, 1 January 2020 to 19 February 2020 and 131 days, 21 February 2020 to "
        "30 June 2020."
    )
    assert ids(finding.evidence) == ["status", "upstairs"], "a visit to the other child is no row of this one"
    assert ids(finding.contrary) == ["first", "a", "b", "c"]
    assert "1 visit to Child X1 recorded in those days without the child seen: not seen." in finding.not_recorded


@pytest.mark.parametrize(("second", "findings"), [("2020-02-12", 0), ("2020-02-13", 1)])
def test_forty_two_days_is_a_lapse_and_forty_one_is_none(second: str, findings: int) -> None:
    rows = [visit("2020-01-01", VisitResult.SEEN_ALONE), visit(second, VisitResult.SEEN_ALONE)]
    assert len(found(as_at="2020-02-20", visits=rows)) == findings


def test_a_video_call_is_not_seen_in_person_and_an_entry_of_that_day_is_the_same_call() -> None:
    days = ("2020-01-01", "2020-01-20", "2020-02-10")
    finding = only(found(
        as_at="2020-02-20", visits=[visit(day, VisitResult.SEEN_ALONE, mode=VisitMode.VIRTUAL) for day in days],
        entries=[seen(day, CSC) for day in days],
    ))
    assert "recorded as seen on 3 dates" in finding.statement
    assert "other than by video: 51 days" in finding.statement
    assert "seen by anybody" not in finding.statement


def test_a_row_that_does_not_say_which_child_stands_beside_and_is_counted_apart() -> None:
    finding = only(found(as_at="2020-03-01", visits=[visit("2020-01-01")], entries=[seen("2020-02-01", people=(), id="which")]))
    assert "Which child was seen is not recorded in 1 row: Child X1 may have been." in finding.not_recorded
    assert "which" in ids(finding.contrary)


def test_a_date_that_is_a_period_covers_all_its_days_and_an_undated_row_is_said() -> None:
    finding = only(found(visits=[visit("2020-01-01..2020-06-30", VisitResult.SEEN_ALONE), visit("", id="undated")], statuses=[
        status("2020-01-01", Status.CHILD_IN_NEED), status("2020-07-01", Status.CHILD_IN_NEED)], as_at="2020-09-30"))
    assert "1 July 2020 to 30 September 2020" in finding.statement and "January" not in finding.statement.split("seen by anybody")[1]
    assert "undated" in ids(finding.contrary)
    assert "1 row of a child seen is undated and may fall in these days." in finding.not_recorded


def test_an_echo_is_no_second_sight() -> None:
    rows = [seen("2020-01-10", id="a", ref="S1"), seen("2020-02-20", CSC, id="echo", ref="C1")]
    finding = only(found(as_at="2020-03-01", entries=rows, links=[
        link("School", "S1", "I1"), link("Children's social care", "C1", "I1", repeats=True)]))
    assert "recorded as seen on 1 date, by School on 1 date" in finding.statement


def test_a_baby_is_not_looked_for_alone_nor_before_birth() -> None:
    baby = [born("Child X1", "2020-03-01")]
    rows = [visit("2020-03-05"), visit("2020-04-01")]
    statuses = [status("2020-01-01", Status.CHILD_IN_NEED)]
    assert not list(find(Reading(history(as_at="2020-04-20", people=baby, visits=rows, statuses=statuses))))


@pytest.mark.parametrize("facts", [
    {"statuses": [status("2020-01-01", Status.CLOSED)], "visits": [visit("2020-01-02")]},
    {"statuses": [status("2020-01-01", Status.CHILD_PROTECTION, children=("Child X2",), ended=when("2020-01-20"))], "visits": [visit("2020-01-02")]},
    {"statuses": [status("2012-01-01", Status.CHILD_PROTECTION, ended=when("2013-01-01"))], "visits": [visit("2020-01-02")]},
    {"visits": [], "entries": [entry("2020-01-02")]},
])
def test_it_is_silent_when_closed_and_where_the_record_of_sights_does_not_reach(facts: dict[str, object]) -> None:
    assert not found(**facts)


def test_a_plan_alone_shows_the_time_where_no_status_is_recorded() -> None:
    finding = only(found(statuses=[], plans=[plan("2020-01-01", "2020-04-01", id="plan")], visits=[visit("2020-01-02", VisitResult.NO_ACCESS)]))
    assert "From 1 January 2020 to 1 April 2020" in finding.statement
    assert "recorded as seen on no date. The longest" in finding.statement


def test_two_agencies_of_one_date_are_one_date_and_a_row_of_many_days_is_said_to_be_one_row() -> None:
    rows = [
        seen("2020-01-10", id="week", text="Cheerful. Seen every day this week; in clean clothes."), seen("2020-01-10", CSC, id="visit", text="Seen"),
        seen("2020-01-20", id="term", text="Attendance 99 per cent; seen daily."), seen("2020-01-21", id="one", text="Cried daily, seen once."),
    ]
    finding = only(found(as_at="2020-04-01", entries=rows))
    assert "is recorded as seen on 3 dates, by" in finding.statement and "School on 3 dates" in finding.statement
    assert (
        "2 rows of a child seen speak of more than one day: each is counted for the one date it stands under (“Seen every day this week” and “seen "
        "daily”).") in finding.not_recorded
