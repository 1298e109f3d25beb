"""One transaction: all of it or none, and where the disk or the database fails, a sentence that says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb

from dashboard.errors import StoreRefused, StoreStopped

_FULL = ("no space left", "file too large", "quota exceeded", "not enough space", "out of disk", "could not write all bytes")
"""How the systems that DuckDB runs on say that a file cannot grow."""
_FULL_NUMBERS = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
DISK_FULL = "The disk is full, so this was not saved; what was saved before is safe. Make room on the disk of the record and try again."
STOPPED = "The record has stopped after a fault. What was saved before is safe, this was not. Try again in a minute; if this stays, start it again."


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit at the end of the block; undo all of it where anything fails. Raises StoreRefused where the disk is full, StoreStopped where the
    database has stopped.
    """
    cursor.execute("begin transaction")
    try:
        yield
        cursor.execute("commit")
    except BaseException as error:
        with suppress(duckdb.Error):  # a commit that failed has ended its transaction already
            cursor.execute("rollback")
        if (sentence := sentence_for(error)) is not None:
            raise (StoreStopped if sentence == STOPPED else StoreRefused)(sentence) from None
        raise


def sentence_for(error: BaseException) -> str | None:
    """What to tell a person of a fault of the disk or the database; None for any other error, which is a fault of ours."""
    if isinstance(error, OSError):
        return DISK_FULL if error.errno in _FULL_NUMBERS else None
    if not isinstance(error, duckdb.Error):
        return None
    said = str(error).casefold()
    if any(words in said for words in _FULL):
        return DISK_FULL
    if isinstance(error, duckdb.FatalException) or "invalidated" in said:
        return STOPPED
    return None
