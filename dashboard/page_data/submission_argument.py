"""The argument of one block of a submission: the firmest of what it rests on, the other side, what is outstanding, and what the wait has held."""

from collections.abc import Iterable, Sequence

from dashboard.findings.reading import Reading
from dashboard.page_data.argument import HEADINGS
from dashboard.page_data.argument_cells import Cell, held_meanwhile, meanwhile, told, waited
from dashboard.page_data.submissions import contrary_of
from dashboard.page_data.table_view import TableRow, TableView
from data_models.finding import Finding
from data_models.record import Fact
from data_models.submission import Section, Submission

NO_CONTRARY = (
    "No row stands on the other side. Say below why: no paper leaves while this is empty and no reason is given."
)


def block_argument(reading: Reading, draft: Submission, section: Section, found: Sequence[Finding]) -> TableView:
    """One row of four cells, each opening its rows: only from what stands in the submission, by the same rule for both sides."""
    points = draft.standing(section)
    evidence = _facts(reading, (row for point in points for row in point.evidence))
    contrary = _facts(reading, contrary_of(draft, section, found))
    reason = draft.nothing_contrary.get(section, "")
    nothing = f"No row stands on the other side. The reason given: {reason}" if reason else NO_CONTRARY
    cells = (
        Cell(told(evidence, ""), evidence) if evidence else Cell("Nothing that stands in this block rests on a row yet."),
        Cell(told(contrary, ""), contrary) if contrary else Cell(nothing if points else "Nothing stands in this block yet."),
        _outstanding(reading, tuple(dict.fromkeys(gap for point in points for gap in point.not_recorded))),
        meanwhile(reading, held_meanwhile(reading), "of concern"),
    )
    row = TableRow((section.label, *(cell.words for cell in cells)), cell_opens=("", *(cell.ids for cell in cells)))
    return TableView(f"The argument: {section.label}", ("Block", *HEADINGS[1:]), (row,))


def _outstanding(reading: Reading, gaps: Sequence[str]) -> Cell:
    if any(row.open for row in reading.history.assessments):
        waiting = waited(reading, "waited for", lambda *_: True)
    else:
        waiting = Cell("No open assessment is recorded.")
    return Cell(" ".join((waiting.words, *gaps)), waiting.facts)


def _facts(reading: Reading, ids: Iterable[str]) -> tuple[Fact, ...]:
    return tuple(fact for row in dict.fromkeys(ids) if (fact := reading.history.fact(row)))
