"""The chained trail: each event's hash covers the event and the hash before it, under a key made from the record's own.

A chain inside the file cannot show that its newest end was cut off: ``witness`` does, and docs/decisions/0006 says what is and is not proved.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``target`` names what was touched by id or code, never by content. ``at`` is UTC without a zone."""

    number: int
    at: datetime
    actor: str
    action: str
    family_id: str
    target: str


def audit_key(record_key: str) -> bytes:
    """A key of its own for the chain, so that the record's key is never used twice."""
    return hmac.new(record_key.encode(), b"audit chain", hashlib.sha256).digest()


def link(event: Event, previous: str, key: bytes) -> str:
    """The hash of ``event`` following ``previous`` (hex)."""
    body = json.dumps(
        [event.number, event.at.isoformat(timespec="microseconds"), event.actor, event.action, event.family_id, event.target, previous],
        ensure_ascii=False, separators=(",", ":"),
    )
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()


def first_break(events: Iterable[tuple[Event, str, str]], key: bytes, *, after: int = 0, previous: str = START) -> int | None:
    """The number of the first event whose place, previous hash or own hash does not fit; None when the chain holds.

    ``events`` come in order as (event, stored previous hash, stored hash), from the one that follows event ``after`` with hash ``previous``.
    """
    for expected, (event, stored_previous, stored) in enumerate(events, start=after + 1):
        if event.number != expected or stored_previous != previous:
            return event.number
        if stored != link(event, previous, key):
            return event.number
        previous = stored
    return None
