"""Backups in numbered generations: each a folder with an encrypted record and a manifest that says what must be in it, and no names.

A generation is written beside the others under another name, checked, and only then given its number: half of one is never taken for one.
"""

import hashlib
import hmac
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

from dashboard.audit.chain import audit_key, first_break
from dashboard.errors import StoreBusy, StoreRefused
from dashboard.store.copying import counts_of
from dashboard.store.opening import opened
from dashboard.store.trail import first_hash_of, head_of, trail_of

RECORD, MANIFEST, BEING_MADE = "record.duckdb", "manifest.json", "being-made"
KEPT = 14
"""Newest generations that are always kept; besides them the last one of each of as many days."""
_FORMAT = 1


class GenerationDamaged(StoreRefused):
    """A generation that cannot be restored from; the message says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds. ``tables``: rows by table. ``head``: the newest event of its trail. ``record``: which record it is of."""

    made_at: datetime
    version: str
    record: str
    sha256: str
    size: int
    tables: dict[str, int]
    head: int
    head_hash: str

    def as_json(self, key: str) -> str:
        """With a code made with the key of the record, so that a changed manifest shows."""
        body = {"format": _FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps({**body, "code": _code(body, key)}, indent=1, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Generation:
    """One folder of a backup."""

    number: int
    folder: Path

    @property
    def in_words(self) -> str:
        return f"generation {self.number}"

    @property
    def record(self) -> Path:
        return self.folder / RECORD

    def manifest(self, key: str) -> Manifest:
        """What it says that it holds. Raises GenerationDamaged where that is missing, unreadable, changed, or made with another key."""
        try:
            said = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
            code = said.pop("code")
            if not hmac.compare_digest(code, _code(said, key)):
                raise GenerationDamaged("its manifest was changed, or it was made with another key")
            if said.pop("format") != _FORMAT:
                raise GenerationDamaged("it was made by a later version of the dashboard")
            return Manifest(**{**said, "made_at": datetime.fromisoformat(said["made_at"])})
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise GenerationDamaged("its manifest is missing or cannot be read") from None


def generations(folder: Path) -> list[Generation]:
    """Those in ``folder``, newest first, whether they can be restored from or not."""
    found = [
        Generation(int(entry.name.removeprefix("generation-")), entry)
        for entry in (folder.iterdir() if folder.is_dir() else ()) if entry.is_dir() and entry.name.removeprefix("generation-").isdigit()
    ]
    return sorted(found, key=lambda one: one.number, reverse=True)


def checked(generation: Generation, key: str) -> Manifest:
    """The manifest of a generation that holds what it says. Raises GenerationDamaged with the reason where it does not."""
    manifest = generation.manifest(key)
    _check(generation.record, manifest, key)
    return manifest


def manifest_of(record: Path, key: str, *, version: str, now: datetime) -> Manifest:
    """What the closed file ``record`` holds, read from the file itself."""
    connection = opened(record, key, read_only=True)
    try:
        cursor = connection.cursor()
        cursor.execute("use store")
        number, head = head_of(cursor)
        counts, first = counts_of(cursor), first_hash_of(cursor)
    finally:
        connection.close()
    return Manifest(now, version, first, sha256_of(record), record.stat().st_size, counts, number, head)


def keep_as_next(made: Path, folder: Path, manifest: Manifest, key: str) -> Generation:
    """Give the folder ``made``, whose record is written, its manifest and the next number, once it has been checked and is on disk."""
    (made / MANIFEST).write_text(manifest.as_json(key), encoding="utf-8")
    checked(Generation(0, made), key)
    for file in (made / RECORD, made / MANIFEST):
        to_disk(file)
    to_disk(made)
    number = max((one.number for one in generations(folder)), default=0) + 1
    kept = Generation(number, folder / f"generation-{number:06d}")
    made.rename(kept.folder)
    to_disk(folder)
    return kept


def prune(folder: Path, key: str, *, kept: int = KEPT, now: datetime) -> list[Generation]:
    """Remove the generations that are neither among the ``kept`` newest nor the last of one of the ``kept`` days before ``now``.

    One whose manifest cannot be read takes no place among those kept, and goes once a newer one is kept.
    """
    readable = _readable(folder, key)
    stays = {one.number for one, _ in readable[:kept]} | {
        number for number, day in _last_of_a_day(readable).items() if day > now.date() - timedelta(days=kept)
    }
    gone = [one for one in generations(folder) if one.number not in stays and one.number < max(stays, default=0)]
    for one in gone:
        shutil.rmtree(one.folder)
    return gone


def when_it_goes(generation: Generation, folder: Path, key: str, *, kept: int = KEPT) -> str:
    """When ``prune`` will remove a generation, in words."""
    readable = _readable(folder, key)
    newer = sum(1 for one, _ in readable if one.number > generation.number)
    day = _last_of_a_day(readable).get(generation.number)
    not_before = f", and not before {day + timedelta(days=kept)}" if day else ""
    return f"goes when {max(kept - newer, 1)} more have been made{not_before}"


def to_disk(path: Path) -> None:
    """Return once what is at ``path``, a file or on POSIX systems a folder, is on the disk itself."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(record: Path, manifest: Manifest, key: str) -> None:
    try:
        found = sha256_of(record)
    except OSError:
        raise GenerationDamaged("its record is missing or cannot be read") from None
    if found != manifest.sha256:
        raise GenerationDamaged("its record is not the one that was written")
    try:
        connection = opened(record, key, read_only=True)
    except (StoreBusy, StoreRefused):
        raise GenerationDamaged("its record does not open with this key") from None
    try:
        cursor = connection.cursor()
        cursor.execute("use store")
        if counts_of(cursor) != manifest.tables:
            raise GenerationDamaged("its tables do not hold the rows that its manifest counts")
        if head_of(cursor) != (manifest.head, manifest.head_hash) or first_hash_of(cursor) != manifest.record:
            raise GenerationDamaged("its trail does not end where its manifest says")
        if first_break(trail_of(cursor), audit_key(key)) is not None:
            raise GenerationDamaged("its trail does not hold")
    except duckdb.Error:
        raise GenerationDamaged("its record is damaged") from None
    finally:
        connection.close()


def _readable(folder: Path, key: str) -> list[tuple[Generation, Manifest]]:
    found = []
    for one in generations(folder):
        with suppress(GenerationDamaged):
            found.append((one, one.manifest(key)))
    return found


def _last_of_a_day(readable: Iterable[tuple[Generation, Manifest]]) -> dict[int, date]:
    """By the number of a generation, the day that it is the last of: ``readable`` comes newest first."""
    last: dict[date, int] = {}
    for one, manifest in readable:
        last.setdefault(manifest.made_at.date(), one.number)
    return {number: day for day, number in last.items()}


def _code(body: Mapping[str, object], key: str) -> str:
    """A code under a key of its own, so that no key is used twice."""
    own = hmac.new(key.encode(), b"backup manifest", hashlib.sha256).digest()
    return hmac.new(own, json.dumps(body, sort_keys=True).encode(), hashlib.sha256).hexdigest()
