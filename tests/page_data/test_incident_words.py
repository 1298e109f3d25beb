"""Words and evidence status of an incident come from one row."""

from dashboard.page_data.incident_words import in_brief, speaker_of
from data_models.record import EvidenceStatus
from tests.findings.building import entry

REPORTED = entry(id="told", status=EvidenceStatus.REPORTED, text="Told of it")
SEEN = entry(id="seen", status=EvidenceStatus.FIRST_HAND, text="Saw it")
DISPUTED = entry(id="disputed", status=EvidenceStatus.DISPUTED, text="Says it is untrue")


def test_the_firmest_row_speaks_unless_one_disputes_it() -> None:
    assert speaker_of([REPORTED, SEEN]) is SEEN
    assert speaker_of([SEEN, DISPUTED]) is DISPUTED


def test_long_words_are_cut_and_further_rows_counted() -> None:
    assert in_brief(SEEN, 1) == "Police: Saw it (and 1 more row)"
    assert in_brief(entry(text="a" * 200)).endswith("a…")
