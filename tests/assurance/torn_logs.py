"""The log beside the record cut off anywhere, as a power cut leaves it: the record opens with a clean beginning, or says that it does not open."""

import random
import shutil
from pathlib import Path

from dashboard.errors import StoreRefused
from tests.assurance import Assured, Progress, quietly
from tests.assurance.writing import IN_TWO_CHANGES, Killed, found_in, make_record, write_until_killed

_STEPS_AT_LEAST = 10
_CONTROL = 400
"""Cuts of the record by halves at the most: little of a log lies between two halves, so forty by chance may miss all of it."""


def torn_logs(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` cuts, the first and the last bytes among them. Control: a record by halves, torn likewise, must be caught at some cut."""
    failures, opened, refused = _torn(count, folder / "run", seed, progress, fault="")
    halves, _, _ = _torn(_CONTROL, folder / "control", seed, quietly, fault=IN_TWO_CHANGES, first_only=True)
    return Assured(count, tuple(failures), bool(halves), f"{opened} opened with a clean beginning, {refused} refused in a sentence")


def _torn(
    count: int, folder: Path, seed: int, progress: Progress, *, fault: str, first_only: bool = False,
) -> tuple[list[str], int, int]:
    path = folder / "record.duckdb"
    make_record(path)
    steps = 0
    while steps < _STEPS_AT_LEAST:  # a log that was never written into the record: its writer was killed
        killed = write_until_killed(path, steps + 1, after=0.8, fault=fault)
        kept = folder / "as it was left"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(folder, kept, ignore=shutil.ignore_patterns("as it was left", "torn"))
        steps = killed.acknowledged
        found_in(path)
    log = (kept / "record.duckdb.wal").read_bytes()
    failures, opened, refused = [], 0, 0
    for number, cut in enumerate(_cuts(count, len(log), random.Random(seed))):  # noqa: S311
        torn = folder / "torn"
        shutil.copytree(kept, torn)
        (torn / "record.duckdb.wal").write_bytes(log[:cut])
        try:
            found = found_in(torn / "record.duckdb")
            opened += 1
            if wrong := found.wrong(Killed(0), 0):
                failures.append(f"cut at byte {cut} of {len(log)}: {wrong}")
            if cut == len(log) and len(found.entries) < steps:
                failures.append(f"not cut at all: {len(found.entries)} of {steps} steps found")
        except StoreRefused:
            refused += 1
        shutil.rmtree(torn)
        progress(number + 1)
        if first_only and failures:
            break
    return failures, opened, refused


def _cuts(count: int, length: int, chance: random.Random) -> list[int]:
    return [length, 0, 1, length - 1, *sorted(chance.sample(range(2, length - 1), min(count - 4, length - 3)))]
