"""A person who has never seen it opens Family B, goes to the forum of 10 December 2020, reads the findings and opens a source row."""

import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import KNOWN_THEN, go_to, open_family_b, settled

pytestmark = pytest.mark.browser

def test_from_the_first_page_to_a_source_row(visit: Visit) -> None:
    page = open_family_b(visit.page, visit.address)
    expect(page.get_by_label("Who this is about")).to_contain_text("Child B1, 13 years")
    go_to(page, "Why now")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Not agreed")
    expect(main).to_contain_text("Return date: none recorded")
    expect(main).to_contain_text("3 allegations of sexual abuse about Stepfather B")
    expect(main).to_contain_text("No strategy meeting is recorded")
    expect(main).not_to_contain_text(re.compile(r"(?<!\d)2021(?!\d)"))  # "10 December 2020" and "21 rows" may stand side by side
    page.get_by_text("Show the rows").first.click()
    page.get_by_role("button", name=re.compile("^Open the source of")).first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("The row as it arrived")
    expect(drawer).to_contain_text(re.compile(r"family_b_\w+\.(xlsx|csv)"))
    assert "Family" not in page.title() and "Child" not in page.title()
    assert "Family B" not in page.url
    assert visit.elsewhere == []


def test_a_mark_on_the_ribbon_opens_its_row(visit: Visit) -> None:
    page = open_family_b(visit.page, visit.address)
    settled(page)
    chart = page.get_by_test_id("stPlotlyChart").first
    chart.scroll_into_view_if_needed()
    bar = chart.locator(".barlayer .point path").first
    bar.click(force=True)
    expect(page.get_by_role("dialog")).to_contain_text("The row as it arrived")


def test_a_cell_of_the_argument_and_a_cell_of_who_was_asked_open_their_rows(visit: Visit) -> None:
    page = open_family_b(visit.page, visit.address)
    go_to(page, "Why now")
    page.get_by_role("button", name="Open the rows of: Harm, Evidence, by who saw it").click()
    expect(page.get_by_role("dialog")).to_contain_text("The row as it arrived")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Open the rows told apart of: Likelihood of its going on, Evidence, by who saw it").click()
    expect(page.get_by_role("dialog")).to_contain_text("The row as it arrived")
    page.keyboard.press("Escape")
    go_to(page, "Who knew what")
    page.get_by_role("main").get_by_text("likely holder").first.wait_for()
    cell = page.get_by_test_id("stPlotlyChart").filter(has_text="likely holder").locator(".scatterlayer .point").nth(6)
    cell.click(force=True)
    expect(page.get_by_role("dialog")).to_contain_text("The row as it arrived")


def test_the_date_of_the_page_survives_a_move_to_another_page_and_a_reload(visit: Visit) -> None:
    page = open_family_b(visit.page, visit.address)
    go_to(page, "Assessments")
    expect(page.get_by_text(KNOWN_THEN)).to_be_visible()
    page.reload()
    expect(page.get_by_text(KNOWN_THEN)).to_be_visible()
    expect(page.get_by_role("heading", name="Assessments", exact=True, level=1)).to_be_visible()


def test_the_date_survives_pages_that_have_no_date_control(visit: Visit) -> None:
    page = open_family_b(visit.page, visit.address)
    for name in ("Import", "Key in", "Findings and timescales", "People"):
        go_to(page, name)
    expect(page.get_by_text(KNOWN_THEN)).to_be_visible()
    go_to(page, "Family")
    expect(page.get_by_text(KNOWN_THEN)).to_be_visible()


def test_rows_leave_by_a_link_that_works_once(visit: Visit) -> None:
    page = open_family_b(visit.page, visit.address)
    go_to(page, "Plan compliance")
    page.get_by_role("button", name="CSV").first.click()
    link = page.get_by_role("link", name=re.compile("Save rows.csv"))
    target = str(link.get_attribute("href"))
    address = target if target.startswith("http") else f"{visit.address}{target}"
    first = page.request.get(address)
    assert first.status == 200 and "Action" in first.text() and first.headers["cache-control"] == "no-store"
    assert page.request.get(address).status == 410


def test_pages_carry_safe_headers_and_close_what_shows_the_server(served: str) -> None:
    with urllib.request.urlopen(served, timeout=5) as answer:  # noqa: S310 - loopback
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{served}/_stcore/metrics", timeout=5)  # noqa: S310 - loopback
    assert refused.value.code == 404
