"""Files brought to the Import page and not loaded yet: read once, checked as often as a person changes what they mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import uuid4

import streamlit as st

from dashboard import session
from dashboard.errors import DashboardError, FileRefused
from dashboard.importers.headings.mapping import Mapping
from dashboard.importers.headings.saved_mappings import save_mapping, saved_mapping
from dashboard.importers.readers.child import read_in_child
from dashboard.importers.readers.raw import RawFile
from dashboard.importers.rows.fixes import Fix
from dashboard.importers.take_in import take_in_sheets
from dashboard.importers.taken import Said, Taken
from data_models.record import Family

_KEPT = "import-work"


@dataclass(slots=True)
class Brought:
    """One file. ``refused``: why it cannot be taken in as things stand, "" where it can. ``columns``: what a person said headings mean.

    ``key`` names its widgets, so that nothing said of one file is taken as said of the next.
    """

    name: str
    raw: RawFile | None = None
    key: str = field(default_factory=lambda: uuid4().hex[:12])
    refused: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    fixes: dict[tuple[str, int, int], str] = field(default_factory=dict)
    as_updates: bool = True
    taken: Taken | None = None
    checked_as: object = None


@dataclass(slots=True)
class Work:
    """``family`` None: a new one, to be made under ``label`` when something is loaded."""

    family: Family | None
    label: str
    agency: str
    known_on: date | None
    files: list[Brought] = field(default_factory=list)


def work() -> Work | None:
    found: Work | None = st.session_state.get(_KEPT)
    return found


def put_away() -> None:
    st.session_state.pop(_KEPT, None)


def bring(family: Family | None, label: str, agency: str, known_on: date | None, files: Iterable[tuple[str, bytes]]) -> Work:
    """Read every file, with a bar that says how far it is. A file that cannot be read is kept with the reason."""
    brought = Work(family, label, agency, known_on)
    chosen = list(files)
    bar = st.progress(0.0, "Reading")
    for place, (name, content) in enumerate(chosen, start=1):
        bar.progress((place - 1) / len(chosen), f"Reading file {place} of {len(chosen)}")
        try:
            brought.files.append(Brought(name, read_in_child(name, content)))
        except FileRefused as refused:
            brought.files.append(Brought(name, refused=str(refused)))
    bar.progress(1.0, "Checking")
    for file in brought.files:
        check(brought, file)
    bar.empty()
    st.session_state[_KEPT] = brought
    return brought


def check(current: Work, file: Brought) -> None:
    """Prepare a file under what is said of it now. Nothing is written. Does nothing where nothing has changed since the last time."""
    said = said_of(current, file)
    version = session.record().version_of(current.family.id) if current.family else 0
    if file.raw is None or file.checked_as == (said, version):
        return
    family = current.family or Family(id="", label=current.label)
    try:
        file.taken = take_in_sheets(session.record(), session.viewer(), family, file.raw, today=date.today(), said=said, dry_run=True)
        file.refused = ""
    except DashboardError as refused:
        file.taken, file.refused = None, str(refused)
    file.checked_as = (said, version)


def said_of(current: Work, file: Brought) -> Said:
    """What the person has said of the file so far, over what was last saved for its agency."""
    return Said(
        agency=current.agency, mapping=mapping_of(current, file), known_on=current.known_on,
        fixes=tuple(Fix(*place, text) for place, text in sorted(file.fixes.items())), as_updates=file.as_updates,
    )


def mapping_of(current: Work, file: Brought) -> Mapping:
    saved = saved_mapping(session.record(), session.viewer(), current.agency)
    return Mapping(columns={**saved.columns, **file.columns}, agency=saved.agency, sheets=saved.sheets)


def remember_mapping(current: Work, file: Brought) -> None:
    save_mapping(session.record(), session.viewer().actor, current.agency, mapping_of(current, file), now=datetime.now(UTC).replace(tzinfo=None))
