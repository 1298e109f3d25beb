"""Tables of the standard as text: every cell as it came, every row under the number a spreadsheet shows, nothing swallowed."""

import csv
import json
from io import StringIO

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importers.council.tables import PIECE, CouncilCsv, NotReadable, open_csv
from data_models.council import ssd_table_meant
from data_models.ssd import SSD_TABLES

HEADINGS = "cont_contact_id,cont_person_id,cont_contact_source_desc\r\n"


def opened(content: bytes, name: str = "extract.csv") -> CouncilCsv:
    file = open_csv(name, bytearray(content))
    assert file is not None
    return file


def read(content: bytes, name: str = "extract.csv") -> tuple[list[dict[str, object]], list[tuple[int, str, str]]]:
    """The rows that are not blank, and the rejected ones."""
    file = opened(content, name)
    rows = pa.Table.from_batches(file.batches(), file.schema).to_pylist()
    return [row for row in rows if any(value for name, value in row.items() if name != "source_row")], file.rejected


def contacts(content: str, encoding: str = "utf-8") -> list[tuple[object, ...]]:
    rows, rejected = read((HEADINGS + content).encode(encoding))
    assert rejected == []
    return [(row["source_row"], row["cont_contact_id"], row["cont_person_id"], row["cont_contact_source_desc"]) for row in rows]


@pytest.mark.parametrize("name", SSD_TABLES)
def test_every_table_of_the_standard_is_known_by_its_columns_and_by_its_name(name: str) -> None:
    columns = [column.name for column in SSD_TABLES[name].columns]
    content = f"{','.join(columns)}\n{','.join(str(place) for place in range(len(columns)))}\n".encode()
    for called in (f"{name}.csv", "extract.csv"):
        rows, _ = read(content, called)
        assert opened(content, called).table.name == name
        assert rows == [{**{column: str(place) for place, column in enumerate(columns)}, "source_row": 2}]


def test_row_numbers_count_records_through_blank_lines_and_line_breaks_in_cells() -> None:
    assert contacts('1,a,"two\r\nlines"\r\n\r\n2,b,x\r\n,,\r\n3,c,') == [(2, "1", "a", "two\r\nlines"), (4, "2", "b", "x"), (6, "3", "c", "")]


def test_nothing_is_trimmed_or_taken_for_nothing() -> None:
    assert contacts("007, a ,NULL\r\n-1,SSD_PH,1900-01-01\r\n") == [(2, "007", " a ", "NULL"), (3, "-1", "SSD_PH", "1900-01-01")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_character_set_is_found_from_the_content(encoding: str) -> None:
    assert contacts("1,a,Zoë’s school\r\n", encoding) == [(2, "1", "a", "Zoë’s school")]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_found_from_the_headings(delimiter: str) -> None:
    rows, _ = read(f"{HEADINGS}1,a,x y\r\n".replace(",", delimiter).encode())
    assert rows == [{"cont_contact_id": "1", "cont_person_id": "a", "cont_contact_source_desc": "x y", "source_row": 2}]


def test_a_row_of_another_width_is_rejected_under_its_number_as_it_came_and_the_others_keep_theirs() -> None:
    rows, rejected = read(f"{HEADINGS}1,a,x\r\n2,b\r\n3,c,x\r\n\r\n4,d,x,y\r\n5,e,x\r\n".encode())
    assert [(row["source_row"], row["cont_contact_id"]) for row in rows] == [(2, "1"), (4, "3"), (7, "5")]
    assert [(number, line) for number, line, _ in rejected] == [(3, "2,b"), (6, "4,d,x,y")]
    assert rejected[0][2] == "it has 2 cells where there are 3 headings"


def test_numbers_hold_in_a_file_of_many_pieces() -> None:
    size = 5 * PIECE // 1000
    lines = [f"{number},c,{'x' * 1000}" for number in range(size)]
    lines[size // 2] = "short"
    rows, rejected = read((HEADINGS + "\r\n".join(lines)).encode())
    assert [row["source_row"] for row in rows] == [number + 2 for number in range(size) if number != size // 2]
    assert all(row["cont_contact_id"] == str(int(str(row["source_row"])) - 2) for row in rows)
    assert [number for number, _, _ in rejected] == [size // 2 + 2]


def test_columns_that_the_standard_does_not_have_are_kept_beside_it() -> None:
    rows, _ = read(b"cont_contact_id,Our ref,cont_person_id,,Our ref\n1,X9,a,,\n2,,b,y,z\n")
    assert [row["cont_person_id"] for row in rows] == ["a", "b"]
    assert [json.loads(str(row["extra_json"])) for row in rows] == [{"Our ref": "X9"}, {"column 4": "y", "Our ref": "z"}]


def test_the_names_of_deployed_extracts_are_understood() -> None:
    rows, _ = read(b"review_id,registration_id,person_id\nR1,P1,C1\n", "ssd_cp_reviews.csv")
    assert rows == [{"cppr_cp_review_id": "R1", "cppr_cp_plan_id": "P1", "cppr_person_id": "C1", "source_row": 2}]


@pytest.mark.parametrize(("content", "reason"), [
    ("cont_person_id,cont_contact_date\n1,2\n", "without its column cont_contact_id"),
    (f'{HEADINGS}1,"a,x\n2,b,x\n3,c,x\n', "a quotation mark is opened in it and never closed"),
    (f'{HEADINGS}1,a,"x\n2,b,x\n3,c,x\n', "a quotation mark is opened in it and never closed"),
    (f"{HEADINGS}1,a,{'x' * (PIECE + 1)}\n2,b,x\n{'3,c,xxxxxxxxxxxxxxxxxxxx' * (PIECE // 10)}", "longer than 4 MB"),
    (f"{HEADINGS}1,a\0,x\n", "it is not text"),
])
def test_a_file_that_cannot_be_loaded_says_why(content: str, reason: str) -> None:
    with pytest.raises(NotReadable, match=reason):
        read(content.encode())


def test_bytes_of_no_character_set_are_refused() -> None:
    with pytest.raises(NotReadable, match="no character set"):
        read(HEADINGS.encode() + b"1,a,\x81\xff\n")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Date,Event\n1,2\n", b"pers_x,cont_y\n1,2\n"])
def test_what_is_no_table_of_the_standard_is_left_to_other_readers(content: bytes) -> None:
    assert open_csv("notes.csv", bytearray(content)) is None


def test_a_name_alone_makes_no_table() -> None:
    assert ssd_table_meant("ssd_contacts.csv", ("Date", "Event")) is None
    assert ssd_table_meant("ssd_contacts.csv", ("cont_contact_id", "Event")) == SSD_TABLES["ssd_contacts"]


@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)] * 3), max_size=12))
def test_any_cells_come_out_as_a_csv_reader_of_another_make_reads_them(cells: list[tuple[str, str, str]]) -> None:
    written = StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([HEADINGS.strip().split(","), *cells])
    expected = [(number, *row) for number, row in enumerate(csv.reader(StringIO(written.getvalue(), newline="")), start=1)][1:]
    assert contacts(written.getvalue().partition("\r\n")[2]) == [row for row in expected if any(row[1:])]
