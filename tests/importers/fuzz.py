"""Spoil files as they really come, many times over, and see that each is refused with a sentence or that every row of it adds up.

`python -m tests.importers.fuzz --files 10000 --seed 1` prints the counts, and keeps every file that ended otherwise with what was raised.
The files are read in processes with little memory, many in each; one that crashes or hangs ends with the file that did it.
"""

import argparse
import json
import resource
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from threading import Timer

from dashboard.errors import FileRefused
from dashboard.importers.readers import wire
from dashboard.importers.readers.child import read_in_child
from dashboard.importers.readers.raw import RawFile
from dashboard.importers.readers.reading import read_file
from dashboard.importers.rows.prepare import prepare_sheets
from dashboard.importers.rows.prepared import ReconciliationBroken
from dashboard.importers.rows.sheet_rows import Stated
from tests.importers.fuzz_seeds import invented, samples
from tests.importers.fuzz_spoiling import spoiled
from tests.importers.structured.test_public_samples import everybody

ROOT = Path(__file__).resolve().parents[2]
WORKER = (sys.executable, "-m", "tests.importers.fuzz")
KEPT_IN = ROOT / "build" / "fuzz"
TODAY = date(2026, 1, 15)
INVENTED = 0.8
"""How many in one are spoiled from the invented seeds, in which most is known of how people write; the others from public samples."""
MEMORY = 2 * 1024**3
MOST_SECONDS = 30.0
LONGEST_SENTENCE = 1_000

READ, REFUSED, STOPPED, UNHANDLED, BROKEN = "read", "refused", "stopped", "unhandled", "reconciliation"


@dataclass(frozen=True, slots=True)
class Ended:
    """How one spoiled file ended; ``why``: what was raised, and where, if it should not have been."""

    number: int
    seed_file: str
    end: str
    why: str = ""


def made(seed: int, number: int) -> tuple[str, bytes]:
    """The spoiled file of that number: which one it was, and its bytes."""
    chance = Random(f"{seed}-{number}")  # noqa: S311
    name, content = chance.choice(invented() if chance.random() < INVENTED else samples() or invented())
    return name, spoiled(chance, content)


def tried(name: str, content: bytes) -> tuple[str, str]:
    """How it ended, and why if it should not have: "read" when all rows are accounted for, "refused" when a sentence says why not."""
    try:
        raw = read_file(name, content)
        _sent_over(raw)
        everybody_linked = everybody(raw)
        labels = ("Child X1", "Child X2", *everybody_linked.values())
        prepared = prepare_sheets(raw, Stated(file=name, today=TODAY, identifiers=everybody_linked, family_labels=labels))
        prepared.reconciliation()
    except FileRefused as refused:
        return (REFUSED, "") if _is_a_sentence(name, str(refused)) else (UNHANDLED, f"no sentence: {refused}")
    except ReconciliationBroken as broken:
        return BROKEN, str(broken)
    except MemoryError:
        return REFUSED, ""  # as the process that reads files says it
    except BaseException:
        return UNHANDLED, traceback.format_exc()
    return READ, ""


def _sent_over(raw: RawFile) -> None:
    """Raise NotAnAnswer where what was read would not come through from the process that reads files."""
    wire.decode(b"".join(wire.encode(raw)), name=raw.name, sha256=raw.sha256)


def _is_a_sentence(name: str, said: str) -> bool:
    return said.startswith(name) and len(said) <= LONGEST_SENTENCE + len(name) and "\n" not in said and len(said) > len(name) + 10


def work(seed: int, numbers: Iterator[int]) -> None:
    """In a process of its own: try the files, and say on standard output which one is begun and how each ended."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in numbers:
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        name, content = made(seed, number)
        end, why = tried(name, content)
        sys.stdout.write(json.dumps([number, name, end, why]) + "\n")
        sys.stdout.flush()


def watched(seed: int, start: int, stop: int, step: int) -> Iterator[Ended]:
    """Every file of a range, in as few processes as it takes: after one that crashes or hangs, another goes on behind it."""
    while start < stop:
        begun = start
        process = subprocess.Popen(
            [*WORKER, "--work", str(seed), str(start), str(stop), str(step)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert process.stdout
        start = stop
        watch = _watch(process)
        for line in process.stdout:
            watch.cancel()
            watch = _watch(process)
            said = json.loads(line)
            if isinstance(said, int):
                begun = said
            else:
                yield Ended(*said)
                begun = -1
        watch.cancel()
        if process.wait() and begun >= 0:
            yield _crashed(seed, begun, process.returncode)
            start = begun + step


def _crashed(seed: int, number: int, code: int) -> Ended:
    """A library that ends its whole process does so for the service in the process that reads files, which has to tell of it."""
    name, content = made(seed, number)
    try:
        read_in_child(name, content)
    except FileRefused as refused:
        if _is_a_sentence(name, str(refused)):
            return Ended(number, name, STOPPED)
    return Ended(number, name, UNHANDLED, f"the process ended with {code}: a crash, or more than {MOST_SECONDS} seconds")


def _watch(process: "subprocess.Popen[str]") -> Timer:
    watch = Timer(MOST_SECONDS, process.kill)
    watch.daemon = True
    watch.start()
    return watch


def fuzz(files: int, seed: int, *, together: int = 2, kept_in: Path = KEPT_IN) -> Counter[str]:
    """Try so many files; keep those that ended as they should not. Returns how many ended how."""
    with ThreadPoolExecutor(together) as pool:
        parts = pool.map(lambda start: list(watched(seed, start, files, together)), range(together))
        results = [result for part in parts for result in part]
    for result in results:
        if result.end in (UNHANDLED, BROKEN):
            kept_in.mkdir(parents=True, exist_ok=True)
            place = kept_in / f"{seed}-{result.number}-{result.seed_file}"
            place.write_bytes(made(seed, result.number)[1])
            place.with_name(f"{place.name}.why.txt").write_text(result.why)
    return Counter(result.end for result in results)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", nargs=4, type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        seed, *numbers = asked.work
        work(seed, iter(range(*numbers)))
        return
    ends = fuzz(asked.files, asked.seed)
    sys.stdout.write(
        f"{sum(ends.values())} files examined: {ends[READ]} read, {ends[REFUSED]} refused with a sentence, {ends[STOPPED]} refused because their "
        f"reader was stopped, {ends[UNHANDLED]} ended otherwise, {ends[BROKEN]} did not add up\n")
    sys.exit(ends[UNHANDLED] + ends[BROKEN] > 0)


if __name__ == "__main__":
    main()
