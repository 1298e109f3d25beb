"""The threshold skeleton and the letter as Word files: the authorities, the other side by its rule, the forum's decision, equal columns."""

from dataclasses import replace
from io import BytesIO

from docx import Document

from dashboard.exporters.papers import rendered
from data_models.papers import IN_ANSWER, PaperKind, PaperTable, Part
from data_models.threshold_authorities import AUTHORITIES, OTHER_WAY
from tests.exporters.a_source import a_source


def test_the_threshold_paper_carries_the_authorities_and_the_rule_of_its_other_side() -> None:
    source = a_source()
    other = PaperTable(
        title=f"{OTHER_WAY}: recorded as protective", headings=("Row", "Said"), rows=(("E-1", "Settled"),), note="Looked for by a rule.")
    paper = Document(BytesIO(rendered(PaperKind.THRESHOLD, replace(source, threshold=(*source.threshold, other)))))
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert AUTHORITIES in said and "Looked for by a rule." in said
    assert said.index(OTHER_WAY) < said.index("Recorded as protective") and not any("Every row that stands" in words for words in said)
    older = [paragraph.text for paragraph in Document(BytesIO(rendered(PaperKind.THRESHOLD, source))).paragraphs]
    assert any(words.startswith("Nothing was set out under this head") for words in older)


def test_the_letter_opens_with_the_forums_decision_and_sets_answers_at_the_width_of_concerns() -> None:
    part = Part(heading="What we are worried about", table=PaperTable(title="", headings=("What worries us", IN_ANSWER), rows=(
        ("A very long account of what is said to have happened, with its days and who holds it", "Denied"),)))
    source = replace(a_source(), decision="Forum of 10 December 2020: decided: Not agreed for now.", letter=(part,))
    tables = Document(BytesIO(rendered(PaperKind.LETTER, source))).tables
    assert "Not agreed for now." in tables[0].rows[1].cells[0].text and "for staff" in tables[0].rows[0].cells[0].text
    one, other = tables[1].rows[1].cells
    assert one.width == other.width
