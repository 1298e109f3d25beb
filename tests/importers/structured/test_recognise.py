"""A sheet is told by its headings alone; nothing else is taken for a return."""

from pathlib import Path

import pytest

from dashboard.importers.headings.heading_names import KEPT, NAMES
from dashboard.importers.readers.raw import RawRow, RawSheet
from dashboard.importers.readers.reading import read_file
from dashboard.importers.structured import layout_of, not_read
from dashboard.importers.structured.catalogue import LAYOUTS
from data_models.tables import COMPANIONS
from tests.importers.structured.extracts import sheet

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_is_known_by_its_own_headings_wherever_they_come_from(name: str) -> None:
    headings = RawSheet("Sheet1", (RawRow(1, LAYOUTS[name].columns),))
    assert layout_of(headings, file="export.csv") == name


def test_what_the_reader_said_stands() -> None:
    assert layout_of(sheet("", "a,b\n1,2", layout="cin.Section47"), file="x") == "cin.Section47"


def test_headings_under_a_title_block_are_found() -> None:
    text = "Children's services\nPrinted on 1 May 2024,\nChild Unique ID,Date of Contact,Contact Source\n1,2,3"
    assert layout_of(sheet("List 1", text), file="annex.xlsx") == "annex_a.List 1"


def test_the_names_of_one_deployed_extract_count_only_in_a_file_of_that_name() -> None:
    text = "review_id,registration_id,due_date,actual_date,quorate\n1,2,3,4,5"
    assert layout_of(sheet("ssd_cp_reviews.csv", text), file="ssd.zip") == "ssd_cp_reviews"
    assert layout_of(sheet("reviews.csv", text), file="ssd.zip") == ""
    assert layout_of(sheet("", text), file="ssd_cp_reviews.csv") == "ssd_cp_reviews"


def test_a_table_with_columns_left_out_or_added_is_still_known() -> None:
    assert layout_of(sheet("", "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,local_note\n1,2,3,4"), file="x.csv") == "ssd_cp_plans"
    assert layout_of(sheet("", ",LAchildID,CINreferralDate\n0,1,2"), file="x.csv") == "cin.CINdetails"


@pytest.mark.parametrize("table", COMPANIONS, ids=lambda table: table.sheet)
def test_a_sheet_of_the_template_is_never_taken_for_a_return(table: object) -> None:
    headings = tuple(column.heading for column in table.filled_in())  # type: ignore[attr-defined]
    assert layout_of(RawSheet("Sheet1", (RawRow(1, headings),)), file="x.xlsx") == ""


def test_no_heading_of_a_chronology_makes_a_return_of_it() -> None:
    every = tuple(NAMES)
    assert KEPT and len(every) > 100
    assert layout_of(RawSheet("Chronology", (RawRow(1, every),)), file="chronology.xlsx") == ""


def test_no_file_of_the_sample_families_is_taken_for_a_return() -> None:
    files = [path for path in (ROOT / "sample_data").rglob("*") if path.suffix in (".xlsx", ".csv")]
    assert files
    for path in files:
        for one in read_file(path.name, path.read_bytes()).sheets:
            assert (layout_of(one, file=path.name), not_read(one)) == ("", ""), path


@pytest.mark.parametrize(("headings", "words"), [
    ("pupilonrolltableid,NativeId,startdate", "school census"),
    ("pupilnolongeronrolltableid,dob", "school census"),
    ("Unique ID,UPN,SEN primary need", "SEND"),
    ("Cms Id,First Name,Service Involvement,Date Current As Of", "Family Context"),
])
def test_a_known_layout_that_is_not_read_is_named(headings: str, words: str) -> None:
    assert words in not_read(sheet("", f"{headings}\n1,2,3"))


def test_the_working_tables_of_the_data_set_are_named_and_other_sheets_are_not() -> None:
    assert "ssd_cohort" in not_read(sheet("ssd_cohort.csv", "person_id,x\n1,2"))
    assert not_read(sheet("Log", "Date,Event\n1,2")) == ""
