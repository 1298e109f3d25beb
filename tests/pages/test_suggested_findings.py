"""Suggested findings on the pages: after the firm ones, marked in words and by a dashed edge, and in no count of the page."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.components.suggested_findings import HEADING
from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.words_read import read_words
from dashboard.store import Database
from tests.conftest import KEY, copied_record
from tests.page_data.test_suggested import BARE, CODED, SEEN_ON, TODAY
from tests.pages.test_pages import opened, words


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two families: one of free text alone, one with two rows that their agencies coded beside it."""
    path = tmp_path_factory.mktemp("two") / "record.duckdb"
    with Database(path, KEY) as database:
        for label, coded in (("Family Bare", b""), ("Family Coded", CODED)):
            family = new_family(database, "local", label)
            scope = database.scope_of("local")
            take_in(database, scope, family, name=BARE.name, content=BARE.read_bytes(), today=TODAY)
            if coded:
                take_in(database, scope, family, name="coded.csv", content=coded, today=TODAY)
            read_words(database, scope, family)
    return path


@pytest.fixture(autouse=True)
def home(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    st.cache_resource.clear()
    (tmp_path / "home").mkdir()
    copied_record(kept, tmp_path / "home" / "record.duckdb")
    monkeypatch.setenv("CPF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CPF_KEY", KEY)


def toggles(app: AppTest) -> dict[str, bool]:
    """Whether each list of suggested findings is open, by the place that its key names."""
    start = "suggested-shown-"
    return {str(one.key).removeprefix(start): bool(one.value) for one in app.toggle if str(one.key).startswith(start)}


def html(app: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def test_where_nothing_is_firm_they_stand_open_and_marked(kept: Path) -> None:
    app = opened("why_now", family="Family Bare", as_at=SEEN_ON)
    assert not app.exception
    assert [one.value for one in app.subheader].count(HEADING) == len(toggles(app)) >= 3
    assert all(toggles(app).values()) and all(place.endswith("-open") for place in toggles(app))
    said = words(app).replace("\\", "")
    assert "Suggested: A concern that keeps coming back: domestic abuse" in said
    assert said.count("Suggested only, from words that nobody has confirmed: ") >= 15
    assert "dashed" in html(app) and "hold words that nobody has confirmed" in html(app) and "suggested: Domestic abuse: “" in html(app)
    links = [one.proto for one in app.get("page_link")]
    assert sum(1 for link in links if "to confirm or reject" in link.label and link.page == "themes") >= 15


def test_where_firm_ones_stand_they_are_folded_and_the_firm_one_says_what_would_join(kept: Path) -> None:
    app = opened("why_now", family="Family Coded", as_at=SEEN_ON)
    assert not app.exception and not toggles(app), "what is firm is shown without reading what is not"
    app = app.toggle(key="suggested-read").set_value(True).run()
    assert not app.exception and toggles(app)["cumulative-folded"] is False
    firm = words(app)
    assert "Suggested: A concern that keeps coming back: neglect" not in firm
    labels = [one.proto.label.replace("\\", "") for one in app.get("page_link")]
    assert any("further rows would join" in label and "if the suggested codes were confirmed. Open Themes" in label for label in labels)
    app = app.toggle(key="suggested-shown-cumulative-folded").set_value(True).run()
    assert not app.exception
    assert "Suggested: A concern that keeps coming back: neglect" in words(app).replace("\\", "")
    assert all(line in words(app) for line in firm.splitlines()), "nothing firm changes"


def test_their_rows_open_with_the_words_that_matched(kept: Path) -> None:
    app = opened("why_now", family="Family Bare", as_at=SEEN_ON)
    app = next(one for one in app.toggle if one.key == "rows-recurrence:neglect").set_value(True).run()
    assert not app.exception and "Method: Incidents of concern coded to one theme" in html(app)


def test_no_count_and_no_sentence_of_the_page_takes_them_in(kept: Path) -> None:
    app = opened("why_now", family="Family Bare", as_at=SEEN_ON)
    assert "0 recorded as concern" in words(app).replace("\\", "")
    assert html(app).count("Nothing of this kind is in the record by this date") == 5


@pytest.mark.parametrize(("file", "heading"), [("the_other_side", "Suggested: What points the other way: what is recorded")])
def test_they_stand_wherever_finding_cards_are_listed(kept: Path, file: str, heading: str) -> None:
    app = opened(file, family="Family Bare", as_at=SEEN_ON)
    assert not app.exception and heading in words(app).replace("\\", "")


@pytest.mark.parametrize("file", ["who_knew_what", "assessments"])
def test_the_other_pages_with_cards_run(kept: Path, file: str) -> None:
    assert not opened(file, family="Family Coded", as_at=SEEN_ON).exception
