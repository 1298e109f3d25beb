"""Runs every promise's long run and tests, and writes docs/assurance.md.

`python -m tests.assurance [--small] [--only NAME [--count N]] [--no-runs] [--browser] [--tested FILE] [--out FILE]`
"""

import argparse
import os
import platform
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tests.assurance import Assured, NotRun
from tests.assurance.goals import Result, Tested, goals, verdict
from tests.assurance.kept import commit_here, keep, kept, with_new
from tests.assurance.report import report
from tests.assurance.runs import RUNS

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """0 where all that was asked for was run and held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a part of each run: minutes, not hours")
    parser.add_argument("--only", choices=sorted(RUNS), action="append", help="this long run alone, kept for the page that is written next")
    parser.add_argument("--count", type=int, default=0, help="with --only: so many, in place of the full count")
    parser.add_argument("--no-runs", action="store_true", help="the page from the tests and the runs that were kept")
    parser.add_argument("--browser", action="store_true", help="the tests that drive a browser too")
    parser.add_argument("--tested", type=Path, help="what a run of the tests told (--junitxml, junit_family=xunit1), in place of another one")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "assurance.md")
    asked = parser.parse_args()
    today = datetime.now(UTC).date()
    done: dict[str, Assured] = {}
    wanted = asked.only or ([] if asked.no_runs else list(RUNS))
    for name in wanted:
        ended = long_runs([name], small=asked.small, count=asked.count)
        keep(with_new(kept(), ended, on=today, commit=commit_here()))
        done |= ended
    stands = kept()
    if not asked.only:
        stated = goals()
        ids = {name for goal in stated for name in (*goal.tests, *goal.controls, *(goal.browser if asked.browser else ()))}
        tested = tests_told(sorted(ids), asked.tested) if asked.tested else tests_run(sorted(ids))
        runs = {name: one.run for name, one in stands.items()}
        verdicts = [verdict(goal, tested, runs, {name: run.full for name, run in RUNS.items()}) for goal in stated]
        machine = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
        asked.out.write_text(
            report(verdicts, stands, small=asked.small, on=today, machine=machine), encoding="utf-8")
        if any(one.result is Result.FAILS for one in verdicts):
            return 1
    return int(not all(name in done and done[name].holds for name in wanted))


def long_runs(names: Sequence[str], *, small: bool, count: int = 0) -> dict[str, Assured]:
    """Each run in a folder of its own. One that breaks off counts as failed, with what broke it, and the others go on; one that cannot be
    done here is said to be not run, and is not among the answers.
    """
    done = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns) as shown:
        for name in names:
            run = RUNS[name]
            number = count or (run.small if small else run.full)
            task = shown.add_task(name, total=number)
            with TemporaryDirectory() as folder:
                try:
                    done[name] = run.work(number, Path(folder), progress=lambda so_far, task=task: shown.update(task, completed=so_far))
                except NotRun as why:
                    shown.console.print(f"{name}: NOT RUN: {why}")
                    continue
                except Exception as error:
                    done[name] = Assured(0, (f"broke off: {type(error).__name__}",), control_caught=False)
                    shown.console.print_exception()
            for failure in done[name].failures:
                shown.console.print(f"{name}: {failure}")
    return done


def tests_run(ids: Sequence[str]) -> dict[str, Tested]:
    """How the cases of each test (path, or path::name) ended, from one run of pytest."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told.xml"
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-o", "junit_family=xunit1", f"--junitxml={told}", *ids], cwd=ROOT, check=False)
        return tests_told(ids, told)


def tests_told(ids: Sequence[str], told: Path) -> dict[str, Tested]:
    """How the cases of each test ended, by what pytest wrote."""
    cases = list(ET.parse(told).iter("testcase"))  # noqa: S314 - pytest's own file
    return {name: _counted(name, cases) for name in ids}


def _counted(name: str, cases: Sequence[ET.Element]) -> Tested:
    path, _, test = name.partition("::")
    mine = [case for case in cases if case.get("file") == path and test in ("", case.get("name", "").partition("[")[0])]
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in mine)
    left_out = sum(case.find("skipped") is not None for case in mine)
    return Tested(passed=len(mine) - failed - left_out, failed=failed, left_out=left_out)


if __name__ == "__main__":
    sys.exit(main())
