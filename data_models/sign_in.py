"""A sign-in and how long it lasts: ended by the person, by an administrator, by standing idle, or by its age."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Ended(StrEnum):
    """How a sign-in ended."""

    SIGNED_OUT = "signed_out"
    IDLE = "idle"
    AGE = "age"
    BY_ADMINISTRATOR = "by_administrator"

    @property
    def in_words(self) -> str:
        return {
            Ended.SIGNED_OUT: "You have signed out.",
            Ended.IDLE: "You were signed out because nothing was done for a while. What you had typed is kept.",
            Ended.AGE: "You were signed out because this sign-in had lasted for a working day. What you had typed is kept.",
            Ended.BY_ADMINISTRATOR: "An administrator ended this sign-in.",
        }[self]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a sign-in may stand idle, how long it may last at all, and how long it counts as fresh (for an emergency)."""

    idle: timedelta = timedelta(minutes=15)
    age: timedelta = timedelta(hours=8)
    fresh: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """One sign-in of one person, in however many tabs. Instants are UTC without a zone."""

    key: str
    actor: str
    started_at: datetime
    last_seen_at: datetime
    ended: Ended | None = None

    def over(self, now: datetime, limits: Limits) -> Ended | None:
        """How it has ended by ``now``; None while it lasts. A clock that runs backwards ends it."""
        if self.ended is not None:
            return self.ended
        if now - self.started_at >= limits.age or now < self.started_at - timedelta(minutes=5):
            return Ended.AGE
        return Ended.IDLE if now - self.last_seen_at >= limits.idle else None
