"""Small quiet text. Streamlit's own caption is too pale for the contrast that WCAG asks for."""

from html import escape

import streamlit as st


def quiet(text: str) -> None:
    """A line of smaller text, escaped."""
    st.html(f"<p style='color:#4a4f57;font-size:0.875rem;margin:0 0 0.3rem'>{escape(text)}</p>")


def notice(text: str) -> None:
    """One line across the page that must not be missed, escaped."""
    st.html(f"<div role='note' style='background:#f7f3ea;border:1px solid #a86a00;padding:0.25rem 0.7rem;font-size:0.875rem'>{escape(text)}</div>")
