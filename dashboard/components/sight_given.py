"""Forms that give, end and refuse sight of a family, and restrict it. What may not be done is refused by the store, not by a hidden form."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.errors import DashboardError
from dashboard.page_data.restrictions_kept import ask_to_lift, lift, restrict, review_restriction
from dashboard.page_data.rights_kept import end_sight, give_sight, review_refusal
from dashboard.page_data.who_may_see import WhoMaySee, who_may_see
from data_models.access import Power, RestrictionKind, Role
from data_models.policy import GrantKind, rights_of

CASE_ROLES = tuple(role for role in Role if role is not Role.SAMPLE_VIEWER and Power.READ in rights_of(role).family)

HOW = ("Give", "Give, by name for a restricted family", "Refuse: conflict of interest, relative or excluded")


def sight_of_family() -> None:
    """Everybody with sight of the family the session looks at, and the forms for who may change that."""
    now = session.looking()
    view = who_may_see(session.record(), now.scope, now.family, now=datetime.now(UTC).replace(tzinfo=None))
    st.write(plain(view.sentence))
    st.write(plain(view.restriction))
    plain_table(view.table)
    if now.scope.may(Power.GIVE_ACCESS, now.family.id):
        _give()
        _end(view)
        _review(view)
    if now.scope.may(Power.RESTRICT_FAMILY):
        _restriction(view)


def _give() -> None:
    with st.form("give-sight", clear_on_submit=False):
        st.markdown("### Give or refuse sight")
        who = st.text_input("Account", key="sight-who", help="The short id of the person's account")
        role = st.selectbox("Part", CASE_ROLES, key="sight-role", format_func=lambda role: role.label)
        how = st.radio("How", HOW, key="sight-how")
        why = st.text_input("Why", key="sight-why")
        if st.form_submit_button("Keep") and _complete(who, why):
            now = session.looking()
            _done(lambda: give_sight(
                session.record(), now.scope.actor, now.family.id, to=who.strip(), role=role, reason=why.strip(),
                kind=GrantKind.REFUSED if how.startswith("Refuse") else GrantKind.GIVEN, named="by name" in how,
            ), f"Kept for {who.strip()}.")


def _end(view: WhoMaySee) -> None:
    if not view.standing:
        return
    words = dict(view.standing)
    with st.form("end-sight", clear_on_submit=False):
        st.markdown("### End sight")
        chosen = st.selectbox("Whose", list(words), key="end-whose", format_func=lambda grant: words[grant])
        why = st.text_input("Why it ends", key="end-why")
        if st.form_submit_button("End now") and _complete(why):
            now = session.looking()
            _done(lambda: end_sight(session.record(), now.scope, now.family, chosen, reason=why.strip()), "Ended from this moment.")


def _review(view: WhoMaySee) -> None:
    if not view.refusals:
        return
    words = dict(view.refusals)
    with st.form("review-refusal", clear_on_submit=False):
        st.markdown("### Review a refusal")
        chosen = st.selectbox("Which", list(words), key="review-which", format_func=lambda grant: words[grant])
        why = st.text_input("Why it stands", key="review-why")
        if st.form_submit_button("Reviewed: the refusal stands") and _complete(why):
            now = session.looking()
            _done(lambda: review_refusal(session.record(), now.scope, now.family, chosen, reason=why.strip()), "The review is kept.")


def _restriction(view: WhoMaySee) -> None:
    with st.form("restriction", clear_on_submit=False):
        st.markdown("### Restriction")
        kinds = list(RestrictionKind)
        kind = None if view.restricted else st.selectbox("Reason for restricting", kinds, key="restrict-kind", format_func=lambda kind: kind.label)
        why = st.text_input("Why", key="restrict-why")
        asked = ("Lift it, as asked" if view.lifting_asked_by else "Ask to lift it") if view.restricted else "Restrict"
        pressed = st.form_submit_button(asked)
        reviewed = view.restricted and st.form_submit_button("Reviewed: it stands")
        if (pressed or reviewed) and _complete(why):
            now, record = session.looking(), session.record()
            if reviewed:
                _done(lambda: review_restriction(record, now.scope, now.family, reason=why.strip()), "The review is kept.")
            elif kind is not None:
                _done(lambda: restrict(record, now.scope, now.family, kind, reason=why.strip()), "The family is restricted.")
            elif view.lifting_asked_by:
                _done(lambda: lift(record, now.scope, now.family, reason=why.strip()), "The restriction is lifted.")
            else:
                _done(lambda: ask_to_lift(record, now.scope, now.family, reason=why.strip()), "Asked. A second person must agree.")


def _complete(*typed: str) -> bool:
    if all(text.strip() for text in typed):
        return True
    st.warning("Fill in every field.")
    return False


def _done(act: Callable[[], object], sentence: str) -> None:
    try:
        act()
    except DashboardError as refused:
        st.error(str(refused))
        return
    st.session_state["sight-said"] = sentence
    st.rerun()
