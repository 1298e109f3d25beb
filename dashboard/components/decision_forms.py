"""Writing a forum's decision: one form for the option chosen, its compulsory parts, and what it waits for. The store refuses what may not be done."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import streamlit as st

from dashboard import session
from dashboard.components.day_field import day_kept
from dashboard.components.decision_conditions import Typed, conditions_typed
from dashboard.components.decision_meanwhile import choose_between, drawn_anew, option_field, overtaken, rests_at, say_where_to_choose
from dashboard.components.done import done
from dashboard.components.note_kept import note_kept, rest_on, rests_on
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice, quiet
from dashboard.errors import DashboardError
from dashboard.page_data.decision_awaited import asked_in_words, what_is_signed
from dashboard.page_data.decision_kept import Written, as_written, begin_decision, differs, sign, withdraw_decision, write_decision
from dashboard.page_data.decisions_due import ForumDays, forum_ref_of, submission_behind
from dashboard.page_data.kept_notes import keep_notes
from data_models.dates import day_in_words
from data_models.decision import (
    FAR_AHEAD,
    RETURN,
    DecisionRecord,
    Part,
    day_of,
    far_ahead,
    missing_from,
    part_out_of_place,
    unlikely_days,
)
from data_models.history import History
from data_models.submission import Step


def begin_form(offered: ForumDays, signed: Sequence[DecisionRecord]) -> None:
    """Begin a record for one of the days offered, or one that corrects a signed record.

    Where the first of those days lies before a forum whose decision is signed, that is a record made late, and it does not stand open.
    """
    if offered.days and signed and next(iter(offered.days)) < max(record.forum_on for record in signed):
        with st.expander("Record a decision of an earlier forum"):
            _begin(offered, late=True)
    else:
        _begin(offered)
    if signed:
        _correct_form(signed)


def _begin(offered: ForumDays, *, late: bool = False) -> None:
    """``late``: for a forum before one that is signed. Which one that was is for a person to say: no day is chosen for them."""
    now, submission = session.looking(), offered.submission
    sealed = submission is not None and submission.state is Step.SUBMITTED
    st.write(
        "The forum has a sealed submission." if sealed
        else "No sealed submission stands for this forum: its decision will name none."
    )
    if submission and submission.asked_for.strip():
        quiet(f"The submission asks for: {submission.asked_for} The record begins with these words, and they can be changed in it.")
    if not offered.days:
        st.write("A decision for this date is signed: it is corrected by a further record.")
    elif (day := st.selectbox(
        "The forum met on", list(offered.days), index=None if late else 0, key=f"decision-day-{now.as_at}{'-late' if late else ''}",
        placeholder="Choose the day of that forum",
        format_func=lambda day: f"{day_in_words(day)}: {offered.days[day]}",
    )) and st.button("Begin the record of a decision", type="primary", key="decision-begin"):
        done(lambda: begin_decision(
            session.record(), now.scope, now.family, forum_ref=forum_ref_of(now.history, day), forum_on=day,
            asked_for=submission.asked_for if submission else "", submission_id=submission.id if submission and sealed else "",
        ), "Begun. Nothing counts until it is signed.")


def _correct_form(signed: Sequence[DecisionRecord]) -> None:
    now = session.looking()
    by_id = {record.id: record for record in signed}
    with st.expander("Correct a signed decision"):
        st.write("The signed record stays as it was. A second person writes and signs one that takes its place from the day of signing.")
        words = {one: f"{record.forum_ref}: {record.in_words}" for one, record in by_id.items()}
        chosen = st.selectbox("Which", list(by_id), key="decision-corrects", format_func=lambda one: words[one])
        why = note_kept("Why it is corrected", place="decision-why")
        if st.button("Begin the correction", key="decision-correct"):
            record = by_id[chosen]
            done(lambda: begin_decision(
                session.record(), now.scope, now.family, forum_ref=record.forum_ref, forum_on=record.forum_on, asked_for=record.asked_for,
                submission_id=record.submission_id, corrects=record, why=why), "Begun.", "decision-why")


def decision_form(draft: DecisionRecord, children: Sequence[str], before: History, sign_with: Callable[[], None]) -> None:
    """Everything that is written into one decision, kept together by one press, then what is missing, then the signature.

    ``before``: what was known on the forum's day.
    """
    kept, anew = f"decision-{draft.id}", drawn_anew(draft)
    at_the_head = st.container()  # there when it holds nothing too: what comes or goes above a field must not make the browser forget it
    option = option_field(draft)
    asked_for = _asked_for(draft)
    reasons = {child: _text(draft, f"reasons-{child}", f"Reasons for {child}", draft.reasons.get(child, "")) for child in children}
    asked = option.parts if option else ()
    places = {part.name: f"{option.value if option else ''}-{part.name}" for part in asked}
    parts: dict[str, str] = {}
    for part in asked:
        parts[part.name] = _part(draft, places[part.name], part, parts)
    waits = Typed()
    if option and option.waits:
        waits = conditions_typed(draft, before, day_of(parts.get(RETURN, "")), rests=rests_at(draft))
    attended = _text(draft, "attended", "Who was there, one a line", "\n".join(draft.attended))
    difference = _text(draft, "difference", "Asked whether they see it differently, each person said", draft.difference)
    written = Written(
        asked_for=asked_for, option=option, reasons=reasons, parts=parts, attended=attended.splitlines(), difference=difference,
        conditions=waits.conditions)
    unread = [part.name for part in asked if part.day and parts[part.name].strip() and day_of(parts[part.name]) is None]
    unkept = bool(unread) or waits.unread or differs(draft, written)
    if overtaken(draft, anew=anew, unkept=unkept):
        with at_the_head:
            choose_between(draft, written)
        say_where_to_choose()
        return
    if st.button("Keep what is written", key=f"{kept}-keep", help="Everything above, what it waits for too"):
        _keep(
            draft, replace(written, parts={**parts, **{name: draft.parts.get(name, "") for name in unread}}), bool(unread) or waits.unread,
            *(f"{kept}-{name}" for name in ("asked", "attended", "difference")), *(f"{kept}-reasons-{child}" for child in children),
            *(f"{kept}-{place}" for name, place in places.items() if name not in unread), *waits.places)
    _sign_or_say_why_not(draft, as_written(draft, written), children, unkept=unkept, sign_with=sign_with)


def _keep(draft: DecisionRecord, written: Written, unread: bool, *places: str) -> None:
    """``unread``: a day cannot be read, and what it stands in stays as it is typed, in a place that is not among ``places``."""
    now, rests = session.looking(), rests_at(draft)

    def keep() -> None:
        version = write_decision(session.record(), now.scope, now.family, draft, written, after=rests_on(rests))
        rest_on(rests, version)
        if unread:
            with suppress(DashboardError):  # the decision is kept: what stays as it is typed is at worst asked about once more
                keep_notes(session.record(), now.scope, now.family, {rests: str(version)})

    done(
        keep,
        "Kept, but for what has a day that cannot be read: it is said beside that day." if unread
        else "Kept: everything that is written here.",
        *places, *(() if unread else (rests,)))


def _sign_or_say_why_not(
    draft: DecisionRecord, on_the_page: DecisionRecord, children: Sequence[str], *, unkept: bool, sign_with: Callable[[], None],
) -> None:
    """What is missing is told of what stands ``on_the_page``: of an option that somebody chose a moment ago, not of the one kept before."""
    missing = missing_from(on_the_page, children)
    if unkept:
        st.write("Something on this page is not kept yet: keep what is written, then it can be signed as it stands.")
    if missing:
        st.write("Still to be recorded before it can be signed:")
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in missing))
    elif not unkept:
        _signature(f"decision-{draft.id}", draft, children, sign_with)


def _signature(kept: str, draft: DecisionRecord, children: Sequence[str], sign_with: Callable[[], None]) -> None:
    """Asked twice: what is signed is frozen, and only a second person corrects it."""
    asked = f"{kept}-asked-to-sign"
    if not st.session_state.get(asked):
        if st.button("Sign this decision", type="primary", key=f"{kept}-sign", help="Asked twice: it is frozen, and every page reads it then"):
            st.session_state[asked] = True
            st.rerun()
        return
    st.write(plain(
        f"You are signing: {what_is_signed(draft, children)} It is a fact of the record from then on, and only a second person's further record "
        "corrects it."))
    asked_about = unlikely_days(draft)
    if asked_about:
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in asked_about))
    right = not asked_about or st.checkbox("These days are right", key=f"{kept}-days-{'|'.join(asked_about)}")
    with st.container(horizontal=True):
        sure = st.button("Yes, sign it", type="primary", key=f"{kept}-sure", disabled=not right)
        st.button("Not yet", key=f"{kept}-not-yet", on_click=lambda: st.session_state.pop(asked, None))
    if sure:
        st.session_state.pop(asked)
        done(sign_with, "Signed. It is a fact of the record from now on.")


def sign_draft(draft: DecisionRecord, children: Sequence[str], papers_from: Sequence[str], submission_seal: str) -> None:
    now = session.looking()
    sign(
        session.record(), now.scope, now.family, draft, today=now.today, children=children, papers_from=papers_from, submission_seal=submission_seal)


def withdraw_form(draft: DecisionRecord) -> None:
    """A draft that will not be signed is withdrawn with the reason; it is kept."""
    now = session.looking()
    with st.expander("Withdraw this draft"):
        why = note_kept("Why it is withdrawn", place=f"decision-withdraw-{draft.id}")
        if st.button("Withdraw it", key=f"decision-withdraw-{draft.id}"):
            done(lambda: withdraw_decision(session.record(), now.scope, now.family, draft, why=why),
                 "Withdrawn. The draft is kept with the reason.", f"decision-withdraw-{draft.id}")


def _text(draft: DecisionRecord, name: str, label: str, before: str) -> str:
    """A field that begins with what is kept and holds what is typed until it is kept."""
    return note_kept(label, place=f"decision-{draft.id}-{name}", long=True, begins=before, rests=rests_at(draft))


def _asked_for(draft: DecisionRecord) -> str:
    """What the forum was asked to agree: the submission's own words until somebody writes others."""
    now = session.looking()
    behind = submission_behind(session.record(), now.scope, now.family, draft)
    text = _text(draft, "asked", "What the forum was asked to agree", draft.asked_for or (behind.asked_for if behind else ""))
    if behind and (whose := asked_in_words(behind.asked_for, behind.forum_on, text)):
        quiet(whose)
    return text


def _part(draft: DecisionRecord, name: str, part: Part, above: Mapping[str, str]) -> str:
    """``above``: the parts that stand before it, as typed."""
    before = draft.parts.get(part.name, "")
    if not part.day:
        return _text(draft, name, part.label, before)
    chosen, typed = day_kept(
        part.label, place=f"decision-{draft.id}-{name}", today=session.looking().today, before=day_of(before), rests=rests_at(draft),
        around=draft.forum_on)
    if isinstance(chosen, str):
        return typed  # it is told to be no day, and never passes for one
    text = chosen.isoformat() if chosen else ""
    place = st.empty()
    with place.container():
        if fault := part_out_of_place(part.name, {**above, part.name: text}, draft.forum_on):
            notice(fault)
        elif chosen and far_ahead(chosen, draft.forum_on):
            notice(f"{day_in_words(chosen)} is {FAR_AHEAD}")
        if chosen and part.name == RETURN and not session.forum().meets_on(chosen):
            notice(f"The forum’s settings do not list {day_in_words(chosen)} as one of its days. It can be kept all the same.")
    return text


def quiet_seal(record: DecisionRecord) -> None:
    quiet(f"Sealed. SHA-256 of the record as signed: {record.seal_id}.")
