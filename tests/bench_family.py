"""What one family's pages, history and findings cost, once looked at anew and again, and how findings grow with the entries.

Processor time stands beside time on the clock: on a machine that others use too, only the former says what the work itself costs.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from math import ceil
from pathlib import Path

import streamlit as st
from openpyxl import load_workbook
from rich.table import Table
from streamlit.testing.v1 import AppTest

from dashboard import server  # noqa: F401 - memory is set as the server sets it
from dashboard.findings.catalogue import findings_of
from dashboard.importers.take_in import new_family, take_in
from dashboard.navigation import ENTRIES
from dashboard.page_data.history import history_of
from dashboard.page_data.incident_suggestions import suggested_pairs
from dashboard.page_data.words_read import read_words
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Family
from sample_data.files import write
from sample_data.generator import family_files

TODAY = date(2024, 7, 31)
APP = Path(__file__).resolve().parents[1] / "dashboard" / "app.py"
KEY = "a key for the bench only"
TIMES = 20
PAGE_LIMIT_MS = {2_000: 300, 10_000: 1_000}
FINDINGS_LIMIT_MS = {2_000: 500}
"""95 of 100 must be within these, by number of entries."""
GROWTH = (1_000, 2_000, 4_000, 8_000)
ELSEWHERE = "findings_and_timescales"
"""A page about no family, gone to before each first look."""
REMEMBERED_VIEWS = ("incidents-view", "quality-view", "people-view")


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds of several runs of one piece of work: on the clock and of the processor."""

    wall: tuple[float, ...]
    processor: tuple[float, ...]


def timed(work: Callable[[], object], times: int = TIMES, before: Callable[[], object] = lambda: None) -> Timings:
    """``before`` runs ahead of each run and is not measured."""
    wall, processor = [], []
    for _ in range(times):
        before()
        clock, used = time.perf_counter(), time.process_time()
        work()
        wall.append((time.perf_counter() - clock) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return Timings(tuple(wall), tuple(processor))


def within(taken: tuple[float, ...], share: float = 0.95) -> float:
    """The nearest-rank percentile: the least of ``taken`` that ``share`` of them do not exceed."""
    return sorted(taken)[ceil(share * len(taken)) - 1]


def tables(sizes: tuple[int, ...]) -> Iterator[Table]:
    """A table for each size of family, then the line of growth."""
    for entries in sizes:
        yield _of_family(entries)
    yield _growth()


def _of_family(entries: int) -> Table:
    table = Table(
        "Work", "Processor: median ms", "95 of 100", "slowest", "Clock: median ms", "95 of 100", "slowest", "Limit", "Times the bare entries",
        title=f"A family of {entries:,} entries, {TIMES} runs",
    )
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with _family(home, entries, table) as (database, scope, family):
            floor = _measure_work(database, scope, family, entries, table)
        _measure_pages(home, family, entries, floor, table)
    return table


@contextmanager
def _family(home: Path, entries: int, table: Table | None = None) -> Iterator[tuple[Database, Scope, Family]]:
    """A record of one made-up family; with ``table`` also what taking it in cost beside reading the same workbooks bare."""
    contents = {path.name: path.read_bytes() for path in write(family_files(7, entries=entries), home / "files")}
    with Database(home / "record.duckdb", KEY) as database:
        family = new_family(database, "local", "Family G7")
        scope = database.scope_of("local")

        def take() -> None:
            for name, content in contents.items():
                take_in(database, scope, family, name=name, content=content, today=TODAY)

        taken = timed(take, times=1)
        if table is not None:
            bare = timed(lambda: [_read_bare(content) for content in contents.values()], times=3)
            _line(table, "openpyxl reads the same workbooks, bare", bare)
            _line(table, f"import: {statistics.median(taken.wall) / statistics.median(bare.wall):.2f} times as long as that", taken)
        yield database, scope, family


def _measure_work(database: Database, scope: Scope, family: Family, entries: int, table: Table) -> float:
    floor = timed(lambda: database.ask(scope, "known/care.entry", family=family.id, as_at=TODAY))
    bare = statistics.median(floor.processor)
    _line(table, "the entries alone, asked of DuckDB", floor)
    _line(table, "the whole history as known on a date", timed(lambda: history_of(database, scope, family, TODAY)), bare)
    history = history_of(database, scope, family, TODAY)
    found = timed(lambda: findings_of(replace(history)))
    _line(table, f"all findings ({len(findings_of(history))})", found, bare, FINDINGS_LIMIT_MS.get(entries))
    suggested = timed(lambda: suggested_pairs(history.entries, history.links), times=3)
    _line(table, "possible same incidents suggested", suggested, bare)
    _line(table, "the words of the entries read", timed(lambda: read_words(database, scope, family), times=1), bare)
    return bare


def _measure_pages(home: Path, family: Family, entries: int, floor: float, table: Table) -> None:
    """Server time of each page: the first look, with nothing remembered but the facts, and again, as after any press on it."""
    os.environ.update({"CPF_HOME": str(home), "CPF_KEY": KEY})
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    app.selectbox(key="family_id").set_value(family.id)
    app.date_input(key="as_at").set_value(TODAY)
    app.run()
    for entry in ENTRIES:
        page = f"../pages/{entry.file}.py"
        if app.switch_page(page).run().exception:
            raise SystemExit(f"{entry.title} does not run")
        first = timed(lambda page=page: app.switch_page(page).run(), before=lambda: _forget(app))  # type: ignore[misc]
        _line(table, f"page: {entry.title}, first look", first, floor, PAGE_LIMIT_MS.get(entries))
        _line(table, f"page: {entry.title}, again", timed(app.run), floor, PAGE_LIMIT_MS.get(entries))


def _forget(app: AppTest) -> None:
    """Leave for a page about no family and lose what pages made of the facts; the facts themselves stay remembered."""
    app.switch_page(f"../pages/{ELSEWHERE}.py").run()
    histories = app.session_state["histories"]
    histories.update({key: replace(history) for key, history in histories.items()})
    for view in REMEMBERED_VIEWS:
        if view in app.session_state:
            del app.session_state[view]


def _growth() -> Table:
    """Findings of families twice as large each time: about 2 times the time each is linear, 4 would be quadratic."""
    table = Table("Entries", "All findings: processor, median ms", "95 of 100", "Times as long as half of it", title="How findings grow")
    before: float | None = None
    for entries in GROWTH:
        with tempfile.TemporaryDirectory() as folder, _family(Path(folder), entries) as (database, scope, family):
            history = history_of(database, scope, family, TODAY)
            taken = timed(lambda history=history: findings_of(replace(history))).processor  # type: ignore[misc]
        now = statistics.median(taken)
        table.add_row(f"{entries:,}", f"{now:.0f}", f"{within(taken):.0f}", f"{now / before:.2f}" if before else "–")
        before = now
    return table


def _line(table: Table, work: str, taken: Timings, floor: float | None = None, limit: int | None = None) -> None:
    cells = [f"{figure:.0f}" for times in (taken.processor, taken.wall) for figure in (statistics.median(times), within(times), max(times))]
    kept = "–" if limit is None else f"{limit} {'kept' if within(taken.processor) <= limit else 'MISSED'}"
    table.add_row(work, *cells, kept, f"{statistics.median(taken.processor) / floor:.1f}" if floor else "–")


def _read_bare(content: bytes) -> int:
    workbook = load_workbook(BytesIO(content), data_only=True)
    return sum(1 for sheet in workbook.worksheets for _ in sheet.iter_rows(values_only=True))
