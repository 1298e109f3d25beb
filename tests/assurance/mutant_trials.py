"""A process that tries mutants of the guard: reads one a line (JSON), answers whether the tests noticed it. Run by mutation.py, never by hand.

The libraries are loaded once; each mutant is tried in a fork, in which our own code is loaded anew with the one fault in it.
"""

import importlib
import json
import os
import signal
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ("duckdb", "pandas", "pyarrow", "pytest", "hypothesis", "openpyxl", "rapidfuzz")
BUSY, WAITING = 180, 3_600
"""Seconds of work and of waiting: a mutant that never ends is noticed too. A busy machine makes a trial wait and is no sign of that."""
NOTICED, UNNOTICED, LATE = "noticed", "unnoticed", "noticed: it never ended"


class _Faulty(SourceFileLoader):
    """Loads a module from the mutant's text in place of its file's."""

    text = ""

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - asked so by the interpreter
        return compile(self.text, self.path, "exec")


class _Finder(MetaPathFinder):
    def __init__(self, module: str, path: Path, text: str) -> None:
        self.module, self.loader = module, _Faulty(module, str(path))
        self.loader.text = text

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002 - the same
        return spec_from_loader(fullname, self.loader) if fullname == self.module else None


def trial(file: str, text: str, tests: list[str]) -> str:
    """Whether any of the tests fails with ``text`` in place of the file."""
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_PROF, BUSY)
        signal.alarm(WAITING)
        status = 3
        try:
            status = _tested(ROOT / file, text, tests)
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended):
        return LATE if os.WTERMSIG(ended) in (signal.SIGALRM, signal.SIGPROF) else NOTICED
    return UNNOTICED if os.waitstatus_to_exitcode(ended) == 0 else NOTICED


def _tested(path: Path, text: str, tests: list[str]) -> int:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    read = Path.read_text
    if path.suffix == ".py":
        sys.meta_path.insert(0, _Finder(".".join(path.relative_to(ROOT).with_suffix("").parts), path, text))
    import pytest  # noqa: PLC0415 - loaded already; named here for the fork alone

    with patch.object(Path, "read_text", lambda self, *args, **named: text if self == path else read(self, *args, **named)):
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=1", *tests]))


def main() -> None:
    for library in LIBRARIES:
        try:
            importlib.import_module(library)
        except ImportError:  # loaded in the fork then, where it is needed
            continue
    os.chdir(ROOT)
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        asked = json.loads(line)
        answers.write(trial(asked["file"], asked["text"], asked["tests"]) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
