"""On every page of the menu Tab leads to everything that can be worked with, and a screen of 320 points needs no scrolling sideways.

A picture of four times the size on a screen of 1,280 points is as narrow as that: who needs large letters reads so.
"""

import pytest
from playwright.sync_api import Page

from dashboard.navigation import ENTRIES, Entry
from tests.browser.conftest import WIDE
from tests.browser.steps import go_to
from tests.browser.sweep import never_reached, wider_than_the_screen

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.file)
def test_tab_leads_to_everything_on(family_b: Page, entry: Entry) -> None:
    go_to(family_b, entry.title)
    assert never_reached(family_b) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.file)
def test_nothing_stands_out_of_a_narrow_screen_on(family_b: Page, entry: Entry) -> None:
    go_to(family_b, entry.title)
    try:
        family_b.set_viewport_size({"width": 320, "height": 800})
        family_b.wait_for_timeout(600)  # charts are drawn anew
        assert wider_than_the_screen(family_b) == []
    finally:
        family_b.set_viewport_size(WIDE)
        family_b.wait_for_timeout(300)


def test_what_tab_passes_over_and_what_stands_out_are_found(family_b: Page) -> None:
    go_to(family_b, "Family")
    family_b.evaluate("""() => {
      const main = document.querySelector('[data-testid=stMain]');
      main.insertAdjacentHTML('beforeend', '<button id="planted" tabindex="-1">Planted</button><p style="width:3000px" id="broad">Planted</p>');
    }""")
    try:
        assert any('id="planted"' in found for found in never_reached(family_b))
        assert any('id="broad"' in found for found in wider_than_the_screen(family_b))
    finally:
        family_b.reload()
