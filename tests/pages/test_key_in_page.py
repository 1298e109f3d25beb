"""The Key in page as a person uses it: fill in, leave off, come back to the draft, mend what is refused, keep it, take it back."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.page_data.rights_kept import give_sight
from data_models.access import Role
from tests.pages.test_pages import opened, words

TITLES = {
    "pre_proceedings": "Pre-proceedings", "written_undertaking": "Written undertaking", "strategy_meeting": "Strategy meeting",
    "information_request": "Information request and its reply", "allegation": "Allegation and its outcome", "chronology_entry": "Chronology entry",
}


@pytest.fixture
def page(sample_home: Path) -> AppTest:
    return at_form("strategy_meeting")


def at_form(form: str) -> AppTest:
    """A new session, at one form for Family A."""
    return choose(opened("key_in", family="Family A", as_at=None), form)


def choose(page: AppTest, form: str) -> AppTest:
    page = page.selectbox(key="key-in-form").set_value(form).run()
    assert not page.exception
    return page


def key(form: str, name: str) -> str:
    family = next(family for family in session.open_families() if family.label == "Family A")
    return f"key-in-{family.id}-{form}-{name}"


def typed(page: AppTest, form: str, **texts: str) -> AppTest:
    for name, text in texts.items():
        boxes = [box for box in (*page.text_input, *page.text_area, *page.selectbox) if box.key == key(form, name)]
        boxes[0].set_value(text)
        page.run()
        assert not page.exception
    return page


def value(page: AppTest, form: str, name: str) -> object:
    return next(box.value for box in (*page.text_input, *page.text_area, *page.selectbox, *page.multiselect) if box.key == key(form, name))


def press(page: AppTest, name: str) -> AppTest:
    page = page.button(key=name).click().run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    told = [str(element.value) for element in (*page.error, *page.success, *page.info)]
    drawn = [str(block.proto.body) for block in page.get("html")]
    return "\n".join((words(page), *told, *drawn)).replace("\\", "")


@pytest.mark.parametrize("form", TITLES)
def test_every_form_is_drawn_with_its_evidence_its_sensitivity_and_the_day_it_was_known(page: AppTest, form: str) -> None:
    page = choose(page, form)
    labels = {str(box.label) for box in (*page.text_input, *page.selectbox)}
    assert {"Evidence reference", "Known on", "Sensitivity"} <= labels


def test_a_date_says_how_it_is_read_and_why_not(page: AppTest) -> None:
    assert "Read as: about May 2016." in said(typed(page, "strategy_meeting", happened="about May 2016"))
    assert "Not read: " in said(typed(page, "strategy_meeting", happened="31/02/2020"))


def test_a_draft_comes_back_in_a_new_session_and_is_thrown_away(page: AppTest) -> None:
    typed(page, "strategy_meeting", happened="4 May 2020", outcome="Enquiry to", sensitivity="restricted")
    assert "was restored" not in said(page)
    again = at_form("strategy_meeting")
    assert re.search(r"A draft from \d\d:\d\d was restored\.", said(again))
    assert [value(again, "strategy_meeting", name) for name in ("happened", "outcome", "sensitivity")] == ["4 May 2020", "Enquiry to", "restricted"]
    press(again, "key-in-throw")
    assert value(again, "strategy_meeting", "happened") == "" and "was restored" not in said(again)
    assert "was restored" not in said(at_form("strategy_meeting"))


def test_a_draft_waits_while_another_form_is_filled_in(page: AppTest) -> None:
    typed(page, "strategy_meeting", outcome="Half a sentence")
    typed(choose(page, "written_undertaking"), "written_undertaking", outcome="Another matter")
    assert value(choose(page, "strategy_meeting"), "strategy_meeting", "outcome") == "Half a sentence"


def test_the_children_chosen_are_part_of_the_draft(page: AppTest) -> None:
    choose(page, "pre_proceedings")
    box = page.multiselect(key=key("pre_proceedings", "children"))
    first = box.options[0]
    box.set_value([first]).run()
    assert value(at_form("pre_proceedings"), "pre_proceedings", "children") == [first]


def test_nobody_else_sees_a_draft(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(page, "strategy_meeting", outcome="Not for others")
    for family in session.open_families():
        give_sight(session.record(), "local", family.id, to="another", role=Role.SAMPLE_VIEWER)
    monkeypatch.setenv("CPF_ACTOR", "another")
    theirs = at_form("strategy_meeting")
    assert value(theirs, "strategy_meeting", "outcome") == "" and "was restored" not in said(theirs)
    typed(theirs, "strategy_meeting", outcome="Theirs")
    monkeypatch.setenv("CPF_ACTOR", "local")
    assert value(at_form("strategy_meeting"), "strategy_meeting", "outcome") == "Not for others"


def test_what_is_refused_is_told_field_by_field_and_nothing_typed_is_lost(page: AppTest) -> None:
    page = choose(page, "allegation")
    typed(page, "allegation", happened="31/02/2020", summary="As told at school", known_on="May 2020")
    press(page, "key-in-keep")
    told = said(page)
    assert all(f'"{name}" is required and blank.' in told for name in ("About", "Made by", "Theme"))
    assert '"Made" is "31/02/2020"' in told and '"Known on" is "May 2020": it must be one certain day.' in told
    assert "Keyed in so far" in told and "Nothing has been keyed in" in told
    assert [value(page, "allegation", name) for name in ("happened", "summary", "known_on")] == ["31/02/2020", "As told at school", "May 2020"]
    assert "As told at school" in str(value(at_form("allegation"), "allegation", "summary"))
    typed(page, "allegation", about="Father A")
    assert '"About" is required' not in said(page) and '"Made by" is required' in said(page)


def test_what_is_kept_is_said_offers_its_source_and_clears_the_form_and_its_draft(page: AppTest) -> None:
    typed(page, "strategy_meeting", happened="4 May 2020", outcome="Joint enquiry", evidence_ref="Minute 7")
    press(page, "key-in-keep")
    assert "Kept: Strategy meeting." in said(page) and "Evidence reference: Minute 7" in said(page)
    assert value(page, "strategy_meeting", "outcome") == ""
    assert "was restored" not in said(at_form("strategy_meeting"))
    press(page, "key-in-source")
    assert "Stated on screen by local" in said(page) and "Minute 7" in said(page)


def test_what_is_keyed_is_taken_back_in_two_presses(page: AppTest) -> None:
    typed(page, "strategy_meeting", happened="4 May 2020", outcome="Joint enquiry")
    press(page, "key-in-keep")
    box = page.selectbox(key="keyed-chosen")
    assert len(box.options) == 1
    box.select_index(0).run()
    press(page, "keyed-back")
    assert "Taken back" not in said(page)
    press(page, "keyed-sure")
    assert "Taken back: Strategy meeting" in said(page) and "Nothing has been keyed in" in said(page)


def test_an_outcome_is_added_to_an_allegation_that_is_in_the_record(page: AppTest) -> None:
    page = choose(page, "allegation")
    typed(page, "allegation", response="Denied it")
    known = page.session_state["looking"].history.allegations[0]
    page.selectbox(key=key("allegation", "updates")).set_value(known.id).run()
    assert [value(page, "allegation", name) for name in ("made_by", "response")] == [known.made_by, "Denied it"]
    press(page, "key-in-keep")
    assert "Kept: Allegation and its outcome." in said(page)
    assert any(allegation.response == "Denied it" for allegation in page.session_state["looking"].history.allegations)


def test_a_chronology_entry_is_part_of_the_chronology(page: AppTest) -> None:
    page = choose(page, "chronology_entry")
    typed(page, "chronology_entry", happened="4 May 2020", agency="school", description="Seen drunk at the gate")
    press(page, "key-in-keep")
    assert any(entry.description == "Seen drunk at the gate" for entry in page.session_state["looking"].history.entries)


def test_every_save_of_a_draft_is_in_the_audit_trail(page: AppTest) -> None:
    before, _ = session.record().first_broken_audit_event()
    typed(page, "strategy_meeting", outcome="One", happened="Two")
    after, broken = session.record().first_broken_audit_event()
    assert (after - before, broken) == (2, None)


def test_two_people_at_one_fact_lose_nothing_of_each_other(page: AppTest) -> None:
    first, second = at_form("allegation"), at_form("allegation")
    known = first.session_state["looking"].history.allegations[0]
    for one in (first, second):
        one.selectbox(key=key("allegation", "updates")).set_value(known.id).run()
    press(typed(first, "allegation", response="Denied it", summary="As told at school"), "key-in-keep")
    press(typed(second, "allegation", summary="As told to the GP"), "key-in-keep")
    assert "Somebody else changed “Summary” since you opened it: it now reads “As told at school”" in said(second)
    assert (value(second, "allegation", "response"), value(second, "allegation", "summary")) == ("Denied it", "As told to the GP")
    press(second, "key-in-keep")
    (stands,) = (one for one in second.session_state["looking"].history.allegations if one.id == known.id)
    assert stands.response == "Denied it" and "Kept: Allegation and its outcome." in said(second)
