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
    st.session_state["chronology-pages"] = every.pages
    return Choice(tuple(themes), tuple(agencies), tuple(people), tuple(statuses), tuple(natures), words or "")


def chosen_page(choice: Choice) -> int:
    """The page of rows, from 1. A new choice begins again at the first page."""
    if st.session_state.get("chronology-choice") != choice:
        st.session_state["chronology-choice"] = choice
        st.session_state["chronology-page"] = 1
    narrow, _ = st.columns([1, 4])
    last = max(st.session_state["chronology-pages"], 1)
    return int(narrow.number_input(f"Page, of {last}", min_value=1, max_value=last, step=1, key="chronology-page"))
