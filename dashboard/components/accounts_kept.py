"""The list of accounts, and one form that makes an account or writes it anew."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.quiet import quiet
from dashboard.errors import DashboardError
from dashboard.page_data.accounts import AccountKept, accounts_of
from dashboard.page_data.rights_kept import keep_account
from data_models.access import Role
from data_models.agencies import Agency
from data_models.sign_in import Ended

NEW = AccountKept("", "", "", Agency.CHILDRENS_SOCIAL_CARE.value, (), off=False)
ROLES = tuple(role for role in Role if role is not Role.SAMPLE_VIEWER)


def accounts_kept() -> None:
    """List the accounts and let one be made, changed, turned off, or signed out of every tab."""
    view = accounts_of(session.record(), session.viewer())
    if said := st.session_state.pop("account-said", ""):
        st.success(said)
    if view.table.rows:
        plain_table(view.table)
    else:
        quiet("No account is recorded. Until there is one, nobody signs in and only sample data is open.")
    by_actor = {"": NEW, **{one.actor: one for one in view.accounts}}
    chosen = st.selectbox("Account to write", list(by_actor), format_func=lambda actor: actor or "A new account", key="account-chosen")
    _form(by_actor[chosen])
    if chosen and st.button("End every sign-in of this account now"):
        ended = session.record().end_sign_ins(
            chosen, by=session.viewer().actor, how=Ended.BY_ADMINISTRATOR, now=datetime.now(UTC).replace(tzinfo=None))
        st.success(f"Sign-ins ended: {ended}.")


def _form(one: AccountKept) -> None:
    key = one.actor or "new"
    with st.form(f"account-{key}", clear_on_submit=False):
        actor = one.actor or st.text_input("Account", help="A short id, such as a staff number", key="account-actor")
        name = st.text_input("Name", value=one.name, key=f"account-name-{key}")
        signs_in = st.text_input(
            "Signs in as", value=one.sign_in_name, key=f"account-signs-in-{key}",
            help="What the identity provider calls the person; the page says it on a first try. Empty for a machine.")
        agencies = [agency.value for agency in Agency]
        agency = st.selectbox(
            "Works for", agencies, index=agencies.index(one.agency), format_func=lambda code: Agency(code).label, key=f"account-agency-{key}")
        roles = st.multiselect("Parts", ROLES, default=list(one.roles), format_func=lambda role: role.label, key=f"account-roles-{key}")
        off = st.checkbox("Off: may do nothing", value=one.off, key=f"account-off-{key}")
        if st.form_submit_button("Keep"):
            if not (actor.strip() and name.strip() and roles):
                st.warning("An account needs its id, a name and at least one part.")
                return
            try:
                keep_account(
                    session.record(), session.viewer().actor, actor=actor.strip(), sign_in_name=signs_in.strip(), name=name.strip(), agency=agency,
                    roles=roles, off=off)
            except DashboardError as refused:
                st.error(str(refused))
                return
            st.session_state["account-said"] = f"{actor.strip()} is kept."
            st.rerun()
