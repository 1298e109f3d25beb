"""A paper for one person, before anybody asks for its release: what it tells, what it leaves out and why, and the rows that wait for an answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.done import done, said
from dashboard.components.download import offer
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.errors import DashboardError
from dashboard.exporters.for_one import PDF_TYPE
from dashboard.page_data.papers_for_one import FILE_NAME, ForOne, draft, for_one, in_short, manifest
from dashboard.page_data.release_kept import ask_for_release, copy_number, protect, say_cares_for, say_may_be_told, unprotect
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.page_data.tickets import Outgoing
from dashboard.settings import settings
from data_models.access import Power
from data_models.dates import day_in_words
from data_models.people import FamilyRole
from data_models.protected import ValueKind
from data_models.told import MayBeTold

_READ = "told-read"


def paper_for_one_person() -> None:
    """Choose a person of the family, see the paper, answer for rows, and ask for its release."""
    now = session.looking()
    st.header("A paper for one person of the family")
    said()
    st.write("It is made from what that person may be told and from nothing else. A second person releases it.")
    people = [person.label for person in now.history.people]
    person = st.selectbox("For whom", people, index=None, key="told-person", placeholder="Nobody chosen")
    if not person:
        return
    session.record_once_here("paper for one person looked at", family_id=now.family.id, target=f"as at {now.as_at.isoformat()}")
    try:
        made = for_one(session.record(), now.scope, now.family, now.as_at, person, marking=settings().marking)
    except DashboardError as refused:
        st.error(str(refused))
        return
    st.write(plain(in_short(made)))
    with st.expander("What the paper tells"):
        _tells(made)
    with st.expander("What it leaves out, and by which rule: for staff only"):
        record_table(manifest(made), key="told-manifest")
    if now.scope.may(Power.WRITE_SUBMISSION, now.family.id) or now.scope.may(Power.RELEASE, now.family.id):
        read = _as_read(made)
        _answers(read)
        _children(read)
        _register()
    _draft(made)
    if now.scope.may(Power.WRITE_SUBMISSION, now.family.id) and now.scope.may(Power.EXPORT, now.family.id):
        _ask(made)


def _as_read(made: ForOne) -> ForOne:
    """With the answers that stood when this page was last drawn: what somebody else kept since is told, and not written over unread.

    A form is pressed in the next run of the page, which would read what stands by then.
    """
    shown: dict[str, tuple[Mapping[str, int], Mapping[str, int]]] = st.session_state.get(_READ, {})
    stands = (made.answers_read, made.children_read)
    st.session_state[_READ] = {made.to.person: stands}
    answers, children = shown.get(made.to.person, stands)
    return replace(made, answers_read=answers, children_read=children)


def _tells(made: ForOne) -> None:
    for part in made.paper.parts:
        for point in part.points:
            st.write(plain(point))
        if part.rows:
            plain_table(TableView(part.heading, part.headings, tuple(TableRow(row) for row in part.rows), row_heading=None))


def _answers(made: ForOne) -> None:
    words = {one.fact.id: f"{one.fact.happened.in_words()}, {one.fact.agency.label}: {one.fact.text[:90]}" for one in made.verdicts
             if not any(rule.stands for rule in one.rules) and (one.rules or one.answer)}
    with st.form("told-answer", clear_on_submit=False):
        st.markdown("### Say whether rows may be told")
        rows = st.multiselect("Rows", list(words), key="told-rows", format_func=lambda row: words[row])
        answer = st.radio("Answer", list(MayBeTold), key="told-answer-given", format_func=lambda answer: answer.label, horizontal=True)
        why = st.text_input("Why", key="told-why")
        if st.form_submit_button("Keep the answer"):
            now = session.looking()
            if not rows or answer is None:
                st.warning("Choose at least one row, and an answer.")
                return
            done(lambda: say_may_be_told(session.record(), now.scope, now.family, made, rows, answer, reason=why), f"Kept for {len(rows)} rows.")


def _children(made: ForOne) -> None:
    now = session.looking()
    children = [one.label for one in now.history.people
                if one.role in (FamilyRole.CHILD, FamilyRole.OLDER_SIBLING) and one.label != made.to.person]
    with st.expander("Whose parent or carer this person is"):
        told = [
            f"{child}, " + ("from the beginning" if first == date.min else f"from {day_in_words(first)}") for child, first in made.to.children.items()
        ]
        st.write(plain(f"Rows about these children may be told: {'; '.join(told)}." if told else "By the record, of no child."))
        with st.form("told-child", clear_on_submit=False):
            child = st.selectbox("Child", children, key="told-child-of")
            cares = st.radio("Parent or carer", ("Yes, from the beginning", "No"), key="told-cares", horizontal=True)
            why = st.text_input("How it is known", key="told-child-why")
            if st.form_submit_button("Keep") and child:
                done(lambda: say_cares_for(
                    session.record(), now.scope, now.family, made, child, cares=cares.startswith("Yes"), reason=why), "Kept.")


def _register() -> None:
    now = session.looking()
    with st.expander("Register of protected values"):
        quiet("An address, number, name or place typed here refuses every paper for a member of the family in which any spelling of it stands.")
        kept = [row for row in session.record().ask(now.scope, "protected_values", family=now.family.id) if not row["withdrawn"]]
        plain_table(TableView("Protected", ("Kind", "Value", "Why"), tuple(
            TableRow((ValueKind(row["kind"]).label, row["value"], row["reason"] or "")) for row in kept), row_heading=None))
        with st.form("told-protect", clear_on_submit=True):
            kind = st.selectbox("Kind", [kind for kind in ValueKind if kind.typed], key="told-kind", format_func=lambda kind: kind.label)
            value = st.text_input("Value", key="told-value")
            why = st.text_input("Why", key="told-value-why")
            if st.form_submit_button("Protect"):
                done(lambda: protect(session.record(), now.scope, now.family, kind, value, reason=why), "Protected.")
        if kept:
            words = {row["value_id"]: f"{ValueKind(row['kind']).label}: {row['value']}" for row in kept}
            with st.form("told-unprotect", clear_on_submit=True):
                chosen = st.selectbox("Take out", list(words), key="told-taken-out", format_func=lambda one: words[one])
                because = st.text_input("Why it need not be protected any more", key="told-taken-out-why")
                if st.form_submit_button("Take out"):
                    done(lambda: unprotect(session.record(), now.scope, now.family, chosen, reason=because), "Taken out.")


def _draft(made: ForOne) -> None:
    now = session.looking()
    if now.scope.may(Power.EXPORT, now.family.id) and st.button("Make a draft for checking", key="told-draft", help="Marked on every page"):
        from_record = session.record()
        try:
            content = draft(from_record, now.scope, now.family, now.as_at, made.to.person, copy_number(), marking=settings().marking)
        except DashboardError as refused:
            st.error(str(refused))
            return
        offer(Outgoing(FILE_NAME, PDF_TYPE, content))


def _ask(made: ForOne) -> None:
    with st.form("told-ask", clear_on_submit=False):
        st.markdown("### Ask for release")
        recipient = st.text_input("Who is to be handed it", key="told-recipient")
        how = st.text_input("How it is handed over", key="told-how")
        if st.form_submit_button("Ask a second person to release it"):
            now = session.looking()
            done(lambda: ask_for_release(
                session.record(), now.scope, now.family, now.as_at, made.to.person, recipient=recipient, handed_by=how,
                marking=settings().marking), "Asked for. A second person releases it, below.")
