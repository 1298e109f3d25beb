"""The head of a court chronology says what its rows are."""

from io import BytesIO

from docx import Document

from dashboard.exporters.chronologies import EACH_ROW_ONCE
from dashboard.exporters.papers import rendered
from data_models.papers import PaperKind
from tests.exporters.a_source import a_source


def test_the_head_says_that_rows_of_one_incident_each_stand_and_are_marked() -> None:
    said = [paragraph.text for paragraph in Document(BytesIO(rendered(PaperKind.COURT_CHRONOLOGY, a_source()))).paragraphs]
    assert EACH_ROW_ONCE in said and EACH_ROW_ONCE.startswith("Each row stands once. Rows linked as telling of one incident")
    assert not any("Each event stands once" in words for words in said)
