import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.silence_without_sight import find
from data_models.agencies import Agency
from data_models.people import Whereabouts
from data_models.plan import Announced, VisitMode, VisitResult
from data_models.record import Nature, Seen
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, ids, link, only, protective, residence, visit

DA = Theme.DOMESTIC_ABUSE
LAST = entry("2020-01-01", DA, id="last")
QUIET = protective("2020-08-01", DA, id="no call", agency=Agency.POLICE)


def found(*rows: object, **facts: object):
    return list(find(Reading(history(as_at=facts.pop("as_at", "2021-01-01"), entries=rows, **facts))))


def test_a_worked_example_sets_the_silence_beside_who_could_have_seen_and_what_others_said() -> None:
    finding = only(found(
        LAST, QUIET, entry("2020-06-01", DA, id="school", agency=Agency.SCHOOL),
        entry("2020-07-01", DA, id="told", agency=Agency.CHILDRENS_SOCIAL_CARE,
                                                                                     reported_by="Grandmother X"),
        visits=[visit("2020-03-01", VisitResult.SEEN_ALONE, id="alone"), visit("2020-04-01", id="planned"),
                visit("2020-05-01", VisitResult.NO_ACCESS, announced=Announced.UNANNOUNCED)],
        residences=[residence("2020-02-01", "Stepfather X", Whereabouts.CUSTODY, id="custody", ended="2020-03-01")],
    ))
    assert finding.statement == (
        "The last concern of domestic abuse recorded by or from the police is dated 1 January 2020, 366 days before this date. Since then a child is "
        "recorded as seen alone 1 time and at a visit without notice 0 times. In the same days 2 incidents of domestic abuse are recorded from "
        "others: School and Grandmother X. For part of that time custody is recorded for Stepfather X."
    )
    assert ids(finding.evidence) == ["last", "school", "told", "custody"]
    assert ids(finding.contrary) == ["no call", "alone"]
    assert "No police report is not a record that nothing happened, nor that something did." in finding.not_recorded


@pytest.mark.parametrize(("as_at", "findings"), [("2020-07-01", 0), ("2020-07-02", 1)])
def test_half_a_year_must_have_passed(as_at: str, findings: int) -> None:
    assert len(found(LAST, protective("2020-03-01", DA), as_at=as_at)) == findings


@pytest.mark.parametrize("rows", [
    [entry("2020-01-01", DA, agency=Agency.SCHOOL), QUIET], [LAST], [LAST, QUIET, entry("2020-12-01", DA)], [entry("", DA), QUIET],
    [LAST, QUIET, entry("2020-12-01", DA, agency=Agency.CHILDRENS_SOCIAL_CARE, reported_by="Police")],
    [entry("2020-01-01", Theme.NEGLECT), protective("2020-08-01", Theme.NEGLECT)],
    [protective("2020-01-01", DA, agency=Agency.POLICE), QUIET],
])
def test_it_is_silent_without_an_earlier_dated_police_concern_and_a_word_since(rows: list[object]) -> None:
    assert not found(*rows)


def test_it_is_silent_where_children_were_often_seen_alone_or_without_notice() -> None:
    days = [f"2020-{month:02}-15" for month in (2, 4, 6, 8, 10)]
    assert not found(LAST, QUIET, visits=[visit(day, VisitResult.SEEN_ALONE) for day in days])
    by_school = [entry(day, agency=Agency.SCHOOL, nature=Nature.CONTEXT, people=("Child X1",), child_seen=Seen.SEEN_ALONE) for day in days]
    assert not found(LAST, QUIET, *by_school)
    assert found(LAST, QUIET, visits=[visit(day, VisitResult.SEEN_ALONE, mode=VisitMode.VIRTUAL) for day in days]), "a call is no independent sight"


def test_an_echo_of_the_police_report_does_not_shorten_the_silence() -> None:
    rows = [entry("2020-01-01", DA, ref="P1"), entry("2020-12-01", DA, ref="P2"), QUIET]
    assert found(*rows, links=[link("Police", "P1", "I1"), link("Police", "P2", "I1", repeats=True)])
    assert not found(*rows)


def test_what_is_denied_since_stands_on_the_other_side_and_undated_police_rows_are_said() -> None:
    denied = entry("2020-09-01", DA, id="denied", nature=Nature.CONTEXT, markers=[Marker.DENIAL])
    finding = only(found(LAST, QUIET, denied, entry("", DA, id="undated")))
    assert ids(finding.evidence) == ["last"]
    assert ids(finding.contrary) == ["no call", "denied"]
    assert "1 concern from the police undated: whether later is not known." in finding.not_recorded


def test_an_undated_sight_is_shown_and_not_counted_in_the_time_since() -> None:
    loose = entry("", id="undated", agency=Agency.SCHOOL, nature=Nature.CONTEXT, people=("Child X1",), child_seen=Seen.SEEN_ALONE, known="2020-05-01")
    finding = only(found(LAST, QUIET, loose))
    assert "Since then a child is recorded as seen alone 0 times" in finding.statement
    assert "undated" in ids(finding.contrary)
    assert any(note.startswith("1 row of a child seen alone or at a visit without notice undated") for note in finding.not_recorded)
