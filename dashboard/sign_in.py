"""Who is signed in: what the identity provider says, held against the accounts and the sign-ins in the record on every call.

The provider's cookie lasts for weeks and is read once a tab. It says who somebody is; whether they may still be here is the record's to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import streamlit as st

from dashboard.errors import NotSignedIn
from dashboard.settings import Settings
from dashboard.store import Database

PLEASE = "Sign in with your work account."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person who is signed in. ``key`` names this sign-in; ``since`` is UTC without a zone."""

    actor: str
    key: str
    since: datetime


def claims() -> Mapping[str, object]:
    """What the identity provider said of the person in this tab; empty where nobody signed in."""
    return st.user.to_dict() if st.user.get("is_logged_in", False) else {}


def key_of(said: Mapping[str, object]) -> str:
    """What names one sign-in: the provider, the person, the moment and the number used once. Empty where the provider said too little."""
    parts = [str(said.get(name, "")) for name in ("iss", "sub", "iat", "nonce")]
    return sha256("\n".join(parts).encode()).hexdigest() if all(parts[:3]) else ""


def present(database: Database, current: Settings, said: Mapping[str, object], *, now: datetime | None = None) -> SignedIn:
    """The person who is signed in, counted as seen at ``now``. Raises NotSignedIn with the sentence to show."""
    moment = now or datetime.now(UTC).replace(tzinfo=None)
    key = key_of(said)
    if not key:
        raise NotSignedIn(PLEASE)
    name = str(said.get(current.sign_in_claim, ""))
    account = database.signed_in_as(name)
    if account is None or account.off:
        database.record_view("nobody", "sign-in refused", target="no account")
        raise NotSignedIn(f"You have no account here. Give this to an administrator of the dashboard: {name}")
    since = datetime.fromtimestamp(int(str(said["iat"])), UTC).replace(tzinfo=None)
    ended = database.sign_in_seen(key, account.actor, started_at=since, now=moment, limits=current.limits)
    if ended:
        raise NotSignedIn(ended.in_words)
    return SignedIn(actor=account.actor, key=key, since=since)
