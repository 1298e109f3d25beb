"""The cells of one .xlsx sheet as values. The library (openpyxl) makes each value; what must be told of a cell without one is noted."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, VALUE_TAG, WorkSheetParser

from dashboard.importers.readers.raw import Cell
from dashboard.importers.readers.workbook_parts import plain_text, unescaped

Notes = list[tuple[int, str]]

_ERROR = re.compile(r"#[A-Z0-9_/!?]{2,15}")
_LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True)
class Known:
    """What the cells of all sheets refer to: the shared texts, the numbers of the formats that show dates and lengths of time, day 0."""

    texts: list[str]
    dates: set[int]
    lengths: set[int]
    epoch: datetime


class CellReader(WorkSheetParser):
    """One sheet's cells to values, as the library does it. Beside that it notes what must be told of a cell without a value."""

    def __init__(self, known: Known, notes: Notes) -> None:
        super().__init__(BytesIO(), known.texts, True, known.epoch, known.dates, known.lengths)
        self._notes = notes

    def parse_cell(self, element: Element) -> dict[str, Any]:
        inline = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        if inline is not None:
            element.remove(inline)  # the library would build an object of each of its runs, at five times the cost
        cell: dict[str, Any] = super().parse_cell(element)
        value, kind = cell["value"], cell["data_type"]
        if inline is not None:
            cell["value"] = plain_text(inline)
        elif value is None:
            if kind != "str" and element.find(FORMULA_TAG) is not None:  # a result that is text may rightly be empty
                self._note(cell, "is a formula with no stored value; open and save the file in Excel")
        elif kind == "e":
            cell["value"] = self._in_place_of_error(element, cell)
        elif isinstance(value, timedelta):
            cell["value"] = str(value)
        elif element.get("t") == "str":
            cell["value"] = unescaped(value)
        return cell

    def _in_place_of_error(self, element: Element, cell: dict[str, Any]) -> Cell:
        if element.get("t") != "e":  # the library's word for a number that is no day of its calendar; the number says more
            self._note(cell, "is shown as a date, but no calendar has such a day; its number was kept")
            return element.findtext(VALUE_TAG)
        error = cell["value"] if _ERROR.fullmatch(cell["value"]) else "of an unknown kind"
        self._note(cell, f"shows the error {error}; it was read as blank")
        return None

    def _note(self, cell: dict[str, Any], text: str) -> None:
        self._notes.append((cell["row"], f"cell {place_of(cell['column'], cell['row'])} {text}"))


def place_of(column: int, row: int) -> str:
    """A cell as a spreadsheet names it."""
    return f"{get_column_letter(column) if 0 < column <= _LAST_COLUMN else '?'}{row}"
