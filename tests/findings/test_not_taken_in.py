"""A finding that says that nothing is recorded says too where a row of the list it looked in could not be taken in."""

from dashboard.findings.catalogue import findings_of
from dashboard.findings.not_taken_in import LOOKS_IN
from data_models.record import Source
from data_models.rejected_rows import RejectedRow, about
from data_models.tables import ASSESSMENT, VISIT
from tests.findings.building import history, residence

REJECTED = RejectedRow(about(ASSESSMENT, "AS1"), Source("core.xlsx", "Assessments", 2), '"Completed" is "Yes, report on file": no date in it')


def test_an_adult_about_whom_no_assessment_is_listed_is_told_with_the_row_that_was_rejected() -> None:
    finding = next(one for one in findings_of(history(rejected=[REJECTED])) if one.id == "unassessed-adult:Mother X")
    assert finding.not_recorded[-1] == (
        "1 row of the lists looked in here (Assessments) could not be taken in and may say otherwise: core.xlsx, sheet Assessments, row 2: "
        '"Completed" is "Yes, report on file": no date in it.'
    )


def test_a_row_of_a_list_not_looked_in_says_nothing_there_and_many_are_counted() -> None:
    visits = [RejectedRow(about(VISIT, ""), Source("core.xlsx", "Visits", row), "no date") for row in range(2, 8)]
    notes = {one.id: one.not_recorded for one in findings_of(history(rejected=visits, residences=[residence("2020-01-01", "Mother X")]))}
    assert not any("could not be taken in" in note for note in notes["unassessed-adult:Mother X"])
    many = next(one for one in findings_of(history(rejected=[REJECTED] * 5)) if one.id == "unassessed-adult:Mother X")
    assert many.not_recorded[-1].endswith("and 2 further rows.")


def test_every_kind_named_is_in_the_catalogue() -> None:
    from dashboard.findings.catalogue import RULES  # noqa: PLC0415

    assert set(LOOKS_IN) <= {kind.code for kind, _ in RULES}
