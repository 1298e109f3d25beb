"""A file that was read comes through the wire as it was; anything else on the wire is refused."""

import json
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import FileRefused
from dashboard.importers.readers import wire
from dashboard.importers.readers.raw import RawFile, RawRow, RawSheet

LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), LETTERS,
    st.dates(), st.datetimes(), st.datetimes(timezones=st.just(UTC)), st.times(),
)
ROWS = st.builds(RawRow, st.integers(wire.ROW_NUMBERS[0], wire.ROW_NUMBERS[-1]), st.lists(CELLS, max_size=8).map(tuple))
NOTES = st.lists(st.tuples(st.integers(0, 10_000), LETTERS), max_size=3).map(tuple)
SHEETS = st.builds(RawSheet, LETTERS, st.lists(ROWS, max_size=6).map(tuple), NOTES, LETTERS)
FILES = st.builds(RawFile, LETTERS, LETTERS, LETTERS, st.lists(SHEETS, max_size=3).map(tuple))


def of(*cells: object, notes: tuple[tuple[int, str], ...] = ()) -> RawFile:
    return RawFile("a.csv", "csv", "f" * 64, (RawSheet("Log", (RawRow(7, cells),), notes),))  # type: ignore[arg-type]


def over(file: RawFile) -> RawFile:
    return wire.decode(b"".join(wire.encode(file)), name=file.name, sha256=file.sha256)


def lines(*parts: object) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in parts)


def exactly(file: RawFile) -> list[object]:
    """The cells with their types, because 1, 1.0 and True are equal."""
    return [(type(cell), cell) for sheet in file.sheets for row in sheet.rows for cell in row.cells]


@settings(max_examples=300, deadline=None)
@given(FILES)
def test_every_file_comes_through_as_it_was(file: RawFile):
    assert over(file) == file
    assert exactly(over(file)) == exactly(file)


@pytest.mark.parametrize("cell", [
    datetime(2020, 2, 29, 23, 59, 59, 999_999), date(1, 1, 1), time(0, 0, 0, 1), datetime(2020, 1, 1), 1, 1.0, True, -0.0, "", "1", "null",
    '{"date":"2020-01-01"}', "\\ud800", "\x00\x1f\x7f\u2028\n\r\t\"\\", "\U0001f9d2", "é", 10**400, 5e-324, None,
])
def test_a_cell_keeps_its_value_and_its_type(cell: object):
    assert exactly(over(of(cell))) == [(type(cell), cell)]


@pytest.mark.parametrize(("number", "text"), [(float("inf"), "inf"), (float("-inf"), "-inf"), (float("nan"), "nan")])
def test_a_number_that_is_none_becomes_text(number: float, text: str):
    assert over(of(1, number, "x")).sheets[0].rows[0].cells == (1, text, "x")


def test_half_a_surrogate_pair_is_replaced_and_told():
    sheet = over(of("fine", "half \ud83d of a pair", "\ude00")).sheets[0]
    assert sheet.rows[0].cells == ("fine", "half \ufffd of a pair", "\ufffd")
    assert sheet.notes == ((7, "a character in this row is not one that exists; it was read as \ufffd"),)


def test_more_rows_than_fit_one_line_keep_their_order():
    file = RawFile("a", "csv", "", (RawSheet("", tuple(RawRow(number, (number,)) for number in range(1, 2_000))),))
    assert over(file) == file


def test_a_refusal_arrives_as_it_was_raised():
    refused = FileRefused("this row has more than 500 columns", file="sent.csv", sheet="Log", row=7)
    with pytest.raises(FileRefused) as arrived:
        wire.decode(wire.encode_refusal(refused), name="sent.csv", sha256="")
    assert (str(arrived.value), arrived.value.reason) == (str(refused), refused.reason)


def test_a_refusal_names_the_file_that_was_sent_and_stays_on_one_line():
    with pytest.raises(FileRefused) as arrived:
        wire.decode(lines(["refused", "one\nline\x1b[31m" + "x" * 9_000, "another.csv"]), name="sent.csv", sha256="")
    assert str(arrived.value).startswith("sent.csv: one line [31mxxx")
    assert len(str(arrived.value)) < 2_100


def test_a_failure_is_told_by_its_kind_and_place():
    with pytest.raises(wire.ReaderFailed, match=r"KeyError dashboard/importers/readers/word\.py:12"):
        wire.decode(wire.encode_failure("KeyError", "dashboard/importers/readers/word.py:12"), name="a", sha256="")


@pytest.mark.parametrize(("limit", "file"), [
    ("MAX_ANSWER", of("x" * 11)), ("MAX_CELLS", of(*range(10))), ("MAX_WIDTH", of(*range(10))),
    ("MAX_SHEETS", RawFile("a", "csv", "", of(1).sheets * 11)),
])
def test_an_answer_that_would_not_be_taken_is_not_written(monkeypatch: pytest.MonkeyPatch, limit: str, file: RawFile):
    assert over(file) == file
    monkeypatch.setattr(wire, limit, 10)
    with pytest.raises(wire.TooLarge):
        list(wire.encode(file))


def test_not_a_byte_more_than_the_limit_is_written(monkeypatch: pytest.MonkeyPatch):
    file = of(*["\n"] * 50)
    monkeypatch.setattr(wire, "MAX_ANSWER", sum(map(len, wire.encode(file))) - 1)
    with pytest.raises(wire.TooLarge):
        list(wire.encode(file))


FILE, SHEET, NO_NOTES, END = ["file", "csv", 1], ["sheet", "Log", "", 1], ["notes", []], ["end"]
EMPTY = ["sheet", "Log", "", 0]


def batch(rows: object) -> bytes:
    return lines(FILE, SHEET, ["rows", rows], NO_NOTES, END)


def row(*cells: object) -> bytes:
    return batch([[1, *cells]])


def raw(cell: bytes) -> bytes:
    """An answer whose one cell is written by hand."""
    return row("x").replace(b'"x"', cell)


def noted(note: object) -> bytes:
    return lines(FILE, EMPTY, ["notes", [note]], END)


def test_the_lines_that_are_spoiled_below_are_good_until_then():
    assert wire.decode(row("x"), name="a", sha256="").sheets == (RawSheet("Log", (RawRow(1, ("x",)),)),)
    assert wire.decode(raw(b"5"), name="a", sha256="").sheets[0].rows[0].cells == (5,)
    assert wire.decode(noted([1, "x"]), name="a", sha256="").sheets[0].notes == ((1, "x"),)


@pytest.mark.parametrize("garbage", [
    b"", b"\n", b"{}\n", b"[]\n", b"null\n", b"garbage", b"\x80\x04\x95\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n",
    row("x")[:-1], row("x")[:-8], row("x") * 2, row("x") + b"\n",
    row(["a", "list"]), row({"date": "2020-01-01", "time": "10:00"}), row({"date": "20200101"}), row({"date": 5}), row({}), row({"bytes": "x"}),
    row({"datetime": "2020-01-01T00:00:00+99:00"}), row(*["x"] * 20_000),
    raw(b"NaN"), raw(b"-Infinity"), raw(b"1e999"), raw(b'"\\ud800"'), raw(b"1" * 5_000), raw(b'"\xff"'),
    batch([[True, "x"]]), batch([["1", "x"]]), batch([[-1_001, "x"]]), batch([[10**12, "x"]]), batch([[]]), batch([]), batch("x"), batch([[1], [2]]),
    noted(["1", "x"]), noted([1, 2]), noted([1, "x", 3]), noted("x"),
    lines(FILE, SHEET, NO_NOTES, END), lines(FILE, ["sheet", "Log", "", 10**9], NO_NOTES, END), lines(FILE, ["sheet", 5, "", 0], NO_NOTES, END),
    lines(["file", "csv", 2], EMPTY, NO_NOTES, END), lines(["file", "csv", 10**9]), lines(["file", "csv", -1], END),
    lines(["file", "csv", True], EMPTY, NO_NOTES, END), lines(["file", "csv"], END), lines([["file"], "csv", 0], END), lines(["import", "os"]),
    lines(["refused", 5, "x"]), lines(["refused", "x"]), lines(["failed", ["x"], "y"]),
])
def test_anything_else_is_no_answer(garbage: bytes):
    with pytest.raises(wire.NotAnAnswer, match="the answer of the reader is damaged"):
        wire.decode(garbage, name="a", sha256="")


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_spoiled_answer_is_refused_or_is_a_file_of_plain_cells(data: st.DataObject):
    good = b"".join(wire.encode(of("x", 1, 2.5, date(2020, 1, 2), None, notes=((7, "told"),))))
    at = data.draw(st.integers(0, len(good) - 1))
    spoiled = good[:at] + data.draw(st.binary(max_size=5)) + good[at + data.draw(st.integers(0, 5)):]
    try:
        file = wire.decode(spoiled, name="a", sha256="")
    except (wire.NotAnAnswer, FileRefused):
        return
    kinds = {type(cell) for sheet in file.sheets for row in sheet.rows for cell in row.cells}
    assert kinds <= {str, int, float, bool, date, datetime, time, type(None)}
