"""What each agency has given, for which years, with what gaps, and whether it was asked; and where structured history starts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.page_data.coverage import coverage_of
from dashboard.page_data.quality_matters import Matter, Section, Years, counted, in_short
from dashboard.page_data.quality_requests import request_matters
from dashboard.page_data.table_view import TableRow, TableView, evidence_table
from data_models.agencies import Agency
from data_models.dates import day_in_words
from data_models.forum import InformationRequest
from data_models.history import History
from data_models.record import Coverage, Entry, Fact

LONG_GAP_DAYS = 365
_STRUCTURED = ("statuses", "plans", "actions", "meetings", "visits", "assessments", "allegations", "pre_proceedings")
_SIX_YEARS = "Extracts of the Standard Safeguarding Dataset reach back six years at most."

Sheet = tuple[str, str]
"""A file and a sheet of it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Time inside an agency's span for which it gave nothing. ``days`` lie certainly between the two entries."""

    before: Entry
    after: Entry
    days: int

    @property
    def opens(self) -> str:
        return f"{self.before.id} {self.after.id}"


def coverage_section(history: History, extracts: Collection[Sheet]) -> Section:
    """``extracts``: the sheets that hold extracts or returns of a case system."""
    coverage = coverage_of(history)
    given: dict[Agency, list[Entry]] = defaultdict(list)
    for entry in history.entries:
        given[entry.agency].append(entry)
    gaps = {row.agency: gaps_of(given[row.agency]) for row in coverage}
    longest = max((gap for of_agency in gaps.values() for gap in of_agency), key=lambda gap: gap.days, default=None)
    return Section(
        heading="Coverage by agency and period",
        sentence=" ".join(part for part in (_longest(longest), structured_start(history, extracts)) if part),
        tables=(_by_agency(coverage, gaps), _starts(history, extracts)), years=years_of(history),
        matters=(*request_matters(history, coverage), _long_gaps(gaps)),
    )


def gaps_of(entries: Sequence[Entry]) -> tuple[Gap, ...]:
    """Every stretch between two dated entries of one agency on which it certainly gave nothing, the longest first."""
    gaps, latest, last_day = [], None, date.min
    for entry in sorted((entry for entry in entries if entry.happened.start), key=lambda entry: (entry.happened.start, entry.happened.end, entry.id)):
        start, end = entry.happened.start or date.max, entry.happened.end or date.max
        if latest and (days := (start - last_day).days - 1) > 0:
            gaps.append(Gap(latest, entry, days))
        if latest is None or end >= last_day:
            latest, last_day = entry, end
    return tuple(sorted(gaps, key=lambda gap: -gap.days))


def years_of(history: History) -> Years:
    """An entry dated to a period counts in the year in which the period begins."""
    dated = [(entry.agency, entry.happened.start.year) for entry in history.entries if entry.happened.start]
    if not dated:
        return Years((), ())
    found: dict[Agency, Counter[int]] = defaultdict(Counter)
    for agency, year in dated:
        found[agency][year] += 1
    years = tuple(range(min(year for _, year in dated), max(year for _, year in dated) + 1))
    return Years(years, tuple(
        (agency, tuple(found[agency][year] if min(found[agency]) <= year <= max(found[agency]) else None for year in years))
        for agency in Agency if agency in found
    ))


def entries_of_year(history: History, agency: Agency, year: int) -> TableView:
    """The entries behind one number of the table of years."""
    entries = [entry for entry in history.entries if entry.agency is agency and entry.happened.start and entry.happened.start.year == year]
    return evidence_table(f"{agency.label}, {year}: {counted(len(entries), 'entry', 'entries')}", entries)


def structured_start(history: History, extracts: Collection[Sheet]) -> str:
    """Where structured history starts against the first date of any chronology, as a sentence."""
    structured, told = _first(_structured(history, extracts)), _first(_chronology(history, extracts))
    from_extracts = _first(fact for fact in history.facts() if _is_of(fact, extracts))
    if structured is None or structured.happened.start is None:
        return "No structured record (plan, status, meeting, visit, assessment) is dated; this record rests on chronologies alone."
    said = f"Structured history starts on {day_in_words(structured.happened.start)}"
    if told is None or told.happened.start is None:
        said += "; no chronology has a dated entry."
    elif told.happened.start < structured.happened.start:
        said += (f"; the first date in any chronology is {told.happened.in_words()}. Between the two, plans, meetings and visits are known only as "
                 "far as a chronology tells them.")
    else:
        said += f"; the first date in any chronology is {told.happened.in_words()}, which is later."
    return f"{said} {_SIX_YEARS}" if from_extracts else said


def _longest(gap: Gap | None) -> str:
    if gap is None:
        return "No agency has a gap between two of its entries."
    return (f"The longest gap is in what {gap.before.agency.label} gave: nothing between {gap.before.happened.in_words()} and "
            f"{gap.after.happened.in_words()}, {counted(gap.days, 'day')}.")


def _by_agency(coverage: Sequence[Coverage], gaps: dict[Agency, tuple[Gap, ...]]) -> TableView:
    rows = []
    for row in coverage:
        longest = next(iter(gaps[row.agency]), None)
        dated = row.entries > row.undated
        replies = [request.replied.in_words() for request in _requests_of(row) if not request.replied.undated]
        rows.append(TableRow((
            row.agency.label, str(row.entries), row.first.in_words() if dated else "–", row.last.in_words() if dated else "–",
            f"{counted(longest.days, 'day')}, {longest.before.happened.in_words()} to {longest.after.happened.in_words()}" if longest else "–",
            row.asked_on.in_words() if not row.asked_on.undated else "no request recorded", "; ".join(replies) or "–", row.result,
        ), " ".join((*(request.id for request in row.requests), *((longest.opens,) if longest else ())))))
    return TableView(
        "What each agency has given and was asked; a row opens its requests and the entries around its longest gap",
        ("Agency", "Entries", "First", "Last", "Longest gap", "First asked", "Replied", "Answer"), tuple(rows))


def _requests_of(row: Coverage) -> Iterator[InformationRequest]:
    return (request for request in row.requests if isinstance(request, InformationRequest))


def _long_gaps(gaps: dict[Agency, tuple[Gap, ...]]) -> Matter:
    long = [gap for of_agency in gaps.values() for gap in of_agency if gap.days > LONG_GAP_DAYS]
    return Matter(
        "gaps", "Gaps of more than a year", "Nothing was recorded, or it was not given. Ask which; a gap is not calm.",
        ("Agency", "Days", "Last entry before", "First entry after"),
        tuple(TableRow((gap.before.agency.label, str(gap.days), in_short(gap.before), in_short(gap.after)), gap.opens) for gap in long),
        tuple(gap.before.agency.label for gap in long),
    )


def _starts(history: History, extracts: Collection[Sheet]) -> TableView:
    kinds = (
        ("Chronologies and notes", list(_chronology(history, extracts))),
        ("Structured records: plans, statuses, meetings, visits, assessments", list(_structured(history, ()))),
        ("Of all these, from extracts and returns of case systems", [fact for fact in history.facts() if _is_of(fact, extracts)]),
    )
    rows = []
    for name, facts in kinds:
        first, last = _first(facts), max((fact for fact in facts if fact.happened.end), key=lambda fact: fact.happened.end or date.min, default=None)
        if first and last:
            rows.append(TableRow((name, str(len(facts)), first.happened.in_words(), last.happened.in_words(), first.source.in_words()), first.id))
    return TableView("Where each kind of record starts and ends", ("Kind", "Rows", "First date", "Last date", "The first stands in"), tuple(rows))


def _structured(history: History, extracts: Collection[Sheet]) -> Iterator[Fact]:
    """Records of a form of their own, and whatever stands in an extract."""
    for part in _STRUCTURED:
        yield from getattr(history, part)
    yield from (entry for entry in history.entries if _is_of(entry, extracts))


def _chronology(history: History, extracts: Collection[Sheet]) -> Iterator[Entry]:
    return (entry for entry in history.entries if not _is_of(entry, extracts))


def _is_of(fact: Fact, extracts: Collection[Sheet]) -> bool:
    return (fact.source.file, fact.source.sheet) in extracts


def _first(facts: Iterator[Fact] | Sequence[Fact]) -> Fact | None:
    return min((fact for fact in facts if fact.happened.start), key=lambda fact: (fact.happened.start or date.max, fact.id), default=None)
