"""Workbooks as rows: values as they are stored, merged cells, formulas, errors, hidden sheets."""

from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.comments import Comment

from dashboard.importers.reading import read_file
from tests.importers.workbooks import HEADINGS, sheet_of_xml, xlsx


def rows_of(content: bytes) -> dict[int, tuple[object, ...]]:
    return {row.number: row.cells for row in read_file("a.xlsx", content).sheets[0].rows}


def test_an_nhs_number_kept_as_text_keeps_its_leading_zero():
    assert rows_of(xlsx({"Log": [["NHS number", "0123456789"]]}))[1] == ("NHS number", "0123456789")


def test_text_that_begins_like_a_formula_stays_text():
    def as_text(workbook: Workbook) -> None:
        workbook["Log"]["B1"].data_type = "s"
    assert rows_of(xlsx({"Log": [["Note", "=HYPERLINK(1)"]]}, then=as_text))[1] == ("Note", "=HYPERLINK(1)")


def test_dates_and_times_come_as_such():
    assert rows_of(xlsx({"Log": [[datetime(2020, 12, 10), time(14, 30)]]}))[1] == (datetime(2020, 12, 10), time(14, 30))


def test_blank_rows_are_left_out_and_numbers_are_those_of_the_spreadsheet():
    assert list(rows_of(xlsx({"Log": [["a"], [], ["  "], ["b"]]}))) == [1, 3, 4]


def test_a_date_merged_down_three_rows_dates_all_three():
    content = xlsx({"Log": [["1/2/2020", "one"], [None, "two"], [None, "three"], [None, "four"]]}, merged={"Log": ["A1:A3"]})
    assert rows_of(content) == {1: ("1/2/2020", "one"), 2: ("1/2/2020", "two"), 3: ("1/2/2020", "three"), 4: (None, "four")}


def test_a_row_that_holds_only_the_rest_of_a_merged_cell_is_no_row():
    assert list(rows_of(xlsx({"Log": [["Title"], [], ["a"]]}, merged={"Log": ["A1:C2"]}))) == [1, 3]


def test_a_formula_gives_its_stored_value():
    content = sheet_of_xml('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>')
    sheet = read_file("a.xlsx", content).sheets[0]
    assert sheet.rows[0].cells == (2,)
    assert sheet.notes == ()


def test_a_formula_without_a_stored_value_is_blank_and_told():
    sheet = read_file("a.xlsx", sheet_of_xml('<row r="7"><c r="A7"><v>1</v></c><c r="C7"><f>A7+1</f></c></row>')).sheets[0]
    assert sheet.rows[0].cells == (1,)
    assert sheet.notes == ((7, "cell C7 is a formula with no stored value; open and save the file in Excel"),)


def test_an_error_cell_is_blank_and_told():
    sheet = read_file("a.xlsx", sheet_of_xml('<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><v>5</v></c></row>')).sheets[0]
    assert sheet.rows[0].cells == (None, 5)
    assert sheet.notes == ((2, "cell A2 shows the error #REF!; it was read as blank"),)


def test_hidden_sheets_are_read_and_told():
    def hide(workbook: Workbook) -> None:
        workbook["Second"].sheet_state = "veryHidden"
    first, second = read_file("a.xlsx", xlsx({"First": [HEADINGS], "Second": [HEADINGS, ("1/1/2020", "x")]}, then=hide)).sheets
    assert first.notes == ()
    assert second.notes[0][1].startswith("this sheet is hidden")
    assert len(second.rows) == 2


def test_a_comment_beside_the_table_makes_no_cells():
    def comment(workbook: Workbook) -> None:
        workbook["Log"]["B2"].comment = Comment("x", "y")
    assert rows_of(xlsx({"Log": [["a"]]}, then=comment)) == {1: ("a",)}
