"""The evidence schedule as a workbook: every row under its code, which statement rests on which, and counts with charts of their own.

No cell is a formula, so nothing that a file brought can run when the workbook is opened; the counts are numbers, written.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exporters.tables import fill
from dashboard.exporters.words import printable
from dashboard.exporters.zips import settled
from data_models.papers import Heading, PaperKind, PapersSource, ScheduleRow

HEADINGS = (
    "Row", "Kind", "Date", "As written", "First day", "Last day", "Known on", "Agency", "Who saw it", "Said by", "Recorded by", "Points to",
    "What the row says", "How it stood", "File", "Sheet", "Row in the file",
)
_WIDTHS = (13, 18, 18, 16, 12, 12, 17, 20, 16, 20, 20, 12, 64, 36, 28, 18, 9)
LINE, TALLEST, A3, A4 = 14.0, 400.0, 8, 9
_OLDEST = date(1900, 3, 1)
"""Before it spreadsheets do not agree what day a number is."""


def evidence_schedule(source: PapersSource) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _sheet(workbook, source.heading, "About", ("What", "In words"), _about(source), (26, 110))
    _sheet(workbook, source.heading, "Rows", HEADINGS, [_cells(row) for row in source.schedule], _WIDTHS)
    _sheet(workbook, source.heading, "Statements", ("Section", "Statement", "Whose words", "Side", "Row"), _statements(source), (28, 60, 40, 20, 13))
    _counts(workbook, source)
    about = workbook.properties
    about.creator, about.title, about.language = "", PaperKind.EVIDENCE.paper_title, "en-GB"
    held = BytesIO()
    workbook.save(held)
    return settled(held.getvalue(), source.heading.as_at)


def _sheet(
    workbook: Workbook, heading: Heading, title: str, headings: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[float],
) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(title)
    fill(sheet, headings, rows)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for number, row in enumerate([headings, *rows], start=1):
        lines = max(_lines(cell, width) for cell, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = min(TALLEST, LINE * lines + 3)
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A3 if sum(widths) > 200 else A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    marking = printable(heading.marking).replace("&", "&&")
    above, below = HeaderFooterItem(), HeaderFooterItem()
    above.center.text = marking
    below.center.text = f"{marking}. {PaperKind.EVIDENCE.paper_title}, {title.lower()}. Page &P of &N"
    sheet.oddHeader, sheet.oddFooter = above, below
    return sheet


def _lines(cell: object, width: float) -> int:
    """How many lines a cell's words take in a column so many letters wide: nothing else makes a row tall enough in every program."""
    words = str(cell if cell is not None else "")
    return sum(max(1, math.ceil(len(line) * 1.15 / width)) for line in words.split("\n"))


def _about(source: PapersSource) -> list[tuple[str, str]]:
    about = source.heading
    return [
        ("Handling", about.marking), ("Paper", PaperKind.EVIDENCE.paper_title), ("Family", about.family_label), ("Forum", about.forum),
        ("As known on", about.as_at), ("Whose word it is", about.status), ("For", about.audience), ("Copy", about.copy or "not numbered"),
        *((f"Child: {child.label}", f"{child.age}; {child.where}; {child.status}") for child in about.children),
        ("Rows", "Every row of the record that was known by the date and may be seen by a forum. A code is made from the row itself and is the same "
                 "in every paper."),
        ("Dates", "A date that was written loosely is read as the first and the last day that it may mean. An empty day is an undated row."),
        ("How it stood", "Of an assessment, an action, a plan or a status: what the record as known on the date above says became of it. Whatever is "
                         "recorded later is not in it."),
        ("Statements", "Which statement rests on which row, and which row stands on its other side."),
        ("Counts", "How many rows each year and each agency have. More rows may only mean that somebody looked more often."),
    ]


def _cells(row: ScheduleRow) -> tuple[object, ...]:
    return (
        row.code, row.kind, row.date, row.written, _day(row.first), _day(row.last), row.known_on, row.agency, row.seen, row.said_by, row.recorder,
        row.points_to, row.text, row.stood, row.file, row.sheet, row.row or None,
    )


def _day(written: str) -> object:
    """A day that a spreadsheet can sort; as text where it lies before the first that spreadsheets agree on; None where there is none."""
    if not written:
        return None
    day = date.fromisoformat(written)
    return day if day >= _OLDEST else written


def _statements(source: PapersSource) -> list[tuple[str, str, str, str, str]]:
    placed = [(part.heading, one) for part in source.sections for one in part.statements]
    placed += [("Put aside", one) for one in source.aside]
    said = [
        (where, one.heading if one.kind else one.text, one.whose, side, code)
        for where, one in placed
        for side, codes in (("Rests on", one.evidence), (one.beside or "The other side", one.contrary))
        for code in codes or ("no row",)
    ]
    argued = [
        (f"The argument: {limb.name}", cell.text, "By the rules of the argument table", cell.heading, code)
        for limb in source.argument for cell in limb.cells for code in cell.rows or ("no row",)
    ]
    return said + argued


def _counts(workbook: Workbook, source: PapersSource) -> None:
    years = Counter(int(row.first[:4]) for row in source.schedule if row.first)
    spread = {year: years.get(year, 0) for year in range(min(years), max(years) + 1)} if years else {}
    agencies = dict(Counter(row.agency for row in source.schedule).most_common())
    _chart(workbook, source.heading, "Rows by year", "Year", {str(year): number for year, number in spread.items()}, upright=True)
    _chart(workbook, source.heading, "Rows by agency", "Agency", agencies, upright=False)


def _chart(workbook: Workbook, heading: Heading, title: str, what: str, counts: Mapping[str, int], *, upright: bool) -> None:
    """A sheet of numbers with a native bar chart of them."""
    sheet = _sheet(workbook, heading, title, (what, "Rows"), list(counts.items()), (30, 10))
    if not counts:
        return
    chart = BarChart()
    chart.type, chart.title, chart.legend = "col" if upright else "bar", title, None
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=len(counts) + 1), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=len(counts) + 1))
    chart.width, chart.height = 24, max(9.0, 0.7 * len(counts) if not upright else 9.0)
    chart.x_axis.delete = chart.y_axis.delete = False
    if not upright:
        chart.x_axis.scaling.orientation = "maxMin"
    chart.series[0].graphicalProperties.solidFill = "1D1A5B"
    sheet.add_chart(chart, "D2")
