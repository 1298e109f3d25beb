import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.since_decision import find
from data_models.agencies import Agency
from data_models.assessment import PoliceOutcome, ReasonKind
from data_models.record import Nature
from data_models.themes import Marker, Theme
from tests.findings.building import allegation, date_moved, decision, entry, history, ids, link, only, protective, when

NEGLECT = Theme.NEGLECT


def found(*rows: object, as_at: str = "2021-06-01", decisions: object = None, **facts: object):
    return list(find(Reading(history(as_at=as_at, entries=rows, decisions=decisions or [decision("2020-12-10", id="forum")], **facts))))


def test_a_worked_example_tells_new_from_newly_known_and_changed() -> None:
    finding = only(found(
        entry("2020-11-01", NEGLECT, id="before"), entry("2021-01-05", NEGLECT, id="new"),
        entry("2020-11-20", Theme.DOMESTIC_ABUSE, id="disclosed", known="2021-02-01"), protective("2021-03-01", NEGLECT, id="good"),
        entry("2021-03-05", NEGLECT, id="back", markers=[Marker.RETRACTION], nature=Nature.CONTEXT),
        assessment_changes=[date_moved("2021-02-01", ReasonKind.PROVIDER_CAPACITY, id="moved"), date_moved("2020-12-01", ReasonKind.OTHER)],
        allegations=[allegation("2020-07-10", id="ended", police_outcome_on=when("2021-03-02"), outcome=PoliceOutcome.NO_FURTHER_ACTION)],
    ))
    assert finding.statement == (
        "The forum’s last recorded decision is of 10 December 2020: Not agreed for now. Recorded since: 1 incident of concern dated after it "
        "(neglect); 1 incident of concern dated before it or on its day and recorded as known only after it (domestic abuse); 1 change of an "
        "assessment’s date; 1 police outcome (no further action, 2 March 2021). On the other side since: 1 protective entry, 1 row that takes "
        "something back, 0 rows that deny, dispute or close a concern."
    )
    assert ids(finding.evidence) == ["forum", "new", "disclosed", "moved", "ended"]
    assert ids(finding.contrary) == ["good", "back"]


@pytest.mark.parametrize("day", ["2020-12-10", "2020-12-09"])
def test_what_was_known_by_the_day_of_the_decision_is_not_since(day: str) -> None:
    assert not found(entry(day, NEGLECT))


def test_it_is_silent_without_a_decision_or_on_its_own_day() -> None:
    assert not list(find(Reading(history(entries=[entry("2021-01-05", NEGLECT)]))))
    assert not found(entry("2020-12-10", NEGLECT), as_at="2020-12-10")
    assert not found(entry("2021-01-05", NEGLECT), decisions=[decision("")])


def test_what_one_agency_had_told_before_is_not_newly_known() -> None:
    rows = [
        entry("2020-11-20", NEGLECT, ref="P1", known="2021-02-01"),
        entry("2020-11-20", NEGLECT, ref="S1", agency=Agency.SCHOOL, known="2020-11-21"),
    ]
    assert not found(*rows, links=[link("Police", "P1", "I1"), link("School", "S1", "I1", repeats=True)])
    assert found(rows[0])


def test_no_known_date_is_never_newly_known() -> None:
    assert not found(entry("2020-11-20", NEGLECT, known=""))


def test_undated_and_straddling_rows_are_counted_apart() -> None:
    finding = only(found(entry("2021-01-05", NEGLECT, id="new"), entry("2020", NEGLECT), entry("2020-12", NEGLECT), entry("", NEGLECT)))
    assert ids(finding.evidence) == ["forum", "new"]
    assert "3 incidents of concern undated, or dated too loosely to say whether before or after the decision." in finding.not_recorded


def test_the_latest_decision_is_the_one_counted_from() -> None:
    finding = only(found(
        entry("2021-01-05", NEGLECT, id="between"), entry("2021-04-05", NEGLECT, id="new"),
        decisions=[decision("2021-03-01", id="second", ref="CPF2"), decision("2020-12-10")],
    ))
    assert ids(finding.evidence) == ["second", "new"]


def test_incidents_coded_to_no_theme_are_not_taken_for_those_of_the_themes_named() -> None:
    said = only(found(entry("2021-01-05", NEGLECT), entry("2021-01-06", markers=[Marker.NO_ACCESS]), entry("2021-01-07"))).statement
    assert "3 incidents of concern dated after it (neglect; 2 of them coded to no theme)." in said
