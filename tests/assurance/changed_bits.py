"""G26: one bit of the closed record changed, anywhere in its file: it does not open, or does not answer, and never answers something else."""

import shutil
from pathlib import Path
from random import Random

import duckdb

from dashboard.errors import DashboardError
from dashboard.importers.take_in import new_family
from dashboard.store import Database
from data_models import tables
from tests.assurance import Assured, Progress, quietly

KEY = "a key for tests only"
ENTRIES = 3_000
"""Enough for blocks of rows beside those of the file's own books."""
FOUND, SAME, OTHER = "found", "same", "other"


def changed_bits(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` bits. Controls: an untouched copy answers the same, one whose words were changed with the key answers something else, and
    opening alone passes some of the bits, so that finding them all is no matter of course.
    """
    chance = Random(seed)  # noqa: S311 - bits that can be changed again
    record = folder / "record" / "record.duckdb"
    _make(record)
    honest, content = _answers(_copied(record, folder)), record.read_bytes()
    failures, opened = [], 0
    for number in range(count):
        path, at, bit = _copied(record, folder), chance.randrange(len(content)), chance.randrange(8)
        path.write_bytes(content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1:])
        opened += _opens(path)
        if (end := _ended(path, honest)) != FOUND:
            failures.append(f"bit {bit} of byte {at}: the answers are {end}")
        progress(number + 1)
    caught = _ended(_copied(record, folder), honest) == SAME and _ended(_reworded(_copied(record, folder)), honest) == OTHER
    return Assured(count, tuple(failures), caught and opened > 0, f"{opened} found on reading, {count - opened} on opening")


def _make(path: Path) -> None:
    with Database(path, KEY) as database:
        new_family(database, "local", "Family W", family_id="fam")
        with database.change("local", "step", family_id="fam") as change:
            change.add(tables.ENTRY, [
                {"row_id": str(step), "fact_id": str(step), "family_id": "fam", "source_row": step, "description": f"said {step * 7919}"}
                for step in range(ENTRIES)])


def _copied(record: Path, folder: Path) -> Path:
    shutil.rmtree(folder / "copy", ignore_errors=True)
    return Path(shutil.copytree(record.parent, folder / "copy")) / record.name


def _opens(path: Path) -> bool:
    """Whether the file opens at all, before anything is asked of it. Leaves it as it was."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    try:
        Database(path, KEY, check_only=True).close()
    except (DashboardError, duckdb.Error):
        return False
    finally:
        for file, content in before.items():
            file.write_bytes(content)
    return True


def _answers(path: Path) -> dict[str, list[str]]:
    """Every row of every table but the trail, to which opening adds."""
    with Database(path, KEY) as database, database._cursor() as cursor:
        return {
            table.full_name: sorted(map(repr, cursor.execute(f"select * from {table.full_name}").fetchall()))  # noqa: S608
            for table in tables.TABLES if table is not tables.AUDIT_EVENT
        }


def _ended(path: Path, honest: dict[str, list[str]]) -> str:
    try:
        return SAME if _answers(path) == honest else OTHER
    except (DashboardError, duckdb.Error):
        return FOUND


def _reworded(path: Path) -> Path:
    with Database(path, KEY) as database, database._cursor() as cursor:
        cursor.execute("update care.entry set description = 'said otherwise' where fact_id = '7'")
    return path
