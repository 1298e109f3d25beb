"""What one viewer's session holds: who is looking, at which family, as known on which date. The last layer with Streamlit in it
below the components; everything under it is plain functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from dashboard.begin_again import begin_again
from dashboard.errors import AccessRefused
from dashboard.findings.suggested import WithSuggested
from dashboard.page_data.history import families, history_of
from dashboard.page_data.sealed import Sealed, SinceTheSeal, changed_since, source_of
from dashboard.page_data.submissions import as_the_forum_sees, before_its_forum
from dashboard.page_data.suggested import findings_with_suggested
from dashboard.page_data.words_read import suggestions_then
from dashboard.settings import encryption_key, forum_as_held, settings
from dashboard.sign_in import SignedIn, claims, key_of, present
from dashboard.store import Database
from dashboard.store.backup_schedule import BackupSchedule
from dashboard.store.callers import caller
from data_models.access import Scope
from data_models.finding import Finding
from data_models.forum_days import ForumSettings
from data_models.history import History
from data_models.record import Family
from data_models.sample_people import BY_ACTOR
from data_models.sign_in import Ended

SAMPLE_PART = "sample-part"
"""Where nobody signs in: the sample person whose part is tried; "" or missing is everything at once."""
_PART = "part"
SHOW_KNOWN_LATER = "show-known-later"
"""The switch that lists what had happened by the date and was known only later."""
_GOING_TO = "going-to"
REMEMBERED = 6
"""Histories kept per session: a chair goes back and forth between a few dates of one family."""


@st.cache_resource(show_spinner="Opening the record")
def record() -> Database:
    """The one open record of this process. Shared by sessions; hands out a cursor per question, and nothing without a scope."""
    current = settings()
    database = Database(current.record, encryption_key(current), witness=current.witness, when_stopped=begin_again)
    if current.backup:
        BackupSchedule(database, current.backup.folder, minutes=current.backup.minutes, kept=current.backup.kept).start()
    return database


def forum() -> ForumSettings:
    """How the council holds its forum. Raises StoreRefused where the settings cannot be read."""
    return forum_as_held(settings())


def person() -> SignedIn | None:
    """Who is signed in; None on a machine where nobody signs in. Raises NotSignedIn where somebody should and has not."""
    current = settings()
    return present(record(), current, claims()) if current.sign_in else None


def keep_part() -> None:
    """Where nobody signs in, the part that is tried is kept in the address, as the family is, so that a page opened anew keeps it.

    Only a sample person is taken from an address; where people sign in, nothing of it is read.
    """
    if settings().sign_in:
        return
    if SAMPLE_PART not in st.session_state and (asked := st.query_params.get(_PART, "")) in BY_ACTOR:
        st.session_state[SAMPLE_PART] = asked
    if part := st.session_state.get(SAMPLE_PART):
        st.query_params[_PART] = part
    else:
        st.query_params.pop(_PART, None)


def viewer() -> Scope:
    """What the person in this session may see. Worked out anew on every call, so that a change of rights applies at once."""
    signed_in = person()
    actor = signed_in.actor if signed_in else st.session_state.get(SAMPLE_PART) or caller(record(), settings())
    return record().scope_of(actor)


def begin_anew() -> None:
    """Forget everything of this session but the part, the family and the date: what one part typed or saw is not another's."""
    for kept in [key for key in st.session_state if key not in (SAMPLE_PART, "family_id", "as_at")]:
        del st.session_state[kept]


def holder() -> str:
    """Whom a file out is meant for: this sign-in; empty where nobody signs in."""
    signed_in = person()
    return signed_in.key if signed_in else ""


def actor_of(key: str) -> str:
    """Who a request acts for that no page script answers: the holder of that sign-in; the machine itself where nobody signs in."""
    return record().holder_of_sign_in(key) if settings().sign_in else caller(record(), settings())


def sign_out() -> None:
    """End this person's sign-in in every tab of it, then leave the identity provider."""
    signed_in = person()
    if signed_in:
        now = datetime.now(UTC).replace(tzinfo=None)
        record().end_sign_ins(signed_in.actor, by=signed_in.actor, how=Ended.SIGNED_OUT, now=now, key=signed_in.key)
    st.session_state.clear()
    st.logout()


def signs_in_over_https() -> bool:
    """Whether the identity provider sends people back to an address with HTTPS."""
    return bool(settings().sign_in) and str(st.secrets.get("auth", {}).get("redirect_uri", "")).startswith("https://")


def still_signed_in() -> bool:
    """Whether this tab may go on showing what it shows. Asking does not count as use."""
    current = settings()
    if not current.sign_in:
        return True
    return record().sign_in_state(key_of(claims()), now=datetime.now(UTC).replace(tzinfo=None), limits=current.limits) is None


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


def go_to_family(family_id: str, as_at: date) -> None:
    """Look at another family and date from the next run on: in this one the pickers already stand."""
    st.session_state[_GOING_TO] = (family_id, as_at)


def arrived() -> None:
    """Take up where ``go_to_family`` leads, before the pickers are drawn."""
    if going := st.session_state.pop(_GOING_TO, None):
        st.session_state["family_id"], st.session_state["as_at"] = going


def looking_at(family: Family, as_at: date, today: date) -> Looking:
    """Set and return what the session looks at: ``record_view`` comes next, before any of it is drawn."""
    scope = viewer()
    history = _history(scope, family, as_at)
    looking = Looking(scope=scope, family=family, as_at=as_at, today=today, history=history)
    st.session_state["looking"] = looking
    return looking


def looking() -> Looking:
    """What the session is looking at. Raises KeyError where no family is open: only family pages may ask.

    Raises AccessRefused where the person's rights have changed since it was opened, so that no part of a page outlives them.
    """
    current: Looking = st.session_state["looking"]
    if viewer() != current.scope:
        raise AccessRefused("What you may see has changed. Open the page again.")
    return current


def full_history(now: Looking) -> History:
    """The history as known today: only for offering dates to choose from, never for what a page says of ``as_at``."""
    return _history(now.scope, now.family, now.today)


def history_on(now: Looking, day: date) -> History:
    """The history as known on an earlier day: for what has changed between that day and the date chosen."""
    return _history(now.scope, now.family, min(day, now.as_at))


def forum_history(now: Looking) -> History:
    """What a submission and its grid are made from: as ``for_the_forum`` says, kept while the record stays the same."""
    before: History = _history(as_the_forum_sees(now.scope), now.family, now.as_at).made(before_its_forum)
    return before


def since_the_seal(now: Looking, kept: Sealed) -> SinceTheSeal:
    """What has changed since a submission was sealed, up to today, remembered like a history."""
    narrowed = as_the_forum_sees(now.scope)
    key = (now.scope, kept.id, now.today, record().version_of(now.family.id))
    found: dict[object, SinceTheSeal] = st.session_state.setdefault("since-seals", {})
    if key not in found:
        frozen = source_of(record(), now.scope, now.family, kept)
        found[key] = changed_since(
            frozen, _history(narrowed, now.family, frozen.as_at), _history(narrowed, now.family, now.today))
        while len(found) > REMEMBERED:
            found.pop(next(iter(found)))
    return found[key]


def history_to_open(now: Looking, fact_id: str) -> History:
    """Where a row is opened from: what was known on the date; what is known today only while the list of what was known later is shown."""
    if now.history.fact(fact_id) is None and st.session_state.get(SHOW_KNOWN_LATER):
        return full_history(now)
    return now.history


def suggested_beside(now: Looking, firm: Sequence[Finding] | None = None) -> WithSuggested:
    """What words suggest beside the firm findings of ``now``, remembered like a history. ``firm``: those findings, where a page has them."""
    key = (now.scope, now.family, now.as_at, record().version_of(now.family.id))
    kept: dict[object, WithSuggested] = st.session_state.setdefault("suggested", {})
    if key not in kept:
        kept[key] = findings_with_suggested(now.history, suggestions_then(record(), now.scope, now.history), firm)
        while len(kept) > REMEMBERED:
            kept.pop(next(iter(kept)))
    return kept[key]


def record_view(page: str, now: Looking) -> None:
    """Write that this page was opened, once per page, family and date, before it is drawn."""
    seen = (page, now.family.id, now.as_at)
    if st.session_state.get("last_view") != seen:
        record().record_view(now.scope.actor, "page viewed", family_id=now.family.id, target=f"{page} as at {now.as_at.isoformat()}")
        st.session_state["last_view"] = seen


def record_listed(families: tuple[Family, ...]) -> None:
    """Write that the families open to this viewer were listed, once for each list, before their labels are drawn."""
    listed = tuple(family.id for family in families)
    if listed and st.session_state.get("listed") != listed:
        record().record_view(viewer().actor, "families listed")
        st.session_state["listed"] = listed


def record_refusal(what: str, asked: str) -> None:
    """Write that a family was asked for that is not open to this viewer, once for each that was asked for."""
    refused: set[str] = st.session_state.setdefault("refused", set())
    if asked not in refused:
        record().record_refusal(viewer().actor, what, asked=asked)
        refused.add(asked)


def arrive(page: str) -> None:
    """Note which page is gone to: what is written once a visit is written again on the next one."""
    if st.session_state.get("page") != page:
        st.session_state.update(page=page, written_here=set())


def record_once_here(action: str, *, family_id: str = "", target: str = "") -> None:
    """Write a look that is more than the page's own, or at a page about no family, once in each visit of the page."""
    event = (action, family_id, target)
    if event not in st.session_state["written_here"]:
        record().record_view(viewer().actor, action, family_id=family_id, target=target)
        st.session_state["written_here"].add(event)


def _history(scope: Scope, family: Family, as_at: date) -> History:
    """Remembered inside this session only, under the viewer's scope and the record's version."""
    key = (scope, family, as_at, record().version_of(family.id))
    kept: dict[object, History] = st.session_state.setdefault("histories", {})
    if key not in kept:
        kept[key] = history_of(record(), scope, family, as_at)
        while len(kept) > REMEMBERED:
            kept.pop(next(iter(kept)))
    return kept[key]
