"""The goals of security and reliability, as goals.toml states them, and what a run of their tests and long runs comes to."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.assurance import Assured

GOALS = tuple(f"G{number}" for number in range(1, 51))


class Result(StrEnum):
    """What may be said of a goal after a run. Only ``HOLDS`` is a pass in full."""

    HOLDS = "holds"
    SO_FAR = "holds so far"
    PART = "holds in part"
    FAILS = "FAILS"
    NOT_RUN = "NOT RUN"
    NOT_BUILT = "not built"


@dataclass(frozen=True, slots=True)
class Goal:
    """``tests``: path or path::name, each run by pytest. ``runs``: names of long runs. ``browser``: tests that drive a
    browser. ``missing``: what of the goal nothing here shows.
    """

    id: str
    phase: int
    words: str
    reach: str
    tests: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    browser: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Tested:
    """How many cases of a test passed, failed or were left out."""

    passed: int = 0
    failed: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one goal came to. ``examined``: cases of tests and subjects of long runs, as text."""

    goal: Goal
    examined: str
    control: str
    result: Result


def goals() -> tuple[Goal, ...]:
    """Every goal of goals.toml, in order."""
    read = tomllib.loads(Path(__file__).with_name("goals.toml").read_text(encoding="utf-8"))
    return tuple(
        Goal(
            id=name, phase=one["phase"], words=one["words"], reach=one["reach"], tests=tuple(one.get("tests", ())),
            controls=tuple(one.get("controls", ())), runs=tuple(one.get("runs", ())), browser=tuple(one.get("browser", ())),
            missing=one.get("missing", ""),
        )
        for name, one in read.items()
    )


def verdict(goal: Goal, tested: Mapping[str, Tested], runs: Mapping[str, Assured], wanted: Mapping[str, int]) -> Verdict:
    """What may be said of ``goal``. ``wanted``: the full count of each long run.

    Nought examined, or a control that was not caught, is no pass.
    """
    if not goal.tests and not goal.runs and not goal.browser:
        return Verdict(goal, "0", "no", Result.NOT_BUILT)
    cases = [tested.get(name, Tested()) for name in (*goal.tests, *goal.browser)]
    controls = [tested.get(name, Tested()) for name in goal.controls]
    done = [runs[name] for name in goal.runs if name in runs]
    examined = [f"{run.examined:,} of {wanted[name]:,} ({name})" for name in goal.runs if (run := runs.get(name))]
    if passed := sum(case.passed for case in cases):
        examined.append(f"{passed:,} cases of tests")
    caught = all(run.control_caught for run in done) and all(control.passed and not control.failed for control in controls)
    has_control = bool(done or controls)
    if any(case.failed for case in [*cases, *controls]) or any(run.failures or not run.control_caught for run in done):
        result = Result.FAILS
    elif len(done) < len(goal.runs) or not all(run.examined for run in done) or not all(case.passed for case in [*cases, *controls]):
        result = Result.NOT_RUN
    elif goal.missing:
        result = Result.PART
    elif any(runs[name].examined < wanted[name] for name in goal.runs):
        result = Result.SO_FAR
    else:
        result = Result.HOLDS
    return Verdict(goal, "; ".join(examined) or "0", "yes" if has_control and caught else "no" if has_control else "none", result)
