"""A real HTML table whose rows open their source. Streamlit's own grid is a canvas that a screen reader cannot read.

The component is our own, inline and static; every word of the record reaches the page as text, never as markup
(docs/decisions/0005).
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard.components.quiet import quiet
from dashboard.components.source_drawer import open_source
from dashboard.page_data.table_view import TableView

_HERE = Path(__file__).parent
_mounted = st.components.v2.component(
    "record_table",
    html="<div class='frame'></div>",
    css=(_HERE / "record_table.css").read_text(encoding="utf-8"),
    js=(_HERE / "record_table.js").read_text(encoding="utf-8"),
)


def record_table(
    table: TableView, *, key: str, opens: Callable[[str], None] = open_source, button: str = "Source", what: str = "the source of",
) -> None:
    """Show ``table``; a press on a row's button opens the source of the fact it names, or does what ``opens`` does with what the row carries.

    ``button``: its word; ``what``: what it opens, for a screen reader.
    """
    if not table.rows:
        quiet(f"{table.caption}: nothing is recorded by this date.")
        return
    answer = _mounted(
        key=key,
        data={
            "caption": table.caption,
            "headings": list(table.headings),
            "button": button,
            "what": what,
            "rowHeading": -1 if table.row_heading is None else table.row_heading,
            "rows": [{"cells": list(row.cells), "opens": row.opens, "cellOpens": row.openings} for row in table.rows],
        },
        on_opened_change=lambda: None,
    )
    if answer.opened:
        opens(str(answer.opened))
