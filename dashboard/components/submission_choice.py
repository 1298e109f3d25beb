"""Which submission is looked at, and the way to begin one: for which meeting, as known on which day, and what the forum is asked to agree."""

from datetime import UTC, date

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice
from dashboard.components.submission_editor import forum_date
from dashboard.errors import DashboardError
from dashboard.page_data.submission_drafts import drafts_of, keep_typed
from dashboard.page_data.submission_kept import begin
from dashboard.page_data.submissions import Listed, submission, submissions_of
from data_models.access import Power
from data_models.dates import day_in_words
from data_models.submission import Submission

_BEGIN = "begin"
_ASKED, _REFUSED = "asked_for", "begin-refused"


def chosen_submission(*, may_begin: bool) -> Submission | None:
    """The submission that the reader has chosen, read for them; None where there is none, or where its day is not the day looked at.

    A submission is read on the day whose knowledge it uses: choosing one goes to that day, and every other page with it.
    """
    now = session.looking()
    listed = {one.id: one for one in submissions_of(session.record(), now.scope, now.family)}
    writes = may_begin and now.scope.may(Power.WRITE_SUBMISSION, now.family.id)
    if not listed:
        st.write("No submission has been begun for this family.")
        if writes:
            _begin(listed)
        return None
    key = _key(now)
    if st.session_state.get(key) not in listed:
        st.session_state[key] = next((one.id for one in listed.values() if one.as_at == now.as_at), next(iter(listed)))
    chosen = listed[st.selectbox(
        "Submission", list(listed), key=key, format_func=lambda found: _in_a_line(listed[found]), on_change=_go_to, args=(listed, key))]
    if writes:
        with st.expander("Begin another submission"):
            _begin(listed)
    if chosen.as_at == now.as_at:
        return submission(session.record(), now.scope, now.family, chosen.id)
    notice(f"This submission uses what was known on {day_in_words(chosen.as_at)}. It is read and written on that day.")
    st.button(f"Go to {day_in_words(chosen.as_at)}", key="submission-go", on_click=_go_to, args=(listed, key))
    return None


def _begin(listed: dict[str, Listed]) -> None:
    now = session.looking()
    of_the_day = any(decision.happened.start == now.as_at for decision in now.history.decisions)
    forum_on = forum_date(now.as_at if of_the_day else None, now.as_at, key=f"begin-forum-{now.family.id}-{now.as_at}")
    known, earlier = st.columns([1, 2])
    known.date_input("As known on", value=now.as_at, max_value=now.today, key=_known_key(now), format="DD/MM/YYYY")
    earlier.selectbox(
        "Begin from", ["", *listed], key="begin-from", format_func=lambda found: _in_a_line(listed[found]) if found else "Nothing: begin afresh",
        help="The statements of an earlier submission are taken over, to be read again. Answers to findings are not.")
    key = f"begin-asked-{now.family.id}"
    if key not in st.session_state:
        typed = drafts_of(session.record(), now.scope, now.family, "").get(_BEGIN, {})
        st.session_state[key] = str(typed.get(_ASKED, ""))
    st.text_area("What is the forum asked to agree?", key=key, on_change=_typing, args=(key,))
    if refused := st.session_state.pop(_REFUSED, ""):
        st.error(plain(refused))
    st.button("Begin", key="begin", type="primary", on_click=_begun, args=(key, forum_on))


def _begun(key: str, forum_on: date | None) -> None:
    """Begin it and go to its day. In a callback: the date control, which stands above the page, is not drawn yet."""
    now, asked_for, made_from = session.looking(), st.session_state[key].strip(), st.session_state["begin-from"]
    as_at = st.session_state[_known_key(now)] or now.as_at
    if not asked_for:
        st.session_state[_REFUSED] = "Write what the forum is asked to agree."
        return
    try:
        before = submission(session.record(), now.scope, now.family, made_from) if made_from else None
        begun = begin(
            session.record(), now.scope, now.family, as_at=as_at, forum_on=forum_on, asked_for=asked_for, made_from=before)
    except DashboardError as refused:
        st.session_state[_REFUSED] = str(refused)
        return
    keep_typed(session.record(), now.scope, now.family, "", _BEGIN, {})
    st.session_state[key] = ""
    st.session_state.update({_key(now): begun, "as_at": as_at})


def _typing(key: str) -> None:
    now = session.looking()
    text = st.session_state[key]
    keep_typed(session.record(), now.scope, now.family, "", _BEGIN, {_ASKED: text} if text.strip() else {})


def _go_to(listed: dict[str, Listed], key: str) -> None:
    st.session_state["as_at"] = listed[st.session_state[key]].as_at


def _in_a_line(one: Listed) -> str:
    """Only what never changes about it: a browser holds on to the words chosen, and takes others for another choice."""
    begun = one.begun_at.replace(tzinfo=UTC).astimezone()
    return f"As known on {day_in_words(one.as_at)}, begun {day_in_words(begun.date())}, {begun:%H:%M}"


def _key(now: session.Looking) -> str:
    return f"submission-{now.family.id}"


def _known_key(now: session.Looking) -> str:
    return f"begin-as-at-{now.as_at}"
