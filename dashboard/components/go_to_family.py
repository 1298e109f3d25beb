"""A table of families whose rows open the family, as known today, on the page that the row is about."""

from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import session
from dashboard.components.record_table import record_table
from dashboard.page_data.table_view import TableView

_PAGES = Path(__file__).resolve().parents[2] / "pages"


def family_table(table: TableView, *, page: str, title: str, key: str) -> None:
    """Show ``table``, and nothing where it has no rows. ``page``, ``title``: the file and the name of the page that a row's button leads to."""
    if table.rows:
        record_table(table, key=key, opens=lambda family_id: _go(family_id, page), button="Open", what=f"{title} for")


def _go(family_id: str, page: str) -> None:
    session.go_to_family(family_id, date.today())
    st.switch_page(_PAGES / f"{page}.py")
