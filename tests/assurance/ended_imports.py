"""Imports told to end (SIGTERM) at random moments: each file is in the record whole, or not at all, and taking it in again completes it."""

import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from dashboard.import_commands import files_brought
from dashboard.importers.readers.child import read_in_child
from dashboard.importers.readers.raw import RawFile
from dashboard.importers.take_in import new_family, take_in_file, take_in_sheets
from dashboard.importers.taken import Said
from dashboard.page_data.history import families
from dashboard.settings import SAMPLE_FAMILIES
from dashboard.store import Database
from data_models.tables import ENTRY, SOURCE_ROW
from tests.assurance import Assured, Progress, quietly

KEY = "a key for tests only"
FAMILY = "fam"
READ_ANEW = 10
TODAY = date(2026, 11, 24)
_FILES = SAMPLE_FAMILIES / "family_c"
_BEGINS_WITHIN = 60
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["dashboard.import_commands"])


def ended_imports(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` imports of one family's files, ended. Control: an import of which rows are missing must be caught.

    One in ``READ_ANEW``, the first among them, reads its files as well; for the others they were read before, so that most ends fall where
    something is written.
    """
    chance = random.Random(seed)  # noqa: S311 - moments that can be tried again
    files, _ = files_brought(sorted(file for file in _FILES.iterdir() if file.suffix != ".toml"))
    read = [read_in_child(name, content) for name, content in files]
    empty, whole = _new_record(folder / "empty"), folder / "whole"
    begun = time.monotonic()
    _take_in(_copied(empty, whole), None, None)
    lasts_anew, begun = time.monotonic() - begun, time.monotonic()
    _take_in(_copied(empty, folder / "timed"), None, read)
    lasts = time.monotonic() - begun
    expected, _ = _found(whole / "record.duckdb")
    failures: list[str] = []
    partly = 0
    for number in range(count):
        path = _copied(empty, folder / "ended")
        anew = number % READ_ANEW == 0
        _end(path, None if anew else read, after=chance.uniform(0, lasts_anew if anew else lasts))
        found, partial = _found(path)
        partly += 0 < len(found) < len(expected)
        failures += [f"import {number}: {what}" for what in partial]
        _take_in(path, None, read)
        if _found(path)[0] != expected:
            failures.append(f"import {number}: taking the files in again did not complete it")
        progress(number + 1)
    return Assured(count, tuple(failures), _is_caught(whole / "record.duckdb"), f"{partly} ended between two files")


def _new_record(folder: Path) -> Path:
    path = folder / "record.duckdb"
    with Database(path, KEY) as database:
        new_family(database, "local", "Family X", family_id=FAMILY)
    return path


def _copied(record: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(record.parent, folder)) / record.name


def _end(path: Path, read: Sequence[RawFile] | None, *, after: float) -> None:
    ours, theirs = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_take_in, args=(path, theirs, read), daemon=True)
    process.start()
    theirs.close()
    ours.poll(_BEGINS_WITHIN)
    time.sleep(after)
    if process.pid is not None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGTERM)
    process.join()


def _take_in(path: Path, begun: Connection | None, read: Sequence[RawFile] | None) -> None:
    """Take the family's files in; those ``read`` before, where given. ``begun`` is told when it starts."""
    files = () if read else files_brought(sorted(file for file in _FILES.iterdir() if file.suffix != ".toml"))[0]
    with Database(path, KEY) as database:
        scope = database.scope_of("local")
        (family,) = families(database, scope)
        if begun is not None:
            begun.send("begun")
        for name, content in files:
            take_in_file(database, scope, family, name, content, today=TODAY, said=Said())
        for raw in read or ():
            take_in_sheets(database, scope, family, raw, today=TODAY, said=Said())


def _found(path: Path) -> tuple[list[tuple[object, ...]], list[str]]:
    """What each import in the record accounts for, by its file; and what is there by half."""
    with Database(path, KEY) as database:
        with database._cursor() as cursor:
            imports = cursor.execute(
                "select file, rows_read, rows_loaded, rows_duplicate, rows_rejected from care.import order by file").fetchall()
        return imports, list(_partial(database))


def _partial(database: Database) -> Iterator[str]:
    with database._cursor() as cursor:
        for (what,) in cursor.execute(_PARTIAL).fetchall():
            yield what
    if database.broken_references():
        yield "a fact without its import or source row"
    if database.first_broken_audit_event()[1] is not None:
        yield "the trail does not hold"


_PARTIAL = f"""
    with counted as (
        select import_id, count(*) as rows, count(*) filter (where outcome = 'loaded') as loaded from {SOURCE_ROW.full_name} group by import_id
    ),
    facts as (select import_id, unnest(fact_ids) as fact_id from {SOURCE_ROW.full_name} where outcome = 'loaded')
    select 'rows of an import that is not there' from counted where import_id not in (select import_id from care.import)
    union all
    select 'an import whose rows are not all there' from care.import as i left join counted as c using (import_id)
    where i.rows_read <> coalesce(c.rows, 0) or i.rows_loaded <> coalesce(c.loaded, 0)
    union all
    select 'an import without its event' from care.import as i
    where not exists (from audit.event as e where e.target = i.import_id and e.action = 'file taken in')
    union all
    select 'an entry whose row does not name it' from {ENTRY.full_name} where fact_id not in (select fact_id from facts)
"""  # noqa: S608


def _is_caught(path: Path) -> bool:
    with Database(path, KEY) as database, database._cursor() as cursor:
        cursor.execute(f"delete from {SOURCE_ROW.full_name} where source_row = (select max(source_row) from {SOURCE_ROW.full_name})")  # noqa: S608
    return bool(_found(path)[1])
