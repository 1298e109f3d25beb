"""The committed files of Families A and C: as the modules write them, coded in known words, and never known too soon."""

import csv
import re
from collections import Counter
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from data_models.access import Sensitivity
from data_models.agencies import agency_named
from data_models.columns import Kind
from data_models.record import EvidenceStatus, Nature, Seen
from data_models.tables import COMPANIONS
from data_models.themes import coding_of
from sample_data import family_a, family_c
from sample_data.files import Cell, SampleFile, Sheet, write

FOLDER = Path(__file__).parents[2] / "sample_data"
FAMILIES = {"family_a": family_a, "family_c": family_c}
FILES = [(folder, file) for folder, module in FAMILIES.items() for file in module.FILES]
BY_SHEET = {table.sheet: table for table in COMPANIONS}
SHEETS = [(folder, file, sheet) for folder, file in FILES for sheet in file.sheets]
CHRONOLOGIES = [item for item in SHEETS if item[2].name not in BY_SHEET]
NOT_IN_THE_REVIEW = {"Identifiers", "Pre-proceedings"}
RECORDS = [item for item in SHEETS if item[2].name in BY_SHEET]
MEANING = {
    "Theme": "Category", "Event Ref": "Ref", "Reference": "Ref", "Date shared": "Known on", "Impact on child": "Significance",
    "Significant Event": "Event", "Details": "Event", "Description": "Event", "Information/Details of concerns or contact": "Event",
}


def named(item: tuple[str, SampleFile, Sheet]) -> str:
    folder, file, sheet = item
    return f"{folder}/{file.name}/{sheet.name}"


def headings_of(sheet: Sheet) -> list[str]:
    """The lowest filled heading of each column, under one name for one meaning."""
    lowest = [next(str(cell) for cell in reversed(column) if cell) for column in zip(*sheet.headings, strict=True)]
    return lowest if sheet.name in BY_SHEET else [MEANING.get(heading, heading) for heading in lowest]


def rows_of(sheet: Sheet) -> list[dict[str, Cell]]:
    """Data rows by heading; headings repeated part-way down are passed over."""
    headings = headings_of(sheet)
    return [dict(zip(headings, row, strict=True)) for row in sheet.rows if tuple(row) != tuple(sheet.headings[0])]


def plain(code: str) -> str:
    return code.casefold().replace(" ", "_").replace("-", "_")


def day_of(cell: Cell) -> date | None:
    """The day a cell names exactly, in any of the three habits of these files; None for anything looser."""
    if isinstance(cell, date):
        return cell
    parts = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](?:20)?(\d\d)", str(cell))
    try:
        return date(2000 + int(parts[3]), int(parts[2]), int(parts[1])) if parts else None
    except ValueError:
        return None


def content(path: Path) -> list[tuple[str, list[list[object]]]]:
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        return [("", [list(row) for row in csv.reader(StringIO(text))])]
    if path.suffix == ".docx":
        document = Document(str(path))
        above: list[list[object]] = [[paragraph.text] for paragraph in document.paragraphs]
        return [("", [*above, *([cell.text for cell in row.cells] for table in document.tables for row in table.rows)])]
    return [
        (sheet.title, [[cell.date() if isinstance(cell, datetime) else cell for cell in row] for row in sheet.iter_rows(values_only=True)])
        for sheet in openpyxl.load_workbook(path).worksheets
    ]


@pytest.mark.parametrize(("folder", "file"), FILES, ids=lambda value: getattr(value, "name", value))
def test_the_committed_file_holds_what_its_module_writes_today(folder: str, file: SampleFile, tmp_path: Path) -> None:
    fresh, = write([file], tmp_path)
    assert content(FOLDER / folder / file.name) == content(fresh)


@pytest.mark.parametrize("item", [item for item in SHEETS if item[1].name.endswith(".xlsx")], ids=named)
def test_every_cell_of_a_workbook_can_be_read_back(item: tuple[str, SampleFile, Sheet]) -> None:
    folder, file, sheet = item
    stored = dict(content(FOLDER / folder / file.name))[sheet.name]
    first = len(sheet.titles) + len(sheet.headings)
    for number, row in enumerate(sheet.rows):
        assert stored[first + number][: len(row)] == list(row)


@pytest.mark.parametrize(("folder", "file"), FILES, ids=lambda value: getattr(value, "name", value))
def test_the_first_row_of_every_file_says_it_is_invented(folder: str, file: SampleFile) -> None:
    first = str(file.sheets[0].titles[0][0])
    assert "nvented for demonstration" in first
    assert "date" in first
    assert ("Wholly invented" in first) is (folder == "family_c")


@pytest.mark.parametrize("item", CHRONOLOGIES, ids=named)
def test_every_category_word_is_known(item: tuple[str, SampleFile, Sheet]) -> None:
    assert coding_of(str(row["Category"] or "") for row in rows_of(item[2])).unmatched == ()


@pytest.mark.parametrize("item", CHRONOLOGIES, ids=named)
def test_every_code_in_a_chronology_is_one_the_record_knows(item: tuple[str, SampleFile, Sheet]) -> None:
    allowed = {"Evidence status": EvidenceStatus, "Significance": Nature, "Child seen": Seen, "Sensitivity": Sensitivity}
    for heading, codes in allowed.items():
        for row in rows_of(item[2]):
            assert not row.get(heading) or plain(str(row[heading])) in set(codes)


@pytest.mark.parametrize("item", CHRONOLOGIES, ids=named)
def test_a_chronology_has_the_headings_a_reader_needs_and_an_agency(item: tuple[str, SampleFile, Sheet]) -> None:
    _, file, sheet = item
    assert {"Ref", "Date", "Event", "Category", "Evidence status", "Significance", "Known on"} <= set(headings_of(sheet))
    assert file.agency or "Agency" in headings_of(sheet)
    assert all(agency_named(str(row.get("Agency") or file.agency)) for row in rows_of(sheet))


@pytest.mark.parametrize("item", CHRONOLOGIES, ids=named)
def test_nothing_is_known_before_it_happened(item: tuple[str, SampleFile, Sheet]) -> None:
    for row in rows_of(item[2]):
        happened, known = day_of(row["Date"]), day_of(row["Known on"])
        assert happened is None or known is None or known >= happened, row["Ref"]


@pytest.mark.parametrize("item", RECORDS, ids=named)
def test_record_sheets_have_their_headings_their_codes_and_known_dates(item: tuple[str, SampleFile, Sheet]) -> None:
    table = BY_SHEET[item[2].name]
    columns = table.filled_in()
    assert headings_of(item[2]) == [column.heading for column in columns]
    happened = next(column.heading for column in columns if column.name == "happened" and column.kind is Kind.WHEN)
    for row in rows_of(item[2]):
        for column in columns:
            cell = row[column.heading]
            assert cell is not None or not column.required, (item[2].name, column.heading, row)
            assert column.allowed is None or cell is None or cell in set(column.allowed), (item[2].name, column.heading, cell)
        start, known = day_of(row[happened]), day_of(row["Known on"])
        assert start is None or known is None or known >= start


@pytest.mark.parametrize("folder", FAMILIES)
def test_a_family_brings_every_record_sheet_once(folder: str) -> None:
    names = Counter(sheet.name for at, _, sheet in RECORDS if at == folder)
    assert names == Counter(set(BY_SHEET) - NOT_IN_THE_REVIEW)


def entries(folder: str) -> set[tuple[object, str]]:
    return {
        (agency_named(str(row.get("Agency") or file.agency)), str(row["Ref"]))
        for at, file, sheet in CHRONOLOGIES if at == folder for row in rows_of(sheet)
    }


def records(folder: str, name: str) -> list[dict[str, Cell]]:
    return next(rows_of(sheet) for at, _, sheet in RECORDS if at == folder and sheet.name == name)


@pytest.mark.parametrize("folder", FAMILIES)
def test_every_link_names_an_entry_that_exists(folder: str) -> None:
    named_entries = {(agency_named(str(row["Agency"])), str(row["Entry ref"])) for row in records(folder, "Incident links")}
    assert named_entries <= entries(folder)


def test_family_a_has_linked_incidents_and_echoes_each_with_an_origin() -> None:
    links = records("family_a", "Incident links")
    described = Counter(row["Incident"] for row in links if row["Relation"] == "same_incident")
    assert sum(1 for count in described.values() if count >= 2) >= 5
    echoes = [row["Incident"] for row in links if row["Relation"] == "repeats"]
    assert len(echoes) >= 4
    assert set(echoes) <= set(described)


@pytest.mark.parametrize("folder", FAMILIES)
def test_references_between_record_sheets_hold(folder: str) -> None:
    plans = {row["Plan ref"] for row in records(folder, "Plans")}
    actions = {row["Action ref"] for row in records(folder, "Plan actions")}
    meetings = {row["Meeting ref"] for row in records(folder, "Meetings")}
    assert {row["Plan ref"] for row in records(folder, "Plan actions")} <= plans
    assert {row["Action ref"] for row in records(folder, "Action reviews")} <= actions
    assert {row["Meeting ref"] for row in records(folder, "Action reviews") if row["Meeting ref"]} <= meetings
    assert {row["Meeting ref"] for row in records(folder, "Attendance")} <= meetings
    assert {row["Assessment ref"] for row in records(folder, "Assessment dates")} <= {row["Assessment ref"] for row in records(folder, "Assessments")}


def test_family_a_carries_the_mess_that_real_files_carry() -> None:
    rows = [(sheet, row) for folder, _, sheet in CHRONOLOGIES if folder == "family_a" for row in rows_of(sheet)]
    dates = {row["Date"] for _, row in rows}
    assert {"?22 May 2016", "about five years ago", "w/c 03/06/2019", "spring 2018", "30.02.2017"} <= dates
    assert sum(1 for _, row in rows if row["Event"] is None) == 1
    assert [count for count in Counter(tuple(row.values()) for _, row in rows).values() if count > 1] == [2]
    social_care = rows_sheet("Chronology")
    assert list(social_care.rows).count(social_care.headings[0]) == 1
    assert social_care.footer[-1] == ("Page 1 of 2",)
    assert any(cell == "0123456780" for title in social_care.titles for cell in title)
    assert "Clinic code" in headings_of(rows_sheet("Health"))


def rows_sheet(name: str) -> Sheet:
    found: Sheet = next(sheet for folder, _, sheet in CHRONOLOGIES if folder == "family_a" and sheet.name == name)
    return found


def test_police_intelligence_is_marked_wherever_it_stands() -> None:
    police = next(sheet for folder, file, sheet in CHRONOLOGIES if folder == "family_a" and file.agency == "Police")
    held = [row for row in rows_of(police) if row["Evidence status"] == "Intelligence"]
    assert len(held) >= 3
    assert all(row["Sensitivity"] == "police intelligence" for row in held)
    refs = {row["Ref"] for row in held}
    links = [row for row in records("family_a", "Incident links") if row["Agency"] == "Police" and row["Entry ref"] in refs]
    assert links
    assert all(row["Sensitivity"] == "police_intelligence" for row in links)


@pytest.mark.parametrize(
    ("as_at", "later_words"),
    [
        (date(2019, 10, 10), ("Child A3", "unborn", "Midwi", "pregnan", "steroid", "heroin", "Relative ")),
        (date(2020, 9, 15), ("knife", "stabb", "helpline", "injecting", "born at term", "Health visitor's referral", "Incident of February")),
    ],
)
def test_nothing_later_is_known_at_either_replay(as_at: date, later_words: tuple[str, ...]) -> None:
    for folder, file, sheet in SHEETS:
        if folder == "family_a":
            for row in rows_of(sheet):
                if is_known(sheet, row, as_at):
                    said = " ".join(str(cell) for heading, cell in row.items() if cell and not is_hidden(sheet, heading, row, as_at))
                    assert not [word for word in later_words if word in said], (file.name, sheet.name, said)


def is_known(sheet: Sheet, row: dict[str, Cell], as_at: date) -> bool:
    table = BY_SHEET.get(sheet.name)
    happened = row[next(column.heading for column in table.filled_in() if column.name == "happened")] if table else row["Date"]
    days = [day for cell in (happened, row["Known on"]) if (day := day_of(cell))]
    return all(day <= as_at for day in days)


def is_hidden(sheet: Sheet, heading: str, row: dict[str, Cell], as_at: date) -> bool:
    """True where the settled columns reveal a cell only from a date of the same row that lies after ``as_at``."""
    columns = BY_SHEET[sheet.name].filled_in() if sheet.name in BY_SHEET else ()
    by_name = {column.name: column.heading for column in columns}
    revealed_by = next((column.revealed_by for column in columns if column.heading == heading), "")
    day = day_of(row[by_name[revealed_by]]) if revealed_by in by_name else None
    return day is not None and day > as_at


def test_the_reviews_own_slips_are_not_repeated() -> None:
    said = " ".join(str(cell) for folder, _, sheet in SHEETS if folder == "family_a" for row in sheet.rows for cell in row if cell)
    for slip in ("Stepfather 2", "Stepfather B", "Mother B", "Child B", "Child 1A"):
        assert slip not in said


@pytest.mark.parametrize(("folder", "least", "most"), [("family_a", 130, 200), ("family_c", 60, 90)])
def test_a_family_has_a_history_of_the_expected_length(folder: str, least: int, most: int) -> None:
    assert least <= len(entries(folder)) <= most


def test_family_c_ends_with_every_action_evidenced_and_change_seen_by_several_agencies() -> None:
    last = {row["Action ref"]: row for row in records("family_c", "Action reviews")}
    assert set(last) == {row["Action ref"] for row in records("family_c", "Plan actions")}
    assert all(row["Status"] == "done" and row["Evidence"] for row in last.values())
    seen_for_themselves = {
        agency_named(str(row.get("Agency") or file.agency))
        for folder, file, sheet in CHRONOLOGIES if folder == "family_c" for row in rows_of(sheet)
        if row["Significance"] == "Protective" and row["Evidence status"] == "First-hand" and (day_of(row["Date"]) or date.min) >= date(2022, 9, 7)
    }
    assert len(seen_for_themselves) >= 4
    assert records("family_c", "Forum decisions") == []
