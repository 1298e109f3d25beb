"""Family B as its agencies would send it: six files, each with its own headings, way of writing dates, and mess."""

from collections.abc import Callable, Sequence
from datetime import date

from data_models.columns import Table
from data_models.tables import COMPANIONS
from sample_data.family_b_chronologies import ADULTS, CSC, HEALTH, POLICE, SECONDARY, SPECIAL
from sample_data.family_b_records import RECORDS
from sample_data.files import Cell, SampleFile, Sheet

LABEL = "Family B"
INVENTED = "Made-up record for showing the tool: its days only illustrate, nobody in it exists"
Habit = Callable[[date], Cell]


def as_cell(day: date) -> Cell:
    return day


def with_dots(day: date) -> Cell:
    return f"{day.day}.{day.month}.{day:%y}"


def with_slashes(day: date) -> Cell:
    return f"{day:%d/%m/%Y}"


def in_words(day: date) -> Cell:
    return f"{day.day} {day:%B %Y}"


def rows_of(text: str, habit: Habit, day_column: int = 1) -> list[list[Cell]]:
    """The rows of a table written in text. ISO days follow ``habit``; "=" repeats the row's own day; "^" and blanks are empty."""
    rows = []
    for line in text.strip().splitlines():
        parts = [part.strip() for part in line.split("|")]
        rows.append([_cell(parts[day_column] if part == "=" else part, habit) for part in parts])
    return rows


def _cell(part: str, habit: Habit) -> Cell:
    if part in ("", "^"):
        return None
    try:
        return habit(date.fromisoformat(part))
    except ValueError:
        return part


def merged_days(text: str, first_row: int) -> tuple[str, ...]:
    """Ranges of column B in which a "^" takes the day of the cell above it. The first table row stands at ``first_row``."""
    ranges, start = [], first_row
    days = [line.split("|")[1] for line in text.strip().splitlines()]
    for number, (day, after) in enumerate(zip(days, [*days[1:], ""], strict=True), start=first_row):
        if day != "^":
            start = number
        if after != "^" and number > start:
            ranges.append(f"B{start}:B{number}")
    return tuple(ranges)


CSC_SHEET = Sheet(
    name="Chronology",
    titles=[[INVENTED], ["Family", LABEL], ["Period covered", "about 1988 to 2 June 2021"], ["Completed by", "Social worker"], []],
    headings=[["Ref", "Date", "Event", "Category", "Reported by", "Evidence status", "Child seen", "Significance",
               "Action and outcome", "Known on"]],
    rows=rows_of(CSC, as_cell),
    footer=[[], ["Page 1 of 2"]],
)
POLICE_SHEET = Sheet(
    name="",
    titles=[[INVENTED], ["Extract for social care", LABEL], []],
    headings=[["Reference", "Date of incident/concern", "Time", "Incident / concern (who what where when)", "Category",
               "Evidence status", "Outcome", "Date shared", "Beat"]],
    rows=rows_of(POLICE, with_dots),
)
SECONDARY_HEADINGS: list[Cell] = [
    "Reference", "Date", "Child", "Information/Details of concerns or contact", "Category", "Evidence status", "Child seen",
    "Significance", "Action taken", "Date shared",
]
_SECONDARY_ROWS = [[*row[:2], "Child B1", *row[2:]] for row in rows_of(SECONDARY, with_slashes)]
SECONDARY_SHEET = Sheet(
    name="Secondary school",
    titles=[[INVENTED], ["Name", "Child B1"], ["Sheet number", "1 and 2"]],
    headings=[SECONDARY_HEADINGS],
    rows=[*_SECONDARY_ROWS[:9], ["Page 1 of 2"], SECONDARY_HEADINGS, *_SECONDARY_ROWS[9:]],
    footer=[["Page 2 of 2"]],
)
SPECIAL_SHEET = Sheet(
    name="Special school",
    titles=[[INVENTED], ["Name", "Child B2"], []],
    headings=[
        ["Entry", None, None, "What was seen", None, None, None, None, "What he showed", "What was done", None],
        ["Ref", "Date", "Child", "Details", "Category", "Evidence status", "Child seen?", "Significance", "Voice of the child", "Action",
         "Known on"],
    ],
    rows=[[*row[:2], "Child B2", *row[2:]] for row in rows_of(SPECIAL, as_cell)],
    merged=["A4:C4", "D4:H4", "J4:K4", *merged_days(SPECIAL, first_row=6)],
)
HEALTH_SHEET = Sheet(
    name="Health",
    # Ten digits whose check digit is wrong, so that they are nobody's, and a leading zero to lose.
    titles=[[INVENTED], ["NHS number, Child B1", "0123456780"], ["NHS number, Child B2", "0123456781"], []],
    headings=[["Ref", "Date", "Agency", "Who was involved", "Event", "Category", "Evidence status", "Significance", "Action", "Known on"]],
    rows=rows_of(HEALTH, in_words),
)
ADULTS_SHEET = Sheet(
    name="",
    titles=[[INVENTED], ["Adult social care – extract"], []],
    headings=[["Ref", "Date", "Who was involved", "Event", "Category", "Reported by", "Evidence status", "Significance", "Action",
               "Known on"]],
    rows=rows_of(ADULTS, with_slashes),
)


def _record_sheet(table: Table, titles: Sequence[Sequence[Cell]]) -> Sheet:
    """One core record sheet. A row with an exact day was known to children's social care, whose record it is, on that day."""
    headings: list[Cell] = [column.heading for column in table.filled_in()]
    happened = headings.index(table.column("happened").heading)
    known = headings.index("Known on")
    rows = [[*row, *([None] * (len(headings) - len(row)))] for row in rows_of(RECORDS[table.sheet], as_cell)]
    for row in rows:
        if isinstance(row[happened], date) and not isinstance(row[known], date):
            row[known] = row[happened]
    return Sheet(name=table.sheet, titles=titles, headings=[headings], rows=rows)


# The core records come first: they name the people whom the chronologies' rows are then found to name.
FILES: tuple[SampleFile, ...] = (
    SampleFile(
        name="family_b_core_records.xlsx", agency="Children's social care",
        sheets=[
            _record_sheet(table, [[INVENTED]] if number == 0 else [])
            for number, table in enumerate(table for table in COMPANIONS if table.sheet in RECORDS)
        ],
    ),
    SampleFile(name="family_b_social_care_chronology.xlsx", sheets=[CSC_SHEET], agency="Children's social care"),
    SampleFile(name="family_b_police.csv", sheets=[POLICE_SHEET], agency="Police"),
    SampleFile(name="family_b_schools.xlsx", sheets=[SECONDARY_SHEET, SPECIAL_SHEET], agency="School"),
    SampleFile(name="family_b_health.xlsx", sheets=[HEALTH_SHEET]),
    SampleFile(name="family_b_adult_social_care.csv", sheets=[ADULTS_SHEET], agency="Adult social care", encoding="cp1252", delimiter=";"),
)
