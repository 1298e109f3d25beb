"""Whole-council tables: only a scope that says so sees any of them, rows are told apart by key, and what they replace is kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.importers.council.load import allow_council
from dashboard.importers.take_in import new_family
from dashboard.store import Database
from dashboard.store.council import RowsLoaded
from dashboard.store.questions import SQL, text_of
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, WHOLE_COUNCIL, Power, Scope
from data_models.columns import Table
from data_models.council import COUNCIL_IMPORT, COUNCIL_TABLES, SSD_RECORD
from data_models.ssd import SSD_TABLES
from data_models.tables import ACCESS
from tests.conftest import ACTOR

CONTACTS = SSD_RECORD["ssd_contacts"]
OFFICER = Scope.over("officer", council=True)
WORKER = Scope.over("worker", ("f1",), EVERY_AGENCY, EVERY_SENSITIVITY)
WANTED = {"children": ["C1"], "parents": ["P1"], "keys": ["K1"]}


def load(database: Database, import_id: str, rows: Sequence[Mapping[str, str]], table: Table = CONTACTS, day: int = 1) -> RowsLoaded:
    """One file of ``table``: rows by column name, numbered from 2 as under a row of headings."""
    names = list(dict.fromkeys([table.key[0], *(name for row in rows for name in row)]))
    arrived = pa.table({**{name: pa.array([row.get(name) for row in rows], pa.string()) for name in names},
                        "source_row": pa.array(range(2, len(rows) + 2), pa.int64())})
    if not database.scope_of("officer").council:
        allow_council(database, ACTOR, "officer")
    with database.change("officer", "test", power=Power.LOAD_COUNCIL) as change:
        counts = change.load_council_rows(table, arrived, import_id=import_id, sheet="")
        change.add(COUNCIL_IMPORT, [{
            "import_id": import_id, "file": f"{import_id}.csv", "sha256": "of every file", "imported_at": datetime(2026, 1, day)}])
    return counts


def contact(key: str, source: str = "", child: str = "C1") -> dict[str, str]:
    return {"cont_contact_id": key, "cont_person_id": child, "cont_contact_source_desc": source}


def sources(database: Database, children: Sequence[str] = ("C1",)) -> list[tuple[str, str]]:
    rows = database.ask(OFFICER, "part/ssd.ssd_contacts", children=list(children), parents=[], keys=[])
    return sorted((row["cont_contact_id"], row["cont_contact_source_desc"]) for row in rows)


def test_there_is_a_table_for_each_of_the_standard_under_its_own_column_names() -> None:
    assert len(SSD_RECORD) == 48
    for name, table in SSD_RECORD.items():
        assert [column.name for column in table.columns][:len(SSD_TABLES[name].columns)] == [column.name for column in SSD_TABLES[name].columns]


@pytest.mark.parametrize("scope", [Scope.over("nobody"), WORKER, Scope.over("sly", (WHOLE_COUNCIL,), EVERY_AGENCY, EVERY_SENSITIVITY)])
def test_without_the_right_no_row_of_any_whole_council_table_is_seen(database: Database, scope: Scope) -> None:
    for table in SSD_RECORD.values():
        ssd = SSD_TABLES[table.name]
        load(database, table.name, [{ssd.key: "K1"}], table)
    for name in SSD_RECORD:
        assert database.ask(scope, f"part/ssd.{name}", **WANTED) == []
        assert database.ask(OFFICER, f"part/ssd.{name}", **WANTED), f"the positive control: the right caller sees {name}"
    assert database.ask(scope, "council_import_by_hash", sha256="of every file") == []
    assert len(database.ask(OFFICER, "council_import_by_hash", sha256="of every file")) == 48


def test_that_test_would_catch_a_right_left_on_a_shared_cursor(database: Database) -> None:
    """The planted fault: with the right of somebody else set on the same cursor, the rows do appear."""
    load(database, "i", [contact("K1")])
    question = text_of("part/ssd.ssd_contacts")
    with database._cursor() as cursor:
        assert cursor.execute(question, WANTED).fetchall() == []
        cursor.execute("set variable scope_council = true")
        assert cursor.execute(question, WANTED).fetchall()


def test_every_whole_council_table_is_behind_the_flag() -> None:
    for table in COUNCIL_TABLES:
        assert table.schema in ("ssd", "council")
    for file in (SQL / "questions").glob("council_*.sql"):
        words = file.read_text(encoding="utf-8")
        assert "visible_" in words and "from ssd." not in words and "from council." not in words and "join council." not in words, file.name
        assert "scope_council" in text_of(file.stem), file.name


def test_the_right_is_a_grant_of_its_own_and_opens_no_family(database: Database) -> None:
    family = new_family(database, ACTOR, "Family T")
    before = database.scope_of(ACTOR)
    allow_council(database, ACTOR, ACTOR)
    after = database.scope_of(ACTOR)
    assert (before.council, after.council) == (False, True)
    assert after.family_ids == before.family_ids == (family.id,)
    assert after.families == before.families
    allow_council(database, ACTOR, "officer")
    assert database.scope_of("officer").council and not database.scope_of("officer").families
    assert database.ask(database.scope_of("officer"), "families") == []


def test_a_star_in_another_role_gives_nothing(database: Database) -> None:
    with database.change(ACTOR, "test", power=Power.KEEP_ACCOUNTS) as change:
        change.add(ACCESS, [{"actor": "other", "family_id": WHOLE_COUNCIL, "role": "social_worker", "agencies": [], "sensitivities": []}])
    assert not database.scope_of("other").council and not database.scope_of("other").families


def test_the_first_load_creates_every_row_but_blank_and_repeated_ones(database: Database) -> None:
    counts = load(database, "i", [contact("K1", "police"), contact("", "", ""), contact("K2"), contact("K1", "police"), contact("K1", "school")])
    assert counts == RowsLoaded(read=4, created=3, repeated=1, written=3)
    assert sources(database) == [("K1", "police"), ("K1", "school"), ("K2", "")]


def test_a_newer_extract_replaces_what_changed_adds_what_is_new_and_keeps_what_it_leaves_out(database: Database) -> None:
    load(database, "old", [contact("K1", "police"), contact("K2", "school"), contact("K3", "gp")])
    counts = load(database, "new", [contact("K1", "police"), contact("K2", "health"), contact("K4")], day=2)
    assert counts == RowsLoaded(read=3, created=1, updated=1, unchanged=1, written=2)
    assert sources(database) == [("K1", "police"), ("K2", "health"), ("K3", "gp"), ("K4", "")]
    with database._cursor() as cursor:
        kept = cursor.execute("select cont_contact_source_desc from ssd.ssd_contacts where cont_contact_id = 'K2' order by 1").fetchall()
    assert kept == [("health",), ("school",)], "what was replaced is still there"


def test_a_row_that_goes_back_to_what_it_said_before_is_an_update(database: Database) -> None:
    for day, source in enumerate(("police", "school", "police"), start=1):
        load(database, f"i{day}", [contact("K1", source)], day=day)
    assert sources(database) == [("K1", "police")]
    assert load(database, "i4", [contact("K1", "police")], day=4) == RowsLoaded(read=1, unchanged=1)


def test_a_row_moved_to_another_child_is_no_longer_the_first_childs(database: Database) -> None:
    load(database, "old", [contact("K1", child="C1")])
    load(database, "new", [contact("K1", child="C2")], day=2)
    assert sources(database, ["C1"]) == []
    assert sources(database, ["C2"]) == [("K1", "")]


def test_rows_that_share_a_key_are_replaced_together(database: Database) -> None:
    load(database, "old", [contact("K1", "a", "C1"), contact("K1", "a", "C2")])
    assert load(database, "new", [contact("K1", "a", "C1"), contact("K1", "b", "C2")], day=2) == RowsLoaded(read=2, updated=2, written=2)
    assert sources(database, ["C1", "C2"]) == [("K1", "a"), ("K1", "b")]


def test_rows_without_a_key_are_told_by_what_they_say_and_replace_nothing(database: Database) -> None:
    load(database, "old", [contact("", "police"), contact("", "school")])
    assert load(database, "new", [contact("", "police"), contact("", "gp")], day=2) == RowsLoaded(read=2, created=1, unchanged=1, written=1)
    assert sources(database) == [("", "gp"), ("", "police"), ("", "school")]


def test_a_column_that_comes_blank_and_one_that_does_not_come_say_the_same(database: Database) -> None:
    load(database, "old", [{"cont_contact_id": "K1", "cont_person_id": "C1"}])
    assert load(database, "new", [contact("K1", "")], day=2).unchanged == 1
    assert load(database, "newer", [contact("K1", "police")], day=3).updated == 1


CELLS = st.sampled_from(["", "a", "b"])
FILES = st.lists(st.lists(st.tuples(st.sampled_from(["", "K1", "K2", "K3"]), CELLS, CELLS), max_size=6), min_size=1, max_size=4)


@given(FILES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_files_come_to_what_counting_row_by_row_comes_to(database: Database, files: list[list[tuple[str, str, str]]]) -> None:
    with database._cursor() as cursor:
        cursor.execute("delete from ssd.ssd_contacts")
        cursor.execute("delete from council.import")
    held: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for day, file in enumerate(files, start=1):
        arrived: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        read, repeated = [row for row in file if any(row)], 0
        for row in read:
            of_name = arrived.setdefault(row if not row[0] else row[:1], set())
            repeated += row in of_name
            of_name.add(row)
        created = sum(len(rows) for name, rows in arrived.items() if name not in held)
        unchanged = sum(len(rows) for name, rows in arrived.items() if rows <= held.get(name, set()))
        updated = len(read) - repeated - created - unchanged
        assert load(database, f"i{day}", [contact(key, source, child) for key, child, source in file], day=day) == RowsLoaded(
            len(read), created, updated, unchanged, repeated, created + updated)
        held |= {name: rows for name, rows in arrived.items() if not rows <= held.get(name, set())}
    rows = database.ask(OFFICER, "part/ssd.ssd_contacts", children=["", "a", "b"], parents=[], keys=[])
    assert sorted((row["cont_contact_id"], row["cont_person_id"], row["cont_contact_source_desc"]) for row in rows) == sorted(
        row for rows in held.values() for row in rows)


def test_a_child_is_found_through_the_table_above_only_where_the_row_names_none(database: Database) -> None:
    visits = SSD_RECORD["ssd_cp_visits"]
    load(database, "i", [
        {"cppv_cp_visit_id": "V1", "cppv_person_id": "C1", "cppv_cp_plan_id": "P9"},
        {"cppv_cp_visit_id": "V2", "cppv_person_id": "-1", "cppv_cp_plan_id": "P1"},
        {"cppv_cp_visit_id": "V3", "cppv_cp_plan_id": "P1"},
        {"cppv_cp_visit_id": "V4", "cppv_person_id": "C2", "cppv_cp_plan_id": "P1"},
        {"cppv_cp_visit_id": "V5", "cppv_person_id": "C2", "cppv_cp_plan_id": "P2"},
    ], visits)
    rows = database.ask(OFFICER, "part/ssd.ssd_cp_visits", **WANTED)
    assert [row["cppv_cp_visit_id"] for row in rows] == ["V1", "V2", "V3"]
    assert [row["source_row"] for row in rows] == [2, 3, 4]
