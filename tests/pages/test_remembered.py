"""A page shows again what it made of the facts, until a fact or a right is another: then it is made anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard import session
from dashboard.page_data import cumulative
from dashboard.store import Database
from data_models.access import Scope
from data_models.agencies import Agency
from data_models.history import History
from data_models.record import Entry
from data_models.tables import ENTRY
from tests.pages.test_pages import opened


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[History]:
    """The histories of which the view of Cumulative concern is worked out, in order."""
    seen: list[History] = []
    view: Callable[[History], cumulative.CumulativeView] = cumulative.cumulative_view

    def noted(history: History) -> cumulative.CumulativeView:
        seen.append(history)
        return view(history)

    monkeypatch.setattr(cumulative, "cumulative_view", noted)
    return seen


def test_a_page_open_already_is_not_worked_out_again(sample_home: Path, made: list[History]) -> None:
    app = opened("cumulative_concern")
    assert not app.run().exception
    assert len(made) == 1
    app.date_input(key="as_at").set_value(date(2020, 12, 9)).run()
    assert [history.as_at for history in made] == [date(2020, 12, 10), date(2020, 12, 9)]


def test_a_fact_put_right_makes_the_page_anew(sample_home: Path, made: list[History]) -> None:
    app = opened("cumulative_concern")
    before = made[0].entries[0]
    with session.record().change("local", "entry put right", family_id=made[0].family.id) as change:
        change.correct(ENTRY, family_id=made[0].family.id, fact_id=before.id, changes={"description": "put right"}, made_on=None)
    assert not app.run().exception
    after = made[-1].fact(before.id)
    assert len(made) == 2
    assert isinstance(after, Entry)
    assert (before.description != "put right", after.description) == (True, "put right")


def test_a_right_taken_away_makes_the_page_anew_without_what_it_gave(
    sample_home: Path, made: list[History], monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened("cumulative_concern")
    whole = Database.scope_of

    def without_police(database: Database, actor: str) -> Scope:
        scope = whole(database, actor)
        families = (replace(family, items=frozenset(item for item in family.items if item[0] != Agency.POLICE)) for family in scope.families)
        return replace(scope, families=tuple(families))

    monkeypatch.setattr(Database, "scope_of", without_police)
    assert not app.run().exception
    assert [any(entry.agency is Agency.POLICE for entry in history.entries) for history in made] == [True, False]
