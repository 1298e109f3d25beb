"""What taking in a 50,000-row sheet costs beside a bare read of the same file by the same library."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.words_read import read_words
from dashboard.store import Database

ROWS = 50_000
TODAY = date(2024, 7, 31)
HEADINGS = (
    "Ref", "Date", "Time", "Agency", "Source of information", "Recorded by", "Event", "Category", "Child seen", "Action and outcome",
    "Known on", "Comments",
)
WORDS = (
    "mother", "father", "child", "school", "police", "visit", "home", "seen", "alone", "reported", "shouting", "door", "window", "neighbour",
    "said", "that", "was", "not", "at", "the", "and", "clean", "tired", "hungry", "drinking", "calm", "late", "phone", "worker", "agreed", "refused",
)


def sheet(rows: int = ROWS) -> bytes:
    """An invented chronology: dates as days and as texts, twelve columns, words like a record's."""
    chance = random.Random(50)  # noqa: S311 - a repeatable invention
    workbook = Workbook(write_only=True)
    made = workbook.create_sheet("Chronology")
    made.append(HEADINGS)
    day = date(2010, 1, 1)
    for number in range(1, rows + 1):
        day += timedelta(days=chance.random() < 0.1)
        written = chance.choice((datetime(day.year, day.month, day.day), day.strftime("%d/%m/%Y"), f"{day.day} {day:%B %Y}"))
        made.append((
            f"R{number}", written, "", chance.choice(("Police", "School", "GP", "Housing")), "record", "W1", " ".join(chance.choices(WORDS, k=20)),
            chance.choice(("Neglect", "Domestic abuse", "")), chance.choice(("seen", "")), "Shared.", day.strftime("%d/%m/%Y"), "",
        ))
    written_to = BytesIO()
    workbook.save(written_to)
    return written_to.getvalue()


def bare_read(content: bytes) -> int:
    """The same library, the same workbook, every value looked at and nothing done with it."""
    workbook = load_workbook(BytesIO(content), data_only=True)
    return sum(1 for found in workbook.worksheets for _ in found.iter_rows(values_only=True))


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Lines for the table of the bench: work, median, slowest, beside what, times as long."""
    content = sheet()
    bare = _seconds(lambda: bare_read(content))
    yield f"openpyxl reads {ROWS:,} rows × {len(HEADINGS)}, bare", _ms(bare), _ms(bare), "–", "–"
    with tempfile.TemporaryDirectory() as folder, Database(Path(folder) / "record.duckdb", "a key for the bench only") as database:
        family = new_family(database, "local", "Family G50")
        scope = database.scope_of("local")
        taken = _seconds(lambda: take_in(database, scope, family, name="chronology.xlsx", content=content, today=TODAY))
        yield "the same file taken in: checked, read in a child, prepared, written", _ms(taken), _ms(taken), "bare openpyxl", f"{taken / bare:.2f}"
        again = _seconds(lambda: take_in(database, scope, family, name="chronology 2.xlsx", content=content, today=TODAY))
        yield "the same file again: nothing to write", _ms(again), _ms(again), "bare openpyxl", f"{again / bare:.2f}"
        words = _seconds(lambda: read_words(database, scope, family))
        yield f"the words of {ROWS:,} entries read for suggestions and people", _ms(words), _ms(words), "bare openpyxl", f"{words / bare:.2f}"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"
