"""The process that reads one file, as a script: limits first, then the file from standard input, then the answer on standard output.

``child`` starts it without an environment and with two numbers: bytes of memory, seconds of processor time. Input: the file's name
as a line of JSON, then its bytes. It exits with 0 after an answer in the form of ``wire``, else with one of the codes below.
"""

import gc
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

OUT_OF_MEMORY, TOO_LARGE = 3, 4

_ROOT = Path(__file__).resolve().parents[3]
_CODE = tuple(os.path.realpath(place) + os.sep for place in (sys.prefix, sys.base_prefix, _ROOT / "dashboard", _ROOT / "data_models"))
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NEVER = (
    "socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.system", "os.startfile", "os.kill", "pty.", "ctypes.",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.ch", "shutil.", "tempfile.", "sqlite3.",
    "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "winreg.",
)
"""Audit events (docs.python.org/3/library/audit_events.html) that reading a file never causes: network, other programs, changes on disk."""


def main(memory: int, seconds: int) -> int:
    """Read the one file. Returns the exit code."""
    limit(memory, seconds)
    gc.disable()  # the process ends with its one file; looking for cycles costs a fifth of the time
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no part of the answer
    sys.path.insert(0, str(_ROOT))
    for heavy in ("numpy", "pandas", "PIL"):
        sys.modules[heavy] = None  # type: ignore[assignment]  # libraries that look for these do without
    try:
        code = _answer(answer.write)
        answer.close()
    except MemoryError:
        return OUT_OF_MEMORY
    return code


def limit(memory: int, seconds: int) -> None:
    """Hold this process to its memory and time; no files written, no processes started, no picture of its memory on disk.

    Where the system has no such limits (Windows), only the time that ``child`` waits is limited.
    """
    try:
        import resource  # noqa: PLC0415  (there is none on Windows)
    except ImportError:
        return
    for kind, most, last in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 1),  # the first ends the process in a way that says why
        (resource.RLIMIT_FSIZE, 0, 0), (resource.RLIMIT_CORE, 0, 0), (resource.RLIMIT_NPROC, 0, 0), (resource.RLIMIT_NOFILE, 64, 64),
    ):
        with suppress(OSError, ValueError):  # a lower limit is in force already, or the system has this one in name only (macOS)
            resource.setrlimit(kind, (most, last))


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Stop what no reader does, should a file ever bring one to do it. Only code is opened, and only to be read."""
    if event.startswith(_NEVER):
        raise PermissionError(event)
    if event == "open":
        path, _, flags = arguments
        to_write = isinstance(flags, int) and flags & _WRITING
        if to_write or not isinstance(path, (str, bytes)) or not os.path.realpath(os.fsdecode(path)).startswith(_CODE):
            raise PermissionError(event)


def _answer(write: Callable[[bytes], object]) -> int:
    from dashboard.errors import FileRefused  # noqa: PLC0415  (all of these after the limits, and when this place can be found)
    from dashboard.importers.readers import reading, wire  # noqa: PLC0415

    name = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    sys.addaudithook(refuse)
    try:
        for line in wire.encode(reading.read_file(name, content)):
            write(line)
    except FileRefused as refused:
        write(wire.encode_refusal(refused))
    except wire.TooLarge:
        return TOO_LARGE
    except MemoryError:
        raise
    except BaseException as failure:  # a panic of a library in another language is no Exception
        write(wire.encode_failure(type(failure).__name__, _own_line(failure.__traceback__)))
    return 0


def _own_line(trace: TracebackType | None) -> str:
    """The last line of our own code in a traceback, as file and number: no value of any variable."""
    place = ""
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_ROOT / "dashboard"):
            place = f"{file.relative_to(_ROOT)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


if __name__ == "__main__":
    os._exit(main(int(sys.argv[1]), int(sys.argv[2])))  # at once: to clear up after a large file takes as long as its answer
