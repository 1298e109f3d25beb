"""Ways of naming people that are linked, or set aside: by which rule or whose word, and ways to put that right or take it back."""

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.components.incident_linking import page_of
from dashboard.components.people_linking import keep, tell
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.errors import DashboardError
from dashboard.page_data.people import Linked, PeopleView
from dashboard.page_data.people_answers import Answer, answered, take_back
from data_models.people import LinkDecision
from data_models.record import Entry

_NOT_THIS = "not this member"


def linked(view: PeopleView) -> None:
    """Each with its basis. What a rule links counts unless a person says that it is not so."""
    st.header("Linked")
    if not view.linked:
        quiet("Nobody is linked by this date.")
    for _, link in page_of(view.linked, "people-linked"):
        if link.answer:
            _taken_back(link.answer, "linked", link.sentence)
        else:
            _by_rule(link)
    _one_entry(view)
    _lines("Said of one entry", view.in_one_entry, "one")


def set_aside(view: PeopleView) -> None:
    """Words that mean nobody of the family, and what somebody is said not to be."""
    _lines("Outside the family", [answer for answer in view.aside if answer.decision is LinkDecision.OUTSIDE], "outside")
    _lines("Said not to be so", [answer for answer in view.aside if answer.decision is LinkDecision.IS_NOT], "not")


def disagreeing(view: PeopleView) -> None:
    if view.disagreements.rows:
        st.header("Sources that disagree")
        record_table(view.disagreements, key="people-disagree")


def _lines(heading: str, answers: Sequence[Answer], name: str) -> None:
    if answers:
        st.header(heading)
        for _, answer in page_of(answers, f"people-{name}"):
            _taken_back(answer, name)


def _taken_back(answer: Answer, name: str, sentence: str = "") -> None:
    words, button = st.columns([5, 2])
    words.write(plain(sentence or answer.sentence))
    label, key = plain(f"Take back: “{answer.written}”"), f"people-back-{name}-{answer.import_id}"
    if not button.button(label, key=key, help="As if it had not been said", width="stretch"):
        return
    now = session.looking()
    try:
        take_back(session.record(), now.scope, now.family, answer.import_id)
    except DashboardError as refused:
        st.error(plain(str(refused)))
        return
    tell(f"Taken back: {answer.sentence}")


def _by_rule(link: Linked) -> None:
    words, button = st.columns([5, 2])
    words.write(plain(link.sentence))
    way = link.way
    label = plain(f"Not so: “{way.written}”")
    if button.button(label, key=f"people-deny-{way.key}", help="The rule will not apply to it", width="stretch"):
        statement = answered(session.looking().family, way, LinkDecision.IS_NOT, link.person)
        keep(f"Kept: “{way.written}” does not mean {link.person}", [[statement]])


def _one_entry(view: PeopleView) -> None:
    """Words that mean somebody else, or nobody, in one entry."""
    ways = {link.way.key: link for link in view.linked if any(isinstance(fact, Entry) for fact in link.way.facts)}
    if not ways or not st.toggle("Put one entry right", key="people-one-entry"):
        return
    which, where, who = st.columns(3)
    chosen = which.selectbox("Words", list(ways), index=None, key="people-one-words",
                             format_func=lambda key: f"“{ways[key].way.written}”" if key in ways else str(key))
    link = ways.get(chosen or "")
    if link is None:
        return
    entries = {fact.id: fact for fact in link.way.facts if isinstance(fact, Entry)}
    found = where.selectbox("Entry", list(entries), index=None, key=f"people-one-entry-{link.way.key}",
                            format_func=lambda found: _in_a_line(entries[found]) if found in entries else str(found))
    others = [label for label in view.members if label != link.person]
    meant = who.selectbox("Mean there", [_NOT_THIS, *others], key=f"people-one-means-{link.way.key}")
    if st.button("Keep for this entry", key="people-one-keep", disabled=not found) and found in entries:
        _keep_for(entries[found], link, str(meant))


def _keep_for(entry: Entry, link: Linked, meant: str) -> None:
    decision, person = (LinkDecision.IS_NOT, link.person) if meant == _NOT_THIS else (LinkDecision.IS, meant)
    said = f"“{link.way.written}” {'does not mean' if meant == _NOT_THIS else 'means'} {person}"
    statement = answered(session.looking().family, link.way, decision, person, entry=entry)
    keep(f"Kept for the entry of {entry.happened.in_words()}: {said}", [[statement]])


def _in_a_line(entry: Entry) -> str:
    return f"{entry.happened.in_words()}, {entry.agency.label}: {entry.text[:80]}"
