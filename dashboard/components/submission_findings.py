"""The findings of a block, each with its three answers: take it in, put it aside with a reason, or answer it in one's own words."""

import streamlit as st

from dashboard import session
from dashboard.components.finding_card import finding_card
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice, quiet
from dashboard.components.submission_editor import keep_or_throw, words_field
from dashboard.components.submission_remarks import remark_button, remark_field, remarks
from dashboard.components.submission_statements import earlier_versions
from dashboard.components.submission_work import Work, act, is_open, open_place, refusal_at
from dashboard.findings.in_words import counted
from dashboard.page_data.submission_kept import answer_finding, take_all_in, take_out
from dashboard.page_data.submission_view import GONE, FindingAnswered, Place, by_whom
from data_models.finding import Finding
from data_models.submission import Answer, Point


def findings(work: Work, place: Place) -> None:
    """How many nobody has answered, with one press for those; then every finding of the block in the order of the argument."""
    if place.findings:
        left = f"{len(place.waiting)} of {counted(len(place.findings), 'finding')} not answered yet."
        quiet(left if place.waiting else "Every finding is answered.")
    if work.writes and len(place.waiting) > 1:
        _the_rest(work, place)
    for one in place.findings:
        card = finding_card(one.finding, folded=True) if one.finding else st.container(border=True)
        with card:
            if one.finding is None and one.point is not None:
                st.markdown(f"#### {plain(one.point.heading)}")
                st.write(plain(one.point.said))
                notice(GONE)
            _answered(work, one, place)


def _answered(work: Work, one: FindingAnswered, place: Place) -> None:
    point = one.point
    if point is None:
        quiet("Not answered yet.")
    else:
        st.markdown(f"**{_how(point)}** {plain(by_whom(point.recorded_by, point.recorded_at, work.names))}.")
        if point.words:
            st.write(plain(point.words))
        if one.reads_anew and one.finding:
            notice(f"The record has changed since. When this was answered it read: “{point.said}” Now it reads: “{one.finding.statement}”")
        remarks(work, one.remarks)
    _presses(work, one)
    if work.writes and one.finding:
        _fields(work, one.finding, one)
    if point:
        remark_field(work, f"remark-on:{point.id}", place.section, point.id)
        earlier_versions(work, point)


def _how(point: Point) -> str:
    if point.answer is Answer.PUT_ASIDE:
        return f"Put aside: {plain(point.reason)}"
    return f"{point.answer.label.capitalize()}."


def _presses(work: Work, one: FindingAnswered) -> None:
    """The answers still open, in one row: what was chosen before can be changed or taken out again."""
    answer, place = one.point.answer if one.point else None, f"finding:{one.id}"
    refusal_at(place)
    with st.container(horizontal=True):
        if work.writes and one.finding:
            if (answer is not Answer.TAKEN_IN or one.reads_anew) and st.button(
                "Take in as it reads now" if one.reads_anew else "Take in", key=work.key(place, "take"), help=one.finding.heading,
            ):
                _answer(work, one.finding, Answer.TAKEN_IN, place)
            for kind, label in (("aside", "Put aside, with a reason"), ("answer", "Answer in own words")):
                typed = ": go on with what you typed" if f"{kind}:{one.id}" in work.drafts else ""
                st.button(f"{label}{typed}", key=work.key(f"{kind}:{one.id}", "open"), on_click=open_place, args=(
                    work, f"{kind}:{one.id}", _version(work, one.finding)))
        if work.writes and one.point and st.button("Take out again", key=work.key(place, "out")):
            _take_out(work, one.point, place)
        if one.point:
            remark_button(work, f"remark-on:{one.point.id}")


def _fields(work: Work, finding: Finding, one: FindingAnswered) -> None:
    point, place = one.point, f"aside:{finding.id}"
    version, who = _version(work, finding), work.names.get(point.recorded_by, "Somebody") if point else "Somebody"
    stands = (point.words or point.reason or point.said) if point else "The answer was taken out."
    if is_open(work, place):
        reason = words_field(work, place, "Why is it put aside? The reason is read with the submission.", begins=point.reason if point else "")
        keep_or_throw(work, place, lambda: _keep(work, finding, Answer.PUT_ASIDE, reason=reason), label="Put aside", words=reason,
                      stands=stands, version=version, who=who)
    place = f"answer:{finding.id}"
    if is_open(work, place):
        words = words_field(work, place, "In your own words, in place of the sentence above. Its rows stay with it.",
                            begins=point.words if point else "")
        keep_or_throw(work, place, lambda: _keep(work, finding, Answer.ANSWERED, words=words), label="Keep the answer", words=words,
                      stands=stands, version=version, who=who)


def _the_rest(work: Work, place: Place) -> None:
    """Listed before they can be taken in: nobody takes in what they have not seen."""
    key, asked = f"rest:{place.key}", work.key(f"rest:{place.key}", "asked")
    refusal_at(key)
    if not st.session_state.get(asked):
        if st.button(f"Take in all {len(place.waiting)} that are not answered", key=work.key(key, "list"), help="They are listed first"):
            st.session_state[asked] = True
            st.rerun()
        return
    st.markdown("**These would be taken in, each with its rows and its other side:**\n\n" + "\n".join(
        f"- {plain(finding.heading)}: {plain(finding.statement)}" for finding in place.waiting))
    with st.container(horizontal=True):
        sure = st.button(f"Take in these {len(place.waiting)}", key=work.key(key, "sure"), type="primary")
        not_now = st.button("Not now", key=work.key(key, "not"))
    if sure or not_now:
        st.session_state.pop(asked)
    if sure:
        act(work, key, lambda: take_all_in(session.record(), work.now.scope, work.now.family, work.draft, place.waiting))
    if not_now:
        st.rerun()


def _version(work: Work, finding: Finding) -> int:
    """The newest version of the answer, also of one that was taken out: what the next one follows."""
    before = work.draft.ever_answered(finding.id)
    return before.version if before else 0


def _answer(work: Work, finding: Finding, answer: Answer, place: str) -> None:
    act(work, place, lambda: _keep(work, finding, answer))


def _keep(work: Work, finding: Finding, answer: Answer, *, words: str = "", reason: str = "") -> None:
    answer_finding(session.record(), work.now.scope, work.now.family, work.draft, finding, answer, words=words, reason=reason)


def _take_out(work: Work, point: Point, place: str) -> None:
    act(work, place, lambda: take_out(session.record(), work.now.scope, work.now.family, work.draft, point))
