"""Findings and timescales as a person uses it: the tables for everyone, the forms for whoever has the right, nothing typed lost."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.page_data.history import family_called
from dashboard.page_data.rights_kept import give_sight, keep_account
from dashboard.store import Database
from data_models.access import Role
from data_models.agencies import Agency
from tests.conftest import ACTOR, KEY
from tests.pages.test_pages import opened

CHANGE = {"code": "child_protection_visit", "value": "15", "effective_from": "1 April 2020", "source": "Local procedures 5.2"}


@pytest.fixture
def page(sample_home: Path) -> AppTest:
    return opened("findings_and_timescales")


def typed(page: AppTest, form: str = "change", **texts: object) -> AppTest:
    for name, text in texts.items():
        key = f"timescale-{form}-{name}"
        box = next(box for box in (*page.text_input, *page.selectbox, *page.multiselect) if box.key == key)
        page = box.set_value(text).run()
        assert not page.exception
    return page


def press(page: AppTest, key: str) -> AppTest:
    page = page.button(key=key).click().run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    told = [str(element.value) for element in (*page.markdown, *page.error, *page.info, *page.subheader)]
    return "\n".join((*told, *(str(block.proto.body) for block in page.get("html")))).replace("\\", "")


@pytest.mark.parametrize(("role", "may"), [(Role.SOCIAL_WORKER, False), (Role.DATA_OFFICER, True)])
def test_whoever_has_no_right_sees_the_figures_and_no_form(sample_home: Path, monkeypatch: pytest.MonkeyPatch, role: Role, may: bool) -> None:
    with Database(sample_home / "record.duckdb", KEY) as database:
        keep_account(database, ACTOR, actor="other", sign_in_name="", name="Other", agency=Agency.CHILDRENS_SOCIAL_CARE, roles=[role])
        give_sight(database, ACTOR, family_called(database, database.scope_of(ACTOR), "Family B").id, to="other", role=role)
    monkeypatch.setenv("CPF_ACTOR", "other")
    page = opened("findings_and_timescales")
    assert "Timescales: the figure now in force" in said(page) and "10 working days from visit before" in said(page)
    assert bool([button for button in page.button if str(button.key).startswith("timescale-")]) is may
    assert bool([box for box in page.text_input if str(box.key).startswith("timescale-")]) is may


def test_the_effect_is_said_then_it_is_saved_and_shown(page: AppTest) -> None:
    page = typed(page, **CHANGE)
    assert "If you save this: Applies to clocks started on or after 1 April 2020: 15 working days" in said(page)
    assert "every change recorded" not in said(page)
    page = press(page, "timescale-change-save")
    assert "Saved." in said(page)
    assert "Timescales: every change recorded" in said(page) and "<td>Local procedures 5.2</td>" in said(page)
    assert "15 working days from visit before" in said(page)
    assert page.text_input(key="timescale-change-source").value == ""


def test_what_is_refused_is_said_under_its_field_and_nothing_typed_is_lost(page: AppTest) -> None:
    page = press(typed(page, **{**CHANGE, "source": ""}), "timescale-change-save")
    assert "Words are needed" in said(page) and "Nothing was saved yet" in said(page)
    assert page.text_input(key="timescale-change-value").value == "15"
    page = typed(page, source="Local procedures 5.2")
    assert "Words are needed" not in said(page)


def test_what_is_typed_is_still_there_after_another_page(page: AppTest) -> None:
    page = typed(page, **CHANGE)
    page = typed(page, "variation", authority="Order 4", codes=["first_core_group"])
    page = page.switch_page("../pages/quality.py").run()
    page = page.switch_page("../pages/findings_and_timescales.py").run()
    assert page.text_input(key="timescale-change-source").value == "Local procedures 5.2"
    assert page.selectbox(key="timescale-change-code").value == "child_protection_visit"
    assert page.text_input(key="timescale-variation-authority").value == "Order 4"
    assert page.multiselect(key="timescale-variation-codes").value == ["first_core_group"]


def test_a_variation_is_added_and_taken_back_with_two_presses(page: AppTest) -> None:
    page = typed(page, "variation", codes=["child_protection_visit"], terms="working", value="30", first="23 March 2020", last="3 July 2020",
                 authority="Order 4", reason="Pandemic")
    assert "30 working days where the clock started or ran out from 23 March 2020 to 3 July 2020" in said(page)
    page = press(page, "timescale-variation-save")
    assert "<td>Order 4</td>" in said(page)
    choice = page.selectbox(key="timescale-back")
    page = choice.select_index(0).run()
    page = press(page, "timescale-take-back")
    assert "It will not count any more" in said(page) and "<td>counts</td>" in said(page), "one press takes nothing back"
    page = press(page, "timescale-sure")
    assert "Taken back." in said(page) and "<td>counts</td>" not in said(page) and not [box for box in page.selectbox if box.key == "timescale-back"]


def test_plan_compliance_reads_with_a_change_at_once_and_says_when_it_was_entered(page: AppTest) -> None:
    page = page.switch_page("../pages/plan_compliance.py").run()
    assert "was entered here on" not in said(page)
    page = page.switch_page("../pages/findings_and_timescales.py").run()
    page = press(typed(page, **{**CHANGE, "effective_from": "1 January 2010"}), "timescale-change-save")
    page = page.switch_page("../pages/plan_compliance.py").run()
    assert "The figure of 15 working days, in force from 1 January 2010, was entered here on" in said(page)


def test_words_from_the_form_are_never_markup(page: AppTest) -> None:
    page = press(typed(page, **{**CHANGE, "source": "<b>Order</b> **4**"}), "timescale-change-save")
    assert "&lt;b&gt;Order&lt;/b&gt; **4**" in said(page)
