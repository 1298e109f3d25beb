"""No file, whatever was done to it, ends the service: each is refused with a sentence, or read, within its time and memory."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.importers.hostile import CASES, NAME, SLOW, Ended
from tests.importers.hostile_parts import CANARY

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_MEMORY = 10, 1024
"""Of processor time and in MB, for one file: control G18."""
TOGETHER = 2
HARMLESS_ONCE_UNLIMITED = "ods: a million cells of a thousand spaces"

ORDINARY = [case for case in CASES if case not in SLOW]
EVERY = 16
SOME = [case for of_kind in ([case for case in ORDINARY if case.partition(":")[0] == kind] for kind in dict.fromkeys(
    case.partition(":")[0] for case in ORDINARY)) for case in of_kind[::EVERY]]
"""One in sixteen of every kind, the first of each among them: what the ordinary run has time for."""


def run(cases: list[str], before: str = "") -> list[Ended]:
    """Try the cases in a process of their own, so that the most memory of any reader is known; it must survive them all."""
    script = f"{before}\nimport sys\nfrom tests.importers.hostile import show\nshow(sys.stdin.read().splitlines())"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, input="\n".join(cases), capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    return [ended(line) for line in done.stdout.splitlines()]


def ended(line: str) -> Ended:
    said = json.loads(line)
    return Ended(**{**said, "sentences": tuple(said["sentences"])})


def what_is_wrong(result: Ended) -> list[str]:
    """Everything about how a case ended that must not be."""
    faults = [] if result.end == CASES[result.case][1] else [f"{result.end}: {result.sentences}"]
    faults += [f"names no file: {sentence}" for sentence in result.sentences if not sentence.startswith(NAME)]
    faults += [f"shows what is in the file: {sentence}" for sentence in result.sentences if CANARY in sentence]
    faults += [f"longer than a sentence: {sentence[:200]}" for sentence in result.sentences if len(sentence) > 600 or "\n" in sentence]
    faults += ["refused without a sentence"] if result.end == "refused" and not result.sentences else []
    for work, seconds in (("reading", result.reading), ("preparing", result.preparing)):
        faults += [f"{work} took {seconds} seconds of the processor"] if seconds > MOST_SECONDS else []
    return faults + ([f"a reader had {result.memory} MB"] if result.memory > MOST_MEMORY else [])


@cache
def all_ended(cases: tuple[str, ...]) -> dict[str, Ended]:
    """Tried in as many processes as there are processors here, most often."""
    with ThreadPoolExecutor(TOGETHER) as pool:
        return {result.case: result for part in pool.map(run, [list(cases[start::TOGETHER]) for start in range(TOGETHER)]) for result in part}


@pytest.mark.parametrize("case", SOME)
def test_some_of_every_kind_in_the_ordinary_run(case: str):
    assert what_is_wrong(all_ended(tuple(SOME))[case]) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", ORDINARY)
def test_a_hostile_file_is_refused_with_a_sentence_or_read(case: str):
    assert what_is_wrong(all_ended(tuple(ORDINARY))[case]) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(SLOW))
def test_a_hostile_file_that_takes_longer_is_too(case: str):
    assert what_is_wrong(all_ended(tuple(sorted(SLOW)))[case]) == []


def test_there_are_enough_of_them_of_every_format():
    for kind, least in (("xlsx", 60), ("docx", 20), ("ods", 8), ("xls:", 8), ("csv", 20), ("note", 5), ("json", 10), ("xml", 12), ("zip", 12)):
        assert sum(case.startswith(kind) for case in ORDINARY) >= least, kind


@pytest.mark.slow
def test_without_limits_the_same_measurement_would_tell():
    (limited,), (unlimited,) = run([HARMLESS_ONCE_UNLIMITED]), run(
        [HARMLESS_ONCE_UNLIMITED], "from dashboard.importers.readers import child; child.MEMORY = 8 * 1024 * child.MEGABYTE")
    assert limited.memory <= MOST_MEMORY
    assert any("MB" in fault for fault in what_is_wrong(unlimited))


@pytest.mark.parametrize(("fault", "words"), [
    ({"end": "read"}, "read:"), ({"sentences": ("the file is empty",)}, "names no file"), ({"sentences": ()}, "without a sentence"),
    ({"sentences": (f"{NAME}: {CANARY}",)}, "shows what is in the file"), ({"sentences": (f"{NAME}: {'x' * 700}",)}, "longer than a sentence"),
    ({"reading": 11.0}, "reading took"), ({"preparing": 11.0}, "preparing took"), ({"memory": 1025}, "had 1025 MB"),
])
def test_each_thing_that_could_be_wrong_would_be_told(fault: dict[str, object], words: str):
    good = Ended("csv: nothing at all", "refused", (f"{NAME}: the file is empty",), 0.1, 0.0, 100)
    assert what_is_wrong(good) == []
    assert any(words in told for told in what_is_wrong(replace(good, **fault)))  # type: ignore[arg-type]


def test_a_reader_that_crashes_this_process_would_be_told():
    with pytest.raises(AssertionError):
        run([ORDINARY[0]], "import os; os.abort()")
