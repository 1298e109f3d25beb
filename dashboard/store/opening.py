"""A file of records opened closed: encrypted or not at all, no extension but the one for encryption, nothing read or written outside it."""

import re
from pathlib import Path

import duckdb
import duckdb_extension_httpfs

from dashboard.errors import StoreBusy, StoreRefused

_LOCKED = re.compile(r"\block\b", re.IGNORECASE)
"""The word alone: what is wrong with a damaged file is told of its blocks."""
_CLOSED_FROM_THE_START = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
_EACH_BY_WHOEVER_ASKS = {"threads": 1}
"""Questions are small and many people ask at once: handing parts of one to threads of the database costs a sixth more than it gives
(a history of 2,000 entries, and of 10,000).
"""
_CLOSED_AFTER_OPENING = (
    "set enable_external_access = false",
    "set lock_configuration = true",
)


def close_to_the_outside(connection: duckdb.DuckDBPyConnection) -> None:
    """From here on no file but those attached can be touched, and no setting changed, until the connection is closed."""
    for statement in _CLOSED_AFTER_OPENING:
        connection.execute(statement)


def opened(path: Path, key: str, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection of its own to the encrypted file at ``path``, attached as ``store``; made where it is missing.

    Raises StoreBusy when another process holds it, StoreRefused when the key is wrong or the file is not encrypted.
    """
    existed = path.exists()
    connection = duckdb.connect(config={**_CLOSED_FROM_THE_START, **_EACH_BY_WHOEVER_ASKS})
    place, spill = (str(part.as_posix()).replace("'", "''") for part in (path, path.parent / "spill"))
    try:
        connection.load_extension(str(_httpfs()))  # DuckDB 1.5 writes encrypted files only with this extension's crypto
        connection.execute(f"set temp_directory = '{spill}'")
        connection.execute("set variable record_key = $key", {"key": key})
        connection.execute(f"attach '{place}' as store (encryption_key getvariable('record_key'){', read_only' if read_only else ''})")
        connection.execute("reset variable record_key")
        encrypted = connection.execute("select encrypted from duckdb_databases() where database_name = 'store'").fetchone()
    except duckdb.IOException as error:
        connection.close()
        if _LOCKED.search(str(error)):
            raise StoreBusy(
                "The record is held by another process, most likely the running dashboard. Stop it and try again; nothing was changed."
            ) from None
        raise StoreRefused("The record could not be opened: the key does not fit, or the file is damaged.") from None
    except duckdb.Error:
        connection.close()
        raise StoreRefused("The record could not be opened: the key does not fit, or the file is damaged.") from None
    if not encrypted or not encrypted[0]:
        connection.close()
        if not existed:
            path.unlink(missing_ok=True)
        raise StoreRefused("The record is not encrypted, so it was not opened.")
    return connection


def _httpfs() -> Path:
    folder = Path(duckdb_extension_httpfs.__file__).parent
    found = next(folder.rglob("httpfs.duckdb_extension"), None)
    if found is None:
        raise StoreRefused("The encryption extension is not installed: run the set-up again.")
    return found
