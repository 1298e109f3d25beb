"""Answers about facts, column by column, made into the facts that findings and pages use.

A value that recurs, such as an agency's name or a day, is read once and shared by the facts of one answer: there are thousands of them.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import MISSING, Field, fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from dashboard.store.rows import Columns, Row
from data_models.dates import UNDATED, Precision, When
from data_models.record import Fact, Source

_Reader = Callable[[Columns], Sequence[Any]]
"""The values of one field for every row; None where the field's own default stands."""
_WHEN_PARTS = ("raw", "from", "to", "precision", "approximate", "year_inferred")


def facts_from(kind: type[Fact], rows: Sequence[Row]) -> tuple[Fact, ...]:
    """Rows of one table as facts of one kind."""
    return facts_in(kind, {name: [row[name] for row in rows] for name in rows[0]}) if rows else ()


def facts_in(kind: type[Fact], columns: Columns) -> tuple[Fact, ...]:
    """An answer about one table as facts of one kind. A null leaves the field's own default standing.

    Raises TypeError for a null in a field that has none.
    """
    if not columns["fact_id"]:
        return ()
    read = {item.name: _filled(kind, item, reader(columns)) for item, reader in _readers(kind)}  # type: ignore[arg-type]  # a class has a hash
    names = tuple(read)
    return tuple([kind(**dict(zip(names, values, strict=True))) for values in zip(*read.values(), strict=True)])


def _filled(kind: type[Fact], item: Field[Any], values: Sequence[Any]) -> Sequence[Any]:
    if None not in values:
        return values
    default = item.default if item.default_factory is MISSING else item.default_factory()
    if default is MISSING:
        raise TypeError(f"{kind.__name__} without {item.name}")
    return [default if value is None else value for value in values]


@cache
def _readers(kind: type[Fact]) -> tuple[tuple[Field[Any], _Reader], ...]:
    """How each field of a kind of fact is read. What is worked out from other facts is no column."""
    hints = get_type_hints(kind)
    return tuple((item, _reader(item, hints[item.name])) for item in fields(kind) if not item.metadata.get("derived"))


def _reader(item: Field[Any], hint: Any) -> _Reader:
    name = item.name
    if name == "id":
        return lambda columns: columns["fact_id"]
    if name == "source":
        return _sources
    if hint is When:
        needed = item.default is MISSING and item.default_factory is MISSING
        return lambda columns: _each_once(zip(*(columns[f"{name}_{part}"] for part in _WHEN_PARTS), strict=True), lambda parts: _when(parts, needed))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda columns: _each_once(columns[name], lambda value: None if value is None else hint(value))
    if str(hint).startswith("tuple"):
        part = get_args(hint)[0]
        return lambda columns: _each_once(
            (None if value is None else tuple(value) for value in columns[name]),
            lambda value: None if value is None else tuple([part(each) for each in value]),
        )
    return lambda columns: _each_once(columns[name], _day)


def _each_once(values: Iterable[Hashable], read: Callable[[Any], Any]) -> list[Any]:
    met: dict[Hashable, Any] = {}
    found = []
    for value in values:
        if value not in met:
            met[value] = read(value)
        found.append(met[value])
    return found


def _sources(columns: Columns) -> list[Source | None]:
    """None where no file is named: what a person said on screen has no row of a file."""
    files, sheets, imports = (_each_once(columns[name], lambda value: value or "") for name in ("file", "sheet", "import_id"))
    return [
        None if named is None else Source(file, sheet, row or 0, import_id)
        for named, file, sheet, row, import_id in zip(columns["file"], files, sheets, columns["source_row"], imports, strict=True)
    ]


def _when(parts: tuple[Any, ...], needed: bool) -> When | None:
    """None where nothing was written and the field has a default."""
    raw, start, end, precision, approximate, year_inferred = parts
    if raw is None and not needed:
        return None
    if start is None or end is None:
        return When(raw=raw) if raw else UNDATED
    return When(
        raw=raw or "", start=_day(start), end=_day(end), precision=Precision(precision), approximate=bool(approximate),
        year_inferred=bool(year_inferred),
    )


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value
