"""How well suggestions from free text are right, on sentences written and labelled for the purpose, and how fast they are made."""

import csv
import time
from collections.abc import Iterator
from pathlib import Path

from dashboard.tagging import LEXICON_VERSION, suggest
from tests.tagging.measure import measure, report

FOLDER = Path(__file__).with_name("tagging")
SETS = {"development": "read while the word list was written", "held_out": "not read by whoever wrote the word list"}
TIMES = 20


def speed() -> Iterator[tuple[str, str, str, str, str]]:
    """One line for the table of the bench."""
    texts = [text for name in SETS for text in _texts(FOLDER / f"{name}.csv")] * TIMES
    suggest(texts[:1])  # the word list is compiled once a process
    start = time.perf_counter()
    suggest(texts)
    taken = time.perf_counter() - start
    yield f"suggestions for {len(texts):,} texts ({len(texts) / taken:,.0f} a second)", f"{taken * 1000:.0f}", f"{taken * 1000:.0f}", "–", "–"


def measured() -> Iterator[str]:
    """Precision and recall of each code, code and stance both right, for both sets; after each set every error."""
    for name, what in SETS.items():
        found = measure(FOLDER / f"{name}.csv")
        yield f"\nWord list {LEXICON_VERSION}: {found.sentences} sentences, {name} ({what})"
        yield report(found)
        yield from found.errors


def _texts(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]
