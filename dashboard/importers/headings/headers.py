"""Where the headings of a sheet are, and what each column means. Nothing that only looks like a heading is applied."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz, process

from dashboard.importers.headings.heading_names import DIRECTION, EVIDENCE_HEADING, as_text, normal
from dashboard.importers.readers.raw import Cell, RawRow

ROWS_LOOKED_AT = 25
LONGEST_SUBHEADING = 60
ALIKE_ENOUGH = 90
_ROOM_FOR_MARKS = 20

Recognise = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class HeadingColumn:
    """One column of a sheet. ``index`` counts from 0. ``meaning`` is "" where the heading is not known or came before."""

    index: int
    heading: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A heading that is spelled much like a known one: shown to a person, who may say so in a mapping; never applied."""

    sheet: str
    heading: str
    meaning: str
    looks_like: str


@dataclass(frozen=True, slots=True)
class Header:
    """The heading row or rows of a sheet, by the numbers at a spreadsheet's left edge."""

    first_row: int
    last_row: int
    columns: tuple[HeadingColumn, ...]
    as_written: tuple[tuple[str, ...], ...]
    doubled: tuple[HeadingColumn, ...] = ()
    _places: dict[str, int] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Asked of every cell of every row, so worked out once."""
        object.__setattr__(self, "_places", {column.meaning: column.index for column in reversed(self.columns) if column.meaning})
        object.__setattr__(self, "_longest", max((len(heading) for headings in self.as_written for heading in headings), default=0))

    @property
    def meanings(self) -> frozenset[str]:
        return frozenset(column.meaning for column in self.columns if column.meaning)

    def index_of(self, meaning: str) -> int | None:
        """Where the column with this meaning stands, or None."""
        return self._places.get(meaning)

    def cell(self, row: RawRow, meaning: str) -> Cell:
        """The row's cell under a meaning; None where there is no such column."""
        index = self._places.get(meaning)
        return row.cells[index] if index is not None and index < len(row.cells) else None

    def repeated_by(self, row: RawRow) -> bool:
        """True for a row that says the headings again, as at the top of each printed page."""
        if any(isinstance(cell, str) and len(cell) > self._longest + _ROOM_FOR_MARKS for cell in row.cells):
            return False  # longer than any heading, as nearly every row of data is
        said = {index: normal(as_text(cell)) for index, cell in enumerate(row.cells) if as_text(cell)}
        return any(_says_again(said, headings) for headings in self.as_written)

    def others(self, row: RawRow) -> dict[str, Cell]:
        """The cells under headings without a meaning, by heading as written; by column letter where there is no heading."""
        named = {column.index: column for column in self.columns}
        kept: dict[str, Cell] = {}
        for index, cell in enumerate(row.cells):
            column = named.get(index)
            if as_text(cell) and (column is None or not column.meaning):
                letter = f"column {get_column_letter(index + 1)}"
                heading = (column.heading if column else "") or letter
                kept[f"{heading} ({letter})" if heading in kept else heading] = cell
        return kept


def _says_again(said: dict[int, str], headings: tuple[str, ...]) -> bool:
    written = {index: normal(heading) for index, heading in enumerate(headings) if heading}
    return len(said) >= min(2, len(written)) and all(written.get(index) == text for index, text in said.items())


def find_header(rows: Sequence[RawRow], recognise: Recognise, needed: Iterable[str]) -> Header | None:
    """The heading row among the first rows, or two rows read as one where that says more ("Date" over "From" and "To").

    ``recognise`` gives a heading's meaning or ""; a header names every meaning in ``needed``. The earliest such row is
    taken, even where a later one names more: otherwise the rows between them would be lost.
    """
    first = list(islice((row for row in rows if not row.blank), ROWS_LOOKED_AT))
    must = frozenset(needed)
    single = [header for row in first if must <= (header := _header((row,), _texts(row), recognise)).meanings]
    double = [
        header for upper, lower in pairwise(first) if lower.number == upper.number + 1 and _may_be_subheadings(lower)
        and must <= (header := _header((upper, lower), _combined(upper, lower, recognise), recognise)).meanings
    ]
    if not single:
        return double[0] if double else None
    earliest = single[0]
    near = (header for header in double if earliest.first_row in (header.first_row, header.last_row))
    return max((earliest, *near), key=lambda header: len(header.meanings))


def nearest_row(rows: Sequence[RawRow], recognise: Recognise) -> tuple[str, ...]:
    """The texts of the row among the first that names the most meanings; () where no row names any nor holds text."""
    first = islice((row for row in rows if not row.blank), ROWS_LOOKED_AT)
    nearest = max(first, key=lambda row: (len(_header((row,), _texts(row), recognise).meanings), _short_texts(row)), default=None)
    return tuple(text for text in _texts(nearest) if text) if nearest else ()


def found_instead(rows: Sequence[RawRow], recognise: Recognise) -> str:
    """The known headings of the nearest row, for a message. Unknown texts are only counted: they may be somebody's name."""
    texts = nearest_row(rows, recognise)
    known = list(dict.fromkeys(text for text in texts if recognise(text)))
    others = len(texts) - sum(1 for text in texts if recognise(text))
    if not known:
        return "no heading that is known"
    return ", ".join(known) + (f" and {others} that are not known" if others else "")


def suggestions_for(sheet: str, headings: Iterable[str], names: dict[str, str]) -> tuple[Suggestion, ...]:
    """Known headings spelled at least nine tenths alike, for headings that mean nothing exactly."""
    found = []
    for heading in headings:
        if normal(heading) not in names:
            match = process.extractOne(normal(heading), names.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE_ENOUGH)
            if match:
                found.append(Suggestion(sheet, heading, names[match[0]], match[0]))
    return tuple(found)


def with_evidence_words(header: Header, rows: Iterable[RawRow], is_status: Callable[[str], bool]) -> Header:
    """Read a column headed only "Evidence" as evidence status when every filled cell under it is a status word.

    Otherwise it names a document, as in court chronologies.
    """
    evidence = next((column for column in header.columns if normal(column.heading) == EVIDENCE_HEADING), None)
    if evidence is None or "evidence_status" in header.meanings:
        return header
    index = evidence.index
    written = [text for row in rows if row.number > header.last_row and not header.repeated_by(row)
               and index < len(row.cells) and (text := as_text(row.cells[index]))]
    if not written or not all(is_status(text) for text in written):
        return header
    return _meaning_given(header, evidence, "evidence_status")


def with_direction_words(header: Header, rows: Iterable[RawRow], *, is_direction: Callable[[str], bool]) -> Header:
    """Read a column under a heading that is not known as the direction where half of its filled cells or more can be nothing else.

    Its other cells then wait for a person: left unread, a row marked as protective would count as what its theme names.
    """
    if DIRECTION in header.meanings:
        return header
    under = [row for row in rows if row.number > header.last_row and not header.repeated_by(row)]
    for column in header.columns:
        if not column.heading or column.meaning:
            continue
        written = [text for row in under if column.index < len(row.cells) and (text := as_text(row.cells[column.index]))]
        if written and 2 * sum(1 for text in written if is_direction(text)) >= len(written):
            return _meaning_given(header, column, DIRECTION)
    return header


def _meaning_given(header: Header, column: HeadingColumn, meaning: str) -> Header:
    columns = tuple(HeadingColumn(each.index, each.heading, meaning) if each is column else each for each in header.columns)
    return Header(header.first_row, header.last_row, columns, header.as_written, header.doubled)


def _header(rows: tuple[RawRow, ...], headings: Sequence[str], recognise: Recognise) -> Header:
    columns, doubled, taken = [], [], set[str]()
    for index, heading in enumerate(headings):
        meaning = recognise(heading) if heading else ""
        if meaning and meaning in taken:
            doubled.append(HeadingColumn(index, heading, meaning))
            meaning = ""
        taken |= {meaning} if meaning else set()
        columns.append(HeadingColumn(index, heading, meaning))
    return Header(rows[0].number, rows[-1].number, tuple(columns), tuple(_texts(row) for row in rows), tuple(doubled))


def _texts(row: RawRow) -> tuple[str, ...]:
    return tuple(as_text(cell) if isinstance(cell, str) else "" for cell in row.cells)


def _combined(upper: RawRow, lower: RawRow, recognise: Recognise) -> tuple[str, ...]:
    """Headings of two rows as one. A group heading stands over the blank cells to its right, as merged cells arrive."""
    above, below = _texts(upper), _texts(lower)
    width = max(len(above), len(below))
    above, below = above + ("",) * (width - len(above)), below + ("",) * (width - len(below))
    group, headings = "", []
    for over, under in zip(above, below, strict=True):
        group = over or group
        joined = f"{group} {under}".strip()
        if not under or normal(over) == normal(under):
            headings.append(over)
        elif recognise(joined) or (over and not recognise(under)):
            headings.append(joined)
        else:
            headings.append(under)
    return tuple(headings)


def _may_be_subheadings(row: RawRow) -> bool:
    """Several short texts without a digit: a row with a date, a number or a single remark is data."""
    filled = [cell for cell in row.cells if as_text(cell)]
    return len(filled) > 1 and all(
        isinstance(cell, str) and len(cell) <= LONGEST_SUBHEADING and not any(sign.isdigit() for sign in cell) for cell in filled
    )


def _short_texts(row: RawRow) -> int:
    return sum(1 for text in _texts(row) if text and len(text) <= LONGEST_SUBHEADING)
