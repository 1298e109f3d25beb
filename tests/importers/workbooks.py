"""Workbooks and text files made in memory for these tests; sheets as rows of cells, and hand-written XML where a program would not write it."""

import csv
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO

from openpyxl import Workbook

from dashboard.importers.headings.mapping import Mapping
from dashboard.importers.readers.raw import Cell
from dashboard.importers.readers.reading import read_file
from dashboard.importers.rows.prepare import prepare_sheets
from dashboard.importers.rows.prepared import Prepared
from dashboard.importers.rows.sheet_rows import Stated

TODAY = date(2026, 1, 15)
HEADINGS = ("Date", "Event")
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Rows = Sequence[Sequence[Cell]]


def xlsx(sheets: dict[str, Rows], *, merged: dict[str, Sequence[str]] | None = None, then: Callable[[Workbook], object] | None = None) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, column, value)
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    if then:
        then(workbook)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def text_file(rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    written = StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode(encoding)


def with_parts(content: bytes, changed: dict[str, bytes | Iterable[bytes]]) -> bytes:
    """The archive with parts replaced or added."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *changed)):
            part = changed.get(name)
            with new.open(name, "w") as stream:
                for piece in [old.read(name)] if part is None else [part] if isinstance(part, bytes) else part:
                    stream.write(piece)
    return written.getvalue()


def sheet_of_xml(inner: str | Iterable[str], after: str = "") -> bytes:
    """A workbook with one sheet, Log, whose rows are written by hand."""
    start, end = f'<worksheet xmlns="{NAMESPACE}"><sheetData>', f"</sheetData>{after}</worksheet>"
    pieces = [inner] if isinstance(inner, str) else inner
    parts = (piece.encode() for piece in (start, *pieces, end)) if isinstance(inner, str) else _streamed(start, pieces, end)
    return with_parts(xlsx({"Log": [["x"]]}), {"xl/worksheets/sheet1.xml": parts})


def _streamed(start: str, pieces: Iterable[str], end: str) -> Iterable[bytes]:
    yield start.encode()
    for piece in pieces:
        yield piece.encode()
    yield end.encode()


def prepared(content: bytes, *, name: str = "police.xlsx", labels: Sequence[str] = (), agency: str = "", mapping: Mapping | None = None,
             known_on: date | None = None, known_on_column: str = "", already: frozenset[str] = frozenset()) -> Prepared:
    return prepare_sheets(read_file(name, content), Stated(
        file=name, today=TODAY, family_labels=tuple(labels), agency=agency.strip(), mapping=mapping or Mapping(), known_on=known_on,
        known_on_column=known_on_column.strip(), already=already,
    ))


def chronology(rows: Rows, *, headings: Sequence[Cell] = HEADINGS, **said: object) -> Prepared:
    """A one-sheet workbook with these headings and rows, prepared."""
    return prepared(xlsx({"Log": [headings, *rows]}), **said)  # type: ignore[arg-type]


def facts(result: Prepared) -> list[dict[str, object]]:
    return [row.facts[0][1] for row in result.rows if row.facts]


def outcomes(result: Prepared) -> list[tuple[int, str, str]]:
    return [(row.number, row.outcome, row.reason) for row in result.rows]


def queued(result: Prepared) -> dict[tuple[int, str], str]:
    return {(item.source.row, item.field): item.message for item in result.queued}
