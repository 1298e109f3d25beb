"""What each agency has given this record by a date, and whether it was asked: gaps in the record are evidence about the record."""

from collections import defaultdict
from datetime import date

from data_models.agencies import Agency, agency_named
from data_models.dates import UNDATED
from data_models.forum import InformationRequest
from data_models.history import History
from data_models.record import Coverage, Entry

EXPECTED = (
    Agency.CHILDRENS_SOCIAL_CARE, Agency.POLICE, Agency.SCHOOL, Agency.GP, Agency.HEALTH_VISITING, Agency.ADULT_MENTAL_HEALTH,
    Agency.SUBSTANCE_MISUSE, Agency.ADULT_SOCIAL_CARE,
)
"""Agencies listed even where they have given nothing and no request to them is recorded."""
NOT_ASKED = "no request recorded"
"""The record holds no request: whether they were asked by telephone, it cannot say."""


def coverage_of(history: History) -> tuple[Coverage, ...]:
    """One row per agency that gave entries, was asked, or is expected, in the order agencies are declared."""
    entries: dict[Agency, list[Entry]] = defaultdict(list)
    requests: dict[Agency, list[InformationRequest]] = defaultdict(list)
    for entry in history.entries:
        entries[entry.agency].append(entry)
    for request in history.requests:
        if agency := agency_named(request.asked_agency):
            requests[agency].append(request)
    return tuple(
        _coverage(agency, entries[agency], requests[agency])
        for agency in Agency if entries[agency] or requests[agency] or agency in EXPECTED
    )


def _coverage(agency: Agency, entries: list[Entry], requests: list[InformationRequest]) -> Coverage:
    dated = [entry.happened for entry in entries if not entry.happened.undated]
    return Coverage(
        agency=agency, first=min(dated, key=lambda when: when.start or date.max, default=UNDATED),
        last=max(dated, key=lambda when: when.end or date.min, default=UNDATED), entries=len(entries),
        undated=sum(1 for entry in entries if entry.happened.undated),
        asked_on=requests[0].happened if requests else UNDATED,
        result=_result(entries, requests), requests=tuple(requests),
    )


def _result(entries: list[Entry], requests: list[InformationRequest]) -> str:
    """Four different answers, never merged; several requests say each answer once."""
    if requests:
        return "; ".join(dict.fromkeys(request.result.label for request in requests))
    return f"given, {NOT_ASKED}" if entries else NOT_ASKED
