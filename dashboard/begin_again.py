"""A server whose database has stopped puts a new process in its own place: after an inner fault DuckDB answers nothing until it is opened anew.

Sign-ins and drafts are in the record, so people go on where they were. A second fault soon after the first ends the process instead: then
whatever starts the service, or a person, has to look.
"""

import os
import sys
import threading
import time

LAST = "CPF_BEGUN_AGAIN"
"""In the environment of the new process: when it was begun again (seconds since 1970)."""
AT_MOST_EVERY = 60.0
ENDED = 75
"""The exit code: a fault that may pass (EX_TEMPFAIL of sysexits.h)."""
_SO_THAT_IT_IS_TOLD = 1.0
"""Seconds for the sentence about the fault to reach those who wait for an answer."""
_begun = threading.Event()


def begin_again() -> None:
    """Begin again in a moment, once however often it is called. Where that was done just now, or cannot be done, the process ends."""
    if _begun.is_set():
        return
    _begun.set()
    sys.stderr.write("The record has stopped after a fault. The dashboard begins again.\n")
    threading.Timer(_SO_THAT_IT_IS_TOLD, _replace, [float(os.environ.get(LAST, "0")), time.time()]).start()


def _replace(last: float, now: float) -> None:
    if now - last < AT_MOST_EVERY or os.name == "nt":  # Windows cannot replace a running process
        os._exit(ENDED)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # the web server leaves its port to whoever comes after it
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, LAST: str(now)})  # noqa: S606 - the command we were started with
