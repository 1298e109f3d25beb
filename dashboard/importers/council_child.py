"""Read a table of the Standard Safeguarding Dataset in a process of its own, with limits, and take its rows over without handling cells."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import Event, Timer
from typing import IO, Any, cast

import pyarrow as pa

from dashboard.errors import FileRefused
from dashboard.importers import council_process
from dashboard.importers.child import LIMITED, MEGABYTE, MEMORY
from dashboard.importers.council_csv import REJECTED
from dashboard.importers.reader_process import OUT_OF_MEMORY
from data_models.council import SSD_RECORD
from data_models.ssd import SSD_TABLES, SsdTable

MAX_BYTES = 500 * MEGABYTE
"""The process holds the file whole, within MEMORY."""
SECONDS, SECONDS_PER_MEGABYTE = 20.0, 0.5
ANSWER, ANSWER_PER_BYTE, MOST_OF_AN_ANSWER = 64 * MEGABYTE, 16, 2048 * MEGABYTE
"""Bytes taken over at most: short cells and headings kept beside them take more room than in the file."""

_SCRIPT = Path(council_process.__file__)
_LOG = logging.getLogger(__name__)
_SPLIT = "split the table into files with fewer rows"


@dataclass(frozen=True, slots=True)
class SsdRows:
    """The rows of one table: ``rows`` with the standard's columns as text and ``source_row``; ``rejected`` as council_csv.REJECTED.

    ``unknown``: headings that the standard does not have; their cells are in ``extra_json``.
    """

    table: SsdTable
    rows: pa.Table
    rejected: pa.Table
    unknown: tuple[str, ...]


def read_ssd(name: str, content: bytes) -> SsdRows | None:
    """The rows of a text file that is a table of the standard; None where it is something else.

    Raises FileRefused with a sentence, whatever becomes of the process.
    """
    if len(content) > MAX_BYTES:
        raise FileRefused(f"it is larger than {MAX_BYTES // MEGABYTE} MB, the most that is read at once; {_SPLIT}", file=name)
    seconds = SECONDS + SECONDS_PER_MEGABYTE * len(content) / MEGABYTE
    with _started(seconds) as running:
        with suppress(OSError):  # a process that ends before it has read everything; its end says why
            running.stdin.write(json.dumps({"name": name, "size": len(content)}).encode() + b"\n")
            running.stdin.write(content)
            running.stdin.close()
        try:
            return _taken_over(name, _Answer(running.stdout, min(ANSWER + ANSWER_PER_BYTE * len(content), MOST_OF_AN_ANSWER)))
        except (pa.ArrowException, ValueError, TypeError, LookupError, OSError) as garbage:
            reason = running.why_it_ended(seconds)
            _LOG.error("reading a table of the whole council gave no answer: %s", reason)
            raise FileRefused(reason, file=name) from garbage


@dataclass(frozen=True, slots=True)
class _Running:
    process: "subprocess.Popen[bytes]"
    late: Event

    @property
    def stdin(self) -> IO[bytes]:
        return cast(IO[bytes], self.process.stdin)

    @property
    def stdout(self) -> IO[bytes]:
        return cast(IO[bytes], self.process.stdout)

    def why_it_ended(self, seconds: float) -> str:
        self.stdout.close()
        code = self.process.wait()
        if self.late.is_set():
            return f"reading it takes longer than it would for any real table of its size ({seconds:.0f} seconds); {_SPLIT}"
        if code == OUT_OF_MEMORY:
            return f"reading it needs more memory than is allowed ({MEMORY // MEGABYTE:,} MB); {_SPLIT}"
        return "reading it came to a sudden stop: it is damaged, or needs more memory than is allowed; export it again"


@contextmanager
def _started(seconds: float) -> Iterator[_Running]:
    """The process, which ends with the block, or when its time is up."""
    command = [sys.executable, "-I", "-B", str(_SCRIPT), str(MEMORY), str(ceil(seconds))]
    environment = {} if LIMITED else {"SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}  # without it Windows starts no Python
    late = Event()
    with subprocess.Popen(  # noqa: S603  (our own script; nothing of the file is among the words)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True,
    ) as process:
        timer = Timer(seconds, _end_late, [process, late])
        timer.start()
        try:
            yield _Running(process, late)
        finally:
            timer.cancel()
            process.kill()


def _end_late(process: "subprocess.Popen[bytes]", late: Event) -> None:
    late.set()
    process.kill()


class _Answer:
    """What the process writes, up to a limit. Raises ValueError beyond it, before anything is made ready to hold it."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._left = stream, most
        self.closed = False

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= self._left:
            raise ValueError("more of an answer than there can be")
        self._left -= size
        return self._stream.read(size)

    def line(self) -> bytes:
        return self._stream.readline(MEGABYTE)


def _taken_over(name: str, answer: _Answer) -> SsdRows | None:
    """The answer, of which nothing is believed: the process may have been subverted by the file."""
    head = _told(name, answer)
    if not head:
        return None
    table = SSD_TABLES[head["table"]]
    rows = pa.ipc.open_stream(answer).read_all()
    _told(name, answer)
    rejected = pa.ipc.open_stream(answer).read_all()
    rows.validate(full=True)
    rejected.validate(full=True)
    allowed = {column.name: pa.string() for column in SSD_RECORD[table.name].columns} | {"source_row": pa.int64()}
    if any(allowed.get(column.name) != column.type for column in rows.schema) or not {table.key, "source_row"} <= set(rows.column_names):
        raise ValueError("not the columns of the table")
    if rejected.schema != REJECTED:
        raise ValueError("not rejected rows")
    return SsdRows(table, rows, rejected, tuple(str(heading) for heading in head["unknown"]))


def _told(name: str, answer: _Answer) -> dict[str, Any]:
    told = json.loads(answer.line())
    if not isinstance(told, dict):
        raise ValueError("not an answer")
    if "refused" in told:
        raise FileRefused(str(told["refused"])[:500], file=name)
    return told
