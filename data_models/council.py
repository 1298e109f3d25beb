"""Whole-council tables: the Standard Safeguarding Dataset under its own names, other returns row by row, and what each file came to.

Everything stands as it arrived. What a value means is judged when a family takes its part, by the same rules as any other file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data_models.columns import Column, Kind, Table, text
from data_models.ssd import SSD_TABLES, SsdTable, columns_meant, ssd_table_named

NO_REFERENCE = ("", "-1", "null")
"""What systems write where a row refers to nothing, in lower case."""

ORIGIN = (
    text("import_id", description="The load that brought it"),
    text("sheet", description="Sheet within the file; blank for a text file"),
    Column(name="source_row", kind=Kind.WHOLE, description="Row number as a spreadsheet shows it"),
)
EXTRA = text("extra_json", description="Filled columns that the standard does not have, as JSON by heading")
_ENOUGH_OF_THE_HEADINGS = 0.5


def _as_it_came(table: SsdTable) -> Table:
    columns = tuple(text(column.name, description=column.label) for column in table.columns)
    return Table(schema="ssd", name=table.name, description=f"{table.name} of the Standard Safeguarding Dataset, whole council, as it came",
                 key=(table.key,), columns=(*columns, EXTRA, *ORIGIN))


SSD_RECORD = {name: _as_it_came(table) for name, table in SSD_TABLES.items()}
COUNCIL_ROW = Table(
    schema="council", name="row", description="A row of a whole-council file that is no table of the Standard Safeguarding Dataset",
    key=("row_key",), columns=(
        text("layout", description="The published layout that it follows"), text("child_id", description="The child's number at the council"),
        text("row_key", description="Names the row in a later extract; blank where it has no key"),
        text("cells_json", description="Its filled cells by heading"), *ORIGIN))
COUNCIL_IMPORT = Table(schema="council", name="import", description="One file loaded for the whole council", key=("import_id",), columns=(
    text("import_id"), text("file"), text("sha256"), text("format"), text("layouts", description="What it holds, parted by commas"),
    Column(name="imported_at", kind=Kind.INSTANT), text("imported_by"),
    Column(name="rows_read", kind=Kind.WHOLE), Column(name="rows_loaded", kind=Kind.WHOLE),
    Column(name="rows_updated", kind=Kind.WHOLE, description="Loaded rows that take the place of rows with the same key"),
    Column(name="rows_duplicate", kind=Kind.WHOLE), Column(name="rows_rejected", kind=Kind.WHOLE)))
COUNCIL_REJECTED = Table(schema="council", name="rejected", description="A row that could not be loaded, as it came", columns=(
    *ORIGIN, text("line", description="The row as it came"), text("reason")))
COUNCIL_TABLES = (COUNCIL_IMPORT, COUNCIL_ROW, COUNCIL_REJECTED, *SSD_RECORD.values())


@dataclass(frozen=True, slots=True)
class CouncilChild:
    """A child whom whole-council tables know. ``born`` and the names as they came, "" where no table of persons was loaded."""

    number: str
    forename: str = ""
    surname: str = ""
    born: str = ""
    families: tuple[str, ...] = ()


def ssd_table_meant(name: str, headings: Sequence[str]) -> SsdTable | None:
    """The table that a text file holds: the one its name says where any heading is of it, else the one most headings are of."""
    named = ssd_table_named(name)
    if named and columns_meant(named, headings):
        return named
    known = {table.name: len(columns_meant(table, headings)) for table in SSD_TABLES.values()}
    best = max(known, key=lambda table: known[table])
    filled = sum(1 for heading in headings if heading.strip())
    return SSD_TABLES[best] if known[best] >= max(2, _ENOUGH_OF_THE_HEADINGS * filled) else None


def parents_first() -> tuple[SsdTable, ...]:
    """All tables, each after the table that leads from it to a child, and last the tables that others only refer to."""
    return (*(table for table in _by_depth() if table.name not in REFERRED_TO), *(SSD_TABLES[name] for name in REFERRED_TO))


REFERRED_TO = ("ssd_person", "ssd_professionals", "ssd_department")
"""Tables of which rows belong to a part because its other rows refer to them: a child's mother, a worker, a team."""


def references(table: SsdTable, target: SsdTable) -> Iterator[str]:
    """Columns of ``table`` that repeat the key of ``target``."""
    return (column.name for column in table.columns if column.refers_to == (target.name, target.key))


def _by_depth() -> list[SsdTable]:
    def depth(table: SsdTable) -> int:
        return 1 + depth(SSD_TABLES[table.parent[1]]) if table.parent else 0

    return sorted(SSD_TABLES.values(), key=depth)
