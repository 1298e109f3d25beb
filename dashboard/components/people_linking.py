"""Link the ways in which files name people to members of the family, and take such a decision back."""

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.source_drawer import open_source
from dashboard.errors import DashboardError
from dashboard.importers.keyed import Statement, keep
from dashboard.importers.undo import undo_import
from dashboard.page_data.people import (
    Decided,
    MayBeOne,
    PeopleView,
    Way,
    means,
    means_nobody_here,
    new_member,
    not_same_person,
    same_person,
)
from data_models.people import FamilyRole, LinkBasis

AT_ONCE = 8
OUTSIDE, NEW = "somebody outside the family", "a new member of this record"


def linking(view: PeopleView) -> None:
    """What waits, then what was decided. Each answer is kept with who gave it, and charts and counts follow at once."""
    _all_that_the_rule_offers(view.roles)
    _ways("Named by a role", view.roles, view.members)
    _ways("Named only in passing", view.named, view.members)
    _pairs(view.may_be_one)
    _decided(view.decided)


def _all_that_the_rule_offers(ways: Sequence[Way]) -> None:
    offered = [way for way in ways if way.offered]
    if len(offered) < 2:
        return
    with st.expander(f"Confirm all {len(offered)} that the rule offers"):
        for way in offered:
            quiet(f"“{way.words}” would mean {way.offered}, {way.why}: {way.where}.")
        if st.button("Confirm all of these", key="people-all", type="primary"):
            family = session.looking().family
            _keep([means(family, way, way.offered, basis=LinkBasis.RULE) for way in offered])


def _ways(heading: str, ways: Sequence[Way], members: Sequence[str]) -> None:
    if not ways:
        return
    st.subheader(f"{heading}: {len(ways)}")
    last = -(-len(ways) // AT_ONCE)
    page = int(st.number_input(f"Page, of {last}", 1, last, key=f"people-page-{heading}")) if last > 1 else 1
    for way in ways[(page - 1) * AT_ONCE:page * AT_ONCE]:
        _way(way, members)


def _way(way: Way, members: Sequence[str]) -> None:
    key = f"{way.named}-{way.words.casefold()}"
    with st.container(border=True):
        st.markdown(f"**“{plain(way.words)}”** {plain(way.where)}")
        offer = f"By the rule it would mean {way.offered}: {way.why}." if way.offered else f"No rule says whom it means: {way.why}."
        quiet(offer)
        for entry in way.shown:
            words, source = st.columns([8, 1])
            words.markdown(f"{plain(entry.happened.in_words())}, {plain(entry.agency.label)}: {_with_bold(entry.text, way.words)}")
            if source.button("Source", key=f"people-source-{key}-{entry.id}"):
                open_source(entry.id)
        choices = [*members, NEW, OUTSIDE]
        chosen = st.selectbox("It means", choices, index=choices.index(way.offered) if way.offered in choices else None,
                              key=f"people-means-{key}", placeholder="Choose who is meant")
        label, role, note = _more(chosen, key)
        if st.button("Keep this", key=f"people-keep-{key}", disabled=not chosen or (chosen == NEW and not label)):
            _keep(_answer(way, str(chosen), label, role, note))


def _with_bold(text: str, words: str) -> str:
    """The text around the words that name somebody, with those in bold, so that a reader sees what was matched."""
    place = max(text.casefold().find(words.casefold()), 0)
    start, end = max(0, place - 80), place + len(words)
    return f"{plain(text[start:place])}**{plain(text[place:end])}**{plain(text[end:end + 120])}"


def _more(chosen: str | None, key: str) -> tuple[str, FamilyRole, str]:
    """What else must be said: a label and a role for a new member, a note for somebody outside."""
    if chosen == NEW:
        label = st.text_input("Label for this person", key=f"people-label-{key}", help="A label, such as Adult X3: write no names")
        role = st.selectbox("Role", list(FamilyRole), index=len(FamilyRole) - 1, key=f"people-role-{key}", format_func=lambda role: role.label)
        return (label or "").strip(), role or FamilyRole.OTHER, ""
    if chosen == OUTSIDE:
        return "", FamilyRole.OTHER, st.text_input("Who that is, if known", key=f"people-note-{key}") or ""
    return "", FamilyRole.OTHER, ""


def _answer(way: Way, chosen: str, label: str, role: FamilyRole, note: str) -> list[Statement]:
    family = session.looking().family
    if chosen == OUTSIDE:
        return [means_nobody_here(family, way, note)]
    if chosen == NEW:
        return [new_member(label, role, way), means(family, way, label)]
    return [means(family, way, chosen, basis=LinkBasis.RULE if chosen == way.offered else LinkBasis.PERSON)]


def _pairs(pairs: Sequence[MayBeOne]) -> None:
    if not pairs:
        return
    st.subheader(f"May be one person: {len(pairs)}")
    family = session.looking().family
    for pair in pairs[:AT_ONCE]:
        key = f"{pair.first.id}-{pair.second.id}"
        with st.container(border=True):
            st.write(plain(f"{pair.first.text} ({pair.first.source.in_words()}), and {pair.second.text} ({pair.second.source.in_words()}): "
                           f"{'; '.join(pair.reasons)}."))
            labels = {pair.first.label: pair.second.label, pair.second.label: pair.first.label}
            one, two = st.columns(2)
            member = one.radio("If one person, called", list(labels), key=f"people-one-{key}", horizontal=True)
            if one.button("They are one person", key=f"people-same-{key}") and member:
                _keep([same_person(family, labels[member], member)])
            if two.button("They are two people", key=f"people-two-{key}"):
                _keep([not_same_person(family, pair.second.label, pair.first.label)])


def _decided(decided: Sequence[Decided]) -> None:
    if not decided:
        return
    st.subheader(f"Decided: {len(decided)}")
    last = -(-len(decided) // AT_ONCE)
    page = int(st.number_input(f"Page, of {last}", 1, last, key="people-decided-page")) if last > 1 else 1
    for number, decision in enumerate(decided[(page - 1) * AT_ONCE:page * AT_ONCE]):
        words, back = st.columns([6, 1])
        words.write(plain(decision.sentence))
        if back.button("Take back", key=f"people-back-{decision.import_id}-{number}", help="Everything said in the same step is taken back"):
            _take_back(decision)


def _take_back(decision: Decided) -> None:
    now = session.looking()
    try:
        undo_import(session.record(), now.scope, now.family, decision.import_id)
    except DashboardError as refused:
        st.error(plain(str(refused)))
        return
    st.rerun()


def _keep(statements: list[Statement]) -> None:
    now = session.looking()
    keep(session.record(), now.scope.actor, now.family, "people", statements)
    st.rerun()
