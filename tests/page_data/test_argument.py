"""The argument limb by limb: who saw it orders the words, the other side by the same rule, and every cell opens what it counts."""

from typing import Any

from dashboard.findings.catalogue import findings_in
from dashboard.findings.reading import Reading
from dashboard.page_data.argument import HEADINGS, argument_table
from data_models.record import EvidenceStatus
from data_models.themes import Theme
from tests.findings.building import assessment, entry, history, plan, protective, when

LIMBS = ["Harm", "Likelihood of its going on", "Attributable to the care given", "Response to plans", "Alternatives tried"]


def argument(**facts: Any) -> dict[str, list[tuple[str, str]]]:
    """For each limb its cells as words and the ids that they open."""
    reading = Reading(history(**facts))
    table = argument_table(reading, findings_in(reading))
    assert table.headings == HEADINGS
    return {row.cells[0]: list(zip(row.cells[1:], row.cell_opens[1:], strict=True)) for row in table.rows}


def test_the_limbs_stand_in_a_fixed_order_and_an_empty_cell_says_what_was_looked_for() -> None:
    found = argument()
    assert list(found) == LIMBS
    assert all(words and not ids for cells in found.values() for words, ids in cells)
    assert found["Harm"][1][0].startswith("None found: the record was searched for the other side of")


def test_the_firmest_kind_is_quoted_and_everything_is_counted() -> None:
    carer = ("Mother X",)
    words, ids = argument(entries=[
        entry("2020-01-01", Theme.NEGLECT, id="seen", people=carer, text="Seen"),
        entry("2020-02-01", Theme.NEGLECT, id="told", people=carer, text="Told", status=EvidenceStatus.REPORTED),
    ])["Attributable to the care given"][0]
    assert words == (
        "2 rows from 1 agency: 1 found or first-hand, 1 reported or unverified. Latest of the firmest: 1 January 2020, Police: Seen. "
        "That a row names somebody does not say that it was their doing."
    )
    assert ids.split() == ["seen", "told"]


def test_the_other_side_of_naming_a_carer_is_looked_for_by_the_same_rule() -> None:
    words, ids = argument(entries=[protective("2020-01-01", id="p", people=("Mother X",)), protective("2020-01-02", people=("Child X1",))])[
        "Attributable to the care given"][1]
    assert ids == "p" and words.startswith("1 row from 1 agency")


def test_a_wait_holds_each_incident_once_and_is_never_called_its_cause() -> None:
    found = argument(
        assessments=[assessment("2020-01-01", "Risk assessment", id="a1"), assessment("2020-02-01", id="a2", ref="AS2", about="Mother X")],
        entries=[entry("2020-03-01", Theme.NEGLECT, id="during"), entry("2019-03-01", Theme.NEGLECT, id="earlier")],
    )
    words, ids = found["Harm"][3]
    assert words == "1 incident of concern while any assessment has been waited for, the first since 1 January 2020." and ids == "during"
    assert found["Likelihood of its going on"][2] == ("Not completed: Risk assessment of Stepfather X, agreed 1 January 2020.", "a1")
    assert found["Attributable to the care given"][2][1] == "a2"


def test_plans_and_what_was_declined_are_alternatives_tried() -> None:
    found = argument(plans=[plan("2019-01-01", "2019-06-01", id="pl")], assessments=[
        assessment("2019-02-01", "Family assessment", id="a", declined=when("2019-03-01"))])["Alternatives tried"]
    assert found[0] == ("1 child protection plan recorded. No pre-proceedings period is recorded.", "pl")
    assert found[2] == ("1 assessment declined: Family assessment of Stepfather X.", "a")
