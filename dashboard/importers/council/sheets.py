"""Sheets that other readers made of whole-council files (returns in XML, workbooks, JSON), as rows for the record of the whole council."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from dashboard.importers.council.tables import without_key
from dashboard.importers.readers.raw import RawFile, RawRow, RawSheet
from dashboard.importers.rows.prepared import text_of
from dashboard.importers.structured import layout_of, not_read
from dashboard.importers.structured.catalogue import layout_named
from dashboard.importers.structured.layout import Layout
from dashboard.importers.structured.recognise import heading_row
from data_models.columns import Table
from data_models.council import COUNCIL_ROW, SSD_RECORD

_KEY_PARTS = "|"


@dataclass(frozen=True, slots=True)
class SheetArrived:
    """Rows on their way into ``table``: its text columns under its own names, and ``source_row``. ``layout`` is what they follow."""

    table: Table
    layout: str
    sheet: str
    rows: pa.Table


@dataclass(frozen=True, slots=True)
class NoLayout:
    """A sheet of which no row can be loaded, and why. ``lines``: its rows as they came, by number."""

    sheet: str
    lines: tuple[tuple[int, str], ...]
    reason: str


def arrived(file: RawFile) -> Iterator[SheetArrived | NoLayout]:
    """Every sheet that has rows. A table of the standard goes where its CSV would go; any other layout is kept row by row."""
    for sheet in file.sheets:
        layout = layout_of(sheet, file=file.name)
        if layout:
            yield _arrived(sheet, layout_named(layout))
        elif any(not row.blank for row in sheet.rows):
            reason = not_read(sheet) or "its headings are of no published return or extract, which is all that is loaded for the whole council"
            yield _no_layout(sheet, reason)


def _arrived(sheet: RawSheet, layout: Layout) -> SheetArrived | NoLayout:
    heading = heading_row(sheet, layout)
    headings = tuple(text_of(cell) for cell in heading.cells)
    meant = layout.meant(headings)
    rows = [row for row in sheet.rows if row.number > heading.number and not row.blank]
    if layout.table and layout.table.key not in meant.values():
        return _no_layout(sheet, without_key(layout.table))
    if layout.table:
        return SheetArrived(SSD_RECORD[layout.name], layout.name, sheet.name, _of_the_standard(rows, headings, meant))
    return SheetArrived(COUNCIL_ROW, layout.name, sheet.name, _of_another_layout(rows, headings, meant, layout))


def _no_layout(sheet: RawSheet, reason: str) -> NoLayout:
    return NoLayout(sheet.name, tuple((row.number, _as_json(_named((), row))) for row in sheet.rows if not row.blank), reason)


def _of_the_standard(rows: list[RawRow], headings: tuple[str, ...], meant: dict[int, str]) -> pa.Table:
    columns = {name: _texts(_cell(row, index) for row in rows) for index, name in meant.items()}
    extra = (_named(headings, row, leave_out=frozenset(meant)) for row in rows)
    return pa.table({**columns, "extra_json": _texts(_as_json(cells) if cells else None for cells in extra), "source_row": _numbers(rows)})


def _of_another_layout(rows: list[RawRow], headings: tuple[str, ...], meant: dict[int, str], layout: Layout) -> pa.Table:
    place = {name: index for index, name in meant.items()}
    keys = ([_cell(row, place[name]) if name in place else "" for name in layout.key] for row in rows)
    return pa.table({
        "layout": _texts(layout.name for _ in rows),
        "child_id": _texts(_cell(row, place[layout.child]) if layout.child in place else "" for row in rows),
        "row_key": _texts(_KEY_PARTS.join((layout.name, *key)) if any(key) else "" for key in keys),
        "cells_json": _texts(_as_json(_named(headings, row)) for row in rows),
        "source_row": _numbers(rows),
    })


def _named(headings: tuple[str, ...], row: RawRow, leave_out: frozenset[int] = frozenset()) -> dict[str, str]:
    """The filled cells by heading; by place where there is no heading, or one that stood before."""
    named: dict[str, str] = {}
    for index, cell in enumerate(row.cells):
        if index not in leave_out and (text := text_of(cell)):
            heading = headings[index] if index < len(headings) else ""
            named[heading if heading and heading not in named else f"{heading} (column {index + 1})".strip()] = text
    return named


def _cell(row: RawRow, index: int) -> str:
    return text_of(row.cells[index]) if index < len(row.cells) else ""


def _as_json(cells: dict[str, str]) -> str:
    return json.dumps(cells, ensure_ascii=False)


def _texts(values: Iterator[str | None]) -> pa.Array:
    return pa.array(list(values), pa.string())


def _numbers(rows: list[RawRow]) -> pa.Array:
    return pa.array([row.number for row in rows], pa.int64())
