"""The Import page as a person uses it: check, say what a heading means, mend a row, load, answer what waits, take it back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import opened, words

FILE = b"Datum,Event,Agency\n22.13/16,Shouting heard,Police\n01/02/2017,,Police\n03/02/2017,Door broken,Police\n"


@pytest.fixture
def page(sample_home: Path) -> AppTest:
    return opened("import_files", family="Family C", as_at=None)


def brought(page: AppTest) -> AppTest:
    page.file_uploader(key="import-files").upload("log.csv", FILE, "text/csv").run()
    return page.button(key="import-check").click().run()


def said(page: AppTest) -> str:
    shown = [str(element.value) for element in (*page.error, *page.success, *page.info)]
    return "\n".join((words(page), *shown)).replace("\\", "")


def of_file(page: AppTest, part: str) -> str:
    """The key of a widget of the one file that was brought."""
    return f"import-{page.session_state['import-work'].files[0].key}-{part}"


def with_heading(page: AppTest) -> AppTest:
    page.selectbox(key=of_file(page, "heading")).set_value("Datum").run()
    page.selectbox(key=of_file(page, "meaning")).set_value("happened").run()
    return page.button(key=of_file(page, "say")).click().run()


def test_a_file_whose_headings_are_not_known_can_be_explained(page: AppTest) -> None:
    assert "no heading row found" in said(brought(page))
    with_heading(page)
    assert not page.exception
    assert "log.csv: 3 rows read = 2 to load + 0 duplicate + 1 rejected. Checked only" in said(page)


def test_a_bad_row_is_put_right_and_loaded(page: AppTest) -> None:
    with_heading(brought(page))
    page.text_input(key=of_file(page, "-2-0")).set_value("22/05/2016")
    next(button for button in page.button if button.label == "Read the row so").click().run()
    page.text_input(key=of_file(page, "-3-1")).set_value("Window broken")
    next(button for button in page.button if button.label == "Read the row so").click().run()
    assert "3 rows read = 3 to load + 0 duplicate + 0 rejected" in said(page)
    page.button(key="import-load").click().run()
    assert not page.exception and "log.csv: 3 rows read = 3 loaded" in said(page) and "Checked only" not in said(page)


def test_nothing_is_written_by_a_check_and_an_import_can_be_taken_back(page: AppTest) -> None:
    with_heading(brought(page))
    before = [option for option in page.selectbox(key="undo-import").options if option.startswith("log.csv")]
    page.button(key="import-load").click().run()
    after = [option for option in page.selectbox(key="undo-import").options if option.startswith("log.csv")]
    assert (len(before), len(after)) == (0, 1)
    page.selectbox(key="undo-import").select(after[0]).run()
    page.checkbox(key=f"undo-sure-{page.selectbox(key='undo-import').value}").check().run()
    page.button(key="undo-button").click().run()
    assert not page.exception and "Taken back: log.csv" in said(page)


def test_a_row_that_waits_is_answered_in_place(page: AppTest) -> None:
    with_heading(brought(page))
    page.button(key="import-load").click().run()
    waiting = [element.key for element in page.text_input if str(element.key).startswith("answer-")]
    assert len(waiting) >= 1
    shown = said(page)
    field = next(key for key in waiting if key)
    page.text_input(key=field).set_value("about May 2016")
    next(button for button in page.button if button.label == "Read it so" and "queue" in str(button.form_id)).click().run()
    assert not page.exception and said(page) != shown
    done = next(box.value.replace("\\", "") for box in page.success if box.value.startswith("Done"))
    assert "log.csv, row 2: happened" in done and "“22.13/16”" in done and "about May 2016" in done


def test_a_row_left_as_it_is_is_said_to_be(page: AppTest) -> None:
    with_heading(brought(page))
    page.button(key="import-load").click().run()
    next(button for button in page.button if button.label == "Leave it as it is").click().run()
    assert not page.exception and any(box.value.startswith("Left as it is") for box in page.success)


def test_the_headings_are_open_while_any_is_not_known_and_closed_once_all_are(page: AppTest) -> None:
    brought(page)
    with_heading(page)
    assert next(box for box in page.expander if box.label.startswith("Headings")).proto.expanded is False
    page.file_uploader(key="import-files").upload("more.csv", b"Date,Event,Wetter\n01/02/2017,Door broken,Rain\n", "text/csv").run()
    page.button(key="import-check").click().run()
    panel = next(box for box in page.expander if box.label.startswith("Headings: 1 not known"))
    assert panel.proto.expanded is True and not page.button(key="import-load").disabled


def test_a_heading_can_be_remembered_for_the_agency(page: AppTest) -> None:
    page.text_input(key="import-agency").set_value("Police").run()
    with_heading(brought(page))
    page.button(key=of_file(page, "remember")).click().run()
    assert "Remembered." in said(page)
    page.button(key="import-away").click().run()
    page.file_uploader(key="import-files").upload("log.csv", FILE, "text/csv").run()
    page.button(key="import-check").click().run()
    assert "3 rows read = 2 to load" in said(page)


def test_a_file_that_is_no_record_is_refused_with_a_sentence(page: AppTest) -> None:
    page.file_uploader(key="import-files").upload("letter.pdf", b"%PDF-1.7 x", "application/pdf").run()
    page.button(key="import-check").click().run()
    assert not page.exception and "this is a PDF" in said(page)


def test_what_was_put_in_a_row_of_one_file_is_never_put_in_the_next(page: AppTest) -> None:
    with_heading(brought(page))
    first = of_file(page, "-2-0")
    page.file_uploader(key="import-files").upload("other.csv", FILE.replace(b"Window", b"Door"), "text/csv").run()
    page.button(key="import-check").click().run()
    with_heading(page)
    assert of_file(page, "-2-0") != first and first not in [box.key for box in page.text_input]
