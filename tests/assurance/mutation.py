"""Mutation testing of the guard: faults put into the code that says who may see what, and how many of them the tests notice."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.assurance import Assured, Progress, quietly
from tests.assurance.mutants import ROOT, Mutant, mutants

LEAST = 0.98
"""G4 of the design: the part of all mutants that must be noticed; of those that skip a check, all."""
IN_MEMORY = ("tests/data_models/test_policy_edges.py", "tests/data_models/test_policy.py")
IN_THE_STORE = ("tests/store/test_guard.py", "tests/store/test_visible.py", "tests/page_data/test_rights_kept.py")
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")


def mutated_guard(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` mutants, drawn by chance where there are more. Control: a fault planted in the guard is noticed, and no fault is not.

    Mutants that change nothing which anybody could see are listed with the reason in equivalent_mutants.toml and are not counted.
    """
    alike = equivalent()
    every = [one for one in mutants() if (one.file, one.change) not in alike]
    chosen = every if count >= len(every) else Random(seed).sample(every, count)  # noqa: S311 - a choice that can be made again
    unnoticed: list[Mutant] = []
    with Trials() as trials:
        caught = trials.noticed(_refuses_nobody()) and not trials.noticed(_nothing_changed())
        for number, mutant in enumerate(chosen, start=1):
            if not trials.noticed(mutant):
                unnoticed.append(mutant)
            progress(number)
    skipped = [one for one in chosen if one.skips_check]
    part = 1 - len(unnoticed) / len(chosen)
    failing = unnoticed if part < LEAST else [one for one in unnoticed if one.skips_check]
    left = "; unnoticed: " + ", ".join(f"{one.file}, {one.change}" for one in unnoticed) if unnoticed else ""
    return Assured(
        len(chosen), tuple(f"unnoticed: {one.file}, {one.change}" for one in failing), caught,
        f"{len(chosen) - len(unnoticed):,} of {len(chosen):,} noticed ({part:.1%}), {len(skipped) - sum(one.skips_check for one in unnoticed):,} of "
        f"{len(skipped):,} that skip a check; {len(alike)} change nothing and are listed with the reason{left}",
    )


def equivalent() -> frozenset[tuple[str, str]]:
    """(file, change) of every mutant that changes nothing which anybody could see, as listed with its reason."""
    return frozenset((one["file"], one["change"]) for one in tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("mutant", ()))


class Trials:
    """The process in which mutants are tried one after another."""

    def __enter__(self) -> "Trials":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.assurance.mutant_trials"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def noticed(self, mutant: Mutant) -> bool:
        """Whether any test of the guard fails. Raises RuntimeError where the process of trials has ended."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("no process to try mutants in")
        self._process.stdin.write(json.dumps({"file": mutant.file, "text": mutant.text, "tests": _tests_for(mutant)}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        if not answer:
            raise RuntimeError("the process that tries mutants has ended")
        return answer.startswith("noticed")


def _tests_for(mutant: Mutant) -> Sequence[str]:
    """Those first that are most likely to notice."""
    if mutant.file.startswith("data_models"):
        return [*IN_MEMORY, *IN_THE_STORE]
    first = "tests/store/test_visible.py" if "/sql/" in mutant.file and "/rights/" not in mutant.file else "tests/store/test_guard.py"
    return sorted([*IN_THE_STORE, *IN_MEMORY], key=lambda name: name != first)


def _refuses_nobody() -> Mutant:
    file = "data_models/policy.py"
    text = (ROOT / file).read_text(encoding="utf-8")
    return Mutant(file, "control", text.replace("or grant.family_id in refused ", ""), skips_check=True)


def _nothing_changed() -> Mutant:
    file = "data_models/policy.py"
    return Mutant(file, "control", (ROOT / file).read_text(encoding="utf-8"))
