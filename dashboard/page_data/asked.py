"""Which agency holds what about which adult, who was asked, and what came back; and whom the record itself suggests asking."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.findings import not_asked
from dashboard.findings.in_words import counted, listed
from dashboard.findings.not_asked import LIKELY_TO_HOLD
from dashboard.findings.reading import Reading, concern_entries_of, names, people_in
from dashboard.page_data.adults import adults_on
from dashboard.page_data.coverage import EXPECTED
from dashboard.page_data.table_view import TableRow, TableView
from data_models.agencies import Agency, agency_named
from data_models.finding import Finding
from data_models.forum import InformationRequest
from data_models.people import Person
from data_models.record import Entry
from data_models.themes import Theme

CELL_COLUMNS = ("agency", "adult", "state", "entries", "likely", "ids")
NOT_ASKED = "no request recorded"
GIVEN_UNASKED = "given, no request recorded"
OWN_RECORD = "own record"


@dataclass(frozen=True)
class AskedView:
    """``cells``: one for each agency and adult. ``works``: which agency works on what is recorded of an adult, beside what was asked of it."""

    heading: str
    sentence: str
    paragraph: str
    cells: pd.DataFrame
    agencies: tuple[str, ...]
    adults: tuple[str, ...]
    table: TableView
    works: TableView
    unclear: TableView
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    state: str
    requests: tuple[InformationRequest, ...]
    entries: tuple[Entry, ...]

    @property
    def ids(self) -> str:
        return " ".join(fact.id for fact in (*self.requests, *self.entries))


def asked_view(reading: Reading) -> AskedView:
    adults = adults_on(reading.history)
    cells = _cells(reading, adults)
    agencies = tuple(dict.fromkeys(agency for agency, _ in cells))
    works = _works(reading, adults, cells)
    likely = {(row.cells[2], row.cells[0]) for row in works.rows}
    silent = [row for row in works.rows if NOT_ASKED in row.cells[3]]
    return AskedView(
        heading=_heading(len(silent), len(works.rows)),
        sentence=_sentence(works, silent, adults),
        paragraph=(
            "A cell says what came of requests about that adult by name, and how many rows of that agency name the adult. No request recorded is "
            "what this record holds: a request may have been made and not written down. What an agency said at a meeting is not a request. "
            "A likely holder is an agency that works on what rows record of an adult. Requests about children are not in this grid."
        ),
        cells=pd.DataFrame(
            [(agency, adult, cell.state, len(cell.entries), (agency, adult) in likely, cell.ids) for (agency, adult), cell in cells.items()],
            columns=list(CELL_COLUMNS),
        ),
        agencies=agencies, adults=tuple(adult.label for adult in adults), table=_table(cells, likely), works=works,
        unclear=_unclear(reading), findings=tuple(not_asked.find(reading)),
    )


def _cells(reading: Reading, adults: Sequence[Person]) -> dict[tuple[str, str], _Cell]:
    """By agency and adult, agencies in their declared order, then those that no list knows, as written."""
    entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in reading.history.entries:
        for label in entry.people:
            entries[entry.agency.label, label].append(entry)
    requests: dict[tuple[str, str], list[InformationRequest]] = defaultdict(list)
    for request in reading.history.requests:
        for adult in adults:
            if names(request.about, adult.label):
                requests[_asked_agency(request), adult.label].append(request)
    known = {entry.agency for entry in reading.history.entries} | {agency_named(request.asked_agency) for request in reading.history.requests}
    rows = [agency.label for agency in Agency if agency in known or agency in EXPECTED]
    rows += [name for name in dict.fromkeys(agency for agency, _ in requests) if name not in rows]
    return {
        (row, adult.label): _cell(row, tuple(requests[row, adult.label]), tuple(entries[row, adult.label])) for row in rows for adult in adults
    }


def _cell(agency: str, requests: tuple[InformationRequest, ...], entries: tuple[Entry, ...]) -> _Cell:
    if requests:
        state = "; ".join(dict.fromkeys(request.result.label for request in requests))
    elif agency == Agency.CHILDRENS_SOCIAL_CARE.label:
        state = OWN_RECORD
    else:
        state = GIVEN_UNASKED if entries else NOT_ASKED
    return _Cell(state, requests, entries)


def _asked_agency(request: InformationRequest) -> str:
    agency = agency_named(request.asked_agency)
    return agency.label if agency else request.asked_agency.strip()


def _table(cells: dict[tuple[str, str], _Cell], likely: set[tuple[str, str]]) -> TableView:
    return TableView(
        "Each agency and each adult: what was asked, what came back, what is held here",
        ("Agency", "About", "Asked and answered", "Likely holder", "Asked on", "Replied on", "Asked for", "Rows here naming the adult"),
        tuple(
            TableRow((
                agency, adult, cell.state, "likely" if (agency, adult) in likely else "–",
                _each(request.happened.in_words() for request in cell.requests),
                _each(request.replied.in_words() if not request.replied.undated else "no reply recorded" for request in cell.requests),
                _each(request.purpose or "not recorded" for request in cell.requests), str(len(cell.entries)),
            ), cell.ids)
            for (agency, adult), cell in cells.items()
        ),
    )


def _each(words: Iterable[str]) -> str:
    return "; ".join(words) or "–"


def _works(reading: Reading, adults: Sequence[Person], cells: dict[tuple[str, str], _Cell]) -> TableView:
    """What could be known against what was asked: an agency is likely to hold something where it works on what rows record of an adult."""
    naming = concern_entries_of(reading.concern_incidents)
    rows = []
    for adult in adults:
        asked_about = set(LIKELY_TO_HOLD) if adult.role.is_carer else {Theme.ADULT_SAFEGUARDING}
        by_agency: dict[Agency, dict[Theme, None]] = defaultdict(dict)
        own = [entry for entry in naming if adult.label in entry.people]
        for theme in dict.fromkeys(theme for entry in own for theme in entry.themes if theme in asked_about):
            for agency in LIKELY_TO_HOLD[theme]:
                by_agency[agency][theme] = None
        for agency, themes in by_agency.items():
            cell = cells.get((agency.label, adult.label), _Cell(NOT_ASKED, (), ()))
            behind = [entry.id for entry in own if set(entry.themes) & set(themes)]
            answer = cell.state if cell.state != GIVEN_UNASKED else f"{NOT_ASKED}; {counted(len(cell.entries), 'row')} given"
            rows.append(TableRow(
                (adult.label, listed(theme.label.lower() for theme in themes), agency.label, answer, str(len(behind))),
                " ".join((*(request.id for request in cell.requests), *behind)),
            ))
    return TableView(
        "What is recorded, who works on it, and whether they were asked",
        ("About", "Recorded in rows naming the adult", "Agency that works on this", "Asked and answered", "Rows"), tuple(rows),
    )


def _unclear(reading: Reading) -> TableView:
    """Requests whose words name nobody of the family: they may be about any adult, and are in no cell."""
    labels = {label.casefold() for label in reading.family_labels}
    rows = tuple(
        TableRow((request.about or "not recorded", request.asked_agency, request.happened.in_words(), request.result.label), request.id)
        for request in reading.history.requests
        if request.about.strip().casefold() not in labels and any(part not in labels for part in people_in(request.about) or ("",))
    )
    return TableView("Requests that name somebody not listed: they may be about any adult", ("About", "Agency asked", "Asked on", "Result"), rows)


def _heading(silent: int, every: int) -> str:
    if not every:
        return "Who was asked about each adult"
    return f"{silent} of {counted(every, 'likely holder')} not recorded as asked" if silent else "Every likely holder is recorded as asked"


def _sentence(works: TableView, silent: list[TableRow], adults: Sequence[Person]) -> str:
    if not adults:
        return "No adult is recorded by this date: a People sheet would show here."
    if not works.rows:
        return "No concern of this kind that names an adult is recorded by this date, so nothing here suggests whom to ask."
    if not silent:
        return "Every agency that works on what is recorded of the adults is recorded as asked about them."
    by_adult: dict[str, list[str]] = defaultdict(list)
    for row in silent:
        by_adult[row.cells[0]].append(row.cells[2])
    told = "; ".join(f"about {adult}: {listed(agencies)}" for adult, agencies in by_adult.items())
    return f"Agencies that work on what is recorded, with no request to them recorded: {told}."
