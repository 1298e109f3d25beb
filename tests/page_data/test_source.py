"""The source drawer keeps what the file says beside what a person put in its place, and says what people answered."""

from datetime import date

import pytest

from dashboard.importers.keyed import keep
from dashboard.importers.queue_answers import answer
from dashboard.importers.readers.reading import read_file
from dashboard.importers.rows.fixes import Fix
from dashboard.importers.take_in import new_family, take_in_sheets
from dashboard.importers.taken import Said
from dashboard.page_data.history import history_of
from dashboard.page_data.imports import imports_view
from dashboard.page_data.source import SourceView, source_view
from dashboard.page_data.themes import Hollow, confirmation
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Family
from data_models.suggestion import CodingDecision, Suggestion, SuggestionKind

TODAY = date(2026, 11, 24)
FILE = b"Date,Event\n32/13/2020,Mother seen drunk at the gate\n"


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def view(database: Database, scope: Scope, family: Family) -> SourceView:
    history = history_of(database, scope, family, TODAY)
    return source_view(database, scope, history, history.entries[0].id)


def cell(table: object, name: str) -> tuple[str, ...]:
    return next(row.cells for row in table.rows if row.cells[0] == name)  # type: ignore[attr-defined]


def load(database: Database, scope: Scope, family: Family, *fixes: Fix) -> None:
    take_in_sheets(database, scope, family, read_file("log.csv", FILE), today=TODAY, said=Said(agency="School", fixes=fixes))


def test_a_date_put_right_before_loading_stands_beside_what_was_written(database: Database, scope: Scope, family: Family) -> None:
    load(database, scope, family, Fix("", 2, 0, "12/03/2020"))
    shown = view(database, scope, family)
    assert cell(shown.as_read, "Date as written") == ("Date as written", "32/13/2020; put right here as “12/03/2020” by local")
    assert cell(shown.as_arrived, "Date") == ("Date", "32/13/2020", "12/03/2020")
    assert cell(shown.as_arrived, "Event")[2] == ""


def test_a_date_put_right_after_loading_stands_beside_what_was_written(database: Database, scope: Scope, family: Family) -> None:
    load(database, scope, family)
    waiting = next(item for item in imports_view(database, scope, family).waiting if item.item.field == "happened")
    assert waiting.row == "Date: 32/13/2020 · Event: Mother seen drunk at the gate"
    answer(database, scope, family, waiting.item, "12 March 2020", today=TODAY)
    shown = view(database, scope, family)
    assert cell(shown.as_read, "Date as written") == ("Date as written", "32/13/2020; put right here as “12 March 2020” by local")
    assert cell(shown.as_arrived, "Date") == ("Date", "32/13/2020")


def test_who_confirmed_a_theme_and_from_which_words_is_told(database: Database, scope: Scope, family: Family) -> None:
    load(database, scope, family)
    assert view(database, scope, family).coded is None
    entry = history_of(database, scope, family, TODAY).entries[0]
    hollow = Hollow(entry, Suggestion(SuggestionKind.THEME, "alcohol_misuse", "drunk", 12, 17), "", "")
    keep(database, "local", family, "themes", confirmation(family, [hollow], CodingDecision.CONFIRMED, actor="local"))
    coded = view(database, scope, family).coded
    assert coded is not None and [row.cells for row in coded.rows] == [("Alcohol misuse", "confirmed", "drunk", "local")]
