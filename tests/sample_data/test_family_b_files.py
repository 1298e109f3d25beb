"""Family B's files: what is on disk is what the module writes, every code is known, and nothing is known before its day."""

import csv
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from dashboard.importers.dates.reading import read_date
from data_models.agencies import agency_named
from data_models.columns import Kind
from data_models.dates import Order, age_on
from data_models.record import EvidenceStatus, Nature, Seen
from data_models.tables import COMPANIONS as EVERY_COMPANION
from data_models.themes import Theme, coding_of
from sample_data import family_b
from sample_data.files import Cell, SampleFile, Sheet, write

ON_DISK = Path(family_b.__file__).with_name("family_b")
TODAY = date(2022, 1, 1)
FORUM = date(2020, 12, 10)
CORE = next(file for file in family_b.FILES if "core_records" in file.name)
CHRONOLOGIES = [file for file in family_b.FILES if file is not CORE]
DAY_HEADINGS = ("Date", "Date of incident/concern")
KNOWN_HEADINGS = ("Known on", "Date shared")
Row = dict[str, Cell]
COMPANIONS = [table for table in EVERY_COMPANION if table.sheet in family_b.RECORDS]


def rows_under(sheet: Sheet) -> list[Row]:
    """The rows that are entries or facts: page footers and repeated headings left out, merged days filled down."""
    headings = [str(heading) for heading in sheet.headings[-1]]
    day = next((heading for heading in DAY_HEADINGS if heading in headings), "")
    found: list[Row] = []
    for cells in sheet.rows:
        if len(cells) == 1 or list(cells) == headings:
            continue
        row = dict(zip(headings, cells, strict=False))
        if day and row[day] is None:
            row[day] = found[-1][day]
        found.append(row)
    return found


def entries() -> list[tuple[SampleFile, Row]]:
    return [(file, row) for file in CHRONOLOGIES for sheet in file.sheets for row in rows_under(sheet)]


def first(row: Row, headings: tuple[str, ...]) -> Cell:
    return next((row[heading] for heading in headings if heading in row), None)


def ref_of(row: Row) -> str:
    return str(first(row, ("Ref", "Reference")))


def agency_of(file: SampleFile, row: Row) -> str:
    return str(row.get("Agency") or file.agency)


def records(sheet: str) -> list[Row]:
    return rows_under(next(held for held in CORE.sheets if held.name == sheet))


def read(path: Path, file: SampleFile) -> list[object]:
    """Every cell of a file, and its merged areas, as something to compare."""
    if path.suffix == ".csv":
        return list(csv.reader(path.read_bytes().decode(file.encoding).splitlines(), delimiter=file.delimiter))
    book = load_workbook(path)
    return [
        (sheet.title, [[cell.value for cell in row] for row in sheet.iter_rows()], sorted(str(area) for area in sheet.merged_cells.ranges))
        for sheet in book.worksheets
    ]


def test_the_files_on_disk_hold_what_the_module_writes_today(tmp_path: Path) -> None:
    write(family_b.FILES, tmp_path)
    assert sorted(path.name for path in ON_DISK.iterdir()) == sorted(path.name for path in tmp_path.iterdir())
    assert (ON_DISK / "import.toml").read_text("utf-8") == (tmp_path / "import.toml").read_text("utf-8")
    for file in family_b.FILES:
        assert read(ON_DISK / file.name, file) == read(tmp_path / file.name, file), file.name


def test_every_part_of_every_category_is_a_known_theme_or_kind_of_happening() -> None:
    unknown = {ref_of(row): coding_of([str(row["Category"])]).unmatched for _, row in entries() if row["Category"]}
    assert {ref: parts for ref, parts in unknown.items() if parts} == {}


@pytest.mark.parametrize(("heading", "words"), [
    ("Significance", {nature.value for nature in Nature}),
    ("Evidence status", {status.label for status in EvidenceStatus}),
    ("Child seen", {seen.value.replace("_", " ") for seen in Seen}),
    ("Child seen?", {seen.value.replace("_", " ") for seen in Seen}),
])
def test_words_with_a_settled_meaning_are_written_as_settled(heading: str, words: set[str]) -> None:
    written = {str(row[heading]).casefold() for _, row in entries() if row.get(heading)}
    assert written
    assert written <= words


def test_every_incident_link_names_an_entry_of_that_agency() -> None:
    held = {(agency_named(agency_of(file, row)), ref_of(row)) for file, row in entries()}
    links = records("Incident links")
    assert [link for link in links if (agency_named(str(link["Agency"])), link["Entry ref"]) not in held] == []
    incidents = {relation: {link["Incident"] for link in links if link["Relation"] == relation} for relation in ("same_incident", "repeats")}
    assert len(incidents["same_incident"]) >= 6
    assert sum(1 for link in links if link["Relation"] == "repeats") >= 4
    assert incidents["repeats"] <= incidents["same_incident"], "an echo with nothing to echo"


def test_a_reference_names_one_row_except_where_a_row_is_repeated_whole() -> None:
    seen: dict[tuple[str, str], list[Cell]] = {}
    repeated = []
    for file, row in entries():
        key = (agency_of(file, row), ref_of(row))
        if key in seen:
            repeated.append((ref_of(row), seen[key] == list(row.values())))
        seen[key] = list(row.values())
    assert repeated == [("P-17", True)]


def test_the_core_records_have_the_settled_sheets_headings_codes_and_required_cells() -> None:
    assert [sheet.name for sheet in CORE.sheets] == [table.sheet for table in COMPANIONS]
    for table, sheet in zip(COMPANIONS, CORE.sheets, strict=True):
        assert list(sheet.headings[-1]) == [column.heading for column in table.filled_in()]
        assert all(len(cells) == len(table.filled_in()) for cells in sheet.rows), table.sheet
        for row in rows_under(sheet):
            for column in table.filled_in():
                cell = row[column.heading]
                assert cell is not None or not column.required, (table.sheet, column.heading, row)
                if column.allowed and cell is not None:
                    assert cell in {member.value for member in column.allowed}, (table.sheet, column.heading, cell)
                if column.kind in (Kind.WHEN, Kind.DATE) and cell is not None:
                    assert not read_date(cell, today=TODAY).when.undated, (table.sheet, column.heading, cell)


def test_references_between_core_records_are_kept() -> None:
    meetings = {row["Meeting ref"] for row in records("Meetings")}
    actions = {row["Action ref"] for row in records("Plan actions")}
    people = {row["Person"] for row in records("People")}
    assert {row["Plan ref"] for row in records("Plan actions")} <= {row["Plan ref"] for row in records("Plans")}
    assert {row["Action ref"] for row in records("Action reviews")} == actions
    assert {row["Meeting ref"] for row in records("Action reviews") if row["Meeting ref"]} <= meetings
    assert {row["Meeting ref"] for row in records("Attendance")} <= meetings
    assert {row["Assessment ref"] for row in records("Assessment dates")} <= {row["Assessment ref"] for row in records("Assessments")}
    assert {row["About"] for sheet in ("Assessments", "Allegations") for row in records(sheet)} <= people
    held = {row["Meeting ref"]: row["Date"] for row in records("Meetings")}
    for sheet in ("Action reviews", "Attendance"):
        assert [row for row in records(sheet) if row["Meeting ref"] and held[row["Meeting ref"]] != row["Date"]] == []


def test_nothing_is_known_before_it_happened() -> None:
    checked = 0
    for _, row in entries():
        known, happened = first(row, KNOWN_HEADINGS), first(row, DAY_HEADINGS)
        when = read_date(happened, today=TODAY).when
        if known is not None and when.start is not None:
            day = read_date(known, today=TODAY).when
            assert day.exact and day.start is not None and day.start >= when.start, ref_of(row)
            checked += 1
    for table in COMPANIONS:
        happened_under = table.column("happened").heading
        for row in records(table.sheet):
            known, start = row["Known on"], read_date(row[happened_under], today=TODAY).when.start
            if isinstance(known, date) and start is not None:
                assert known >= start, (table.sheet, row)
    assert checked > 100


def test_what_the_forum_could_read_says_nothing_of_the_year_that_followed() -> None:
    """No row known by the forum names a day of 2021, in a date or in words."""
    for _, row in entries():
        known, happened = (read_date(first(row, headings), today=TODAY).when for headings in (KNOWN_HEADINGS, DAY_HEADINGS))
        if (happened if known.undated else known).order(FORUM) is not Order.AFTER:
            assert "2021" not in " ".join(map(str, row.values())), ref_of(row)
    for table in COMPANIONS:
        for row in records(table.sheet):
            if read_date(row[table.column("happened").heading], today=TODAY).when.order(FORUM) is Order.AFTER:
                continue
            hidden = {column.heading for column in table.filled_in() if column.revealed_by}
            shown = [cell for heading, cell in row.items() if heading not in hidden and cell is not None]
            assert not [cell for cell in shown if "2021" in str(cell)], (table.sheet, row)


def test_the_weekend_before_the_incident_reached_social_care_only_afterwards() -> None:
    weekend = [(agency_of(file, row), first(row, KNOWN_HEADINGS)) for file, row in entries()
               if read_date(first(row, DAY_HEADINGS), today=TODAY).when.certainly_within(date(2021, 5, 29), date(2021, 5, 30))]
    assert {agency for agency, _ in weekend} == {"Police", "Ambulance", "Hospital", "Adult mental health"}
    assert {read_date(known, today=TODAY).when.start for _, known in weekend} == {date(2021, 6, 8)}


@pytest.mark.parametrize("day", [FORUM, date(2021, 6, 2)])
@pytest.mark.parametrize(("child", "age"), [("Child B1", "13 years"), ("Child B2", "11 years")])
def test_the_children_have_the_ages_of_the_review(child: str, age: str, day: date) -> None:
    born = next(row["Born"] for row in records("People") if row["Person"] == child)
    assert age_on(read_date(born, today=TODAY).when, day) == age


def test_overdoses_and_suicidal_statements_recur_over_years_in_what_the_forum_could_know() -> None:
    days = {
        first(row, DAY_HEADINGS) for file, row in entries()
        if Theme.ADULT_MENTAL_HEALTH in coding_of([str(row["Category"])]).themes and agency_of(file, row) in ("Hospital", "Ambulance")
        and read_date(first(row, KNOWN_HEADINGS), today=TODAY).when.order(FORUM) is Order.BEFORE
    }
    years = {read_date(day, today=TODAY).when.start.year for day in days}  # type: ignore[union-attr]
    assert len(days) >= 5
    assert max(years) - min(years) >= 5


def test_the_record_holds_no_strategy_meeting_after_the_threat_and_no_review_strategy_meeting() -> None:
    strategy = [row for row in records("Meetings") if row["Kind"] in ("strategy_discussion", "review_strategy")]
    assert [(row["Kind"], row["Date"]) for row in strategy] == [("strategy_discussion", date(2020, 7, 17))]
    assert not [row for row in records("Meetings") if row["Kind"] == "written_undertaking"]


def test_the_forum_waited_with_no_return_and_no_fallback_on_papers_of_three_agencies() -> None:
    decision, = records("Forum decisions")
    assert (decision["Date"], decision["Code"]) == (FORUM, "A")
    assert [decision[heading] for heading in ("Owner", "Due", "Fallback", "Return on")] == [None] * 4
    assert decision["Papers from"] == "Children's social care; School; Police"
    assert [row["Agency"] for row in records("Agencies views")] == ["School"]
    asked = {row["Agency asked"] for row in records("Information requests") if isinstance(row["Asked on"], date) and row["Asked on"] <= FORUM}
    assert not asked & {"GP", "Adult mental health", "Adult social care"}


def test_the_wait_is_recorded_as_the_providers_and_for_safety_never_the_familys() -> None:
    kinds = {row["Kind of reason"] for row in records("Assessment dates")}
    assert kinds == {"provider_capacity", "safe_scheduling", "other"}
    awaited = [row for row in records("Assessments") if row["Agreed at"] == "FM1"]
    assert len(awaited) == 3
    assert not [row for row in awaited if row["Started"] or row["Completed"] or row["Declined"]]
    assert records("Assessment dates")[-1]["New date"] == date(2021, 6, 9)


def test_no_unannounced_visit_was_achieved_and_no_visit_reached_child_b2() -> None:
    visits = records("Visits")
    assert [row["Result"] for row in visits if row["Announced"] == "unannounced"] == ["no_access", "no_access"]
    assert not [row for row in visits if "Child B2" in str(row["Children"]) and str(row["Result"]).startswith("seen")]


def test_the_home_without_amenities_is_held_by_adult_social_care_alone() -> None:
    holders = {agency_of(file, row) for file, row in entries() if "toilet" in " ".join(map(str, row.values()))}
    assert holders == {"Adult social care"}
    assert not [row for table in COMPANIONS for row in records(table.sheet) if "toilet" in str(row)]


def test_the_files_carry_the_mess_that_files_have() -> None:
    days = [str(first(row, DAY_HEADINGS)) for _, row in entries()]
    assert {"?22 May 2016", "about 2016", "summer 2016", "w/c 03/06/2019", "about five years ago", "31/02/2020"} <= set(days)
    assert [ref_of(row) for _, row in entries() if "Event" in row and row["Event"] is None] == ["CSC-23"]
    secondary, special = (sheet for file in CHRONOLOGIES if file.agency == "School" for sheet in file.sheets)
    assert list(secondary.headings[0]) in [list(cells) for cells in secondary.rows], "the headings are not repeated in mid-sheet"
    assert ["Page 1 of 2"] in secondary.rows
    assert len(special.headings) == 2
    assert [area for area in special.merged if area.startswith("B")], "no day is merged over two rows"
    health = next(file for file in CHRONOLOGIES if "health" in file.name)
    assert [cells[1] for cells in health.sheets[0].titles if cells and "NHS" in str(cells[0])] == ["0123456780", "0123456781"]
    police = next(file for file in CHRONOLOGIES if file.agency == "Police")
    assert "Beat" in police.sheets[0].headings[0]


def test_merged_days_stand_on_entries_and_leave_only_their_first_cell_filled() -> None:
    sheet = load_workbook(ON_DISK / "family_b_schools.xlsx")["Special school"]
    areas = [area for area in sheet.merged_cells.ranges if area.min_col == area.max_col == 2]
    assert areas
    for area in areas:
        assert isinstance(sheet.cell(area.min_row, 2).value, datetime)
        assert all(str(sheet.cell(row, 1).value).startswith("SPS-") for row in range(area.min_row, area.max_row + 1))


def test_every_file_says_first_that_it_is_made_up() -> None:
    assert {file.sheets[0].titles[0][0] for file in family_b.FILES} == {family_b.INVENTED}


@pytest.mark.parametrize("slip", ["Stepfather A", "Stepfather 2", "Mother A", "Child A", "Family A"])
def test_the_reviews_slips_and_the_other_family_are_kept_out(slip: str) -> None:
    for path in ON_DISK.iterdir():
        if path.suffix == ".xlsx":
            with ZipFile(path) as archive:
                text = "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
        else:
            text = path.read_bytes().decode("cp1252", "ignore")
        assert slip not in text, path.name


def test_there_is_enough_to_read_and_most_of_it_from_the_last_three_years() -> None:
    days = [read_date(first(row, DAY_HEADINGS), today=TODAY).when for _, row in entries()]
    recent = [when for when in days if when.start and when.start >= date(2019, 1, 1)]
    assert 150 <= len(days) <= 220
    assert len(recent) > len(days) * 2 / 3
