import pytest

from dashboard.findings.no_charge_not_assessed import find
from dashboard.findings.reading import Reading
from data_models.assessment import PoliceOutcome
from data_models.forum import MeetingKind, YesNo
from data_models.people import FamilyRole, Person
from data_models.plan import Party
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import allegation, assessment, entry, history, ids, meeting, only, when


def found(**facts: object):
    return list(find(Reading(history(**facts))))


def test_a_worked_example_names_who_made_them_and_what_was_agreed() -> None:
    finding = only(found(
        allegations=[
            allegation("2018-05-01", id="a1"), allegation("2020-02-01", id="a2", made_by="Grandmother X", reason_obtained=YesNo.YES),
            allegation("2020-06-01", id="open", outcome=PoliceOutcome.UNDER_INVESTIGATION),
        ],
        assessments=[assessment("2020-11-05", "Sexual-risk assessment", id="risk"), assessment("2020-11-05", id="other-kind")],
        entries=[entry("2020-07-01", Theme.SEXUAL_ABUSE, id="denied", status=EvidenceStatus.DISPUTED)],
    ))
    assert finding.statement == (
        "2 allegations of sexual abuse about Stepfather X, made by Child X1 and Grandmother X, ended without charge. No completed assessment "
        "of Stepfather X whose title names risk is recorded since, and no review strategy meeting. With no completion recorded: sexual-risk "
        "assessment, decided on 5 November 2020. 1 other allegation about Stepfather X is recorded."
    )
    assert ids(finding.evidence) == ["a1", "a2", "risk", "open"]
    assert ids(finding.contrary) == ["denied"]
    assert "The reason for no charge is not recorded as obtained for 1 of 2." in finding.not_recorded
    assert finding.attributed is Party.SERVICE


@pytest.mark.parametrize(("held", "findings"), [("2020-01-31", 1), ("2020-02-01", 0), ("2020-03-01", 0), ("2020", 0)])
def test_a_review_strategy_meeting_answers_from_the_day_the_allegation_was_made(held: str, findings: int) -> None:
    assert len(found(allegations=[allegation("2020-02-01")], meetings=[meeting(held, MeetingKind.REVIEW_STRATEGY)])) == findings


@pytest.mark.parametrize(("completed", "findings"), [("2005-01-01", 1), ("2020-05-01", 0), ("", 1)])
def test_an_assessment_completed_before_the_allegation_cannot_have_assessed_it(completed: str, findings: int) -> None:
    rows = [assessment("2004-01-01", "Risk assessment", id="old", completed=when(completed))]
    result = found(allegations=[allegation("2020-02-01")], assessments=rows)
    assert len(result) == findings
    if completed == "2005-01-01":
        assert ids(result[0].contrary) == ["old"]
        assert any("completed 1 January 2005" in note for note in result[0].not_recorded)


def test_a_later_allegation_is_not_hidden_by_the_answer_to_an_earlier_one() -> None:
    finding = only(found(
        allegations=[allegation("2010-01-01", id="first"), allegation("2018-01-01", id="second")],
        meetings=[meeting("2010-03-01", MeetingKind.REVIEW_STRATEGY, id="review")],
    ))
    assert finding.statement.startswith("1 allegation of sexual abuse")
    assert ids(finding.evidence) == ["second", "first"]
    assert ids(finding.contrary) == ["review"]


def test_a_review_strategy_meeting_about_somebody_else_answers_nothing() -> None:
    assert found(allegations=[allegation("2020-02-01")], meetings=[meeting("2020-03-01", MeetingKind.REVIEW_STRATEGY, concerning="Mother X")])


def test_a_declined_assessment_is_said_to_be_declined_and_not_laid_on_the_service() -> None:
    finding = only(found(allegations=[allegation("2020-02-01")], assessments=[
        assessment("2020-03-01", "Risk assessment", declined=when("2020-04-01"), declined_by="Stepfather X"),
    ]))
    assert "declined by Stepfather X 1 April 2020" in finding.statement
    assert finding.attributed is None


@pytest.mark.parametrize("outcome", [PoliceOutcome.CHARGED, PoliceOutcome.CONVICTED, PoliceOutcome.UNDER_INVESTIGATION, PoliceOutcome.NOT_RECORDED])
def test_it_is_silent_unless_the_police_ended_it_without_charge(outcome: PoliceOutcome) -> None:
    assert not found(allegations=[allegation("2020-02-01", outcome=outcome)])


def test_an_undated_allegation_is_listed_and_said_to_be_undated() -> None:
    finding = only(found(allegations=[allegation("")]))
    assert "1 row is undated: when it happened is not recorded." in finding.not_recorded
    assert "Whether any allegation is true is not established by this record, either way." in finding.not_recorded


@pytest.mark.parametrize(("about", "findings"), [
    ("Grandfather A", 1), ("Father A", 0), ("Mother A and Father A", 0), ("", 0), ("the uncle", 0),
])
def test_a_meeting_about_somebody_whose_label_holds_this_one_does_not_answer(about: str, findings: int) -> None:
    people = tuple(Person(id=label, label=label, role=FamilyRole.OTHER) for label in ("Father A", "Grandfather A", "Mother A"))
    review = meeting("2020-03-01", MeetingKind.REVIEW_STRATEGY, concerning=about)
    assert len(found(people=people, allegations=[allegation("2020-02-01", about="Father A")], meetings=[review])) == findings


def test_what_was_recorded_in_answer_and_what_was_taken_back_stand_beside_it() -> None:
    finding = only(found(
        allegations=[allegation("2020-02-01", response="Child X1 said in March that it did not happen.")],
        entries=[
            entry("2020-03-01", id="taken-back", nature=Nature.CONTEXT, markers=[Marker.RETRACTION]),
            entry("2020-03-02", Theme.SEXUAL_ABUSE, id="denied", nature=Nature.CONTEXT, markers=[Marker.DENIAL]),
            entry("2020-03-03", Theme.NEGLECT, id="other-theme", nature=Nature.CONTEXT, markers=[Marker.DENIAL]),
        ],
    ))
    assert ids(finding.contrary) == ["denied", "taken-back"]
    assert "Recorded in answer to the allegation of 1 February 2020: Child X1 said in March that it did not happen." in finding.not_recorded


def test_what_may_have_looked_at_it_under_another_title_is_named_and_stands_beside() -> None:
    finding = only(found(
        allegations=[allegation("2020-02-18", id="told")],
        assessments=[
            assessment("2020-02-19", "Section 47 enquiry", id="enquiry", completed=when("2020-03-19")),
            assessment("2020-02-19", "Section 47 enquiry", id="of the child", about="Child X1"),
            assessment("2020-02-25", "Psychosexual assessment", id="psychosexual", completed=when("2020-04-10")),
            assessment("2019-02-25", "Parenting assessment", id="before", completed=when("2019-04-10")),
            assessment("2020-02-25", "Parenting assessment", id="of another", about="Mother X", completed=when("2020-04-10")),
        ],
        meetings=[
            meeting("2020-02-19", MeetingKind.STRATEGY_DISCUSSION, id="strategy", concerning="Child X1 and Child X2"),
            meeting("2020-02-01", MeetingKind.STRATEGY_DISCUSSION, id="earlier"),
            meeting("2020-03-01", MeetingKind.STRATEGY_DISCUSSION, id="about another", concerning="Grandmother X"),
        ],
    ))
    assert ids(finding.contrary) == ["enquiry", "of the child", "psychosexual", "strategy"]
    assert (
        "Also recorded since, and not titled so: section 47 enquiry of Stepfather X, completed 19 March 2020; section 47 enquiry of Child X1, no "
        "completion recorded; psychosexual assessment of Stepfather X, completed 10 April 2020; strategy discussion about Child X1 and Child X2, "
        "19 February 2020."
    ) in finding.statement


def test_a_denial_that_an_outcome_tells_is_told_as_an_answer() -> None:
    def at(day: str, outcome: str, person: str = "Stepfather X"):
        return entry(day, Theme.SEXUAL_ABUSE, people=("Child X1", person), action_outcome=outcome, status=EvidenceStatus.REPORTED)

    finding = only(found(allegations=[allegation("2020-02-06")], entries=[
        at("2020-02-07", "Stepfather X interviewed, denied it"), at("2020-02-08", "Access denied"), at("2019-02-08", "He denied it"),
        at("2020-02-09", "He denied it", "Neighbour"),
    ]))
    assert [said for said in finding.not_recorded if said.startswith("Recorded in answer, ")] == [
        "Recorded in answer, 7 February 2020, Police: Stepfather X interviewed, denied it."]
