"""The one door for files out: permission by scope, audit, then a link that works once. Never Streamlit's own download button."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import streamlit as st

from dashboard import session
from dashboard.components.plain_text import as_label, plain
from dashboard.exporters.tables import CSV_TYPE, XLSX_TYPE, as_csv, as_workbook
from dashboard.importers.templates import template_workbook
from dashboard.page_data.table_view import TableView
from dashboard.page_data.tickets import LIFETIME_SECONDS, Outgoing, issue
from data_models.access import Power

_HERE = Path(__file__).parent
_LASTS = f"{LIFETIME_SECONDS:.0f} seconds"
_AGAIN = "The button above makes the file again."
_link_once = st.components.v2.component("link_once", html="<p class='once'></p>", js=(_HERE / "link_once.js").read_text(encoding="utf-8"))


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
        offer(Outgoing("template.xlsx", XLSX_TYPE, template_workbook()))


def offer(file: Outgoing) -> None:
    """Offer a file whose maker has asked for the right to it and written it down: by a link that works once, for this sign-in, for a minute.

    Once it is used or too old a sentence stands in its place: a link that is refused would be taken for a fault.
    """
    ticket = issue(file, holder=session.holder())
    _link_once(key=f"once-{ticket}", data={
        "address": f"/export/{ticket}", "name": file.name, "seconds": LIFETIME_SECONDS, "lasts": _LASTS,
        "used": f"{file.name} was handed over, and this link is used up. {_AGAIN}",
        "old": f"The link to {file.name} was not used within {_LASTS} and no longer works. {_AGAIN}",
    })


def download_file(label: str, file: Callable[[], Outgoing], *, what: str, key: str) -> None:
    """Offer one file, made when it is asked for; ``what`` names it in the trail."""
    if st.button(as_label(label), key=f"{key}-file"):
        with making(label):
            made = file()
        _hand_over(made, what)


def making(label: str) -> AbstractContextManager[None]:
    """Says what is being made while it is, so that nobody waits before a page that seems to do nothing. The link's time begins after it."""
    return st.spinner(plain(f"Making {label[:1].lower()}{label[1:]} …"), show_time=True)


def _hand_over(file: Outgoing, what: str) -> None:
    now = session.looking()
    session.record().require(now.scope.actor, Power.EXPORT, now.family.id)
    session.record().record_view(now.scope.actor, "rows exported", family_id=now.family.id, target=f"{what} as at {now.as_at.isoformat()}")
    offer(file)
