"""Whom words may mean: a wife is no stepfather, and somebody of another time is offered for nobody."""

import pytest

from dashboard.page_data.people_labels import labels_of
from dashboard.page_data.people_links import naming_of
from dashboard.page_data.people_offers import offer_by_role
from dashboard.page_data.people_ways import waiting_words
from data_models.people import FamilyRole, Person
from tests.findings.building import entry, history

STEPFATHER = Person(id="s", label="Stepfather X", role=FamilyRole.STEPFATHER)


def test_a_mothers_partner_may_be_the_stepfather_and_his_wife_may_not() -> None:
    assert offer_by_role("mother's partner", FamilyRole.PARTNER, [STEPFATHER]).person == "Stepfather X"
    assert offer_by_role("her husband", FamilyRole.PARTNER, [STEPFATHER]).person == "Stepfather X"
    assert offer_by_role("his wife", FamilyRole.PARTNER, [STEPFATHER]).person == ""
    assert offer_by_role("girlfriend", FamilyRole.PARTNER, [STEPFATHER]).person == ""


@pytest.mark.parametrize(("text", "person"), [
    ("Called to an argument with her partner.", "Stepfather X"), ("Her partner of that time had hit her.", ""), ("her partner at the time left", ""),
])
def test_somebody_of_another_time_is_offered_for_nobody(text: str, person: str) -> None:
    told = entry("2009-01-01", text=text)
    start = text.casefold().index("her partner")
    row = {"entry_id": told.id, "words": text[start:start + len("her partner")], "start": start, "role": "partner", "kind": "role"}
    record = history(entries=[told], people=(STEPFATHER,))
    way = waiting_words(record, naming_of(labels_of([STEPFATHER], [], []), []), [(told, row)])[0]
    assert way.offer.person == person
