"""Somebody who has no mouse prepares a case: every step by Tab, Enter, Space, arrows and letters, the focus seen and never caught."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import WIDE, free_port, serving
from tests.browser.keyboard import pick, tab_to
from tests.browser.steps import FORUM, KNOWN_THEN, settled
from tests.conftest import copied_record

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, sample_record: tuple[Path, object], tmp_path: Path) -> Iterator[Page]:
    """The first page of a record of its own: the journey answers a suggestion, and no other test may find it answered."""
    copied_record(sample_record[0], tmp_path / "record.duckdb")
    with serving(tmp_path, free_port()) as address:
        context = browser.new_context(viewport=WIDE)
        context.set_default_timeout(30_000)
        opened = context.new_page()
        opened.goto(address)
        expect(opened.get_by_role("heading", name="Family", exact=True, level=1)).to_be_visible()
        yield opened
        context.close()


def test_a_case_is_prepared_by_keyboard_alone(page: Page) -> None:
    menu, main = page.get_by_test_id("stSidebar"), page.get_by_role("main")

    def go_to(name: str, *, back: bool = True) -> None:
        tab_to(page, menu.get_by_role("link", name=name, exact=True), back=back)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=name, exact=True, level=1)).to_be_visible()
        settled(page)

    settled(page)
    pick(page, menu.get_by_role("combobox", name="Family"), "Family B")
    expect(page.get_by_label("Who this is about")).to_contain_text("Child B1")
    settled(page)
    pick(page, main.get_by_role("combobox", name=re.compile("Or go to a forum")), FORUM)
    expect(page.get_by_text(KNOWN_THEN)).to_be_visible()
    settled(page)

    go_to("Why now")
    rows = main.get_by_role("switch", name=re.compile("^Show the rows: ")).or_(main.get_by_role("checkbox", name=re.compile("^Show the rows: ")))
    tab_to(page, rows.first)
    page.keyboard.press("Space")
    source = main.get_by_role("button", name=re.compile("^Open the source of: "))
    source.first.wait_for()
    settled(page)
    tab_to(page, source.first)
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("The row as it arrived")
    settled(page)
    page.keyboard.press("Tab")
    assert drawer.evaluate("(drawer) => drawer.contains(document.activeElement)"), "the focus goes into the drawer"
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(source.first).to_be_focused()

    go_to("Chronology")
    expect(main).to_contain_text("139 of 139 entries")
    pick(page, main.get_by_role("combobox", name=re.compile("Agency")), "Police")
    expect(main).to_contain_text("24 of 139 entries")
    page.keyboard.press("Escape")
    settled(page)

    go_to("Themes")
    tab_to(page, main.get_by_role("button", name="Read the words again"))
    page.keyboard.press("Enter")
    tick = main.get_by_role("checkbox", name=re.compile("^Tick "))
    tick.first.wait_for(timeout=120_000)
    settled(page)
    tab_to(page, tick.first)
    page.keyboard.press("Space")
    confirm = main.get_by_role("button", name="Confirm the 1 ticked")
    expect(confirm).to_be_enabled()
    settled(page)
    tab_to(page, confirm)
    page.keyboard.press("Enter")
    expect(main).to_contain_text("Confirmed: 1.")
