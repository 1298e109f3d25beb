"""What a person does in the browser, step by step: wait, choose from a list, open a family, go to a page."""

import re

from playwright.sync_api import Locator, Page, TimeoutError, expect

FORUM = "Care Planning Forum, 10 December 2020"
KNOWN_THEN = "As known on 10 December 2020. Later entries are not used."


def settled(page: Page) -> None:
    """Wait until the page has answered the last thing done to it."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def choose(page: Page, label: str, option: str) -> None:
    """Open a list and take an option."""
    list_opened(page, label, option).click()
    settled(page)


def list_opened(page: Page, label: str, option: str) -> Locator:
    """Open a list and return an option of it. A rerun under way can close the list again, as for a person: then open it once more."""
    wanted = page.get_by_role("option", name=re.compile(option)).first
    for _ in range(4):
        settled(page)
        page.get_by_role("combobox", name=re.compile(label)).first.click()
        try:
            wanted.wait_for(timeout=4_000)
        except TimeoutError:
            page.keyboard.press("Escape")
            continue
        break
    return wanted


def open_family_b(page: Page, address: str) -> Page:
    """Family B as known at the forum of 10 December 2020, from the first page of the service."""
    page.goto(address)
    expect(page.get_by_role("heading", name="Family", exact=True, level=1)).to_be_visible(timeout=30_000)  # the first page of a fresh server
    choose(page, "Family", "^Family B$")
    expect(page.get_by_label("Who this is about")).to_contain_text("Child B1")
    choose(page, "Or go to a forum, conference or closure", FORUM)
    expect(page.get_by_text(KNOWN_THEN)).to_be_visible()
    return page


def go_to(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True, level=1)).to_be_visible()
    settled(page)
