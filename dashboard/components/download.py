"""The one door for files out: permission by scope, audit, then a link that works once. Never Streamlit's own download button."""

from collections.abc import Callable

import streamlit as st

from dashboard import session
from dashboard.exporters.tables import CSV_TYPE, XLSX_TYPE, as_csv, as_workbook
from dashboard.importers.templates import template_workbook
from dashboard.page_data.table_view import TableView
from dashboard.page_data.tickets import Outgoing, issue
from data_models.access import Power


def download_table(table: TableView, *, key: str) -> None:
    """Offer what a table shows as CSV and as a workbook. The file is made when asked for, and written to the audit trail first."""
    with st.container(horizontal=True):
        if st.button("CSV", key=f"{key}-csv", help="Make a file of these rows"):
            _hand_over(Outgoing("rows.csv", CSV_TYPE, as_csv(table.headings, table.plain_rows())), table.caption)
        if st.button("Workbook", key=f"{key}-xlsx", help="Make a workbook of these rows"):
            _hand_over(Outgoing("rows.xlsx", XLSX_TYPE, as_workbook("Rows", table.headings, table.plain_rows())), table.caption)


def download_templates() -> None:
    """Offer the empty workbook that agencies and social workers fill in. It holds nothing of any family."""
    if st.button("Template workbook", key="template-xlsx"):
        ticket = issue(Outgoing("template.xlsx", XLSX_TYPE, template_workbook()), holder=session.holder())
        st.markdown(f"[Save template.xlsx](/export/{ticket}) (the link works once)")


def offer(file: Outgoing) -> None:
    """Offer a file whose maker has asked for the right to it and written it down: by a link that works once, for this sign-in, for a minute."""
    st.markdown(f"[Save {file.name}](/export/{issue(file, holder=session.holder())}) (the link works once)")


def download_file(label: str, file: Callable[[], Outgoing], *, what: str, key: str) -> None:
    """Offer one file, made when it is asked for; ``what`` names it in the trail."""
    if st.button(label, key=f"{key}-file"):
        _hand_over(file(), what)


def _hand_over(file: Outgoing, what: str) -> None:
    now = session.looking()
    session.record().require(now.scope.actor, Power.EXPORT, now.family.id)
    session.record().record_view(now.scope.actor, "rows exported", family_id=now.family.id, target=f"{what} as at {now.as_at.isoformat()}")
    offer(file)
