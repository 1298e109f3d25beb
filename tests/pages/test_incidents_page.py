"""The Incidents page: a press of a button joins, tells apart, takes out and takes back, and every count follows."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import opened, words

BESIDE = ("One incident", "A repeats B", "B repeats A", "Not the same")


@pytest.fixture
def page(sample_home: Path) -> AppTest:
    return opened("incidents", family="Family A", as_at=None)


def counts(app: AppTest) -> tuple[int, int]:
    """Possible same incidents that wait, and incidents told by several entries."""
    assert not app.exception
    found = re.search(r"(\d+|No) possible same incidents? waits? for a person; (\d+) incidents? ", words(app))
    assert found
    return 0 if found[1] == "No" else int(found[1]), int(found[2])


def first(app: AppTest, label: str, nth: int = 0) -> AppTest:
    """The page after a press of the ``nth`` button of that name."""
    return [button for button in app.button if button.label == label][nth].click().run()


def told_of(app: AppTest) -> int:
    """The incidents that the Chronology says its entries tell of."""
    seen = words(app.switch_page("../pages/chronology.py").run()).replace("\\", "")
    found = re.search(r"They tell of (\d+) incidents\.", seen)
    assert found
    return int(found[1])


def test_each_suggestion_stands_beside_four_answers_and_its_sources(page: AppTest) -> None:
    waiting, _ = counts(page)
    labels = [button.label for button in page.button]
    assert 0 < waiting <= 10
    assert [labels.count(answer) for answer in BESIDE] == [waiting] * 4
    assert labels.count("Source of A") == labels.count("Source of B") == waiting
    tables = [str(block.proto.body) for block in page.get("html") if "class='beside'" in block.proto.body]
    assert len(tables) == waiting
    assert all("<caption>The entries side by side</caption>" in table and "scope='row'" in table for table in tables)


def test_a_join_counts_at_once_here_and_on_the_chronology(page: AppTest) -> None:
    waiting, joined = counts(page)
    before = told_of(page)
    page = first(page.switch_page("../pages/incidents.py").run(), "One incident", nth=1)
    assert counts(page) == (waiting - 1, joined + 1)
    assert told_of(page) == before - 1


def test_what_is_told_apart_is_not_asked_again_and_is_taken_back(page: AppTest) -> None:
    waiting, joined = counts(page)
    page = first(page, "Not the same")
    assert counts(page) == (waiting - 1, joined)
    assert counts(page.run()) == (waiting - 1, joined), "it survives a rerun"
    page = first(page, "Take back")
    assert counts(page) == (waiting, joined)


def test_an_echo_is_kept_and_shown_with_the_incident(page: AppTest) -> None:
    waiting, joined = counts(page)
    page = first(page, "B repeats A", nth=1)
    assert counts(page) == (waiting - 1, joined + 1)
    assert "only repeats" in words(page)


def test_an_entry_is_taken_out_and_put_back(page: AppTest) -> None:
    _, joined = counts(page)
    page = first(page, "Take A out")
    assert counts(page)[1] == joined - 1, "the first incident had two entries"
    page = first(page, "Take back")
    assert counts(page)[1] == joined


def test_two_entries_of_ones_own_choice_are_set_side_by_side_and_joined(page: AppTest) -> None:
    waiting, joined = counts(page)
    page.toggle(key="choose-two").set_value(True).run()
    page.text_input(key="words-A").set_value("conviction cocaine").run()
    page.text_input(key="words-B").set_value("adhd").run()
    for letter in "AB":
        box = page.selectbox(key=f"entry-{letter}")
        assert len(box.options) == 1
        box.select_index(0)
    page.run()
    labels = [button.label for button in page.button]
    assert labels.count("One incident") == waiting + 1
    page = first(page, "One incident", nth=waiting)
    assert counts(page)[1] == joined + 1


def test_a_page_says_so_where_nothing_waits(sample_home: Path) -> None:
    page = opened("incidents", family="Family C", as_at=None)
    assert counts(page) == (0, 2)
