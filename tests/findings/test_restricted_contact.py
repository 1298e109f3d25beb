import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.restricted_contact import NATIONAL, find
from data_models.agencies import Agency
from data_models.people import Status
from data_models.plan import VisitMode, VisitResult
from data_models.record import Nature, Seen
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, ids, link, only, plan, protective, status, visit, when

OPEN = status("2020-04-01", Status.CHILD_IN_NEED, id="open", ended=when("2020-06-01"))


def found(**facts: object):
    facts.setdefault("statuses", [OPEN, status("2020-06-01", Status.CLOSED, id="closed")])
    return list(find(Reading(history(as_at=facts.pop("as_at", "2020-12-31"), **facts))))


def test_a_worked_example_shows_how_the_child_was_seen_and_what_was_relied_on() -> None:
    finding = only(found(
        visits=[
            visit("2020-04-10", mode=VisitMode.VIRTUAL, id="video"), visit("2020-05-10", mode=VisitMode.IN_PERSON, id="door"),
            visit("2020-05-20", VisitResult.NO_ACCESS, id="shut"), visit("2020-08-01", id="later"),
        ],
        entries=[
            entry("2020-05-06", agency=Agency.SCHOOL, nature=Nature.CONTEXT, people=("Child X1",), child_seen=Seen.SEEN, id="packs"),
            protective("2020-05-07", Theme.NEGLECT, id="good"),
            protective("2020-05-08", Theme.NEGLECT, id="own", markers=[Marker.SELF_REPORT], reported_by="Mother X"),
        ],
    ))
    assert finding.statement == (
        "From 26 March 2020 to 3 July 2020 meeting others in England was restricted (this project’s own dates, confirm). Dated in those days: 3 "
        "visits (1 in person, 1 by video, 0 how made not recorded, 1 without access); a child recorded as seen by children’s social care 1 time "
        "other than by video, and by School 1 time; "
        "2 protective entries, 1 of them seen at first hand and 1 a parent’s own account. Closed in those days: 1 June 2020."
    )
    assert "confirm" in finding.kind.method and "SI 20" not in finding.kind.method, "no law is cited from memory"
    assert ids(finding.evidence) == ["open", "closed", "video", "shut"]
    assert ids(finding.contrary) == ["packs", "door", "good", "own"]
    assert "How it was made is not recorded for 1 visit." in finding.not_recorded


def test_the_second_and_third_times_are_told_apart() -> None:
    findings = found(statuses=[status("2020-11-20", Status.CHILD_PROTECTION)], as_at="2021-06-01")
    assert [finding.key for finding in findings] == ["2020-11-05", "2021-01-06"]
    assert all(row.first < row.last for row in NATIONAL)


@pytest.mark.parametrize("statuses", [
    [], [status("2020-07-04", Status.CHILD_IN_NEED, ended=when("2020-11-04"))], [status("2020-04-01", Status.CLOSED)],
    [status("2019", Status.CHILD_IN_NEED, ended=when("2020"))], [status("", Status.CHILD_IN_NEED)],
])
def test_it_is_silent_where_nothing_was_certainly_open_in_such_a_time(statuses: list[object]) -> None:
    assert not found(statuses=statuses)


def test_a_plan_shows_it_where_no_status_is_recorded() -> None:
    finding = only(found(statuses=[], plans=[plan("2020-04-01", "2020-05-01", id="plan")]))
    assert ids(finding.evidence) == ["plan"]
    assert "0 visits of any kind" in finding.statement and "and by no other agency" in finding.statement


def test_a_visit_by_video_at_another_time_stands_by_itself() -> None:
    finding = only(found(statuses=[], visits=[
        visit("2020-12-08", mode=VisitMode.VIRTUAL, id="a"), visit("2020-12-10", VisitResult.NOT_SEEN, mode=VisitMode.VIRTUAL, id="b"),
        visit("2020-11-20", mode=VisitMode.IN_PERSON, id="person"),
    ]))
    assert finding.statement == (
        "2 visits by video are recorded outside the 3 periods listed (this project’s own dates, confirm), the first dated 8 December 2020, the "
        "last dated 10 December 2020: a child recorded as seen at 1, not so recorded at 1."
    )
    assert ids(finding.evidence) == ["a", "b"]
    assert ids(finding.contrary) == ["person"]
    assert (
        "Limits on meeting others also applied between and after these periods, and are not listed: whether any bore on these visits is not "
        "looked at here." in finding.not_recorded
    )


def test_a_row_for_each_child_of_one_visit_is_one_visit() -> None:
    both = [visit("2020-05-10", children=(label,), mode=VisitMode.IN_PERSON) for label in ("Child X1", "Child X2")]
    assert "1 visit (1 in person, 0 by video, 0 how made not recorded)" in only(found(visits=both)).statement


def test_rows_too_loosely_dated_and_echoes_are_no_sights() -> None:
    loose = entry("2020", agency=Agency.SCHOOL, nature=Nature.CONTEXT, people=("Child X1",), child_seen=Seen.SEEN, id="loose")
    rows = [entry("2020-05-06", ref="S1", agency=Agency.SCHOOL, nature=Nature.CONTEXT, people=("Child X1",), child_seen=Seen.SEEN),
            entry("2020-05-08", ref="G1", agency=Agency.GP, nature=Nature.CONTEXT, people=("Child X1",), child_seen=Seen.SEEN)]
    links = [link("School", "S1", "I1"), link("GP", "G1", "I1", repeats=True)]
    finding = only(found(entries=[loose, *rows], links=links))
    assert "and by School 1 time;" in finding.statement
    assert "1 row of a child seen dated too loosely to place: left out of the counts." in finding.not_recorded
