"""The next generation of a backup, written from inside the one process that holds the record."""

import shutil
from datetime import datetime
from pathlib import Path

import duckdb

from dashboard import __version__
from dashboard.errors import StoreRefused
from dashboard.store.copying import copy_record
from dashboard.store.generations import BEING_MADE, KEPT, RECORD, Generation, GenerationDamaged, generations, keep_as_next, manifest_of, prune
from dashboard.store.trail import first_hash_of, head_of
from dashboard.store.transaction import DISK_FULL, sentence_for

_NOT_WRITTEN = "The backup could not be written, so there is no new generation; those before it are as they were. Look at the folder for backups."
_DISK_FULL = "The disk for backups is full, so there is no new generation; those before it are as they were. Make room and back up again."


def newest_holds_all(cursor: duckdb.DuckDBPyConnection, folder: Path, key: str) -> bool:
    """Whether nothing was written in the record since the newest generation in ``folder``.

    Raises StoreRefused where ``folder`` holds the backup of another record: two records in one series could push each other out.
    """
    for one in generations(folder):
        try:
            manifest = one.manifest(key)
        except GenerationDamaged:
            continue
        first = first_hash_of(cursor)
        if first and manifest.record != first:
            raise StoreRefused("That folder holds the backup of another record. Give each record a folder of its own; nothing was written.")
        return (manifest.head, manifest.head_hash) == head_of(cursor)
    return False


def make_generation(cursor: duckdb.DuckDBPyConnection, folder: Path, key: str, *, now: datetime, kept: int = KEPT) -> Generation:
    """Write what ``cursor`` sees in its transaction as the next generation in ``folder``, check it, and remove those no longer kept.

    ``now``: UTC without a zone. Raises StoreRefused with a sentence where it cannot be written or does not hold what the record does.
    """
    made = folder / BEING_MADE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.rmtree(made, ignore_errors=True)  # what an attempt that was cut off left behind
        made.mkdir(mode=0o700)
        copy_record(cursor, made / RECORD, key)
        manifest = manifest_of(made / RECORD, key, version=__version__, now=now)
        kept_now = keep_as_next(made, folder, manifest, key)
    except (OSError, duckdb.Error, GenerationDamaged) as error:
        shutil.rmtree(made, ignore_errors=True)
        raise StoreRefused(_DISK_FULL if sentence_for(error) == DISK_FULL else _NOT_WRITTEN) from None
    prune(folder, key, kept=kept, now=now)
    return kept_now
