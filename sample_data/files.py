"""Write the sample families' files as agencies would send them: title blocks, merged cells, their own headings and mess."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | date | datetime | time | None
FILES_DATE = datetime(2021, 1, 1)
"""One fixed stamp, so that writing the files again gives the same bytes where the content is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: free title rows, one or two heading rows, the data rows, and ranges to merge ("A1:D1")."""

    name: str
    headings: Sequence[Sequence[Cell]]
    rows: Sequence[Sequence[Cell]]
    titles: Sequence[Sequence[Cell]] = ()
    merged: Sequence[str] = ()
    footer: Sequence[Sequence[Cell]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFile:
    """One file of one family. ``agency`` and ``known_on`` are what the person importing it would state, if anything."""

    name: str
    sheets: Sequence[Sheet] = field(default_factory=tuple)
    agency: str = ""
    known_on: str = ""
    encoding: str = "utf-8-sig"
    delimiter: str = ","


def write(files: Sequence[SampleFile], folder: Path) -> list[Path]:
    """Write every file into ``folder`` (made if missing), with import.toml: their order, and what the importer states of each."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "import.toml").write_text("\n".join(_stated(file) for file in files), encoding="utf-8")
    return [_write_one(file, folder / file.name) for file in files]


def _stated(file: SampleFile) -> str:
    return f'[[file]]\nname = "{file.name}"\nagency = "{file.agency}"\nknown_on = "{file.known_on}"\n'


def _write_one(file: SampleFile, path: Path) -> Path:
    if path.suffix == ".csv":
        _write_csv(file, path)
    elif path.suffix == ".docx":
        _write_document(file, path)
    else:
        _write_workbook(file, path)
    return path


def _write_csv(file: SampleFile, path: Path) -> None:
    text = StringIO()
    writer = csv.writer(text, delimiter=file.delimiter, lineterminator="\r\n")
    for sheet in file.sheets:
        writer.writerows([*sheet.titles, *sheet.headings, *sheet.rows, *sheet.footer])
    path.write_bytes(text.getvalue().encode(file.encoding))


def _write_document(file: SampleFile, path: Path) -> None:
    """Each sheet as a Word table under its title lines, the headings marked to come again on every page."""
    document = Document()
    for sheet in file.sheets:
        for title in sheet.titles:
            document.add_paragraph(" ".join(_as_typed(cell) for cell in title if cell is not None))
        lines = [*sheet.headings, *sheet.rows, *sheet.footer]
        table = document.add_table(rows=len(lines), cols=max(len(line) for line in lines), style="Table Grid")
        for row, line in zip(table.rows, lines, strict=True):
            for cell, value in zip(row.cells, line, strict=False):
                cell.text = _as_typed(value)
        for row in table.rows[:len(sheet.headings)]:
            mark = OxmlElement("w:tblHeader")
            row._tr.get_or_add_trPr().append(mark)
    document.core_properties.created = document.core_properties.modified = FILES_DATE
    document.save(str(path))


def _as_typed(value: Cell) -> str:
    """A cell as somebody types it into a Word table."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _write_workbook(file: SampleFile, path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in file.sheets:
        _write_sheet(workbook.create_sheet(sheet.name), sheet)
    workbook.properties.created = workbook.properties.modified = FILES_DATE
    workbook.save(path)


def _write_sheet(worksheet: Worksheet, sheet: Sheet) -> None:
    number = 0
    for row in [*sheet.titles, *sheet.headings, *sheet.rows, *sheet.footer]:
        number += 1
        for column, value in enumerate(row, start=1):
            if value is None:
                continue
            cell = worksheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # text that begins with "=" stays text
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            elif isinstance(value, date):
                cell.number_format = "DD/MM/YYYY"
    first_heading = len(sheet.titles) + 1
    for heading in range(first_heading, first_heading + len(sheet.headings)):
        for column in range(1, worksheet.max_column + 1):
            worksheet.cell(heading, column).font = Font(bold=True)
    for area in sheet.merged:
        worksheet.merge_cells(area)
