"""Word papers, opened again: headings without gaps, header rows that repeat, words of the record as words, both sides of one size."""

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from dashboard.exporters.papers import rendered
from data_models.papers import PaperKind
from tests.exporters.a_source import HOSTILE, LABEL, MARKING, a_source

WORD = [kind for kind in PaperKind if kind.file_name.endswith(".docx")]


def opened(kind: PaperKind, words: str = "Shouting was heard.") -> WordDocument:
    return Document(BytesIO(rendered(kind, a_source(words))))


def texts(document: WordDocument) -> list[str]:
    return [
        "".join("-" if part.tag == qn("w:noBreakHyphen") else part.text or "" for part in paragraph.iter(qn("w:t"), qn("w:noBreakHyphen")))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


@pytest.mark.parametrize("kind", WORD)
def test_heading_levels_have_no_gap(kind: PaperKind) -> None:
    levels = [int(paragraph.style.name[-1]) for paragraph in opened(kind).paragraphs
              if paragraph.style and paragraph.style.name and paragraph.style.name.startswith("Heading")]
    assert [level for level in levels if level > 3] == []
    assert all(later <= earlier + 1 for earlier, later in pairwise([0, *levels]))
    assert levels or kind in (PaperKind.COURT_CHRONOLOGY, PaperKind.SHORT_CHRONOLOGY)


@pytest.mark.parametrize("kind", WORD)
def test_every_table_has_a_heading_row_that_repeats_and_as_many_cells_in_every_row(kind: PaperKind) -> None:
    document = opened(kind)
    assert document.tables
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
        assert {len(row.tc_lst) for row in rows} == {len(table._tbl.tblGrid.findall(qn("w:gridCol")))}


@pytest.mark.parametrize("kind", WORD)
def test_the_marking_and_the_page_number_stand_on_every_page(kind: PaperKind) -> None:
    section = opened(kind).sections[0]
    assert MARKING in section.header.paragraphs[0].text
    footer = section.footer.paragraphs[0]
    assert MARKING in footer.text and "Copy 3" in footer.text
    assert [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert not section.different_first_page_header_footer


@pytest.mark.parametrize("kind", WORD)
def test_properties_name_nobody_and_no_family(kind: PaperKind) -> None:
    content = rendered(kind, a_source())
    about = Document(BytesIO(content)).core_properties
    assert (about.author, about.last_modified_by, about.comments, about.language) == ("", "", "", "en-GB")
    assert about.title == kind.paper_title
    with ZipFile(BytesIO(content)) as parts:
        properties = b"".join(parts.read(name) for name in parts.namelist() if name.startswith("docProps"))
        assert LABEL.encode() not in properties
        assert LABEL not in " ".join(parts.namelist())
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b'w:lang w:val="en-GB"' in parts.read("word/styles.xml")


@pytest.mark.parametrize("kind", WORD)
def test_made_again_the_bytes_are_the_same(kind: PaperKind) -> None:
    assert rendered(kind, a_source()) == rendered(kind, a_source())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_the_record_stand_as_they_are(words: str) -> None:
    for kind in (PaperKind.SUBMISSION, PaperKind.COURT_CHRONOLOGY, PaperKind.CHALLENGE):
        assert [text for text in texts(opened(kind, words)) if words in text], kind


def test_what_xml_cannot_hold_or_nobody_sees_does_not_reach_the_paper() -> None:
    everything = " ".join(texts(opened(PaperKind.SUBMISSION, "one\x00\x0btwo\u202ethree\ufeff\ud800four")))
    assert "one  twothree four" in everything
    assert not set("\x00\x0b\u202e\ufeff\ud800") & set(everything)


def test_both_sides_of_a_statement_are_of_one_width_and_one_size() -> None:
    document = opened(PaperKind.SUBMISSION)
    sides = [table for table in document.tables if "".join(table.rows[0].cells[0].text) == "Rests on"]
    assert sides
    for table in sides:
        widths = {column.get(qn("w:w")) for column in table._tbl.tblGrid.findall(qn("w:gridCol"))}
        styles = {paragraph.style.name for cell in table.rows[1].cells for paragraph in cell.paragraphs if paragraph.style}
        assert (len(table.columns), len(widths), styles) == (2, 1, {"In a table"})


def test_every_row_that_a_statement_names_is_in_its_schedule() -> None:
    source = a_source()
    last = " ".join(texts(opened(PaperKind.SUBMISSION)))
    for code in {code for one in (*source.statements(), *source.aside) for code in (*one.evidence, *one.contrary)}:
        assert last.count(code) >= 2, "once where it is relied on, once as a row"


def test_a_code_is_never_broken_at_the_end_of_a_line() -> None:
    paragraphs = [paragraph for paragraph in opened(PaperKind.CHALLENGE).element.body.iter(qn("w:p")) if paragraph.find(f".//{qn('w:noBreakHyphen')}")
                  is not None]
    assert paragraphs
    assert not [paragraph for paragraph in opened(PaperKind.CHALLENGE).element.body.iter(qn("w:t")) if "E-0000" in (paragraph.text or "")]


def test_a_picture_has_its_alternative_and_without_one_the_paper_says_so() -> None:
    with_picture, without = opened(PaperKind.SUBMISSION), Document(BytesIO(rendered(PaperKind.SUBMISSION, a_source(png=None))))
    assert [about.get("descr") for about in with_picture.element.body.iter(qn("wp:docPr"))] == ["What it shows: Shouting was heard."]
    assert "No picture could be drawn." in texts(without)
    assert not list(without.element.body.iter(qn("wp:docPr")))


def test_the_court_chronology_has_four_columns_and_the_short_one_says_why() -> None:
    court, short = opened(PaperKind.COURT_CHRONOLOGY).tables[-1], opened(PaperKind.SHORT_CHRONOLOGY).tables[-1]
    assert [cell.text for cell in court.rows[0].cells] == [
        "Serial number", "Date of the event", "Event", "Witness or document reference"]
    assert [row.cells[0].text for row in court.rows[1:]] == ["1", "2"]
    assert [(row.cells[0].text, row.cells[4].text) for row in short.rows[1:]] == [("1", "A statement rests on it")]


def test_blanks_are_shown_as_blanks_and_nothing_is_filled_in() -> None:
    document = opened(PaperKind.LETTER)
    blanks = ["".join(part.text or "" for part in run.iter(qn("w:t"))) for run in document.element.body.iter(qn("w:r"))
              if (style := run.find(f".//{qn('w:rStyle')}")) is not None and style.get(qn("w:val")) == "Tofillin"]
    assert blanks == ["[Date]", "[Each concern]", "[By when]"]
