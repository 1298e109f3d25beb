import pytest

from dashboard.findings.assessment_not_commissioned import find
from dashboard.findings.reading import Reading
from data_models.assessment import ReasonKind
from data_models.people import FamilyRole, Person
from data_models.plan import ActionStatus, Party
from data_models.themes import Marker
from tests.findings.building import PEOPLE, action, assessment, date_moved, entry, history, ids, only, review, when

KIND = "Psychological assessment"


def found(*assessments: object, **more: object):
    return list(find(Reading(history(assessments=assessments, **more))))


def agreed(day: str = "2020-11-05", **more: object):
    return assessment(day, KIND, **{"id": "agreed", **more})


def test_a_worked_example_gives_days_and_what_reviews_of_the_plan_recorded() -> None:
    finding = only(found(
        agreed(), assessment_changes=[date_moved("2020-12-01", ReasonKind.OTHER, id="moved")],
        actions=[action("2020-11-05", "Psychological assessment of Stepfather X", id="action"),
                 action("2020-11-05", "Psychological assessment of Stepfather X's mother", ref="CP1-2")],
        action_reviews=[review("2020-12-01", ActionStatus.PARTLY, id="partly"),
                        review("2020-12-20", ActionStatus.NOT_PROVIDED_BY_SERVICE, id="review", evidence="Not commissioned."),
                        review("2020-12-21", ActionStatus.NOT_STARTED, ref="CP1-2")],
        entries=[entry("2020-11-06", id="agrees", markers=[Marker.ENGAGEMENT], people=("Stepfather X",))],
        people=(*PEOPLE, Person(id="p-sm", label="Stepfather X's mother", role=FamilyRole.OTHER_RELATIVE)),
    ))
    assert finding.statement == (
        "Psychological assessment of Stepfather X, decided on 5 November 2020, 57 days ago: no request to a provider is recorded, and no start, "
        "completion or decline. No provider is named. A reason for the wait is recorded once, with no date set. 1 review of a plan action that "
        "names it records it as undone; the last, 20 December 2020: not provided by service (“Not commissioned”)."
    )
    assert ids(finding.evidence) == ["agreed", "moved", "action", "review"]
    assert ids(finding.contrary) == ["partly", "agrees"]
    assert finding.attributed is Party.SERVICE


@pytest.mark.parametrize("more", [{"requested": "2020-11-06"}, {"started": "2020-11-06"}, {"completed": "2020-11-06"}])
def test_it_is_silent_once_requested_begun_or_done(more: dict[str, str]) -> None:
    assert not found(agreed(**{name: when(day) for name, day in more.items()}))


@pytest.mark.parametrize(("day", "findings"), [("2020-12-15", 1), ("2020-12-16", 0), ("2020-12", 0), ("2020", 0), ("", 0)])
def test_it_is_silent_until_ten_working_days_have_certainly_passed(day: str, findings: int) -> None:
    assert len(found(agreed(day))) == findings


@pytest.mark.parametrize(("other", "findings"), [
    (agreed("2020-11-05", id="b", ref="AS2", requested=when("2020-11-10")), 0), (agreed("2019-01-01", id="b", completed=when("2019-06-01")), 1),
    (agreed("2020-11-05", id="b", about="Stepfather X's mother", requested=when("2020-11-10")), 1),
    (agreed("2020-11-05", id="b", about="Stepfather X and Mother X", requested=when("2020-11-10")), 0),
    (assessment("2020-11-05", "Cognitive assessment", id="b", requested=when("2020-11-10")), 1),
])
def test_only_the_same_assessment_of_the_same_person_taken_up_since_stands_in_its_place(other: object, findings: int) -> None:
    assert len(found(agreed(), other)) == findings


def test_where_a_review_records_that_the_family_declined_it_no_one_party_is_named() -> None:
    finding = only(found(
        agreed(), actions=[action("2020-11-05", "Psychological assessment of Stepfather X")],
        action_reviews=[review("2020-12-20", ActionStatus.DECLINED_BY_FAMILY, evidence="He said no")],
    ))
    assert finding.attributed is None and "declined by family (“He said no”)" in finding.statement


def declined(**more: object):
    return assessment("2020-03-04", "Family assessment", **{
        "id": "declined", "about": "Mother X", "declined": when("2020-04-28"), "declined_by": "Mother X", **more,
    })


def test_a_declined_assessment_with_nothing_in_its_place_keeps_the_decline_and_the_gap_apart() -> None:
    finding = only(found(declined()))
    assert finding.statement == (
        "Family assessment of Mother X is recorded as declined by Mother X on 28 April 2020. No other assessment of Mother X is recorded as "
        "decided on, begun or completed since. The declining is one thing; what was offered in its place is another, and is a service’s to record."
    )
    assert finding.attributed is Party.SERVICE, "what stands in its place is not the family's to arrange"


@pytest.mark.parametrize(("other", "findings"), [
    (agreed("2020-04-28", about="Mother X", requested=when("2020-05-01")), 0), (agreed("2020-04", about="Mother X", requested=when("2020-05-01")), 0),
    (agreed("2020-04-27", about="Mother X", requested=when("2020-04-27")), 1),
    (agreed("2020-05-01", about="Mother X's sister", requested=when("2020-05-01")), 1),
])
def test_another_assessment_of_that_person_since_answers_it(other: object, findings: int) -> None:
    assert len(found(declined(), other)) == findings


def test_who_declined_may_not_be_recorded_and_an_undated_decline_is_left_alone() -> None:
    assert "Who declined it is not recorded." in only(found(declined(declined_by=""))).not_recorded
    assert not found(declined(completed=when("2020-05-01")))
