"""Whole-council files: loaded by authorised staff and accounted for row by row; a family takes the part about its children."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.errors import DashboardError
from dashboard.importers.council.load import (
    CouncilLoaded,
    allow_council,
    children_in_council,
    load_council,
    part_of,
    siblings_in_council,
    take_part,
)
from dashboard.importers.take_in import new_family
from dashboard.store import Database
from data_models.access import Scope
from data_models.council import CouncilChild
from data_models.ssd import SSD_TABLES
from tests.conftest import ACTOR, KEY, TODAY, copied_record

OFFICER = Scope.over(ACTOR, council=True)
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"


@pytest.fixture
def officer(database: Database) -> Scope:
    allow_council(database, ACTOR, ACTOR)
    return database.scope_of(ACTOR)


def registered(database: Database) -> list[tuple[int, ...]]:
    """What is written of each file: read, loaded, duplicate, rejected."""
    with database._cursor() as cursor:
        return cursor.execute("select rows_read, rows_loaded, rows_duplicate, rows_rejected from council.import").fetchall()


def table(name: str, *rows: Mapping[str, str]) -> tuple[str, bytes]:
    """One CSV of the standard, with all of the table's columns."""
    columns = [column.name for column in SSD_TABLES[name].columns]
    assert all(row.keys() <= set(columns) for row in rows)
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    return f"{name}.csv", "\r\n".join(",".join(line) for line in lines).encode()


def archive(files: Sequence[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files:
            written.writestr(name, content)
    return packed.getvalue()


def workbook(sheets: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def counts(result: CouncilLoaded) -> tuple[int, int, int, int]:
    assert result.read == result.loaded + result.duplicate + result.rejected
    return result.read, result.loaded, result.duplicate, result.rejected


COUNCIL = (
    table("ssd_person", {"pers_person_id": "C1", "pers_forename": "Zed", "pers_surname": "Invented", "pers_dob": "2012-03-04T00:00:00"},
          {"pers_person_id": "C2", "pers_surname": "Invented"}, {"pers_person_id": "C3"}, {"pers_person_id": "M1", "pers_is_mother": "Y"}),
    table("ssd_family", {"fami_table_id": "F1", "fami_family_id": "FAM", "fami_person_id": "C1"},
          {"fami_table_id": "F2", "fami_family_id": "FAM", "fami_person_id": "C2"},
          {"fami_table_id": "F3", "fami_family_id": "-1", "fami_person_id": "C1"},
          {"fami_table_id": "F4", "fami_family_id": "-1", "fami_person_id": "C3"}),
    table("ssd_mother", {"moth_table_id": "1", "moth_person_id": "M1", "moth_childs_person_id": "C1"},
          {"moth_table_id": "2", "moth_person_id": "M9", "moth_childs_person_id": "C3"}),
    table("ssd_cin_episodes", {"cine_referral_id": "R3", "cine_person_id": "C3", "cine_referral_date": "2020-01-01"},
          {"cine_referral_id": "R1", "cine_person_id": "C1", "cine_referral_date": "2021-02-03", "cine_referral_worker_id": "W1"}),
    table("ssd_cin_assessments", {"cina_assessment_id": "A1", "cina_person_id": "C1", "cina_referral_id": "R1",
                                  "cina_assessment_start_date": "2021-02-10", "cina_assessment_team": "T1"}),
    table("ssd_assessment_factors", {"cinf_table_id": "1", "cinf_assessment_id": "A9"}, {"cinf_table_id": "2", "cinf_assessment_id": "A1"}),
    table("ssd_cp_plans", {"cppl_cp_plan_id": "P1", "cppl_person_id": "C1", "cppl_cp_plan_start_date": "2021-03-01"}),
    table("ssd_cp_visits", {"cppv_cp_visit_id": "V1", "cppv_cp_plan_id": "P1", "cppv_cp_visit_date": "2021-03-09"},
          {"cppv_cp_visit_id": "V2", "cppv_person_id": "C3", "cppv_cp_plan_id": "P1", "cppv_cp_visit_date": "2021-03-10"}),
    table("ssd_send", {"send_table_id": "S1", "send_person_id": "C1"}),
    table("ssd_ehcp_requests", {"ehcr_ehcp_request_id": "Q1", "ehcr_send_table_id": "S1", "ehcr_ehcp_req_date": "2019-05-01"},
          {"ehcr_ehcp_request_id": "Q9", "ehcr_send_table_id": "S9"}),
    table("ssd_ehcp_active_plans", {"ehcp_active_ehcp_id": "E1", "ehcp_ehcp_request_id": "Q1"}),
    table("ssd_sen_need", {"senn_table_id": "N1", "senn_active_ehcp_id": "E1", "senn_active_ehcp_need_type": "SLCN"}),
    table("ssd_professionals", {"prof_professional_id": "W1", "prof_professional_name": "Worker One"}, {"prof_professional_id": "W2"}),
    table("ssd_department", {"dept_team_id": "T2"}, {"dept_team_id": "T1", "dept_team_name": "Team One"}),
)


@pytest.fixture(scope="module")
def council_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed record that holds COUNCIL."""
    path = tmp_path_factory.mktemp("council") / "record.duckdb"
    with Database(path, KEY) as database:
        allow_council(database, ACTOR, ACTOR)
        assert all(not result.refused for result in load_council(database, database.scope_of(ACTOR), COUNCIL))
    return path


@pytest.fixture
def loaded(council_record: Path, tmp_path: Path) -> Iterator[Database]:
    """A copy of it that a test may change."""
    with Database(copied_record(council_record, tmp_path / "loaded.duckdb"), KEY) as database:
        yield database


def rows_of(database: Database, scope: Scope, *children: str) -> dict[str, list[int]]:
    """Row numbers of a part, by layout."""
    return {sheet.layout: [row.number for row in sheet.rows[1:]] for sheet in part_of(database, scope, children).sheets}


def test_without_the_right_nothing_is_loaded_or_handed_out(database: Database) -> None:
    scope = Scope.over("worker", ("f1",))
    family = new_family(database, ACTOR, "Family T")
    for attempt in (lambda: load_council(database, scope, COUNCIL), lambda: part_of(database, scope, ["C1"]),
                    lambda: take_part(database, scope, family, ["C1"], today=TODAY)):
        with pytest.raises(DashboardError, match="who have been given the right"):
            attempt()
    assert children_in_council(database, scope, "C1") == []
    allow_council(database, ACTOR, "officer")
    assert registered(database) == []


def test_all_tables_of_the_standard_are_loaded_from_one_archive(database: Database, officer: Scope) -> None:
    files = [table(name, {SSD_TABLES[name].key: "K1"}, {SSD_TABLES[name].key: "K2"}) for name in SSD_TABLES]
    told: list[str] = []
    results = load_council(database, officer, [("extract.zip", archive([*files, ("__MACOSX/x.csv", b"x")]))], progress=told.append)
    assert [result.layouts for result in results] == [(name,) for name in sorted(SSD_TABLES)]
    assert {counts(result) for result in results} == {(2, 2, 0, 0)}
    assert told == [result.file for result in results] and told[0] == "extract.zip › ssd_address.csv"


def test_every_row_is_accounted_for_and_rejected_rows_are_kept_as_they_came(database: Database, officer: Scope) -> None:
    content = b"cont_contact_id,cont_person_id\r\nK1,C1\r\nK1,C1\r\n\r\nK2\r\nK3,C2,x\r\n,\r\nK4,C1\r\n"
    result, = load_council(database, officer, [("contacts.csv", content)])
    assert counts(result) == (5, 2, 1, 2)
    rejected = database.ask(officer, "council_rejected", import_id=result.import_id)
    assert [(row["source_row"], row["line"]) for row in rejected] == [(5, "K2"), (6, "K3,C2,x")]
    assert registered(database) == [(5, 2, 1, 2)]


def test_the_same_file_again_changes_nothing_whatever_it_is_called(database: Database, officer: Scope) -> None:
    name, content = table("ssd_contacts", {"cont_contact_id": "K1"})
    load_council(database, officer, [(name, content)])
    events, _ = database.first_broken_audit_event()
    again, = load_council(database, officer, [("copy.csv", content)])
    assert again.known and counts(again) == (0, 0, 0, 0)
    assert database.first_broken_audit_event() == (events, None)


def test_each_file_is_one_audited_change(database: Database, officer: Scope) -> None:
    before, _ = database.first_broken_audit_event()
    load_council(database, officer, COUNCIL[:3])
    assert database.first_broken_audit_event() == (before + 3, None)


def test_a_file_that_cannot_be_loaded_says_why_and_does_not_lose_the_others(database: Database, officer: Scope) -> None:
    files = [("bad.csv", b"cont_person_id,cont_contact_date\nC1,2020-01-01\n"), table("ssd_contacts", {"cont_contact_id": "K1"}),
             ("chronology.csv", b"Date,Event\n2020-01-01,Something\n"), ("scan.pdf", b"%PDF-1.4"), ("broken.zip", b"PK\x03\x04broken")]
    results = load_council(database, officer, files)
    assert [bool(result.refused) for result in results] == [True, False, True, True, True]
    assert all(result.refused.startswith(f"{result.file}: ") for result in results if result.refused)
    assert "cont_contact_id" in results[0].refused
    assert "no published return" in results[2].refused
    assert len(registered(database)) == 1


def test_a_file_refused_half_way_leaves_nothing(database: Database, officer: Scope) -> None:
    content = b"cont_contact_id,cont_person_id\n" + b"K1,C1\n" * 10 + b'K2,"C1\n' + b"K3,C1\n" * 10
    result, = load_council(database, officer, [("contacts.csv", content)])
    assert "never closed" in result.refused
    assert rows_of(database, officer, "C1") == {}


def test_a_table_no_family_can_find_its_rows_in_is_loaded_with_a_note(database: Database, officer: Scope) -> None:
    result, = load_council(database, officer, [("ssd_contacts.csv", b"cont_contact_id,cont_contact_date\nK1,2020-01-01\n")])
    assert counts(result) == (1, 1, 0, 0)
    assert result.notes == ("no family can take its part of it: it has no column cont_person_id",)


def test_a_part_is_every_row_that_leads_to_the_child_under_its_number_in_its_file(loaded: Database) -> None:
    assert rows_of(loaded, OFFICER, "C1") == {
        "ssd_person": [2, 5], "ssd_family": [2, 4], "ssd_mother": [2], "ssd_cin_episodes": [3], "ssd_cin_assessments": [2],
        "ssd_assessment_factors": [3], "ssd_cp_plans": [2], "ssd_cp_visits": [2], "ssd_send": [2], "ssd_ehcp_requests": [2],
        "ssd_ehcp_active_plans": [2], "ssd_sen_need": [2], "ssd_professionals": [2], "ssd_department": [3],
    }


def test_a_part_holds_nothing_of_other_children(loaded: Database) -> None:
    assert rows_of(loaded, OFFICER, "C2") == {"ssd_person": [3], "ssd_family": [3]}
    assert rows_of(loaded, OFFICER, "C9") == {}
    assert rows_of(loaded, OFFICER, "-1", "") == {}


def test_a_part_names_the_file_that_each_row_came_in(loaded: Database) -> None:
    sheet = next(sheet for sheet in part_of(loaded, OFFICER, ["C1"]).sheets if sheet.layout == "ssd_cp_visits")
    assert sheet.name.startswith("ssd_cp_visits.csv, loaded 20")
    assert sheet.rows[0].cells == tuple(column.name for column in SSD_TABLES["ssd_cp_visits"].columns)
    assert sheet.rows[1].cells[:3] == ("V1", "", "P1")


def test_columns_kept_beside_the_standard_come_with_the_part(database: Database, officer: Scope) -> None:
    load_council(database, officer, [("ssd_contacts.csv", b"cont_contact_id,Our ref,cont_person_id\nK1,X9,C1\n")])
    sheet, = part_of(database, officer, ["C1"]).sheets
    assert [row.cells for row in sheet.rows] == [("cont_contact_id", "cont_person_id", "Our ref"), ("K1", "C1", "X9")]


def test_a_child_is_found_by_number_name_or_birthday_with_its_family(loaded: Database) -> None:
    zed = CouncilChild("C1", "Zed", "Invented", "2012-03-04T00:00:00", ("FAM",))
    for words in ("C1", "c1", "zed inv", "2012-03-04", "INVENTED 2012"):
        assert children_in_council(loaded, OFFICER, words) == [zed], words
    assert [child.number for child in children_in_council(loaded, OFFICER, "invented")] == ["C1", "C2"]
    assert children_in_council(loaded, OFFICER, "zed nobody") == []
    assert children_in_council(loaded, OFFICER, " ") == []
    assert siblings_in_council(loaded, OFFICER, ["C1"]) == ("C1", "C2")
    assert siblings_in_council(loaded, OFFICER, ["C3"]) == ("C3",)


def test_a_child_that_only_other_tables_know_is_found_by_its_whole_number(database: Database, officer: Scope) -> None:
    load_council(database, officer, [table("ssd_contacts", {"cont_contact_id": "K1", "cont_person_id": "C77"})])
    assert children_in_council(database, officer, "C77") == [CouncilChild("C77")]
    assert children_in_council(database, officer, "C7") == []


def test_a_family_takes_its_part_once_and_newer_extracts_bring_newer_versions(loaded: Database) -> None:
    family = new_family(loaded, ACTOR, "Family T")
    scope = loaded.scope_of(ACTOR)
    taken = take_part(loaded, scope, family, ["C1"], today=TODAY)
    assert taken.read == taken.count("loaded") + taken.count("duplicate") + taken.count("rejected") == 16
    visit, = loaded.ask(scope, "known/care.visit", family=family.id, as_at=TODAY)
    assert (visit["file"], visit["source_row"], visit["happened_from"]) == ("whole-council record", 2, date(2021, 3, 9))
    assert visit["sheet"].startswith("ssd_cp_visits.csv, loaded")
    assert take_part(loaded, scope, family, ["C1"], today=TODAY).unchanged

    load_council(loaded, scope, [table("ssd_cp_visits", {"cppv_cp_visit_id": "V1", "cppv_cp_plan_id": "P1", "cppv_cp_visit_date": "2021-03-12"})])
    newer = take_part(loaded, scope, family, ["C1"], today=TODAY)
    assert newer.updated == 1
    visit, = loaded.ask(scope, "known/care.visit", family=family.id, as_at=TODAY)
    assert visit["happened_from"] == date(2021, 3, 12)


def test_a_part_of_nothing_is_said_in_a_sentence(loaded: Database) -> None:
    family = new_family(loaded, ACTOR, "Family T")
    with pytest.raises(DashboardError, match="hold no rows about these children"):
        take_part(loaded, loaded.scope_of(ACTOR), family, ["C99"], today=TODAY)


def test_a_dry_run_takes_nothing(loaded: Database) -> None:
    family = new_family(loaded, ACTOR, "Family T")
    scope = loaded.scope_of(ACTOR)
    assert take_part(loaded, scope, family, ["C1"], today=TODAY, dry_run=True).count("loaded")
    assert loaded.ask(scope, "known/care.visit", family=family.id, as_at=TODAY) == []


def test_other_returns_are_kept_row_by_row_and_found_by_the_childs_number(database: Database, officer: Scope) -> None:
    episodes = "CHILD,DOB,RNE,LS,CIN,PLACE,DECOM\r\n101,01/02/2012,S,C2,N1,U1,03/04/2020\r\n102,01/02/2013,S,C2,N1,U1,05/06/2021\r\n"
    first, = load_council(database, officer, [("episodes.csv", episodes.encode())])
    assert (first.layouts, counts(first)) == (("ssda903.episodes",), (2, 2, 0, 0))
    second, = load_council(database, officer, [("episodes 2022.csv", episodes.replace("N1,U1,05", "N5,U1,05").encode())])
    assert (second.updated, second.unchanged) == (1, 1)
    sheet, = part_of(database, officer, ["102"]).sheets
    assert (sheet.layout, [row.number for row in sheet.rows]) == ("ssda903.episodes", [1, 3])
    assert "N5" in sheet.rows[1].cells


def test_an_office_workbook_of_tables_goes_where_their_csv_would_go(database: Database, officer: Scope) -> None:
    rows = ["cont_contact_id", "cont_person_id", "cont_contact_date", "Our ref"], ["K1", "C1", date(2020, 1, 2), "X9"]
    result, = load_council(database, officer, [("extract.xlsx", workbook({"ssd_contacts": rows}))])
    assert (result.layouts, counts(result)) == (("ssd_contacts",), (1, 1, 0, 0))
    part, = part_of(database, officer, ["C1"]).sheets
    assert part.name.startswith("extract.xlsx, sheet ssd_contacts, loaded")
    assert part.rows[1].cells == ("K1", "C1", "2020-01-02", "X9")


def test_a_workbook_of_which_one_sheet_cannot_be_loaded_keeps_that_sheets_rows_as_rejected(database: Database, officer: Scope) -> None:
    sheets = {"ssd_contacts": (["cont_contact_id", "cont_person_id"], ["K1", "C1"]), "ssd_send": (["send_person_id", "send_upn"], ["C1", "U1"]),
              "Notes": (["About", "Text"], ["x", "y"])}
    result, = load_council(database, officer, [("extract.xlsx", workbook(sheets))])
    assert counts(result) == (5, 1, 0, 4)
    rejected = database.ask(officer, "council_rejected", import_id=result.import_id)
    assert [(row["sheet"], row["source_row"]) for row in rejected] == [("Notes", 1), ("Notes", 2), ("ssd_send", 1), ("ssd_send", 2)]
    assert "without its column send_table_id" in rejected[3]["reason"]


def test_a_public_census_return_is_loaded_and_its_child_is_found_in_it(database: Database, officer: Scope) -> None:
    file = SAMPLES / "data-to-insight+csc-validator-be-cin" / "fake_data" / "CIN_Census_2024.xml"
    if not file.exists():
        pytest.skip("the public sample files are not here")
    result, = load_council(database, officer, [(file.name, file.read_bytes())])
    assert counts(result) == (15, 15, 0, 0)
    assert {"cin.ChildIdentifiers", "cin.CINdetails", "cin.Reviews"} <= rows_of(database, officer, "DfEX0000001").keys()
