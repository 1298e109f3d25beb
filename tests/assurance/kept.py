"""Results of long runs kept beside the page, so that a run of hours is not done again for every page: each with its day and the commit it ran on."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from tests.assurance import Assured

FILE = Path(__file__).resolve().parents[2] / "docs" / "assurance-runs.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A run, the day (ISO) and the commit."""

    run: Assured
    on: str
    commit: str


def kept(file: Path = FILE) -> dict[str, Kept]:
    """By the run's name; empty where nothing was kept."""
    if not file.is_file():
        return {}
    return {
        name: Kept(Assured(one["examined"], tuple(one["failures"]), one["control_caught"], one["measured"]), one["on"], one["commit"])
        for name, one in json.loads(file.read_text(encoding="utf-8")).items()
    }


def with_new(before: Mapping[str, Kept], done: Mapping[str, Assured], *, on: date, commit: str) -> dict[str, Kept]:
    """What stands after ``done``: of two that hold, the one that examined more; where the newer one fails, or the older one did, the newer."""
    stands = dict(before)
    for name, run in done.items():
        older = before.get(name)
        if older is None or not run.holds or not older.run.holds or run.examined >= older.run.examined:
            stands[name] = Kept(run, on.isoformat(), commit)
    return stands


def keep(stands: Mapping[str, Kept], file: Path = FILE) -> None:
    told = {name: {**asdict(one.run), "on": one.on, "commit": one.commit} for name, one in sorted(stands.items())}
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def commit_here() -> str:
    """The commit that is checked out, shortened; "unknown" outside a repository."""
    told = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=FILE.parent, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "unknown"
