"""What the Import page says of a file before it is loaded: the four counts add up, headings and changes are told, rows can be mended."""

from datetime import date

import pytest

from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.taken import Taken
from dashboard.page_data import import_report
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Family

TODAY = date(2026, 11, 24)
FIRST = b"Ref,Date,Wot,Event\n1,01/02/2020,x,Shouting heard\n2,02/02/2020,y,Door broken\n3,05/02/2020,,Visit\n"
SECOND = (
    b"Ref,Date,Descripton,Event\n1,01/02/2020,x,Shouting heard\n2,02/02/2020,y,Door broken by Stepfather X\n"
    b"4,31/02/2020,z,Call from school\n5,06/02/2020,,\n"
)


@pytest.fixture
def scope(database: Database) -> Scope:
    new_family(database, "local", "Family X")
    return database.scope_of("local")


@pytest.fixture
def family(database: Database, scope: Scope) -> Family:
    return Family(scope.family_ids[0], "Family X")


@pytest.fixture
def checked(database: Database, scope: Scope, family: Family) -> Taken:
    take_in(database, scope, family, name="police.csv", content=FIRST, today=TODAY, agency="Police")
    return take_in(database, scope, family, name="police.csv", content=SECOND, today=TODAY, agency="Police", dry_run=True)


def test_the_four_counts_add_up_to_the_rows_read(checked: Taken) -> None:
    counts = {row.cells[0]: int(row.cells[1]) for row in import_report.four_counts(checked).rows}
    assert counts == {"New": 1, "Changed": 1, "Unchanged": 1, "Rejected": 1, "Rows read": 4}


def test_the_sentence_keeps_its_shape_and_tells_new_from_changed(checked: Taken) -> None:
    assert import_report.reconciliation(checked) == (
        "police.csv: 4 rows read = 2 to load (1 new, 1 changed) + 1 duplicate + 1 rejected. Checked only: nothing is written until it is loaded")


def test_each_heading_says_what_it_means_and_how_that_is_known(checked: Taken) -> None:
    cells = {row.cells[0]: row.cells[1:] for row in import_report.columns_read(checked.prepared.sheets[0]).rows}
    assert cells["Ref"] == ("Ref", "the heading's own name")
    assert cells["Descripton"] == ("–", "not known: kept with each row under its own heading")


def test_a_near_miss_is_offered_and_not_applied(checked: Taken) -> None:
    assert [(near.heading, near.meaning) for near in import_report.near_misses(checked.prepared.sheets)] == [("Descripton", "description")]


def test_changes_show_before_beside_now_and_what_is_gone(checked: Taken) -> None:
    changed = [row.cells[2:] for row in import_report.changed_rows(checked).rows]
    assert ("Event", "Door broken", "Door broken by Stepfather X") in changed
    assert [row.cells[0] for row in import_report.gone_rows(checked).rows] == ["police.csv, row 4"]


def test_rows_to_mend_are_those_rejected_or_not_read_in_full(checked: Taken) -> None:
    mendable = import_report.rows_to_mend(checked)
    assert [row.row for row in mendable] == [4, 5]
    assert "happened" in mendable[0].why and (1, "Date", "31/02/2020") in mendable[0].cells
    assert "no description" in mendable[1].why and (3, "Event", "") in mendable[1].cells
