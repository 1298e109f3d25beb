"""The Quality page: today's record whatever the date, in words first, and every count with its rows, a page at a time or one holder's."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.components.quality_sections import AT_ONCE
from data_models.agencies import Agency
from tests.pages.test_pages import opened, words


@pytest.fixture
def page(sample_home: Path) -> AppTest:
    return at_quality(None)


def at_quality(as_at: date | None) -> AppTest:
    page = opened("quality", family="Family A", as_at=as_at)
    assert not page.exception
    return page


def with_words_read(page: AppTest) -> AppTest:
    page.switch_page("../pages/themes.py").run()
    page.button(key="read-words").click().run()
    return page.switch_page("../pages/quality.py").run()


def shown(page: AppTest, key: str) -> dict[str, Any]:
    """What the table of a matter shows."""
    table: dict[str, Any] = json.loads(next(part.proto.json for part in page.get("bidi_component") if part.proto.id.endswith(f"quality-rows-{key}")))
    return table


def open_rows(page: AppTest, key: str) -> AppTest:
    page = page.toggle(key=f"quality-show-{key}").set_value(True).run()
    assert not page.exception
    return page


def counts(page: AppTest) -> dict[str, int]:
    """Number by what a matter is, as its heading says it."""
    return {found[1]: int(found[2]) for heading in page.subheader if (found := re.fullmatch(r"(.+)\\: (\d+)", heading.value))}


def drawn(page: AppTest) -> str:
    return "\n".join((words(page), *(str(block.proto.body) for block in page.get("html")))).replace("\\", "")


def test_the_first_screen_says_in_words_what_the_record_cannot_bear_and_whose_it_is(page: AppTest) -> None:
    said = drawn(page)
    assert "Of 156 entries: 2 have no date" in said and "Structured history starts on" in said and "The record as it stands on" in said
    assert "<caption>What was found, and whose it is</caption>" in said and "<caption>What each can put right</caption>" in said
    assert [header.value for header in page.header] == [
        "Dates", "Coverage by agency and period", "Sources that disagree", "What rows leave unsaid", "Waiting for a person"]
    assert said.count("Whose it is:") == len(counts(page)) > 5
    assert "Looked for and not found: entries whose year was taken from the rows around" in said


def test_every_count_opens_as_many_rows(page: AppTest) -> None:
    keys = [toggle.key.removeprefix("quality-show-") for toggle in page.toggle]
    assert len(keys) == len(counts(page))
    for key in keys:
        page = open_rows(page, key)
    for key, (what, count) in zip(keys, counts(page).items(), strict=True):
        table = shown(page, key)
        assert len(table["rows"]) == min(count, AT_ONCE) and table["caption"].startswith(what), what


def test_rows_that_made_no_fact_show_as_they_arrived_and_open_nothing(page: AppTest) -> None:
    rows = shown(open_rows(page, "rejected"), "rejected")["rows"]
    assert {row["opens"] for row in rows} == {""} and any("Ref: S68" in row["cells"][2] for row in rows)


def test_a_long_list_is_shown_a_page_at_a_time(page: AppTest) -> None:
    page = open_rows(with_words_read(page), "unconfirmed")
    first = shown(page, "unconfirmed")
    page = page.number_input(key="quality-page-unconfirmed").set_value(2).run()
    second = shown(page, "unconfirmed")
    assert len(first["rows"]) == AT_ONCE and first["rows"] != second["rows"]
    every = int(counts(page)["Suggestions that nobody confirmed"])
    assert f"{AT_ONCE + 1} to {min(2 * AT_ONCE, every)} of {every}" in second["caption"]


def test_the_rows_of_one_holder_stand_alone(page: AppTest) -> None:
    page = open_rows(page, "wide")
    every = shown(page, "wide")["rows"]
    page = page.selectbox(key="quality-of-wide").set_value("Police").run()
    police = shown(page, "wide")["rows"]
    assert 0 < len(police) < len(every) and {row["cells"][3] for row in police} == {"Police"}


def test_a_number_of_the_table_of_years_opens_its_entries(page: AppTest) -> None:
    assert "<caption>Entries by agency and year" in drawn(page)
    page.selectbox(key="quality-agency").set_value(Agency.POLICE).run()
    page = page.selectbox(key="quality-year").set_value(1999).run()
    table = json.loads(next(part.proto.json for part in page.get("bidi_component") if part.proto.id.endswith("quality-year-rows")))
    assert table["caption"] == "Police, 1999: 1 entry" and len(table["rows"]) == 1


def test_an_earlier_date_on_other_pages_changes_nothing_here_and_what_was_seen_is_written_down(page: AppTest) -> None:
    before, _ = session.record().first_broken_audit_event()
    early = at_quality(date(2000, 1, 1))
    assert counts(early) == counts(page)
    assert early.session_state["looking"].as_at == date.today()
    written, broken = session.record().first_broken_audit_event()
    early.run()
    again, _ = session.record().first_broken_audit_event()
    assert written > before and again == written and broken is None
    family = early.switch_page("../pages/family.py").run()
    assert family.session_state["looking"].as_at == date(2000, 1, 1), "the date chosen stays chosen"


def test_what_changes_in_the_record_is_told_at_once(page: AppTest) -> None:
    assert "Suggestions that nobody confirmed" not in counts(page)
    page = with_words_read(page)
    before = counts(page)["Suggestions that nobody confirmed"]
    page.switch_page("../pages/themes.py").run()
    next(box for box in page.checkbox if str(box.key).startswith("tick-")).check().run()
    page.button(key="themes-confirm").click().run()
    assert counts(page.switch_page("../pages/quality.py").run())["Suggestions that nobody confirmed"] < before
