"""Why a row stays out: the reasons in one order, and who is named by label or together."""

import pytest

from data_models.assessment import Allegation, PoliceOutcome
from data_models.incidents import Incident
from data_models.record import EvidenceStatus
from data_models.themes import Marker, Theme
from data_models.threshold_bars import NO_CHILD, NO_PATH, WHICH_CHILD, bars, became_of, means_all, named_in, no_child_in
from data_models.threshold_evidence import entering
from tests.findings.building import entry


def test_what_became_of_it_comes_before_the_path_and_the_path_before_who_saw_it() -> None:
    heard = entry(status=EvidenceStatus.REPORTED, markers=[Marker.RETRACTION, Marker.NO_FURTHER_ACTION])
    assert bars(entering(heard)) == ("It is recorded as taken back and not taken further.", NO_PATH)
    unsaid = entry(status=EvidenceStatus.NOT_RECORDED, markers=[Marker.DENIAL])
    first, last = bars(entering(unsaid))
    assert first == "It is recorded as denied." and last.startswith("Who saw it is not recorded")


def test_a_first_hand_row_and_hearsay_with_a_witness_have_no_bar() -> None:
    heard = entry(status=EvidenceStatus.REPORTED, id="heard")
    seen = entry(id="seen", recorder="PC 12")
    assert bars(entering(seen)) == ()
    assert bars(entering(heard, Incident("i", (heard, seen), ()))) == ()


def test_a_denial_of_the_same_incident_stands_as_a_bar() -> None:
    heard = entry(status=EvidenceStatus.REPORTED, id="heard")
    denial = entry(id="denial", markers=[Marker.DENIAL], text="Denied it to the officer")
    assert "Denied it to the officer" in bars(entering(heard, Incident("i", (heard, denial), ())))[0]


@pytest.mark.parametrize(("outcome", "said"), [
    (PoliceOutcome.NO_FURTHER_ACTION, "The police outcome recorded is: no further action."), (PoliceOutcome.CONVICTED, ""),
])
def test_a_police_outcome_that_ended_it_is_said(outcome: PoliceOutcome, said: str) -> None:
    assert became_of(Allegation(id="al", allegation_ref="AL1", about="Stepfather X", made_by="Sibling X", theme=Theme.SEXUAL_ABUSE,
                                police_outcome=outcome)) == said


@pytest.mark.parametrize(("words", "together"), [
    ("Shouted at the children in the street", True), ("Left the younger two alone", True), ("Both boys were cold", True),
    ("Her children had no lunch", True), ("Child X1 was cold", False), ("Told children’s social care", False),
    ("Rang the children's services team", False), ("Left home for two days", False), ("The two officers left", False), ("Drunk in the street", False),
    ("Shouting heard. Children upstairs.", True), ("Hit by other children at school", False),
])
def test_words_that_mean_the_children_together(words: str, together: bool) -> None:
    assert means_all(entry(text=words)) is together


def test_an_older_sibling_is_named_by_its_label_in_people_or_words_and_no_longer_label_is() -> None:
    row = entry(people=["Sibling X2"], text="Sibling X11 told a teacher")
    assert named_in(row, ["Sibling X1", "Sibling X2", "Sibling X11"]) == ("Sibling X2", "Sibling X11")


def test_that_no_child_is_named_is_said_only_where_none_is() -> None:
    young = ["Child X1", "Sibling X"]
    assert no_child_in(entry(text="Drunk in the street"), young) == NO_CHILD
    assert no_child_in(entry(text="Said her daughter’s lies had done it"), young) == WHICH_CHILD
    assert no_child_in(entry(text="Rang again: fights at home", reported_by="Sibling X"), young) == ""
    assert no_child_in(entry(text="Blamed for every quarrel", people=["Sibling X"]), young) == ""
    assert no_child_in(entry(text="Children upstairs"), young) == ""


def test_a_denial_that_a_rows_outcome_tells_is_what_became_of_it() -> None:
    told = entry(status=EvidenceStatus.REPORTED, action_outcome="Stepfather X interviewed, denied it")
    assert became_of(told) == "What was written of its outcome says that it was denied."
    assert became_of(entry(action_outcome="Access denied")) == ""
