"""The workbook to fill in: a chronology sheet and one sheet per companion table, made from the data model, so it cannot be out of date.

It holds no example rows: an empty template imports as nothing. Examples and allowed values stand in the headings' comments.
"""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.importers.readers.raw import RawSheet
from data_models.columns import Column, Kind, text
from data_models.tables import COMPANIONS, ENTRY

READ_ME = "Read me"
_FIRST_LINE = "How to fill in this workbook"
_LINES = (
    _FIRST_LINE,
    "One row is one entry. Fill in only the sheets that you hold something for; leave the others as they are.",
    "Headings marked with * are required. Point at a heading to see what it means, an example and the values it takes.",
    "Write dates as you know them: 10/12/2020, May 2016, about spring 2018, w/c 03/06/2019. Nothing is made more exact than you wrote it.",
    "Known on is the day children's social care came to know of it. Leave it blank where that is not recorded.",
    "Use the same label for a person in every sheet, such as Child X1. Write no names, addresses or NHS numbers.",
    "An agency's own chronology need not be copied here: it is read as it is.",
)
_HOLDER = text("agency", "Agency", "Which agency holds it, where one sheet holds several agencies' entries", example="Police")
_ROWS_CHECKED = 2000
_LONGEST_LIST = 255  # Excel refuses a longer list in a validation


def template_workbook() -> bytes:
    """The template as the bytes of an .xlsx file."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    read_me = workbook.create_sheet(READ_ME)
    for line in _LINES:
        read_me.append([line])
    read_me["A1"].font = Font(bold=True)
    read_me.column_dimensions["A"].width = 110
    _sheet(workbook.create_sheet(ENTRY.sheet), (*ENTRY.filled_in(), _HOLDER))
    for table in COMPANIONS:
        _sheet(workbook.create_sheet(table.sheet), table.filled_in())
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def is_read_me(sheet: RawSheet) -> bool:
    """True for the template's own instructions, so that they are not counted as rows of data."""
    return sheet.name == READ_ME and bool(sheet.rows) and sheet.rows[0].cells[:1] == (_FIRST_LINE,)


def _sheet(worksheet: Worksheet, columns: tuple[Column, ...]) -> None:
    for number, column in enumerate(columns, start=1):
        cell = worksheet.cell(1, number, f"{column.heading} *" if column.required else column.heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.comment = Comment(_explained(column), "template", height=160, width=320)
        letter = get_column_letter(number)
        worksheet.column_dimensions[letter].width = 48 if column.name in ("description", "action") else 20
        _offer_values(worksheet, column, f"{letter}2:{letter}{_ROWS_CHECKED}")
    worksheet.freeze_panes = "A2"


def _explained(column: Column) -> str:
    takes = {
        Kind.WHEN: "A date as you know it; it may be approximate.",
        Kind.DATE: "One certain day.",
        Kind.TEXTS: "Separate several with a semicolon.",
    }.get(column.kind, "")
    allowed = f"Values: {', '.join(code.value for code in column.allowed)}." if column.allowed else ""
    parts = (
        "Required." if column.required else "", f"{column.description}." if column.description else "", takes, allowed,
        f"For example: {column.example}" if column.example else "",
    )
    return "\n".join(part for part in parts if part) or column.heading


def _offer_values(worksheet: Worksheet, column: Column, cells: str) -> None:
    """A list to choose from, as an offer: other words are taken too and, where they are not understood, told to a person."""
    values = ",".join(code.value for code in column.allowed) if column.allowed else ""
    if values and len(values) <= _LONGEST_LIST:
        offer = DataValidation(type="list", formula1=f'"{values}"', allow_blank=True, showErrorMessage=False)
        worksheet.add_data_validation(offer)
        offer.add(cells)
