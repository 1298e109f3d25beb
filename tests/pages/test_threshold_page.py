"""The Threshold page: a worker places a fact, is refused what is missing with all that was typed still there, and changes the line."""

from pathlib import Path

from data_models.threshold import Attribution, Limb
from tests.pages.test_submission_page import (
    CHAIR,
    SCHOOL,
    WORKER,
    as_part,
    begun_in_the_record,
    kept,
    press,
    said,
)


def test_a_worker_places_a_fact_and_says_what_harm_it_did(sample_home: Path) -> None:
    begun_in_the_record()
    app = press(as_part(WORKER, "threshold"), "line:Child B1-open")
    rows = next(box for box in app.multiselect if str(box.key).endswith("line:Child B1-evidence"))
    history = app.session_state["looking"].history
    row = next(entry.id for entry in reversed(history.entries) if entry.in_a_line in rows.options)
    app = rows.set_value([row]).run()
    app = press(app, "line:Child B1-keep")
    assert "Choose the limb" in said(app) and kept().threshold == ()
    app = next(choice for choice in app.radio if str(choice.key).endswith("-limb")).set_value(Limb.LIKELY).run()
    app = next(choice for choice in app.radio if str(choice.key).endswith("-attribution")).set_value(Attribution.CARE).run()
    app = press(app, "line:Child B1-keep")
    assert "own words what harm" in said(app)
    app = next(area for area in app.text_area if str(area.key).endswith("-harm")).set_value("Child B1 was left hungry.").run()
    again = press(as_part(WORKER, "threshold"), "line:Child B1-open")
    assert next(area for area in again.text_area if str(area.key).endswith("-harm")).value == "Child B1 was left hungry."
    assert next(choice for choice in again.radio if str(choice.key).endswith("-limb")).value == Limb.LIKELY
    app = press(again, "line:Child B1-keep")
    item, = kept().threshold
    assert (item.child, item.evidence, item.limb, item.harm) == ("Child B1", (row,), Limb.LIKELY, "Child B1 was left hungry.")
    assert "Line 1: Sample social worker" in said(app)
    app = press(app, f"edit-line:{item.id}-open")
    app = next(area for area in app.text_area if str(area.key).endswith("-harm")).set_value("Child B1 was left hungry twice.").run()
    app = press(app, f"edit-line:{item.id}-keep")
    assert kept().threshold[0].harm == "Child B1 was left hungry twice."
    app = next(switch for switch in app.toggle if str(switch.key).endswith("-versions")).set_value(True).run()
    assert "Child B1 was left hungry." in said(app)
    press(app, f"edit-line:{item.id}-out")
    assert kept().threshold[0].withdrawn


def test_what_may_not_enter_stands_beside_with_its_reason(sample_home: Path) -> None:
    begun_in_the_record()
    app = as_part(CHAIR, "threshold")
    assert "added up nowhere" in said(app) and "Re J [2013] UKSC 9" in said(app)
    assert not [button for button in app.button if str(button.key).endswith("-open")], "a chair places nothing"


def test_without_a_submission_or_without_the_right_there_is_no_grid(sample_home: Path) -> None:
    assert "No submission has been begun" in said(as_part(WORKER, "threshold"))
    school = as_part(SCHOOL, "threshold")
    assert "This page is not part of your work here." in said(school) and "Child B1" not in said(school)
