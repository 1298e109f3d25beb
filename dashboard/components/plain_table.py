"""A table with nothing to press: real HTML, every word escaped."""

from html import escape

import streamlit as st

from dashboard.page_data.table_view import TableRow, TableView

_CSS = """<style>
.plain-table { overflow-x: auto; } .plain-table table { width: 100%; border-collapse: collapse; font-size: 0.95rem; line-height: 1.45; }
.plain-table caption { text-align: left; font-weight: 600; padding: 0.2rem 0 0.4rem; color: inherit; }
.plain-table th, .plain-table td { text-align: left; vertical-align: top; padding: 0.4rem 0.7rem 0.4rem 0; border-bottom: 1px solid #d9d9d3; }
.plain-table tbody th { font-weight: 600; min-width: 8rem; } .plain-table thead th { border-bottom: 2px solid #8a8d94; }
</style>"""


def plain_table(table: TableView) -> None:
    """Show ``table`` with its caption, column headings and row headings."""
    head = "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in table.headings)
    body = "".join(_line(row, table.row_heading) for row in table.rows)
    st.html(
        f"{_CSS}<div class='plain-table'><table><caption>{escape(table.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _line(row: TableRow, row_heading: int | None) -> str:
    cells = "".join(
        f"<th scope='row'>{escape(cell)}</th>" if place == row_heading else f"<td>{escape(cell)}</td>" for place, cell in enumerate(row.cells)
    )
    return f"<tr>{cells}</tr>"
