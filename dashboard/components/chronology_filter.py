"""The filters over the chronology, and which page of rows is shown. What was chosen stays when the reader comes back."""

import streamlit as st

from dashboard.page_data.chronology import Choice, ChronologyView


def filter_bar(every: ChronologyView) -> Choice:
    """Draw the filters with what this record holds to choose from."""
    first, second, third = st.columns(3)
    with first:
        themes = st.multiselect("Theme", every.themes, key="theme-filter", persist_state="session")
        statuses = st.multiselect("Who saw it", every.statuses, key="status-filter", persist_state="session")
    with second:
        agencies = st.multiselect("Agency", every.agencies, key="agency-filter", persist_state="session")
        natures = st.multiselect("Points to", every.natures, key="nature-filter", persist_state="session")
    with third:
        people = st.multiselect("Person", every.people, key="person-filter", persist_state="session")
        words = st.text_input("Words", key="word-filter", persist_state="session")
    return Choice(tuple(themes), tuple(agencies), tuple(people), tuple(statuses), tuple(natures), words or "")


def chosen_page(choice: Choice, pages: int) -> int:
    """The page of rows, from 1 to ``pages`` of this choice. A new choice begins again at the first page."""
    if st.session_state.get("chronology-choice") != choice:
        st.session_state["chronology-choice"] = choice
        st.session_state["chronology-page"] = 1
    st.session_state["chronology-page"] = min(st.session_state.get("chronology-page", 1), pages)
    narrow, _ = st.columns([1, 4])
    return int(narrow.number_input(f"Page, of {pages}", min_value=1, max_value=pages, step=1, key="chronology-page"))
