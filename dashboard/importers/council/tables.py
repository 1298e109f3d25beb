"""A text file of one table of the Standard Safeguarding Dataset, of any length: a piece at a time, every cell as it came.

The rows go on as Arrow record batches, so that nobody handles single cells. Nothing is guessed: no types, no dates, no blanks.
"""

import codecs
import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import count, islice

import pyarrow as pa
import pyarrow.csv

from data_models.council import ssd_table_meant
from data_models.ssd import SsdTable, columns_meant

PIECE = 4 * 1024 * 1024
"""Bytes read at a time, and so the longest row."""
REJECTED = pa.schema([("source_row", pa.int64()), ("line", pa.string()), ("reason", pa.string())])

_DELIMITERS = (",", ";", "\t", "|")
_END = "the end of the file 5c1f0f6e"
_START_LOOKED_AT = 1 << 16
_BYTE_ORDERS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF_8 = "utf-8"


class NotReadable(Exception):
    """The file cannot be loaded, for the reason that is its message."""


@dataclass(slots=True)
class CouncilCsv:
    """A file on its way. ``names``: what each column becomes, by its index; a column without one is kept in ``extra_json``.

    ``content``: its bytes, to which a last row is added that shows whether the end was reached. ``rejected``: rows with more or fewer
    cells than there are headings, as (row number, text, reason).
    """

    content: bytearray
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    table: SsdTable
    names: dict[int, str]
    rejected: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings that the standard does not have; a column without a heading by its place."""
        return tuple(heading or f"column {index + 1}" for index, heading in enumerate(self.headings) if index not in self.names)

    @property
    def schema(self) -> pa.Schema:
        extra = ["extra_json"] if self.unknown else []
        return pa.schema([*((name, pa.string()) for name in (*self.names.values(), *extra)), ("source_row", pa.int64())])

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows in pieces, numbered as a spreadsheet numbers them. Raises NotReadable where the text breaks off or is no such table."""
        last_row = self.delimiter.join([_END] * len(self.headings))
        ended = self.content.endswith(("\n".encode(self.encoding), "\r".encode(self.encoding)))
        self.content += (last_row if ended else f"\r\n{last_row}").encode(self.encoding) + "\r\n".encode(self.encoding)
        wrong_width: dict[int, tuple[int, str]] = {}
        numbers = (number for number in count(2) if number not in wrong_width)  # the headings are row 1
        held: pa.RecordBatch | None = None
        try:
            for batch in self._reader(wrong_width):
                if held is not None:
                    yield self._as_the_table(held, numbers)
                held = batch if held is not None else batch.slice(1)
        except (pa.ArrowInvalid, UnicodeError) as damage:
            raise NotReadable(_why_damaged(damage)) from damage
        if held is None or not held.num_rows or held.column(0)[-1].as_py() != _END:
            raise NotReadable("a quotation mark is opened in it and never closed, so that the rest of the file is one cell; export it again")
        yield self._as_the_table(held.slice(0, held.num_rows - 1), numbers)
        self.rejected = [
            (number, text, f"it has {cells} cells where there are {len(self.headings)} headings") for number, (cells, text) in wrong_width.items()
        ]

    def _reader(self, wrong_width: dict[int, tuple[int, str]]) -> Iterator[pa.RecordBatch]:
        """All records with as many cells as the first, the headings. Where one has not, its number, its width and its text are noted."""

        def note(row: pyarrow.csv.InvalidRow) -> str:
            wrong_width[row.number] = (row.actual_columns, row.text)
            return "skip"

        names = [f"f{index}" for index in range(len(self.headings))]
        reader = pyarrow.csv.open_csv(
            pa.BufferReader(pa.py_buffer(self.content)),
            read_options=pyarrow.csv.ReadOptions(
                autogenerate_column_names=True, use_threads=False, block_size=PIECE, encoding="utf8" if self.encoding == _UTF_8 else self.encoding),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=self.delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note),
            convert_options=pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
        if reader.schema != pa.schema([(name, pa.string()) for name in names]):
            raise NotReadable("its headings cannot be told apart; check the quotation marks in its first row")
        return iter(reader)

    def _as_the_table(self, batch: pa.RecordBatch, numbers: Iterator[int]) -> pa.RecordBatch:
        columns = [batch.column(index) for index in self.names]
        if self.unknown:
            columns.append(self._extra(batch))
        return pa.record_batch([*columns, pa.array(islice(numbers, batch.num_rows), pa.int64())], schema=self.schema)

    def _extra(self, batch: pa.RecordBatch) -> pa.Array:
        others = (batch.column(index).to_pylist() for index in range(len(self.headings)) if index not in self.names)
        return pa.array([_filled(self.unknown, cells) for cells in zip(*others, strict=True)], pa.string())


def open_csv(name: str, content: bytearray) -> CouncilCsv | None:
    """The file, ready to be read; None where it is no table of the standard, for other readers to try.

    Raises NotReadable where it is, and lacks the column that names its rows, or is no text.
    """
    encoding = _encoding(content)
    start = content[:_START_LOOKED_AT].decode(encoding, "ignore").lstrip("\ufeff")
    found = max((_headings(start, delimiter) for delimiter in _DELIMITERS), key=len, default=())
    delimiter = next(delimiter for delimiter in _DELIMITERS if _headings(start, delimiter) == found)
    table = ssd_table_meant(name, found)
    if table is None:
        return None
    if b"\0" in content and encoding not in dict(_BYTE_ORDERS).values():
        raise NotReadable("it is not text; export the table as CSV UTF-8")
    names = columns_meant(table, found)
    if table.key not in names.values():
        raise NotReadable(without_key(table))
    return CouncilCsv(content, encoding, delimiter, found, table, names)


def without_key(table: SsdTable) -> str:
    return f"it is the table {table.name} without its column {table.key}, which names a row; export it with that column"


def _headings(start: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader(StringIO(start, newline=""), delimiter=delimiter), ()))
    except csv.Error:
        return ()


def _encoding(content: bytearray) -> str:
    """UTF-16 by its mark, else UTF-8, else Windows-1252. Checked piece by piece, so that a long file is not held twice."""
    for mark, encoding in _BYTE_ORDERS:
        if content.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder(_UTF_8)()
    view = memoryview(content)
    try:
        for place in range(0, len(view), PIECE):
            decoder.decode(view[place:place + PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        view.release()
    return _UTF_8


def _filled(headings: Sequence[str], cells: Sequence[str]) -> str | None:
    filled = {heading: cell for heading, cell in zip(headings, cells, strict=True) if cell}
    return json.dumps(filled, ensure_ascii=False) if filled else None


def _why_damaged(damage: Exception) -> str:
    if "straddl" in str(damage):
        return f"a row of it is longer than {PIECE // (1024 * 1024)} MB; most likely a quotation mark is opened and never closed"
    if isinstance(damage, UnicodeError):
        return "it is in no character set that is read; export it as CSV UTF-8"
    return "it cannot be read as delimited text; check its quotation marks and line breaks, or export it again"
