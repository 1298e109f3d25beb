"""Take files in on screen: check first, see what would become of every row, put right what is wrong, then load."""

from datetime import date

import streamlit as st

from dashboard import session
from dashboard.components.import_preview import preview
from dashboard.components.import_work import Work, bring, put_away, said_of, work
from dashboard.components.plain_text import plain
from dashboard.errors import DashboardError
from dashboard.importers.dates.reading import read_date
from dashboard.importers.take_in import new_family, take_in_sheets
from dashboard.importers.together import together
from dashboard.page_data.import_report import reconciliation
from dashboard.page_data.themes import still_uncoded
from dashboard.page_data.words_read import read_words
from data_models.record import Family

NEW = "A new family"
_TOLD = "import-told"


def upload() -> None:
    """Draw the form and what was brought. Nothing is written until “Load” is pressed, and then in one transaction a file."""
    _tell()
    _form()
    current = work()
    if current is None:
        return
    for file in current.files:
        preview(current, file, key=f"import-{file.key}")
    ready = [file for file in current.files if file.taken is not None and not file.taken.unchanged]
    load, away = st.columns([1, 3])
    if load.button(f"Load {len(ready)} of {len(current.files)} files", key="import-load", type="primary", disabled=not ready):
        _load(current)
        st.rerun()
    if away.button("Put these files away", key="import-away", help="Forget the check; the record stays as it is"):
        put_away()
        st.rerun()


def _form() -> None:
    families = {family.label: family for family in session.open_families()}
    left, right = st.columns(2)
    with left:
        choices = [*families, NEW]
        in_hand = session.looking().family.label if "looking" in st.session_state else NEW
        label = st.selectbox("Into the record of", choices, index=choices.index(in_hand) if in_hand in choices else 0, key="import-family")
        new_label = st.text_input("Label of the new family", key="import-label", persist_state="session") if label == NEW else ""
        agency = st.text_input("Agency that sent the files, where they do not say", key="import-agency", persist_state="session")
    with right:
        written = st.text_input("Day all of it became known, if it was one day", key="import-known", placeholder="10 December 2020",
                                persist_state="session")
        files = st.file_uploader("Files", accept_multiple_files=True, key="import-files",
                                 help="Word, Excel, CSV, notes, SSD tables, CIN census, Annex A, SSDA903, DfE JSON, or a zip of them")
    if st.button("Check", key="import-check", disabled=not files):
        known_on = _day(written)
        if label == NEW and not new_label.strip():
            st.error("Give the new family a label first.")
        elif known_on is not None or not written:
            bring(families.get(label), new_label.strip(), agency.strip(), known_on,
                  together([(file.name, file.getvalue()) for file in files or []]))


def _day(written: str | None) -> date | None:
    """A day as anybody writes it; anything less exact than a day is not one."""
    if not written:
        return None
    reading = read_date(written, today=date.today())
    if not reading.when.exact:
        st.error(reading.problem or "That is not one exact day.")
        return None
    return reading.when.start


def _load(current: Work) -> None:
    """Load every file that can be; keep those that cannot, with their reason, so that nothing put right is lost."""
    family = current.family or _made(current.label)
    told, left = [], []
    bar = st.progress(0.0, "Loading")
    for place, file in enumerate(current.files, start=1):
        bar.progress((place - 1) / len(current.files), f"Loading file {place} of {len(current.files)}")
        if file.raw is None or file.taken is None:
            left.append(file)
            continue
        try:
            taken = take_in_sheets(session.record(), session.viewer(), family, file.raw, today=date.today(), said=said_of(current, file))
            told.append(reconciliation(taken))
        except DashboardError as refused:
            file.refused = str(refused)
            left.append(file)
    read_words(session.record(), session.viewer(), family, progress=lambda share: bar.progress(share, "Reading the words of the entries"))
    uncoded = still_uncoded(session.record(), session.viewer(), family, date.today())
    st.session_state[_TOLD] = [*told, *([uncoded] if uncoded else [])]
    current.family, current.files = family, left
    if not left:
        put_away()


def _made(label: str) -> Family:
    known = next((family for family in session.open_families() if family.label.casefold() == label.casefold()), None)
    return known or new_family(session.record(), session.viewer().actor, label)


def _tell() -> None:
    """What the last load came to, said once on the page that follows it."""
    for line in st.session_state.pop(_TOLD, []):
        st.success(plain(line))
