"""Pictures of every page of Family B at the forum of 10 December 2020, and docs/pages.md that shows them: ``make screenshots``.

The pages come from the menu, their questions from the pages themselves, so that a new page cannot be left out. A page is shown whole, at 1280
pixels and in parts under one another, down to ``LONGEST``; where it goes on, the text under the pictures says so.
"""

import ast
import io
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from dashboard.importers.sample_families import make_sample_families
from dashboard.navigation import ENTRIES, PAGES, Entry
from dashboard.settings import LOCAL_ACTOR, SAMPLE_FAMILIES
from dashboard.store import Database
from tests.browser.conftest import CHROMIUM, QUIET, ROOT, free_port, serving
from tests.browser.steps import go_to, open_family_b, settled
from tests.conftest import KEY, TODAY

PICTURES = ROOT / "docs" / "images" / "pages"
DOCUMENT = ROOT / "docs" / "pages.md"
WIDTH, HEIGHT, PART = 1280, 1000, 2_400
LONGEST = 4 * PART
KILOBYTES = 150
_COLOURS = (48, 24, 12)
_MAIN = "[data-testid=stMain]"
_PICTURE = re.compile(r"\(images/pages/(\w+)-\d+\.png\)(?:\n\nThe page goes on: \d+ of (\d+) pixels are shown\.)?")


def question_of(entry: Entry) -> str:
    """What the page is for, as its own file says."""
    told = ast.get_docstring(ast.parse((PAGES / f"{entry.file}.py").read_text(encoding="utf-8"))) or ""
    question = told.splitlines()[0].partition(": ")[2]
    return question[:1].upper() + question[1:]


def document(heights: Mapping[str, int]) -> str:
    """docs/pages.md. ``heights``: how many pixels each page is high, by its file."""
    lines = [
        "# Every page", "",
        "Family B as known on 10 December 2020, in the order of the menu: its pages, then the pages of its data and of the service. The families "
        "are invented. Made by `make screenshots` from the pages themselves; do not edit by hand.",
    ]
    group = ""
    for entry in ENTRIES:
        if entry.group != group:
            group = entry.group
            lines += ["", f"## {group}"]
        height = heights[entry.file]
        lines += ["", f"### {entry.title}", "", question_of(entry), ""]
        lines += [f"![{entry.title}, part {number}](images/pages/{name})" for number, name in enumerate(names_of(entry, height), start=1)]
        if height > LONGEST:
            lines += ["", f"The page goes on: {LONGEST} of {height} pixels are shown."]
    return "\n".join(lines) + "\n"


def names_of(entry: Entry, height: int) -> list[str]:
    """The names of a page's pictures, from the top down."""
    return [f"{entry.file}-{number}.png" for number in range(1, -(-min(height, LONGEST) // PART) + 1)]


def heights_told(text: str) -> dict[str, int]:
    """The heights that a written docs/pages.md tells, those of pages that are shown whole to the nearest part."""
    heights: dict[str, int] = {}
    for file, whole in _PICTURE.findall(text):
        heights[file] = int(whole or heights.get(file, 0) + PART)
    return heights


def in_little(image: Image.Image) -> bytes:
    """The picture in as many colours, far apart, as keep it under ``KILOBYTES``; narrower where no number of colours does."""
    while True:
        for colours in _COLOURS:
            written = io.BytesIO()
            image.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
            if written.tell() < KILOBYTES * 1024:
                return written.getvalue()
        image = image.resize((image.width * 9 // 10, image.height * 9 // 10), Image.Resampling.LANCZOS)


def pictured(page: Page, entry: Entry) -> tuple[int, list[Image.Image]]:
    """How high the page is, and its pictures down to ``LONGEST``."""
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    go_to(page, entry.title)
    page.wait_for_load_state("networkidle")
    height = int(page.evaluate(f"document.querySelector('{_MAIN}').scrollHeight"))
    page.set_viewport_size({"width": WIDTH, "height": min(height, LONGEST)})
    page.wait_for_timeout(700)  # charts draw themselves anew
    shown = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    return height, [shown.crop((0, top, WIDTH, min(top + PART, shown.height))) for top in range(0, shown.height, PART)]


def read_the_words(page: Page) -> None:
    """So that Themes has suggestions to show; the button is on the page that shows them."""
    go_to(page, "Themes")
    page.get_by_role("button", name="Read the words again").click()
    expect(page.get_by_role("checkbox", name=re.compile("^Tick ")).first).to_be_attached(timeout=120_000)
    settled(page)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Database(home / "record.duckdb", KEY) as database:
            make_sample_families(database, LOCAL_ACTOR, SAMPLE_FAMILIES, today=TODAY)
        with serving(home, free_port()) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.set_default_timeout(120_000)
            open_family_b(page, address)
            read_the_words(page)
            for old in PICTURES.glob("*.png"):
                old.unlink()
            heights = {}
            for entry in ENTRIES:
                heights[entry.file], pictures = pictured(page, entry)
                for name, picture in zip(names_of(entry, heights[entry.file]), pictures, strict=True):
                    (PICTURES / name).write_bytes(in_little(picture))
            browser.close()
    DOCUMENT.write_text(document(heights), encoding="utf-8")


if __name__ == "__main__":
    main()
