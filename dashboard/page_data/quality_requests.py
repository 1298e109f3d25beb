"""Who was asked for what it holds, and what does not fit what came: four different silences, never merged."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.page_data.coverage import NOT_ASKED
from dashboard.page_data.quality_matters import OURS, Matter, counted, in_short, of_facts
from dashboard.page_data.table_view import TableRow
from data_models.agencies import Agency, agency_named
from data_models.forum import InformationRequest, RequestResult
from data_models.history import History
from data_models.record import Coverage, Entry


def request_matters(history: History, coverage: Sequence[Coverage]) -> tuple[Matter, ...]:
    given = {row.agency for row in coverage if row.entries}
    not_asked = [row.agency for row in coverage if row.result == NOT_ASKED]
    unanswered = [request for request in history.requests if request.replied.undated and request.result is RequestResult.NO_REPLY]
    shared = [request for request in history.requests if request.result is RequestResult.HELD_AND_SHARED and _asked(request) not in given]
    return (
        Matter("not-asked", "Agencies with no request recorded",
               "No request to them and no entry of theirs is in the record. Ask, or record that they were asked.",
               ("Agency", "What is recorded"), tuple(TableRow((agency.label, "no request and no entry")) for agency in not_asked),
               (OURS,) * len(not_asked)),
        _of_requests("unanswered", "Asked, no reply recorded",
                     "Record the reply, or ask again. No reply is not the same as nothing held.", unanswered),
        _of_requests("shared", "Said to have shared what it holds, and nothing is here", "Find what was shared and import it.", shared),
        _held_after_all(history),
    )


def _held_after_all(history: History) -> Matter:
    denied = [request for request in history.requests if request.result is RequestResult.NOTHING_HELD]
    found = [(request, held) for request in denied if (held := _held_by_then(history, request))]
    return Matter(
        "held", "Said to hold nothing, and earlier entries of it are here", "The reply was wrong, or was about something narrower. Ask again.",
        ("Request and reply", "Asked on", "What is here"),
        tuple(TableRow((
            request.text, request.happened.in_words(), f"{counted(len(held), 'entry', 'entries')}, the first {in_short(held[0])}",
        ), " ".join((request.id, *(entry.id for entry in held)))) for request, held in found),
        tuple(held[0].agency.label for _, held in found))


def _held_by_then(history: History, request: InformationRequest) -> list[Entry]:
    """Entries of the agency asked from before its reply, about the same person or about nobody named."""
    replied = request.happened.end if request.replied.undated else request.replied.end
    return [
        entry for entry in history.entries
        if entry.agency is _asked(request) and replied and entry.happened.end and entry.happened.end < replied
        and (not entry.people or request.about in entry.people)
    ]


def _of_requests(key: str, what: str, means: str, requests: Sequence[InformationRequest]) -> Matter:
    """Held by the agency that was asked, and not by the one that recorded the request."""
    asked = tuple(agency.label if (agency := _asked(request)) else request.asked_agency for request in requests)
    return replace(of_facts(key, what, means, requests), holders=asked)


def _asked(request: InformationRequest) -> Agency | None:
    return agency_named(request.asked_agency)
