"""Take files in on screen: check first, see what would become of every row, then load. The same function as the command line uses."""

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import plain
from dashboard.errors import DashboardError
from dashboard.importers.dates import read_date
from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.taken import Taken
from dashboard.page_data.import_report import not_loaded, reconciliation, still_open
from data_models.record import Family

NEW = "A new family"


def upload() -> None:
    """Draw the form. Nothing is written until “Load” is pressed, and then in one transaction a file."""
    families = {family.label: family for family in session.open_families()}
    left, right = st.columns(2)
    with left:
        choices = [*families, NEW]
        in_hand = session.looking().family.label if "looking" in st.session_state else NEW
        label = st.selectbox("Into the record of", choices, index=choices.index(in_hand) if in_hand in choices else 0, key="import-family")
        new_label = st.text_input("Label of the new family", key="import-label") if label == NEW else ""
        agency = st.text_input("Agency that sent the files, where they do not say", key="import-agency")
    with right:
        known_on = _day(st.text_input("Day all of it became known, if it was one day", key="import-known", placeholder="10 December 2020"))
        files = st.file_uploader("Files", accept_multiple_files=True, key="import-files", help="Workbooks (.xlsx) and text tables (.csv)")
    if not files:
        return
    check, load = st.columns(2)
    if check.button("Check", key="import-check"):
        _each(files, families.get(label), new_label, agency, known_on, dry_run=True)
    if load.button("Load", key="import-load", type="primary"):
        _each(files, families.get(label), new_label, agency, known_on, dry_run=False)


def _day(written: str | None) -> date | None:
    """A day as anybody writes it; anything less exact than a day is not one."""
    if not written:
        return None
    reading = read_date(written, today=date.today())
    if not reading.when.exact:
        st.error(reading.problem or "That is not one exact day.")
        return None
    return reading.when.start


def _each(files: list[st.runtime.uploaded_file_manager.UploadedFile], family: Family | None, label: str, agency: str,
          known_on: date | None, *, dry_run: bool) -> None:
    if family is None and not label.strip():
        st.error("Give the new family a label first.")
        return
    bar = st.progress(0.0, "Reading")
    for place, file in enumerate(files, start=1):
        bar.progress((place - 1) / len(files), f"Reading file {place} of {len(files)}")
        try:
            owner = family or _made_or_imagined(label.strip(), dry_run=dry_run)
            taken = take_in(
                session.record(), session.viewer(), owner, name=file.name, content=file.getvalue(), today=date.today(),
                agency=agency.strip(), known_on=known_on, dry_run=dry_run,
            )
        except DashboardError as error:
            st.error(f"Not taken in: {error}")
            continue
        family = owner if owner.id else family
        _report(taken)
    bar.progress(1.0, "Done")


def _made_or_imagined(label: str, *, dry_run: bool) -> Family:
    known = next((family for family in session.open_families() if family.label.casefold() == label.casefold()), None)
    if known is not None:
        return known
    return Family(id="", label=label) if dry_run else new_family(session.record(), session.viewer().actor, label)


def _report(taken: Taken) -> None:
    st.write(plain(reconciliation(taken)))
    for table in (not_loaded(taken), still_open(taken)):
        if table.rows:
            plain_table(table)
