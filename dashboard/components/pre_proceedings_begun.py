"""What a signed decision set for pre-proceedings, and its record begun from there."""

from pathlib import Path

import streamlit as st

from dashboard import session
from dashboard.components.key_in_form import begin_form_with
from dashboard.components.plain_text import plain
from dashboard.page_data.decision_records import decision_records
from dashboard.page_data.pre_proceedings import begun_by_decision
from data_models.access import Power


def begun_from_decision(now: session.Looking, *, key_in: Path) -> None:
    """The days that the decision set, and for whoever may key in a button that begins the form on the page ``key_in``."""
    begun = begun_by_decision(decision_records(session.record(), now.scope, now.family), now.history)
    if not begun:
        return
    st.write(plain(begun.sentence))
    if now.scope.may(Power.ADD, now.family.id) and st.button(
        "Begin its record in Key in", key="begin-from-decision", help="The form with the children and the day of the decision, to be changed there",
    ):
        begin_form_with("pre_proceedings", begun.typed)
        session.go_to_family(now.family.id, now.as_at)  # another page opened by a press forgets which family was chosen
        st.switch_page(key_in)
