"""Sign-ins in the record, so that one ends in every tab at once and cannot be begun again from a cookie."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dashboard.store import loading
from dashboard.store.rights import right
from dashboard.store.rows import Row, rows_of
from data_models.sign_in import Ended, SignIn
from data_models.tables import SESSION

if TYPE_CHECKING:
    import duckdb

SEEN_EVERY = timedelta(seconds=20)
"""How exactly the moment somebody was last seen is kept: writing on every interaction would cost more than it says."""


def found(cursor: "duckdb.DuckDBPyConnection", key: str) -> SignIn | None:
    """The sign-in with this key; None where there was none."""
    rows = rows_of(cursor, right("session"), {"session_key": key})
    return _sign_in(rows[0]) if rows else None


def kept(cursor: "duckdb.DuckDBPyConnection", sign_in: SignIn, ended_at: datetime | None = None) -> None:
    """Write the sign-in as it now is."""
    cursor.execute("delete from care.session where session_key = $key", {"key": sign_in.key})
    loading.insert(cursor, SESSION, [{
        "session_key": sign_in.key, "actor": sign_in.actor, "started_at": sign_in.started_at, "last_seen_at": sign_in.last_seen_at,
        "ended_at": ended_at, "ended_how": sign_in.ended.value if sign_in.ended else None,
    }])


def still_open(cursor: "duckdb.DuckDBPyConnection", actor: str) -> list[SignIn]:
    """The sign-ins of ``actor`` that nothing has ended yet."""
    return [_sign_in(row) for row in rows_of(cursor, right("open_sessions"), {"actor": actor})]


def _sign_in(row: Row) -> SignIn:
    return SignIn(
        key=row["session_key"], actor=row["actor"], started_at=row["started_at"], last_seen_at=row["last_seen_at"],
        ended=Ended(row["ended_how"]) if row["ended_how"] else None,
    )
