"""What is being typed when the server is killed: the draft kept last is there again, for the same person, family and form."""

import multiprocessing
import os
import random
import signal
import time
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from dashboard.importers.take_in import new_family
from dashboard.page_data.history import families
from dashboard.page_data.key_in import FORMS
from dashboard.page_data.keyed_in import draft_of, keep_draft
from dashboard.store import Database
from tests.assurance import Assured, Progress, quietly

KEY = "a key for tests only"
TODAY = date(2026, 11, 24)
_FORM = FORMS[0]
_FIELD = _FORM.columns[0].name
_TYPES_FOR = 0.25
_BEGINS_WITHIN = 60
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["dashboard.page_data.keyed_in"])


def killed_while_typing(count: int, folder: Path, *, seed: int = 1, progress: Progress = quietly) -> Assured:
    """``count`` kills. Control: a form that says that a draft is kept before it is must be caught."""
    chance = random.Random(seed)  # noqa: S311 - moments that can be tried again
    path = folder / "record.duckdb"
    with Database(path, KEY) as database:
        new_family(database, "local", "Family W")
    control_said, control_found = _killed(path, _TYPES_FOR, too_early=True)
    failures = []
    for number in range(count):
        said, found = _killed(path, chance.uniform(0, _TYPES_FOR), too_early=False)
        if said and found not in (said, said + 1):  # one more may have been kept and not said
            failures.append(f"kill {number}: {said} words were kept and {found} are there")
        progress(number + 1)
    return Assured(count, tuple(failures), control_found not in (control_said, control_said + 1))


def _killed(path: Path, after: float, *, too_early: bool) -> tuple[int, int]:
    """(words said to be kept, words in the draft that is there again)."""
    ours, theirs = _processes.Pipe(duplex=False)
    writer = _processes.Process(target=_type, args=(path, theirs, too_early), daemon=True)
    writer.start()
    theirs.close()
    ours.poll(_BEGINS_WITHIN)
    time.sleep(after)
    if writer.pid is not None:
        with suppress(ProcessLookupError):  # it may have given up by itself
            os.kill(writer.pid, signal.SIGKILL)
    said = 0
    try:
        while True:
            said = ours.recv()
    except EOFError:
        writer.join()
    with Database(path, KEY) as database:
        scope = database.scope_of("local")
        (family,) = families(database, scope)
        draft = draft_of(database, scope, family, _FORM, today=TODAY)
    return said, len(draft.typed[_FIELD].split()) if draft else 0


def _type(path: Path, pipe: Connection, too_early: bool) -> None:
    """Type one word more each time, and say how many are kept."""
    with Database(path, KEY) as database:
        scope = database.scope_of("local")
        (family,) = families(database, scope)
        number = 0
        while True:
            number += 1
            if too_early:
                pipe.send(number)
                time.sleep(_TYPES_FOR * 2)
            keep_draft(database, scope, family, _FORM, {_FIELD: "word " * number})
            pipe.send(number)
