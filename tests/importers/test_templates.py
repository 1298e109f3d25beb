"""The template: empty it imports as nothing; filled in, every row is loaded."""

from io import BytesIO

from openpyxl import load_workbook

from dashboard.importers.templates import template_workbook
from data_models.columns import Column, Kind
from data_models.tables import COMPANIONS, ENTRY
from tests.importers.workbooks import prepared

TABLES = (ENTRY, *COMPANIONS)


def test_there_is_a_sheet_for_every_table_and_every_required_heading_is_marked():
    workbook = load_workbook(BytesIO(template_workbook()))
    assert workbook.sheetnames == ["Read me", *(table.sheet for table in TABLES)]
    for table in TABLES:
        headings = [cell.value for cell in workbook[table.sheet][1]]
        assert headings[: len(table.filled_in())] == [f"{column.heading} *" if column.required else column.heading for column in table.filled_in()]


def test_headings_say_their_values_and_an_example():
    workbook = load_workbook(BytesIO(template_workbook()))
    comments = {cell.value: cell.comment.text for cell in workbook["Visits"][1] if cell.comment}
    assert "no_access" in comments["Result *"]
    assert "For example: Child X1; Child X2" in comments["Children *"]
    assert any("unannounced" in (offer.formula1 or "") for offer in workbook["Visits"].data_validations.dataValidation)


def test_an_empty_template_imports_as_nothing():
    result = prepared(template_workbook(), name="template.xlsx")
    assert result.reconciliation().total.read == 0
    assert (result.queued, result.suggestions) == ((), ())


def example_of(column: Column) -> str:
    if column.allowed:
        return next(iter(column.allowed)).value
    return "10/12/2020" if column.kind in (Kind.WHEN, Kind.DATE) else column.example or f"some {column.heading}"


def test_a_filled_in_template_is_loaded_to_the_last_row():
    workbook = load_workbook(BytesIO(template_workbook()))
    for table in TABLES:
        for number, column in enumerate(table.filled_in(), start=1):
            workbook[table.sheet].cell(2, number, example_of(column))
            if column.required or column.name == "happened":
                workbook[table.sheet].cell(3, number, example_of(column))
    written = BytesIO()
    workbook.save(written)
    result = prepared(written.getvalue(), name="template.xlsx", agency="Police")
    assert [(row.sheet, row.reason) for row in result.rows if row.outcome != "loaded"] == []
    assert result.reconciliation().total.loaded == 2 * len(TABLES)
    assert {row.facts[0][0].full_name for row in result.rows if row.facts} == {table.full_name for table in TABLES}
    assert result.suggestions == ()
