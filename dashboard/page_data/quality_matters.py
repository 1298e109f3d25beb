"""What the Quality page is made of: matters that a record cannot bear, each with its rows and with whose it is to put right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.page_data.table_view import EVIDENCE_HEADINGS, TableRow, TableView, evidence_table
from data_models.agencies import Agency
from data_models.record import Entry, Fact

OURS = "Whoever works on this record"
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of thing. ``means``: what it does to the record and what to ask for. ``holders``: for each row, who can put it right."""

    key: str
    what: str
    means: str
    headings: tuple[str, ...] = EVIDENCE_HEADINGS
    rows: tuple[TableRow, ...] = ()
    holders: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def whose(self) -> tuple[tuple[str, int], ...]:
        """Each holder with the number of rows, most first."""
        return tuple(Counter(self.holders).most_common())

    @property
    def whose_in_words(self) -> str:
        """"School: 12; Police: 3", or the name alone where one holds all."""
        if len(self.whose) == 1:
            return self.whose[0][0]
        return "; ".join(f"{holder}: {count}" for holder, count in self.whose)

    def table(self, holder: str = "") -> TableView:
        """Every row, or those of one holder."""
        rows = tuple(row for row, whose in zip(self.rows, self.holders, strict=True) if holder in ("", whose))
        return TableView(f"{self.what}: {holder}" if holder else self.what, self.headings, rows)


@dataclass(frozen=True, slots=True)
class Years:
    """Entries by agency and year. ``counts``: None for a year outside the agency's own span, which 0 would hide."""

    years: tuple[int, ...]
    counts: tuple[tuple[Agency, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """``sentence``: the section in words. ``matters``: all that were looked for, found or not. ``tables`` and ``years`` stand above them."""

    heading: str
    sentence: str
    matters: tuple[Matter, ...]
    tables: tuple[TableView, ...] = ()
    years: Years | None = None

    @property
    def found(self) -> tuple[Matter, ...]:
        return tuple(matter for matter in self.matters if matter.count)

    @property
    def none(self) -> tuple[str, ...]:
        """What was looked for and not found."""
        return tuple(matter.what for matter in self.matters if not matter.count)


def of_facts(key: str, what: str, means: str, facts: Sequence[Fact]) -> Matter:
    """A matter whose rows are facts, each held by its agency."""
    return Matter(key, what, means, rows=evidence_table(what, facts).rows, holders=tuple(fact.agency.label for fact in facts))


def held_by(facts: Iterable[Fact]) -> str:
    """"Police", or "Police and School" where both must look."""
    return " and ".join(dict.fromkeys(fact.agency.label for fact in facts))


def counted(number: int, one: str, many: str = "") -> str:
    """"1 entry", "3 entries"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_short(entry: Entry) -> str:
    """Date, agency and the beginning of what it says."""
    return f"{entry.happened.in_words()}, {entry.agency.label}: {cut(entry.text)}"


def cut(text: str) -> str:
    """No more of a text than a cell of a table can bear."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"
