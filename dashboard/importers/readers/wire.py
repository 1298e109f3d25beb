"""A RawFile as bytes and back: how the process that reads files hands over what it read.

Lines of JSON, each a list that begins with its kind: ``file``; for every sheet ``sheet``, its ``rows`` in batches and its ``notes``;
``end``. In place of all that, one line ``refused`` or ``failed``. Only data: nothing in an answer can name code. The process may
have been subverted by the file, so ``decode`` believes nothing: kinds, types, order and counts are checked. The file's name and
hash are not in the answer, because whoever asked knows them.
"""

import json
import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from dashboard.errors import DashboardError, FileRefused
from dashboard.importers.readers.raw import Cell, RawFile, RawRow, RawSheet

MAX_ANSWER = 200 * 1024 * 1024
"""Bytes, about ten times a 50,000-row chronology."""
MAX_CELLS = 5_000_000
MAX_WIDTH = 16_384
ROW_NUMBERS = range(-1_000, 10_000_001)
"""Rows that a reader has made of what stands above the first row are numbered 0 and downwards."""
MAX_SHEETS = 10_000

_BATCH = 256
_MOMENTS: dict[str, type[date] | type[time]] = {"datetime": datetime, "date": date, "time": time}
_CELLS = frozenset({str, int, float, bool, type(None), *_MOMENTS.values()})
_REPLACED = "a character in this row is not one that exists; it was read as \ufffd"


class NotAnAnswer(DashboardError):
    """The bytes are no RawFile. The message says nothing of what they are: they may come from a hostile file."""


class ReaderFailed(DashboardError):
    """The reader met something that it has no sentence for: the kind of exception, and where in our own code."""


class TooLarge(DashboardError):
    """The RawFile has more sheets, cells or text than ``decode`` takes."""


def encode(file: RawFile) -> Iterator[bytes]:
    """The answer, line by line. Numbers that JSON has no form for (infinite, or none) become text; half a surrogate pair becomes
    U+FFFD, with a note on its row.

    Raises TooLarge.
    """
    _refuse_too_large(file)
    size = 0
    for line in _lines(file):
        size += len(line)
        if size > MAX_ANSWER:
            raise TooLarge
        yield line


def _refuse_too_large(file: RawFile) -> None:
    """Before any line is made: a few texts that many cells share take little memory here, but much on the way."""
    rows = [row.cells for sheet in file.sheets for row in sheet.rows]
    widest, cells = max(map(len, rows), default=0), sum(map(len, rows)) + len(rows)
    text = sum(len(cell) for row in rows for cell in row if isinstance(cell, str))
    if len(file.sheets) > MAX_SHEETS or widest >= MAX_WIDTH or cells > MAX_CELLS or text > MAX_ANSWER:
        raise TooLarge


def encode_refusal(refused: FileRefused) -> bytes:
    return _line("refused", _text(refused.reason), _text(str(refused).removesuffix(f": {refused.reason}")))


def encode_failure(kind: str, where: str) -> bytes:
    return _line("failed", _text(kind), _text(where))


def _lines(file: RawFile) -> Iterator[bytes]:
    yield _line("file", _text(file.format), len(file.sheets))
    for sheet in file.sheets:
        notes = [[number, _text(text)] for number, text in sheet.notes]
        yield _line("sheet", _text(sheet.name), _text(sheet.layout), len(sheet.rows))
        for start in range(0, len(sheet.rows), _BATCH):
            yield _batch(sheet.rows[start:start + _BATCH], notes)
        yield _line("notes", notes)
    yield _line("end")


def _line(*parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_tagged).encode() + b"\n"


def _batch(rows: Sequence[RawRow], notes: list[list[Any]]) -> bytes:
    try:
        return _line("rows", [(row.number, *row.cells) for row in rows])
    except ValueError:  # a number that JSON has no form for, or half a surrogate pair
        notes += [[row.number, _REPLACED] for row in rows if any(isinstance(cell, str) and _text(cell) != cell for cell in row.cells)]
        return _line("rows", [(row.number, *map(_plain, row.cells)) for row in rows])


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return _text(cell)
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


def _text(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _tagged(cell: object) -> dict[str, str]:
    for kind, type_ in _MOMENTS.items():
        if isinstance(cell, type_):
            return {kind: cell.isoformat()}
    raise TypeError(f"not a cell: {type(cell).__name__}")


def decode(answer: bytes, *, name: str, sha256: str) -> RawFile:
    """The RawFile that ``encode`` wrote, under the name and hash that the caller knows.

    Raises FileRefused as the reader did, ReaderFailed, and NotAnAnswer for anything else than ``encode`` writes.
    """
    try:
        return _decoded(_Lines(answer), name, sha256)
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as garbage:
        raise NotAnAnswer("the answer of the reader is damaged") from garbage


class _Lines:
    """The lines of an answer, of which each must be of the kind that is asked for. Raises ValueError otherwise."""

    def __init__(self, answer: bytes) -> None:
        _require(len(answer) <= MAX_ANSWER and answer.endswith(b"\n"))
        self._lines = iter(answer[:-1].split(b"\n"))
        self._cells = 0

    def next(self, *expected: tuple[str, *tuple[type, ...]]) -> list[Any]:
        """The parts of the next line, whose kind and types must be one of ``expected``, for example ("sheet", str, str, int)."""
        line = next(self._lines, b"[]").decode()
        parts: list[Any] = _DECODER.decode(line)
        _require(type(parts) is list and (parts[0], *map(type, parts[1:])) in expected)
        if "\\u" in line:  # only so can half a surrogate pair be written
            json.dumps(parts, ensure_ascii=False, default=str).encode()
        return parts

    def rows(self, count: int) -> Iterator[RawRow]:
        while count > 0:
            _, batch = self.next(("rows", list))
            _require(0 < len(batch) <= count)
            count -= len(batch)
            for row in batch:
                _require(type(row) is list and len(row) <= MAX_WIDTH and type(row[0]) is int and row[0] in ROW_NUMBERS)
                _require(_CELLS.issuperset(map(type, row)))
                self._cells += len(row)
                yield RawRow(row[0], tuple(row[1:]))
            _require(self._cells <= MAX_CELLS)

    def end(self) -> None:
        self.next(("end",))
        _require(next(self._lines, None) is None)


def _decoded(lines: _Lines, name: str, sha256: str) -> RawFile:
    kind, *said = lines.next(("file", str, int), ("refused", str, str), ("failed", str, str))
    if kind == "refused":
        reason, place = map(_on_one_line, said)
        raise FileRefused(reason, file=place if place.startswith(name) else name)
    if kind == "failed":
        raise ReaderFailed(" ".join(map(_on_one_line, said)))
    _require(0 <= said[1] <= MAX_SHEETS)
    sheets = tuple(_sheet(lines) for _ in range(said[1]))
    lines.end()
    return RawFile(name, said[0], sha256, sheets)


def _sheet(lines: _Lines) -> RawSheet:
    _, name, layout, count = lines.next(("sheet", str, str, int))
    rows = tuple(lines.rows(count))
    _, notes = lines.next(("notes", list))
    _require(all(type(note) is list and [*map(type, note)] == [int, str] for note in notes))
    return RawSheet(name, rows, tuple((number, text) for number, text in notes), layout)


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError


def _on_one_line(text: str) -> str:
    """A sentence as it may be shown: printable, on one line, no longer than any of ours."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:2_000])


def _moment(tagged: dict[str, Any]) -> date | time:
    (kind, said), = tagged.items()
    moment = _MOMENTS[kind].fromisoformat(said)
    _require(moment.isoformat() == said)
    return moment


def _finite(text: str) -> float:
    number = float(text)
    _require(math.isfinite(number))
    return number


_DECODER = json.JSONDecoder(object_hook=_moment, parse_float=_finite, parse_constant=_finite)
