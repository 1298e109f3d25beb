"""Opening a family that one was not given, in an emergency: for an hour, with a reason, and for others to review."""

from datetime import timedelta

import streamlit as st

from dashboard import session
from dashboard.errors import DashboardError
from dashboard.page_data.rights_kept import open_in_emergency
from dashboard.settings import settings
from data_models.access import Power


def emergency_form() -> None:
    """The form, for who holds the power; the answer is the same whether a family does not exist or is not theirs to open."""
    person = session.person()
    if person is None or not session.viewer().may(Power.BREAK_GLASS):
        return
    with st.expander("Open a family in an emergency"):
        st.write("For an hour, without legal advice. The privacy officer is told and reviews it by the next working day.")
        with st.form("emergency", clear_on_submit=False):
            label = st.text_input("Family", key="emergency-family")
            reason = st.text_area("Why it must be opened now", key="emergency-reason")
            if st.form_submit_button("Open for an hour"):
                fresh: timedelta = settings().limits.fresh
                try:
                    open_in_emergency(session.record(), session.viewer(), label, reason=reason, signed_in_at=person.since, fresh=fresh)
                except DashboardError as refused:
                    st.error(str(refused))
                    return
                st.rerun()
