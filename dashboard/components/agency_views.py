"""Asking agencies for their view and giving it: two forms under the table. What may not be done is refused by the store, not by a hidden form."""

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.day_field import day_field
from dashboard.components.done import done, said
from dashboard.components.note_kept import note_kept
from dashboard.components.plain_text import plain
from dashboard.components.quiet import notice, quiet
from dashboard.findings.forums import Forum
from dashboard.page_data.agency_views import GIVEN, ViewsOfAgencies, ask_for_views, due_out_of_place, give_view, may_answer
from data_models.access import Power, Sensitivity
from data_models.agencies import Agency
from data_models.dates import day_in_words
from data_models.forum import AgencyView, ViewOfAgency

_FIELDS = {
    "reasons": "Reasons", "holds": "What your agency holds", "worries": "What it worries about for the children",
    "would_help": "What would help",
}
LABELS = (Sensitivity.NORMAL, Sensitivity.THIRD_PARTY, Sensitivity.POLICE_INTELLIGENCE)


def choose_forum(forums: tuple[Forum, ...]) -> Forum:
    """The forum whose views are shown. ``forums`` is not empty."""
    by_key = {forum.key: forum for forum in forums}
    chosen = st.selectbox("For which forum", list(by_key), key="views-forum", format_func=lambda key: plain(by_key[key].name))
    return by_key[chosen]


def views_forms(view: ViewsOfAgencies) -> None:
    """What was just kept, then the form to ask and the form to answer, for whoever may."""
    now = session.looking()
    said()
    if now.scope.may(Power.SEEK_VIEWS, now.family.id):
        _ask(view)
    own = [asked for asked in view.waiting if may_answer(session.record(), now.scope, now.family, asked)]
    if own:
        _answer(own)
    elif now.scope.may(Power.GIVE_VIEW, now.family.id):
        quiet("No request for your agency’s view waits for an answer here.")


def _ask(view: ViewsOfAgencies) -> None:
    now = session.looking()
    st.subheader("Ask for views")
    listed = [agency.value for agency in (*view.missing, *(agency for agency in Agency if agency not in view.missing))]
    chosen = st.multiselect(
        "Agencies to ask", listed, default=[agency.value for agency in view.missing], key=f"views-ask-{view.forum.key}",
        format_func=lambda code: Agency(code).label)
    with st.expander("The person asked at each, where one is known"):
        people = {Agency(code): note_kept(f"Person asked at {Agency(code).label}", place=f"views-person-{view.forum.key}-{code}") for code in chosen}
    asked, due = st.columns(2)
    asked_on = asked.date_input("Asked on", value=now.as_at, max_value=now.today, format="DD/MM/YYYY", key="views-asked-on")
    with due:
        due_on = day_field("Due", key="views-due", today=now.today)
        place = st.empty()
        fault = due_out_of_place(due_on, asked_on, view.forum) if isinstance(due_on, date) else ""
        if fault:
            with place:
                notice(fault)
    if st.button("Ask", type="primary", key="views-ask-now", disabled=isinstance(due_on, str) or bool(fault)):
        done(
            lambda: ask_for_views(
                session.record(), now.scope, now.family, view.forum, people, asked_on=asked_on, due=due_on if isinstance(due_on, date) else None),
            "Asked. Each request stands in the record from the day on which it was asked.",
            *(f"views-person-{view.forum.key}-{code}" for code in chosen),
        )


def _answer(own: list[AgencyView]) -> None:
    now = session.looking()
    st.subheader("Give your agency’s view")
    by_id = {asked.id: asked for asked in own}
    chosen = by_id[st.selectbox(
        "Which request", list(by_id), key="views-which",
        format_func=lambda one: f"{by_id[one].view_of}, asked on {by_id[one].happened.in_words()}")]
    answer = st.radio(
        "On a Meeting Before Action, your agency", GIVEN, index=None, key=f"views-answer-{chosen.id}", format_func=lambda view: view.label,
        horizontal=True)
    words = {name: note_kept(heading, place=f"view-{name}-{chosen.id}", long=True) for name, heading in _FIELDS.items()}
    label = st.selectbox("Who may read it", LABELS, key=f"views-label-{chosen.id}", format_func=_who_may_read)
    received = st.date_input("Replied on", value=now.as_at, max_value=now.today, format="DD/MM/YYYY", key=f"views-received-{chosen.id}")
    quiet(f"It counts from {day_in_words(received)}, and is read beside every other agency’s view at equal size.")
    if st.button("Give this view", type="primary", key="views-give"):
        done(
            lambda: give_view(
                session.record(), now.scope, now.family, chosen, answer or ViewOfAgency.NOT_RECEIVED, received_on=received, words=words,
                sensitivity=label),
            "Your agency’s view is kept.", *(f"view-{name}-{chosen.id}" for name in _FIELDS),
        )


def _who_may_read(label: Sensitivity) -> str:
    return {
        Sensitivity.NORMAL: "Everybody who may see this family",
        Sensitivity.THIRD_PARTY: "Children’s social care and the forum: it tells of a third party",
        Sensitivity.POLICE_INTELLIGENCE: "Children’s social care and the forum: police intelligence",
    }[label]
