"""A family's forum decisions: each as recorded, with its conditions, its dissent and, for lawyers alone, the advice, in places of their own."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.decision_forms import begin_form, decision_form, quiet_seal, sign_draft, withdraw_form
from dashboard.components.done import done, said
from dashboard.components.note_kept import note_kept
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice, quiet
from dashboard.components.record_table import record_table
from dashboard.findings.in_words import counted
from dashboard.page_data.decision_kept import advise, dissent, move_condition
from dashboard.page_data.decision_records import Records, conditions_table, decision_records, known_on, parts_table, withdrawn_table
from dashboard.page_data.decisions_due import ForumDays, advised_days, files_decisions, forum_days, forum_ref_of, of_files_on, papers_shown
from data_models.access import Power
from data_models.dates import day_in_words
from data_models.decision import ConditionState, DecisionRecord, DecisionState
from data_models.forum_days import ForumSettings

_MOVES = (ConditionState.MET, ConditionState.FALLBACK, ConditionState.WITHDRAWN)


def decisions_of_family(settings: ForumSettings) -> None:
    """The decisions as they stood on the date looked at, after what is being written now, which counts on no date."""
    now = session.looking()
    whole = decision_records(session.record(), now.scope, now.family)
    records = known_on(whole, now.as_at)
    said()
    if records.later:
        notice(
            f"{counted(records.later, 'record')} of a later day not shown: a decision counts from its forum’s day, the rest when written.")
    in_files = files_decisions(now.history)
    if in_files.rows:
        record_table(in_files, key="decisions-in-files")
    days = forum_days(session.record(), now.scope, now.family, now.history, settings)
    if now.scope.may(Power.DECIDE, now.family.id):
        st.html(f"<blockquote>{plain(settings.difference)}</blockquote>")
        if records.drafts:
            _draft(records.drafts[0])
        else:
            begin_form(days, records.in_force)
    children = [child.label for child in now.history.children]
    for record in records.decisions:
        if record.state is DecisionState.SIGNED:
            _signed(records, record, children, whole)
    if not any(record.state is DecisionState.SIGNED for record in records.decisions):
        quiet("No decision was signed here by this date.")
    withdrawn = withdrawn_table(records, session.record().names())
    if withdrawn.rows:
        plain_table(withdrawn)
    _advice(records, days)


def _draft(draft: DecisionRecord) -> None:
    """What is being written, with the children known on the forum's day: on an earlier date it is not written or signed."""
    now = session.looking()
    st.header(f"{draft.forum_ref}: being written, not signed")
    quiet(f"For the forum of {day_in_words(draft.forum_on)}. A draft counts on no date until it is signed.")
    if now.as_at < min(draft.forum_on, now.today):
        notice(f"This page shows what was known on {day_in_words(now.as_at)}, before that forum: the draft is written on the forum’s date.")
        st.button("Go to the forum’s date", key="decision-go", on_click=_go_to, args=(min(draft.forum_on, now.today),))
        return
    before = session.history_on(now, draft.forum_on)
    if of_files_on(before, draft.forum_on):
        quiet("A file records a decision for that day. Once this one is signed it counts in its place; the file’s stays on this page.")
    children = [child.label for child in before.children]
    decision_form(draft, children, before, lambda: sign_draft(
        draft, children, *papers_shown(session.record(), now.scope, now.family, before, draft)))
    withdraw_form(draft)


def _go_to(day: date) -> None:
    st.session_state["as_at"] = day


def _signed(records: Records, record: DecisionRecord, children: Sequence[str], whole: Records) -> None:
    """``whole``: the records with what has become of them since the date."""
    now = session.looking()
    corrected = " It was corrected by a later record, which counts in its place." if record.id in records.superseded else ""
    st.header(f"{day_in_words(record.forum_on)}: {plain(record.in_words)}")
    names = session.record().names()
    st.write(plain(
        f"Asked for: {record.asked_for.rstrip('.')}. By code: {record.decided.code_in_words}. Signed by "
        f"{names.get(record.recorded_by, record.recorded_by)} on {day_in_words(record.recorded_at.date())}.{corrected}"
    ))
    if record.why_superseded:
        st.write(plain(f"It corrects an earlier record, because: {record.why_superseded}"))
    plain_table(parts_table(record, children))
    if record.conditions:
        plain_table(conditions_table(record, now.as_at))
        if now.scope.may(Power.DECIDE, now.family.id):
            _move(whole, whole.of(record.id))
    _dissent(records, record)
    quiet_seal(record)


def _move(whole: Records, record: DecisionRecord) -> None:
    now = session.looking()
    if correction := whole.correction_of(record.id):
        if correction.state is DecisionState.DRAFT:
            quiet("It is being corrected: what becomes of a condition is said once the correction is signed or withdrawn.")
        return
    still_open = {condition.id: condition for condition in record.conditions if condition.state is ConditionState.OPEN}
    if not still_open:
        return
    with st.expander("Say what became of a condition"):
        chosen = st.selectbox("Which", list(still_open), key=f"move-{record.id}", format_func=lambda one: still_open[one].item)
        state = st.radio("It is", _MOVES, key=f"move-state-{record.id}", format_func=lambda one: one.label)
        note = note_kept("What shows it", place=f"move-note-{record.id}")
        if st.button("Keep", key=f"move-keep-{record.id}"):
            done(lambda: move_condition(session.record(), now.scope, now.family, record, still_open[chosen], state, note=note), "Kept.",
                 f"move-note-{record.id}")


def _dissent(records: Records, record: DecisionRecord) -> None:
    now = session.looking()
    st.subheader("Different views of this decision")
    own = [one for one in records.dissents if one.decision_id == record.id]
    for one in own:
        st.write(plain(f"{one.who}, kept on {day_in_words(one.recorded_at.date())}: {one.words}"))
    if not own:
        st.write("None is recorded.")
    if now.scope.may(Power.DECIDE, now.family.id):
        with st.expander("Record a different view"):
            who = note_kept("Whose view", place=f"dissent-who-{record.id}")
            words = note_kept("In their words", place=f"dissent-words-{record.id}", long=True)
            if st.button("Keep this view", key=f"dissent-keep-{record.id}"):
                done(lambda: dissent(session.record(), now.scope, now.family, record, who, words), "Kept.",
                     f"dissent-who-{record.id}", f"dissent-words-{record.id}")


def _advice(records: Records, days: ForumDays) -> None:
    """Nothing at all for whoever may not read privileged items: not even that there is such a place."""
    now = session.looking()
    if not (records.advice or now.scope.may(Power.ADVISE, now.family.id)):
        return
    st.header("Legal advice: privileged")
    for one in records.advice:
        st.write(plain(f"{one.forum_ref}, kept on {day_in_words(one.recorded_at.date())}: {one.words}"))
    if now.scope.may(Power.ADVISE, now.family.id):
        offered = advised_days(days, records, now.as_at)
        forum_on = st.selectbox("Which forum it advises", offered, key=f"advice-forum-{now.as_at}", format_func=day_in_words) or offered[0]
        ref = forum_ref_of(now.history, forum_on)
        words = note_kept(f"Advice to the forum of {day_in_words(forum_on)}", place=f"advice-{ref}", long=True)
        if st.button("Keep this advice", key="advice-keep"):
            done(lambda: advise(session.record(), now.scope, now.family, ref, words), "Kept, for those who may read privileged items.",
                 f"advice-{ref}")
