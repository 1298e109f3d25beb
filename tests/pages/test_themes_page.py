"""The Themes page: rows are listed before many are confirmed, and an answer can be taken back."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.words_read import read_words
from dashboard.store import Database
from tests.conftest import KEY
from tests.page_data.test_themes import TODAY
from tests.pages.test_pages import opened

FILE = b"Date,Event\n01/02/2020,Mother seen drunk at the school gate\n01/05/2020,Mother was drunk at the meeting\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    st.cache_resource.clear()
    with Database(tmp_path / "home" / "record.duckdb", KEY) as database:
        family = new_family(database, "local", "Family X")
        scope = database.scope_of("local")
        take_in(database, scope, family, name="log.csv", content=FILE, today=TODAY, agency="School")
        read_words(database, scope, family)
    monkeypatch.setenv("CPF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CPF_KEY", KEY)
    return opened("themes", family="Family X", as_at=None)


def test_many_are_confirmed_only_once_their_rows_are_read_and_can_be_taken_back(page: AppTest) -> None:
    assert not page.exception and page.button(key="themes-all").disabled
    assert any("not proof that it happened" in str(block.proto.body) for block in page.get("html"))
    page = next(box for box in page.checkbox if str(box.key).startswith("themes-many-read-")).check().run()
    page = page.button(key="themes-all").click().run()
    assert not page.exception and page.success[0].value.replace("\\", "").startswith("Confirmed: 2. Counts and charts follow.")
    answers = page.multiselect(key="themes-back")
    assert len(answers.options) == 2 and all("Alcohol misuse, confirmed" in option for option in answers.options)
    page = answers.select(answers.options[0]).run()
    page = page.button(key="themes-take-back").click().run()
    assert not page.exception and page.success[0].value.replace("\\", "").startswith("Taken back: 1.")
    assert len(page.multiselect(key="themes-back").options) == 1
