"""The tests in a network of their own that has nothing but this machine: none needs another one, and nothing tries to reach one.

What drives a browser is left out, since the browser itself asks for things elsewhere; that the pages do not is held by tests/browser.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.assurance import Assured, NotRun, Progress, quietly
from tests.assurance.alone import NOTES

ROOT = Path(__file__).resolve().parents[2]
HOOK = Path(__file__).with_name("outward_hook.py")
ITSELF = "tests/assurance/test_outward.py"
MAIN_WORK = (
    "tests/test_command_line.py::test_import_accounts_for_every_row_and_the_same_file_again_changes_nothing",
    "tests/test_command_line.py::test_a_paper_is_exported_to_a_new_file_and_written_down",
    "tests/pages/test_trail_pages.py::test_ones_own_look_is_on_the_page",
)
"""Files taken in, papers made and pages opened: what the small run looks at. A served dashboard is in the whole run."""


def nothing_goes_out(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """The main work, and ``count`` of the tests in all, drawn by chance where there are more. Controls: attempts that are planted are noted,
    and counted where they are made past the hook.

    Raises NotRun where the system gives no network of one's own.
    """
    others = [name for name in suite() if name not in MAIN_WORK]
    drawn = Random(seed).sample(others, min(len(others), max(0, count - len(MAIN_WORK))))  # noqa: S311 - a choice that can be made again
    asked = (*MAIN_WORK, *sorted(drawn))
    told, passed, failed = _run_alone(asked, folder, progress)
    failures = [f"without a network it fails: {name}" for name in failed]
    failures += [f"{one['event']} to {one['where']}, by {one['test'] or one['command']}" for one in told["noted"]]
    if told["nowhere"]:
        failures.append(f"{told['nowhere']:,} attempts had nowhere to go")
    if told["status"] and not failed:
        failures.append(f"the tests ended with {told['status']}")
    return Assured(
        len(passed), tuple(failures), told["caught"], f"{told['nowhere']:,} attempts counted by the kernel, {len(told['noted']):,} noted by the hook")


@cache
def suite() -> tuple[str, ...]:
    """Every test of the ordinary run that drives no browser, as path::name, in order."""
    found = [f"{path.relative_to(ROOT).as_posix()}::{name}" for path in sorted((ROOT / "tests").rglob("test_*.py")) for name in _tests_in(path)]
    return tuple(name for name in found if not name.startswith(ITSELF))


def _tests_in(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    marks = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Assign) and "pytestmark" in ast.unparse(node.targets[0])]
    if any("mark.browser" in mark for mark in marks):
        return []
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            and not any("mark.slow" in ast.unparse(mark) for mark in node.decorator_list)]


def a_network_of_ones_own() -> Sequence[str]:
    """The words that begin a command in a new network. Raises NotRun where the system gives none."""
    for words in (("unshare", "--net", "--map-root-user"), ("unshare", "--net")):
        if shutil.which(words[0]) and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
            return words
    raise NotRun("the system gives no network of one's own here")


def _run_alone(asked: Sequence[str], folder: Path, progress: Progress) -> tuple[dict[str, Any], set[str], list[str]]:
    """What alone.py told, the tests that passed and those that did not."""
    begin = a_network_of_ones_own()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HOOK, folder / "sitecustomize.py")
    results = folder / "told.xml"
    names = folder / "names.txt"
    names.write_text("\n".join(asked), encoding="utf-8")
    tests = [sys.executable, "-m", "pytest", "-vv", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "junit_family=xunit1", f"--junitxml={results}",
             f"@{names}"]
    environment = {**os.environ, "PYTHONPATH": str(folder), NOTES: str(folder / "notes.jsonl")}
    last, done = "", set[str]()
    with subprocess.Popen(
        [*begin, sys.executable, "-m", "tests.assurance.alone", *tests], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE,
    ) as running:
        for line in running.stdout or ():
            last = line
            if line.startswith("tests/") and "::" in line:
                done.add(line.split(" ")[0].partition("[")[0])
                progress(len(done))
    cases = list(ET.parse(results).iter("testcase"))  # noqa: S314 - pytest's own file
    failed = sorted({_name(case) for case in cases if case.find("failure") is not None or case.find("error") is not None})
    passed = {_name(case) for case in cases if case.find("skipped") is None} - set(failed)
    return json.loads(last), passed, failed


def _name(case: ET.Element) -> str:
    return f"{case.get('file')}::{case.get('name', '').partition('[')[0]}"
