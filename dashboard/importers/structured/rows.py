"""What can be told of one row by itself: why it states nothing, which rows only add to it, and the facts it states."""

from datetime import date

from dashboard.importers.rows.prepared import FactFields
from dashboard.importers.structured.bundle import Sheet
from dashboard.importers.structured.line import PLACEHOLDER_ID, Line

PURGED = "purged by the sender: it asks that this be deleted, so it is not taken in"


def facts_of(line: Line) -> list[FactFields]:
    """What a row states, in order of time, so that what a newer version adds stands last. A snapshot's days move: it keeps its own order."""
    facts = [fact for maker in line.sheet.layout.makers for fact in maker.facts(line)]
    if line.sheet.layout.snapshot or line.sheet.layout.numbers:
        return facts
    return sorted(facts, key=lambda fact: fact[1].get("happened_from") or date.min)  # type: ignore[arg-type,return-value]


def gathered(sheet: Sheet) -> dict[int, int]:
    """Rows that only add one more value of the gathered column to an earlier row, with that row's number. The earlier row gets all."""
    column = sheet.layout.gathers
    if column not in sheet.index:
        return {}
    firsts: dict[tuple[str, ...], Line] = {}
    added: dict[int, int] = {}
    values: dict[int, list[str]] = {}
    known = [place for name, place in sheet.index.items() if name != column]
    for line in sheet.lines:
        rest = tuple(str(line.row.cells[place]) if place < len(line.row.cells) else "" for place in known)
        first = firsts.setdefault(rest, line)
        if first is not line and line.text(column) and line.text(column) != first.text(column):
            added[line.row.number] = first.row.number
            values.setdefault(first.row.number, [first.text(column)]).append(line.text(column))
    for line in sheet.lines:
        if line.row.number in values:
            line.gathered[column] = "; ".join(values[line.row.number])
    return added


def _says_headings(line: Line) -> bool:
    filled = [(index, line.row.cells[index]) for index in range(len(line.row.cells)) if line.row.cells[index] not in (None, "")]
    return len(filled) > 1 and all(
        isinstance(cell, str) and index < len(line.sheet.headings) and cell.strip() == line.sheet.headings[index] for index, cell in filled
    )


def nothing_to_say(line: Line) -> str:
    """Why a row states nothing, whoever it is about; "" where it may."""
    if line.is_placeholder:
        return f"a placeholder row of the extract ({PLACEHOLDER_ID}), with nothing in it"
    if _says_headings(line):
        return "the headings repeated"
    return line.sheet.layout.why_not or (PURGED if line.is_purged else "")


def no_child(line: Line) -> str:
    """Why nobody can tell which child a row is about."""
    table = line.sheet.layout.table
    if table and table.parent and not line.text(table.person):
        return f"the row of {table.parent[1]} that it belongs to is not in this file, so nothing tells which child it is about"
    return f'"{line.sheet.layout.child}" is blank, so nothing tells which child it is about'


def place_of(of: Line, seen_from: Line) -> str:
    """Where a row stands, said from another: "row 3", "sheet CINdetails, row 3"."""
    name = of.sheet.raw.name
    return f"row {of.row.number}" if of.sheet is seen_from.sheet or not name else f"sheet {name}, row {of.row.number}"


