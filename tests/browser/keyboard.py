"""Moving by keys alone, as somebody does who has no mouse: one Tab at a time, with the focus always on something that is drawn and can be left."""

import re

from playwright.sync_api import FloatRect, Locator, Page, expect

MOST_TABS = 250
_HELD = """async () => {
  let held = document.activeElement;
  while (held && held.shadowRoot && held.shadowRoot.activeElement) held = held.shadowRoot.activeElement;
  if (!held || held === document.body) return null;
  const seen = () => { const box = held.getBoundingClientRect(); return box.width && box.height && box.bottom > 0 && box.top < innerHeight; };
  for (let wait = 0; wait < 40 && !seen(); wait++) await new Promise((done) => setTimeout(done, 25));  // it is scrolled to
  const same = window.heldBefore === held;
  window.heldBefore = held;
  return {same, seen: Boolean(seen()), what: held.outerHTML.slice(0, 120)};
}"""
"""What has the focus, in a table's own root too: whether it is what had it before, and whether it stands on the screen."""


def tab_to(page: Page, wanted: Locator, *, back: bool = False) -> None:
    """Press Tab (Shift+Tab with ``back``) until ``wanted`` has the focus. Fails where the focus stands still, or on something not on the screen."""
    wanted.first.wait_for(state="attached")
    for _ in range(MOST_TABS):
        if wanted.first.evaluate("(wanted) => wanted.getRootNode().activeElement === wanted"):
            assert_focus_is_seen(page, wanted)
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
        held = page.evaluate(_HELD)
        if held:  # between the last thing and the first the focus is the browser's own
            assert not held["same"], f"Tab does not leave {held['what']}"
            assert held["seen"], f"the focus is out of sight on {held['what']}"
    raise AssertionError(f"{wanted} is not reached within {MOST_TABS} presses of Tab")


def assert_focus_is_seen(page: Page, focused: Locator) -> None:
    """That the picture around what has the focus is another without it: a ring, a bar, an edge of another colour."""
    page.wait_for_timeout(250)  # edges fade in
    around = _around(page, focused)
    with_it = page.screenshot(clip=around, caret="hide", animations="disabled")
    focused.first.evaluate("(held) => held.blur()")
    page.wait_for_timeout(250)
    without = page.screenshot(clip=around, caret="hide", animations="disabled")
    focused.first.evaluate("(held) => held.focus()")
    assert with_it != without, f"nothing shows that {focused} has the focus"


def pick(page: Page, box: Locator, words: str, *, back: bool = False) -> None:
    """Go to a list by Tab, type, and take what is found by Enter."""
    tab_to(page, box, back=back)
    page.keyboard.type(words)
    expect(page.get_by_role("option", name=re.compile(re.escape(words))).first).to_be_visible()
    page.keyboard.press("Enter")


def _around(page: Page, focused: Locator) -> FloatRect:
    box = focused.first.bounding_box()
    assert box
    size = page.viewport_size or {"width": 0, "height": 0}
    left, top = max(0, box["x"] - 30), max(0, box["y"] - 12)
    return {
        "x": left, "y": top, "width": min(box["width"] + 60, size["width"] - left), "height": min(box["height"] + 24, size["height"] - top),
    }
