"""What a published layout is: its columns, what names a row and a child in it, and what is made of a row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.line import Line
from data_models.ssd import SsdTable, columns_meant


class Maker(Protocol):
    """One kind of thing that rows of a layout state."""

    def facts(self, line: Line) -> Iterator[FactFields]:
        """The facts of one row, always in the same order, so that a newer version of the row finds them again.

        None where the row does not state such a thing.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class Layout:
    """``name``: "cin.Section47". ``thing``: what one row is, in words. ``published_in``: the return or data set, in words.

    ``needed``: headings without which a sheet is not of this layout. ``child``: the column with the child's number. ``key``: the
    columns that name a row, the child's among them where the others do not name it alone. ``in_order``: pairs of dates that cannot
    lie the other way round. ``why_not``: why no row of it is taken in, "" where rows are. ``aliases``: column by another heading.
    ``numbers``: system and column of every number by which its rows know a child; only layouts that say who is who have them.
    ``together``: a column that is not filled without the other. ``one_at_a_time``: start and end of what a child has one of at a time.
    ``counters``: columns that only number rows within the file. ``born``: the date of birth, then the day on which it was expected.
    ``people``: its rows say who is who, without a number of their own. ``snapshot``: a later file has newer values for the same row.
    ``gathers``: a column that alone differs where one thing takes several rows.
    """

    name: str
    thing: str
    published_in: str
    columns: tuple[str, ...]
    needed: tuple[str, ...] = ()
    child: str = ""
    key: tuple[str, ...] = ()
    makers: tuple[Maker, ...] = ()
    in_order: tuple[tuple[str, str], ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    one_at_a_time: tuple[str, str] | None = None
    why_not: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    born: tuple[str, ...] = ()
    people: bool = False
    snapshot: bool = False
    gathers: str = ""
    counters: tuple[str, ...] = ()
    table: SsdTable | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)

    def meant(self, headings: Sequence[str]) -> dict[int, str]:
        """What each heading means: index of the heading, name of the column. A heading that means nothing is left out."""
        if self.table:
            return columns_meant(self.table, headings)
        meant: dict[int, str] = {}
        for index, heading in enumerate(headings):
            column = self._names.get(plain(heading))
            if column and column not in meant.values():
                meant[index] = column
        return meant

    @cached_property
    def _names(self) -> dict[str, str]:
        return {**{plain(alias): column for alias, column in self.aliases.items()}, **{plain(column): column for column in self.columns}}


def plain(heading: str) -> str:
    """A heading as it is compared: letters and digits only, in lower case."""
    return re.sub(r"[^a-z0-9]+", "", heading.casefold())
