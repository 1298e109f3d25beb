"""The forum's pages as those who use them see them: a school gives its view, a chair writes a decision, a challenge is raised."""

from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.page_data.decision_kept import sign, write_decision
from dashboard.page_data.decision_records import decision_records
from dashboard.page_data.key_in import FORMS
from dashboard.page_data.keyed_in import draft_of
from data_models.decision import Option
from data_models.forum import ViewOfAgency
from tests.conftest import ACTOR
from tests.page_data.test_decisions import CHILDREN, begun, deferred, written
from tests.pages.test_pages import APP, opened, words

LATER = date(2021, 6, 3)


def look_as(app: AppTest, actor: str) -> AppTest:
    return app.selectbox(key=session.SAMPLE_PART).set_value(actor).run()


def area(app: AppTest, label: str) -> object:
    return next(field for field in app.text_area if field.label == label)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def all_words(app: AppTest) -> str:
    """What stands on the page in plain text, small lines and bands too."""
    return unescape("\n".join((words(app), *(str(block.proto.body) for block in app.get("html")))))


def test_a_view_is_asked_for_and_given_by_the_agency_asked(sample_home: Path) -> None:
    app = opened("agencies_views", as_at=LATER)
    app.selectbox(key="views-forum").set_value("CPF 2021-06-10").run()
    chosen = next(box for box in app.multiselect if box.label == "Agencies to ask")
    chosen.set_value(["school"]).run()
    app = press(app, "Ask")
    assert not app.exception and any("Each request stands" in said.value for said in app.success)
    app = look_as(app, "sample:school")
    assert not app.exception
    area(app, "Reasons").set_value("Two years of the same worry.").run()  # type: ignore[attr-defined]
    next(radio for radio in app.radio if radio.label.startswith("On a Meeting")).set_value(ViewOfAgency.SUPPORTS).run()
    app = press(app, "Give this view")
    assert not app.exception and any("view is kept" in said.value for said in app.success), [error.value for error in app.error]
    assert "1 agency replied" in words(app)
    app = look_as(app, "sample:police")
    assert not [button for button in app.button if button.label in ("Ask", "Give this view")]


def test_a_decision_to_wait_says_what_is_missing_and_is_not_signed(sample_home: Path) -> None:
    app = look_as(opened("decision", as_at=LATER), "sample:forum-chair")
    assert "Legal advice" not in words(app), "a chair is not told that there is any"
    app = press(app, "Begin the record of a decision")
    assert "Choose what the forum decided." in words(app) and decision_box(app).value is None, "a form suggests no decision"
    said = words(decided(app, Option.DEFERRED))
    assert "Nothing is recorded that the decision waits for" in said and "Reasons for Child B1 are not written" in said
    assert not [button for button in app.button if button.label == "Sign this decision"]
    area(app, "What the forum was asked to agree").set_value("A Meeting Before Action").run()  # type: ignore[attr-defined]
    again = look_as(opened("decision", as_at=LATER), "sample:forum-chair")
    assert area(again, "What the forum was asked to agree").value == "A Meeting Before Action", "what was typed outlives the session"  # type: ignore[attr-defined]


def test_a_condition_that_is_typed_and_not_kept_is_not_passed_over_by_the_signature(sample_home: Path) -> None:
    app = opened("decision", as_at=LATER)
    record = session.record()
    family = next(family for family in session.open_families() if family.label == "Family B")
    deferred(record, record.scope_of("sample:forum-chair"), family)
    app = look_as(app, "sample:forum-chair")

    def may_be_signed() -> bool:
        unkept = "Something on this page is not kept yet" in words(app)
        offered = any(button.label == "Sign this decision" for button in app.button)
        assert not app.exception and offered is not unkept
        return offered

    assert may_be_signed()
    owner, due = "Owner: the person who sees that it happens", "Due"
    for label in (owner, "If it is late: what the forum does without it", due):
        for which in (0, 1):  # the condition that is kept, and the empty further one
            before = fields(app, label)[which].value
            fields(app, label)[which].set_value("Some day").run()
            assert not may_be_signed()
            fields(app, label)[which].set_value(before).run()
            assert may_be_signed()
    fields(app, owner)[0].set_value("Service manager").run()
    press(app, "Keep what is written")
    assert may_be_signed() and fields(app, owner)[0].value == "Service manager"


def test_one_press_keeps_all_that_is_written_and_a_day_that_cannot_be_read_stays_beside_its_field(sample_home: Path) -> None:
    app = press(look_as(opened("decision", as_at=LATER), "sample:forum-chair"), "Begin the record of a decision")
    decided(app, Option.DEFERRED)
    outstanding = chosen(app, "Assessments that the record shows as outstanding")
    outstanding.select(outstanding.options[0]).run()
    item = fields(app, "What is awaited")[0].value
    assert item and "its owner, the day it starts by" in words(app), "ticked, and what it lacks is said"
    assert "not kept yet" in words(app), "nothing is kept by it"
    for label, said in (
        ("Reasons for Child B1", "They wait."), ("Returns to the forum on", "the summer"), ("Owner: the person who sees that it happens", "Manager"),
        ("Due", "30 June 2021"),
    ):
        fields(app, label)[0].set_value(said).run()
    fields(app, "What is awaited")[1].set_value("The police’s reply").run()
    fields(app, "Starts by")[1].set_value("soon").run()
    assert all_words(app).count("Not read as a day") == 2
    app = press(app, "Keep what is written")
    assert not app.exception and any("but for what has a day that cannot be read" in said.value for said in app.success)
    assert [field.value for field in fields(app, "What is awaited")] == [item, "The police’s reply"]
    assert [one.proto.expanded for one in app.expander if one.label == item] == [True], "what lacks something stays in sight"
    assert [field.value for field in fields(app, "Starts by")] == ["", "soon"] and fields(app, "Returns to the forum on")[0].value == "the summer"
    assert "Something on this page is not kept yet" in words(app)
    record = session.record()
    family = next(family for family in session.open_families() if family.label == "Family B")
    draft = decision_records(record, record.scope_of("sample:forum-chair"), family).drafts[0]
    assert [(one.item, one.owner, one.due) for one in draft.conditions] == [(item, "Manager", date(2021, 6, 30))]
    assert draft.reasons["Child B1"] == "They wait." and draft.return_on is None
    fields(app, "Starts by")[1].set_value("10 June 2021").run()
    fields(app, "Due")[1].set_value("30 July 2021").run()
    fields(app, "Returns to the forum on")[0].set_value("15 July 2021").run()
    assert "It is due after the day on which the family returns" in all_words(app), "said beside that day before anything is kept"
    app = press(app, "Keep what is written")
    assert [field.value for field in fields(app, "What is awaited")] == [item, "The police’s reply", ""], "the next one begins empty"
    assert "Something on this page is not kept yet" not in words(app)


def test_the_form_follows_the_option_and_speaks_beside_the_day_that_cannot_be(sample_home: Path) -> None:
    app = press(look_as(opened("decision", as_at=LATER), "sample:forum-chair"), "Begin the record of a decision")
    app = decided(app, Option.START_PRE_PROCEEDINGS)
    said = words(app)
    assert "Letter before proceedings sent by" in said and "waits for" not in said and "Why it cannot be decided" not in said
    assert not [button for button in app.button if button.label == "Sign this decision"]
    for label, typed in (("Letter before proceedings sent by", "1 July 2021"), ("Meeting held by", "20 June 2021")):
        fields(app, label)[0].set_value(typed).run()
    assert "The meeting is before the letter that calls to it." in all_words(app)
    fields(app, "Meeting held by")[0].set_value("14 Dec").run()
    assert "Write the day in full, for example 14 December 2021." in all_words(app)
    fields(app, "Meeting held by")[0].set_value("1 June 2024").run()
    assert "more than six months after the forum. Is that right?" in all_words(app)


def test_a_day_far_ahead_is_confirmed_at_the_signature_and_a_day_of_no_forum_is_said(sample_home: Path) -> None:
    app = opened("decision", as_at=LATER)
    record = session.record()
    family = next(family for family in session.open_families() if family.label == "Family B")
    deferred(record, record.scope_of("sample:forum-chair"), family)
    app = look_as(app, "sample:forum-chair")
    fields(app, "Returns to the forum on")[0].set_value("1 June 2024").run()
    assert "do not list 1 June 2024 as one of its days" in all_words(app)
    app = press(press(app, "Keep what is written"), "Sign this decision")
    assert "Child B1, Child B2" in words(app) and "1 condition." in words(app)
    assert next(button for button in app.button if button.label == "Yes, sign it").disabled
    next(box for box in app.checkbox if box.label == "These days are right").check().run()
    assert not next(button for button in app.button if button.label == "Yes, sign it").disabled


def decision_box(app: AppTest) -> Any:
    return next(box for box in app.selectbox if box.label == "Decision")


def decided(app: AppTest, option: Option) -> AppTest:
    return decision_box(app).set_value(option).run()  # type: ignore[no-any-return]


def fields(app: AppTest, label: str) -> list[Any]:
    return [field for field in (*app.text_area, *app.text_input) if field.label == label]


def test_a_school_raises_a_challenge_and_the_clock_runs(sample_home: Path) -> None:
    app = look_as(opened("challenge", as_at=LATER), "sample:school")
    assert [one.proto.expanded for one in app.expander if one.label == "Raise a challenge"] == [True], "where a school's lead finds it"
    assert "must answer by 7 June 2021" in all_words(app) and "and can send it back to the forum instead" in all_words(app)
    app = press(app, "Raise this challenge")
    assert any("Not yet" in said.value for said in app.error)
    for label, said in (
        ("Why: what is wrong with the decision, in your own words", "What we hold was not in the papers."), ("Remedy sought", "Back to the forum."),
        ("What keeps the children safe until it is answered", "Daily sight at school."),
    ):
        area(app, label).set_value(said).run()  # type: ignore[attr-defined]
    chosen(app, "Grounds").set_value(["not_before_the_forum"]).run()
    row = chosen(app, "Rows that bear on it").options[0]
    chosen(app, "Rows that bear on it").select(row).run()
    rows = chosen(app, "Rows that bear on it").value
    app = look_as(opened("challenge", as_at=LATER), "sample:school")
    assert (chosen(app, "Grounds").value, chosen(app, "Rows that bear on it").value) == (["not_before_the_forum"], rows), "it outlives the session"
    app = press(app, "Raise this challenge")
    assert not app.exception and any("The clock runs" in said.value for said in app.success), [error.value for error in app.error]
    assert "must answer by 7 June 2021" in words(app) and "can send it back to the forum instead of answering it" in all_words(app)
    assert any("The clock runs" in one.value for one in app.toast), "seen wherever the person has scrolled to"
    assert [one.proto.expanded for one in app.expander if one.label == "Raise a challenge"] == [False]
    assert rows and not chosen(app, "Grounds").value and not chosen(app, "Rows that bear on it").value, "the next challenge is chosen anew"


def chosen(app: AppTest, label: str) -> Any:
    return next(box for box in app.multiselect if box.label.startswith(label))


def test_pages_of_the_forum_are_for_those_whose_work_they_are(sample_home: Path) -> None:
    for file in ("agenda", "decision", "assurance"):
        app = look_as(opened(file, as_at=LATER), "sample:school")
        assert "This page is not part of your work here." in words(app), file


def test_the_part_tried_outlives_a_page_opened_anew_and_only_a_sample_person_is_one(sample_home: Path) -> None:
    app = look_as(opened("challenge", as_at=LATER), "sample:school")
    assert app.query_params["part"] == "sample:school"
    anew = AppTest.from_file(APP, default_timeout=60)
    anew.query_params["part"] = "sample:school"
    anew.run()
    assert anew.selectbox(key=session.SAMPLE_PART).value == "sample:school"
    assert not [link for link in anew.sidebar.get("page_link") if link.proto.label == "Agenda"], "what is not a school's is not offered"
    everything = look_as(anew, "")
    assert "part" not in everything.query_params
    other = AppTest.from_file(APP, default_timeout=60)
    other.query_params["part"] = "local"
    other.run()
    assert other.selectbox(key=session.SAMPLE_PART).value == "" and "part" not in other.query_params


def test_a_draft_is_written_on_its_forums_date_and_withdrawn_with_a_reason(sample_home: Path) -> None:
    app = press(look_as(opened("decision", as_at=LATER), "sample:forum-chair"), "Begin the record of a decision")
    day = next(part for part in words(app).replace("\\", "").splitlines() if "being written, not signed" in part)
    assert "CPF 2021-05-27" in day, "the latest of the forum's own days"
    early = app.date_input(key="as_at").set_value(date(2021, 5, 26)).run()
    assert not early.exception and not [one for one in early.button if one.label == "Keep what is written"]
    back = press(early, "Go to the forum’s date")
    assert back.date_input(key="as_at").value == date(2021, 5, 27)
    press(back, "Withdraw it")
    assert [one for one in back.error if "Say why" in one.value]
    next(field for field in back.text_input if field.label == "Why it is withdrawn").set_value("It did not meet.").run()
    gone = press(back, "Withdraw it")
    assert not gone.exception and any("The draft is kept" in one.value for one in gone.success)
    assert not [one for one in gone.button if one.label == "Withdraw it"]


def test_the_agenda_leads_to_a_family_and_its_page(sample_home: Path) -> None:
    app = opened("agenda", family="Family A", as_at=None)
    wanted = next(family.id for family in session.open_families() if family.label == "Family B")
    app.session_state["going-to"] = (wanted, LATER)
    app = app.switch_page("../pages/decision.py").run()
    assert app.session_state["family_id"] == wanted and app.session_state["as_at"] == LATER and app.query_params["family"] == wanted


def test_every_count_for_the_partnership_is_in_the_trail(sample_home: Path) -> None:
    app = opened("assurance", as_at=None)
    for _ in range(2):
        app = press(app, "Count")
        assert not app.exception and "Every number is rounded" in words(app)
    counted = [event for event, _, _ in session.record().trail() if event.target.startswith("Assurance 20")]
    assert len(counted) == 2 * len(session.open_families()), "the second count too"


def test_pre_proceedings_begin_their_record_in_key_in_with_what_the_decision_says(sample_home: Path) -> None:
    app = opened("pre_proceedings", as_at=LATER)
    record = session.record()
    family = next(family for family in session.open_families() if family.label == "Family B")
    chair = record.scope_of("sample:forum-chair")
    draft = begun(record, chair, family)
    write_decision(record, chair, family, draft, written(Option.START_PRE_PROCEEDINGS))
    sign(record, chair, family, decision_records(record, chair, family).of(draft.id), children=CHILDREN, today=LATER)
    app = app.run()
    assert "Decided on 3 June 2021: letter by 1 July 2021, meeting by 1 July 2021." in words(app).replace("\\", "")
    app = press(app, "Begin its record in Key in")
    assert not app.exception
    kept = draft_of(record, record.scope_of(ACTOR), family, next(form for form in FORMS if form.key == "pre_proceedings"), today=LATER)
    assert kept and kept.typed == {"children": "; ".join(CHILDREN), "happened": "3 June 2021"}, "the form begins with it"
    start = next(field for field in app.text_input if field.label.startswith("Decision to start pre-proceedings"))
    assert start.value == "3 June 2021" and chosen(app, "Children").value == list(CHILDREN)
