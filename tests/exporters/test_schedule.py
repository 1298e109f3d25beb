"""The evidence schedule, opened again: no formula, filters, charts of its own, and every row under its code."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from dashboard.exporters.schedule import evidence_schedule
from tests.exporters.a_source import HOSTILE, LABEL, MARKING, a_source


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_runs_and_every_word_is_there(words: str) -> None:
    content = evidence_schedule(a_source(words))
    workbook = load_workbook(BytesIO(content))
    cells = [cell for sheet in workbook for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert words in {cell.value for cell in cells}
    with ZipFile(BytesIO(content)) as parts:
        assert [name for name in parts.namelist() if b"<f>" in parts.read(name) and name.startswith("xl/worksheets")] == []


def test_every_sheet_has_a_filter_a_heading_that_stays_and_the_marking() -> None:
    workbook = load_workbook(BytesIO(evidence_schedule(a_source())))
    assert workbook.sheetnames == ["About", "Rows", "Statements", "Rows by year", "Rows by agency"]
    for sheet in workbook:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions
        assert sheet.oddHeader.center.text == MARKING and "&P" in sheet.oddFooter.center.text
    assert [len(workbook[name]._charts) for name in ("Rows by year", "Rows by agency")] == [1, 1]


def test_every_statement_names_rows_of_the_schedule_on_both_sides() -> None:
    source = a_source()
    workbook = load_workbook(BytesIO(evidence_schedule(source)))
    rows = {line[0].value for line in workbook["Rows"].iter_rows(min_row=2)}
    named = [[cell.value for cell in line] for line in workbook["Statements"].iter_rows(min_row=2)]
    assert rows == {row.code for row in source.schedule}
    assert {line[4] for line in named} - {"no row"} <= rows
    assert {line[3] for line in named} >= {"Rests on", "The other side"}


def test_dates_are_days_that_can_be_sorted_and_old_ones_stay_text() -> None:
    source = a_source()
    sheet = load_workbook(BytesIO(evidence_schedule(source)))["Rows"]
    assert sheet["E2"].is_date and sheet["E2"].value.isoformat().startswith("2020-05-03")


def test_properties_name_nobody_and_bytes_are_the_same_again() -> None:
    content = evidence_schedule(a_source())
    about = load_workbook(BytesIO(content)).properties
    assert (about.creator or "", about.lastModifiedBy or "") == ("", "")
    with ZipFile(BytesIO(content)) as parts:
        assert LABEL.encode() not in b"".join(parts.read(name) for name in parts.namelist() if name.startswith("docProps"))
    assert content == evidence_schedule(a_source())
