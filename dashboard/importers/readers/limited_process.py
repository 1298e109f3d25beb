"""A script of ours in a process of its own with limits on memory and time, ended with all that it started."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import Event, Timer
from typing import IO, cast

MEGABYTE = 1024 * 1024
MEMORY = 1024 * MEGABYTE
LIMITED = os.name == "posix"
"""Whether the system can limit the memory of the process. Where it cannot (Windows), only its time is limited."""


@dataclass(frozen=True, slots=True)
class Running:
    """``late``: set when the time was up and the process was ended for it."""

    process: "subprocess.Popen[bytes]"
    late: Event

    @property
    def stdout(self) -> IO[bytes]:
        return cast(IO[bytes], self.process.stdout)

    def tell(self, about: object, content: bytes) -> None:
        """A line of JSON, then the bytes. A process that ends before it has read them says why by its code."""
        stdin = cast(IO[bytes], self.process.stdin)
        with suppress(OSError):
            stdin.write(json.dumps(about).encode() + b"\n")
            stdin.write(content)
        with suppress(OSError):
            stdin.close()

    def end(self) -> None:
        """End the process and all that it may have started."""
        if self.process.poll() is None:
            if LIMITED:
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()

    def end_late(self) -> None:
        self.late.set()
        self.end()


@contextmanager
def started(script: Path, seconds: float, memory: int) -> Iterator[Running]:
    """The process, which gets its limits as two words and ends with the block, or after ``seconds``. It gets no environment."""
    command = [sys.executable, "-I", "-B", str(script), str(memory), str(ceil(seconds))]
    environment: Mapping[str, str] = {} if LIMITED else {"SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}  # without it Windows starts no Python
    with subprocess.Popen(  # noqa: S603  (our own script; nothing of the file is among the words)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True,
    ) as process:
        running = Running(process, Event())
        timer = Timer(seconds, running.end_late)
        timer.start()
        try:
            yield running
        finally:
            timer.cancel()
            running.end()
