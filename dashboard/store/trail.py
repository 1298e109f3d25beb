"""The trail of a record that is open at a cursor: its events in order, and its newest end."""

from collections.abc import Callable, Iterator

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


_PIECE = 10_000
"""Events held at a time: a trail grows with the years."""


def trail_up_to(cursor: duckdb.DuckDBPyConnection, last: int, *, ended: Callable[[], bool]) -> Iterator[tuple[Event, str, str]]:
    """As ``trail_of``, of every event up to number ``last``, read piece by piece until ``ended`` says that nobody waits for more."""
    cursor.execute(
        "select number, occurred_at, actor, action, family_id, target, previous, hash from audit.event where number <= $last order by number",
        {"last": last},
    )
    while not ended() and (piece := cursor.fetchmany(_PIECE)):
        for *said, previous, stored in piece:
            yield Event(*said), previous, stored


def head_of(cursor: duckdb.DuckDBPyConnection) -> tuple[int, str]:
    """(number, hash) of the newest event; 0 and the start where there is none."""
    found = rows_of(cursor, "select number, hash from audit.event order by number desc limit 1", {})
    return (found[0]["number"], found[0]["hash"]) if found else (0, START)


def first_hash_of(cursor: duckdb.DuckDBPyConnection) -> str:
    """The hash of the first event: it names the record, and every copy of it has the same. Empty where there is no event yet."""
    found = rows_of(cursor, "select hash from audit.event order by number limit 1", {})
    return str(found[0]["hash"]) if found else ""
