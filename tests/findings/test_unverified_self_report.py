import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.unverified_self_report import find
from data_models.agencies import Agency
from data_models.forum import RequestResult
from data_models.people import Status
from data_models.plan import Party
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import assessment, entry, history, ids, link, only, protective, request, status, when

DRUGS, DA = Theme.DRUG_MISUSE, Theme.DOMESTIC_ABUSE
CSC, UNVERIFIED, REPORTED = Agency.CHILDRENS_SOCIAL_CARE, EvidenceStatus.UNVERIFIED, EvidenceStatus.REPORTED
HERS = {"people": ("Mother X",)}


def account(day: str = "2020-02-13", *themes: Theme, **more: object):
    return entry(day, *(themes or (DRUGS,)), **{
        "id": "account", "nature": Nature.PROTECTIVE, "agency": CSC, "status": UNVERIFIED, "markers": [Marker.SELF_REPORT],
        "reported_by": "Mother X", **HERS, **more,
    })


def found(*entries: object, **more: object):
    return list(find(Reading(history(entries=entries, **more))))


def test_an_account_with_no_check_recorded() -> None:
    finding = only(found(account()))
    assert finding.statement == (
        "Mother X’s own account, coded to drug misuse, is recorded in 1 entry, dated 13 February 2020: “What was seen”. "
        "Since then, no entry told by anyone else that names "
        "Mother X is recorded on that theme as found by a court, seen at first hand or professionally judged, and no answered request about Mother X."
    )
    assert ids(finding.evidence) == ["account"] and finding.contrary == ()
    assert finding.attributed is Party.SERVICE


def test_a_worked_example_with_entries_that_differ_and_the_other_side() -> None:
    finding = only(found(
        account(), entry("2020-03-06", DRUGS, id="relative", status=REPORTED, **HERS), entry("2020-04-01", DRUGS, id="seen", **HERS),
        protective("2020-05-01", DRUGS, id="clear-test", **HERS), entry("2020-01-01", DRUGS, id="before", **HERS),
        protective("2019-01-01", DRUGS, id="earlier", **HERS),
        requests=[request("2020-04-02", "GP", "Mother X", id="asked", result=RequestResult.NOTHING_HELD),
                  request("2020-04-02", "Police", "Mother X")],
    ))
    assert finding.statement == (
        "Mother X’s own account, coded to drug misuse, is recorded in 1 entry, dated 13 February 2020: “What was seen”. "
        "Since then, 2 entries not told by Mother X and naming "
        "Mother X record concern on that theme, the first dated 6 March 2020, the last dated 1 April 2020: 1 found by a court, seen at first hand or "
        "professionally judged, 1 reported or of another status. Also recorded since: 1 entry on the other side (reassuring, denying or closed) and "
        "1 answered request about the same person. Recorded before it by others, found by a court, seen at first hand or professionally judged, and "
        "not of concern: 1 entry."
    )
    assert ids(finding.evidence) == ["account", "relative", "seen"]
    assert ids(finding.contrary) == ["earlier", "clear-test", "asked"]


@pytest.mark.parametrize("check", [
    {"entries": [protective("2020-05-01", DRUGS, **HERS)]}, {"entries": [protective("2020-02-13", DRUGS, **HERS)]},
    {"requests": [request("2020-04-02", "GP", "Mother X; Child X1", result=RequestResult.HELD_AND_SHARED)]},
])
def test_it_is_silent_where_a_check_stands_beside_it_and_nothing_differs(check: dict[str, list[object]]) -> None:
    assert not found(account(), *check.get("entries", ()), requests=check.get("requests", ()))


@pytest.mark.parametrize("row", [
    protective("2020-05-01", DRUGS, people=("Mother X's sister",)), protective("2020-05-01", DA, **HERS), protective("2020-05-01", DRUGS),
    protective("2020", DRUGS, **HERS), protective("", DRUGS, known="2020-12-01", **HERS),
    protective("2020-05-01", DRUGS, reported_by="Mother X", **HERS),
    protective("2020-05-01", DRUGS, status=UNVERIFIED, **HERS), account("2020-05-01", id="again"),
])
def test_another_persons_row_another_theme_an_unplaced_row_and_the_same_voice_again_are_no_check(row: object) -> None:
    assert "no entry told by anyone else" in only(found(account(), row)).statement


def test_an_echo_of_the_account_is_neither_a_second_account_nor_a_check() -> None:
    told, echo = account(ref="C1"), protective("2020-02-20", DRUGS, ref="S1", id="echo", markers=[Marker.SELF_REPORT], **HERS)
    links = [link("Children's social care", "C1", "I1"), link("School", "S1", "I1", repeats=True)]
    assert ids(only(found(told, echo, links=links)).evidence) == ["account"]


def test_harm_that_a_parent_tells_of_is_never_listed_as_unverified() -> None:
    assert not found(account("2020-02-13", DA, nature=Nature.CONCERN))
    assert found(account("2020-02-13", DA)), "a denial of it is an account"


@pytest.mark.parametrize("row", [
    account(reported_by="", people=("Mother X", "Stepfather X")), account(reported_by="Child X1", people=("Child X1",)),
    account(markers=[Marker.ENGAGEMENT]), account(status=EvidenceStatus.PROFESSIONAL_OPINION),
])
def test_it_is_silent_where_no_one_parent_is_said_to_have_told_it(row: object) -> None:
    assert not found(row)


def test_the_only_carer_named_is_the_teller_and_two_tellers_are_two_findings() -> None:
    assert only(found(account(reported_by=""))).key == "Mother X:drug_misuse"
    both = found(account(reported_by="Mother X; Stepfather X"))
    assert {finding.key for finding in both} == {"Mother X:drug_misuse", "Stepfather X:drug_misuse"}


def test_an_undated_account_says_that_what_came_since_cannot_be_told() -> None:
    finding = only(found(account("", known="2020-02-13"), entry("2020-03-06", DRUGS, **HERS)))
    assert finding.statement.endswith("It has no date, so what was recorded since cannot be told.")
    assert ids(finding.evidence) == ["account"]


def test_what_another_agency_was_told_stands_beside_the_status_on_record() -> None:
    rows = [status("2019-10-10", Status.CHILD_IN_NEED, id="plan", ended=when("2020-01-24")),
            status("2018-01-01", Status.CHILD_PROTECTION, ended=when("2019-01-01")),
            status("2020-01-24", Status.CLOSED), status("2020-01-01", Status.IN_CARE, children=("Older sibling X",))]
    booking = account("2020-03-12", Theme.PREGNANCY, agency=Agency.MATERNITY, nature=Nature.CONCERN, reported_by="")
    finding = only(found(booking, statuses=rows))
    assert finding.statement.endswith("in the year before it was told: child in need from 10 October 2019 to 24 January 2020.")
    assert ids(finding.evidence) == ["account", "plan"]
    assert "status" not in only(found(account(), statuses=rows)).statement


def test_the_account_is_quoted_with_what_was_done_and_the_assessments_asked_for_since() -> None:
    told = account("2020-10-16", Theme.LEARNING_DISABILITY, text="Says she had a brain injury.", action_outcome="To tell the provider")
    asked = [assessment("2020-11-05", id="asked", about="Mother X"), assessment("2020-01-05", about="Mother X"), assessment("2020-11-05")]
    finding = only(found(told, assessments=asked))
    assert "16 October 2020: “Says she had a brain injury” (what was done: “To tell the provider”)." in finding.statement
    said = "Assessments of Mother X asked for or agreed since: cognitive assessment, agreed 5 November 2020, no completion recorded."
    assert said in finding.statement
    assert ids(finding.contrary) == ["asked"]
