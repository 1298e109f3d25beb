"""Blocks of an XML return as rows: one row a block, its values by the names of their elements, and everything else kept beside."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from dashboard.errors import FileRefused
from dashboard.importers.readers.raw import Cell, RawRow, RawSheet
from dashboard.importers.readers.safety import MAX_COLUMNS
from dashboard.importers.structured.catalogue import layout_named

MAX_BLOCKS = 300_000
MAX_AREA = 5_000_000
"""Rows times columns of one kind of block."""
STRAY = "text between elements"
"""The column for text that stands where only elements belong."""


@dataclass(slots=True)
class _Block:
    columns: dict[str, int]
    rows: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


class Return:
    """A return on its way to sheets, in the order of ``layouts``. ``blocks`` counts what came.

    ``without``: columns of these layouts that the XML never has.
    """

    def __init__(self, name: str, layouts: tuple[str, ...], *, without: tuple[str, ...] = ()) -> None:
        self.name = name
        self._kinds = {
            layout: _Block({column: place for place, column in enumerate(c for c in layout_named(layout).columns if c not in without)})
            for layout in layouts
        }
        self.blocks = 0

    def add(self, layout: str, element: etree._Element, cells: Mapping[str, str]) -> None:
        """One row, numbered by its line in the file; where two blocks share a line, by the next number that is free."""
        self.blocks += 1
        if self.blocks > MAX_BLOCKS:
            raise FileRefused(f"it holds more than {MAX_BLOCKS:,} blocks, the most that is read; split it into smaller files", file=self.name)
        block = self._kinds[layout]
        for column in cells:
            block.columns.setdefault(column, len(block.columns))
        if len(block.columns) > MAX_COLUMNS or len(block.columns) * len(block.rows) > MAX_AREA:
            raise FileRefused("it holds far more kinds of elements than any return has", file=self.name)
        line = element.sourceline or 1
        block.rows.append((max(line, block.rows[-1][0] + 1) if block.rows else line, cells))

    def note(self, text: str) -> None:
        """Something to tell of the whole file, beside its first sheet."""
        next(block for block in self._kinds.values() if block.rows).notes.append((0, text))

    def sheets(self) -> tuple[RawSheet, ...]:
        """A sheet for every kind of block that came."""
        return tuple(_sheet(layout, block) for layout, block in self._kinds.items() if block.rows)


def _sheet(layout: str, block: _Block) -> RawSheet:
    def cells(row: Mapping[str, str]) -> tuple[Cell, ...]:
        return tuple(row.get(column) or None for column in block.columns)

    rows = (RawRow(0, tuple(block.columns)), *(RawRow(number, cells(row)) for number, row in block.rows))
    return RawSheet(layout.partition(".")[2], rows, tuple(block.notes), layout)


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlReturn:
    """How one return is read. ``root`` and ``child`` are names of elements, ``parts`` those that may stand under the root.

    ``without``: columns of its ``layouts`` that the XML never has. ``header_notes`` tells what the header says, once children are read.
    """

    format: str
    root: str
    child: str
    parts: frozenset[str]
    layouts: tuple[str, ...]
    read_child: Callable[[Return, etree._Element], None]
    header_notes: Callable[[Return, etree._Element], None] | None = None
    without: tuple[str, ...] = ()


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]  # not QName, which refuses a prefix that was never declared


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (child for child in element if local_name(child) == name) if element is not None else iter(())


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next(children(element, name), None)


def text(element: etree._Element | None) -> str:
    return " ".join((element.text or "").split()) if element is not None else ""


def cells(element: etree._Element, *, without: tuple[str, ...] = ()) -> dict[str, str]:
    """The values under a block by name; ``without`` are blocks of their own. A value that comes again is added after a semicolon.

    A value inside an unknown element is named by the path to it.
    """
    found: dict[str, list[str]] = {}
    _gather(element, without, "", found)
    return {name: "; ".join(values) for name, values in found.items()}


def _gather(element: etree._Element, without: tuple[str, ...], path: str, found: dict[str, list[str]]) -> None:
    def put(name: str, value: str) -> None:
        if value:
            found.setdefault(name, []).append(value)

    put(STRAY, text(element) if len(element) else "")
    for part in element:
        name = local_name(part)
        if name not in without and not len(part):
            put(f"{path}{name}", text(part))
        elif name not in without:
            _gather(part, (), f"{path}{name}/", found)
        put(STRAY, " ".join((part.tail or "").split()))


def together(*parts: dict[str, str]) -> dict[str, str]:
    """Values of several elements as those of one row: a later value stands, stray texts are all kept."""
    stray = "; ".join(part[STRAY] for part in parts if part.get(STRAY))
    values = {name: value for part in parts for name, value in part.items()}
    return values | ({STRAY: stray} if stray else {})
