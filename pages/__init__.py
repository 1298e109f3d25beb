"""Thin pages: a title, a question, a layout. Streamlit runs each file; nothing imports them."""
