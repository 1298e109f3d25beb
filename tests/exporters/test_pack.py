"""The forum pack, opened again: tagged, titled, marked on every page, and words of the record only ever words."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.exporters.pack import forum_pack
from tests.exporters.a_source import HOSTILE, LABEL, MARKING, a_source


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words_of(content: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_the_record_stand_as_they_are(words: str) -> None:
    assert squeezed(words) in words_of(forum_pack(a_source(words)))


def test_what_no_font_can_show_stands_as_its_number() -> None:
    assert "Père[U+4E2D][U+1F600]x" in words_of(forum_pack(a_source("Père 中\U0001F600 x\u202e\u0301")))


def test_it_is_tagged_titled_in_english_and_bookmarked() -> None:
    reader = PdfReader(BytesIO(forum_pack(a_source())))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB" and "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert str(reader.metadata.title) == "Forum pack, as known on 10 December 2020"
    assert (reader.metadata.author, reader.metadata.subject) == (None, None)
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles[:4] == ["The argument, limb by limb", "Cumulative harm", "Harm: Child Z1", "Care plan"] and "Evidence schedule" in titles


def test_challenges_that_have_not_ended_stand_on_the_cover_and_the_argument_comes_right_after_it() -> None:
    cover, argument, *_ = (page.extract_text() for page in PdfReader(BytesIO(forum_pack(a_source()))).pages)
    assert "Challenges that have not ended" in cover and "raised on 1 May 2020" in cover
    assert argument.count("The argument, limb by limb") == 1 and "Evidence" in argument
    none = PdfReader(BytesIO(forum_pack(replace(a_source(), challenges=())))).pages[0].extract_text()
    assert "Challenges" not in none, "an older source says nothing of them"


def test_the_marking_and_the_number_stand_on_every_page() -> None:
    pages = PdfReader(BytesIO(forum_pack(a_source(rows=120)))).pages
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert text.count(MARKING) >= 2 and f"Page {number} of {len(pages)}" in text and "Copy 3" in text


def test_a_chart_has_its_alternative_its_words_and_its_table() -> None:
    content = forum_pack(a_source())
    alternatives: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, list):
            for part in node:
                walk(part.get_object() if hasattr(part, "get_object") else part)
        elif isinstance(node, dict):
            if "/Alt" in node:
                alternatives.append(str(node["/Alt"]))
            if "/K" in node:
                kids = node["/K"].get_object()
                walk(kids if isinstance(kids, list) else [kids])

    walk(PdfReader(BytesIO(content)).trailer["/Root"]["/StructTreeRoot"])
    assert alternatives == ["What it shows: Shouting was heard."]
    assert "Nopicturecouldbedrawn." in words_of(forum_pack(a_source(png=None)))


def test_its_properties_do_not_name_the_family_and_its_bytes_are_the_same_again() -> None:
    content = forum_pack(a_source())
    reader = PdfReader(BytesIO(content))
    assert LABEL not in f"{reader.metadata}{reader.trailer['/Root']['/Metadata'].get_data()!r}"
    assert content == forum_pack(a_source())
