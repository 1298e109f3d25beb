"""What a person states on screen is kept like a file: it opens what was typed, counts once, and its newest answer counts."""

from datetime import date

import pytest

from dashboard.importers.keyed import Statement, decision_id, keep
from dashboard.importers.take_in import new_family
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.page_data.source import source_view
from dashboard.store import Database
from data_models import tables
from data_models.access import Scope
from data_models.record import Family
from tests.store.test_database import add_entry

TODAY = date(2026, 11, 24)


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


@pytest.fixture
def entry(database: Database, family: Family) -> str:
    """An entry of the family: what is said of an entry is shown with the entry, and not without it."""
    add_entry(database, family.id, "e1")
    return "e1"


def coding(family: Family, decision: str) -> Statement:
    return Statement(tables.CODING, {"entry_id": "e1", "coded": "theme", "code": "neglect", "decision": decision, "nature": "concern"},
                     fact_id=decision_id(family, "coding", "e1", "theme", "neglect"))


def test_a_statement_opens_what_was_typed(database: Database, scope: Scope, family: Family) -> None:
    keep(database, "local", family, "person", [Statement(tables.PERSON, {"label": "Child X1", "role": "child"}, typed={"Label": "Child X1"})])
    history = history_of(database, scope, family, TODAY)
    view = source_view(database, scope, history, history.people[0].id)
    assert view.found and view.as_arrived is not None and view.as_arrived.rows[0].cells == ("Label", "Child X1")
    assert database.broken_references() == []


@pytest.mark.usefixtures("entry")
def test_the_newest_answer_to_one_question_counts_and_can_be_taken_back(database: Database, scope: Scope, family: Family) -> None:
    keep(database, "local", family, "themes", [coding(family, "confirmed")])
    second = keep(database, "local", family, "themes", [coding(family, "rejected")])
    assert [row.decision.value for row in history_of(database, scope, family, TODAY).codings] == ["rejected"]
    undo_import(database, scope, family, second)
    assert [row.decision.value for row in history_of(database, scope, family, TODAY).codings] == ["confirmed"]


@pytest.mark.usefixtures("entry")
def test_a_reading_holds_for_every_date(database: Database, scope: Scope, family: Family) -> None:
    keep(database, "local", family, "themes", [coding(family, "confirmed")])
    assert len(history_of(database, scope, family, date(1999, 1, 1)).codings) == 1


def test_what_is_said_of_an_entry_that_is_not_to_be_seen_is_not_to_be_seen(database: Database, scope: Scope, family: Family) -> None:
    keep(database, "local", family, "themes", [coding(family, "confirmed")])
    assert history_of(database, scope, family, TODAY).codings == ()


def test_what_is_news_counts_from_the_day_it_was_stated(database: Database, scope: Scope, family: Family) -> None:
    statement = Statement(tables.PERSON, {"label": "Child X1", "role": "child"}, reading=False)
    keep(database, "local", family, "person", [statement])
    assert history_of(database, scope, family, date(1999, 1, 1)).people == ()
