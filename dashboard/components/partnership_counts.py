"""Counting for the partnership, family by family, with its progress; each family counted is in the trail first."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from dashboard import session
from dashboard.page_data.history import history_of
from dashboard.page_data.partnership import Partnership, partnership_view
from data_models.history import History


def counts_for(first: date, last: date) -> Partnership | None:
    """The counts over a period; None, with a sentence on the page, where the period ends before it begins."""
    if last < first:
        st.write("The period ends before it begins.")
        return None
    record, scope = session.record(), session.viewer()
    families = session.open_families()
    bar = st.progress(0.0, "Counting")

    def histories() -> Iterator[History]:
        for family in families:
            session.record_once_here("page viewed", family_id=family.id, target="Assurance")
            yield history_of(record, scope, family, last)

    def done(number: int) -> None:
        bar.progress(number / len(families), f"{number} of {len(families)} families")

    view = partnership_view(
        histories(), record.ask(scope, "assurance_submissions", first=first, last=last),
        record.ask(scope, "assurance_challenges", first=first, last=last), first=first, last=last,
        progress=done,
    )
    bar.empty()
    return view
