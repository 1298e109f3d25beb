"""Invented extracts written as CSV text, prepared for a family; and what came of them."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import StringIO

from dashboard.importers.readers.raw import RawRow, RawSheet
from dashboard.importers.rows.sheet_rows import Seen, SheetResult, Stated
from dashboard.importers.structured import layout_of, prepare_structured
from data_models.columns import Table

TODAY = date(2026, 11, 24)
LINKED = {("la_child_id", "11"): "Child X1", ("la_child_id", "12"): "Child X2"}
"""Two children of the family that the record knows by number."""


def sheet(name: str, text: str, layout: str = "") -> RawSheet:
    """A sheet of CSV text, the headings in its first line that is not blank."""
    records = csv.reader(StringIO("\n".join(line.strip() for line in text.strip().splitlines())))
    return RawSheet(name, tuple(RawRow(number, tuple(record)) for number, record in enumerate(records, start=1)), layout=layout)


class Taken:
    """What became of sheets that were prepared together."""

    def __init__(self, *sheets: RawSheet, linked: Mapping[tuple[str, str], str] = LINKED, known_on: date | None = None,
                 already: frozenset[str] = frozenset(), file: str = "extract.zip") -> None:
        told = [replace(one, layout=layout_of(one, file=one.name or file)) for one in sheets]
        assert all(one.layout for one in told), [one.name for one in told if not one.layout]
        self.sheets = told
        self.stated = Stated(
            file=file, today=TODAY, identifiers=linked, family_labels=tuple(dict.fromkeys(linked.values())), known_on=known_on, already=already)
        self.results: list[SheetResult] = prepare_structured(told, stated=self.stated, seen=Seen(already))

    def facts(self, table: Table) -> list[dict[str, object]]:
        return [fields for result in self.results for row in result.rows for of, fields in row.facts if of is table]

    @property
    def outcomes(self) -> list[tuple[int, str, str]]:
        return [(row.number, row.outcome, row.reason) for result in self.results for row in result.rows]

    @property
    def queued(self) -> dict[tuple[int, str], tuple[str, str]]:
        return {(item.source.row, item.field): (item.message, item.raw) for result in self.results for item in result.queued}

    @property
    def notes(self) -> list[str]:
        return [note.text for result in self.results for note in result.notes]

    @property
    def fingerprints(self) -> frozenset[str]:
        return frozenset(row.fingerprint for result in self.results for row in result.rows if row.outcome == "loaded")


def said(fact: Mapping[str, object], *names: str) -> tuple[object, ...]:
    """Chosen columns of a fact, days as ISO."""
    return tuple(value.isoformat() if isinstance(value := fact[name], date) else value for name in names)
