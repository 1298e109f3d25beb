"""Rows of two files that go by one key and say different things: a census and its flat copy, one plan in two agencies' workbooks.

The later file's row is what counts now, as the next version of the earlier; nothing says that it is right.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dashboard.importers.headings.heading_names import normal
from dashboard.importers.readers.raw import RawRow, RawSheet
from dashboard.importers.rows.companions import BreaksRule, Checked, names_of, read_column
from dashboard.importers.rows.sheet_rows import Stated
from dashboard.importers.structured import agreement
from dashboard.importers.structured.catalogue import LAYOUTS
from dashboard.page_data.quality_matters import Matter
from dashboard.page_data.quality_one_thing import differ
from dashboard.page_data.quality_told_differently import SIDE_BY_SIDE
from dashboard.page_data.table_view import TableRow
from dashboard.store.rows import Row
from data_models.agencies import Agency
from data_models.columns import Column, Kind, Table
from data_models.dates import When
from data_models.record import Source
from data_models.tables import COMPANIONS

_NOT_COMPARED = ("known_on", "sensitivity")
"""How a file handles a row says nothing of what the row is about."""
_TABLES = {table.full_name: table for table in COMPANIONS}


@dataclass(frozen=True, slots=True)
class Told:
    """A row as it counts: as it arrived, with what a person put right in it. ``key``: what names it, without what kind of identity that is."""

    key: tuple[str, ...]
    source: Source
    cells: Mapping[str, str]
    fact_id: str
    agency: str

    @property
    def layout(self) -> str:
        """The published layout that the key is of, "" for a key of the template's own tables."""
        group, name = self.key[:2]
        found = name if group == "ssd" else f"{group}.{name}"
        return found if found in LAYOUTS else ""


@dataclass(frozen=True, slots=True)
class Said:
    """One field that two rows of one key say differently."""

    about: str
    field: str
    one: Told
    other: Told
    one_says: str
    other_says: str

    @property
    def holder(self) -> str:
        return " and ".join(dict.fromkeys(told.agency for told in (self.one, self.other)))

    @property
    def row(self) -> TableRow:
        where = f"{self.one.source.in_words()}; {self.other.source.in_words()}"
        return TableRow((self.about, self.field, self.one_says, self.other_says, where, self.holder), self.other.fact_id or self.one.fact_id)


def one_key_two_files(rows: Sequence[Row], *, today: date) -> Matter:
    """``rows``: the answer to ``told_by_two_files``, in the order in which the files came."""
    by_import: dict[str, list[Told]] = defaultdict(list)
    for row in rows:
        by_import[row["import_id"]].append(_told(row))
    found = [said for one, other in combinations(by_import.values(), 2) for said in _differences(one, other, today)]
    return Matter(
        "one-key", "One key, two files that differ", "The file that came later counts; that does not make it right. Ask each holder which is.",
        SIDE_BY_SIDE, tuple(said.row for said in found), tuple(said.holder for said in found))


def _differences(one: Sequence[Told], other: Sequence[Told], today: date) -> Iterator[Said]:
    firsts = {told.key: told for told in one}
    both = [(firsts[told.key], told) for told in other if told.key in firsts]
    yield from _of_layouts([pair for pair in both if pair[0].layout], today)
    for first, second in both:
        if table := _TABLES.get(first.key[0]):
            yield from _of_table(table, first, second, today)


def _of_layouts(pairs: Sequence[tuple[Told, Told]], today: date) -> Iterator[Said]:
    """What a file leaves blank it does not say: an extract made before a plan ended does not deny that it ended."""
    if not pairs:
        return
    at = {told.source: told for pair in pairs for told in pair}
    ones, others = zip(*pairs, strict=True)
    for found in agreement(_sheets(ones), _sheets(others), files=(ones[0].source.file, others[0].source.file), today=today).contradictions:
        if found.first and found.second:
            yield Said(found.thing[:1].upper() + found.thing[1:], found.field, at[found.first_at], at[found.second_at], found.first, found.second)


def _sheets(rows: Iterable[Told]) -> list[RawSheet]:
    """The rows under their headings again, a sheet for each that they stood in."""
    grouped: dict[tuple[str, str], dict[Source, Told]] = defaultdict(dict)
    for told in rows:
        grouped[told.source.sheet, told.layout][told.source] = told
    sheets = []
    for (sheet, layout), of_sheet in grouped.items():
        headings = tuple(dict.fromkeys(heading for told in of_sheet.values() for heading in told.cells))
        lines = (RawRow(told.source.row, tuple(told.cells.get(heading) for heading in headings)) for told in of_sheet.values())
        sheets.append(RawSheet(sheet, (RawRow(0, headings), *lines), layout=layout))
    return sheets


def _of_table(table: Table, one: Told, other: Told, today: date) -> Iterator[Said]:
    first, second = (_read(table, told.cells, today) for told in (one, other))
    for name in first:
        if name in second and differ(first[name][1], second[name][1]):
            about = f"{table.sheet}, {one.key[-1]}"
            yield Said(about, table.column(name).heading, one, other, first[name][0], second[name][0])


def _read(table: Table, cells: Mapping[str, str], today: date) -> dict[str, tuple[str, object]]:
    """Each column that is filled in: its text, and what that is read as."""
    found: dict[str, tuple[str, object]] = {}
    names = names_of(table.full_name)
    for heading, text in cells.items():
        name = names.get(normal(heading), "")
        if not name or name in _NOT_COMPARED:
            continue
        checked = Checked({})
        try:
            read_column(table.column(name), text, Stated(file="", today=today), checked)
        except BreaksRule:
            continue
        found[name] = (text, _value(table.column(name), checked))
    return found


def _value(column: Column, checked: Checked) -> object:
    if column.kind is Kind.WHEN:
        start, end = checked.values[f"{column.name}_from"], checked.values[f"{column.name}_to"]
        return When(start=start, end=end) if isinstance(start, date) and isinstance(end, date) else When()
    value = checked.values[column.name]
    return sorted(str(part) for part in value) if isinstance(value, list) else value


def _told(row: Row) -> Told:
    return Told(
        key=tuple(row["identity"].split("|")[1:]), source=Source(row["file"], row["sheet"] or "", row["source_row"]),
        cells={**json.loads(row["cells_json"]), **json.loads(row["fixed_json"] or "{}")},
        fact_id=next(iter(row["fact_ids"] or ()), ""), agency=Agency(row["agency"]).label,
    )
