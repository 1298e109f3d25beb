"""Files out: nothing in them runs, nothing in them is lost."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from dashboard.exporters.tables import as_csv, as_workbook

HEADINGS = ("Date", "What happened")
DANGEROUS = ["=1+1", "+44", "-1", "@SUM(A1)", "\tx", "\rx"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    sheet = load_workbook(BytesIO(as_workbook("Rows", HEADINGS, [("2020", text)]))).worksheets[0]
    assert sheet["B2"].data_type == "s"
    assert str(sheet["B2"].value).strip() == text.strip()
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:B2"


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_a_csv_can_run(text: str) -> None:
    rows = list(csv.reader(StringIO(as_csv(HEADINGS, [("2020", text)]).decode("utf-8-sig"), newline="")))
    assert rows[1][1] == f"'{text}"


def test_plain_words_and_accents_come_back_as_they_were() -> None:
    rows = [("about May 2016", "Père, “late”;\nthen left"), ("", "x")]
    read = list(csv.reader(StringIO(as_csv(HEADINGS, rows).decode("utf-8-sig"), newline="")))
    assert read == [list(HEADINGS), *map(list, rows)]
