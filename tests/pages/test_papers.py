"""The Papers page: a paper for one person is looked at, asked for and released by two people who are not one."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import streamlit as st
from docx import Document
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.components import papers_made, papers_released
from dashboard.findings.catalogue import findings_of
from dashboard.page_data.history import family_called
from dashboard.page_data.papers_for_one import for_one
from dashboard.page_data.papers_letter_to import SAY_WHY
from dashboard.page_data.release_kept import releases, say_may_be_told
from dashboard.page_data.sealed import NOT_THEIRS, sealed
from dashboard.page_data.sealing import submit
from dashboard.page_data.submission_kept import answer_finding, begin, take_step, write
from dashboard.page_data.submissions import for_the_forum, submission
from dashboard.page_data.tickets import Outgoing
from dashboard.settings import encryption_key, settings
from dashboard.store import Database
from data_models.papers import PaperKind
from data_models.release import ReleaseStep
from data_models.submission import Answer, Section, Step
from data_models.tables import ENTRY
from data_models.told import MayBeTold
from tests.page_data.test_submissions import complete
from tests.pages.test_pages import opened, words

WORKER, MANAGER = "sample:social-worker", "sample:team-manager"
FORUM = date(2020, 12, 10)


def shown(app: AppTest) -> str:
    return words(app) + "\n".join(str(element.proto) for element in app.main if hasattr(element, "proto"))


def test_a_copy_goes_from_asked_for_to_handed_over_by_two_people(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    st.cache_resource.clear()
    handed: list[Outgoing] = []
    monkeypatch.setattr(papers_released, "offer", handed.append)
    app = opened("papers")
    app.session_state[session.SAMPLE_PART] = WORKER
    app.run()
    app.selectbox(key="told-person").set_value("Mother B").run()
    assert not app.exception
    assert "are never told" in words(app)
    app.text_input(key="told-recipient").set_value("Mother B")
    app.text_input(key="told-how").set_value("By hand at the office")
    next(button for button in app.button if button.label == "Ask a second person to release it").click().run()
    assert not app.exception and not app.error
    (copy,) = releases(session.record(), session.record().scope_of(WORKER), app.session_state["looking"].family)
    release(app, copy.id, "Myself")
    assert "may not do this" in str(app.error[0].value)
    app.session_state[session.SAMPLE_PART] = MANAGER
    app.run()
    release(app, copy.id, "Rang her on the number in the record")
    assert not app.error
    (now,) = releases(session.record(), session.record().scope_of(WORKER), app.session_state["looking"].family)
    assert now.state is ReleaseStep.RELEASED
    app.button(key=f"copy-file-{copy.id}").click().run()
    assert [file.name for file in handed] == ["information.pdf"]


def test_an_answer_that_somebody_gave_meanwhile_is_told_and_not_written_over(sample_home: Path) -> None:
    st.cache_resource.clear()
    app = opened("papers")
    app.session_state[session.SAMPLE_PART] = WORKER
    app.run()
    app.selectbox(key="told-person").set_value("Mother B").run()
    database, scope = session.record(), session.record().scope_of(MANAGER)
    family = app.session_state["looking"].family
    made = for_one(database, scope, family, FORUM, "Mother B")
    row = made.waiting[0].fact.id
    say_may_be_told(database, scope, family, made, [row], MayBeTold.LEGAL_TO_SAY, reason="To be read first.")
    for refused in (True, False):
        app.multiselect(key="told-rows").set_value([row])
        app.radio(key="told-answer-given").set_value(MayBeTold.YES)
        app.text_input(key="told-why").set_value("Said to her face.")
        next(button for button in app.button if button.label == "Keep the answer").click().run()
        assert not app.exception
        assert bool(app.error) is refused
        stands = {one["answer"] for one in database.ask(scope, "may_be_told", family=family.id, person="Mother B")}
        assert stands == ({MayBeTold.LEGAL_TO_SAY} if refused else {MayBeTold.YES}), "kept only by whoever has read what stands"


def test_the_letter_is_to_a_person_who_is_chosen_with_a_reason_where_one_is_needed(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    st.cache_resource.clear()
    handed: list[Outgoing] = []
    monkeypatch.setattr(papers_made, "offer", handed.append)
    app = opened("papers")
    app.session_state[session.SAMPLE_PART] = WORKER
    app.run()
    app.selectbox(key="paper-kind").set_value(PaperKind.LETTER).run()
    app.selectbox(key="letter-to").set_value("Stepfather B").run()
    app.button(key="paper-make").click().run()
    assert not app.exception and SAY_WHY in str(app.error[0].value) and not handed
    app.text_input(key="letter-why-Stepfather B").set_value("By agreement.").run()
    app.button(key="paper-make").click().run()
    assert not app.exception and not app.error
    (file,) = handed
    words_in = "\n".join(paragraph.text for paragraph in Document(BytesIO(file.content)).paragraphs)
    assert "Dear Stepfather B," in words_in and "By agreement." in words_in


def release(app: AppTest, copy_id: str, note: str) -> None:
    app.selectbox(key=f"copy-do-{copy_id}").set_value(ReleaseStep.RELEASED)
    app.text_input(key=f"copy-note-{copy_id}").set_value(note)
    form = next(button for button in app.button if button.form_id == f"copy-step-{copy_id}")
    form.click().run()


def test_a_paper_that_does_not_leave_names_all_that_stops_it_with_the_way_to_each(sample_home: Path) -> None:
    st.cache_resource.clear()
    with Database(settings().record, encryption_key(settings())) as database:
        worker = database.scope_of(WORKER)
        family = family_called(database, worker, "Family B")
        found = findings_of(for_the_forum(database, worker, family, FORUM))
        draft = submission(database, worker, family, begin(database, worker, family, as_at=FORUM, forum_on=FORUM, asked_for=""))
        for section in (Section.NOT_RESPONDED, Section.MULTI_AGENCY):
            write(database, worker, family, draft, section, "Said without a row.")
        answer_finding(database, worker, family, draft, found[0], Answer.TAKEN_IN)
    app = opened("papers")
    app.session_state[session.SAMPLE_PART] = WORKER
    app.run()
    app.selectbox(key="paper-kind").set_value(PaperKind.CHALLENGE).run()
    app.button(key="paper-make").click().run()
    assert not app.exception and "What stands in the way" in str(app.error[0].value)
    ways = [(link.proto.label, link.proto.query_string) for link in app.get("page_link")]
    one_sided = {query for label, query in ways if "no reason is given" in label}
    assert all(any(f"section={section.value}" in query for query in one_sided) for section in (Section.NOT_RESPONDED,))
    assert any("What the forum is asked to agree is not written" in label for label, _ in ways)
    assert all("family=" in query and "as_at=2020-12-10" in query for _, query in ways)


def test_such_a_way_opens_the_section_where_it_is_mended(sample_home: Path) -> None:
    st.cache_resource.clear()
    with Database(settings().record, encryption_key(settings())) as database:
        worker = database.scope_of(WORKER)
        family = family_called(database, worker, "Family B")
        begin(database, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="A Meeting Before Action")
    app = opened("submission")
    app.session_state[session.SAMPLE_PART] = WORKER
    app.run()
    close = f"Close: {Section.ALTERNATIVES.label}"
    assert close not in [button.label for button in app.button]
    app.query_params["section"] = Section.ALTERNATIVES.value
    app.run()
    assert close in [button.label for button in app.button]


def test_what_was_sealed_is_listed_without_its_bytes_taken_by_the_one_door_and_compared_when_asked(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    st.cache_resource.clear()
    with Database(settings().record, encryption_key(settings())) as database:
        worker, manager = database.scope_of(WORKER), database.scope_of(MANAGER)
        family = family_called(database, worker, "Family B")
        history = for_the_forum(database, worker, family, FORUM)
        found, children = findings_of(history), tuple(child.label for child in history.children)
        draft = submission(database, worker, family, begin(database, worker, family, as_at=FORUM, forum_on=FORUM, asked_for="A Meeting"))
        full = complete(database, worker, family, draft, found, children)
        take_step(database, worker, family, full, Step.SENT, found=found, children=children)
        take_step(database, manager, family, submission(database, manager, family, draft.id), Step.SIGNED_OFF, found=found, children=children)
        submit(database, worker, family, submission(database, worker, family, draft.id), draw=lambda figures: tuple(None for _ in figures))
    handed: list[Outgoing] = []
    monkeypatch.setattr(papers_made, "offer", handed.append)
    read: list[str] = []
    ordinary = Database.ask_each
    monkeypatch.setattr(Database, "ask_each", lambda self, scope, questions, **more: (
        read.extend(questions), ordinary(self, scope, questions, **more))[1])
    app = opened("papers")
    app.session_state[session.SAMPLE_PART] = WORKER
    app.run()
    (kept,) = [sealed(session.record(), worker, family, draft.id)]
    assert kept and "sealed_papers" in read and "sealed_paper" not in read and "seal_source" not in read
    app.selectbox(key=f"seal-paper-{kept.id}").set_value(PaperKind.LETTER)
    app.button(key=f"seal-take-{kept.id}").click().run()
    assert not app.exception and [file.name for file in handed] == ["letter.docx"]
    app.toggle(key=f"seal-since-{kept.id}").set_value(True).run()
    assert "What was sealed is as it was written." in words(app) and "Since what was submitted" in words(app)
    once = read.count("seal_source")
    app.run()
    assert read.count("seal_source") == once == 1, "worked out once, then remembered"
    row = next(row for row in history.entries)
    with session.record().change("local", "labelled", family_id=family.id) as change:
        change.correct(ENTRY, family_id=family.id, fact_id=row.id, changes={"sensitivity": "privileged"}, made_on=None)
    app.run()
    assert NOT_THEIRS in words(app) and not [button for button in app.button if str(button.key).startswith("seal-")]
