"""An import can be taken back: its rows stop counting, stay kept, and what another file brought as well stays in the record."""

from datetime import date

import pytest

from dashboard.errors import DashboardError
from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.taken import Taken
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Family

TODAY = date(2026, 11, 24)
HEAD = "Date,Event,Ref\n"
FIRST = HEAD + "01/02/2020,Shouting heard,P1\n02/02/2020,Door broken,P2\n"
SECOND = HEAD + "02/02/2020,Door broken,P2\n03/02/2020,Child seen at school,P3\n"


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def bring(database: Database, scope: Scope, family: Family, name: str, text: str, known_on: date | None = None) -> Taken:
    return take_in(database, scope, family, name=name, content=text.encode(), today=TODAY, agency="Police", known_on=known_on)


def said(database: Database, scope: Scope, family: Family, as_at: date = TODAY) -> list[str]:
    return [entry.text for entry in history_of(database, scope, family, as_at).entries]


def test_rows_of_an_import_taken_back_stop_counting_and_are_kept(database: Database, scope: Scope, family: Family) -> None:
    taken = bring(database, scope, family, "police.csv", FIRST)
    undo_import(database, scope, family, taken.import_id)
    assert said(database, scope, family) == []
    with database._cursor() as cursor:
        assert cursor.execute("select count(*) from care.source_row").fetchone() == (2,)
        assert cursor.execute("select count(*) from care.entry").fetchone() == (2,)


def test_the_same_file_can_be_brought_again_after_it_was_taken_back(database: Database, scope: Scope, family: Family) -> None:
    undo_import(database, scope, family, bring(database, scope, family, "police.csv", FIRST).import_id)
    again = bring(database, scope, family, "police.csv", FIRST)
    assert (again.unchanged, again.count("loaded")) == (False, 2)
    assert len(said(database, scope, family)) == 2


def test_a_row_that_a_later_file_brought_as_well_stays_as_a_row_of_that_file(database: Database, scope: Scope, family: Family) -> None:
    first = bring(database, scope, family, "police.csv", FIRST, known_on=date(2020, 3, 1))
    bring(database, scope, family, "log.csv", SECOND, known_on=date(2020, 6, 1))
    assert undo_import(database, scope, family, first.import_id) == 1
    entries = history_of(database, scope, family, TODAY).entries
    assert [(entry.text, entry.source.file, entry.source.row) for entry in entries] == [
        ("Door broken", "log.csv", 2), ("Child seen at school", "log.csv", 3)]
    assert said(database, scope, family, date(2020, 4, 1)) == []  # the date stated for the file that is gone no longer holds
    imports = {row["file"]: row for row in database.ask(scope, "imports", family=family.id)}
    assert (imports["log.csv"]["rows_loaded"], imports["log.csv"]["rows_duplicate"]) == (2, 0)
    assert database.broken_references() == []


def test_taking_back_a_newer_version_restores_the_one_before(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "police.csv", FIRST)
    newer = bring(database, scope, family, "police v2.csv", FIRST.replace("Door broken", "Door broken by Stepfather X"))
    assert newer.updated == 1 and "Door broken by Stepfather X" in said(database, scope, family)
    undo_import(database, scope, family, newer.import_id)
    assert said(database, scope, family) == ["Shouting heard", "Door broken"]


def test_an_import_is_taken_back_once_and_only_by_those_who_see_the_family(database: Database, scope: Scope, family: Family) -> None:
    taken = bring(database, scope, family, "police.csv", FIRST)
    with pytest.raises(DashboardError, match="no such import"):
        undo_import(database, database.scope_of("somebody else"), family, taken.import_id)
    undo_import(database, scope, family, taken.import_id)
    with pytest.raises(DashboardError, match="already"):
        undo_import(database, scope, family, taken.import_id)
