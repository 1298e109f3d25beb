import pytest

from dashboard.findings.known_late import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.people import Status
from data_models.plan import Party, PlanKind
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, ids, link, only, plan, protective, status

MH = Theme.ADULT_MENTAL_HEALTH
OPEN = status("2020-01-01", Status.CHILD_PROTECTION, id="open")


def found(*entries: object, statuses: object = (OPEN,), **more: object):
    return list(find(Reading(history(as_at="2021-07-01", entries=entries, statuses=statuses, **more))))


def overdose(day: str = "2021-05-29", known: str | None = "2021-06-08", **more: object):
    return entry(day, MH, **{"id": "overdose", "known": known, **more})


def test_a_worked_example_puts_the_weekend_first_and_what_was_known_in_time_beside_it() -> None:
    out, other = found(
        overdose(ref="P1"), overdose(id="ambulance", agency=Agency.AMBULANCE, ref="A1"),
        entry("2021-05-01", MH, id="in-time", known="2021-05-05"), entry("2021-03-02", MH, id="tuesday", known="2021-03-05"),
        links=[link("Police", "P1", "I1"), link("Ambulance", "A1", "I1")],
    )
    assert out.statement == (
        "1 incident of concern out of hours, while a status or plan of a child was open, is recorded as first known to children’s social care more "
        "than 2 working days later. The latest: 29 May 2021 (a Saturday), recorded by Ambulance service and Police; known 8 June 2021, 10 days "
        "later. 1 other of the same kind: known within those days."
    )
    assert ids(out.evidence) == ["ambulance", "overdose", "open"]
    assert ids(out.contrary) == ["in-time"]
    assert out.attributed is Party.SERVICE
    assert other.key == "other" and ids(other.evidence) == ["tuesday", "open"]


@pytest.mark.parametrize(("happened", "known", "findings"), [
    ("2021-03-05", "2021-03-09", 0), ("2021-03-05", "2021-03-10", 1),  # a Friday: Tuesday is the second working day
    ("2021-05-29", "2021-06-02", 0), ("2021-05-29", "2021-06-03", 1),  # a Saturday before a bank holiday
    ("2021-03", "2021-04-06", 0), ("2021-03", "2021-04-07", 1),  # a month counts from its last day, across Easter
])
def test_days_are_working_days_from_the_last_day_it_can_have_happened(happened: str, known: str, findings: int) -> None:
    assert len(found(overdose(happened, known))) == findings


@pytest.mark.parametrize(("day", "time", "key"), [
    ("2021-03-02", "", "other"), ("2021-03-02", "16:59", "other"), ("2021-03-02", "17.00", "out-of-hours"), ("2021-03-02", "0130", "out-of-hours"),
    ("2021-03-02", "morning", "other"), ("2021-03-02", "99:00", "other"), ("2021-04-02", "", "out-of-hours"), ("2021-03", "23:00", "other"),
])
def test_out_of_hours_is_a_day_or_a_time_that_is_recorded(day: str, time: str, key: str) -> None:
    assert only(found(overdose(day, "2021-06-08", time_raw=time))).key == key


@pytest.mark.parametrize("row", [
    overdose(agency=Agency.CHILDRENS_SOCIAL_CARE), overdose(nature=Nature.PROTECTIVE), overdose(nature=Nature.CONTEXT),
    overdose(status=EvidenceStatus.DISPUTED), overdose(markers=[Marker.DENIAL]), overdose("2019-05-25", "2021-06-08"),
    overdose("2019-12-01..2020-02-01"), overdose(people=("Child X2",)),
])
def test_it_is_silent_for_its_own_rows_reassurance_denials_closed_times_and_another_childs_rows(row: object) -> None:
    assert not found(row)


def test_an_open_status_of_a_sibling_outside_the_family_opens_no_case() -> None:
    assert not found(overdose(), statuses=[status("2020-01-01", Status.IN_CARE, children=("Older sibling X",))])
    assert not found(overdose(), statuses=[status("2020-01-01", Status.CLOSED)])
    assert found(overdose(), statuses=(), plans=[plan("2021-01-01", kind=PlanKind.CHILD_IN_NEED)])


def test_a_letter_that_repeats_it_shows_that_it_was_known() -> None:
    echo = entry("2021-06-01", MH, id="letter", agency=Agency.CHILDRENS_SOCIAL_CARE, ref="C1")
    links = [link("Police", "P1", "I1"), link("Children's social care", "C1", "I1", repeats=True)]
    assert not found(overdose(ref="P1"), echo, links=links)


def test_missing_dates_are_counted_apart_and_never_called_late() -> None:
    finding = only(found(overdose(), overdose("2021-03-06", "", id="b"), overdose("", "2021-06-08", id="c"), protective("2021-05-30")))
    assert "2 further incidents undated, or without a known date for every row: not counted." in finding.not_recorded
    assert ids(finding.evidence) == ["overdose", "open"]


def test_without_any_status_or_plan_it_says_that_it_is_not_known_whether_a_case_was_open() -> None:
    finding = only(found(overdose(), statuses=()))
    assert "was open" not in finding.statement
    assert "No status and no plan is recorded: whether a case was open at the time is not known." in finding.not_recorded
    assert ids(finding.evidence) == ["overdose"]
