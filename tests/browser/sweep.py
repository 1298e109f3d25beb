"""A whole page gone through by Tab: what can be worked with and is never reached, and where the page is wider than a narrow screen."""

from playwright.sync_api import Page

MOST_TABS = 1_500
_MARKED = """() => {
  const worked = 'a[href], button, input, select, textarea, summary, canvas[tabindex], [role=combobox], [role=slider], [role=switch]';
  const inDrawing = (one) => one.closest('.modebar, .js-plotly-plot');
  const ofAField = (one) => one.tabIndex < 0 && one.closest('[data-testid=stSelectbox], [data-testid=stMultiSelect], [data-testid=stDateInput]');
  const seen = (one) => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && !one.closest('[inert], [aria-hidden=true]');
  };
  const groupOf = (one) => one.type === 'radio' ? 'radio ' + one.name : one.getAttribute('role') === 'tab'
    ? 'tab ' + [...document.querySelectorAll('[role=tablist]')].indexOf(one.closest('[role=tablist]')) : '';
  const found = [...document.querySelectorAll('[data-testid=stMain]')].flatMap((main) => [...main.querySelectorAll(worked)]);
  window.toReach = new Map();
  found.filter((one) => !one.disabled && !inDrawing(one) && !ofAField(one) && seen(one)).forEach((one) => {
    const key = groupOf(one) || window.toReach.size;
    window.toReach.set(key, [...(window.toReach.get(key) || []), one]);
  });
  window.heldBefore = null;
  document.activeElement.blur();
  window.getSelection().removeAllRanges();
  return window.toReach.size;
}"""
"""One of a group of radio buttons or of tabs is enough: arrows lead to the others. A list's own arrow stands beside the field that opens it.
What a chart shows stands in the table below it too."""
_REACHED = """() => {
  let held = document.activeElement;
  while (held && held.shadowRoot && held.shadowRoot.activeElement) held = held.shadowRoot.activeElement;
  if (!held || held === document.body) return {left: window.toReach.size, stuck: '', out: true};
  for (const [key, ones] of window.toReach)
    if (ones.some((one) => one === held || one.contains(held) || held.contains(one) && held.tagName !== 'MAIN' && !held.matches('[data-testid]')))
      window.toReach.delete(key);
  const stuck = window.heldBefore === held ? held.outerHTML.slice(0, 160) : '';
  window.heldBefore = held;
  return {left: window.toReach.size, stuck, out: false};
}"""
_LEFT = "() => [...window.toReach.values()].map((ones) => ones[0].outerHTML.slice(0, 200))"
_WIDER = """() => {
  const main = document.querySelector('[data-testid=stMain]'), wide = innerWidth;
  const scrolls = (one) => { for (let up = one.parentElement; up && up !== main; up = up.parentElement)
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true; return false; };
  return [...main.querySelectorAll('*')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.right > wide + 2 && getComputedStyle(one).visibility !== 'hidden' && !scrolls(one);
  }).map((one) => one.outerHTML.slice(0, 160)).slice(0, 3);
}"""


def never_reached(page: Page) -> list[str]:
    """The beginnings of everything on the page that can be worked with and that Tab alone does not lead to; what Tab does not leave, too."""
    page.evaluate(_MARKED)
    out = 0
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        now = page.evaluate(_REACHED)
        if now["stuck"]:
            return [f"Tab does not leave {now['stuck']}"]
        out += now["out"]
        if not now["left"] or out > 1:  # once round
            break
    left: list[str] = page.evaluate(_LEFT)
    return left


def wider_than_the_screen(page: Page) -> list[str]:
    """The beginnings of what stands out of the screen to the right and is in nothing that scrolls by itself (WCAG 2.2, 1.4.10 Reflow)."""
    found: list[str] = page.evaluate(_WIDER)
    return found
