"""Read a file in a process of its own, because a file can be made to fill the memory, never to end, or to take its reader over.

Whatever becomes of that process, this one gets a RawFile or a FileRefused.
"""

import logging
import os
import signal
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore

from dashboard.errors import FileRefused
from dashboard.importers.readers import reader_process, wire
from dashboard.importers.readers.limited_process import LIMITED, MEGABYTE, MEMORY, started
from dashboard.importers.readers.raw import RawFile

SECONDS, SECONDS_PER_MEGABYTE, MOST_SECONDS = 8.0, 6.0, 120.0
LONGEST_TEXT = 131_072
"""Characters of one cell: as a delimited file may have; Excel holds a quarter of that."""

_SCRIPT = Path(reader_process.__file__)
_AT_ONCE = BoundedSemaphore(os.cpu_count() or 1)
_LOG = logging.getLogger(__name__)
if not LIMITED:
    _LOG.warning("files are read with a limit on time only: this system has no limit on the memory of a process")
_SMALLER = "leave out what is not needed, or split it into smaller files"
_TOO_MUCH = f"reading it needs more memory than any real record does ({MEMORY // MEGABYTE:,} MB); {_SMALLER}"
_TOO_LARGE = f"it holds more cells or more text than any real record does; {_SMALLER}"
_STOPPED = f"reading it came to a sudden stop: it is damaged, or needs more memory than any real record does; save a new copy, {_SMALLER}"
_FAILED = "it cannot be read: something in it is not as its format has it; open it, save a new copy and try that copy"


def read_in_child(name: str, content: bytes) -> RawFile:
    """``reading.read_file`` in a process with limits: MEMORY, and SECONDS and SECONDS_PER_MEGABYTE of the file, at most MOST_SECONDS.

    As many files as the machine has processors are read at once; others wait, which does not count. Raises FileRefused, with
    the same sentence as the reader's, or with one that says which limit was met.
    """
    seconds = min(SECONDS + SECONDS_PER_MEGABYTE * len(content) / MEGABYTE, MOST_SECONDS)
    with _AT_ONCE:
        ended = _ask(name, content, seconds)
    if reason := _why_none(ended, seconds):
        raise FileRefused(reason, file=name)
    try:
        file = wire.decode(ended.answer, name=name, sha256=sha256(content).hexdigest())
    except wire.ReaderFailed as failure:
        _LOG.error("the reader of files failed: %s", failure)
        raise FileRefused(_FAILED, file=name) from failure
    except wire.NotAnAnswer as garbage:
        _LOG.error("the reader of files gave an answer that is none")
        raise FileRefused(_FAILED, file=name) from garbage
    _refuse_long_texts(file)
    return file


def _refuse_long_texts(file: RawFile) -> None:
    """What follows is done to every text in this process, so no text may be long enough to keep it."""
    for sheet in file.sheets:
        for row in sheet.rows:
            if any(isinstance(cell, str) and len(cell) > LONGEST_TEXT for cell in row.cells):
                raise FileRefused(
                    f"a cell of this row holds more than {LONGEST_TEXT:,} characters, the most that is read; divide it among several rows",
                    file=file.name, sheet=sheet.name, row=row.number)


@dataclass(frozen=True, slots=True)
class _Ended:
    """How the process ended: its exit code, or minus the signal that ended it; whether its time had run out; what it had answered."""

    code: int
    late: bool
    answer: bytes


def _ask(name: str, content: bytes, seconds: float) -> _Ended:
    with started(_SCRIPT, seconds, MEMORY) as running:
        running.tell(name, content)
        answer = running.stdout.read(wire.MAX_ANSWER + 1)
        if len(answer) > wire.MAX_ANSWER:
            running.end()
        return _Ended(running.process.wait(), running.late.is_set(), answer)


def _why_none(ended: _Ended, seconds: float) -> str:
    """Why there is no answer, or "" where there is one."""
    if len(ended.answer) > wire.MAX_ANSWER or ended.code == reader_process.TOO_LARGE:
        return _TOO_LARGE
    if ended.late or (LIMITED and ended.code == -signal.SIGXCPU):
        return f"reading it takes longer than it would for any real record of its size ({seconds:.0f} seconds); {_SMALLER}"
    if ended.code == reader_process.OUT_OF_MEMORY:
        return _TOO_MUCH
    return _STOPPED if ended.code else ""
