"""Two people at one draft of a decision, in two sessions: whoever typed on what stands no more is told where they are, and chooses."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import WIDE
from tests.browser.steps import choose, go_to
from tests.browser.test_accessibility import serious
from tests.browser.test_story import answered, press, write

pytestmark = pytest.mark.browser


def test_both_texts_stand_at_the_head_and_either_is_taken(browser: Browser, served: str) -> None:
    first, second = (browser.new_context(viewport=WIDE, bypass_csp=True).new_page() for _ in range(2))
    first.goto(served)
    choose(first, "Family", "^Family C$")
    go_to(first, "Decision")
    press(first, "Begin the record of a decision")
    second.goto(first.url)
    answered(second)
    write(first, "Who was there, one a line", "Chair")
    write(second, "Who was there, one a line", "Lawyer")
    press(first, "Keep what is written")
    write(second, "Asked whether they see it differently, each person said", "Nobody did.")
    expect(second.get_by_test_id("stToast").filter(has_text="kept other words here meanwhile")).to_be_visible()
    expect(second.get_by_role("alertdialog", name="What was just done")).to_be_visible()
    assert serious(second) == []
    second.get_by_test_id("stToast").get_by_role("button").first.click()
    assert second.get_by_role("button", name="Keep what is written").count() == 0, "nothing is kept over what stands"
    second.get_by_role("link", name="two texts").click()
    expect(second.get_by_role("heading", name="Two people wrote here")).to_be_in_viewport()
    expect(second.get_by_role("row", name="Who was there Chair Lawyer")).to_be_in_viewport()
    press(second, "Go on with mine")
    expect(second.get_by_label("Who was there, one a line")).to_have_value("Lawyer")
    press(second, "Keep what is written")
    write(first, "What the forum was asked to agree", "Other words")
    press(first, "Take what stands now, and throw mine away")
    expect(first.get_by_label("Who was there, one a line")).to_have_value("Lawyer")
    expect(first.get_by_label("What the forum was asked to agree")).not_to_have_value("Other words")
    for page in (first, second):
        page.context.close()
