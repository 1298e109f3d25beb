"""Companion sheets: rows checked against the columns that the data model states. A row that breaks a rule is rejected with its reason."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from dashboard.importers.dates.reading import read_date
from dashboard.importers.headings.headers import Header, find_header, nearest_row
from dashboard.importers.headings.heading_names import normal
from dashboard.importers.readers.archive import MEMBER_SHEET
from dashboard.importers.readers.raw import Cell, RawRow, RawSheet
from dashboard.importers.rows import coded_words
from dashboard.importers.rows.agency_of import holder_named
from dashboard.importers.rows.newer_version import OWN, identity_by_reference, own_identity
from dashboard.importers.rows.prepared import fact_columns, text_of, when_parts
from dashboard.importers.rows.sheet_rows import Seen, SheetResult, Stated, fingerprint_of, nothing_to_load, rows_under
from data_models.access import Sensitivity
from data_models.agencies import Agency
from data_models.columns import Column, Kind, Table
from data_models.dates import Precision
from data_models.rejected_rows import about
from data_models.tables import COMPANIONS


class BreaksRule(Exception):
    """Why a companion row, or what was typed in place of one, cannot be taken in."""


@dataclass(slots=True)
class Checked:
    """The columns of one row as they pass their checks, with what a person should look at."""

    values: dict[str, object]
    problems: dict[str, tuple[str, str]] = field(default_factory=dict)


def table_named(sheet: str) -> Table | None:
    """The companion table whose sheet has this name; case, spaces and apostrophes make no difference, nor the archive it came in."""
    return _by_sheet_name().get(_plain(sheet.rpartition(MEMBER_SHEET)[2]))


def find_companion(sheet: RawSheet, name: str) -> tuple[Table, Header] | None:
    """The companion table that a sheet fills, and its headings: the table of its name, else the one whose headings it has.

    A table is known by its headings when every required one is there; the one with the most headings wins.
    """
    named = table_named(name)
    found = [(table, header) for table in ((named,) if named else COMPANIONS) if (header := _header_of(sheet, table))]
    return max(found, key=lambda pair: len(pair[1].meanings), default=None)


def missing_headings(sheet: RawSheet, table: Table) -> tuple[str, ...]:
    """The required headings of ``table`` that the sheet's nearest heading row lacks."""
    names = _names(table)
    present = {names.get(normal(text)) for text in nearest_row(sheet.rows, lambda heading: names.get(normal(heading), ""))}
    return tuple(column.heading for column in table.filled_in() if column.required and column.name not in present)


def prepare_companion(sheet: RawSheet, table: Table, header: Header, *, stated: Stated, seen: Seen) -> SheetResult:
    """Check every row under ``header`` against ``table``."""
    result = SheetResult(sheet, stated, headings=tuple(column.heading for column in header.columns))
    for column in header.columns:
        if column.heading and not column.meaning:
            result.note(f'the heading "{column.heading}" is not one of the sheet {table.sheet}; its cells are kept with the rows as they came',
                        header.first_row)
    standing: set[str] = set()
    for row in rows_under(sheet, header):
        if reason := nothing_to_load(row, header):
            result.reject(row, reason)
            continue
        try:
            checked = _checked(row, header, table, stated)
        except BreaksRule as broken:
            result.reject(row, str(broken), _about(row, header, table))
            continue
        fact = _fact(checked.values, table, stated, sheet.name, row.number)
        fingerprint = _fingerprint(table, fact)
        if before := seen.before(fingerprint, sheet.name):
            result.duplicate(row, before, fingerprint, repeats=[(table, fact)])
            standing |= {_identity(table, fact)} if fingerprint in seen.already else set()
            continue
        seen.add(fingerprint, sheet.name, row.number)
        result.load(row, [(table, fact)], fingerprint, _identity(table, fact))
        result.queue(row.number, checked.problems)
    _keep_apart(result, header, standing)
    return result


def _keep_apart(result: SheetResult, header: Header, standing: Collection[str]) -> None:
    """Rows of one file under one reference are as many facts, not versions of one: two children's decisions of one forum, say.

    They are then known by what stands in them, as rows that a chronology numbers are, and a later version of each is found by its likeness.
    ``standing``: identities of rows of this file that are in the record already, as they are.
    """
    under = defaultdict(list)
    for place, row in enumerate(result.rows):
        if row.identity.startswith(OWN):
            under[row.identity].append(place)
    for places in under.values():
        if len(places) > 1 or result.rows[places[0]].identity in standing:
            for place in places:
                row = result.rows[place]
                result.rows[place] = replace(row, identity=identity_by_reference(*row.identity.split("|")[1:]))
            rows = ", ".join(str(result.rows[place].number) for place in places)
            result.note(f"row {rows}: the reference stands in more rows than one; each is kept as a row of its own", header.first_row)


def _about(row: RawRow, header: Header, table: Table) -> str:
    """What a rejected row was about: its table, and the first reference that the table asks for where that is filled in."""
    reference = _reference(table)
    return about(table, text_of(header.cell(row, reference)) if reference else "")


def _reference(table: Table) -> str:
    return next((column.name for column in table.filled_in() if column.required and column.name.endswith("_ref")), "")


def _fact(values: Mapping[str, object], table: Table, stated: Stated, sheet: str, row: int) -> dict[str, object]:
    said = stated.agency or stated.mapping.for_sheet(sheet).agency or stated.mapping.agency
    holder = holder_named(said) if said else None
    return {
        **dict.fromkeys(fact_columns(table)), **values, "file": stated.file, "sheet": sheet, "source_row": row,
        "agency": (holder.agency if holder else Agency.CHILDRENS_SOCIAL_CARE).value,
        "agency_name": holder.name if holder else Agency.CHILDRENS_SOCIAL_CARE.label,
    }


def _checked(row: RawRow, header: Header, table: Table, stated: Stated) -> Checked:
    checked = Checked({})
    for column in table.filled_in():
        read_column(column, header.cell(row, column.name), stated, checked)
    return checked


def read_column(column: Column, cell: Cell, stated: Stated, checked: Checked) -> None:
    """Read one cell into ``checked`` by the rule of its column. Raises BreaksRule with the sentence that says why it cannot be kept."""
    if column.required and not text_of(cell):
        raise BreaksRule(f'"{column.heading}" is required and blank')
    _READERS[column.kind](column, cell, stated, checked)


def _text(column: Column, cell: Cell, _: Stated, checked: Checked) -> None:
    written = text_of(cell)
    if column.name == "sensitivity":
        checked.values["sensitivity"] = _sensitivity(written, checked)
    elif column.allowed is None:
        checked.values[column.name] = written
    elif not written:
        checked.values[column.name] = "not_recorded" if "not_recorded" in {code.value for code in column.allowed} else None
    else:
        code = coded_words.code_named(column.allowed, written)
        if code is None:
            allowed = ", ".join(code.value for code in column.allowed)
            raise BreaksRule(f'"{column.heading}" is "{written}", which is not one of: {allowed}')
        checked.values[column.name] = code.value


def _sensitivity(written: str, checked: Checked) -> str:
    label = coded_words.sensitivity(written)
    if label is None:
        checked.problems["sensitivity"] = ("the handling label is not one that is known, so the row has the most restricted one", written)
    return (label or Sensitivity.RESTRICTED).value


def _texts(column: Column, cell: Cell, _: Stated, checked: Checked) -> None:
    checked.values[column.name] = list(dict.fromkeys(part for text in re.split(r"[;,\n]", text_of(cell)) if (part := text.strip())))
    if column.required and not checked.values[column.name]:
        raise BreaksRule(f'"{column.heading}" is required and blank')


def _when(column: Column, cell: Cell, stated: Stated, checked: Checked) -> None:
    reading = read_date(cell, today=stated.today)
    if reading.when.undated and text_of(cell):
        raise BreaksRule(_unreadable(column, cell, reading.problem))
    if reading.problem and not reading.when.undated:
        checked.problems[column.name] = (reading.problem, reading.when.raw)
    checked.values |= when_parts(column.name, reading.when)


def _day(column: Column, cell: Cell, stated: Stated, checked: Checked) -> None:
    if not text_of(cell):
        checked.values[column.name] = stated.known_on if column.name == "known_on" else None
        return
    when = read_date(cell, today=stated.today).when
    if when.precision is not Precision.DAY or when.approximate:
        raise BreaksRule(_unreadable(column, cell, "it must be one certain day"))
    checked.values[column.name] = when.start


def _unreadable(column: Column, cell: Cell, why: str) -> str:
    return f'"{column.heading}" is "{text_of(cell)}": {why or "the date cannot be read"}'


_READERS = {Kind.TEXT: _text, Kind.TEXTS: _texts, Kind.WHEN: _when, Kind.DATE: _day}


def _fingerprint(table: Table, fact: Mapping[str, object]) -> str:
    filled = [part for column in table.filled_in() for part, _ in column.parts()]
    return fingerprint_of(table.full_name, fact["agency"], *(fact[part] for part in filled))


def _identity(table: Table, fact: Mapping[str, object]) -> str:
    """A table's own reference names its row in a later version of the file; tables without one are known by their whole content."""
    reference = _reference(table)
    alone = table.name in _ONE_ROW_A_REFERENCE
    return own_identity(table.full_name, fact["agency"], fact[reference]) if reference and alone else ""


_ONE_ROW_A_REFERENCE = frozenset({"plan", "plan_action", "meeting", "assessment", "allegation", "decision"})


def _header_of(sheet: RawSheet, table: Table) -> Header | None:
    names = _names(table)
    return find_header(sheet.rows, lambda heading: names.get(normal(heading), ""), [column.name for column in table.filled_in() if column.required])


@cache
def names_of(full_name: str) -> dict[str, str]:
    """The column of a companion table by normalised heading."""
    table = next(table for table in COMPANIONS if table.full_name == full_name)
    aliases = {normal(alias): column.name for column in table.filled_in() for alias in column.aliases}
    return {**aliases, **{normal(column.heading): column.name for column in table.filled_in()}}


def _names(table: Table) -> dict[str, str]:
    return names_of(table.full_name)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("'", "").replace("’", "")).strip()


@cache
def _by_sheet_name() -> dict[str, Table]:
    return {_plain(table.sheet): table for table in COMPANIONS}
