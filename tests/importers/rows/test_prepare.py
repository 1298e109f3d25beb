"""Whole files: nothing is lost, nothing is counted twice, the same file again changes nothing, and no file ends in a traceback."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import FileRefused
from dashboard.importers.readers.raw import RawFile, RawRow, RawSheet
from dashboard.importers.rows.prepare import prepare_sheets
from dashboard.importers.rows.prepared import Prepared, ReconciliationBroken
from dashboard.importers.rows.sheet_rows import Stated
from tests.importers.workbooks import TODAY, chronology, facts, outcomes, prepared, text_file, xlsx

HEADINGS = ("Ref", "Date", "Event", "Source", "Known on", "NHS no.")
MIXED = xlsx({
    "Police": [
        ["Police log"], HEADINGS, ["1", "1/2/2020", "Seen", "Diary", None, "0123456789"], ["1", "1/2/2020", "Seen", "Diary", None, "0123456789"],
        ["x"],
    ],
    "Amounts": [["Name", "Amount"], ["Somebody", 5], ["Else", 6]],
    "Plans": [["Plan ref", "Kind", "Children", "Started"], ["CP1", "child protection", "Child B1", "1/2/2020"]],
    "Empty": [],
})


def test_rows_add_up_by_sheet_and_in_all():
    result = prepared(MIXED, name="all.xlsx")
    counts = {count.sheet: (count.read, count.loaded, count.duplicate, count.rejected) for count in result.reconciliation().sheets}
    assert counts == {"Police": (3, 1, 1, 1), "Amounts": (3, 0, 0, 3), "Plans": (1, 1, 0, 0)}
    total = result.reconciliation().total
    assert (total.read, total.loaded, total.duplicate, total.rejected) == (7, 2, 1, 4)


def test_a_lost_row_is_never_passed_over():
    result = prepared(MIXED, name="all.xlsx")
    for broken in (replace(result, rows=result.rows[1:]), replace(result, rows=(*result.rows, result.rows[0]))):
        with pytest.raises(ReconciliationBroken):
            broken.reconciliation()


def test_a_sheet_that_is_not_known_beside_one_that_is_gets_a_note_with_its_number_of_rows():
    result = prepared(MIXED, name="all.xlsx")
    note, = (note for note in result.notes if note.sheet == "Amounts")
    assert "3 rows were not taken in: no heading row found" in note.text
    assert ("Amounts", "rejected", "the sheet has no headings that are known") in {(row.sheet, row.outcome, row.reason) for row in result.rows}
    assert any(note.sheet == "Empty" and note.text == "the sheet is empty" for note in result.notes)


def test_what_stands_above_the_headings_is_noted_and_not_counted():
    assert any((note.row, note.text) == (1, "above the headings: Police log") for note in prepared(MIXED, name="all.xlsx").notes)


def test_an_nhs_number_survives_as_it_was_written():
    row = prepared(MIXED, name="all.xlsx").rows[0]
    assert row.cells[5] == "0123456789"
    assert row.facts and row.facts[0][1]["extra_json"] == '{"NHS no.": "0123456789"}'


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_same_file_again_is_all_duplicates(kind: str):
    rows = [HEADINGS, ["1", "1/2/2020", "Seen", "Diary", "", ""], ["2", "31/02/2020", "Left", "Diary", "", ""]]
    content = xlsx({"Police": rows}) if kind == "xlsx" else text_file(rows)
    first = prepared(content)
    again = prepared(content, already=frozenset(row.fingerprint for row in first.rows))
    assert [row.outcome for row in first.rows] == ["loaded", "loaded"]
    assert [(row.outcome, row.reason) for row in again.rows] == [("duplicate", "already in the record")] * 2
    assert again.queued == ()


def test_a_companion_row_again_is_a_duplicate():
    first = prepared(MIXED, name="all.xlsx")
    again = prepared(MIXED, name="all.xlsx", already=frozenset(row.fingerprint for row in first.rows if row.fingerprint))
    assert again.reconciliation().total.loaded == 0


def test_a_file_without_any_known_headings_is_refused_with_what_was_expected():
    with pytest.raises(FileRefused) as refused:
        prepared(xlsx({"Sheet1": [["Date", "Amount"], ["1/2/2020", 5]]}), name="sums.xlsx")
    assert str(refused.value) == (
        "sums.xlsx: no heading row found: expected at least a date column and a description column; found: Date and 1 that are not known")


def test_the_refusal_offers_headings_that_are_spelled_much_alike():
    with pytest.raises(FileRefused, match='"Descripton" looks like "description"'):
        prepared(xlsx({"Sheet1": [["Date", "Descripton"], ["1/2/2020", "x"]]}))


def test_a_refusal_quotes_nothing_from_the_rows():
    with pytest.raises(FileRefused) as refused:
        prepared(text_file([["Jane Example", "4/3/2007", "3 High Street"], ["John Example", "5/4/2009", "3 High Street"]]))
    assert not any(word in str(refused.value) for word in ("Jane", "Example", "2007", "High Street"))


def test_a_workbook_of_empty_sheets_is_refused():
    with pytest.raises(FileRefused, match="none of its sheets holds any rows"):
        prepared(xlsx({"A": [], "B": []}))


def test_a_suggestion_is_offered_and_the_column_is_kept_as_it_is():
    result = chronology([["1/2/2020", "x", "later"]], headings=("Date", "Event", "Known onn"))
    suggestion, = result.suggestions
    assert (suggestion.heading, suggestion.meaning) == ("Known onn", "known_on")
    assert facts(result)[0]["known_on"] is None
    assert facts(result)[0]["extra_json"] == '{"Known onn": "later"}'


def test_two_headings_of_one_meaning_are_told():
    result = chronology([["1/2/2020", "x", "y"]], headings=("Date", "Event", "Details"))
    assert any('"Details" means the same as an earlier heading' in note.text for note in result.notes)
    assert facts(result)[0]["description"] == "x"


def test_the_readers_own_notes_come_with_the_result():
    assert prepared(MIXED, name="all.xlsx").file.format == "xlsx"
    sheets = {"Police": [HEADINGS, ["1", "1/2/2020", "Seen"]], "Front": []}
    hidden = xlsx(sheets, then=lambda workbook: setattr(workbook["Police"], "sheet_state", "hidden"))
    assert outcomes(prepared(hidden)) == [(2, "loaded", "")]
    assert any(note.text.startswith("this sheet is hidden") for note in prepared(hidden).notes)


DATES = st.sampled_from([None, "", "1/2/2020", "31/02/2020", "May 2016", date(2020, 1, 1), "?", "Date", 43831, 2.5])
TEXTS = st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["Seen", "Event", "Page 2 of 3", "Total: 3", "  "]))
ROWS = st.one_of(
    st.tuples(DATES, TEXTS, TEXTS, TEXTS), st.just(("Date", "Event", "Action", "Colour")), st.just((None, " ", None)), st.just(()),
    st.lists(st.one_of(st.none(), st.text(max_size=5), st.integers(), st.booleans(), st.floats(allow_nan=False)), max_size=7).map(tuple),
)


@settings(deadline=None, max_examples=150)
@given(above=st.lists(st.tuples(TEXTS), max_size=4), first=st.lists(ROWS, max_size=12), second=st.lists(ROWS, max_size=6))
def test_every_row_and_every_cell_that_comes_in_is_accounted_for_once(
    above: list[tuple[object]], first: list[tuple[object, ...]], second: list[tuple[object, ...]],
):
    lines = [*above, ("Date", "Event", "Action", "Colour"), *first]
    one = RawSheet("Log", tuple(RawRow(number, row) for number, row in enumerate(lines, start=1)))  # type: ignore[arg-type]
    two = RawSheet("Other", tuple(RawRow(number, row) for number, row in enumerate(second, start=1)))  # type: ignore[arg-type]
    result = prepare_sheets(RawFile("log.xlsx", "xlsx", "0" * 64, (one, two)), Stated(file="log.xlsx", today=TODAY, family_labels=("Child B1",)))
    total = result.reconciliation().total
    assert total.read == total.loaded + total.duplicate + total.rejected == len(result.rows)
    came = Counter((sheet.name, row.number, row.cells) for sheet in (one, two) for row in sheet.rows if not row.blank)
    kept = Counter((row.sheet, row.number, row.cells) for row in result.rows)
    told = {(note.sheet, note.row) for note in result.notes}
    not_rows = [(sheet, row) for sheet, row, _ in (came - kept) if (sheet, row) not in told]
    assert not kept - came
    assert max(Counter(sheet for sheet, _ in not_rows).values(), default=0) <= 1, "only the row of headings is neither a row read nor told"
    assert all(row.reason for row in result.rows if row.outcome != "loaded")
    assert all(bool(row.facts) == (row.outcome == "loaded") for row in result.rows)


@settings(deadline=None, max_examples=200)
@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_prepared_or_refused_and_never_anything_else(content: bytes):
    try:
        result = prepared(content, name="sent.bin")
    except FileRefused:
        return
    assert isinstance(result, Prepared)


@settings(deadline=None, max_examples=150)
@given(place=st.integers(0, len(MIXED) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_workbook_is_prepared_or_refused_and_never_anything_else(place: int, byte: int, cut: bool):
    damaged = MIXED[:place] if cut else MIXED[:place] + bytes([byte]) + MIXED[place + 1:]
    try:
        prepared(damaged, name="sent.xlsx").reconciliation()
    except FileRefused:
        return


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[3].glob("sample_data/family_*/*.*")), ids=lambda path: path.name)
def test_the_sample_families_files_add_up(path: Path):
    if path.suffix in {".xlsx", ".csv"}:
        result = prepared(path.read_bytes(), name=path.name)
        assert result.reconciliation().total.loaded > 0


def test_a_row_of_formulas_without_stored_values_is_read_and_accounted_for() -> None:
    rows = [["Date", "Event"], ["=TODAY()", '=A2&"x"'], ["04/03/2020", "Seen at school"]]
    read = prepared(xlsx({"Sheet": rows}), name="formulas.xlsx")
    assert [(row.number, row.outcome) for row in read.rows] == [(2, "rejected"), (3, "loaded")]
