"""`python -m tests.public_samples [FOLDER]`: what becomes of public files that nobody here wrote, a line a file.

Each is brought to a new family as a person would bring it; one that is about many families is loaded for the whole council instead.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from dashboard.errors import DashboardError
from dashboard.importers.council.load import allow_council, load_council
from dashboard.importers.take_in import new_family, take_in
from dashboard.store import Database
from data_models.access import Scope

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"
TODAY = date(2026, 11, 24)
ACTOR = "local"


@dataclass(frozen=True, slots=True)
class Outcome:
    """``how``: "family", "council" or "refused"; ``adds_up``: read = loaded + duplicate + rejected, where it was read."""

    file: str
    how: str
    read: int = 0
    loaded: int = 0
    duplicate: int = 0
    rejected: int = 0
    sentence: str = ""

    @property
    def adds_up(self) -> bool:
        return self.read == self.loaded + self.duplicate + self.rejected


def files(folder: Path = SAMPLES) -> list[Path]:
    """Every sample file; none where the folder is not there."""
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []


def outcomes(paths: list[Path], folder: Path) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory() as home, Database(Path(home) / "record.duckdb", "a key for samples only") as database:
        allow_council(database, ACTOR, ACTOR)
        for path in paths:
            yield _outcome(database, path, str(path.relative_to(folder)))


def _outcome(database: Database, path: Path, name: str) -> Outcome:
    family = new_family(database, ACTOR, f"Family of {name}")
    scope: Scope = database.scope_of(ACTOR)
    content = path.read_bytes()
    try:
        taken = take_in(database, scope, family, name=path.name, content=content, today=TODAY)
    except DashboardError as refused:
        if "whole council" not in str(refused):
            return Outcome(name, "refused", sentence=str(refused))
        return _for_council(database, scope, path.name, content, name)
    counts = [taken.count(outcome) for outcome in ("loaded", "duplicate", "rejected")]
    reasons = {row.reason for row in taken.prepared.rows if row.outcome == "rejected"}
    return Outcome(name, "family", taken.read, *counts, "; ".join(sorted(reasons))[:160])


def _for_council(database: Database, scope: Scope, file: str, content: bytes, name: str) -> Outcome:
    loaded = load_council(database, scope, [(file, content)])
    if refused := next((part.refused for part in loaded if part.refused), ""):
        return Outcome(name, "refused", sentence=refused)
    counts = [sum(getattr(part, key) for part in loaded) for key in ("read", "loaded", "duplicate", "rejected")]
    return Outcome(name, "council", *counts, "a family takes its part; " + ", ".join(layout for part in loaded for layout in part.layouts)[:120])


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    paths = files(folder)
    table = Table("File", "How", "Read", "Loaded", "Duplicate", "Rejected", "Adds up", "Sentence", title=f"{len(paths)} public files")
    for found in outcomes(list(track(paths, "Reading", console=Console(stderr=True))), folder):
        table.add_row(found.file, found.how, *(str(count) for count in (found.read, found.loaded, found.duplicate, found.rejected)),
                      "yes" if found.adds_up else "NO", found.sentence)
    Console(width=220).print(table)


if __name__ == "__main__":
    main()
