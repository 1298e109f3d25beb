"""Erasure, looked at in the bytes: tokens of a family are searched for in every file, before and after.

Encrypted bytes show nothing either way, so the same code is run here on files without encryption, made for this examination only.
"""

import base64
import random
import shutil
import string
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

import duckdb

from dashboard.importers.take_in import new_family
from dashboard.store import Database, copying, database, erasure, generations, leaving_out
from data_models import tables
from data_models.access import ErasureReason
from tests.assurance import Assured, Progress, quietly

KEY = "a key for tests only"
COMPRESSIONS = ("auto", "uncompressed")


def canaries(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` tokens of a family in five tables, with and without compression; erased from the record and from a generation of its backup.

    Control: the same rows deleted and the file checkpointed, after which the search must find every token that it is given uncompressed.
    """
    failures: list[str] = []
    caught = []
    for place, compression in enumerate(COMPRESSIONS):
        tokens = _tokens(count, random.Random(seed + place))  # noqa: S311 - the same tokens again
        at = folder / compression
        with without_encryption(compression):
            erased, kept = _two_families(at, tokens)
            caught.append(_deleted_rows_are_found(at, tokens[:count], erased, every=compression == "uncompressed"))
            erasure.erase(at / "home" / "record.duckdb", KEY, actor="local", family_id=erased, reason=ErasureReason.INVENTED_DATA)
            holding = erasure.generations_holding(at / "backup", KEY, erased, kept=14)
            if [held.generation.number for held in holding] != [1]:
                failures.append(f"{compression}: the generation that holds the family was not named")
            for held in holding:
                erasure.erase_from(held.generation, KEY, erased)
            left = _found(_bytes_of(at / "home", at / "backup"), tokens[:count])
            failures += [f"{compression}: a token is left" for _ in range(left)]
            failures += [f"{compression}: {what}" for what in _what_went_wrong(at, kept, tokens[count:])]
        progress((place + 1) * count)
    return Assured(len(COMPRESSIONS) * count, tuple(failures), all(caught))


@contextmanager
def without_encryption(compression: str) -> Iterator[None]:
    """Every file opened without encryption, and with one way of compressing, inside the block."""
    def opened(path: Path, key: str, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        path.parent.mkdir(parents=True, exist_ok=True)
        connection.execute(f"attach '{path.as_posix()}' as store{' (read_only)' if read_only else ''}")
        connection.execute(f"set force_compression = '{compression}'")
        return connection

    with ExitStack() as patches:
        for module in (copying, database, erasure, generations, leaving_out):
            patches.enter_context(patch.object(module, "opened", opened))
        yield


def _tokens(count: int, chance: random.Random) -> list[str]:
    """Twice ``count``: those of the family to be erased, then those of the family that stays. Random, so that compression leaves them as they are."""
    return [base64.b85encode(chance.randbytes(24)).decode().translate(_NO_QUOTES) for _ in range(2 * count)]


_NO_QUOTES = str.maketrans(dict.fromkeys(string.punctuation, "x"))


def _two_families(at: Path, tokens: Sequence[str]) -> tuple[str, str]:
    half = len(tokens) // 2
    with Database(at / "home" / "record.duckdb", KEY) as record:
        ids = []
        for label, mine in (("Family E", tokens[:half]), ("Family K", tokens[half:])):
            family = new_family(record, "local", label)
            ids.append(family.id)
            with record.change("local", "test", family_id=family.id) as change:
                for place, token in enumerate(mine):
                    table, row = _ROWS[place % len(_ROWS)](token)
                    change.add(table, [{"family_id": family.id, **row}])
        record.backup(at / "backup")
    return ids[0], ids[1]


_ROWS = (
    lambda token: (tables.ENTRY, {"row_id": token, "fact_id": token, "import_id": "i", "description": token, "happened_from": date(2020, 1, 1)}),
    lambda token: (tables.SOURCE_ROW, {"import_id": "i", "cells_json": token}),
    lambda token: (tables.QUEUE, {"queue_id": "q", "raw": token}),
    lambda token: (tables.DRAFT, {"actor": "local", "form": "f", "fields_json": token}),
    lambda token: (tables.SUGGESTION, {"entry_id": "e", "words": token}),
)


def _deleted_rows_are_found(at: Path, tokens: Sequence[str], family_id: str, *, every: bool) -> bool:
    copy = at / "control" / "record.duckdb"
    copy.parent.mkdir()
    shutil.copy(at / "home" / "record.duckdb", copy)
    with duckdb.connect(str(copy)) as connection:
        for table in tables.TABLES:
            if table is not tables.AUDIT_EVENT and any(column.name == "family_id" for column in table.columns):
                connection.execute(f"delete from {table.full_name} where family_id = $family", {"family": family_id})  # noqa: S608
        connection.execute("vacuum")
        connection.execute("checkpoint")
    found = _found(_bytes_of(copy.parent), tokens)
    return found == len(tokens) if every else found > 0


def _bytes_of(*folders: Path) -> bytes:
    return b"".join(file.read_bytes() for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())


def _found(written: bytes, tokens: Sequence[str]) -> int:
    return sum(token.encode() in written for token in tokens)


def _what_went_wrong(at: Path, kept: str, tokens: Sequence[str]) -> Iterator[str]:
    """What must stay, stays: every row of the other family in the record and in the generation, and a trail that holds and tells of the erasure."""
    for record in (at / "home" / "record.duckdb", generations.generations(at / "backup")[0].record):
        with Database(record, KEY, check_only=True) as opened, opened._cursor() as cursor:
            for make in _ROWS:
                table, _ = make("")
                (number,) = cursor.execute(f"select count(*) from {table.full_name} where family_id = $f", {"f": kept}).fetchone() or (0,)  # noqa: S608
                if number != len(tokens) // len(_ROWS):
                    yield f"{table.full_name} of the other family holds {number} rows"
            if opened.first_broken_audit_event()[1] is not None:
                yield "the trail does not hold"
    with Database(at / "home" / "record.duckdb", KEY) as opened, opened._cursor() as cursor:
        said = cursor.execute("select action, target from audit.event order by number desc limit 2").fetchall()
        if said != [("family erased", "invented_data"), ("erasure begun", "invented_data")]:
            yield f"the trail says {said}"
