import pytest

from dashboard.findings.raised_risk_window import find
from dashboard.findings.reading import Reading
from data_models.forum import MeetingKind
from data_models.people import Status, Whereabouts
from data_models.plan import VisitResult
from data_models.record import Nature
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, ids, link, meeting, only, protective, residence, status, visit

DA = Theme.DOMESTIC_ABUSE


def found(*rows: object, **facts: object):
    return list(find(Reading(history(entries=rows, **facts))))


def release(day: str = "2020-03-01", **more: object):
    return entry(day, people=("Stepfather X",), nature=Nature.CONTEXT, markers=[Marker.RELEASE], **more)


def test_a_worked_example_of_a_release_shows_what_was_in_place_after_it() -> None:
    finding = only(found(
        release(id="release"), entry("2020-05-01", DA, id="concern"), entry("2020-12-01", DA, id="after"), protective("2020-04-01", DA, id="good"),
        entry("2020-06-01", people=("Child X1",), nature=Nature.CONTEXT, markers=[Marker.CHILD_VOICE], id="said"),
        residences=[residence("2019-03-01", "Stepfather X", Whereabouts.CUSTODY, id="custody", ended="2020-03-01")],
        statuses=[status("2020-01-01", Status.CHILD_PROTECTION, id="status")],
        meetings=[meeting("2020-01-15", MeetingKind.STRATEGY_DISCUSSION, id="strategy"), meeting("2020-03-10", MeetingKind.CORE_GROUP)],
        visits=[visit("2020-03-10", VisitResult.SEEN_ALONE, id="seen"), visit("2020-04-10", VisitResult.NO_ACCESS)],
    ))
    assert finding.statement == (
        "Release of Stepfather X from custody is recorded, dated 1 March 2020. From 1 March 2020 to 31 August 2020 (184 days) the record shows: "
        "status child protection from 1 January 2020; 1 strategy meeting or conference in it or up to 91 days before; a child seen 1 time (1 alone, "
        "0 at a visit without notice); 1 incident of concern; 1 protective entry. What a child said or showed is recorded in 1 row, none of which "
        "names Stepfather X."
    )
    assert ids(finding.evidence) == ["custody", "release", "concern", "said"]
    assert ids(finding.contrary) == ["status", "strategy", "good", "seen"]


def test_two_agencies_rows_of_one_release_are_one_and_whose_it_was_is_not_guessed() -> None:
    finding = only(found(release(id="a"), release("2020-03-03", id="b")))
    assert finding.statement.startswith("A release from custody is recorded, dated 1 March 2020.")
    assert ids(finding.evidence) == ["a", "b"]
    assert "No status is recorded for that time." in finding.not_recorded


@pytest.mark.parametrize("row", [
    release(""), release("2020"), entry("2020-03-01", nature=Nature.PROTECTIVE, markers=[Marker.RELEASE]),
    entry("2020-03-01", nature=Nature.CONTEXT, markers=[Marker.RELEASE, Marker.DENIAL]), entry("2020-03-01", DA),
])
def test_it_is_silent_without_a_change_dated_closely_enough(row: object) -> None:
    assert not found(row)


def test_an_echo_of_a_release_opens_no_second_window() -> None:
    links = [link("Police", "P1", "I1"), link("Police", "P2", "I1", repeats=True)]
    assert len(found(release(ref="P1"), release("2020-06-01", ref="P2"), links=links)) == 1
    assert len(found(release(ref="P1"), release("2020-06-01", ref="P2"))) == 2


def test_a_childs_return_and_a_parents_move_out_open_a_window_and_a_ward_or_custody_does_not() -> None:
    home, foster = Whereabouts.FAMILY_HOME, Whereabouts.FOSTER_CARE
    finding = only(found(residences=[residence("2019-01-01", "Child X1", foster, ended="2020-05-01"), residence("2020-05-01", "Child X1", home)]))
    assert finding.statement.startswith("Return of Child X1 to the family home is recorded, dated 1 May 2020.")
    moved = only(found(residences=[residence("2019", "Mother X", home), residence("2020-05-01", "Mother X", Whereabouts.OWN_HOME)]))
    assert moved.statement.startswith("A move of Mother X out of the family home is recorded")
    assert not found(residences=[residence("2019", "Mother X", home), residence("2020-05-01", "Mother X", Whereabouts.HOSPITAL)])
    assert not found(residences=[residence("2019", "Child X1", foster), residence("2020-05-01", "Child X2", home)]), "another child's place"


def test_rows_about_a_pregnancy_make_one_window_and_a_later_one_another() -> None:
    rows = [entry(day, Theme.PREGNANCY, nature=Nature.CONTEXT) for day in ("2018-01-01", "2020-02-20", "2020-05-01", "2020-07-30")]
    comfort = protective("2020-08-01", Theme.PREGNANCY, id="good")
    findings = found(*rows, comfort)
    assert len(findings) == 2
    assert "From 20 February 2020 to 30 July 2020 (162 days)" in findings[1].statement
    assert "good" not in ids(findings[1].evidence)


def test_concerns_dated_too_loosely_are_left_out_and_said_to_be() -> None:
    finding = only(found(release(), entry("2020", DA, id="loose"), entry("", DA, id="undated")))
    assert "0 incidents of concern" in finding.statement
    assert "2 incidents of concern undated, or dated too loosely to place in that time: left out." in finding.not_recorded


def test_a_row_from_within_a_stay_in_custody_tells_of_a_release_to_come() -> None:
    stay = residence("2018-04-01", "Stepfather X", Whereabouts.CUSTODY, ended="2018-11-26", id="stay")
    told = entry("2018-10-17", markers=[Marker.RELEASE], people=("Stepfather X",), text="Prison gave a release date")
    days = [finding.statement for finding in find(Reading(history(entries=[told], residences=[stay]))) if "elease" in finding.statement]
    assert len(days) == 1 and "dated 26 November 2018" in days[0]
    assert any("dated 17 October 2018" in one.statement for one in find(Reading(history(entries=[told]))))
