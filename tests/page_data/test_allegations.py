"""An allegation beside all that came of it and all that is said against it."""

from dashboard.findings.reading import Reading
from dashboard.page_data.allegations import allegations_view
from data_models.assessment import PoliceOutcome
from data_models.forum import MeetingKind, YesNo
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import allegation, assessment, entry, history, meeting, when


def test_outcome_reason_response_assessment_and_review_stand_in_one_row() -> None:
    view = allegations_view(Reading(history(
        allegations=[allegation("2020-02-06", id="al", reason_obtained=YesNo.NO, response="Mother X says it is a lie",
                                police_outcome_on=when("2020-04-21"), summary="What was said")],
        assessments=[assessment("2020-05-01", "Sexual-risk assessment", id="as")],
        meetings=[meeting("2020-06-01", MeetingKind.REVIEW_STRATEGY, id="m")],
    )))
    row, = view.table.rows
    assert row.cells == (
        "Sexual abuse, by Child X1 about Stepfather X, 6 February 2020: What was said",
        "no further action, 21 April 2020; reason not obtained",
        "Assessment of the risk: not completed: Sexual-risk assessment, decided on 1 May 2020. Review strategy meeting: 1 June 2020",
        "Mother X says it is a lie", "none recorded",
    )
    assert row.opens.split() == ["al", "as", "m"]


def test_a_review_or_assessment_before_the_allegation_does_not_answer_it() -> None:
    row, = allegations_view(Reading(history(
        allegations=[allegation("2020-02-06")],
        assessments=[assessment("2019-01-01", "Risk assessment", completed=when("2019-05-01"))],
        meetings=[meeting("2020-01-01", MeetingKind.REVIEW_STRATEGY)],
    ))).table.rows
    assert row.cells[2] == "Assessment of the risk: none recorded. Review strategy meeting: none recorded"


def test_denials_and_retractions_stand_beside_it_and_earlier_or_other_ones_do_not() -> None:
    against = {"nature": Nature.CONTEXT, "people": ("Stepfather X",)}
    view = allegations_view(Reading(history(
        allegations=[allegation("2020-02-06", id="al")],
        entries=[
            entry("2020-03-01", Theme.SEXUAL_ABUSE, id="denied", markers=(Marker.DENIAL,), **against),
            entry("2020-04-01", id="taken-back", markers=(Marker.RETRACTION,), nature=Nature.CONTEXT),
            entry("2020-05-01", Theme.SEXUAL_ABUSE, id="disputed", status=EvidenceStatus.DISPUTED, **against),
            entry("2019-03-01", Theme.SEXUAL_ABUSE, id="earlier", markers=(Marker.DENIAL,), **against),
            entry("2020-03-01", Theme.NEGLECT, id="other-theme", markers=(Marker.DENIAL,), **against),
            entry("2020-03-01", Theme.SEXUAL_ABUSE, id="somebody-else", markers=(Marker.DENIAL,), nature=Nature.CONTEXT, people=("Grandmother X",)),
            entry("2020-03-02", Theme.SEXUAL_ABUSE, id="concern", people=("Stepfather X",)),
        ],
    )))
    assert [row.opens for row in view.against.rows] == ["denied", "taken-back", "disputed"]
    assert view.table.rows[0].cells[4].startswith("3 rows: ")


def test_an_allegation_about_two_people_has_the_assessments_and_denials_of_each() -> None:
    row, = allegations_view(Reading(history(
        allegations=[allegation("2020-02-06", id="al", about="Mother X; Stepfather X")],
        assessments=[assessment("2020-05-01", "Risk assessment", id="as", about="Mother X")],
        entries=[entry("2020-03-01", Theme.SEXUAL_ABUSE, id="denied", markers=(Marker.DENIAL,), nature=Nature.CONTEXT, people=("Mother X",))],
    ))).table.rows
    assert row.opens.split() == ["al", "as", "denied"]


def test_no_charge_is_never_called_untrue_nor_an_allegation_true() -> None:
    said = allegations_view(Reading(history(allegations=[allegation("2020-02-06", outcome=PoliceOutcome.NOT_PURSUED)]))).sentence
    assert said.endswith("That an allegation was made does not say that it is true, and no charge does not say that it is not.")
    assert "1 ended without charge; the reason is not recorded as obtained for 1 of these." in said
    assert allegations_view(Reading(history())).heading == "No allegation is recorded by this date"
