"""Streamlit keeps the opened record between tests: each page test begins with none, whichever file ran before it."""

import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def fresh_caches(packages_looked_through_once: None) -> None:
    """Without this an earlier test's record would serve this one."""
    st.cache_resource.clear()
