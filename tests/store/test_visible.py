"""What each visible_ table lets through, row by row, against rules written here by hand: every table, family, agency, label and flag."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest

from dashboard.store import Database
from dashboard.store.loading import insert
from dashboard.store.questions import _with_visible_tables
from dashboard.store.rights import show
from dashboard.store.schema import TABLE_BY_NAME
from data_models import tables
from data_models.access import FamilyScope, Power, Scope
from data_models.columns import Table
from tests.conftest import KEY

HOME, AWAY, NOT_OPEN = "home", "away", "not open"
SEEN = {HOME: {("police", "normal"), ("police", "privileged"), ("gp", "normal")}, AWAY: {("gp", "normal")}}
"""What the viewer may see: differently of two families, so that a right to one never opens the other."""
VIEWER = Scope("viewer", tuple(FamilyScope(family, frozenset(items)) for family, items in SEEN.items()))
UNDONE = "taken back"
LABELLED = tuple(
    table for table in tables.TABLES if {"family_id", "agency", "sensitivity"} <= {column.name for column in table.columns}
)
OF_ENTRIES = (tables.INCIDENT_LINK, tables.PERSON_LINK, tables.CODING, tables.SUGGESTION, tables.MENTION)
LABELS = ("normal", "privileged", "restricted", None)
CELL = "family_id, agency, sensitivity, import_id"
FLAGS = {Power.KEEP_ACCOUNTS: ("care.account", "care.session"), Power.READ_TRAIL: ("audit.event", "care.access")}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with Database(tmp_path_factory.mktemp("visible") / "record.duckdb", KEY) as database:
        with database._cursor() as cursor:
            for table in LABELLED:
                insert(cursor, table, [_row(table, *cell) for cell in product((HOME, AWAY, NOT_OPEN), ("police", "gp"), LABELS, ("i", UNDONE))])
            insert(cursor, tables.IMPORT_UNDONE, [{"import_id": UNDONE, "family_id": HOME}])
            insert(cursor, tables.FAMILY, [{"family_id": family, "label": family} for family in (HOME, AWAY, NOT_OPEN)])
            insert(cursor, tables.ACCOUNT, [{"actor": "a", "recorded_at": datetime(2026, 1, 1)}])
            insert(cursor, tables.ACCESS, [{"actor": "a", "family_id": family} for family in (HOME, AWAY, NOT_OPEN)])
        yield database


def _row(table: Table, family: str, agency: str, label: str | None, import_id: str) -> dict[str, object]:
    name = f"{family}/{agency}/{label}/{import_id}"
    row = {"family_id": family, "agency": agency, "sensitivity": label, "import_id": import_id, "fact_id": name, "row_id": name, "version": 1}
    return {key: value for key, value in row.items() if key in _columns(table)}


def _columns(table: Table) -> set[str]:
    return {name for name, _ in table.physical()}


def through(database: Database, scope: Scope, name: str, columns: str = "*", family: str | None = None) -> list[tuple[object, ...]]:
    """The rows of visible_``name`` for this caller."""
    with database._cursor() as cursor:
        show(cursor, scope, family)
        return cursor.execute(_with_visible_tables(f"select {columns} from visible_{name}")).fetchall()  # noqa: S608 - names of ours


@pytest.mark.parametrize("table", LABELLED, ids=lambda table: table.full_name)
def test_a_row_is_seen_by_its_family_agency_and_label_together_and_not_once_taken_back(record: Database, table: Table) -> None:
    imported = ("i",) if "import_id" in _columns(table) else ()
    cell = CELL if imported else CELL.replace(", import_id", "")
    everything = {(family, *item, *imported) for family, items in SEEN.items() for item in items}
    name = f"{table.schema}_{table.name}"
    assert set(through(record, VIEWER, name, cell)) == everything
    assert set(through(record, VIEWER, name, cell, HOME)) == {row for row in everything if row[0] == HOME}
    assert through(record, VIEWER, name, cell, NOT_OPEN) == through(record, Scope("nobody"), name, cell) == []


def test_rows_of_what_was_taken_back_are_kept_under_the_same_rules(record: Database) -> None:
    expected = {(family, *item, import_id) for family, items in SEEN.items() for item in items for import_id in ("i", UNDONE)}
    assert set(through(record, VIEWER, "kept_source_row", CELL)) == expected
    assert through(record, Scope("nobody"), "kept_source_row", CELL) == []


def test_a_family_is_listed_for_its_viewers_alone_and_the_trail_of_it_for_those_who_may_know(record: Database) -> None:
    for name in ("care_family", "care_import_undone"):
        assert {row[0] for row in through(record, VIEWER, name, "family_id")} <= set(SEEN)
        assert through(record, Scope("nobody"), name) == []
    assert {row[0] for row in through(record, VIEWER, "care_family", "family_id")} == set(SEEN)
    knows = Scope("viewer", (FamilyScope(HOME, frozenset(), frozenset({Power.READ, Power.SEE_LOOKS})), FamilyScope(AWAY, frozenset())))
    assert {row[0] for row in through(record, knows, "care_access", "family_id")} == {HOME}
    assert {row[0] for row in through(record, knows, "audit_event", "family_id")} <= {HOME}
    assert through(record, knows, "care_access", family=AWAY) == [], "asked about one family, with the sight of that one"


def test_a_restriction_is_known_to_those_with_sight_of_the_family_and_to_those_who_read_the_trail(record: Database) -> None:
    with record._cursor() as cursor:
        insert(cursor, tables.RESTRICTION, [{"family_id": family} for family in (HOME, AWAY, NOT_OPEN)])
    name = "care_family_restriction"
    assert {row[0] for row in through(record, VIEWER, name, "family_id")} == {HOME, AWAY} == set(SEEN)
    assert [row[0] for row in through(record, VIEWER, name, "family_id", HOME)] == [HOME]
    reads = Scope("a", powers=frozenset({Power.READ_TRAIL}))
    assert {row[0] for row in through(record, reads, name, "family_id")} == {HOME, AWAY, NOT_OPEN}
    assert through(record, Scope("a", powers=frozenset(Power) - {Power.READ_TRAIL}), name) == through(record, Scope("nobody"), name) == []


@pytest.mark.parametrize("power", [*FLAGS, Power.LOAD_COUNCIL])
def test_tables_of_the_service_are_for_those_who_hold_their_power(record: Database, power: Power) -> None:
    holder, others = Scope("a", powers=frozenset({power})), Scope("a", powers=frozenset(Power) - {power})
    for name in FLAGS.get(power, ()):
        under = name.replace(".", "_")
        if name != "care.session":
            assert through(record, holder, under)
        assert through(record, others, under) == through(record, VIEWER, under) == through(record, Scope("nobody"), under) == []


def test_whole_council_rows_are_for_a_scope_that_says_so(record: Database) -> None:
    table = TABLE_BY_NAME["ssd.ssd_contacts"]
    with record._cursor() as cursor:
        insert(cursor, table, [{}])
    name = f"{table.schema}_{table.name}"
    assert through(record, Scope("a", powers=frozenset({Power.LOAD_COUNCIL})), name)
    assert through(record, Scope("a", VIEWER.families, frozenset(Power) - {Power.LOAD_COUNCIL}), name) == []


def test_what_is_about_no_family_is_for_those_who_may_see_one_or_the_whole_council(record: Database) -> None:
    with record._cursor() as cursor:
        insert(cursor, tables.MAPPING, [{}])
    council = Scope("a", powers=frozenset({Power.LOAD_COUNCIL}))
    assert through(record, VIEWER, "care_mapping") and through(record, council, "care_mapping")
    assert through(record, Scope("a", powers=frozenset(Power) - {Power.LOAD_COUNCIL}), "care_mapping") == []


def with_rows(path: Path, rows: Sequence[tuple[Table, dict[str, object]]]) -> Database:
    """A record of these rows, each the GP's, under the normal label and of the home family where it does not say otherwise."""
    database = Database(path / "record.duckdb", KEY)
    with database._cursor() as cursor:
        for table, row in rows:
            whole = {"family_id": HOME, "agency": "gp", "sensitivity": "normal", "import_id": "i", **row}
            names = {name for name, _ in table.physical()}
            insert(cursor, table, [{name: value for name, value in whole.items() if name in names}])
    return database


def test_a_correction_that_is_not_seen_hides_the_older_wording_and_the_rows_it_was_made_from(tmp_path: Path) -> None:
    hidden = {"sensitivity": "restricted"}
    versions: dict[str, list[dict[str, object]]] = {
        "plain": [{}], "hidden": [{}, hidden], "shown again": [hidden, hidden, {}], "unlabelled": [{}, {"sensitivity": None}],
        "hidden by what was taken back": [{}, {**hidden, "import_id": UNDONE}], "hidden elsewhere": [{}, {**hidden, "agency": "police"}],
    }
    rows: list[tuple[Table, dict[str, object]]] = [(tables.IMPORT_UNDONE, {"import_id": UNDONE})]
    for table, (fact, said) in product(tables.FACT_TABLES, versions.items()):
        name = f"{table.full_name} {fact}"
        rows += [(table, {"fact_id": name, "row_id": f"{name}.{number}", "version": number, **row}) for number, row in enumerate(said, start=1)]
        rows += [(tables.SOURCE_ROW, {"sheet": name, "fact_ids": [name]}), (tables.QUEUE, {"fact_id": name})]
    rows += [(tables.SOURCE_ROW, {"sheet": "of none", "fact_ids": None}), (tables.QUEUE, {"fact_id": None})]
    rows.append((tables.SOURCE_ROW, {"sheet": "of both", "fact_ids": ["care.entry plain", "care.entry hidden"]}))
    with with_rows(tmp_path, rows) as database:
        shown = ("plain", "shown again", "hidden by what was taken back")
        for table in tables.FACT_TABLES:
            seen = {row[0] for row in through(database, VIEWER, f"{table.schema}_{table.name}", "row_id")}
            assert seen == {f"{table.full_name} {fact}.{3 if fact == 'shown again' else 1}" for fact in shown}
        made = {f"{table.full_name} {fact}" for table in tables.FACT_TABLES for fact in shown}
        for name in ("care_source_row", "kept_source_row"):
            assert {row[0] for row in through(database, VIEWER, name, "sheet")} == made | {"of none"}
        assert {row[0] for row in through(database, VIEWER, "care_queue", "fact_id")} == made | {None}


@pytest.mark.parametrize("table", OF_ENTRIES, ids=lambda table: table.full_name)
def test_what_was_said_of_an_entry_is_seen_with_the_entry_and_not_without_it(tmp_path: Path, table: Table) -> None:
    names = [name for name in ("entry_id", "other_entry_id") if name in {column.name for column in table.columns}]
    cases = {"open": "open", "shut": "shut", "elsewhere": "elsewhere", "of none": "", "unsaid": None}
    rows: list[tuple[Table, dict[str, object]]] = [
        (tables.ENTRY, {"fact_id": "open", "row_id": "open.1", "version": 1}),
        (tables.ENTRY, {"fact_id": "shut", "row_id": "shut.1", "version": 1, "sensitivity": "restricted"}),
        (tables.ENTRY, {"fact_id": "elsewhere", "row_id": "elsewhere.1", "version": 1, "family_id": NOT_OPEN}),
        *((table, {**dict.fromkeys(names, ""), name: entry, "fact_id": f"{name} {case}", "row_id": f"{name} {case}", "version": 1})
          for name in names for case, entry in cases.items()),
    ]
    with with_rows(tmp_path, rows) as database:
        seen = sorted(str(row) for row in through(database, VIEWER, f"{table.schema}_{table.name}", ", ".join(names)))
    expected = sorted(str(tuple("" if other != name else cases[case] for other in names)) for name in names for case in ("open", "of none", "unsaid"))
    assert seen == expected
