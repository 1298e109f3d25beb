"""Submitting to the forum: the last step, asked twice, for nothing follows the seal."""

import streamlit as st

from dashboard import session
from dashboard.components.quiet import quiet
from dashboard.components.submission_work import Work, act, refusal_at
from dashboard.page_data.papers import PaperWords
from dashboard.page_data.sealing import submit
from dashboard.settings import settings
from data_models.access import Power
from data_models.submission import Step

_PLACE = "seal"


def seal(work: Work) -> None:
    """Where it was signed off: the way to submit it. Where it was submitted: the way to what was shown."""
    if work.draft.state is Step.SUBMITTED:
        quiet("What the forum was shown is frozen. What has changed since, and the papers as they were, stand on the page Papers.")
    if not work.draft.may_follow(Step.SUBMITTED) or not work.now.scope.may(Power.WRITE_SUBMISSION, work.now.family.id):
        return
    asked = work.key(_PLACE, "asked")
    refusal_at(_PLACE)
    if not st.session_state.get(asked):
        if st.button("Submit it to the forum", key=work.key(_PLACE, "ask"), type="primary", help="Asked twice: it is sealed then"):
            st.session_state[asked] = True
            st.rerun()
        return
    st.write(
        "The rows, the words and every paper are frozen as the forum is shown them. Nothing in this submission can be changed afterwards: what "
        "changes is a new submission."
    )
    with st.container(horizontal=True):
        sure = st.button("Submit and seal it", key=work.key(_PLACE, "sure"), type="primary")
        not_now = st.button("Not now", key=work.key(_PLACE, "not"))
    if sure or not_now:
        st.session_state.pop(asked)
    if sure:
        with st.spinner("The papers are being made and sealed."):
            act(work, _PLACE, lambda: _submit(work), told="Submitted to the forum, and sealed.")
    if not_now:
        st.rerun()


def _submit(work: Work) -> None:
    submit(session.record(), work.now.scope, work.now.family, work.draft, words=PaperWords.as_set(settings()))
