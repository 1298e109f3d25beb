"""Every test of a page begins with no record open."""

import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def fresh_caches() -> None:
    """Streamlit's caches outlive a test: without this the first test's record would serve them all."""
    st.cache_resource.clear()
