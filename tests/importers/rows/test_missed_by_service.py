"""An appointment that the service cancelled or did not come to is never coded as one that the family missed."""

import pytest

from dashboard.importers.rows.missed_by_service import missed_by_service
from tests.importers.workbooks import chronology, facts, outcomes, queued

HEADINGS = ("Date", "Event", "Category", "Outcome")


@pytest.mark.parametrize("words", [
    "Clinic cancelled the appointment", "Cancelled by the health visitor", "Appointment cancelled by service", "Social worker did not attend",
    "The social worker was off sick and nobody came", "Visit did not go ahead due to staff sickness", "Health visitor failed to attend",
    "Service cancelled", "No worker available", "The therapist was absent", "Worker absence", "Review postponed by CAMHS", "We had to cancel",
    "interpreter did not arrive",
])
def test_the_service_missed_it(words: str) -> None:
    assert missed_by_service(words)
    row = ("01/02/2020", words, "Missed appointment; Neglect", "")
    result = chronology([row], headings=HEADINGS)
    fact, = facts(result)
    assert (fact["markers"], fact["themes"], fact["category_raw"]) == ([], ["neglect"], "Missed appointment; Neglect")
    assert "not taken as missed by the family" in queued(result)[2, "category_raw"]
    assert outcomes(result) == [(2, "loaded", "")]


@pytest.mark.parametrize("words", [
    "Mother did not attend the clinic", "DNA health visitor appointment", "Was not brought to the dentist", "Mother cancelled",
    "Cancelled by mother on the day", "Father did not attend; the social worker waited", "Nobody in when the health visitor came",
])
def test_the_family_missed_it(words: str) -> None:
    assert not missed_by_service(words)
    assert facts(chronology([("01/02/2020", words, "DNA", "")], headings=HEADINGS))[0]["markers"] == ["missed_appointment"]


def test_the_reason_may_stand_in_another_column() -> None:
    row = ("01/02/2020", "Dental check", "Did not attend", "Cancelled by the clinic, new date to follow")
    assert facts(chronology([row], headings=HEADINGS))[0]["markers"] == []
