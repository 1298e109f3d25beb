import pytest

from dashboard.findings.households import current, labels_in, with_children
from dashboard.findings.reading import Reading
from data_models.people import Whereabouts
from tests.findings.building import PEOPLE, history, ids, residence

LABELS = ("Stepfather X", "Stepfather X's mother", "Child X1", "Child X10")


@pytest.mark.parametrize(("text", "named"), [
    ("House of Stepfather X's mother", ["Stepfather X's mother"]), ("House of stepfather x’s mother", ["Stepfather X's mother"]),
    ("Stepfather X and Stepfather X's mother", ["Stepfather X's mother", "Stepfather X"]), ("Child X10", ["Child X10"]), ("Child X100", []),
    ("GrandStepfather X", []), ("", []),
])
def test_a_label_inside_a_longer_one_is_not_named_by_it(text: str, named: list[str]) -> None:
    assert list(labels_in(text, LABELS)) == named
    assert labels_in(text, ()) == ()


@pytest.mark.parametrize(("began", "ended", "there"), [
    ("2020-01-01", "", True), ("2021-01-01", "", True), ("2021-01-02", "", False), ("2020-01-01", "2020-12-31", False),
    ("2020-01-01", "2021-01-01", False), ("2020-01-01", "2021-01-02", True), ("2020-01-01", "2021", True), ("", "", True),
])
def test_where_one_lives_is_what_has_begun_and_not_certainly_ended(began: str, ended: str, there: bool) -> None:
    reading = Reading(history(residences=[residence(began, "Mother X", ended=ended)]))
    assert bool(current(reading, "mother x")) is there


@pytest.mark.parametrize(("hers", "childs", "together"), [
    ({}, {}, True), ({"place": "the flat"}, {}, True), ({"place": "the flat"}, {"place": "The  flat"}, True),
    ({"place": "the flat"}, {"place": "the house"}, False), ({"kind": Whereabouts.OWN_HOME}, {}, False),
    ({"kind": Whereabouts.OWN_HOME, "place": "the flat"}, {"place": "the flat"}, True),
])
def test_one_home_is_the_family_home_or_a_place_of_one_name(hers: dict[str, object], childs: dict[str, object], together: bool) -> None:
    rows = [residence("2020", "Mother X", id="hers", **hers), residence("2020", "Child X1", id="childs", **childs),
            residence("2020", "Older sibling X")]
    found = with_children(Reading(history(residences=rows)), PEOPLE[2])
    assert ids(found) == (["hers", "childs"] if together else [])
