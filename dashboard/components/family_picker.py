"""Which family the session looks at: from the address where it names one open to the viewer, else the first by label."""

from collections.abc import Sequence

import streamlit as st

from data_models.record import Family


def choose_family(families: Sequence[Family]) -> Family | None:
    """The picker. None where no family is open to the viewer."""
    if not families:
        return None
    by_id = {family.id: family for family in families}
    if st.session_state.get("family_id") not in by_id:
        asked = st.query_params.get("family", "")
        st.session_state["family_id"] = asked if asked in by_id else families[0].id
    chosen = st.selectbox("Family", list(by_id), key="family_id", format_func=lambda family_id: by_id[family_id].label)
    return by_id[chosen]
