"""Rows of one file under one reference are as many facts: a forum that decided on two children loses neither decision."""

from datetime import date

import pytest

from dashboard.findings.reading import Reading
from dashboard.findings.since_decision import find
from dashboard.importers.readers.reading import read_file
from dashboard.importers.take_in import new_family, take_in_sheets
from dashboard.importers.taken import Said
from dashboard.page_data.history import history_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Family
from tests.findings.building import decision, entry, history, ids
from tests.importers.workbooks import TODAY, xlsx

HEADINGS = ("Forum ref", "Date", "Asked for", "Decision", "Code")
FIRST = ("F1", "20/05/2021", "Meeting Before Action for Child X1", "Start pre-proceedings for Child X1", "B")
SECOND = ("F1", "20/05/2021", "Meeting Before Action for Child X2", "Plan to continue for Child X2", "A")


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def bring(database: Database, scope: Scope, family: Family, *rows: tuple[str, ...]) -> None:
    content = xlsx({"Forum decisions": [HEADINGS, *rows]})
    take_in_sheets(database, scope, family, read_file("core.xlsx", content), today=TODAY, said=Said(known_on=date(2021, 5, 20)))


def decided(database: Database, scope: Scope, family: Family) -> list[str]:
    return sorted(row.decision for row in history_of(database, scope, family, TODAY).decisions)


def test_two_decisions_under_one_reference_are_two(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, FIRST, SECOND)
    assert decided(database, scope, family) == [SECOND[3], FIRST[3]]
    bring(database, scope, family, FIRST, SECOND)
    assert decided(database, scope, family) == [SECOND[3], FIRST[3]], "the same file again makes no more"


def test_a_second_decision_that_comes_later_takes_nothing_from_the_first(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, FIRST)
    bring(database, scope, family, FIRST, SECOND)
    assert decided(database, scope, family) == [SECOND[3], FIRST[3]]


def test_a_later_version_of_one_of_them_is_found_by_its_likeness(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, FIRST, SECOND)
    bring(database, scope, family, FIRST, (*SECOND[:3], "Plan to continue for Child X2, as amended", "A"))
    assert decided(database, scope, family) == ["Plan to continue for Child X2, as amended", FIRST[3]]


def test_a_single_row_is_still_the_next_version_of_its_reference(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, FIRST)
    bring(database, scope, family, (*FIRST[:3], "Deferred", "D"))
    assert decided(database, scope, family) == ["Deferred"]


def test_every_decision_of_the_last_day_is_told() -> None:
    decisions = [
        decision("2020-09-01", id="f1", ref="F1", asked="Meeting for Child X1", decided="Start pre-proceedings"),
        decision("2020-09-01", id="f2", ref="F2", asked="Meeting for Child X2", decided="Not agreed"),
    ]
    finding, = find(Reading(history(decisions=decisions, entries=[entry("2020-10-01")])))
    assert "the 2 of 1 September 2020: Meeting for Child X1: Start pre-proceedings; Meeting for Child X2: Not agreed." in finding.statement
    assert ids(finding.evidence)[:2] == ["f1", "f2"]
