"""The pages about looks: one's own look is on the page, and the page about everybody's is for those who read the trail."""

from pathlib import Path

import pytest
import streamlit as st

from dashboard import session
from dashboard.importers.council.load import allow_council
from dashboard.store import Database
from tests.conftest import ACTOR, KEY
from tests.pages.test_pages import opened, words


@pytest.fixture(autouse=True)
def fresh_caches() -> None:
    st.cache_resource.clear()


def test_ones_own_look_is_on_the_page(sample_home: Path) -> None:
    app = opened("who_has_looked", as_at=None)
    assert not app.exception
    newest = next(str(block.proto.body) for block in app.get("html") if "The newest" in str(block.proto.body))
    assert newest.index(">Who has looked as at") < newest.index(">Family as at")


def test_unusual_access_is_refused_in_the_trail_to_who_may_not_read_it(sample_home: Path) -> None:
    app = opened("unusual_access", as_at=None)
    app.run()
    assert not app.exception and "open to those who read the whole trail" in words(app)
    assert [event.target for event, _, _ in session.record().trail() if event.action == "refused"] == ["Unusual access"]
    app.switch_page("../pages/who_has_looked.py").run()
    app.switch_page("../pages/unusual_access.py").run()
    assert [event.action for event, _, _ in session.record().trail()].count("refused") == 2, "each visit is written"


def test_unusual_access_says_its_rules_and_what_met_them(sample_home: Path) -> None:
    with Database(sample_home / "record.duckdb", KEY) as database:
        allow_council(database, ACTOR, ACTOR)
        for label in ("Family A", "Family B", "Family C"):
            database.record_refusal("nosy", "family by name", asked=label)
    app = opened("unusual_access", as_at=None)
    said = words(app).replace("\\", "")
    assert not app.exception and "the rules were met 1 time, by 1 person" in said and "says nothing of the reason" in said
    assert any("nosy" in str(block.proto.body) for block in app.get("html"))
    assert ("page viewed", "", "Unusual access") in [(event.action, event.family_id, event.target) for event, _, _ in session.record().trail()]
