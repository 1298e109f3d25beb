"""What loading a whole-council table costs beside DuckDB's own ``read_csv`` of the same file, both into an encrypted record of their own."""

import csv
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import duckdb
import duckdb_extension_httpfs

from dashboard.importers.council.load import allow_council, load_council, part_of
from dashboard.store import Database
from data_models.ssd import SSD_TABLES

ROWS = 300_000
CHILDREN = 80_000
TIMES = 5
ACTOR = "local"
KEY = "a key for the bench only"
FILE = "ssd_cin_episodes.csv"
WANTED = 30
"""Per cent of read_csv's speed that loading must reach."""


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Work, median and slowest milliseconds, what it is beside, how many times as long it takes."""
    content = referrals(ROWS)
    newer = content.replace(b",N4,", b",N5,", ROWS // 100)
    megabytes = len(content) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        source = home / FILE
        source.write_bytes(content)
        bare, loads = zip(*(_both(source, content, home, number) for number in range(TIMES)), strict=True)
        with Database(home / "record0" / "record.duckdb", KEY) as database:
            scope = database.scope_of(ACTOR)
            again = timed(lambda: load_council(database, scope, [(FILE, newer)]))
            part = [timed(lambda: part_of(database, scope, [child(7)])) for _ in range(TIMES)]
    size = f"{ROWS:,} rows of 12 columns, {megabytes:.0f} MB"
    base, ours = statistics.median(bare), statistics.median(loads)
    yield f"DuckDB read_csv into an encrypted table: {size}", *_ms(bare), "–", "–"
    speed = 100 * statistics.median(one / other for one, other in zip(bare, loads, strict=True))
    verdict = f"{speed:.0f} % of its speed, {WANTED} % wanted"
    yield f"the same loaded for the whole council, {megabytes / ours * 1000:.0f} MB/s: {verdict}", *_ms(loads), "read_csv", f"{ours / base:.2f}"
    yield "a newer extract of it, one row in a hundred changed", *_ms([again]), "read_csv", f"{again / base:.2f}"
    yield "one child's part of it", *_ms(part), "read_csv", f"{statistics.median(part) / base:.2f}"


def _both(source: Path, content: bytes, home: Path, number: int) -> tuple[float, float]:
    """One after the other, so that whatever else the machine does weighs on both."""
    bare = timed(lambda: read_csv(source, home / f"bare{number}.duckdb"))
    return bare, timed(lambda: loaded(home / f"record{number}" / "record.duckdb", content))


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def read_csv(source: Path, target: Path) -> None:
    """The least it could cost: DuckDB's own reader with its own detection of types, in this process and without an account of rows."""
    encryption = next(Path(duckdb_extension_httpfs.__file__).parent.rglob("httpfs.duckdb_extension"))
    with duckdb.connect() as connection:
        connection.load_extension(str(encryption))
        connection.execute("set variable record_key = $key", {"key": KEY})
        connection.execute(f"attach '{target}' as store (encryption_key getvariable('record_key'))")
        connection.execute("create table store.referrals as select * from read_csv($file)", {"file": str(source)})
        connection.execute("detach store")


def loaded(path: Path, content: bytes) -> None:
    with Database(path, KEY) as database:
        allow_council(database, ACTOR, ACTOR)
        result, = load_council(database, database.scope_of(ACTOR), [(FILE, content)])
    if result.created != ROWS:
        raise SystemExit(f"{result.created:,} of {ROWS:,} rows were loaded {result.refused}")


def child(number: int) -> str:
    return f"C{number:06}"


def referrals(count: int) -> bytes:
    """An extract of ssd_cin_episodes with invented rows, always the same."""
    pick = random.Random(7)  # noqa: S311 - invented rows, no secrets
    text = StringIO()
    table = csv.writer(text)
    table.writerow(column.name for column in SSD_TABLES["ssd_cin_episodes"].columns)
    for number in range(count):
        day = date(2015, 1, 1) + timedelta(pick.randrange(4000))
        comments = pick.choice(("", 'seen with "elder" brother', "x" * 30))
        outcome = {"SINGLE_ASSESSMENT_FLAG": pick.choice("YN"), "NFA_FLAG": "N", "COMMENTS": comments}
        table.writerow((
            f"R{number:07}", child(pick.randrange(CHILDREN)), f"{day}T00:00:00", f"N{pick.randrange(9)}", pick.choice("123456"),
            pick.choice(("Police", "School", "Health services", "Individual, acquaintance")), json.dumps(outcome), pick.choice("YN"),
            pick.choice(("RC1", "RC2", "")), f"{day + timedelta(40)}T00:00:00", f"T{pick.randrange(50)}", f"W{pick.randrange(900)}",
        ))
    return text.getvalue().encode()


def _ms(timings: Sequence[float]) -> tuple[str, str]:
    return f"{statistics.median(timings):.0f}", f"{max(timings):.0f}"


if __name__ == "__main__":
    for row in rows():
        print(*row, sep=" | ")  # noqa: T201
