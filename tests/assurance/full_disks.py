"""A disk that fills up at many levels: what was acknowledged stays, the rest is told in a sentence, and the record opens again.

A limit on the size of a file stands for the disk: the same failed write at the same place, and no rights on the machine are needed.
"""

import random
import shutil
from pathlib import Path

from dashboard.store.transaction import DISK_FULL
from tests.assurance import Assured, Progress, quietly
from tests.assurance.writing import AHEAD_OF_COMMIT, found_in, make_record, write_until_killed

_SMALLEST, _LARGEST = 4_096, 3_000_000
"""Bytes: of the log and the record, beyond what the writer finds. The larger levels let the log be written into the record once or twice."""
_GIVES_UP_WITHIN = 900.0
"""Seconds: only a writer that goes on for ever is ended. The larger levels take minutes to fill on a busy machine."""
_SIZES = (3_000, 20_000, 120_000)
"""Bytes of text in an entry: the disk fills up in small writes and in large ones."""


def full_disks(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` levels at which the disk is full. Control: a writer that acknowledges before it commits must be caught."""
    chance = random.Random(seed)  # noqa: S311 - levels that can be tried again
    failures: list[str] = []
    changes = 0
    for number in range(count):
        level = _SMALLEST + (_LARGEST - _SMALLEST) * number // max(1, count - 1)
        wrong, steps = _filled(folder / f"level-{number}", level, _SIZES[number % len(_SIZES)], chance)
        failures += [f"level {level}: {what}" for what in wrong]
        changes += steps
        progress(number + 1)
    caught, _ = _filled(folder / "control", 300_000, 4_000, chance, fault=AHEAD_OF_COMMIT)
    return Assured(count, tuple(failures), bool(caught), f"{changes} changes written before the disks were full")


def _filled(folder: Path, level: int, size: int, chance: random.Random, *, fault: str = "") -> tuple[list[str], int]:
    path = folder / "record.duckdb"
    make_record(path)
    killed = write_until_killed(path, 1, after=_GIVES_UP_WITHIN, fault=fault, file_limit=level + chance.randrange(4_096), large=size)
    wrong = [] if killed.sentence == DISK_FULL else [f"the writer was told: {killed.sentence or 'nothing'}"]
    found = found_in(path)
    if lost := found.wrong(killed, 0):
        wrong.append(lost)
    more = write_until_killed(path, len(found.entries) + 1, after=0.05)
    if lost := found_in(path).wrong(more, len(found.entries)):
        wrong.append(f"after room was made: {lost}")
    shutil.rmtree(folder)
    return wrong, len(found.entries)
