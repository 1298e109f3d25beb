"""The witness: an append-only file outside the record that holds heads of its trail, so that a record put back to an earlier state shows.

One line a head: instant, event number, the event's hash, why it was written, and a keyed code that covers the line and the code of the line
before it. What that proves and what it does not is in docs/decisions/0006.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.audit.chain import START
from dashboard.errors import StoreRefused

EVERY = 50
"""At most this many events stand after the newest head: what an unclean end can lose unseen. A smaller figure here makes older records refuse."""
TAIL_BYTES = 64 * 1024
"""What is read when a record is opened: some 250 heads. ``verify`` reads the whole file."""
ACCEPTED = "accepted"
"""How the reason of a head begins from which on the record was accepted as it stood: heads before it are not held against it."""
_FIELDS = {"at", "number", "head", "reason", "code"}


@dataclass(frozen=True, slots=True)
class Head:
    """One line. ``at`` is UTC without a zone; ``head`` is the hash of event ``number``."""

    at: datetime
    number: int
    head: str
    reason: str
    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Heads in the order written. ``broken``: place (from 1) of the first whose code does not follow from the one before; None when all do.

    ``torn``: lines that are no whole line, as a power cut leaves behind. A whole line spoiled on purpose breaks the one after it.
    """

    heads: tuple[Head, ...]
    broken: int | None = None
    torn: int = 0


def witness_key(record_key: str) -> bytes:
    """A key of its own, so that neither the record's key nor the chain's is used twice."""
    return hmac.new(record_key.encode(), b"audit witness", hashlib.sha256).digest()


def code_of(at: str, number: int, head: str, reason: str, before: str, key: bytes) -> str:
    """The code (hex) of a line that follows the line whose code is ``before``."""
    body = json.dumps([at, number, head, reason, before], ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()


def read_heads(content: bytes, key: bytes, *, from_the_start: bool = True) -> Reading:
    """The heads in ``content``. Where it does not begin at the start, its first whole line only says what the next one follows."""
    heads: list[Head] = []
    torn = 0
    before = START if from_the_start else None
    for raw in content.split(b"\n") if from_the_start else content.split(b"\n")[1:]:
        if not raw:
            continue
        line = _line(raw)
        if line is None:
            torn += 1
            continue
        at, head = line
        if before is not None:
            heads.append(head)
            if head.code != code_of(at, head.number, head.head, head.reason, before, key):
                return Reading(tuple(heads), len(heads), torn)
        before = head.code
    return Reading(tuple(heads), None, torn)


def held_against(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The heads that the record must fit: those from the newest acceptance on."""
    from_here = max((place for place, head in enumerate(heads) if head.reason.startswith(ACCEPTED)), default=0)
    return tuple(heads[from_here:])


def unfit(heads: Iterable[Head], hash_of: Mapping[int, str]) -> tuple[Head, ...]:
    """The heads whose event the trail does not hold, or holds with another hash."""
    return tuple(head for head in heads if hash_of.get(head.number) != head.head)


class WitnessFile:
    """The file at ``path``, written one line at a time, each on disk before ``add`` returns."""

    def __init__(self, path: Path, record_key: str) -> None:
        self.path = path
        self._key = witness_key(record_key)

    def read(self, *, whole: bool = False) -> Reading:
        """All heads, or the newest of them. Nothing where there is no file. Raises StoreRefused where it cannot be read."""
        try:
            with self.path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                start = 0 if whole else max(0, size - TAIL_BYTES)
                file.seek(start)
                return read_heads(file.read(), self._key, from_the_start=start == 0)
        except FileNotFoundError:
            return Reading(())
        except OSError:
            raise StoreRefused("The record's witness could not be read, so the record was not opened. Put its disk right and try again.") from None

    def add(self, number: int, head: str, reason: str, *, before: str, first: bool = False) -> Head:
        """Append a line after the one whose code is ``before``. ``first``: the file may be made. Raises StoreRefused where it cannot be written."""
        now = datetime.now(UTC).replace(tzinfo=None)
        at = now.isoformat(timespec="microseconds")
        code = code_of(at, number, head, reason, before, self._key)
        line = json.dumps({"at": at, "number": number, "head": head, "reason": reason, "code": code}, ensure_ascii=False) + "\n"
        try:
            self._append(line.encode(), make=first)
        except OSError:
            raise StoreRefused(
                "The witness of the record could not be written, so nothing is shown and nothing was changed. Make its disk writable and try again."
            ) from None
        return Head(now, number, head, reason, code)

    def _append(self, line: bytes, *, make: bool) -> None:
        if make:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | (os.O_CREAT if make else 0), 0o600)
        try:
            size = os.lseek(descriptor, 0, os.SEEK_END)
            if size and os.lseek(descriptor, -1, os.SEEK_END) >= 0 and os.read(descriptor, 1) != b"\n":
                line = b"\n" + line  # what a power cut left of a line stays, on a line of its own
            if os.write(descriptor, line) != len(line):
                raise OSError
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if make and os.name == "posix":
            _sync_folder(self.path.parent)


def _line(raw: bytes) -> tuple[str, Head] | None:
    """(instant as written, head); None where it is no whole line."""
    try:
        said = json.loads(raw)
        if set(said) != _FIELDS or type(said["number"]) is not int or not all(isinstance(said[name], str) for name in _FIELDS - {"number"}):
            return None
        return said["at"], Head(datetime.fromisoformat(said["at"]), said["number"], said["head"], said["reason"], said["code"])
    except (ValueError, TypeError):
        return None


def _sync_folder(folder: Path) -> None:
    """The file's own name is on disk only once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
