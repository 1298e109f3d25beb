"""How findings grow with the entries: families twice as large each time, timed in turn so that whatever else the machine does weighs on all.

About 2 times the work at each doubling is linear, 4 would be quadratic. Calls of functions are counted beside the time: they are the same on
every machine and in every run, while processor time also grows as facts outgrow the processor's own memory.
"""

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from cProfile import Profile
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from rich.table import Table

from dashboard.findings.catalogue import findings_of
from dashboard.page_data.history import history_of
from data_models.history import History
from tests.bench_family import TODAY, bare_entries, family_of, timed, within

SIZES = (1_000, 2_000, 4_000, 8_000, 16_000)
ROUNDS = 15
MOST = 2.3
"""Times the work of half as many entries that still counts as linear: sorting alone makes it a little more than 2."""


@dataclass
class _Size:
    """One size of family. ``bare``: milliseconds of the question for its entries. ``taken``: of all findings, a figure for each round."""

    history: History
    bare: float
    taken: list[float]
    calls: int = 0
    found: int = 0


def growth() -> Table:
    """A line for each size: all findings beside the bare question, and both beside half as many entries."""
    sizes = [_Size(history, bare, []) for history, bare in _histories()]
    for size in sizes:
        size.found, size.calls = _counted(size.history)
    for _ in range(ROUNDS):
        for size in sizes:
            size.taken.append(timed(lambda size=size: findings_of(replace(size.history)), times=1).processor[0])  # type: ignore[misc]
    table = Table(
        "Entries", "Findings", "All findings: processor, median ms", "95 of 100", "µs an entry", "Times as long as half",
        "Calls: times as many as half", "The entries, asked of DuckDB: ms", "Times as long as half", "Growth",
        title=f"How findings grow, {ROUNDS} rounds",
    )
    for before, now in pairwise([None, *sizes]):
        table.add_row(*_line(before, now))
    return table


def _histories() -> Iterator[tuple[History, float]]:
    for entries in SIZES:
        with ExitStack() as stack:
            home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            database, scope, family = stack.enter_context(family_of(home, entries))
            bare = statistics.median(bare_entries(database, scope, family, times=9).processor)
            yield history_of(database, scope, family, TODAY), bare


def _counted(history: History) -> tuple[int, int]:
    """How many findings there are, and how many calls of functions it took to find them. Whatever is loaded once is loaded before."""
    findings_of(replace(history))
    profile, fresh = Profile(), replace(history)
    found = profile.runcall(findings_of, fresh)
    return len(found), sum(line.callcount for line in profile.getstats())


def _line(before: _Size | None, now: _Size | None) -> tuple[str, ...]:
    if now is None:
        return ()
    median, entries = statistics.median(now.taken), len(now.history.entries)
    line = (f"{entries:,}", f"{now.found}", f"{median:.0f}", f"{within(tuple(now.taken)):.0f}", f"{1000 * median / entries:.0f}")
    if before is None:
        return (*line, "–", "–", f"{now.bare:.0f}", "–", "–")
    longer = statistics.median(one / half for half, one in zip(before.taken, now.taken, strict=True))
    calls = now.calls / before.calls
    verdict = "linear" if max(longer, calls) <= MOST else f"MORE THAN {MOST}"
    return (*line, f"{longer:.2f}", f"{calls:.2f}", f"{now.bare:.0f}", f"{now.bare / before.bare:.2f}", verdict)
