import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.view_missing import find
from data_models.agencies import Agency
from data_models.forum import Attended, ViewOfAgency
from data_models.plan import Party
from data_models.record import Nature
from data_models.themes import Marker, Theme
from tests.findings.building import attendance, decision, entry, history, ids, only, view

CAME = Attended.ATTENDED
HERS = {"people": ("Mother X",)}


def found(**facts: object):
    facts.setdefault("decisions", [decision("2020-12-10", id="forum", papers=("Police",))])
    return list(find(Reading(history(**facts))))


def at_conference(who: str = "Adult social care", how: Attended = Attended.NOT_INVITED, **more: object):
    return attendance("2020-09-15", who, how, meeting="IC1", **{"id": who, **more})


def test_a_worked_example_says_why_each_agency_is_listed() -> None:
    finding = only(found(
        views=[view("2020-12-01", "School", id="school", received="2020-12-07"), view("2020-12-01", "CAMHS", id="camhs",
                                                                                       said=ViewOfAgency.NOT_RECEIVED)],
        attendances=[at_conference(), at_conference("Mother X", CAME), at_conference("School", CAME), at_conference("Police", CAME)],
        entries=[entry("2020-03-04", Theme.ADULT_MENTAL_HEALTH, id="overdose", agency=Agency.ACUTE_HEALTH, **HERS)],
    ))
    assert finding.statement == (
        "For the forum of 10 December 2020, asked for Meeting Before Action: views recorded as sought by that day: CAMHS and School. No view is "
        "recorded as sought by then from Police and Adult social care (listed in the attendance of earlier meetings, whether they came or not). No "
        "view is recorded as sought by then from Hospital (with entries in this record by that day). No view is recorded as sought by then from GP "
        "and Adult mental health (working on a theme of concern in entries that name a parent or carer). Sought and not recorded as received by "
        "that day: CAMHS. Information from Police was recorded in the papers."
    )
    assert ids(finding.evidence) == ["forum", "camhs", "overdose", "Adult social care", "Police"]
    assert ids(finding.contrary) == ["school"]
    assert finding.attributed is Party.SERVICE


def test_no_views_at_all_is_said_to_be_a_gap_in_the_record() -> None:
    finding = only(found(attendances=[at_conference()]))
    assert "views recorded as sought by that day: none." in finding.statement
    assert "No agency’s view on any forum is in this record: views may be kept elsewhere." in finding.not_recorded


def test_it_is_silent_when_every_agency_around_the_family_gave_its_view_in_time() -> None:
    views = [view("2020-12-01", "Adults' services (adult social care)", received="2020-12-10")]
    assert not found(attendances=[at_conference(), at_conference("Mother X", CAME), at_conference("Legal services", CAME)], views=views)
    assert not found(attendances=[attendance("2020-12-11", "GP", CAME, meeting="RC7")])
    assert not found(decisions=[decision("")], attendances=[at_conference()])


@pytest.mark.parametrize(("sought", "received", "words"), [
    ("2020-12-01", "2020-12-11", "not recorded as received by that day: Adult social care"),
    ("2020-12-01", "", "not recorded as received by that day: Adult social care"),
    ("2020-12-11", "2020-12-12", "No view is recorded as sought by then from Adult social care"),
])
def test_a_view_after_the_forum_is_not_a_view_for_it(sought: str, received: str, words: str) -> None:
    finding = only(found(attendances=[at_conference()], views=[view(sought, "Adult social care", id="late", received=received)]))
    assert words in finding.statement


def test_an_undated_request_for_a_view_may_have_come_in_time_and_counts_as_sought() -> None:
    finding = only(found(attendances=[at_conference()], views=[view("", "Adult social care", id="late")]))
    assert "No view is recorded as sought" not in finding.statement


def test_a_view_for_another_forum_does_not_stand_in_for_this_one() -> None:
    finding = only(found(attendances=[at_conference()], views=[view("2020-12-01", "Adult social care", ref="CPF10", received="2020-12-02")]))
    assert "from Adult social care" in finding.statement


@pytest.mark.parametrize("row", [
    entry("2020-03-04", Theme.DRUG_MISUSE, people=("Child X1",)), entry("2020-03-04", Theme.DRUG_MISUSE, nature=Nature.PROTECTIVE, **HERS),
    entry("2020-03-04", Theme.DRUG_MISUSE, markers=[Marker.DENIAL], **HERS), entry("2020", Theme.DRUG_MISUSE, known="2020-01-01", **HERS),
    entry("2020-03-04", Theme.DRUG_MISUSE, known="2021-06-24", **HERS),
])
def test_a_childs_a_denied_a_reassuring_or_a_later_row_brings_no_adult_service_in(row: object) -> None:
    for finding in found(entries=[row], as_at="2021-07-01"):
        assert "Substance misuse service" not in finding.statement


def test_who_was_at_the_forum_may_have_spoken() -> None:
    finding = only(found(attendances=[at_conference(), attendance("2020-12-10", "ASC", CAME, meeting="CPF1", id="there")]))
    assert ids(finding.contrary) == ["there"]
