"""How far a submission has come, what stands in its way, and the steps that are open to this reader."""

from functools import partial
from typing import Literal

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.submission_editor import forum_date, keep_or_throw, words_field
from dashboard.components.submission_seal import seal
from dashboard.components.submission_sections import opened_sections
from dashboard.components.submission_ways import ways_to
from dashboard.components.submission_work import Work, act, is_open, open_place, refusal_at, told, typing
from dashboard.page_data.submission_kept import say_what_for, take_step
from dashboard.page_data.submission_view import SubmissionView, anchor_of, steps_open, waits_for_somebody_else, would_give_up_signing
from data_models.dates import day_in_words
from data_models.submission import Step

_PRESS = {
    Step.SENT: "Send it to the team manager", Step.RETURNED: "Return it for completion", Step.SIGNED_OFF: "Sign it off",
    Step.REOPENED: "Open it again for writing",
}
_COMES_TO = {
    Step.SENT: "Sent. It is not written in now; the team manager reads it, and signs it off or returns it.",
    Step.RETURNED: "Returned. The worker finds what you wrote at the top of the submission.",
    Step.SIGNED_OFF: "Signed off. Nobody writes in it unless it is opened again.",
    Step.REOPENED: "Open again for writing. It has to be sent and signed off anew.",
}
_WHAT_FOR = "what-for"


def state_and_steps(work: Work, view: SubmissionView) -> None:
    """The state in words, what is missing with the way to each, and the buttons."""
    told()
    st.write(plain(view.sentence))
    if view.missing:
        st.subheader("What stands in the way", anchor="in-the-way")
        opened = opened_sections(work, view)  # a child's own part is on the page only where its section is open
        st.markdown("\n".join(
            f"- [{plain(lack.sentence)}](#{anchor_of(lack.section, lack.child if lack.section in opened else '')})"
            for lack in view.missing if not lack.grid))
        ways_to(lack for lack in view.missing if lack.grid)
    else:
        st.write("Nothing stands in the way.")
    _presses(work, view)
    with st.expander("Who did what with it"):
        plain_table(view.steps)
    _what_it_is_for(work)


def _presses(work: Work, view: SubmissionView) -> None:
    family = work.now.family.id
    if waits_for_somebody_else(work.draft, work.now.scope, family):
        quiet("You wrote or sent part of it, so somebody else signs it off or returns it.")
    refusal_at("steps")
    if would_give_up_signing(work.draft, work.now.scope, family):
        quiet("Whoever writes in it or sends it can neither sign it off nor return it: if that is to be you, leave both to the worker.")
    seal(work)
    for step in steps_open(work.draft, work.now.scope, family):
        note = _what_is_missing(work) if step is Step.RETURNED else ""
        blocked = step in (Step.SENT, Step.SIGNED_OFF) and bool(view.missing)
        kind: Literal["primary", "secondary"] = "primary" if step in (Step.SENT, Step.SIGNED_OFF) else "secondary"
        if st.button(_PRESS[step], key=work.key("step", step.value), type=kind, disabled=blocked):
            act(work, "return" if step is Step.RETURNED else "steps", partial(
                take_step, session.record(), work.now.scope, work.now.family, work.draft, step, note=note, found=view.found, children=view.children,
            ), told=_COMES_TO[step])
        if blocked:
            quiet("This can be pressed when nothing stands in the way any more.")


def _what_is_missing(work: Work) -> str:
    key = work.key("return", "words")
    if key not in st.session_state:
        st.session_state[key] = work.value("return", "words")
    refusal_at("return")
    return st.text_area("To return it: what is missing?", key=key, on_change=typing, args=(work, "return", ("words",), 0)) or ""


def _what_it_is_for(work: Work) -> None:
    st.header("What the forum is asked to agree", anchor=anchor_of(None))
    st.write(plain(work.draft.asked_for or "Nothing is written yet."))
    if not work.writes:
        return
    if not is_open(work, _WHAT_FOR):
        label = "Change this: go on with what you typed" if _WHAT_FOR in work.drafts else "Change this"
        st.button(label, key=work.key(_WHAT_FOR, "open"), on_click=open_place, args=(work, _WHAT_FOR, work.draft.version))
        return
    forum_on = forum_date(work.draft.forum_on, work.now.as_at, key=work.key(_WHAT_FOR, "forum"))
    words = words_field(work, _WHAT_FOR, "What is the forum asked to agree?", begins=work.draft.asked_for)
    meeting = f"For the forum of {day_in_words(work.draft.forum_on)}" if work.draft.forum_on else "For a forum whose date is not set yet"
    keep_or_throw(
        work, _WHAT_FOR, lambda: say_what_for(
            session.record(), work.now.scope, work.now.family, work.draft, forum_on=forum_on, asked_for=words),
        words=words, stands=f"{meeting}: {work.draft.asked_for}", version=work.draft.version, who="Somebody")
