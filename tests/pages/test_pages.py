"""Every page on every sample family, run by Streamlit itself: no error, its own title, and what the date allows."""

import gc
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.importers.take_in import new_family
from dashboard.navigation import ENTRIES
from dashboard.page_data import themes
from dashboard.page_data.why_now import why_now_view
from dashboard.settings import encryption_key, settings
from dashboard.store import Database

APP = str(Path(__file__).resolve().parents[2] / "dashboard" / "app.py")
FORUM = date(2020, 12, 10)


def opened(file: str, *, family: str = "Family B", as_at: date | None = FORUM) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    app.run()
    picker = app.selectbox(key="family_id")
    picker.set_value(next(option for option in _ids() if option[1] == family)[0])
    if as_at:
        app.date_input(key="as_at").set_value(as_at)
    app.run()
    return app.switch_page(f"../pages/{file}.py").run()


def _ids() -> list[tuple[str, str]]:
    return [(family.id, family.label) for family in session.open_families()]


def words(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.title, *app.header, *app.subheader))


def wrong_on(app: AppTest) -> list[tuple[str, str]]:
    """Every page of the menu opened one after the other in one session: those with an error or without their own title."""
    wrong = []
    for entry in ENTRIES:
        app = app.switch_page(f"../pages/{entry.file}.py").run()
        titles = [title.value for title in app.title]
        if app.exception or titles[:1] != [entry.title]:
            wrong.append((entry.file, str(app.exception[0].message) if app.exception else str(titles)))
    return wrong


@pytest.mark.parametrize(("family", "as_at"), [
    ("Family A", FORUM), ("Family B", FORUM), ("Family C", FORUM), ("Family C", date(1990, 1, 1)),
], ids=["A", "B", "C", "nothing known yet"])
def test_every_page_runs_on_every_family(sample_home: Path, family: str, as_at: date) -> None:
    assert wrong_on(opened("family", family=family, as_at=as_at)) == []


def test_every_page_runs_with_no_family_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPF_HOME", str(tmp_path / "home"))
    assert wrong_on(AppTest.from_file(APP, default_timeout=60).run()) == []


def test_a_page_that_fails_is_named(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(themes, "themes_view", fails)
    assert [page for page, _ in wrong_on(opened("family", family="Family C"))] == ["themes"]


def test_the_why_now_page_says_what_was_decided_and_nothing_of_later(sample_home: Path) -> None:
    said = words(opened("why_now"))
    assert "Return date: none recorded" in said.replace("\\", "")
    assert "2021" not in said


def test_each_view_is_written_to_the_audit_trail_once(sample_home: Path) -> None:
    app = opened("why_now")
    app.run()
    st.cache_resource.clear()
    current = settings()
    del app
    gc.collect()  # the record opened by the pages must be closed first
    with Database(current.record, encryption_key(current)) as database, database._cursor() as cursor:
        targets = [row[0] for row in cursor.execute("select target from audit.event where action = 'page viewed' order by number").fetchall()]
    assert targets.count("Why now as at 2020-12-10") == 1


def test_a_family_not_open_to_the_viewer_cannot_be_asked_for_by_address(sample_home: Path) -> None:
    current = settings()
    with Database(current.record, encryption_key(current)) as database:
        hidden = new_family(database, "somebody else", "Family Hidden")
    st.cache_resource.clear()
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["family"] = hidden.id
    app.run()
    assert not app.exception
    assert app.session_state["family_id"] != hidden.id
    assert hidden.id not in [value for value, _ in _ids()]


def test_one_switch_shows_what_had_happened_by_then_and_leaves_the_page_as_it_was(sample_home: Path) -> None:
    app = opened("why_now")
    before = words(app)
    assert "became known after it" not in before
    app = app.toggle(key=session.SHOW_KNOWN_LATER).set_value(True).run()
    assert not app.exception
    said = words(app)
    assert "had happened by 10 December 2020 and became known after it" in said
    assert all(line in said for line in before.splitlines()), "nothing on the page changes"
    today = opened("why_now", as_at=None)
    assert session.SHOW_KNOWN_LATER not in [switch.key for switch in today.toggle], "today nothing can be known later"


def test_since_the_last_forum_is_told_after_it_and_never_on_its_own_day(sample_home: Path) -> None:
    on_the_day = words(opened("why_now")).replace("\\", "")
    assert "on its own day nothing can be since it" in on_the_day
    later = words(opened("why_now", as_at=date(2021, 5, 28))).replace("\\", "")
    assert "Since the forum of 10 December 2020, 169 days:" in later
    assert "The reasons then given: Specialist assessments not begun" in later


def test_who_knew_what_says_who_was_asked_and_nothing_of_later(sample_home: Path) -> None:
    said = words(opened("who_knew_what")).replace("\\", "")
    assert "about Mother B: Adult mental health, GP and Substance misuse service" in said
    assert "3 ended without charge; the reason is not recorded as obtained for 3 of these." in said
    assert "2021" not in said


def test_an_address_with_a_date_before_every_record_opens(sample_home: Path) -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["as_at"] = "1970-01-01"
    assert not app.run().exception


def test_the_stop_shown_is_the_date_chosen_however_it_was_chosen(sample_home: Path) -> None:
    app = opened("family")
    stop = next(option for option in app.selectbox(key="stop").options if "Closed" in option)
    app.selectbox(key="stop").select(stop).run()
    assert app.selectbox(key="stop").value.label == stop
    app.date_input(key="as_at").set_value(date(2019, 1, 1)).run()
    assert not app.exception and app.selectbox(key="stop").value is None
    app.selectbox(key="stop").select(stop).run()
    assert app.session_state["looking"].as_at != date(2019, 1, 1), "the same stop can be chosen again"


@pytest.mark.parametrize(("file", "dated"), [("people", True), ("incidents", True), ("themes", True), ("quality", False), ("key_in", False),
                                              ("who_may_see", False), ("who_has_looked", False)])
def test_a_page_without_the_date_control_says_whether_the_date_chosen_applies(sample_home: Path, file: str, dated: bool) -> None:
    notes = "\n".join(str(block.proto.body) for block in opened(file).get("html"))
    assert ("As known on 10 December 2020. Later entries are not used." in notes) is dated
    assert ("The date chosen on the family’s pages does not apply here." in notes) is not dated


def test_the_chronology_counts_what_the_filter_leaves_and_its_pages_agree(sample_home: Path) -> None:
    app = opened("chronology")
    whole = app.number_input(key="chronology-page")
    assert whole.label.startswith("Page, of ") and whole.max == int(whole.label.removeprefix("Page, of ")) > 1
    app = app.number_input(key="chronology-page").set_value(2).run()
    agency = next(option for option in app.multiselect(key="agency-filter").options if option.startswith("Ambulance"))
    app = app.multiselect(key="agency-filter").select(agency).run()
    assert not app.exception
    page = app.number_input(key="chronology-page")
    assert (page.label, page.value, page.max) == ("Page, of 1", 1, 1), "a new choice begins again at its first page"


def test_why_now_opens_with_the_blocks_in_short_and_folds_its_findings(sample_home: Path) -> None:
    app = opened("why_now")
    top = [str(element.value) for element in app.markdown if "](#" in str(element.value) and " finding" in str(element.value)]
    assert [line.split("](#")[1].split(")")[0] for line in top] == ["multi-agency", "cumulative", "not-responded", "outstanding", "other-side"]
    numbers = [int(line.split("): ")[1].split(" finding")[0]) for line in top]
    assert all("”, with " in line for line in top) and app.button(key="leading-cumulative").label == "Rows"
    cards = [switch for switch in app.toggle if str(switch.key).startswith("rows-")]
    assert sum(numbers) == len(cards) > 20, "nothing is left out"
    assert [str(header.proto.anchor) for header in app.header[:5]] == ["multi-agency", "cumulative", "not-responded", "outstanding", "other-side"]

    told = words(app)
    found = [finding for block in app.session_state["looking"].history.made(why_now_view).blocks for finding in block.findings]
    assert all(plain(finding.statement) in told for finding in found), "no sentence is folded away"
    kinds = [line for line in told.splitlines() if line.startswith("#### ")]
    assert kinds.count("#### Reported by more than one source") == 1 and len(kinds) < len(found) * 2 / 3, "a kind is named once and not for each"

    def html(shown: AppTest) -> str:
        return "\n".join(str(block.proto.body) for block in shown.get("html"))

    assert "class='sides'" not in html(app) and "The other side: " in html(app)
    assert html(app).count("Rests on ") == html(app).count("Not recorded: ") == len(cards), "each says both sides in like words"
    opened_card = app.toggle(key=cards[0].key).set_value(True).run()
    assert not opened_card.exception and html(opened_card).count("class='sides'") == 1
