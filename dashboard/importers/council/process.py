"""The process that reads one table of the Standard Safeguarding Dataset, as a script: limits first, then the file, then the answer.

``council_child`` starts it as ``child`` starts the reader of other files. Input: the file's name and size as a line of JSON, then its
bytes. Answer: a line of JSON that says what the file is (``{}``: no such table); where it is one, its rows as an Arrow stream, a line
``{}``, and its rejected rows as an Arrow stream. ``{"refused": sentence}`` in place of either line ends the answer.
"""

import json
import os
import sys
from pathlib import Path
from typing import IO, Any

_ROOT = Path(__file__).resolve().parents[3]
_READ_AT_ONCE = 1 << 20


def main(memory: int, seconds: int) -> int:
    """Read the one file. Returns the exit code."""
    sys.path.insert(0, str(_ROOT))
    sys.modules["numpy"] = sys.modules["pandas"] = None  # type: ignore[assignment]  # Arrow does without, and starts sooner
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # the others reserve more than the limit before they are used
    from dashboard.importers.readers import reader_process  # noqa: PLC0415  (all of these when this place can be found)

    _start_threads()
    reader_process.limit(memory, seconds)
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no part of the answer
    try:
        told = json.loads(sys.stdin.buffer.readline())
        content = _content(sys.stdin.buffer, told["size"])
        sys.addaudithook(reader_process.refuse)
        _answer(told["name"], content, answer)
        answer.close()
    except MemoryError:
        return reader_process.OUT_OF_MEMORY
    return 0


def _start_threads() -> None:
    """Arrow reads ahead in a thread of its own, and keeps it. Once the limits hold, none can be started."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.csv  # noqa: PLC0415

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    pyarrow.csv.open_csv(pa.BufferReader(b"a\n1\n"), read_options=pyarrow.csv.ReadOptions(use_threads=False)).read_all()


def _content(source: IO[bytes], size: int) -> bytearray:
    content = bytearray(size)
    view, filled = memoryview(content), 0
    while filled < size and (count := source.readinto(view[filled:filled + _READ_AT_ONCE])):  # type: ignore[attr-defined]
        filled += count
    view.release()
    return content[:filled] if filled < size else content


def _answer(name: str, content: bytearray, answer: IO[bytes]) -> None:
    import pyarrow as pa  # noqa: PLC0415

    from dashboard.importers.council.tables import REJECTED, NotReadable, open_csv  # noqa: PLC0415

    try:
        file = open_csv(name, content)
        _say(answer, {"table": file.table.name, "unknown": file.unknown} if file else {})
        if file is None:
            return
        with pa.ipc.new_stream(answer, file.schema) as rows:
            for batch in file.batches():
                rows.write_batch(batch)
        _say(answer, {})
        with pa.ipc.new_stream(answer, REJECTED) as rejected:
            rejected.write_table(pa.Table.from_pylist(
                [dict(zip(REJECTED.names, row, strict=True)) for row in file.rejected], schema=REJECTED))
    except NotReadable as reason:
        _say(answer, {"refused": str(reason)})


def _say(answer: IO[bytes], what: dict[str, Any]) -> None:
    answer.write(json.dumps(what).encode() + b"\n")


if __name__ == "__main__":
    os._exit(main(int(sys.argv[1]), int(sys.argv[2])))  # at once: clearing up after a large file takes time
