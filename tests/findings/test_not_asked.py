import pytest

from dashboard.findings.not_asked import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.forum import Attended, MeetingKind, YesNo
from data_models.people import FamilyRole, Person
from data_models.plan import Party
from data_models.themes import Theme
from tests.findings.building import PEOPLE, attendance, entry, history, ids, meeting, only, protective, request

HERS = {"people": ("Mother X",)}


def found(**facts: object):
    return list(find(Reading(history(**facts))))


def overdose(**more: object):
    return entry("2020-03-04", Theme.ADULT_MENTAL_HEALTH, id="overdose", **{**HERS, **more})


def test_a_worked_example_names_the_agencies_with_no_request() -> None:
    finding = only(found(
        entries=[overdose(), entry("2020-04-01", Theme.DOMESTIC_ABUSE, id="police-matter", **HERS),
                 protective("2020-05-01", Theme.ADULT_MENTAL_HEALTH, id="gp-row", agency=Agency.GP, **HERS)],
        requests=[request("2020-04-02", "Police", "Mother X", id="asked")],
    ))
    assert finding.statement == (
        "1 entry that names Mother X and no other adult records adult mental health, dated 4 March 2020. In the list of requests for information "
        "none about Mother X is recorded to: "
        "Adult mental health and GP. Entries from GP that name Mother X are in this record."
    )
    assert ids(finding.evidence) == ["overdose"]
    assert ids(finding.contrary) == ["asked", "gp-row"]
    assert finding.not_recorded == (
        "Whether Adult mental health and GP hold anything more is not known from this record.",
        "1 request to other agencies about Mother X is recorded.",
    )
    assert finding.attributed is Party.SERVICE


@pytest.mark.parametrize("about", ["Mother X", "mother x", "Mother X; Child X1", "Mother X and Stepfather X"])
def test_it_is_silent_when_a_request_names_her_in_any_of_the_ways_people_write_it(about: str) -> None:
    assert not found(entries=[overdose()], requests=[request("2020-04-01", "GP surgery", about), request("2020-04-01", "CMHT", about)])


def test_a_request_under_another_name_is_shown_and_never_passed_over() -> None:
    finding = only(found(entries=[overdose()], requests=[request("2020-04-01", "GP", "the parents", id="maybe")]))
    assert "These may be such a request under another name: GP about “the parents”, 1 April 2020." in finding.statement
    assert ids(finding.contrary) == ["maybe"]


def test_an_agency_under_a_name_not_known_here_is_shown_as_a_request_that_may_be_it() -> None:
    finding = only(found(entries=[overdose()], requests=[request("2020-04-01", "Psychiatrist", "Mother X", id="maybe")]))
    assert "Psychiatrist about “Mother X”, 1 April 2020" in finding.statement
    assert ids(finding.contrary) == ["maybe"]


def test_a_request_about_somebody_whose_label_holds_hers_is_not_about_her() -> None:
    people = (*PEOPLE, Person(id="p-sister", label="Mother X's sister", role=FamilyRole.OTHER_RELATIVE))
    finding = only(found(people=people, entries=[overdose()], requests=[request("2020-04-01", "GP", "Mother X's sister")]))
    assert "Adult mental health and GP" in finding.statement
    assert finding.contrary == ()


def test_no_requests_at_all_is_said_to_be_a_gap_in_the_record() -> None:
    finding = only(found(entries=[overdose()]))
    assert "No information request of any kind is in this record: requests may be kept elsewhere." in finding.not_recorded


def test_it_is_silent_for_a_child_and_for_a_person_no_concern_names() -> None:
    assert not found(entries=[entry("2020-03-04", Theme.ADULT_MENTAL_HEALTH, people=("Child X1",))])
    assert not found(entries=[protective("2020-03-04", Theme.ADULT_MENTAL_HEALTH, **HERS)])


def strategy(*rows: tuple[str, Attended]):
    return found(
        meetings=[meeting("2020-03-04", MeetingKind.STRATEGY_DISCUSSION, id="sd", ref="SD1")],
        attendances=[attendance("2020-03-04", who, came, meeting="sd1", id=who, report=YesNo.YES) for who, came in rows],
    )


def test_a_strategy_discussion_without_health_names_who_was_there() -> None:
    finding = only(strategy(("Police", Attended.ATTENDED), ("School", Attended.NOT_RECORDED), ("GP", Attended.NOT_INVITED)))
    assert finding.statement == (
        "No health agency is recorded at the strategy discussion of 4 March 2020; recorded there: Police. A report was sent by GP."
    )
    assert ids(finding.evidence) == ["sd", "Police", "School"]
    assert ids(finding.contrary) == ["GP"]
    assert "Whether they came is not recorded for 1 of 3 listed." in finding.not_recorded


def test_a_strategy_discussion_is_silent_with_a_school_nurse_there_or_no_attendance_recorded() -> None:
    assert not strategy(("School nurse", Attended.ATTENDED))
    assert not strategy()
