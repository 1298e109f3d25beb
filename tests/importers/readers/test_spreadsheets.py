"""Old, binary and OpenDocument workbooks: the same rows as an .xlsx would give, and a sentence for everything that is wrong with one."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.readers.raw import Cell, RawSheet
from dashboard.importers.readers.reading import read_file
from dashboard.importers.readers.spreadsheets import read_ods, read_xls, read_xlsb
from tests.importers.old_workbooks import Rows, ods, ods_of_xml, xls, xls_with_password, xlsb
from tests.importers.workbooks import facts, outcomes, prepared

ROWS: Rows = [
    ("Date", "Event", "NHS no."), (date(2020, 2, 1), "Seen", "0123456789"), (None, "Left"), (None, None, None), (date(2020, 3, 4), "Back", 7),
]
MERGED = [(1, 3, 0)]
KINDS: dict[str, bytes] = {"xls": xls({"Log": ROWS}, merged=MERGED), "ods": ods({"Log": ROWS}, merged=MERGED), "xlsb": xlsb(ROWS, merged=MERGED)}


def cells(sheet: RawSheet) -> list[tuple[int, tuple[Cell, ...]]]:
    return [(row.number, row.cells) for row in sheet.rows]


@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_are_those_of_the_sheet_with_their_numbers(kind: str):
    file = read_file("police.dat", KINDS[kind])
    assert file.format == kind
    assert cells(file.sheets[0]) == [
        (1, ("Date", "Event", "NHS no.")), (2, (date(2020, 2, 1), "Seen", "0123456789")), (3, (date(2020, 2, 1), "Left")),
        (5, (date(2020, 3, 4), "Back", 7)),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_way_gives_entries(kind: str):
    result = prepared(KINDS[kind], name="police.dat")
    assert outcomes(result) == [(2, "loaded", ""), (3, "loaded", ""), (5, "loaded", "")]
    assert [str(fact["happened_from"]) for fact in facts(result)] == ["2020-02-01", "2020-02-01", "2020-03-04"]
    assert [fact["extra_json"] for fact in facts(result)] == ['{"NHS no.": "0123456789"}', "", '{"NHS no.": "7"}']


@pytest.mark.parametrize("make", [xls, ods])
def test_times_days_with_a_time_and_line_breaks_are_kept(make: Callable[[dict[str, Rows]], bytes]):
    sheet = read_file("a.dat", make({"Log": [(time(10, 30), datetime(2020, 1, 1, 9, 30), "Seen\nat home")]})).sheets[0]
    assert sheet.rows[0].cells == (time(10, 30), datetime(2020, 1, 1, 9, 30), "Seen\nat home")


@pytest.mark.parametrize("make", [xls, ods])
def test_every_sheet_is_read_in_order(make: Callable[[dict[str, Rows]], bytes]):
    assert [(sheet.name, len(sheet.rows)) for sheet in read_file("a.dat", make({"B": ROWS, "A": [], "C": ROWS[:1]})).sheets] == [
        ("B", 4), ("A", 0), ("C", 1)]


def test_a_hidden_sheet_is_read_and_told():
    hidden = xls({"Front": [], "Log": ROWS}, then=lambda workbook: setattr(workbook.get_sheet(1), "visibility", 1))
    for sheet in (read_xls("a.xls", hidden)[1], read_xlsb("a.xlsb", xlsb(ROWS, hidden=True))[0]):
        assert sheet.notes == ((0, "this sheet is hidden in the workbook; it was read all the same"),)
        assert len(sheet.rows) == 4


def test_rows_that_do_not_begin_at_the_first_cell_keep_their_place():
    assert cells(read_xlsb("a.xlsb", xlsb([("x", "y")], at=(4, 2)))[0]) == [(5, (None, None, "x", "y"))]


def test_repeated_rows_are_as_many_rows():
    row = f'<table:table-row table:number-rows-repeated="3">{CELL.format(1)}</table:table-row>'
    assert cells(read_ods("a.ods", ods_of_xml(row))[0]) == [(number, ("x",)) for number in (1, 2, 3)]


def test_a_password_is_told():
    with pytest.raises(FileRefused, match="protected with a password; save a copy without"):
        read_xls("sent.xls", xls_with_password())


@pytest.mark.parametrize(("read", "content"), [
    (read_xlsb, xlsb(ROWS, parts={"xl/vbaProject.bin": b"x"})),
    (read_xls, xls({"Log": ROWS}) + "_VBA_PROJECT".encode("utf-16-le")),
])
def test_macros_are_refused(read: Callable[[str, bytes], Sequence[RawSheet]], content: bytes):
    with pytest.raises(FileRefused, match=r"holds macros; save it as \.xlsx"):
        read("sent.dat", content)


FAR = '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="{}"/></table:table-row>'
CELL = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>x</text:p></table:table-cell>'


@pytest.mark.parametrize("content", [
    xlsb([("x",)], at=(1_048_575, 16_383)),
    xlsb([("x",)], at=(0, 500)),
    xlsb([("x",)], at=(100_000, 0)),
    ods_of_xml(f"{FAR.format(1_048_575, 1)}<table:table-row>{CELL.format(1)}</table:table-row>"),
    ods_of_xml(f'<table:table-row><table:table-cell table:number-columns-repeated="500"/>{CELL.format(1)}</table:table-row>'),
    ods_of_xml(f'<table:table-row table:number-rows-repeated="1000000">{CELL.format(1)}</table:table-row>'),
    ods_of_xml(f"<table:table-row>{CELL.format(16_384)}</table:table-row>"),
])
def test_a_cell_beyond_what_is_read_is_refused_before_the_library_opens_the_file(content: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.importers.readers.spreadsheets.CalamineWorkbook", None)
    with pytest.raises(FileRefused, match=r"sent\.dat, sheet Log: a cell lies beyond column 500 or row 100,000"):
        read_file("sent.dat", content)


def test_too_many_cells_are_refused_before_the_library_opens_the_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.importers.readers.spreadsheets.CalamineWorkbook", None)
    monkeypatch.setattr("dashboard.importers.readers.xlsb_scan.MAX_CELLS", 5)
    monkeypatch.setattr("dashboard.importers.readers.ods_scan.MAX_CELLS", 5)
    for kind in ("xlsb", "ods"):
        with pytest.raises(FileRefused, match="more than 5 cells"):
            read_file("sent.dat", KINDS[kind])


def test_a_sheet_of_the_oldest_kind_that_is_too_wide_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dashboard.importers.readers.spreadsheets.MAX_AREA", 5)
    with pytest.raises(FileRefused, match=r"sent\.xls, sheet Log: it reaches beyond"):
        read_xls("sent.xls", KINDS["xls"])


@pytest.mark.parametrize("content", [
    KINDS["xls"][:2000], KINDS["xls"][:600] + bytes(5000), xlsb(ROWS, parts={"xl/worksheets/sheet1.bin": b"\x00\xff"}),
    xlsb(ROWS, parts={"xl/_rels/workbook.bin.rels": b"<x"}), KINDS["ods"][:500], ods_of_xml("<table:table-row>"),
], ids=["xls cut", "xls overwritten", "xlsb records", "xlsb links", "ods cut", "ods unclosed"])
def test_damage_is_told(content: bytes):
    with pytest.raises(FileRefused, match=r"damaged|of a kind that is not read"):
        read_file("sent.dat", content)


def test_a_doctype_is_refused():
    with pytest.raises(FileRefused, match="DOCTYPE"):
        read_ods("sent.ods", ods_of_xml("", before='<!DOCTYPE x [<!ENTITY a "b">]>'))


def test_an_encrypted_open_document_is_told():
    with pytest.raises(FileRefused, match="protected with a password"):
        read_ods("sent.ods", ods_of_xml("", manifest="<manifest><encryption-data/></manifest>"))
