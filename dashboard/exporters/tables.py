"""A table as shown, as CSV or as a workbook. Text from case records never becomes a live formula."""

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exporters.words import printable

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """UTF-8 with a byte-order mark, so that Excel reads accents; a cell that could run as a formula gets a leading apostrophe."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([[_inert(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_workbook(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """One sheet with a filter and a frozen heading row. Text stays text, whatever it begins with."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title[:31]
    fill(sheet, headings, rows)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def fill(sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write a heading row that stays in view, with a filter, and the rows below it. Days stay days; all else that is no number is text."""
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate([headings, *rows], start=1):
        for column, value in enumerate(row, start=1):
            cell: Any = sheet.cell(number, column)
            cell.value = value if value is None or isinstance(value, (int, float, date)) else printable(str(value))
            if isinstance(cell.value, str):
                cell.data_type = "s"
                cell.quotePrefix = cell.value.startswith(_RUNS_AS_FORMULA)
            cell.alignment = wrapped
            if number == 1:
                cell.font = bold
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _inert(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS_AS_FORMULA) else cell
