"""axe finds no serious or critical problem on any page of the menu, and no page of the menu can be left out."""

import json

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.navigation import ENTRIES, Entry
from tests.browser.steps import go_to

pytestmark = pytest.mark.browser


def serious(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {violation['help']} {json.dumps([node['html'][:160] for node in violation['nodes'][:2]])}"
        for violation in Axe().run(page)["violations"] if violation["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.file)
def test_no_serious_problem_of_accessibility_on(family_b: Page, entry: Entry) -> None:
    go_to(family_b, entry.title)
    assert serious(family_b) == []


def test_no_serious_problem_with_rows_and_their_source_open(family_b: Page) -> None:
    go_to(family_b, "Why now")
    family_b.get_by_text("Show the rows").first.click()
    family_b.get_by_role("button", name="Open the source of").first.click()
    expect(family_b.get_by_role("dialog")).to_contain_text("The row as it arrived")
    assert serious(family_b) == []
    family_b.keyboard.press("Escape")


def test_a_planted_problem_is_found(family_b: Page) -> None:
    go_to(family_b, "Family")
    family_b.evaluate("document.querySelector('[data-testid=stMain]').append(document.createElement('button'))")
    assert [found for found in serious(family_b) if found.startswith("button-name")]
    family_b.reload()
