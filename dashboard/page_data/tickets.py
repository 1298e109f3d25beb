"""Single-use tickets for files out: bytes wait under an unguessable name, are handed over once, and are gone after a minute."""

import hmac
import secrets
import threading
import time
from dataclasses import dataclass

LIFETIME_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file on its way out. ``name`` is neutral: never a family's or a person's."""

    name: str
    media_type: str
    content: bytes


_waiting: dict[str, tuple[float, str, Outgoing]] = {}
_lock = threading.Lock()


def issue(file: Outgoing, *, holder: str, now: float | None = None) -> str:
    """Keep ``file`` and return the ticket that hands it over once, to the sign-in named by ``holder`` (empty where nobody signs in)."""
    moment = time.monotonic() if now is None else now
    ticket = secrets.token_urlsafe(32)
    with _lock:
        for old in [key for key, (until, *_) in _waiting.items() if until < moment]:
            del _waiting[old]
        _waiting[ticket] = (moment + LIFETIME_SECONDS, holder, file)
    return ticket


def redeem(ticket: str, *, holder: str, now: float | None = None) -> Outgoing | None:
    """The file behind ``ticket``, once; None when it was used, is too old, is another person's or never was.

    Somebody else's try leaves the ticket to its holder.
    """
    moment = time.monotonic() if now is None else now
    with _lock:
        until, meant_for, file = _waiting.get(ticket, (0.0, "", None))
        if file is None or not hmac.compare_digest(meant_for, holder):
            return None
        del _waiting[ticket]
    return file if until >= moment else None
