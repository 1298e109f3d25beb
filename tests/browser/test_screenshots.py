"""The pictures in docs/ are of every page of the menu, and docs/pages.md is what the program writes."""

import io

from PIL import Image

from dashboard.navigation import ENTRIES
from tests.browser.screenshots import DOCUMENT, KILOBYTES, LONGEST, PICTURES, document, heights_told, in_little, names_of, question_of


def test_every_page_has_its_picture_and_its_question() -> None:
    heights = heights_told(DOCUMENT.read_text(encoding="utf-8"))
    assert {picture.name for picture in PICTURES.glob("*.png")} == {name for entry in ENTRIES for name in names_of(entry, heights[entry.file])}
    assert [entry.file for entry in ENTRIES if not question_of(entry).endswith("?")] == []
    assert [picture.name for picture in PICTURES.glob("*.png") if picture.stat().st_size > KILOBYTES * 1024] == []


def test_the_document_is_what_the_program_writes() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    heights = heights_told(written)
    assert written == document(heights)
    assert written != document({**heights, ENTRIES[0].file: LONGEST + 1}), "a page that became longer is told"


def test_a_picture_becomes_little_and_stays_a_picture() -> None:
    little = in_little(Image.effect_noise((1280, 600), 80).convert("RGB"))
    assert little[:4] == b"\x89PNG" and len(little) < KILOBYTES * 1024
    assert Image.open(io.BytesIO(little)).width < 1280, "no number of colours is enough for noise: it is made narrower"
