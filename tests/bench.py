"""`make bench`: what the work costs beside the least it could cost, and how well free text is read. Ratios are of one run on one machine.

A 2,000-entry family page by page, a 50,000-row sheet, a whole-council table, suggestions from words with every error they make.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

import streamlit as st
from openpyxl import load_workbook
from rich.console import Console
from rich.table import Table
from streamlit.testing.v1 import AppTest

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
from tests import bench_council, bench_import, bench_words

TODAY = date(2024, 7, 31)
APP = Path(__file__).resolve().parents[1] / "dashboard" / "app.py"
TIMES = 7


def timed(work: Callable[[], object], times: int = TIMES) -> tuple[float, float]:
    """(median, slowest) in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), max(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--only", choices=("family", "import", "council", "words"), default=None)
    asked = parser.parse_args()
    console = Console(width=200)
    if asked.only in (None, "family"):
        console.print(_family(asked.entries))
    for part, title, lines in _PARTS:
        if asked.only in (None, part):
            console.print(_lines(title, lines()))
    if asked.only in (None, "words"):
        for line in bench_words.measured():
            console.print(line, highlight=False, markup=False, soft_wrap=True)


_PARTS = (
    ("import", "A 50,000-row sheet", bench_import.rows),
    ("council", "A whole-council table", bench_council.rows),
    ("words", "Words", bench_words.speed),
)


def _lines(title: str, lines: Iterable[tuple[str, str, str, str, str]]) -> Table:
    table = Table("Work", "Median ms", "Slowest ms", "Beside", "Times as long", title=title)
    for line in lines:
        table.add_row(*line)
    return table


def _family(entries: int) -> Table:
    table = Table("Work", "Median ms", "Slowest ms", "Beside", "Times as long", title=f"A family of {entries:,} entries")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths = write(family_files(7, entries=entries), home / "files")
        _measure(home, paths, table)
    return table


def _measure(home: Path, paths: list[Path], table: Table) -> None:
    contents = {path.name: path.read_bytes() for path in paths}
    bare = timed(lambda: [_read_bare(content) for content in contents.values()], times=3)
    table.add_row("openpyxl reads the same workbooks, bare", *_ms(bare), "–", "–")
    with Database(home / "record.duckdb", "a key for the bench only") as database:
        family = new_family(database, "local", "Family G7")
        scope = database.scope_of("local")
        start = time.perf_counter()
        rows = sum(_take(database, scope, family, name, content) for name, content in contents.items())
        taken = (time.perf_counter() - start) * 1000
        table.add_row(f"import, {rows:,} rows accounted for", f"{taken:.0f}", f"{taken:.0f}", "bare openpyxl", f"{taken / bare[0]:.2f}")
        floor = timed(lambda: database.ask(scope, "known/care.entry", family=family.id, as_at=TODAY))
        table.add_row("the entries alone, asked of DuckDB", *_ms(floor), "–", "–")
        loading = timed(lambda: history_of(database, scope, family, TODAY))
        table.add_row("the whole history as known on a date", *_ms(loading), "the entries alone", f"{loading[0] / floor[0]:.2f}")
        history = history_of(database, scope, family, TODAY)
        findings = timed(lambda: findings_of(history))
        suggested = timed(lambda: suggested_pairs(history.entries, history.links), times=3)
        table.add_row("possible same incidents suggested", *_ms(suggested), "the entries alone", f"{suggested[0] / floor[0]:.2f}")
        words = timed(lambda: read_words(database, scope, family), times=1)
        table.add_row("the words of the entries read", *_ms(words), "the entries alone", f"{words[0] / floor[0]:.2f}")
        table.add_row(f"all findings ({len(findings_of(history))})", *_ms(findings), "the entries alone", f"{findings[0] / floor[0]:.2f}")
    _measure_pages(home, family, floor[0], table)


def _measure_pages(home: Path, family: Family, floor: float, table: Table) -> None:
    """Server time of each page: what Streamlit runs for one interaction on a page already open."""
    os.environ.update({"CPF_HOME": str(home), "CPF_KEY": "a key for the bench only"})
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    app.selectbox(key="family_id").set_value(family.id)
    app.date_input(key="as_at").set_value(TODAY)
    app.run()
    for entry in ENTRIES:
        app = app.switch_page(f"../pages/{entry.file}.py").run()
        if app.exception:
            raise SystemExit(f"{entry.title} does not run")
        page = timed(app.run)
        table.add_row(f"page: {entry.title}", *_ms(page), "the entries alone", f"{page[0] / floor:.1f}")


def _take(database: Database, scope: Scope, family: Family, name: str, content: bytes) -> int:
    return take_in(database, scope, family, name=name, content=content, today=TODAY).read


def _read_bare(content: bytes) -> int:
    workbook = load_workbook(BytesIO(content), data_only=True)
    return sum(1 for sheet in workbook.worksheets for _ in sheet.iter_rows(values_only=True))


def _ms(timing: tuple[float, float]) -> tuple[str, str]:
    return f"{timing[0]:.0f}", f"{timing[1]:.0f}"


if __name__ == "__main__":
    main()
