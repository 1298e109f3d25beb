import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.review_outstanding import find
from data_models.assessment import PoliceOutcome, ReasonKind
from data_models.plan import Party
from data_models.themes import Marker, Theme
from tests.findings.building import allegation, assessment, date_moved, entry, history, ids, only, when

UNDER = PoliceOutcome.UNDER_INVESTIGATION


def found(**facts: object):
    return list(find(Reading(history(as_at="2021-09-01", **facts))))


def incident_review(day: str = "2021-07-01", **more: object):
    return assessment(day, **{"kind": "Serious incident review", "id": "review", "provider": "Mental health trust", **more})


def test_a_worked_example_of_a_review_whose_findings_are_awaited() -> None:
    finding = only(found(
        assessments=[incident_review(due=when("2021-10-01"), decision_that_depends="What is shared with the partnership.")],
        assessment_changes=[date_moved("2021-08-01", ReasonKind.PROVIDER_CAPACITY, id="moved")],
    ))
    assert finding.statement == (
        "Serious incident review by Mental health trust about Stepfather X, recorded as begun or agreed 1 July 2021, 62 days ago: no completion and "
        "no findings are recorded. Due 1 October 2021. Waiting on it: What is shared with the partnership."
    )
    assert ids(finding.evidence) == ["review", "moved"]
    assert finding.attributed is Party.SERVICE


def test_a_worked_example_of_an_investigation_with_no_outcome() -> None:
    rows = [entry("2021-06-03", Theme.SEXUAL_ABUSE, id="denies", markers=[Marker.DENIAL], people=("Stepfather X",)),
            entry("2021-06-03", Theme.SEXUAL_ABUSE, markers=[Marker.DENIAL], people=("Mother X",))]
    finding = only(found(allegations=[allegation("2021-06-01", id="al", outcome=UNDER)], entries=rows))
    assert finding.statement == (
        "An allegation of sexual abuse about Stepfather X, made by Child X1, 1 June 2021, is recorded as under investigation by police, 92 days ago: "
        "no outcome is recorded."
    )
    assert ids(finding.evidence) == ["al"] and ids(finding.contrary) == ["denies"]
    assert "An investigation that goes on says nothing of what it will find." in finding.not_recorded


@pytest.mark.parametrize("kind", ["Safeguarding adults review", "Domestic homicide review", "Inquest", "Rapid review", "Police investigation"])
def test_reviews_of_practice_inquests_and_investigations_are_meant(kind: str) -> None:
    assert found(assessments=[incident_review(kind=kind)])


@pytest.mark.parametrize("row", [
    incident_review(kind="Medication review"), incident_review(kind="Cognitive assessment"), incident_review(completed=when("2021-08-01")),
    incident_review(declined=when("2021-08-01")),
])
def test_it_is_silent_for_other_assessments_and_for_a_review_that_ended(row: object) -> None:
    assert not found(assessments=[row])


@pytest.mark.parametrize("outcome", [outcome for outcome in PoliceOutcome if outcome is not UNDER])
def test_it_is_silent_for_every_other_outcome_and_never_guesses_at_one_not_recorded(outcome: PoliceOutcome) -> None:
    assert not found(allegations=[allegation("2021-06-01", outcome=outcome)])


def test_dates_that_are_missing_or_loose_are_said() -> None:
    undated = only(found(assessments=[incident_review("")]))
    assert "ago" not in undated.statement and "No date it is due is recorded." in undated.not_recorded
    assert "at least 32 days ago" in only(found(assessments=[incident_review("2021-07")])).statement
    assert "ago" not in only(found(allegations=[allegation("2021", outcome=UNDER)])).statement
