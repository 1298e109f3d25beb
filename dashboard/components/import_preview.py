"""What would become of one file: its counts, how its headings were read, what would change, and rows to put right before loading."""

import streamlit as st

from dashboard.components.import_work import Brought, Work, check, mapping_of, remember_mapping
from dashboard.components.plain_table import plain_table
from dashboard.components.plain_text import as_label, plain
from dashboard.components.quiet import notice, quiet
from dashboard.importers.headings.heading_names import MEANINGS
from dashboard.importers.rows.prepare import headings_in
from dashboard.importers.rows.prepared import SheetRead
from dashboard.importers.taken import Taken
from dashboard.page_data.import_report import (
    Mendable,
    changed_rows,
    columns_read,
    four_counts,
    gone_rows,
    known_day_unstated,
    meaning_in_words,
    near_misses,
    not_loaded,
    reconciliation,
    rows_to_mend,
)

ROWS_AT_ONCE = 5
CHRONOLOGY = "Chronology"
_NOT_SAID = ""


def preview(current: Work, file: Brought, *, key: str) -> None:
    """One file, with everything a person may still say of it. Each change is checked again at once; nothing is written."""
    check(current, file)
    st.subheader(plain(file.name))
    if file.refused:
        st.error(plain(file.refused))
        if file.raw is not None:
            _headings(current, file, headings_in(file.raw), key=key)
        return
    if file.taken is None:
        return
    st.write(plain(reconciliation(file.taken)))
    plain_table(four_counts(file.taken))
    if unstated := known_day_unstated(file.taken):
        notice(unstated)
    for note in file.taken.prepared.notes:
        quiet(str(note))
    _headings(current, file, file.taken.prepared.sheets, key=key)
    _later_version(file, file.taken, key=key)
    _rows(file, file.taken, key=key)


def _headings(current: Work, file: Brought, sheets: tuple[SheetRead, ...], *, key: str) -> None:
    chronologies = [sheet for sheet in sheets if sheet.table in ("", CHRONOLOGY)]
    unknown = sum(1 for sheet in chronologies for column in sheet.columns if not column.meaning)
    to_say = bool(unknown or file.refused)  # what nobody has said the meaning of must be seen before anything is loaded
    with st.expander(f"Headings: {unknown} not known" if unknown else "Headings: all known", expanded=to_say):
        for sheet in sheets:
            plain_table(columns_read(sheet))
        headings = list(dict.fromkeys(column.heading for sheet in chronologies for column in sheet.columns if column.heading))
        if not headings:
            return
        _near_misses(file, chronologies, key=key)
        heading = st.selectbox("Say what a heading means", headings, index=None, key=f"{key}-heading", placeholder="Choose a heading")
        meaning = st.selectbox("It means", [_NOT_SAID, *sorted(MEANINGS, key=meaning_in_words)], key=f"{key}-meaning",
                               format_func=lambda meaning: meaning_in_words(meaning) if meaning else "choose a meaning")
        if st.button("Read it so", key=f"{key}-say", disabled=not (heading and meaning)):
            file.columns[str(heading)] = str(meaning)
            st.rerun()
        _remember(current, file, key=key)


def _near_misses(file: Brought, sheets: list[SheetRead], *, key: str) -> None:
    """Headings spelled much like known ones: offered, one press each, never applied by themselves."""
    for number, near in enumerate(near_misses(sheets)):
        if st.button(as_label(f"Read “{near.heading}” as {meaning_in_words(near.meaning)}"), key=f"{key}-near-{number}"):
            file.columns[near.heading] = near.meaning
            st.rerun()


def _remember(current: Work, file: Brought, *, key: str) -> None:
    said = mapping_of(current, file).columns
    if not said:
        return
    quiet("Said so far: " + "; ".join(f"“{heading}” means {meaning_in_words(meaning)}" for heading, meaning in said.items()) + ".")
    if not current.agency:
        quiet("Name the agency above and check again, and this can be remembered for its next file.")
    elif file.columns and st.button(as_label(f"Remember this for the next file from {current.agency}"), key=f"{key}-remember"):
        remember_mapping(current, file)
        st.success("Remembered.")


def _later_version(file: Brought, taken: Taken, *, key: str) -> None:
    if not (taken.updated or taken.prepared.gone or not file.as_updates):
        return
    st.markdown("#### A later version of a file that is in the record")
    choice = st.radio(
        "Changed rows", ["become the next version of what is there", "are taken in beside what is there"],
        index=0 if file.as_updates else 1, key=f"{key}-updates", horizontal=True)
    if (choice or "").startswith("become") is not file.as_updates:
        file.as_updates = not file.as_updates
        st.rerun()
    for table in (changed_rows(taken), gone_rows(taken)):
        if table.rows:
            plain_table(table)


def _rows(file: Brought, taken: Taken, *, key: str) -> None:
    mendable = rows_to_mend(taken)
    others = not_loaded(taken)
    if not (mendable or others.rows):
        return
    with st.expander(f"Rows to look at: {len(mendable)}; not loaded: {len(others.rows)}", expanded=bool(mendable)):
        last = max(1, -(-len(mendable) // ROWS_AT_ONCE))
        page = int(st.number_input(f"Rows to look at, page of {last}", 1, last, key=f"{key}-page")) if last > 1 else 1
        for row in mendable[(page - 1) * ROWS_AT_ONCE:page * ROWS_AT_ONCE]:
            _mend(file, row, key=f"{key}-{row.sheet}-{row.row}")
        if others.rows:
            plain_table(others)


def _mend(file: Brought, row: Mendable, *, key: str) -> None:
    with st.form(key):
        st.markdown(f"**{plain(row.title)}**: {plain(row.why)}")
        columns = st.columns(3)
        typed = {
            index: columns[place % 3].text_input(as_label(heading), value=text, key=f"{key}-{index}")
            for place, (index, heading, text) in enumerate(row.cells)
        }
        if st.form_submit_button("Read the row so", help="The row as it came is kept beside what you put"):
            was = {index: text for index, _, text in row.cells}
            changed = {index: text for index, text in typed.items() if text is not None and text != was[index]}
            file.fixes.update({(row.sheet, row.row, index): text for index, text in changed.items()})
            st.rerun()
