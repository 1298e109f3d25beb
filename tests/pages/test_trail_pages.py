"""The pages about looks: one's own look is on the page, and the page about everybody's is for those who read the trail."""

from pathlib import Path

import pytest
import streamlit as st

from dashboard import session
from dashboard.components.trail_page import view_of_unusual_access
from dashboard.page_data.history import family_called
from dashboard.page_data.rights_kept import give_sight
from dashboard.store import Database
from data_models.access import Role, Scope
from data_models.policy import GrantKind
from tests.conftest import ACTOR, KEY
from tests.pages.test_pages import opened, words


def test_ones_own_look_is_on_the_page(sample_home: Path) -> None:
    app = opened("who_has_looked", as_at=None)
    assert not app.exception
    newest = next(str(block.proto.body) for block in app.get("html") if "The newest" in str(block.proto.body))
    assert newest.index(">Who has looked as at") < newest.index(">Family as at")


def test_unusual_access_is_refused_in_the_trail_to_who_may_not_read_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "record", lambda: database)
    monkeypatch.setattr(session, "viewer", lambda: Scope("worker"))
    monkeypatch.setattr(st, "session_state", {"written_here": set()})
    assert view_of_unusual_access() is None
    assert view_of_unusual_access() is None
    refused = [(event.actor, event.target) for event, _, _ in database.trail() if event.action == "refused"]
    assert refused == [("worker", "Unusual access")], "once in a visit"


def test_unusual_access_lists_the_restrictions_and_refusals_to_review(sample_home: Path) -> None:
    with Database(sample_home / "record.duckdb", KEY) as database:
        family = family_called(database, database.scope_of(ACTOR), "Family A")
        give_sight(database, ACTOR, family.id, to="kin", role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="a relative")
    app = opened("unusual_access", as_at=None)
    assert not app.exception and "Restrictions and refusals of sight that stand: 1; their review overdue: 0" in words(app).replace("\\", "")
    (table,) = [str(block.proto.body) for block in app.get("html") if "Sight refused to kin" in str(block.proto.body)]
    assert "Review due" in table and "relative" not in table


def test_a_refusal_is_reviewed_on_the_familys_page_by_a_second_person_with_why(sample_home: Path) -> None:
    with Database(sample_home / "record.duckdb", KEY) as database:
        family = family_called(database, database.scope_of(ACTOR), "Family A")
        for by, to in (("sample:team-manager", "kin"), (ACTOR, "cousin")):
            give_sight(database, by, family.id, to=to, role=Role.SOCIAL_WORKER, kind=GrantKind.REFUSED, reason="a relative")
    app = opened("who_may_see", family="Family A", as_at=None)
    assert [option.partition(",")[0] for option in app.selectbox(key="review-which").options] == ["kin", "cousin"]

    def press(which: int, why: str) -> None:
        app.selectbox(key="review-which").select_index(which)
        app.text_input(key="review-why").set_value(why)
        next(button for button in app.button if button.label == "Reviewed: the refusal stands").click()
        app.run()

    press(1, "still kin")
    assert "a second person" in str(app.error[0].value), "one's own"
    press(0, "")
    assert app.warning and not any(event.action == "refusal reviewed" for event, _, _ in session.record().trail())
    press(0, "still kin")
    assert not app.exception and [str(said.value) for said in app.success] == ["The review is kept."]
    assert [(event.actor, event.target) for event, _, _ in session.record().trail() if event.action == "refusal reviewed"] == [(ACTOR, "kin")]


def test_unusual_access_says_its_rules_and_what_met_them(sample_home: Path) -> None:
    with Database(sample_home / "record.duckdb", KEY) as database:
        for label in ("Family A", "Family B", "Family C"):
            database.record_refusal("nosy", "family by name", asked=label)
    app = opened("unusual_access", as_at=None)
    said = words(app).replace("\\", "")
    assert not app.exception and "the rules were met 1 time, by 1 person" in said and "says nothing of the reason" in said
    assert any("nosy" in str(block.proto.body) for block in app.get("html"))
    assert ("page viewed", "", "Unusual access") in [(event.action, event.family_id, event.target) for event, _, _ in session.record().trail()]
