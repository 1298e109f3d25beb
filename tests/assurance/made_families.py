"""Invented families put into a record as rows, and papers made for their members side by side."""

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import datetime
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from dashboard.importers.take_in import new_family
from dashboard.page_data.history import KINDS
from dashboard.page_data.papers_for_one import as_file, for_one
from dashboard.store import Database
from data_models.access import Power
from data_models.dates import When
from data_models.history import History
from data_models.paper_for_one import marks
from data_models.record import Fact, Family
from tests.assurance import Assured, Progress, quietly
from tests.assurance.family_papers import AS_AT, family
from tests.conftest import ACTOR, KEY

SAID_AT = datetime(2026, 11, 24, 12)


def put(database: Database, history: History) -> Family:
    """A family of its own with the facts of ``history``; ids stay."""
    made = new_family(database, ACTOR, history.family.label)
    with database.change(ACTOR, "invented rows", family_id=made.id, power=Power.ADD) as change:
        for part, (table, _) in KINDS.items():
            if rows := [_row(fact, made.id, place) for place, fact in enumerate(getattr(history, part))]:
                change.add(table, rows)
    return made


def _row(fact: Fact, family_id: str, place: int) -> Mapping[str, object]:
    row: dict[str, object] = {
        "fact_id": fact.id, "row_id": f"{fact.id}.1", "version": 1, "withdrawn": False, "family_id": family_id, "import_id": "made",
        "file": "made.csv", "sheet": "", "source_row": place + 2, "recorded_at": SAID_AT, "recorded_by": ACTOR,
    }
    for item in fields(fact):
        value = getattr(fact, item.name)
        if item.name in ("id", "source", "confirmed"):
            continue
        if isinstance(value, When):
            row |= {f"{item.name}_raw": value.raw, f"{item.name}_from": value.start, f"{item.name}_to": value.end,
                    f"{item.name}_precision": value.precision, f"{item.name}_approximate": value.approximate,
                    f"{item.name}_year_inferred": value.year_inferred}
        else:
            row[item.name] = list(value) if isinstance(value, tuple) else value
    return row


def side_by_side(count: int, folder: Path, *, families: int = 50, threads: int = 8, progress: Progress = quietly) -> Assured:
    """G10: ``count`` papers of ``families`` families made at once, each of which names one family alone. Control: two papers put together."""
    failures: list[str] = []
    with Database(folder / "record.duckdb", KEY) as database:
        made = [(number, family(number), put(database, family(number).history)) for number in range(families)]
        scope = database.scope_of(ACTOR)

        def export(place: int) -> tuple[int, bytes]:
            number, one, where = made[place % families]
            paper = for_one(database, scope, where, AS_AT, one.parties[place // families % len(one.parties)]).paper
            return number, as_file(paper, marks(paper, "BCDF-GHJK", released=True))

        with ThreadPoolExecutor(threads) as pool:
            done: list[tuple[int, bytes]] = []
            for found in pool.map(export, range(count)):
                done.append(found)
                progress(len(done))
    for number, content in done:
        if families_named(content) != {str(number)}:
            failures.append(f"the paper of family {number} names others, or none")
    mixed = {*families_named(done[0][1]), *families_named(done[1][1])}
    return Assured(count, tuple(failures), len(mixed) == 2, f"{families} families, {threads} at once")


def families_named(content: bytes) -> set[str]:
    """The numbers of the families whose labels or tokens stand in a finished paper."""
    return set(_numbers("\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)))


def _numbers(text: str) -> Iterator[str]:
    for found in re.finditer(r"(?:Mother|Father|Child|Grandmother) G(\d+)|qzx(\d+)v", text):
        yield found[1] or found[2]


