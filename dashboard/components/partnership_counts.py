"""Counting for the partnership, family by family, with its progress; each family counted is in the trail first, every time."""

from collections.abc import Iterator

import streamlit as st

from dashboard import session
from dashboard.page_data.history import history_of
from dashboard.page_data.partnership import Partnership, Year, partnership_view
from data_models.history import History


def counts_for(year: Year) -> Partnership:
    """The counts over a year that has ended."""
    record, scope = session.record(), session.viewer()
    families = session.open_families()
    bar = st.progress(0.0, "Counting")

    def histories() -> Iterator[History]:
        for family in families:
            record.record_view(scope.actor, "page viewed", family_id=family.id, target=f"Assurance {year.label}")
            yield history_of(record, scope, family, year.last)

    def done(number: int) -> None:
        bar.progress(number / len(families), f"{number} of {len(families)} families")

    view = partnership_view(
        histories(), record.ask(scope, "assurance_submissions", first=year.first, last=year.last),
        record.ask(scope, "assurance_challenges", first=year.first, last=year.last), year, progress=done,
    )
    bar.empty()
    return view
