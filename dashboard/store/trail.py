"""The trail of a record that is open at a cursor: its events in order, and its newest end."""

import duckdb

from dashboard.audit.chain import START, Event
from dashboard.store.rows import rows_of


def trail_of(cursor: duckdb.DuckDBPyConnection, *, after: int = 0) -> list[tuple[Event, str, str]]:
    """(event, stored previous hash, stored hash) of every event with a number above ``after``, in order."""
    rows = rows_of(
        cursor, "select number, occurred_at, actor, action, family_id, target, previous, hash from audit.event where number > $after order by number",
        {"after": after},
    )
    return [
        (Event(row["number"], row["occurred_at"], row["actor"], row["action"], row["family_id"], row["target"]), row["previous"], row["hash"])
        for row in rows
    ]


def head_of(cursor: duckdb.DuckDBPyConnection) -> tuple[int, str]:
    """(number, hash) of the newest event; 0 and the start where there is none."""
    found = rows_of(cursor, "select number, hash from audit.event order by number desc limit 1", {})
    return (found[0]["number"], found[0]["hash"]) if found else (0, START)


def first_hash_of(cursor: duckdb.DuckDBPyConnection) -> str:
    """The hash of the first event: it names the record, and every copy of it has the same. Empty where there is no event yet."""
    found = rows_of(cursor, "select hash from audit.event order by number limit 1", {})
    return str(found[0]["hash"]) if found else ""
