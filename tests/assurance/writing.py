"""A writer in a process of its own that says after each commit that it is done, to be killed; and what must be found afterwards.

Each step is one change: an entry, its source row and its audit event. What was acknowledged is known outside the record.
"""

import multiprocessing
import os
import resource
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from secrets import token_hex

from dashboard.errors import DashboardError
from dashboard.importers.take_in import new_family
from dashboard.store import Database
from data_models import tables

KEY = "a key for tests only"
FAMILY = "fam"
AHEAD_OF_COMMIT = "acknowledges before it commits"
IN_TWO_CHANGES = "writes the two tables in two changes"
_BEGINS_WITHIN = 60
"""Seconds: machines are busy."""
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["dashboard.importers.take_in", "dashboard.store"])


@dataclass(frozen=True, slots=True)
class Killed:
    """``acknowledged``: the newest step that was said to be done; 0 none. ``sentence``: what the writer was told where it gave up by itself."""

    acknowledged: int
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Steps in the reopened record by table, whether its trail holds, and how long opening took (seconds)."""

    entries: tuple[int, ...]
    rows: tuple[int, ...]
    events: int
    trail_holds: bool
    seconds: float

    def wrong(self, killed: Killed, before: int) -> str:
        """What is lost, halved or broken; "" where nothing is. ``before``: the newest step in the record when the writer began."""
        if not self.trail_holds:
            return "the trail does not hold"
        if self.entries != self.rows or len(self.entries) != self.events:
            return "half a change is in the record"
        if self.entries != tuple(range(1, len(self.entries) + 1)):
            return "a change is missing between others"
        if len(self.entries) < max(before, killed.acknowledged):
            return f"acknowledged up to {max(before, killed.acknowledged)} and found up to {len(self.entries)}"
        return ""


def make_record(path: Path) -> None:
    with Database(path, KEY) as database:
        new_family(database, "local", "Family W", family_id=FAMILY)


def write_until_killed(
    path: Path, first: int, *, after: float, number: int = signal.SIGKILL, fault: str = "", file_limit: int = 0, large: int = 0,
) -> Killed:
    """Let a writer begin at step ``first`` and send it the signal ``number`` so many seconds ``after`` its first acknowledgement.

    ``file_limit``: bytes that no file of the writer may grow beyond. ``large``: bytes of text in each entry.
    """
    ours, theirs = _processes.Pipe(duplex=False)
    writer = _processes.Process(target=_write, args=(path, first, theirs, fault, file_limit, large), daemon=True)
    writer.start()
    theirs.close()
    said: list[int | str] = []
    if ours.poll(_BEGINS_WITHIN):
        said.append(_next(ours))
        until = time.monotonic() + after
        while said[-1:] != [""] and ours.poll(max(0.0, until - time.monotonic())):  # read on: a full pipe would hold the writer up
            said.append(_next(ours))
    if writer.pid is not None:
        with suppress(ProcessLookupError):  # it may have given up by itself
            os.kill(writer.pid, number)
    while said[-1:] != [""]:
        said.append(_next(ours))
    writer.join()
    steps = [step for step in said if isinstance(step, int)]
    return Killed(max(steps, default=0), next((word for word in said if isinstance(word, str) and word), ""))


def found_in(path: Path) -> Found:
    """Reopen the record and read what is in it."""
    begun = time.monotonic()
    with Database(path, KEY) as database:
        seconds = time.monotonic() - begun
        with database._cursor() as cursor:
            entries, rows = (
                tuple(step for (step,) in cursor.execute(f"select source_row from {table} order by 1").fetchall())  # noqa: S608
                for table in ("care.entry", "care.source_row")
            )
            (events,) = cursor.execute("select count(*) from audit.event where action = 'step'").fetchone() or (0,)
        return Found(entries, rows, events, database.first_broken_audit_event()[1] is None, seconds)


def _next(pipe: Connection) -> int | str:
    """What the writer said next: a step, or a sentence; "" when it says no more."""
    try:
        said: int | str = pipe.recv()
    except (EOFError, OSError):
        return ""
    return said


def _write(path: Path, first: int, pipe: Connection, fault: str, file_limit: int, large: int) -> None:
    if file_limit:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))
    try:
        with Database(path, KEY) as database:
            step = first
            while True:
                entry = {"row_id": str(step), "fact_id": str(step), "family_id": FAMILY, "source_row": step, "description": token_hex(large // 2)}
                row = {"family_id": FAMILY, "import_id": "i", "source_row": step}
                if fault == IN_TWO_CHANGES:
                    with database.change("local", "step", family_id=FAMILY) as change:
                        change.add(tables.ENTRY, [entry])
                    time.sleep(0.01)
                    with database.change("local", "the other half", family_id=FAMILY) as change:
                        change.add(tables.SOURCE_ROW, [row])
                else:
                    with database.change("local", "step", family_id=FAMILY) as change:
                        change.add(tables.ENTRY, [entry])
                        change.add(tables.SOURCE_ROW, [row])
                        if fault == AHEAD_OF_COMMIT:
                            pipe.send(step)
                            time.sleep(0.01)
                pipe.send(step)
                step += 1
    except DashboardError as refusal:
        pipe.send(str(refusal))
