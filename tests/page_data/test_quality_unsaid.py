"""What rows leave unsaid is counted, each count opens its rows, and a record that says everything is told so."""

from dataclasses import replace

from dashboard.page_data.quality_unsaid import unsaid_section
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, plan


def test_each_thing_unsaid_has_its_own_rows() -> None:
    section = unsaid_section(history(entries=[
        entry("2020-03-04", Theme.ALCOHOL_MISUSE, id="all said"), entry("2020-03-04", id="no theme"),
        entry("2020-03-04", Theme.ALCOHOL_MISUSE, id="who saw it", status=EvidenceStatus.NOT_RECORDED),
        entry("2020-03-04", Theme.ALCOHOL_MISUSE, id="known when", known=""),
        entry("2020-03-04", Theme.ALCOHOL_MISUSE, id="which way", nature=Nature.CONTEXT, markers=[Marker.NO_FURTHER_ACTION]),
        entry("2020-03-04", Theme.ALCOHOL_MISUSE, id="said so", markers=[Marker.NO_FURTHER_ACTION]),
    ]))
    assert {matter.key: [row.opens for row in matter.rows] for matter in section.matters} == {
        "unknown": ["known when"], "no-theme": ["no theme"], "no-evidence-status": ["who saw it"], "no-direction": ["which way"], "topic-only": []}
    assert section.sentence == (
        "1 row without the day on which they became known; 1 entry with no theme coded; 1 entry without word of who saw it.")


def test_a_theme_that_a_person_confirmed_is_coded() -> None:
    confirmed = replace(entry("2020-03-04"), themes=(Theme.ALCOHOL_MISUSE,), confirmed=(Theme.ALCOHOL_MISUSE,))
    assert not unsaid_section(history(entries=[confirmed])).found


def test_structured_rows_need_no_theme_and_a_record_that_says_everything_is_told_so() -> None:
    section = unsaid_section(history(plans=[plan("2020-03-04")]))
    assert section.found == () and section.sentence.startswith("Every row says")


def test_rows_whose_category_names_only_a_topic_can_be_asked_about() -> None:
    rows = [
        entry("2020-03-04", Theme.NEGLECT, id="topic", nature=Nature.CONTEXT, category_raw="Hygiene"),
        entry("2020-03-04", Theme.NEGLECT, id="said", nature=Nature.CONTEXT, category_raw="Hygiene", significance="Context"),
        entry("2020-03-04", Theme.NEGLECT, id="harm", nature=Nature.CONCERN, category_raw="Neglect"),
    ]
    found = {matter.key: [row.opens for row in matter.rows] for matter in unsaid_section(history(entries=rows)).matters}
    assert found.get("topic-only") == ["topic"]
