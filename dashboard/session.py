"""What one viewer's session holds: who is looking, at which family, as known on which date. The last layer with Streamlit in it
below the components; everything under it is plain functions."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.page_data.history import families, history_of
from dashboard.settings import encryption_key, settings
from dashboard.store import Database
from dashboard.store.backup_schedule import BackupSchedule
from data_models.access import Scope
from data_models.history import History
from data_models.record import Family

SHOW_KNOWN_LATER = "show-known-later"
"""The switch that lists what had happened by the date and was known only later."""
REMEMBERED = 6
"""Histories kept per session: a chair goes back and forth between a few dates of one family."""


@st.cache_resource(show_spinner="Opening the record")
def record() -> Database:
    """The one open record of this process. Shared by sessions; hands out a cursor per question, and nothing without a scope."""
    current = settings()
    database = Database(current.record, encryption_key(current))
    if current.backup:
        BackupSchedule(database, current.backup.folder, minutes=current.backup.minutes, kept=current.backup.kept).start()
    return database


def viewer() -> Scope:
    """What the person in this session may see. Worked out anew on every run, so that a change of rights applies at once."""
    return record().scope_of(settings().actor)


@dataclass(frozen=True, slots=True)
class Looking:
    """What the session is looking at now."""

    scope: Scope
    family: Family
    as_at: date
    today: date
    history: History


def open_families() -> tuple[Family, ...]:
    return families(record(), viewer())


def looking_at(family: Family, as_at: date, today: date) -> Looking:
    """Set and return what the session looks at. The view is written to the audit trail before anything is returned."""
    scope = viewer()
    history = _history(scope, family, as_at)
    looking = Looking(scope=scope, family=family, as_at=as_at, today=today, history=history)
    st.session_state["looking"] = looking
    return looking


def looking() -> Looking:
    """What the session is looking at. Raises KeyError where no family is open: only family pages may ask."""
    current: Looking = st.session_state["looking"]
    return current


def full_history(now: Looking) -> History:
    """The history as known today: only for offering dates to choose from, never for what a page says of ``as_at``."""
    return _history(now.scope, now.family, now.today)


def history_on(now: Looking, day: date) -> History:
    """The history as known on an earlier day: for what has changed between that day and the date chosen."""
    return _history(now.scope, now.family, min(day, now.as_at))


def history_to_open(now: Looking, fact_id: str) -> History:
    """Where a row is opened from: what was known on the date; what is known today only while the list of what was known later is shown."""
    if now.history.fact(fact_id) is None and st.session_state.get(SHOW_KNOWN_LATER):
        return full_history(now)
    return now.history


def record_view(page: str, now: Looking) -> None:
    """Write that this page was opened, once per page, family and date, before it is drawn."""
    seen = (page, now.family.id, now.as_at)
    if st.session_state.get("last_view") != seen:
        record().record_view(now.scope.actor, "page viewed", family_id=now.family.id, target=f"{page} as at {now.as_at.isoformat()}")
        st.session_state["last_view"] = seen


def _history(scope: Scope, family: Family, as_at: date) -> History:
    """Remembered inside this session only, under the viewer's scope and the record's version."""
    key = (scope, family, as_at, record().version_of(family.id))
    kept: dict[object, History] = st.session_state.setdefault("histories", {})
    if key not in kept:
        kept[key] = history_of(record(), scope, family, as_at)
        while len(kept) > REMEMBERED:
            kept.pop(next(iter(kept)))
    return kept[key]
