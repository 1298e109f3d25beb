"""Imported texts that try to run, to fetch or to be a link, on every page in a real browser: each must be shown as the text it is.

The browser is told to leave the served security policy aside, so that what holds is that text is text, and not the policy behind it.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Browser, BrowserContext, Page, Request, TimeoutError, sync_playwright

from dashboard.importers.take_in import new_family, take_in
from dashboard.navigation import ENTRIES
from dashboard.store import Database
from data_models.columns import Column, Kind, Table
from data_models.tables import COMPANIONS, ENTRY
from tests.assurance import Assured, NotRun, Progress, quietly
from tests.assurance.payloads import ELSEWHERE, RAN, payloads
from tests.browser.conftest import CHROMIUM, QUIET, free_port, serving
from tests.conftest import ACTOR, KEY, TODAY

AT_A_TIME = 60
"""Payloads in one family: as many rows as a page shows with a few to spare."""
PAGES = tuple(entry.file for entry in ENTRIES)
CONTROL = "http://control.invalid"
WATCH = f"window.ranHere = []; window.{RAN} = what => window.ranHere.push(String(what)); window.alert = window.{RAN};"
LIVE = f"""() => {{
  const of = [];
  const all = root => [...root.querySelectorAll('*')].flatMap(one => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const wrong = /{ELSEWHERE.replace('.', '[.]')}|^\\s*(java\\s*script|vbscript|data:text)/i;
  for (const one of all(document)) {{
    for (const {{name, value}} of one.attributes) {{
      if (name.startsWith('on') && value.includes('{RAN}')) of.push(one.tagName + ' ' + name);
      const leads = ['href', 'src', 'xlink:href', 'action', 'data', 'srcdoc', 'formaction'].includes(name);
      if (leads && wrong.test(value)) of.push(one.tagName + ' ' + name + '=' + value.slice(0, 60));
      if (name === 'style' && value.includes('{ELSEWHERE}')) of.push(one.tagName + ' ' + name);
    }}
    if (['SCRIPT', 'STYLE'].includes(one.tagName) && one.textContent.includes('{RAN}(')) of.push(one.tagName);
  }}
  return [of, window.ranHere];
}}"""


@dataclass
class Seen:
    """What happened in a browser that should not have: scripts that ran, requests that went out, links and elements that are live."""

    ran: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    live: list[str] = field(default_factory=list)
    shown: int = 0
    sources: int = 0

    def faults(self) -> list[str]:
        told = [("ran", self.ran), ("asked for", self.requests), ("live", self.live)]
        return [f"{what}: {', '.join(sorted(set(found))[:5])}" for what, found in told if found]


def texts_in_a_browser(count: int, folder: Path, *, pages: Sequence[str] = PAGES, progress: Progress = quietly) -> Assured:
    """``count`` payloads on each of ``pages``. Control: the same payloads written into a page as markup must run, fetch and be links.

    Raises NotRun where there is no Chromium.
    """
    if not CHROMIUM:
        raise NotRun("no Chromium here")
    chosen = payloads()[:count]
    folder.mkdir(parents=True, exist_ok=True)
    with Database(folder / "record.duckdb", KEY) as database:
        for number, some in enumerate(_parts(chosen)):
            family, name = new_family(database, ACTOR, f"{number} {some[0]}"), some[1].replace("/", " ")
            take_in(
                database, database.scope_of(ACTOR), family, name=f"{name}.xlsx", content=workbook_of(some), today=TODAY, agency=some[2])
    failures: list[str] = []
    shown = sources = 0
    with sync_playwright() as playwright, serving(folder, free_port()) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for number in range(len(_parts(chosen))):
            for page in pages:
                seen = _looked_at(browser, address, number, page.replace("_", "-"))
                failures += [f"{page}, family {number}: {fault}" for fault in seen.faults()]
                shown, sources = shown + seen.shown, sources + seen.sources
            progress(min(count, (number + 1) * AT_A_TIME))
        control = _as_markup(browser, chosen)
        browser.close()
    caught = bool(control.ran) and bool(control.requests) and bool(control.live)
    if not shown:
        failures.append("no payload was shown on any page")
    return Assured(
        len(chosen), tuple(failures), caught,
        f"{len(pages)} pages for each of {len(_parts(chosen))} families, payloads seen as text {shown:,} times, {sources} sources opened; "
        f"as markup {len(control.ran)} ran, "
        f"{len(control.requests)} asked for something elsewhere and {len(control.live)} were live")


def _parts(chosen: Sequence[str]) -> list[Sequence[str]]:
    return [chosen[first:first + AT_A_TIME] for first in range(0, len(chosen), AT_A_TIME)]


def workbook_of(some: Sequence[str]) -> bytes:
    """A filled-in template in which every cell of free text, of every sheet, is a payload; each payload is the words of an entry at least once."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    texts = cycle(some)
    for table in (ENTRY, *COMPANIONS):
        sheet = workbook.create_sheet(table.sheet)
        columns = table.filled_in()
        for number, column in enumerate(columns, start=1):
            sheet.cell(1, number, column.heading)
        for row in range(len(some) if table is ENTRY else 6):
            for number, column in enumerate(columns, start=1):
                cell = sheet.cell(row + 2, number)
                cell.value = some[row] if column.name == "description" and table is ENTRY else _cell(table, column, row, texts)
                cell.data_type = "s"  # a payload that begins with = is text, as in an agency's file
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _cell(table: Table, column: Column, row: int, texts: Iterator[str]) -> str:
    if column.kind in (Kind.WHEN, Kind.DATE):
        return date(2019 + row % 6, 1 + row % 12, 14).strftime("%d/%m/%Y")
    if column.allowed:
        return next(islice(cycle(column.allowed), row, None)).value
    if column.name in ("children", "people", "person", "child", "adult", "label") and row % 3:
        return f"Child X{row % 2 + 1}"
    if column.kind is not Kind.TEXT and column.kind is not Kind.TEXTS:
        return "1"
    return next(texts)


def _looked_at(browser: Browser, address: str, number: int, page_name: str) -> Seen:
    """One page of one family, as first drawn, with everything folded out, and with the first source open."""
    with _watched(browser, address) as (page, seen):
        page.goto(f"{address}/{page_name}")
        _settled(page)
        picker = page.get_by_role("combobox", name="Family").first
        if number and picker.count():
            picker.click()
            page.get_by_role("option").nth(number).click()
            _settled(page)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for mark in page.locator("[data-testid=stPlotlyChart] .point").all()[:3]:
            with suppress(TimeoutError):  # a mark outside the window has no hover
                mark.hover(force=True, timeout=2_000)
        _noted(page, seen)
        source = page.get_by_role("button", name="Open the source of").locator("visible=true").first
        if source.count():
            with suppress(TimeoutError):  # one that is folded away cannot be pressed
                source.click(timeout=3_000)
                page.get_by_role("dialog").wait_for(timeout=10_000)
                _settled(page)
                _noted(page, seen)
                seen.sources += 1
        return seen


def _noted(page: Page, seen: Seen) -> None:
    page.wait_for_timeout(300)
    live, ran = page.evaluate(LIVE)
    seen.live += live
    seen.ran += ran
    seen.shown += page.locator("body").inner_text().count(RAN) + page.content().count(ELSEWHERE)


class _watched:  # noqa: N801 - used as a statement
    """A new page whose every request elsewhere is noted and goes nowhere."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.context: BrowserContext = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 1600})
        self.address, self.seen = address, Seen()

    def __enter__(self) -> tuple[Page, Seen]:
        self.context.add_init_script(WATCH)
        self.context.route(f"**/*{ELSEWHERE}*/**", lambda route: route.abort())
        page = self.context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", self._note)
        page.on("dialog", lambda dialog: (self.seen.ran.append(dialog.message), dialog.dismiss()))
        return page, self.seen

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.seen.requests.append(request.url)


def _as_markup(browser: Browser, chosen: Sequence[str]) -> Seen:
    """The control: the same texts taken for markup, in a page of nothing else."""
    with _watched(browser, CONTROL) as (page, seen):
        page.route(f"{CONTROL}/**", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto(f"{CONTROL}/")
        for text in chosen:
            page.set_content(f"<!doctype html><body>{text}</body>", wait_until="commit")
            page.wait_for_timeout(20)
            live, ran = page.evaluate(LIVE)
            seen.live += live
            seen.ran += ran
        return seen


def _settled(page: Page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
