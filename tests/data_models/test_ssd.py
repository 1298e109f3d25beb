"""The tables of the Standard Safeguarding Dataset as they are stated: complete, consistent, and found under the names of real extracts."""

from dataclasses import replace

import pytest

from data_models.columns import Kind
from data_models.ssd import SSD_TABLES, SsdColumn, SsdTable, columns_meant, ssd_table_named


def dangling(tables: dict[str, SsdTable]) -> list[str]:
    """References to a table or column that there is not, and tables without a way to a child that say they have one."""
    faults = []
    for table in tables.values():
        names = {column.name for column in table.columns}
        faults += [f"{table.name} {name}" for name in (table.key, table.person) if name and name not in names]
        if table.parent and (table.parent[0] not in names or table.parent[1] not in tables):
            faults.append(f"{table.name} parent")
        faults += [
            f"{table.name}.{column.name}" for column in table.columns if column.refers_to
            and column.refers_to[1] not in {other.name for other in tables.get(column.refers_to[0], SsdTable("", (), "")).columns}
        ]
    return faults


def test_all_48_tables_and_359_columns_of_the_standard_are_there() -> None:
    assert len(SSD_TABLES) == 48
    columns = [column for table in SSD_TABLES.values() for column in table.columns]
    assert sum(1 for column in columns if column.in_standard) == 359
    assert {column.name for column in columns if not column.in_standard} == {
        "pers_upn", "pers_single_unique_id", "cinv_cin_plan_id", "clar_cla_person_id"}
    assert {column.kind for column in columns} == {Kind.TEXT, Kind.DATE, Kind.WHOLE, Kind.FLAG}
    assert all(column.label for column in columns)


def test_every_key_person_and_reference_is_a_column_that_there_is() -> None:
    planted = dict(SSD_TABLES)
    planted["ssd_missing"] = replace(planted["ssd_missing"], person="miss_nobody")
    planted["ssd_send"] = replace(planted["ssd_send"], columns=(
        *planted["ssd_send"].columns, SsdColumn("send_x", Kind.TEXT, "X", ("ssd_person", "pers_x"))))
    assert dangling(planted) == ["ssd_missing miss_nobody", "ssd_send.send_x"]
    assert dangling(dict(SSD_TABLES)) == []


def test_every_table_leads_to_a_child_but_those_about_workers_and_the_extract_itself() -> None:
    without = {table.name for table in SSD_TABLES.values() if not table.person and table.parent is None}
    assert without == {"ssd_professionals", "ssd_department", "ssd_version_log"}


@pytest.mark.parametrize("written", ["ssd_cp_plans", "SSD_CP_Plans.csv", "dbo.ssd_cp_plans", "out/2026/ssd_cp_plans.csv", " ssd_cp_plans "])
def test_a_table_is_found_under_the_names_of_files_and_schemas(written: str) -> None:
    assert ssd_table_named(written) is SSD_TABLES["ssd_cp_plans"]


def test_a_table_is_not_found_under_a_name_that_only_resembles_one() -> None:
    assert ssd_table_named("ssd_contextual") is None
    assert ssd_table_named("plans.csv") is None
    assert ssd_table_named("passd_missing") is None
    assert ssd_table_named("ssd_cla_placements") is SSD_TABLES["ssd_cla_placement"]


def test_headings_are_read_without_case_byte_order_mark_quotes_and_brackets() -> None:
    meant = columns_meant(SSD_TABLES["ssd_missing"], ["\ufeffMISS_TABLE_ID", '"miss_person_id"', "[miss_missing_episode_type]", "other"])
    assert meant == {0: "miss_table_id", 1: "miss_person_id", 2: "miss_missing_episode_type"}


def test_the_names_of_deployed_extracts_are_read_and_the_standards_own_name_wins() -> None:
    reviews = SSD_TABLES["ssd_cp_reviews"]
    assert columns_meant(reviews, ["registration_id", "due_date", "actual_date", "quorate", "person_id"]) == {
        0: "cppr_cp_plan_id", 1: "cppr_cp_review_due", 2: "cppr_cp_review_date", 3: "cppr_cp_review_quorate", 4: "cppr_person_id"}
    assert columns_meant(reviews, ["due_date", "cppr_cp_review_due"]) == {1: "cppr_cp_review_due"}
    assert columns_meant(SSD_TABLES["ssd_cin_plans"], ["CIN_PLAN_ID"]) == {0: "cinp_cin_plan_id"}
    assert columns_meant(SSD_TABLES["ssd_cin_visits"], ["cinv_cin_plan_id"]) == {0: "cinv_cin_plan_id"}


def test_a_column_that_is_not_there_is_an_error() -> None:
    assert SSD_TABLES["ssd_missing"].column("miss_table_id").kind is Kind.TEXT
    with pytest.raises(KeyError):
        SSD_TABLES["ssd_missing"].column("cppl_cp_plan_id")
