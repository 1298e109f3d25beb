"""Ways of naming people that wait: the words, where they stand, whom they may mean, and a person's answer."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import session
from dashboard.components.incident_linking import page_of
from dashboard.components.note_kept import note_kept
from dashboard.components.plain_text import plain
from dashboard.components.quiet import quiet
from dashboard.components.record_table import record_table
from dashboard.errors import DashboardError
from dashboard.importers.keyed import Statement
from dashboard.page_data.people import PeopleView, offer_in_words, people_view, where_it_stands
from dashboard.page_data.people_answers import answered, keep_answers, new_member
from dashboard.page_data.people_ways import Way
from data_models.people import FamilyRole, LinkBasis, LinkDecision, LinkKind
from data_models.record import Entry

ITSELF, NEW, OUTSIDE = "a member of the family by this label", "a new member of the family", "somebody outside the family"
EVERYWHERE = ""
_VIEW, _TOLD = "people-view", "people-told"


def view_of_people() -> PeopleView:
    """What the page shows, worked out anew only after a change to the family, its date or what the viewer may see."""
    now = session.looking()
    key = (now.scope, now.family, now.as_at, session.record().version_of(now.family.id))
    kept = st.session_state.get(_VIEW)
    if kept is None or kept[0] != key:
        kept = (key, people_view(session.record(), now.scope, now.history))
        st.session_state[_VIEW] = kept
    view: PeopleView = kept[1]
    return view


def told() -> None:
    """What the last press did, once."""
    if words := st.session_state.pop(_TOLD, ""):
        st.success(plain(words))


def waiting(view: PeopleView) -> None:
    """Labels of other files and role words, a page at a time. What a rule offers is chosen beforehand and counts once it is confirmed."""
    st.header("Waiting for a person")
    if not view.waiting:
        quiet("No role word and no label waits.")
    _all_offered(view)
    for _, way in page_of(view.waiting, "people-waiting"):
        _ask(way, view)


def named_in_passing(view: PeopleView) -> None:
    st.header("Named only in passing")
    if not view.passing:
        quiet("Nobody is named only in passing, as far as the words have been read.")
    for _, way in page_of(view.passing, "people-passing"):
        _ask(way, view)


def keep(words: str, answers: Sequence[Sequence[Statement]], *, note: str = "") -> None:
    """Keep answers, say so, and draw everything anew, for every count and chart follows. ``note``: the place of a note that goes with them."""
    now = session.looking()
    keep_answers(session.record(), now.scope, now.family, answers, note=note)
    tell(f"{words}. Counts and charts follow; it can be taken back below.")


def tell(words: str) -> None:
    st.session_state[_TOLD] = words
    st.rerun()


def _all_offered(view: PeopleView) -> None:
    offered = view.offered
    if len(offered) < 2:
        return
    with st.expander(f"Confirm all {len(offered)} that the rule offers"):
        quiet("Read where each stands first: a wife or partner of another time may be somebody else.")
        for way in offered:
            st.write(plain(f"“{way.written}” will mean {way.offer.person}, {way.offer.why}: {way.where}"))
            record_table(where_it_stands(way), key=f"people-all-{_question(way)}")
        read = st.checkbox(f"I have read these {len(offered)}", key=f"people-all-read-{'-'.join(_question(way) for way in offered)}")
        if st.button(f"Confirm these {len(offered)}", key="people-all", type="primary", disabled=not read, help="Each can be taken back by itself"):
            keep(f"Confirmed: {len(offered)} ways of naming people", [_confirmed(way) for way in offered])


def _confirmed(way: Way) -> list[Statement]:
    return [answered(session.looking().family, way, LinkDecision.IS, way.offer.person, basis=LinkBasis.RULE, note=way.offer.why)]


def _ask(way: Way, view: PeopleView) -> None:
    """One way of naming: where it stands, with the rows to open, and whom it means."""
    key = _question(way)
    st.subheader(plain(f"“{way.written}”: {way.where}"))
    st.write(plain(f"{offer_in_words(way)}."))
    record_table(where_it_stands(way), key=f"people-where-{key}")
    whom, where = st.columns(2)
    choices = _choices(way, view)
    chosen = whom.selectbox(
        plain(f"“{way.written}” means"), choices, index=choices.index(way.offer.person) if way.offer.person in choices else None,
        key=f"people-means-{key}", placeholder="Choose who is meant")
    entry = _chosen_entry(way, where)
    label, role, note = _more(chosen, way)
    press, refuse = st.columns(2)
    if press.button(plain(f"Keep for “{way.written}”"), key=f"people-keep-{key}", disabled=not chosen):
        _keep(way, str(chosen), entry, label=label, role=role, note=note, view=view)
    offered = way.offer.person
    if offered and refuse.button(plain(f"“{way.written}” does not mean {offered}"), key=f"people-not-{key}", help="It will not be offered again"):
        keep(f"Kept: “{way.written}” does not mean {offered}", [[answered(session.looking().family, way, LinkDecision.IS_NOT, offered, entry=entry)]])


def _question(way: Way) -> str:
    """Names the widgets: what was chosen stays through a rerun, and is forgotten once other entries or another offer are asked about."""
    return f"{way.key}-{way.offer.person}-{len(way.facts)}"


def _note_of(way: Way) -> str:
    """Names the note beside a question, whatever entries it is about by then."""
    return f"people-{way.key}"


def _choices(way: Way, view: PeopleView) -> list[str]:
    """Those whom it may mean first, then the other members in the order of the family."""
    likely = [way.offer.person, *(offer.person for offer in way.likely)]
    members = [label for label in dict.fromkeys((*likely, *view.members)) if label and label != way.written]
    return [*members, ITSELF if way.written in view.members else NEW, OUTSIDE]


def _chosen_entry(way: Way, column: DeltaGenerator) -> Entry | None:
    """The one entry an answer is about, None for all."""
    entries = {fact.id: fact for fact in way.facts if isinstance(fact, Entry)}
    if len(entries) < 2 or len(entries) < len(way.facts):
        return None

    def line(found: str) -> str:
        return f"only in the entry of {entries[found].happened.in_words()}, {entries[found].agency.label}" if found in entries else found or _ALL

    chosen = column.selectbox(
        plain(f"Where “{way.written}” means this"), [EVERYWHERE, *entries], key=f"people-entry-{_question(way)}", format_func=line)
    return entries.get(chosen or EVERYWHERE)


_ALL = "wherever the words stand"


def _more(chosen: str | None, way: Way) -> tuple[str, FamilyRole, str]:
    """What else must be said: a label and a role for a new member, a note for somebody outside."""
    if chosen == NEW:
        name, place = st.columns(2)
        label = name.text_input(
            "Label for the new member", value=way.written if way.kind is LinkKind.LABEL else "", key=f"people-label-{_question(way)}",
            help="A label, such as Adult X3. Write no names.")
        roles = list(FamilyRole)
        role = place.selectbox("Place in the family", roles, index=roles.index(way.role or FamilyRole.OTHER), key=f"people-role-{_question(way)}",
                               format_func=lambda role: role.label)
        return label or "", role, ""
    if chosen == OUTSIDE:
        return "", FamilyRole.OTHER, note_kept("Who that is, if known", place=_note_of(way))
    return "", FamilyRole.OTHER, ""


def _keep(way: Way, chosen: str, entry: Entry | None, *, label: str, role: FamilyRole, note: str, view: PeopleView) -> None:
    family = session.looking().family
    if chosen == OUTSIDE:
        keep(f"Kept: “{way.written}” is somebody outside the family", [[answered(family, way, LinkDecision.OUTSIDE, entry=entry, note=note)]],
             note=_note_of(way))
    elif chosen == NEW:
        try:
            statements = new_member(family, way, label, role, view.labels, entry=entry)
        except DashboardError as refused:
            st.error(plain(str(refused)))
            return
        keep(f"Kept: “{way.written}” means {' '.join(label.split())}, now a member of this family", [statements])
    else:
        person, offered = (way.written if chosen == ITSELF else chosen), chosen == way.offer.person
        statement = answered(family, way, LinkDecision.IS, person, entry=entry, basis=LinkBasis.RULE if offered else LinkBasis.PERSON,
                             note=way.offer.why if offered else "")
        keep(f"Kept: “{way.written}” means {person}", [[statement]])
