"""What chronologies and companion sheets share: what the importing person stated, and rows that hold no fact of their own."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.importers.headings.headers import Header
from dashboard.importers.headings.mapping import Mapping
from dashboard.importers.readers.raw import RawRow, RawSheet
from dashboard.importers.rows.prepared import FactFields, Note, PreparedRow, text_of
from data_models.record import Queued, Source

_FOOTER = re.compile(
    r"(?:page|sheet)\s*(?:number\s*)?\d+(?:\s*(?:of|/)\s*\d+)?|(?:grand |sub)?-?\s*totals?\b.{0,60}"
    r"|end of (?:chronology|report|document|record|extract)\b.{0,40}|printed (?:on|by|at)\b.{0,80}|continued (?:overleaf|on next page)"
    r"|official(?:[- ]sensitive)?|confidential|restricted",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the importing person stated, and the day it is. ``already``: fingerprints of rows that are in the record.

    ``identifiers``: the family member whom a kind of number and a number mean, as far as the record says.
    """

    file: str
    today: date
    family_labels: tuple[str, ...] = ()
    agency: str = ""
    mapping: Mapping = field(default_factory=Mapping)
    known_on: date | None = None
    known_on_column: str = ""
    already: frozenset[str] = frozenset()
    identifiers: AnyMapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(slots=True)
class SheetResult:
    """The rows of one sheet as they are prepared, with what must be told about them."""

    sheet: RawSheet
    stated: Stated
    headings: tuple[str, ...] = ()
    rows: list[PreparedRow] = field(default_factory=list)
    queued: list[Queued] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def load(self, row: RawRow, facts: Sequence[FactFields], fingerprint: str, identity: str = "") -> None:
        self.rows.append(PreparedRow(
            self.sheet.name, row.number, row.cells, "loaded", facts=tuple(facts), fingerprint=fingerprint, headings=self.headings,
            identity=identity))

    def duplicate(self, row: RawRow, reason: str, fingerprint: str, identity: str = "", repeats: Sequence[FactFields] = ()) -> None:
        """``repeats``: the facts that it would have made, which may say an earlier day on which they were known."""
        self.rows.append(PreparedRow(
            self.sheet.name, row.number, row.cells, "duplicate", reason, fingerprint=fingerprint, headings=self.headings, identity=identity,
            repeats=tuple(repeats)))

    def reject(self, row: RawRow, reason: str, identity: str = "") -> None:
        """``identity``: what the row was about (``data_models.rejected_rows``), so that its rejection is found from there."""
        self.rows.append(PreparedRow(self.sheet.name, row.number, row.cells, "rejected", reason, headings=self.headings, identity=identity))

    def queue(self, row: int, problems: dict[str, tuple[str, str]]) -> None:
        """Put the problems of one row, message and raw text by field, before a person."""
        source = Source(self.stated.file, self.sheet.name, row)
        self.queued += [Queued(source, name, message, raw) for name, (message, raw) in problems.items()]

    def note(self, text: str, row: int | None = None) -> None:
        self.notes.append(Note(self.sheet.name, text, row))


@dataclass(slots=True)
class Seen:
    """Fingerprints of the rows met so far in this file, with the sheet and row of each, and of those in the record."""

    already: frozenset[str]
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    def before(self, fingerprint: str, sheet: str) -> str:
        """Why a row of ``sheet`` is a duplicate, or ""."""
        if fingerprint in self.places:
            other, row = self.places[fingerprint]
            return f"same as row {row}" if other == sheet else f"same as sheet {other}, row {row}"
        return "already in the record" if fingerprint in self.already else ""

    def add(self, fingerprint: str, sheet: str, row: int) -> None:
        self.places[fingerprint] = (sheet, row)


def rows_under(sheet: RawSheet, header: Header | None) -> Iterator[RawRow]:
    """Every row read: not blank, below the headings; all that are not blank where no headings were found.

    A row that the reader has a note on is read even where nothing in it could be: a formula with no stored value is not an empty cell.
    """
    last = header.last_row if header else 0
    noted = {number for number, _ in sheet.notes}
    return (row for row in sheet.rows if row.number > last and (row.number in noted or not row.blank))


def nothing_to_load(row: RawRow, header: Header) -> str:
    """Why a row holds no fact: the headings said again, or a footer. "" for any other row."""
    if header.repeated_by(row):
        return "the headings repeated"
    filled = [text for cell in row.cells if (text := text_of(cell))]
    if len(filled) == 1 and _FOOTER.fullmatch(filled[0]):
        return "a page footer or a total, not an entry"
    if len(filled) == 2 and re.fullmatch(r"(?:grand )?totals?\b.{0,30}", filled[0], re.IGNORECASE) and re.fullmatch(r"[\d,.]+", filled[1]):
        return "a page footer or a total, not an entry"
    return ""


def fingerprint_of(*parts: object) -> str:
    """One value for one content, however its case and spaces were written."""
    return hashlib.sha256("\x1f".join(_spelled(str(part or "")) for part in parts).encode("utf-8", "replace")).hexdigest()


def _spelled(text: str) -> str:
    """One Unicode form, single spaces, lower case. Plain ASCII has one form already."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split()).casefold()
