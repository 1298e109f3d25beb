"""What the three pages say of the sample families on the days of the replay, and what they must not say."""

from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import opened, words

CONFERENCE = date(2019, 10, 10)


def said_on(app: AppTest) -> str:
    return words(app).replace("\\", "")


def test_the_younger_child_of_family_b_is_not_recorded_as_seen_at_any_visit(sample_home: Path) -> None:
    app = opened("sight_of_the_child")
    said = said_on(app)
    assert "Child B2: 9 visits recorded as attempted" in said
    assert "as seen at a visit in person: all 147 days, and no dated row before it does" in said
    assert "Unannounced: 1 attempted; none is recorded at which the child was seen." in said
    assert "2021" not in said


def test_the_whole_record_can_be_drawn_instead_of_the_present_involvement(sample_home: Path) -> None:
    app = opened("sight_of_the_child")
    choice = app.radio[0]
    assert choice.value == "From 17 July 2020, when the present involvement began"
    app = choice.set_value("The whole record").run()
    assert not app.exception


def test_no_unannounced_visit_is_recorded_as_achieved_in_family_a(sample_home: Path) -> None:
    said = said_on(opened("sight_of_the_child", family="Family A", as_at=CONFERENCE))
    assert said.count("Unannounced: 3 attempted; none is recorded at which the child was seen.") == 2


def test_family_b_closed_three_times_and_was_reopened(sample_home: Path) -> None:
    said = said_on(opened("after_each_closure"))
    assert "Closed 3 times, stepped down twice, by 10 December 2020." in said
    assert "reopened after 1,378 days, 686 days and 63 days" in said
    assert "2021" not in said


def test_a_family_in_which_concern_eased_is_shown_as_plainly(sample_home: Path) -> None:
    said = said_on(opened("after_each_closure", family="Family C", as_at=date(2024, 1, 1)))
    assert "1 closure: no new concern recorded after" in said
    assert "at 0 of these, actions of the last plan were not recorded as done or replaced" in said


def test_the_eldest_siblings_accounts_in_family_a_and_what_the_rows_record_as_done(sample_home: Path) -> None:
    said = said_on(opened("older_siblings", family="Family A", as_at=CONFERENCE))
    assert "8 rows are coded as what an older child said" in said
    assert "On 7 of them no action or outcome is recorded; another row may say what was done." in said
    assert "At 16: Older sibling A 1 incident, Child A1 18" in said
