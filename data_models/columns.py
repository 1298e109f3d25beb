"""The shape of a table and its columns, and short ways to state them. The tables themselves are in tables.py."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum


class Kind(Enum):
    """What a column holds. The value is the DuckDB type, which DuckLake and PostgreSQL catalogues accept too."""

    TEXT = "varchar"
    TEXTS = "varchar[]"
    DATE = "date"
    INSTANT = "timestamp"
    WHOLE = "bigint"
    FLAG = "boolean"
    BYTES = "blob"
    WHEN = "when"  # six columns: raw, from, to, precision, approximate, year_inferred


WHEN_PARTS: tuple[tuple[str, Kind], ...] = (
    ("raw", Kind.TEXT), ("from", Kind.DATE), ("to", Kind.DATE),
    ("precision", Kind.TEXT), ("approximate", Kind.FLAG), ("year_inferred", Kind.FLAG),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name in the store, its heading in a template (empty where people never fill it in), and its rules.

    ``revealed_by``: the date column that must lie on or before ``as_at`` for this column's value to be known.
    ``agencies``, ``people``: the cell holds names of agencies or of family members.
    """

    name: str
    kind: Kind = Kind.TEXT
    heading: str = ""
    description: str = ""
    required: bool = False
    allowed: type[StrEnum] | None = None
    aliases: tuple[str, ...] = ()
    revealed_by: str = ""
    example: str = ""

    def parts(self) -> tuple[tuple[str, Kind], ...]:
        """The physical columns: one, or the six of a date."""
        if self.kind is Kind.WHEN:
            return tuple((f"{self.name}_{part}", kind) for part, kind in WHEN_PARTS)
        return ((self.name, self.kind),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table. ``sheet``: the workbook sheet it is filled in from, empty where no file fills it."""

    schema: str
    name: str
    description: str
    columns: tuple[Column, ...]
    sheet: str = ""
    fact: bool = False
    key: tuple[str, ...] = field(default=())

    @property
    def full_name(self) -> str:
        return f"{self.schema}.{self.name}"

    def physical(self) -> tuple[tuple[str, Kind], ...]:
        """Every physical column with its kind, in order."""
        return tuple(part for column in self.columns for part in column.parts())

    def column(self, name: str) -> Column:
        """The column called ``name``. Raises KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]

    def filled_in(self) -> tuple[Column, ...]:
        """The columns a person fills in, as the template shows them."""
        return tuple(column for column in self.columns if column.heading)


def text(name: str, heading: str = "", description: str = "", *, required: bool = False, aliases: tuple[str, ...] = (),
         revealed_by: str = "", example: str = "") -> Column:
    return Column(name=name, heading=heading, description=description, required=required, aliases=aliases,
                  revealed_by=revealed_by, example=example)


def texts(name: str, heading: str = "", description: str = "", *, required: bool = False, example: str = "",
          aliases: tuple[str, ...] = ()) -> Column:
    return Column(name=name, kind=Kind.TEXTS, heading=heading, description=description, required=required,
                  example=example, aliases=aliases)


def code(name: str, heading: str, allowed: type[StrEnum], description: str = "", *, required: bool = False,
         revealed_by: str = "", example: str = "", aliases: tuple[str, ...] = ()) -> Column:
    return Column(name=name, heading=heading, description=description, required=required, allowed=allowed,
                  revealed_by=revealed_by, example=example, aliases=aliases)


def when(name: str, heading: str, description: str = "", *, required: bool = False, planned: bool = False,
         example: str = "", aliases: tuple[str, ...] = ()) -> Column:
    """A date with its precision. Unless ``planned``, it is itself hidden until it lies on or before ``as_at``."""
    return Column(name=name, kind=Kind.WHEN, heading=heading, description=description, required=required,
                  revealed_by="" if planned or name == "happened" else name, example=example, aliases=aliases)
