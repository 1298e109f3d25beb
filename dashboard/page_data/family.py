"""Who this is about, and who holds what: people, agencies and the span each has given, and what is new since the last forum."""

from dataclasses import dataclass

from dashboard.page_data.coverage import NOT_ASKED, coverage_of
from dashboard.page_data.frame import where_on
from dashboard.page_data.since_forum import last_forum
from dashboard.page_data.table_view import TableRow, TableView
from data_models.dates import Order, age_on, day_in_words
from data_models.history import History
from data_models.people import StatusPeriod
from data_models.record import Coverage, Nature


@dataclass(frozen=True, slots=True)
class Number:
    """One number with the words that say what it counts."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class FamilyView:
    sentence: str
    people: TableView
    agencies: TableView
    since_heading: str
    since_forum: tuple[Number, ...]
    statuses: TableView


def family_view(history: History) -> FamilyView:
    coverage = coverage_of(history)
    giving = [row for row in coverage if row.entries]
    silent = [row.agency.label for row in coverage if row.result == NOT_ASKED]
    undated = sum(row.undated for row in coverage)
    return FamilyView(
        sentence=(
            f"{len(history.entries)} entries from {len(giving)} agencies are known by {day_in_words(history.as_at)}"
            + (f", {undated} of them undated" if undated else "") + "."
            + (f" No request and no entry is recorded for: {', '.join(silent)}." if silent else "")
        ),
        people=_people(history),
        agencies=_agencies(coverage),
        since_heading=_since_heading(history),
        since_forum=_since_forum(history),
        statuses=_statuses(history),
    )


def _people(history: History) -> TableView:
    rows = tuple(
        TableRow((person.label, person.role.label, age_on(person.born, history.as_at), where_on(history, person.label), person.note), person.id)
        for person in history.people
    )
    return TableView("People, with age and whereabouts on the date", ("Person", "Role", "Age", "Where living", "Recorded of them"), rows)


def _agencies(coverage: tuple[Coverage, ...]) -> TableView:
    rows = tuple(
        TableRow((
            row.agency.label, str(row.entries), row.first.in_words() if row.entries > row.undated else "–",
            row.last.in_words() if row.entries > row.undated else "–",
            row.asked_on.in_words() if not row.asked_on.undated else "no request recorded", row.result,
        ), row.requests[0].id if row.requests else "")
        for row in coverage
    )
    return TableView("What each agency has given", ("Agency", "Entries", "From", "To", "First asked", "Answer"), rows)


def _statuses(history: History) -> TableView:
    rows = tuple(
        TableRow((
            status.status_kind.label, ", ".join(status.children), status.happened.in_words(),
            "still running" if status.ended.undated else status.ended.in_words(), status.category or "–",
            _reasons(status),
        ), status.id)
        for status in history.statuses
    )
    return TableView("Statutory status over time", ("Status", "Children", "From", "Until", "Category", "Reason recorded"), rows)


def _reasons(status: StatusPeriod) -> str:
    """Why a status began, and apart from it why it ended: the end of a closure is no reason for the closure."""
    ended = f"ended: {status.end_reason}" if status.end_reason else ""
    return "; ".join(part for part in (status.reason, ended) if part) or "–"


def _since_heading(history: History) -> str:
    """Which forum is compared with: on the day of a forum the one before it, for nothing can be since a forum on its own day."""
    before = last_forum(history)
    own = next((row for row in history.decisions if row.happened.end == history.as_at), None)
    if before is None:
        return (
            f"The forum of {own.happened.in_words()} is on this date; no forum decision before it is recorded to compare with" if own
            else "No forum decision is recorded by this date"
        )
    return f"Since the forum of {before.happened.in_words()}" + (f", the one before the forum of {own.happened.in_words()}" if own else "")


def _since_forum(history: History) -> tuple[Number, ...]:
    """New, newly disclosed, and agencies heard from: an old event told late is new to us, not new."""
    before = last_forum(history)
    if before is None or before.happened.end is None:
        return ()
    day = before.happened.end
    after = [entry for entry in history.entries if entry.happened.order(day) is Order.AFTER]
    concerns = [entry for entry in after if entry.nature is Nature.CONCERN]
    disclosed = [
        entry for entry in history.entries
        if entry.happened.order(day) in (Order.BEFORE, Order.ON) and entry.known_on is not None and entry.known_on > day
    ]
    return (
        Number(str(len(concerns)), f"new entries of concern, of {len(after)} new entries"),
        Number(str(len(disclosed)), "older events newly disclosed"),
        Number(str(len({entry.agency for entry in after})), "agencies heard from"),
    )
