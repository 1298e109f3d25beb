import pytest

from dashboard.findings.consent_cited import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.forum import RequestResult
from data_models.people import Status
from data_models.plan import ActionStatus, Party, PlanKind
from data_models.themes import Marker
from tests.findings.building import assessment, entry, history, ids, link, only, plan, protective, request, review, status, when

DECLINED = RequestResult.DECLINED_NO_CONSENT
PLAN = plan("2020-09-15", id="plan")


def found(*, plans: object = (PLAN,), **facts: object):
    return list(find(Reading(history(plans=plans, **facts))))


def declined(day: str = "2020-10-01", replied: str = "2020-10-15", **more: object):
    return request(day, "Adult mental health", "Mother X", **{"id": "declined", "result": DECLINED, "replied": when(replied), **more})


def refused(words: str = "Mother X does not consent to our asking her doctor.", day: str = "2020-10-15", **more: object):
    return entry(day, **{"id": "refused", "text": words, "markers": [Marker.REFUSAL], "people": ("Mother X",), **more})


def test_a_worked_example_of_information_withheld() -> None:
    finding = only(found(requests=[declined(), request("2020-11-01", "CMHT", "mother x", id="later", result=RequestResult.HELD_AND_SHARED)]))
    assert finding.statement == (
        "Adult mental health, asked about Mother X, is recorded as declining for lack of consent (15 October 2020). In force on that day as "
        "recorded: child protection plan for Child X1 from 15 September 2020."
    )
    assert ids(finding.evidence) == ["declined", "plan"]
    assert ids(finding.contrary) == ["later"]
    assert finding.attributed is Party.SERVICE, "withholding is the service's doing, never the family's"


def test_a_worked_example_of_rows_that_say_consent_was_not_given() -> None:
    finding = only(found(
        entries=[refused()],
        action_reviews=[review("2020-10-20", ActionStatus.NOT_EVIDENCED, id="review", evidence="Consent refused; no request sent")],
        requests=[request("2020-09-20", "Police", "Mother X", id="asked")],
    ))
    assert finding.statement == (
        "Consent is recorded as refused or not given in 2 rows, the first dated 15 October 2020, the last dated 20 October 2020. In force on those "
        "days as recorded: child protection plan for Child X1 from 15 September 2020."
    )
    assert ids(finding.evidence) == ["refused", "review", "plan"]
    assert ids(finding.contrary) == ["asked"]
    assert finding.attributed is Party.NOT_RECORDED
    assert "Refusing consent is a parent’s choice; whose decision it was to go no further is not recorded." in finding.not_recorded


@pytest.mark.parametrize("words", [
    "She was told that no consent is needed to speak to the school.", "Refused the visit but did not withhold consent for the GP to be asked.",
    "Never refused consent.", "Consent was not withheld.", "No consent form was required.", "She has not withdrawn her consent.",
])
def test_words_that_turn_it_round_are_no_refusal_and_stand_beside_one(words: str) -> None:
    assert not found(entries=[refused(words)])
    beside = only(found(entries=[refused(), refused(words, id="otherwise")]))
    assert "in 1 row" in beside.statement
    assert "otherwise" in ids(beside.contrary)


def test_a_refusal_not_found_to_be_so_is_none() -> None:
    assert not found(entries=[refused(markers=[Marker.REFUSAL, Marker.NOT_SUBSTANTIATED])])


@pytest.mark.parametrize("words", [
    "Refusal of consent.", "Told that no consent is needed for that; she refused consent for the GP.",
    "No consent.", "Without her consent we may not ask.", "She refused to give consent", "refuses consent to a call", "Declined for want of consent",
    "did not give consent", "doesn't consent", "Consent was withdrawn", "Consent not given",
])
def test_words_that_say_consent_was_not_given_are_read(words: str) -> None:
    assert found(entries=[refused(words)])


@pytest.mark.parametrize("words", [
    "Mother X consents to the GP and refuses visits.", "Refused the visit; consent given to school.", "Consent was obtained.",
    "Did not object and consent is held", "No doubt consent is there.", "No visit. Consent form signed.", "Refused.",
])
def test_words_that_say_consent_was_given_are_not(words: str) -> None:
    assert not found(entries=[refused(words)])


@pytest.mark.parametrize("row", [
    refused(markers=[]), refused(day="2020-09-14"), refused(day="2020-09"), refused(day=""),
    protective("2020-10-15", text="No consent", markers=[Marker.REFUSAL]),
])
def test_it_is_silent_for_a_row_not_coded_as_a_refusal_or_not_certainly_within_the_plan(row: object) -> None:
    assert not found(entries=[row])


@pytest.mark.parametrize(("more", "findings"), [
    ({}, 0), ({"assessments": [assessment("2020-10-01", "Section 47 enquiry", completed=when("2020-10-31"))]}, 1),
    ({"assessments": [assessment("2020-10-01", "Section 47 enquiry", completed=when("2020-10-10"))]}, 0),
    ({"assessments": [assessment("2020-10-01", "Section 17 assessment")]}, 0),
    ({"statuses": [status("2020-09-15", Status.CHILD_PROTECTION)]}, 1), ({"statuses": [status("2020-09-15", Status.CHILD_IN_NEED)]}, 0),
    ({"statuses": [status("2020-09-15", Status.CHILD_PROTECTION, children=("Older sibling X",))]}, 0),
])
def test_a_plan_a_status_or_an_enquiry_must_have_been_in_force(more: dict[str, object], findings: int) -> None:
    assert len(found(plans=[plan("2020-01-01", kind=PlanKind.CHILD_IN_NEED)], requests=[declined()], **more)) == findings


def test_a_request_answered_for_want_of_anything_held_or_with_no_reply_is_no_refusal() -> None:
    assert not found(requests=[declined(result=RequestResult.NO_REPLY), declined(result=RequestResult.NOTHING_HELD)])


def test_a_row_that_may_lie_outside_the_plan_is_counted_apart_and_the_day_of_asking_stands_for_an_undated_reply() -> None:
    finding = only(found(requests=[declined(replied=""), declined("2020-09", "", id="across")]))
    assert "(1 October 2020)" in finding.statement
    assert "1 further such row not certainly dated within a plan or enquiry: not counted." in finding.not_recorded


def test_what_was_in_force_on_one_day_is_not_said_of_another() -> None:
    enquiry = assessment("2020-08-01", "Section 47 enquiry", completed=when("2020-09-01"))
    finding = only(found(entries=[refused(), refused(id="summer", day="2020-08-10")], assessments=[enquiry]))
    assert "In force on one or another of those days as recorded: section 47 enquiry from 1 August 2020 and child" in finding.statement


def test_an_echo_is_no_second_row() -> None:
    rows = [refused(ref="C1"), refused(id="echo", agency=Agency.SCHOOL, ref="S1")]
    finding = only(found(entries=rows, links=[link("Police", "C1", "I1"), link("School", "S1", "I1", repeats=True)]))
    assert ids(finding.evidence) == ["refused", "plan"]
