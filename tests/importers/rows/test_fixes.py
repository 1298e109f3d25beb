"""What a person puts in place of a cell is read; the row as it came is kept beside it."""

from datetime import date

from dashboard.importers.readers.reading import read_file
from dashboard.importers.rows.fixes import Fix
from dashboard.importers.rows.prepare import prepare_sheets
from dashboard.importers.rows.sheet_rows import Stated

TODAY = date(2026, 11, 24)
FILE = read_file("log.csv", b"Date,Event\n22.13/16,Shouting heard\n01/02/2017,\n03/02/2017,Door broken\n")


def prepared(*fixes: Fix):
    return prepare_sheets(FILE, Stated(file="log.csv", today=TODAY, agency="Police"), fixes=fixes)


def test_a_bad_date_is_read_as_the_person_says_and_leaves_the_queue() -> None:
    assert len(prepared().queued) == 1
    mended = prepared(Fix("", 2, 0, "22/05/2016"))
    assert mended.queued == () and mended.rows[0].facts[0][1]["happened_from"] == date(2016, 5, 22)


def test_the_row_as_it_came_is_kept_with_what_was_put_beside_it() -> None:
    row = prepared(Fix("", 2, 0, "22/05/2016")).rows[0]
    assert row.named_cells()["Date"] == "22.13/16" and row.fixed == ((0, "22/05/2016"),)


def test_a_rejected_row_can_be_put_right() -> None:
    assert prepared().rows[1].outcome == "rejected"
    assert prepared(Fix("", 3, 1, "Window broken")).rows[1].outcome == "loaded"


def test_a_cell_beyond_the_end_of_a_short_row_can_be_filled() -> None:
    short = read_file("log.csv", b"Date,Event\n01/02/2017\n")
    row = prepare_sheets(short, Stated(file="log.csv", today=TODAY), fixes=[Fix("", 2, 1, "Window broken")]).rows[0]
    assert row.outcome == "loaded" and row.cells == ("01/02/2017",)


def test_a_fix_for_a_row_that_is_not_there_changes_nothing() -> None:
    assert prepared(Fix("", 99, 0, "x"), Fix("other", 2, 0, "x")).rows == prepared().rows
