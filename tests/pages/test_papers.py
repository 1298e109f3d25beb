"""The Papers page: a paper for one person is looked at, asked for and released by two people who are not one."""

from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.components import papers_released
from dashboard.page_data.release_kept import releases
from dashboard.page_data.tickets import Outgoing
from data_models.release import ReleaseStep
from tests.pages.test_pages import opened, words

WORKER, MANAGER = "sample:social-worker", "sample:team-manager"


def shown(app: AppTest) -> str:
    return words(app) + "\n".join(str(element.proto) for element in app.main if hasattr(element, "proto"))


def test_a_copy_goes_from_asked_for_to_handed_over_by_two_people(sample_home: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
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


def release(app: AppTest, copy_id: str, note: str) -> None:
    app.selectbox(key=f"copy-do-{copy_id}").set_value(ReleaseStep.RELEASED)
    app.text_input(key=f"copy-note-{copy_id}").set_value(note)
    form = next(button for button in app.button if button.form_id == f"copy-step-{copy_id}")
    form.click().run()
