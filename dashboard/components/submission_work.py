"""One reader at work on one submission: what is typed and not kept yet, which place is open for writing, and what the last press came to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.errors import DashboardError
from dashboard.page_data.submission_drafts import Typed, drafts_of, keep_typed
from data_models.access import Power
from data_models.submission import Submission

_OPEN, _REFUSED, _TOLD, BASE = "submission-open", "submission-refused", "submission-told", "base"


@dataclass(frozen=True, slots=True)
class Work:
    """``drafts``: what the reader typed and has not kept, by place. ``writes``: the reader may write in it, and it is being written."""

    now: session.Looking
    draft: Submission
    names: Mapping[str, str]
    drafts: Mapping[str, Typed]
    writes: bool

    def key(self, place: str, name: str) -> str:
        """The key of one field of one place."""
        return f"submission-{self.draft.id}-{place}-{name}"

    def value(self, place: str, name: str, begins: object = "") -> object:
        """What stands in a field now: on screen, else in the draft, else what it begins with."""
        key = self.key(place, name)
        return st.session_state[key] if key in st.session_state else self.drafts.get(place, {}).get(name, begins)


def work_on(now: session.Looking, draft: Submission) -> Work:
    return Work(
        now=now, draft=draft, names=session.record().names(), drafts=drafts_of(session.record(), now.scope, now.family, draft.id),
        writes=draft.being_written and now.scope.may(Power.WRITE_SUBMISSION, now.family.id),
    )


def open_place(work: Work, place: str, base: int = 0) -> None:
    """Open ``place`` for writing and close any other: what was typed there is a draft. ``base``: the version that the writer sees."""
    st.session_state[_OPEN] = (work.draft.id, place, work.drafts.get(place, {}).get(BASE, base))


def is_open(work: Work, place: str) -> bool:
    return bool(st.session_state.get(_OPEN, ("", "", 0))[:2] == (work.draft.id, place))


def base_of(work: Work, place: str, stands: int = 0) -> int:
    """The version from which what is typed at ``place`` was begun: the one that ``stands`` where nothing is typed and the place was not opened."""
    kept = work.drafts.get(place, {}).get(BASE)
    if kept is not None:
        return int(kept)
    return int(st.session_state[_OPEN][2]) if is_open(work, place) else stands


def typing(work: Work, place: str, fields: tuple[str, ...], base: int) -> None:
    """Keep what stands in the fields of ``place`` as this reader's draft: called whenever one of them is left."""
    now = work.now
    shown = {name: st.session_state.get(work.key(place, name)) for name in fields}
    filled = {name: value for name, value in shown.items() if value}
    keep_typed(session.record(), now.scope, now.family, work.draft.id, place, {**filled, BASE: base} if filled else {})


def throw_away(work: Work, place: str) -> None:
    """Throw away what was typed at ``place`` and close it."""
    now = work.now
    keep_typed(session.record(), now.scope, now.family, work.draft.id, place, {})
    st.session_state.pop(_OPEN, None)
    for key in [key for key in st.session_state if str(key).startswith(work.key(place, ""))]:
        del st.session_state[key]


def act(work: Work, place: str, what: Callable[[], None], *, told: str = "") -> None:
    """Do what was pressed at ``place``, then draw the page anew. A refusal is said at the place, with all that was typed still there."""
    try:
        what()
    except DashboardError as refused:
        st.session_state[_REFUSED] = (place, str(refused))
    else:
        st.session_state.pop(_REFUSED, None)
        st.session_state[_TOLD] = told
        if place in work.drafts or is_open(work, place):
            throw_away(work, place)
    st.rerun()


def refusal_at(place: str) -> None:
    """Why the last press at ``place`` did nothing, once."""
    if st.session_state.get(_REFUSED, ("", ""))[0] == place:
        st.error(plain(st.session_state.pop(_REFUSED)[1]))


def told() -> None:
    """What the last press came to, once."""
    if words := st.session_state.pop(_TOLD, ""):
        st.success(plain(words))
