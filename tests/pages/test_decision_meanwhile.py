"""Two people at one draft of a decision: whoever typed on what stood before is told, reads both, and nobody's words go unseen."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.errors import StoreBusy
from dashboard.page_data import kept_notes
from dashboard.page_data.decision_kept import Written, write_decision
from dashboard.page_data.decision_records import decision_records
from data_models.decision import DecisionRecord, Option
from tests.page_data.test_decisions import as_it_stands, deferred
from tests.pages.test_forum_pages import LATER, all_words, fields, look_as, press
from tests.pages.test_pages import opened, words

CHAIR, OTHER = "sample:forum-chair", "local"
ASKED, DIFFERENCE, KEEP, MINE, THEIRS = (
    "What the forum was asked to agree", "Asked whether they see it differently, each person said", "Keep what is written",
    "Go on with mine", "Take what stands now, and throw mine away")


def in_family_b() -> tuple[Any, Any]:
    record = session.record()
    return record, next(family for family in session.open_families() if family.label == "Family B")


def stands() -> DecisionRecord:
    record, family = in_family_b()
    return decision_records(record, record.scope_of(CHAIR), family).drafts[0]


def somebody_else_keeps(**changes: Any) -> None:
    record, family = in_family_b()
    written: Written = replace(as_it_stands(stands(), *stands().conditions), **changes)
    write_decision(record, record.scope_of(OTHER), family, stands(), written)


def opened_draft() -> AppTest:
    app = opened("decision", as_at=LATER)
    record, family = in_family_b()
    deferred(record, record.scope_of(CHAIR), family)
    return look_as(app, CHAIR)


def buttons(app: AppTest) -> set[str]:
    return {button.label for button in app.button} & {KEEP, MINE, THEIRS, "Sign this decision", "Yes, sign it"}


def test_what_somebody_else_kept_meanwhile_is_shown_and_never_written_over_unseen(sample_home: Path) -> None:
    app = opened_draft()
    somebody_else_keeps(asked_for="A conference in a week", reasons={**stands().reasons, "Child B1": "Theirs."})
    fields(app, DIFFERENCE)[0].set_value("The school saw it differently.")
    app = press(app, KEEP)  # typed and pressed on a page that shows what stood before
    assert not app.exception and not app.success and stands().asked_for == "A conference in a week", "nothing is kept yet"
    assert buttons(app) == {MINE, THEIRS}
    shown = all_words(app)
    assert "A conference in a week" in shown and "The school saw it differently." in shown and "You typed nothing here" in shown
    assert any("kept other words here" in said.value for said in app.warning)
    app = press(app, MINE)
    assert not app.exception and stands().difference != "The school saw it differently.", "going on keeps nothing by itself"
    assert fields(app, ASKED)[0].value == "A conference in a week" and fields(app, "Reasons for Child B1")[0].value == "Theirs."
    assert fields(app, DIFFERENCE)[0].value == "The school saw it differently."
    app = press(app, KEEP)
    assert any("everything that is written here" in said.value for said in app.success), [error.value for error in app.error]
    now = stands()
    assert (now.asked_for, now.reasons["Child B1"], now.difference) == ("A conference in a week", "Theirs.", "The school saw it differently.")
    assert "Sign this decision" in buttons(app)


def test_words_typed_where_somebody_else_wrote_too_are_kept_once_both_were_read(sample_home: Path) -> None:
    app = opened_draft()
    fields(app, ASKED)[0].set_value("Mine").run()
    somebody_else_keeps(asked_for="Theirs", option=Option.PLAN_CONTINUES)
    app = look_as(opened("decision", as_at=LATER), CHAIR)
    assert fields(app, ASKED)[0].value == "Mine" and buttons(app) == {MINE, THEIRS}, "a draft restored in another session rests on what stood then"
    app = press(app, MINE)
    app = look_as(opened("decision", as_at=LATER), CHAIR)
    assert KEEP in buttons(app), "what was chosen outlives the session"
    press(app, KEEP)
    assert (stands().asked_for, stands().option) == ("Mine", Option.PLAN_CONTINUES)


def test_an_option_that_nobody_chose_here_follows_what_stands_unless_its_parts_were_written(sample_home: Path) -> None:
    app = opened_draft()
    somebody_else_keeps(option=Option.PLAN_CONTINUES, parts={"why_not_now": "Theirs."})
    app = press(app.run(), MINE)
    assert app.selectbox(key=f"decision-{stands().id}-option").value is Option.PLAN_CONTINUES
    somebody_else_keeps(option=Option.DEFERRED)
    fields(app, "Why pre-proceedings are not proportionate now")[0].set_value("Mine.").run()
    assert "Deferred for information" in all_words(app) and buttons(app) == {MINE, THEIRS}
    app = press(app, MINE)
    assert app.selectbox(key=f"decision-{stands().id}-option").value is Option.PLAN_CONTINUES
    assert fields(app, "Why pre-proceedings are not proportionate now")[0].value == "Mine."


def test_whoever_takes_what_stands_has_no_draft_any_more(sample_home: Path) -> None:
    app = opened_draft()
    fields(app, ASKED)[0].set_value("Mine").run()
    fields(app, "Owner: the person who sees that it happens")[0].set_value("My owner").run()
    somebody_else_keeps(asked_for="Theirs")
    app = press(app.run(), THEIRS)
    assert fields(app, ASKED)[0].value == "Theirs" and fields(app, "Owner: the person who sees that it happens")[0].value == "Team manager"
    assert buttons(app) == {KEEP, "Sign this decision"}
    record, family = in_family_b()
    assert kept_notes.notes_under(record, record.scope_of(CHAIR), family, "") == {}


def test_nothing_is_signed_that_somebody_else_changed_since_it_was_read(sample_home: Path) -> None:
    app = press(opened_draft(), "Sign this decision")
    further = replace(stands().conditions[0], id="", version=0, item="The police’s reply")
    somebody_else_keeps(conditions=(*stands().conditions, further))
    app = press(app, "Yes, sign it")
    assert not app.exception and stands().state.value == "draft" and buttons(app) == {MINE, THEIRS}
    assert "Yes, sign it" not in buttons(press(app, THEIRS)), "asked anew"


def test_one_keep_is_one_event_beside_what_it_kept_and_a_busy_record_does_not_unsay_it(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened_draft()
    for label, said in ((ASKED, "Mine"), (DIFFERENCE, "Nobody.")):
        fields(app, label)[0].set_value(said).run()
    before = len(session.record().trail())
    app = press(app, KEEP)
    actions = [event.action for event, _, _ in session.record().trail()][before:]
    assert [one for one in actions if "draft" in one or "decision" in one] == ["decision written", "draft thrown away"]
    fields(app, ASKED)[0].set_value("Another").run()

    def busy(*_: object, **__: object) -> None:
        raise StoreBusy("The record is busy.")

    monkeypatch.setattr("dashboard.components.note_kept.keep_notes", busy)
    app = press(app, KEEP)
    assert not app.exception and not app.error and any("Kept" in said.value for said in app.success)
    assert fields(app, ASKED)[0].value == "Another" == stands().asked_for and "not kept yet" not in words(app)


def test_a_day_that_could_not_be_read_rests_on_what_was_kept_beside_it(sample_home: Path) -> None:
    app = opened_draft()
    fields(app, "Returns to the forum on")[0].set_value("the summer").run()
    press(app, KEEP)
    again = look_as(opened("decision", as_at=LATER), CHAIR)
    assert fields(again, "Returns to the forum on")[0].value == "the summer" and buttons(again) == {KEEP}, "one's own Keep is nobody else's"
