"""A family's part of the whole-council record: the rows about its children, handed on like any other file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from dashboard.errors import DashboardError
from dashboard.importers.readers.raw import RawFile, RawRow, RawSheet
from dashboard.importers.take_in import NOTHING_SAID, take_in_sheets
from dashboard.importers.taken import Said, Taken
from dashboard.store import Database
from data_models.access import Scope
from data_models.council import NO_REFERENCE, REFERRED_TO, SSD_RECORD, CouncilChild, parents_first, references
from data_models.looks import REFUSED
from data_models.record import Family
from data_models.ssd import SSD_TABLES, SsdTable

NOT_ALLOWED = "Whole-council files are for staff who have been given the right to them."
PART = "whole-council record"
"""Stands for the file in every source reference; the sheet names the file that the row came in."""

_Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Origin:
    """A file, or a sheet of one, of one load."""

    layout: str
    imported_at: str
    import_id: str
    file: str
    sheet: str

    @property
    def name(self) -> str:
        place = f"{self.file}, sheet {self.sheet}" if self.sheet else self.file
        return f"{place}, loaded {self.imported_at[:16]}"


def take_part(
    database: Database, scope: Scope, family: Family, child_ids: Sequence[str], *, today: date, said: Said = NOTHING_SAID, dry_run: bool = False,
) -> Taken:
    """Take what the whole-council record holds about these children, by number, into the record of ``family``.

    Taking the same part again changes nothing; a part of newer extracts brings newer versions of its rows. Raises DashboardError where
    the caller has no right to whole-council files, or where they hold nothing about these children.
    """
    part = part_of(database, scope, child_ids)
    if not part.sheets:
        raise DashboardError("The whole-council files hold no rows about these children.")
    return take_in_sheets(database, scope, family, part, today=today, said=said, dry_run=dry_run)


def part_of(database: Database, scope: Scope, child_ids: Sequence[str]) -> RawFile:
    """The newest form of every row about these children, a sheet for each table and file; row numbers are those of the file.

    Rows lead to a child by its number or through the tables they belong to; the workers, teams and mothers they name come with them.
    """
    if not scope.council:
        database.record_view(scope.actor, REFUSED, target="whole-council files")
        raise DashboardError(NOT_ALLOWED)
    children = [child for child in dict.fromkeys(child.strip() for child in child_ids) if child.casefold() not in NO_REFERENCE]
    sheets = [*_ssd_sheets(_ssd_rows(database, scope, children)), *_other_sheets(database.ask(scope, "council_rows", children=children))]
    written = json.dumps([(sheet.name, sheet.layout, [(row.number, row.cells) for row in sheet.rows]) for sheet in sheets])
    return RawFile(PART, "council", sha256(written.encode()).hexdigest(), _told_apart(sheets))


def children_in_council(database: Database, scope: Scope, words: str) -> list[CouncilChild]:
    """Children whose number, names or date of birth begin with every one of ``words``, at most 100; each with its families' numbers.

    A number that only other tables hold is found where it is given in full. Without the right to whole-council files: none.
    """
    wanted = words.casefold().split()
    rows = database.ask(scope, "council_children", words=wanted)
    found = [CouncilChild(row["number"], row["forename"], row["surname"], row["born"]) for row in rows]
    if not found and len(wanted) == 1 and scope.council and part_of(database, scope, [words]).sheets:
        found = [CouncilChild(words.strip())]
    groups = database.ask(scope, "council_families", children=[child.number for child in found])
    return [
        CouncilChild(child.number, child.forename, child.surname, child.born, tuple(row["family"] for row in groups if row["number"] == child.number))
        for child in found
    ]


def siblings_in_council(database: Database, scope: Scope, child_ids: Sequence[str]) -> tuple[str, ...]:
    """The numbers of all children whom the table of families puts in a family with one of these, and of these themselves."""
    rows = database.ask(scope, "council_families", children=list(child_ids))
    return tuple(dict.fromkeys([*child_ids, *(row["number"] for row in rows)]))


def _ssd_rows(database: Database, scope: Scope, children: list[str]) -> dict[str, list[_Row]]:
    """Rows of every table, those first through which others lead to a child."""
    rows: dict[str, list[_Row]] = {}
    for table in parents_first():
        rows[table.name] = list(database.ask(
            scope, f"part/{SSD_RECORD[table.name].full_name}", children=children, parents=_parents(table, rows),
            keys=_referred_to(table, rows) if table.name in REFERRED_TO else [],
        ))
    return rows


def _parents(table: SsdTable, rows: Mapping[str, list[_Row]]) -> list[str]:
    refers_to = table.column(table.parent[0]).refers_to if table.parent else None
    return _values(rows[refers_to[0]], (refers_to[1],)) if refers_to else []


def _referred_to(table: SsdTable, rows: Mapping[str, list[_Row]]) -> list[str]:
    return sorted({value for name in rows for value in _values(rows[name], references(SSD_TABLES[name], table))})


def _values(rows: Sequence[_Row], columns: Iterator[str] | tuple[str, ...]) -> list[str]:
    found = {str(row[column] or "").strip() for column in tuple(columns) for row in rows}
    return sorted(value for value in found if value.casefold() not in NO_REFERENCE)


def _ssd_sheets(rows: Mapping[str, list[_Row]]) -> Iterator[RawSheet]:
    for name, of_table in rows.items():
        columns = tuple(column.name for column in SSD_TABLES[name].columns)
        for origin, held in _by_origin(name, of_table):
            cells = [({column: row[column] for column in columns if row[column] is not None} | _extra(row), row) for row in held]
            yield _sheet(origin, cells)


def _other_sheets(rows: Sequence[_Row]) -> Iterator[RawSheet]:
    for layout in dict.fromkeys(str(row["layout"]) for row in rows):
        for origin, held in _by_origin(layout, [row for row in rows if row["layout"] == layout]):
            yield _sheet(origin, [(json.loads(str(row["cells_json"])), row) for row in held])


def _by_origin(layout: str, rows: Sequence[_Row]) -> Iterator[tuple[_Origin, list[_Row]]]:
    groups: dict[_Origin, list[_Row]] = {}
    for row in rows:
        origin = _Origin(layout, *(str(row[name] or "") for name in ("imported_at", "import_id", "file", "sheet")))
        groups.setdefault(origin, []).append(row)
    yield from groups.items()


def _sheet(origin: _Origin, rows: Sequence[tuple[Mapping[str, object], _Row]]) -> RawSheet:
    """The headings of all rows as row 1, which no row of a file with headings has itself."""
    headings = tuple(dict.fromkeys(heading for cells, _ in rows for heading in cells))
    numbered = (RawRow(int(str(row["source_row"])), tuple(_text(cells.get(heading)) for heading in headings)) for cells, row in rows)
    return RawSheet(origin.name, (RawRow(1, headings), *sorted(numbered, key=lambda row: row.number)), layout=origin.layout)


def _told_apart(sheets: Sequence[RawSheet]) -> tuple[RawSheet, ...]:
    """Sheets of which no two have the same name: the same file may come twice in a minute."""
    named: dict[str, RawSheet] = {}
    for sheet in sheets:
        labels = (sheet.name, *(f"{sheet.name} ({number})" for number in range(2, len(sheets) + 1)))
        label = next(label for label in labels if label not in named)
        named[label] = replace(sheet, name=label)
    return tuple(named.values())


def _extra(row: _Row) -> dict[str, object]:
    extra: dict[str, object] = json.loads(str(row["extra_json"])) if row["extra_json"] else {}
    return extra


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
