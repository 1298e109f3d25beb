"""Rows that say a child was seen, by whom and how; and the times in which children's social care was involved."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading
from data_models.agencies import Agency, agency_named
from data_models.dates import When
from data_models.people import Person, Status, StatusPeriod
from data_models.plan import Announced, Plan, PlanKind, Visit, VisitMode, VisitResult
from data_models.record import Entry, Fact, Seen

OWN = Agency.CHILDRENS_SOCIAL_CARE
INVOLVED = frozenset({Status.CHILD_IN_NEED, Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS, Status.IN_CARE})
PLANS = frozenset({PlanKind.CHILD_IN_NEED, PlanKind.CHILD_PROTECTION})

_SEEN_OFTEN = re.compile(
    r"\b(?:seen|in (?:class|school|nursery)|attend\w*|present)\b[^.;]*"
    r"\b(?:daily|weekly|(?:every|each|most) (?:school )?(?:days?|weeks?|mornings?|lessons?)"
    r"|all (?:week|term|month)|throughout)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sight:
    """One row that records a child as seen. ``child`` is empty where the row says that a child was seen and not which."""

    child: str
    agency: Agency
    fact: Fact
    alone: bool = False
    unannounced: bool = False
    virtual: bool = False

    @property
    def when(self) -> When:
        return self.fact.happened


@dataclass(frozen=True, slots=True)
class Involvement:
    """Days, both included, on which a status or a plan of a child certainly ran, and the rows that say so."""

    first: date
    last: date
    rows: tuple[Fact, ...]


def witness(entry: Entry) -> Agency:
    """The agency that saw or was told: the one an entry says told it, else the one that wrote it. A relative who told it changes nothing."""
    return (agency_named(entry.reported_by) if entry.reported_by else None) or entry.agency


def sights_of(reading: Reading) -> tuple[Sight, ...]:
    """Every row that records a child as seen, in order of date. An echo is no second sight; an entry of a visit's own day is that visit."""
    children = set(reading.child_labels)
    found = [
        Sight(child, visit.agency, visit, visit.result is VisitResult.SEEN_ALONE, visit.announced is Announced.UNANNOUNCED,
              visit.mode is VisitMode.VIRTUAL)
        for visit in reading.history.visits if visit.result.achieved for child in visit.children or ("",)
    ]
    visited = {(sight.agency, sight.when.start) for sight in found if sight.when.exact}
    video: dict[tuple[Agency, date | None, str], bool] = {}
    for sight in found:
        place = (sight.agency, sight.when.start, sight.child)
        video[place] = sight.virtual and video.get(place, True)
    echoes = {echo.id for echo in reading.echoes}
    for entry in reading.history.entries:
        if entry.child_seen not in (Seen.SEEN, Seen.SEEN_ALONE) or entry.id in echoes:
            continue
        seen = [label for label in entry.people if label in children] or (list(children) if len(children) == 1 else [""])
        agency = witness(entry)
        if seen == [""] and (agency, entry.happened.start) in visited:
            continue
        found.extend(
            Sight(child, agency, entry, entry.child_seen is Seen.SEEN_ALONE, virtual=video.get((agency, entry.happened.start, child), False))
            for child in seen
        )
    return tuple(sorted(found, key=lambda sight: (sight.when.end or date.max, sight.when.start or date.max)))


def days_of(sights: Iterable[Sight]) -> int:
    """Times a child was seen: rows of one agency and one date count once, for a visit and an entry of it are one sight."""
    return len({(sight.agency, sight.when.start, sight.when.end) for sight in sights})


def period_notes(sights: Iterable[Sight]) -> tuple[str, ...]:
    """How many rows speak of more days than the one they are dated by ("seen daily"): each is counted once, and the days it covers are not."""
    said = [words for fact in facts_of(sights) if (words := _of_a_period(fact))]
    if not said:
        return ()
    quoted = listed(f"“{words}”" for words in dict.fromkeys(said))
    one = len(said) == 1
    return (
        f"{counted(len(said), 'row')} of a child seen {'speaks' if one else 'speak'} of more than one day: {'it is' if one else 'each is'} counted "
        f"for the one date it stands under ({quoted}).",
    )


def _of_a_period(fact: Fact) -> str:
    words = fact.note if isinstance(fact, Visit) else fact.text
    return next((part.strip().rstrip(".") for part in re.split(r"(?<=[.;])\s+", words) if _SEEN_OFTEN.search(part)), "").rstrip(";")


def facts_of(sights: Iterable[Sight]) -> tuple[Fact, ...]:
    return tuple({sight.fact.id: sight.fact for sight in sights}.values())


def spells_without(sights: Iterable[Sight], first: date, last: date) -> list[tuple[date, date]]:
    """Runs of whole days from ``first`` to ``last`` on which none of these can have fallen."""
    return days_free(((sight.when.start, sight.when.end) for sight in sights), first, last)


def days_free(spans: Iterable[tuple[date | None, date | None]], first: date, last: date) -> list[tuple[date, date]]:
    """Runs of whole days, both named days included, that no span touches. A date that is a period covers all its days; an undated one none.

    The one way in which this service counts time without sight: the finding, the page and its picture all take their days from here.
    """
    runs, free = [], first
    for start, end in sorted((start, end) for start, end in spans if start and end):
        if start > last:
            break
        if start > free:
            runs.append((free, start - timedelta(days=1)))
        free = max(free, end + timedelta(days=1))
    if free <= last:
        runs.append((free, last))
    return runs


def days_in(run: tuple[date, date]) -> int:
    """How many days a run holds, both named days included."""
    return (run[1] - run[0]).days + 1


def involvements(reading: Reading, child: Person) -> tuple[Involvement, ...]:
    """The times of a child's statuses and plans, those that touch joined into one; never before a birth."""
    spans: list[tuple[date, date, Fact]] = []
    history = reading.history
    for row in _of_child((*history.statuses, *history.plans), child.label):
        if row.happened.end is None:
            continue
        first = max(row.happened.end, child.born.end) if child.born.end else row.happened.end
        last = min(row.ended.start or reading.as_at, reading.as_at)
        if first <= last:
            spans.append((first, last, row))
    joined: list[Involvement] = []
    for first, last, fact in sorted(spans, key=lambda item: item[:2]):
        if joined and first <= joined[-1].last + timedelta(days=1):
            joined[-1] = Involvement(joined[-1].first, max(joined[-1].last, last), (*joined[-1].rows, fact))
        else:
            joined.append(Involvement(first, last, (fact,)))
    return tuple(joined)


def _of_child(rows: Sequence[StatusPeriod | Plan], label: str) -> list[StatusPeriod | Plan]:
    return [
        row for row in rows
        if label in row.children and (row.status_kind in INVOLVED if isinstance(row, StatusPeriod) else row.kind in PLANS)
    ]
