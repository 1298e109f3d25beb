"""The head of a court chronology says what its rows are."""

from dataclasses import replace
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


def test_the_head_of_the_whole_chronology_says_what_it_leaves_to_the_schedule_and_an_older_source_says_nothing() -> None:
    def said(rule: str) -> list[str]:
        made = rendered(PaperKind.COURT_CHRONOLOGY, replace(a_source(), chronology_rule=rule))
        return [paragraph.text for paragraph in Document(BytesIO(made)).paragraphs]

    assert "Visits are in the schedule." in said("Visits are in the schedule.") and "" not in said("")[:5]
