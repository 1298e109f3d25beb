"""Damage done to the newest generation of a backup: what is restored is the one before, whole, and never the damaged one."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from dashboard.errors import StoreRefused
from dashboard.store import Database
from dashboard.store.generations import MANIFEST, Generation, generations
from dashboard.store.opening import opened
from dashboard.store.restore import restore
from data_models.access import Power
from data_models.tables import MAPPING
from tests.assurance import Assured, Progress, quietly

KEY = "a key for tests only"


def damaged_newest_generation(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` damages of the newest of three generations, each restored from afresh. Control: a restore that checks nothing."""
    backup = three_generations(folder)
    chance = random.Random(seed)  # noqa: S311 - damage that can be done again
    failures = []
    for number in range(count):
        spoiled = folder / "spoiled"
        shutil.copytree(backup, spoiled)
        named = _DAMAGES[number % len(_DAMAGES)]
        named(generations(spoiled)[0], chance)
        home = folder / "home"
        home.mkdir()
        try:
            done = restore(spoiled, home / "record.duckdb", KEY, actor="local")
            if done.generation.number != 2 or not done.passed_over:
                failures.append(f"{named.__name__}: restored from {done.generation.in_words}")
            elif written_in(home / "record.duckdb") != ["1", "2"]:
                failures.append(f"{named.__name__}: not all rows came back")
        except StoreRefused as refusal:
            failures.append(f"{named.__name__}: {refusal}")
        shutil.rmtree(spoiled)
        shutil.rmtree(home)
        progress(number + 1)
    return Assured(count, tuple(failures), _unchecked_restore_is_seen(backup, folder))


def three_generations(folder: Path) -> Path:
    """A backup with three generations of a record that holds one more row each time."""
    backup = folder / "backup"
    with Database(folder / "record.duckdb", KEY) as database:
        for name in ("1", "2", "3"):
            with database.change("local", "mapping saved", power=Power.MAKE_FAMILY) as change:
                change.add(MAPPING, [{"agency": name, "mapping_json": "{}"}])
            database.backup(backup)
    return backup


def written_in(record: Path) -> list[str]:
    """The names of the rows in a record, whose trail must hold."""
    with Database(record, KEY, check_only=True) as database:
        assert database.first_broken_audit_event()[1] is None
    connection = opened(record, KEY, read_only=True)
    try:
        return [name for (name,) in connection.execute("select agency from store.care.mapping order by agency").fetchall()]
    finally:
        connection.close()


def _a_byte_changed(newest: Generation, chance: random.Random) -> None:
    content = bytearray(newest.record.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    newest.record.write_bytes(content)


def _record_cut_short(newest: Generation, chance: random.Random) -> None:
    content = newest.record.read_bytes()
    newest.record.write_bytes(content[:chance.randrange(len(content))])


def _record_gone(newest: Generation, chance: random.Random) -> None:
    newest.record.unlink()


def _record_of_an_older_one(newest: Generation, chance: random.Random) -> None:
    shutil.copy(generations(newest.folder.parent)[1].record, newest.record)


def _manifest_gone(newest: Generation, chance: random.Random) -> None:
    (newest.folder / MANIFEST).unlink()


def _manifest_changed(newest: Generation, chance: random.Random) -> None:
    text = (newest.folder / MANIFEST).read_text()
    place = chance.choice([place for place, sign in enumerate(text) if sign.isdigit()])
    (newest.folder / MANIFEST).write_text(text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1:])


def _manifest_cut_short(newest: Generation, chance: random.Random) -> None:
    text = (newest.folder / MANIFEST).read_text()
    (newest.folder / MANIFEST).write_text(text[:chance.randrange(len(text) - 1)])


_DAMAGES: tuple[Callable[[Generation, random.Random], None], ...] = (
    _a_byte_changed, _record_cut_short, _record_gone, _record_of_an_older_one, _manifest_gone, _manifest_changed, _manifest_cut_short,
)


def _unchecked_restore_is_seen(backup: Path, folder: Path) -> bool:
    """The examination must see it where a restore takes the newest folder unchecked, with the record of an older one in it."""
    spoiled = folder / "unchecked"
    shutil.copytree(backup, spoiled)
    newest = generations(spoiled)[0]
    _record_of_an_older_one(newest, random.Random(0))  # noqa: S311
    return written_in(newest.record) != ["1", "2", "3"]
