"""Whose observation an entry carries: echoes and scribes are no second source (findings.md law 3; Re A [2015] EWFC 11 on repeated hearsay)."""

from collections.abc import Callable, Iterator, Sequence

from data_models.agencies import Agency, agency_named
from data_models.record import Entry, EvidenceStatus


def observer(entry: Entry, family: frozenset[str], carers: frozenset[str] = frozenset()) -> str:
    """Whose observation an entry carries: the relative or agency it says told it, else the agency that wrote it.

    An entry that only passes on what another agency said is that agency's observation, not a second one. What a parent or carer whom the row
    names said, recorded at first hand, is what the recorder heard: nobody is a witness of a concern by having said what is the concern.
    """
    told_by = entry.reported_by.strip()
    if told_by in carers and told_by in entry.people and entry.evidence_status is EvidenceStatus.FIRST_HAND:
        return entry.agency.label
    if told_by in family:
        return told_by
    if relative := next((label for label in sorted(family) if told_by and label.casefold() == told_by.casefold()), ""):
        return relative
    teller: Agency | None = agency_named(told_by) if told_by else None
    return (teller or entry.agency).label


def names_no_teller(entry: Entry) -> bool:
    """True for a report of which nobody says whose it is: not what its recorder saw, found or thought."""
    return not entry.reported_by.strip() and not entry.evidence_status.own_knowledge


def written_down(entries: Sequence[Entry], observed: Callable[[Entry], str], family: frozenset[str]) -> Iterator[Entry]:
    """Entries of one incident that may only write down what a member of the family told: the police interview of the child who told her
    worker names nobody as its source, and one speaker heard twice is one source."""
    if any(observed(entry) in family for entry in entries):
        yield from filter(names_no_teller, entries)
