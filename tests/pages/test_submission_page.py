"""The Submission page as a worker, a manager, a chair and a school meet it: begin, answer, write, send, return, sign off."""

import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.components import submission_seal
from dashboard.findings.catalogue import findings_of
from dashboard.page_data.history import family_called
from dashboard.page_data.row_search import Search, rows_found, rows_to_choose
from dashboard.page_data.sealing import submit
from dashboard.page_data.submission_kept import answer_finding, begin, say_what_for, take_all_in, take_step, write
from dashboard.page_data.submissions import for_the_forum, submission, submissions_of
from dashboard.settings import encryption_key, settings
from dashboard.store import Database
from data_models.record import Family
from data_models.submission import Answer, Section, Step, Submission, per_child
from tests.pages.test_pages import APP, FORUM

WORKER, MANAGER, CHAIR, SCHOOL = "sample:social-worker", "sample:team-manager", "sample:forum-chair", "sample:school"


def as_part(actor: str, page: str = "submission", *, as_at: date = FORUM) -> AppTest:
    """A new session of a sample person, at one page of Family B."""
    app = AppTest.from_file(APP, default_timeout=120)
    app.session_state[session.SAMPLE_PART] = actor
    app.session_state["as_at"] = as_at
    app.run()
    app.selectbox(key="family_id").set_value(_family_id())
    app = app.switch_page(f"../pages/{page}.py").run()
    assert not app.exception, app.exception
    every = [button for button in app.button if button.label == "Open every section"]
    return every[0].click().run() if every else app


def _family_id() -> str:
    return family_called(session.record(), session.record().scope_of("local"), "Family B").id


def said(app: AppTest) -> str:
    shown = (*app.markdown, *app.title, *app.header, *app.subheader, *app.error, *app.success, *app.warning, *app.info)
    return "\n".join([*(str(element.value) for element in shown), *(str(block.proto.body) for block in app.get("html"))]).replace("\\", "")


def press(app: AppTest, ending: str) -> AppTest:
    """Press the first button whose key ends so."""
    app = next(button for button in app.button if str(button.key).endswith(ending)).click().run()
    assert not app.exception, app.exception
    return app


def begun(app: AppTest, asked_for: str = "A Meeting Before Action for both children") -> AppTest:
    app.text_area(key=f"begin-asked-{_family_id()}").set_value(asked_for).run()
    return press(press(app, "begin"), "sections-every")


def begun_in_the_record(*, complete: bool = False, sent: bool = False) -> Submission:
    """A submission of the worker's, made without the page: to be met by the others."""
    with Database(settings().record, encryption_key(settings())) as database:
        worker = database.scope_of(WORKER)
        family = family_called(database, worker, "Family B")
        history = for_the_forum(database, worker, family, FORUM)
        found, children = findings_of(history), tuple(child.label for child in history.children)
        draft = submission(database, worker, family, begin(
            database, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="A Meeting Before Action for both children"))
        if complete:
            take_all_in(database, worker, family, draft, tuple(found))
            for section, child in per_child([section for section in Section if section.block is None], children):
                write(database, worker, family, draft, section, f"What the worker says of {section.label} {child}.", child=child)
        draft = submission(database, worker, family, draft.id)
        if sent:
            take_step(database, worker, family, draft, Step.SENT, found=tuple(found), children=children)
        return submission(database, worker, family, draft.id)


def kept(family: Family | None = None) -> Submission:
    database = session.record()
    scope = database.scope_of(WORKER)
    family = family or family_called(database, scope, "Family B")
    return submission(database, scope, family, submissions_of(database, scope, family)[0].id)


def test_a_worker_begins_one_takes_a_finding_in_puts_one_aside_and_answers_one(sample_home: Path) -> None:
    app = begun(as_part(WORKER))
    assert "What stands in the way" in said(app) and "not taken in, put aside or answered yet" in said(app)
    app = press(app, "-take")
    first = kept().points[0]
    assert first.answer is Answer.TAKEN_IN and first.recorded_by == WORKER
    assert "Taken in. Sample social worker" in said(app).replace("**", "")
    waiting = [str(button.key) for button in app.button if "-aside:" in str(button.key) and first.finding not in str(button.key)]
    app = press(app, waiting[0])
    finding = waiting[0].split("-aside:")[1].removesuffix("-open")
    field = next(area for area in app.text_area if "-aside:" in str(area.key))
    app = press(field.set_value("").run(), f"aside:{finding}-keep")
    assert "Say why this finding is put aside" in said(app)
    field = next(area for area in app.text_area if "-aside:" in str(area.key))
    app = press(field.set_value("Told twice in the chronology").run(), f"aside:{finding}-keep")
    assert "Put aside: Told twice in the chronology" in said(app).replace("**", "")
    others = [str(button.key) for button in app.button if "-answer:" in str(button.key)]
    app = press(app, others[2])
    finding = others[2].split("-answer:")[1].removesuffix("-open")
    field = next(area for area in app.text_area if "-answer:" in str(area.key))
    app = field.set_value("The family was hard to reach in 2019.").run()
    assert "the words as they are" in said(app) and "hard to reach" in said(app), "the word is asked about beside the field"
    app = press(app, f"answer:{finding}-keep")
    assert {point.answer for point in kept().points} == {Answer.TAKEN_IN, Answer.PUT_ASIDE, Answer.ANSWERED}


def test_what_is_typed_comes_back_in_a_new_session_and_is_nobody_elses(sample_home: Path) -> None:
    app = press(begun(as_part(WORKER)), "new:work_done:-open")
    area = next(area for area in app.text_area if "new:work_done:" in str(area.key))
    area.set_value("Half a sentence about the work").run()
    again = as_part(WORKER)
    assert any("Go on with what you typed" in button.label for button in again.button)
    again = press(again, "new:work_done:-open")
    assert next(area for area in again.text_area if "new:work_done:" in str(area.key)).value == "Half a sentence about the work"
    assert "Half a sentence" not in "".join(str(area.value) for area in press(as_part(MANAGER), "new:work_done:-open").text_area)


def test_a_statement_keeps_the_rows_chosen_and_one_without_says_so(sample_home: Path) -> None:
    app = press(begun(as_part(WORKER)), "new:harm:Child B1-open")
    field = next(area for area in app.text_area if "new:harm:Child B1" in str(area.key))
    app = field.set_value("Child B1 missed a term of school.").run()
    assert "no row is named" in said(app)
    rows = next(box for box in app.multiselect if str(box.key).endswith("new:harm:Child B1-rows"))
    every = len(rows.options)
    app = next(box for box in app.text_input if str(box.key).endswith("rows-words")).set_value("school").run()
    rows = next(box for box in app.multiselect if str(box.key).endswith("new:harm:Child B1-rows"))
    assert 0 < len(rows.options) <= every
    row = rows_found(rows_to_choose(app.session_state["looking"].history), Search("school"))[0].id
    app = press(rows.set_value([row]).run(), "-keep")
    point, = kept().standing(Section.HARM)
    assert point.child == "Child B1" and point.evidence == (row,)
    app = press(app, "new:harm:Child B2-open")
    field = next(area for area in app.text_area if "new:harm:Child B2" in str(area.key))
    app = press(field.set_value("Child B2 is tired.").run(), "-keep")
    assert said(app).count("no row is named") == 1


def test_two_people_at_one_statement_both_keep_their_words(sample_home: Path) -> None:
    app = press(begun(as_part(WORKER)), "new:alternatives:-open")
    area = next(area for area in app.text_area if "new:alternatives:" in str(area.key))
    app = press(area.set_value("First words.").run(), "-keep")
    point, = kept().standing(Section.ALTERNATIVES)
    app = press(app, f"edit:{point.id}-open")
    area = next(area for area in app.text_area if f"edit:{point.id}" in str(area.key))
    app = area.set_value("The worker's second words.").run()
    database = session.record()
    family = family_called(database, database.scope_of(MANAGER), "Family B")
    write(database, database.scope_of(MANAGER), family, kept(), Section.ALTERNATIVES, "What the manager wrote.", before=point)
    app = press(app, f"edit:{point.id}-keep")
    assert "Somebody has changed this" in said(app) or "Sample team manager kept other words here" in said(app)
    both = said(app)
    assert "What the manager wrote." in both and "The worker's second words." in both
    app = press(press(app, f"edit:{point.id}-mine"), f"edit:{point.id}-keep")
    assert kept().standing(Section.ALTERNATIVES)[0].words == "The worker's second words."
    shown = next(switch for switch in app.toggle if str(switch.key).endswith(f"versions:{point.id}-show")).set_value(True).run()
    assert "What the manager wrote." in said(shown) and "First words." in said(shown)


def test_what_somebody_else_asked_meanwhile_stands_beside_what_was_typed(sample_home: Path) -> None:
    draft = begun_in_the_record()
    app = press(as_part(WORKER), "what-for-open")
    area = next(area for area in app.text_area if str(area.key).endswith("what-for-words"))
    area.set_value("What the worker asks.").run()
    database = session.record()
    manager = database.scope_of(MANAGER)
    say_what_for(database, manager, family_called(database, manager, "Family B"), draft, forum_on=FORUM, asked_for="What the manager asks.")
    app = press(app, "what-for-keep")
    assert kept().asked_for == "What the manager asks.", "nothing is written over"
    assert "kept other words here while you were writing" in said(app)
    assert "What the manager asks." in said(app) and "What the worker asks." in said(app)
    app = press(press(app, "what-for-mine"), "what-for-keep")
    assert kept().asked_for == "What the worker asks."


def test_the_rest_of_a_block_is_listed_before_it_is_taken_in(sample_home: Path) -> None:
    begun_in_the_record()
    app = as_part(WORKER)
    keys = [str(button.key) for button in app.button]
    several = next(place for place, key in enumerate(keys) if key.endswith("rest:multi_agency:-list"))
    assert several < next(place for place, key in enumerate(keys) if key.endswith("-take")), "at the top of the block, before its findings"
    number = re.fullmatch(r"Take in all (\d+) that are not answered", app.button[several].label)
    assert number and f"{number[1]} of {number[1]} findings not answered yet." in said(app)
    app = press(app, "rest:multi_agency:-list")
    assert not kept().points
    app = press(app, "rest:multi_agency:-sure")
    assert {point.section for point in kept().points} == {Section.MULTI_AGENCY} and len(kept().points) == int(number[1])
    assert "Every finding is answered." in said(app)
    assert "What the agencies hold:" not in said(app).split("What stands in the way")[1].split("What the forum is asked")[0]


def test_a_manager_returns_it_signs_it_off_and_never_what_they_wrote(sample_home: Path) -> None:
    begun_in_the_record(complete=True, sent=True)
    app = as_part(MANAGER)
    next(area for area in app.text_area if str(area.key).endswith("return-words")).set_value("Child B2's own words.").run()
    app = press(app, "step-returned")
    assert "returned for completion" in said(app) and "Child B2's own words." in said(app)
    assert "can neither sign it off nor return it" in said(app), "told before it is given up"
    app = press(app, "new:work_done:-open")
    area = next(area for area in app.text_area if "new:work_done:" in str(area.key))
    app = press(area.set_value("The manager writes too.").run(), "-keep")
    worker = press(as_part(WORKER), "step-sent")
    assert "Sent. It is not written in now" in said(worker)
    theirs = as_part(MANAGER)
    assert "somebody else signs it off or returns it" in said(theirs)
    assert not [button for button in theirs.button if str(button.key).endswith(("step-signed_off", "step-returned"))]


def test_a_second_person_signs_it_off(sample_home: Path) -> None:
    begun_in_the_record(complete=True, sent=True)
    assert not [button for button in as_part(WORKER).button if str(button.key).endswith("step-signed_off")]
    app = press(as_part(MANAGER), "step-signed_off")
    assert kept().state is Step.SIGNED_OFF and "It was signed off by Sample team manager" in said(app)


def test_what_is_signed_off_is_submitted_in_two_presses_and_nothing_follows(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun_in_the_record(complete=True, sent=True)
    without_pictures = partial(submit, draw=lambda figures: tuple(None for _ in figures))  # they have tests of their own
    monkeypatch.setattr(submission_seal, "submit", without_pictures)
    assert not [button for button in as_part(MANAGER).button if str(button.key).endswith("seal-ask")], "not before it is signed off"
    press(as_part(MANAGER), "step-signed_off")
    assert not [button for button in as_part(CHAIR).button if str(button.key).endswith("seal-ask")], "a chair submits nothing"
    app = press(as_part(WORKER), "seal-ask")
    assert kept().state is Step.SIGNED_OFF and "Nothing in this submission can be changed afterwards" in said(app)
    app = press(app, "seal-sure")
    assert kept().state is Step.SUBMITTED
    assert "submitted to the forum and sealed by Sample social worker" in said(app)
    assert not [button for button in app.button if str(button.key).endswith(("-take", "-edit", "step-reopened", "seal-ask"))]


def test_a_chair_remarks_and_writes_nothing_and_a_school_sees_no_such_page(sample_home: Path) -> None:
    begun_in_the_record(complete=True)
    app = as_part(CHAIR)
    keys = [str(button.key) for button in app.button]
    assert not [key for key in keys if key.endswith(("-take", "-out", "new:work_done:-open"))]
    app = press(app, "remark:work_done:-open")
    area = next(area for area in app.text_area if "remark:work_done:" in str(area.key))
    app = press(area.set_value("What does the school say?").run(), "-keep")
    assert [comment.words for comment in kept().comments] == ["What does the school say?"]
    school = as_part(SCHOOL)
    assert "This page is not part of your work here." in said(school) and "Meeting Before Action" not in said(school)
    assert "Submission" not in [link.proto.label for link in school.sidebar.get("page_link")]


def test_a_finding_that_reads_anew_says_both_sentences(sample_home: Path) -> None:
    draft = begun_in_the_record()
    with Database(settings().record, encryption_key(settings())) as database:
        worker = database.scope_of(WORKER)
        family = family_called(database, worker, "Family B")
        found = findings_of(for_the_forum(database, worker, family, FORUM))
        earlier = type(found[0])(**{
            **{name: getattr(found[0], name) for name in found[0].__dataclass_fields__}, "statement": "What the record said before."})
        answer_finding(database, worker, family, draft, earlier, Answer.TAKEN_IN)
    app = as_part(WORKER)
    assert "When this was answered it read: “What the record said before.”" in said(app)
    app = press(app, f"finding:{found[0].id}-take")
    assert "What the record said before." not in said(app)
    assert kept().points[0].said == found[0].statement


def test_only_the_section_where_something_is_missing_is_open_at_first(sample_home: Path) -> None:
    app = as_part(WORKER)
    app.text_area(key=f"begin-asked-{_family_id()}").set_value("A Meeting Before Action").run()
    app = press(app, "begin")
    labels = [button.label for button in app.button]
    assert "Close: What the agencies hold" in labels and "Open: Cumulative harm" in labels
    sections = {section for section in Section if f"Open: {section.label}" in labels}
    assert sections == set(Section) - {Section.MULTI_AGENCY}
    assert "Cumulative harm: 18 findings are not taken in" in said(app), "what is missing is said of closed ones too"


def test_a_submission_is_read_on_its_own_day(sample_home: Path) -> None:
    begun_in_the_record()
    app = as_part(CHAIR, as_at=date(2021, 6, 3))
    assert "uses what was known on 10 December 2020" in said(app) and "What stands in the way" not in said(app)
    app = press(app, "submission-go")
    assert app.session_state["as_at"] == FORUM and "What stands in the way" in said(app)
