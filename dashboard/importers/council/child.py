"""Read a table of the Standard Safeguarding Dataset in a process of its own, with limits, and take its rows over without handling cells."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from dashboard.errors import FileRefused
from dashboard.importers.council import process as council_process
from dashboard.importers.council.tables import REJECTED
from dashboard.importers.readers.limited_process import MEGABYTE, MEMORY, Running, started
from dashboard.importers.readers.reader_process import OUT_OF_MEMORY
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
    with started(_SCRIPT, seconds, MEMORY) as running:
        running.tell({"name": name, "size": len(content)}, content)
        try:
            return _taken_over(name, _Answer(running.stdout, min(ANSWER + ANSWER_PER_BYTE * len(content), MOST_OF_AN_ANSWER)))
        except (pa.ArrowException, ValueError, TypeError, LookupError, OSError) as garbage:
            reason = _why_it_ended(running, seconds)
            _LOG.error("reading a table of the whole council gave no answer: %s", reason)
            raise FileRefused(reason, file=name) from garbage


def _why_it_ended(running: Running, seconds: float) -> str:
    running.stdout.close()
    code = running.process.wait()
    if running.late.is_set():
        return f"reading it takes longer than it would for any real table of its size ({seconds:.0f} seconds); {_SPLIT}"
    if code == OUT_OF_MEMORY:
        return f"reading it needs more memory than is allowed ({MEMORY // MEGABYTE:,} MB); {_SPLIT}"
    return "reading it came to a sudden stop: it is damaged, or needs more memory than is allowed; export it again"


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
