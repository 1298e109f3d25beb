"""The People page: a press of a button links, refuses, sets aside, adds a member and takes back, and counts and charts follow."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from dashboard.components.people_linking import NEW, OUTSIDE
from dashboard.session import record
from dashboard.store import Database
from tests.conftest import KEY
from tests.page_data.people_records import family_x
from tests.pages.test_pages import opened, words


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    st.cache_resource.clear()
    with Database(tmp_path / "home" / "record.duckdb", KEY) as database:
        family_x(database)
    monkeypatch.setenv("CPF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CPF_KEY", KEY)
    return opened("people", family="Family X", as_at=None)


def said(app: AppTest) -> str:
    assert not app.exception
    return words(app).replace("\\", "")


def counts(app: AppTest) -> tuple[int, ...]:
    """Ways of naming people that are linked, that wait, and that name somebody only in passing."""
    sentence = next(line for line in said(app).splitlines() if "named only in passing. As known on" in line)
    return tuple(int(word) for word in sentence.partition(" As known")[0].split() if word.isdigit())


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label.replace("\\", "") == label).click().run()


def asked(app: AppTest, label: str) -> Selectbox:
    return next(box for box in app.selectbox if box.label.replace("\\", "") == label)


def typed(app: AppTest, label: str, text: str) -> AppTest:
    return next(box for box in app.text_input if box.label == label).set_value(text).run()


def labels(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button]


def test_the_first_sentence_says_how_things_stand_and_the_rest_has_headings(page: AppTest) -> None:
    assert counts(page) == (2, 4, 2)
    assert [header.value for header in page.header] == ["Waiting for a person", "Named only in passing", "Linked"]
    assert "“Mo”: 3 entries, from School" in said(page)


def test_what_the_rule_offers_is_chosen_and_counts_once_it_is_kept(page: AppTest) -> None:
    assert asked(page, "“Mo” means").value == "Mother X"
    page = press(page, "Keep for “Mo”")
    assert counts(page) == (3, 3, 2)
    assert "“Mo” means Mother X (the only mother in this record): offered by rule and confirmed by local" in said(page)
    assert "Counted in 3 entries." in said(page)
    assert counts(page.run()) == (3, 3, 2), "it survives a rerun"


def test_another_choice_than_the_offered_one_is_kept(page: AppTest) -> None:
    asked(page, "“Mo” means").set_value("Grandmother X").run()
    assert asked(page, "“Mo” means").value == "Grandmother X"
    assert "“Mo” means Grandmother X: decided by local" in said(press(page, "Keep for “Mo”"))


def test_all_that_the_rule_offers_is_listed_and_confirmed_at_once_and_each_is_taken_back_by_itself(page: AppTest) -> None:
    assert [line for line in said(page).splitlines() if " will mean " in line] == [
        "“Mo” will mean Mother X, the only mother in this record: 3 entries, from School",
        "“her partner” will mean Stepfather X, nobody is recorded as partner, and there is one stepfather: 1 entry, from School",
    ]
    page = next(box for box in page.checkbox if str(box.key).startswith("people-all-read-")).check().run()
    page = press(page, "Confirm these 2")
    assert counts(page) == (4, 2, 2)
    page = press(page, "Take back: “Mo”")
    assert counts(page) == (3, 3, 2) and "Taken back: “Mo” means Mother X" in " ".join(str(box.value) for box in page.success).replace("\\", "")


def test_what_is_refused_is_no_longer_offered_and_stands_below(page: AppTest) -> None:
    page = press(page, "“Mo” does not mean Mother X")
    assert asked(page, "“Mo” means").value is None and page.button[labels(page).index("Keep for “Mo”")].disabled
    assert "Said not to be so" in said(page) and "“Mo” does not mean Mother X: decided by local" in said(page)


def test_an_answer_may_be_about_one_entry(page: AppTest) -> None:
    asked(page, "Where “Mo” means this").select_index(1).run()
    page = press(page, "Keep for “Mo”")
    assert "“Mo”: 2 entries, from School" in said(page) and "Said of one entry" in said(page)
    assert "in the entry of 1 February 2020, School means Mother X" in said(page)


def test_a_person_named_in_passing_becomes_a_member_or_is_set_aside(page: AppTest) -> None:
    asked(page, "“Uncle Lee” means").set_value(NEW).run()
    page = typed(page, "Label for the new member", "Child X1")
    page = press(page, "Keep for “Uncle Lee”")
    assert "Child X1 is a member of this family already" in page.error[0].value.replace("\\", "")
    page = typed(page, "Label for the new member", "Adult X3")
    page = press(page, "Keep for “Uncle Lee”")
    assert counts(page)[2] == 1 and "Adult X3" in asked(page, "“Mo” means").options
    asked(page, "“man called Dax” means").set_value(OUTSIDE).run()
    page = typed(page, "Who that is, if known", "a neighbour")
    page = press(page, "Keep for “man called Dax”")
    assert counts(page)[2] == 0 and "Outside the family" in said(page) and "somebody outside the family (a neighbour)" in said(page)


def test_what_a_rule_links_can_be_refused_and_put_right_for_one_entry(page: AppTest) -> None:
    assert "Not so: “Child X1”" in labels(page)
    page.toggle(key="people-one-entry").set_value(True).run()
    page.selectbox(key="people-one-words").set_value("mention-child x1").run()
    page.selectbox(key="people-one-entry-mention-child x1").select_index(0).run()
    page.selectbox(key="people-one-means-mention-child x1").set_value("Child X2").run()
    page = press(page, "Keep for this entry")
    assert "in the entry of 3 February 2020, School means Child X2: decided by local" in said(page)
    page = press(page, "Not so: “Mother X”")
    assert "“Mother X” does not mean Mother X" in said(page) and "Not so: “Mother X”" not in labels(page)


def test_every_button_is_named_after_what_it_is_about(page: AppTest) -> None:
    own = [label for label in labels(page) if label.startswith(("Keep for", "Take back", "Not so", "“"))]
    assert len(own) == len(set(own)) and len(own) >= 8


def test_pages_follow_at_once(page: AppTest) -> None:
    page = next(box for box in page.checkbox if str(box.key).startswith("people-all-read-")).check().run()
    page = press(page, "Confirm these 2")
    chronology = page.switch_page("../pages/chronology.py").run()
    chronology.multiselect(key="person-filter").set_value(["Stepfather X"]).run()
    assert "1 of 6 entries" in said(chronology)


def test_nothing_waits_where_the_words_name_nobody(sample_home: Path) -> None:
    st.cache_resource.clear()
    page = opened("people", family="Family C", as_at=None)
    assert "No role word and no label waits" in " ".join(str(block.proto.body) for block in page.get("html")) or counts(page)[1] > 0


def test_a_note_that_was_not_sent_is_there_again_after_the_server_was_gone_and_goes_with_the_answer(page: AppTest) -> None:
    box = next(box for box in page.selectbox if OUTSIDE in box.options)
    place, label = box.key, "Who that is, if known"
    page = page.selectbox(key=place).set_value(OUTSIDE).run()
    page = typed(page, label, "A neighbour of the grandmother")
    record().close()
    st.cache_resource.clear()
    again = opened("people", family="Family X", as_at=None)
    again = again.selectbox(key=place).set_value(OUTSIDE).run()
    assert next(field.value for field in again.text_input if field.label == label) == "A neighbour of the grandmother"
    (kept,) = drafts()
    assert "neighbour" in kept
    button = next(button for button in again.button if button.label.startswith("Keep"))
    button.click().run()
    assert drafts() == []


def drafts() -> list[str]:
    with record()._cursor() as cursor:
        return [text for (text,) in cursor.execute("select fields_json from care.draft").fetchall()]
