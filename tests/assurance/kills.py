"""Writers killed at random moments: nothing acknowledged is lost, nothing is there by half, and the record opens again at once."""

import random
from pathlib import Path

from tests.assurance import Assured, Progress, quietly
from tests.assurance.writing import AHEAD_OF_COMMIT, IN_TWO_CHANGES, found_in, make_record, write_until_killed

REOPENED_WITHIN = 5.0
"""Seconds: G33 of the design."""
_WRITES_FOR = 0.25
_KILLS_A_RECORD = 100
_TRIES_TO_CATCH = 20


def killed_writers(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` kills. Controls: a writer that acknowledges too early, and one that writes by halves, must each be caught."""
    chance = random.Random(seed)  # noqa: S311 - moments that can be tried again
    failures: list[str] = []
    slowest, changes, before, path = 0.0, 0, 0, folder
    for number in range(count):
        if number % _KILLS_A_RECORD == 0:
            path, before = folder / f"record-{number}" / "record.duckdb", 0
            make_record(path)
        killed = write_until_killed(path, before + 1, after=chance.uniform(0, _WRITES_FOR))
        found = found_in(path)
        slowest = max(slowest, found.seconds)
        if wrong := found.wrong(killed, before):
            failures.append(f"kill {number}: {wrong}")
        if found.seconds > REOPENED_WITHIN:
            failures.append(f"kill {number}: reopened after {found.seconds:.1f} s")
        changes += len(found.entries) - before
        before = len(found.entries)
        progress(number + 1)
    caught = all(_is_caught(fault, folder, chance) for fault in (AHEAD_OF_COMMIT, IN_TWO_CHANGES))
    return Assured(count, tuple(failures), caught, f"{changes} changes written, slowest reopening {slowest:.2f} s")


def _is_caught(fault: str, folder: Path, chance: random.Random) -> bool:
    for number in range(_TRIES_TO_CATCH):
        path = folder / f"control-{fault[:6].strip()}-{number}" / "record.duckdb"
        make_record(path)
        killed = write_until_killed(path, 1, after=chance.uniform(0, _WRITES_FOR), fault=fault)
        if found_in(path).wrong(killed, 0):
            return True
    return False
