import pytest

from dashboard.findings.protective import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.finding import Finding
from data_models.plan import Announced, VisitResult
from data_models.record import EvidenceStatus, Nature, Seen
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, ids, link, protective, visit

NEGLECT = Theme.NEGLECT


def found(key: str, **facts: object) -> Finding | None:
    return next((finding for finding in find(Reading(history(**facts))) if finding.key == key), None)


def test_a_worked_example_tells_independent_sight_from_attendance_and_from_a_parents_account() -> None:
    finding = found("recorded", entries=[
        protective("2020-01-01", NEGLECT, id="school"),
        protective("2020-02-01", NEGLECT, id="csc", agency=Agency.CHILDRENS_SOCIAL_CARE),
        protective("2020-03-01", NEGLECT, id="came", markers=[Marker.ENGAGEMENT], status=EvidenceStatus.REPORTED),
        protective("2020-04-01", NEGLECT, id="said", markers=[Marker.SELF_REPORT], reported_by="Mother X"),
        entry("2020-05-01", NEGLECT, id="later"), entry("2019-01-01", NEGLECT), entry("2020-06-01", Theme.EDUCATION),
    ])
    assert finding is not None
    assert finding.statement == (
        "4 entries from School and Children's social care are recorded as protective, the latest dated 1 April 2020. Seen at first hand by an "
        "agency other than children’s social care: 1. 1 is coded as engagement and tells something else too. "
        "1 rests on a parent’s own account."
    )
    assert ids(finding.evidence) == ["school", "csc", "came", "said"]
    assert ids(finding.contrary) == ["later"]


def test_a_protective_entry_that_repeats_another_is_left_out_and_said_to_be() -> None:
    rows = [protective("2020-01-01", NEGLECT, ref="S1", id="own"), protective("2020-01-05", NEGLECT, ref="G1", agency=Agency.GP)]
    finding = found("recorded", entries=rows, links=[link("School", "S1", "I1"), link("GP", "G1", "I1", repeats=True)])
    assert finding is not None
    assert ids(finding.evidence) == ["own"]
    assert "1 protective entry repeats another and are left out of the count." not in finding.not_recorded
    assert "1 protective entry repeats another and is left out of the count." in finding.not_recorded


def test_undated_protective_entries_never_say_that_nothing_came_after() -> None:
    finding = found("recorded", entries=[protective("", NEGLECT), entry("2020-05-01", NEGLECT)])
    assert finding is not None
    assert not any("after the latest" in note for note in finding.not_recorded)
    assert "When these were seen is not recorded, so neither is what came after." in finding.not_recorded


def test_a_concern_of_unknown_order_is_shown_on_the_other_side() -> None:
    finding = found("recorded", entries=[protective("2020-05-01", NEGLECT), entry("2020", NEGLECT, id="some-time", known="2020-02-01")])
    assert finding is not None
    assert ids(finding.contrary) == ["some-time"]
    assert "1 concern undated or dated too loosely to say whether before or after." in finding.not_recorded


QUIET = f"none-since:{NEGLECT.value}"


def test_quiet_a_worked_example_says_what_was_seen_meanwhile() -> None:
    finding = found(QUIET, entries=[
        entry("2020-01-01", NEGLECT, id="last"), protective("2020-05-01", NEGLECT, id="better", child_seen=Seen.SEEN_ALONE),
        entry("2020-06-01", id="seen", nature=Nature.CONTEXT, agency=Agency.GP, child_seen=Seen.SEEN),
    ], visits=[visit("2020-07-01", id="visit", announced=Announced.UNANNOUNCED), visit("2020-08-01", VisitResult.NO_ACCESS), visit("2019-01-01")])
    assert finding is not None
    assert finding.statement == (
        "No concern of neglect is recorded after 1 January 2020, 366 days before this date. Since then a child is recorded as seen 3 times "
        "by School, GP and Children's social care: 1 alone, 1 at an unannounced visit. 1 protective entry on this theme is recorded since."
    )
    assert ids(finding.evidence) == ["better", "seen", "visit"]
    assert ids(finding.contrary) == ["last"]
    assert "No record of a concern is not a record of no concern." in finding.not_recorded


@pytest.mark.parametrize(("as_at", "said"), [("2020-06-28", False), ("2020-06-29", True)])
def test_quiet_begins_on_the_hundred_and_eightieth_day(as_at: str, said: bool) -> None:
    rows = [entry("2020-01-01", NEGLECT), entry("2020-02-01", nature=Nature.CONTEXT)]
    assert (found(QUIET, as_at=as_at, entries=rows) is not None) is said


def test_quiet_is_never_said_where_nothing_of_any_kind_is_recorded_since() -> None:
    assert found(QUIET, entries=[entry("2012-01-01", NEGLECT)]) is None
    assert found(QUIET, entries=[entry("2012-01-01", NEGLECT), entry("", nature=Nature.CONTEXT)]) is None


def test_quiet_without_sight_never_reads_as_safety() -> None:
    finding = found(QUIET, entries=[entry("2020-01-01", NEGLECT), entry("2020-05-01", nature=Nature.CONTEXT)])
    assert finding is not None
    assert "nobody is recorded as seeing a child: this silence says nothing about safety." in finding.statement
    assert finding.evidence == ()


def test_quiet_after_a_loose_date_says_at_least_and_keeps_its_words() -> None:
    finding = found(QUIET, entries=[entry("2019", NEGLECT), entry("2020-05-01", nature=Nature.CONTEXT), entry("", NEGLECT)])
    assert finding is not None
    assert "after 2019, at least 367 days before this date" in finding.statement
    assert "1 incident of neglect undated: whether after that day is not known." in finding.not_recorded


def test_an_undated_sight_is_neither_counted_nor_passed_over() -> None:
    finding = found(QUIET, entries=[
        entry("2020-01-01", NEGLECT), entry("2020-05-01", nature=Nature.CONTEXT),
        entry("", id="undated", nature=Nature.CONTEXT, child_seen=Seen.SEEN),
    ])
    assert finding is not None
    assert "No row certainly dated since then records a child as seen." in finding.statement and "nobody" not in finding.statement
    assert "undated" in ids(finding.evidence)


def test_a_row_for_each_child_of_one_visit_and_an_entry_of_it_are_one_time_seen() -> None:
    own = Agency.CHILDRENS_SOCIAL_CARE
    rows = [entry("2020-01-01", NEGLECT), entry("2020-07-01", nature=Nature.CONTEXT, agency=own, people=("Child X1",), child_seen=Seen.SEEN)]
    finding = found(QUIET, entries=rows, visits=[visit("2020-07-01", children=("Child X1",)), visit("2020-07-01", children=("Child X2",))])
    assert finding is not None
    assert "seen 1 time by Children's social care" in finding.statement
    assert len(finding.evidence) == 3


def test_an_echo_of_a_sighting_is_not_a_second_sighting() -> None:
    rows = [entry("2020-01-01", NEGLECT), entry("2020-05-01", nature=Nature.CONTEXT, child_seen=Seen.SEEN, ref="S1", agency=Agency.SCHOOL),
            entry("2020-05-02", nature=Nature.CONTEXT, child_seen=Seen.SEEN, ref="G1", agency=Agency.GP)]
    finding = found(QUIET, entries=rows, links=[link("School", "S1", "I1"), link("GP", "G1", "I1", repeats=True)])
    assert finding is not None
    assert "seen 1 time by School" in finding.statement


def test_it_is_silent_without_a_protective_entry_or_a_dated_concern() -> None:
    assert found("recorded", entries=[entry("2020-01-01", NEGLECT)]) is None
    assert found(QUIET, entries=[entry("", NEGLECT), entry("2020-05-01", nature=Nature.CONTEXT)]) is None


def test_engagement_beside_a_theme_or_how_a_child_was_is_more_than_keeping_to_an_arrangement() -> None:
    engaged = [Marker.ENGAGEMENT]
    finding = found("recorded", entries=[
        protective("2020-01-01", id="came", markers=engaged), protective("2020-02-01", NEGLECT, id="clothes", markers=engaged),
        protective("2020-03-01", id="cheerful", markers=engaged, child_seen=Seen.SEEN),
    ])
    assert finding is not None
    assert "1 is coded as engagement alone, as keeping to an arrangement is: told apart from change. 2 are coded as engagement and tell" \
        in finding.statement
