"""A person brings twelve files in three formats and 2,000 rows to a new family, and has it on screen."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import choose, go_to, settled
from tests.browser.twelve_files import twelve_files

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOAD_MS = 240_000


def test_twelve_files_are_checked_loaded_and_on_screen(visit: Visit, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    paths = twelve_files(tmp_path)
    assert len(paths) == 12 and len({path.suffix for path in paths}) == 3
    page = visit.page
    started = time.monotonic()
    page.goto(visit.address)
    settled(page)
    go_to(page, "Import")
    choose(page, "Into the record of", "^A new family$")
    page.get_by_label("Label of the new family").fill("Family Twelve")
    page.get_by_label("Label of the new family").press("Enter")
    settled(page)
    page.locator("input[type=file]").set_input_files(paths)
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_enabled()
    settled(page)
    page.get_by_role("button", name="Check", exact=True).click()
    load = page.get_by_role("button", name=re.compile("^Load 12 of 12 files"))
    load.wait_for(timeout=LOAD_MS)
    settled(page)
    load.click()
    told = page.get_by_text(re.compile(r"rows read = \d+ loaded")).first
    told.wait_for(timeout=LOAD_MS)
    settled(page)
    choose(page, "^Family$", "^Family Twelve$")
    go_to(page, "Chronology")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"2000 of 2000 entries known by"))
    record_property("seconds from the first page to the chronology", round(time.monotonic() - started))
    assert visit.elsewhere == []
