"""Which family the session looks at: from the address where it names one open to the viewer, else the first by label."""

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from data_models.record import Family


def choose_family(families: Sequence[Family]) -> Family | None:
    """The picker. None where no family is open to the viewer. An address that names another family is written down as refused."""
    by_id = {family.id: family for family in families}
    asked = st.query_params.get("family", "")
    if asked and asked not in by_id:
        session.record_refusal("family by address", asked)
    if not families:
        return None
    if st.session_state.get("family_id") not in by_id:
        st.session_state["family_id"] = asked if asked in by_id else families[0].id
    chosen = st.selectbox("Family", list(by_id), key="family_id", format_func=lambda family_id: by_id[family_id].label)
    return by_id[chosen]
