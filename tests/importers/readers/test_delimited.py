"""Text files: encodings, delimiters, quotation marks, and the row numbers a spreadsheet would show."""

import pytest

from dashboard.importers.readers import delimited
from dashboard.importers.readers.reading import read_file
from tests.importers.workbooks import text_file

TABLE = [
    ["Name: Child B1", "", ""], ["Period covered, as asked: 2019; 2020", "", ""], ["Date", "Event", "Action taken"],
    ["10/12/2020", "Seen; well, and at school – café", "None, for now"], ["11/12/2020", "Not seen", "Call; visit"],
]


def rows_of(content: bytes) -> list[tuple[object, ...]]:
    return [row.cells for row in read_file("a.csv", content).sheets[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found_below_a_title_block(encoding: str, delimiter: str):
    assert rows_of(text_file(TABLE, delimiter=delimiter, encoding=encoding)) == [tuple(row) for row in TABLE]


def test_a_title_block_with_more_commas_than_the_table_does_not_decide():
    lines = ["Chronology, family, period, author, checked by"] * 8 + ["Date;Event", "1/2/2020;Seen", "2/2/2020;Seen"]
    assert rows_of("\n".join(lines).encode())[-1] == ("2/2/2020", "Seen")


def test_line_breaks_within_quotation_marks_stay_in_the_cell_and_rows_are_counted_by_record():
    sheet = read_file("a.csv", b'Date,Event\r\n1/2/2020,"Seen\r\nat home"\r\n\r\n3/2/2020,Left\r\n').sheets[0]
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("Date", "Event")), (2, ("1/2/2020", "Seen\r\nat home")), (4, ("3/2/2020", "Left"))]


def test_a_line_that_states_the_delimiter_is_obeyed_and_not_counted():
    sheet = read_file("a.csv", b"sep=;\r\nDate;Event\r\n1/2/2020;a,b,c").sheets[0]
    assert [(row.number, row.cells) for row in sheet.rows] == [(1, ("Date", "Event")), (2, ("1/2/2020", "a,b,c"))]


def test_a_quotation_mark_within_a_cell_is_no_opening():
    assert rows_of(b'Date,Event\n1/2/2020,a 5" knife\n2/2/2020,"he said ""no"""\n')[1:] == [("1/2/2020", 'a 5" knife'), ("2/2/2020", 'he said "no"')]


def test_numbers_stay_as_they_are_written():
    assert rows_of(b"Date,Event,NHS\n1/2/2020,x,0123456789\n")[1] == ("1/2/2020", "x", "0123456789")


def test_only_the_beginning_tells_the_delimiter(monkeypatch: pytest.MonkeyPatch):
    looked_at: list[int] = []
    fit = delimited._fit
    monkeypatch.setattr(delimited, "_fit", lambda text, delimiter: looked_at.append(len(text)) or fit(text, delimiter))
    rows = rows_of(b"Date;Event\n" + b"1/2/2020;Seen, and well, at home, by us\n" * 20_000)
    assert rows[-1] == ("1/2/2020", "Seen, and well, at home, by us")
    assert looked_at == [1 << 18] * 4
