"""One row to speak for an incident: the words shown and the evidence status shown must come from the same row."""

from collections.abc import Sequence

from data_models.record import Entry, EvidenceStatus

MOST_LETTERS = 160


def speaker_of(entries: Sequence[Entry]) -> Entry:
    """Of the rows of an incident the one that disputes it, else the firmest, the first of equals. ``entries`` holds at least one."""
    order = [EvidenceStatus.DISPUTED, *(status for status in EvidenceStatus if status is not EvidenceStatus.DISPUTED)]
    return min(entries, key=lambda entry: order.index(entry.status))


def in_brief(entry: Entry, others: int = 0) -> str:
    """"Police: Mother X with a cut lip (and 2 more rows)"."""
    text = entry.text if len(entry.text) <= MOST_LETTERS else entry.text[:MOST_LETTERS - 1] + "…"
    more = f" (and {others} more {'row' if others == 1 else 'rows'})" if others else ""
    return f"{entry.agency_name or entry.agency.label}: {text}{more}"
