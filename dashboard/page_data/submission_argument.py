"""The argument of one block of a submission: the firmest of what it rests on, the other side, what is outstanding, and what the wait has held."""

from collections.abc import Iterable, Sequence

from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.argument import HEADINGS
from dashboard.page_data.argument_cells import Cell, held_meanwhile, meanwhile, told, waited
from dashboard.page_data.submissions import contrary_of
from dashboard.page_data.table_view import TableRow, TableView
from data_models.finding import Finding
from data_models.record import Fact
from data_models.submission import Section, Submission

METHOD = (
    "Both sides are the rows of what stands in this block, told by who saw them as the record says: found by a court or seen first-hand (an agency’s "
    "own structured record counts as that), a professional’s opinion, reported, disputed. The row quoted is the latest of the firmest kind, never a "
    "chosen one. A row stands once, and what only bears on a finding is on neither side. That something happened during a wait does not say that "
    "waiting caused it."
)
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
    """What is waited for; what the findings note as not recorded stands with each of them, and is only numbered here."""
    if any(row.open for row in reading.history.assessments):
        waiting = waited(reading, "waited for", lambda *_: True)
    else:
        waiting = Cell("No open assessment is recorded.")
    noted = f" {counted(len(gaps), 'note')} of what is not recorded, beside the findings." if gaps else ""
    return Cell(waiting.words + noted, waiting.facts)


def _facts(reading: Reading, ids: Iterable[str]) -> tuple[Fact, ...]:
    return tuple(fact for row in dict.fromkeys(ids) if (fact := reading.history.fact(row)))
