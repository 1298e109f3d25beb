"""What a person typed into one form, read by the rules of a companion sheet's row: the columns of a fact, or a sentence for each field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from dashboard.importers.dates.reading import read_date
from dashboard.importers.rows.companions import BreaksRule, Checked, read_column
from dashboard.importers.rows.direction import direction_of
from dashboard.importers.rows.sheet_rows import Stated
from data_models.agencies import Agency
from data_models.columns import Column, Kind, Table
from data_models.dates import day_in_words
from data_models.tables import ENTRY
from data_models.themes import coding_of


@dataclass(frozen=True, slots=True)
class TypedRow:
    """``fields``: columns of the fact by physical name. ``refused``: why a field cannot be kept, by its column's name.

    Nothing may be kept while any field is refused.
    """

    fields: Mapping[str, object]
    refused: Mapping[str, str]


def read_typed(
    table: Table, columns: Sequence[Column], typed: Mapping[str, str], *, today: date, before: Mapping[str, object] | None = None,
) -> TypedRow:
    """Read the texts of one form, by column name, into a row of ``table``. Every field is read, so that every fault is told at once.

    ``columns``: the form's, which say the headings that the sentences use. A column of the table that the form does not show reads
    as blank; a column of the form that the table does not have is checked and left out. ``before``: the fact that this is the next
    version of, by physical name: a text that stands as it was keeps what was read from it then, in its own file.
    """
    shown = {column.name: column for column in columns}
    checked, refused = Checked({}), dict[str, str]()
    for column in (*shown.values(), *(column for column in table.filled_in() if column.name not in shown)):
        text = typed.get(column.name, "").strip()
        if before is not None and column.name in shown and text == text_before(column, before):
            checked.values |= {part: before[part] for part, _ in column.parts() if part in before}
            continue
        try:
            read_column(column, text or _made(column), Stated(file="", today=today), checked)
        except BreaksRule as broken:
            refused[column.name] = f"{broken}."
    known = {name for name, _ in table.physical()}
    fields = {name: value for name, value in checked.values.items() if name in known}
    return TypedRow(fields | _holder(fields) | (_coding(fields) if table is ENTRY else {}), refused)


def text_before(column: Column, fields: Mapping[str, object]) -> str:
    """The text that a form shows for a column of a fact that is in the record already: a date as it was written, children with ;"""
    value = fields.get(column.parts()[0][0])
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def how_read(column: Column, text: str, *, today: date) -> str:
    """How a date reads as it is being typed, or why it cannot be read; "" where nothing is typed."""
    if not text.strip():
        return ""
    if column.kind is Kind.DATE:
        checked = Checked({})
        try:
            read_column(column, text.strip(), Stated(file="", today=today), checked)
        except BreaksRule as broken:
            return f"Not read: {broken}."
        day = checked.values[column.name]
        return f"Read as: {day_in_words(day)}." if isinstance(day, date) else ""
    reading = read_date(text.strip(), today=today)
    if reading.when.undated:
        return f"Not read: {reading.problem or 'the date cannot be read'}."
    return f"Read as: {reading.when.in_words()}{f'; {reading.problem}' if reading.problem else ''}."


def makes_itself(column: Column) -> bool:
    """Whether a reference is made here when it is left blank, so that nobody has to invent one."""
    return column.required and column.name.endswith("_ref")


def _made(column: Column) -> str:
    return f"K{uuid4().hex[:6]}" if makes_itself(column) else ""


def _holder(fields: Mapping[str, object]) -> dict[str, object]:
    """Whose row it is, where the form asks; the name is the agency's usual one."""
    return {"agency_name": Agency(str(fields["agency"])).label} if fields.get("agency") else {}


def _coding(fields: Mapping[str, object]) -> dict[str, object]:
    """What the category of an entry names, as in a chronology: themes, markers, and which way it points."""
    coding = coding_of([str(fields.get("category_raw") or "")])
    nature = direction_of(coding).nature
    return {
        "themes": [theme.value for theme in coding.themes], "markers": [marker.value for marker in coding.markers], "nature": nature.value,
    }
