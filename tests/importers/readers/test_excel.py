"""Workbooks as rows: values as they are stored, merged cells, formulas, errors, hidden sheets."""

import re
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from dashboard.errors import FileRefused
from dashboard.importers.readers.reading import read_file
from tests.importers.workbooks import HEADINGS, NAMESPACE, sheet_of_xml, with_parts, xlsx


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


def shared(*texts: str) -> bytes:
    """A workbook whose first row shows the texts, in the way Excel keeps them."""
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(len(texts)))
    strings = f'<sst xmlns="{NAMESPACE}">{"".join(f"<si>{text}</si>" for text in texts)}</sst>'
    return with_parts(sheet_of_xml(f"<row>{cells}</row>"), {"xl/sharedStrings.xml": strings.encode()})


def test_shared_texts_are_read_with_their_runs_and_without_their_pronunciation():
    run = "<r><t>Seen </t></r><r><rPr><b/></rPr><t>at home</t></r><rPh sb='0' eb='1'><t>x</t></rPh>"
    assert rows_of(shared("<t>Date</t>", run, "<t/>", ""))[1] == ("Date", "Seen at home")


def test_line_breaks_that_excel_writes_as_escapes_are_line_breaks():
    written = shared("<t>one_x000D_\ntwo</t>", "<t>kept _x005F_x000D_</t>", "<t>_x0041_</t>")
    assert rows_of(written)[1] == ("one\r\ntwo", "kept _x000D_", "_x0041_")


def test_a_value_hidden_under_merged_cells_is_not_read_and_told():
    content = sheet_of_xml('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c></row>',
                           '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    sheet = read_file("a.xlsx", content).sheets[0]
    assert [row.cells for row in sheet.rows] == [(1,), ()]
    assert list(sheet.notes) == [
        (1, "cell B1 is hidden under merged cells; it was not read"), (2, "cell B2 is hidden under merged cells; it was not read")]


OWN_FORMATS = '<numFmt numFmtId="164" formatCode="[$-809]dd mmm yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/>'
CELL_FORMATS = '<xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="2"/>'
DATED = f'<styleSheet xmlns="{NAMESPACE}"><numFmts>{OWN_FORMATS}</numFmts><cellXfs>{CELL_FORMATS}</cellXfs></styleSheet>'


def dated(*cells: tuple[int, str], book: bytes | None = None) -> bytes:
    row = "".join(f'<c s="{style}"><v>{value}</v></c>' for style, value in cells)
    return with_parts(sheet_of_xml(f"<row>{row}</row>"), {"xl/styles.xml": DATED.encode(), **({"xl/workbook.xml": book} if book else {})})


def test_a_number_is_a_day_where_its_format_shows_one():
    day = datetime(2020, 6, 18)
    assert rows_of(dated((1, "44000"), (2, "44000.5"), (4, "44000"), (0, "44000")))[1] == (day, day.replace(hour=12), 44000, 44000)


def test_a_length_of_time_is_told_as_one():
    assert rows_of(dated((3, "1.25")))[1] == ("1 day, 6:00:00",)


def test_a_number_that_is_no_day_of_any_calendar_is_kept_and_told():
    sheet = read_file("a.xlsx", dated((1, "99999999"), (1, "44000"))).sheets[0]
    assert sheet.rows[0].cells == ("99999999", datetime(2020, 6, 18))
    assert sheet.notes == ((1, "cell A1 is shown as a date, but no calendar has such a day; its number was kept"),)


def test_a_workbook_that_counts_its_days_from_1904_has_the_days_it_shows():
    with ZipFile(BytesIO(xlsx({"Log": []}))) as package:
        book = re.sub(rb"<workbookPr(?=[ /])", b'<workbookPr date1904="1"', package.read("xl/workbook.xml"))
    assert rows_of(dated((1, "42538"), book=book))[1] == (datetime(2020, 6, 18),)


def test_formats_that_the_library_does_not_know_stop_nothing():
    broken = f'<styleSheet xmlns="{NAMESPACE}"><fonts><font><sz val="x"/></font></fonts><cellXfs><xf fontId="99"/></cellXfs></styleSheet>'
    assert rows_of(with_parts(xlsx({"Log": [["a"]]}), {"xl/styles.xml": broken.encode()})) == {1: ("a",)}


def test_a_row_that_comes_late_or_twice_stands_where_its_number_says():
    content = sheet_of_xml('<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>5</v></c></row>')
    assert rows_of(content) == {1: (1,), 3: (3, None, 5)}


def test_cells_and_rows_without_places_follow_each_other():
    assert rows_of(sheet_of_xml("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")) == {1: (1, 2), 2: (3,)}


def test_empty_formatted_cells_far_away_do_not_matter():
    far = '<c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/>'
    assert rows_of(sheet_of_xml(f'<row r="1"><c r="A1"><v>1</v></c>{far}</row>')) == {1: (1,)}


def test_two_sheets_of_one_name_and_one_part_are_two_sheets():
    with ZipFile(BytesIO(xlsx({"Log": [["a"]]}))) as package:
        book = package.read("xl/workbook.xml")
    first = re.search(rb"<sheet [^>]*/>", book)
    assert first
    sheets = read_file("a.xlsx", with_parts(xlsx({"Log": [["a"]]}), {"xl/workbook.xml": book.replace(first[0], first[0] * 2)})).sheets
    assert [sheet.name for sheet in sheets] == ["Log", "Log (2)"]


def test_a_strict_workbook_is_refused_with_what_to_do():
    with ZipFile(BytesIO(xlsx({"Log": [["a"]]}))) as package:
        book = package.read("xl/workbook.xml").replace(NAMESPACE.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    with pytest.raises(FileRefused, match="Strict Open XML; in Excel choose Save As"):
        read_file("a.xlsx", with_parts(xlsx({"Log": [["a"]]}), {"xl/workbook.xml": book}))


def test_damage_is_told_of_its_sheet():
    with pytest.raises(FileRefused, match=r"a\.xlsx, sheet Log: the workbook is damaged"):
        read_file("a.xlsx", sheet_of_xml('<row><c t="s"><v>999</v></c></row>'))


def test_every_value_is_what_the_library_reads_in_full():
    """The rows are streamed; nothing may be lost by that."""
    rows = [["text", 1, 1.5, True, None, datetime(2020, 1, 2, 3, 4), time(1, 2), date(2020, 1, 2), "0012", "", " x ", -0.0, 10**12, 1e-9]] * 3
    content = xlsx({"First": rows, "Second": [[None, "b"], [], ["c"]]}, merged={"First": ["A1:A2"]})
    workbook = load_workbook(BytesIO(content), data_only=True)
    for sheet, full in zip(read_file("a.xlsx", content).sheets, workbook.worksheets, strict=True):
        for row in sheet.rows:
            expected = [cell.value for cell in full[row.number]][:len(row.cells)]
            if sheet.name == "First" and row.number == 2:
                expected[0] = "text"  # merged down
            assert [cell or None if isinstance(cell, str) else cell for cell in expected] == list(row.cells)
