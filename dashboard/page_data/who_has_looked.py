"""Who has opened this family: every event of its trail, newest first, and how many looks a day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.page_data.actors_named import names_apart
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Scope
from data_models.looks import LOOKS, REFUSED
from data_models.record import Family

NEWEST = 25
"""Shown first: what the national child protection information sharing service gives back of those who looked (docs/decisions/0006)."""
HEADINGS = ("When (UTC)", "Who", "What was done", "Of what")


@dataclass(frozen=True, slots=True)
class WhoHasLooked:
    """``newest`` and ``earlier`` together are ``whole``, which is what goes out as a file."""

    sentence: str
    newest: TableView
    earlier: TableView
    per_day: TableView
    whole: TableView


def who_has_looked(database: Database, scope: Scope, family: Family) -> WhoHasLooked:
    """Read the trail of ``family`` as it stands, the caller's own looks among it: people by the names that colleagues know them by."""
    names = names_apart(database)
    rows = [{**row, "actor": names.get(row["actor"], row["actor"])} for row in database.ask(scope, "events_of_family", family=family.id)]
    lines = tuple(TableRow((f"{row['occurred_at']:%d/%m/%Y %H:%M:%S}", row["actor"], row["action"], _of_what(row))) for row in rows)
    return WhoHasLooked(
        sentence=_sentence(rows), newest=TableView(f"The newest {min(NEWEST, len(lines))}", HEADINGS, lines[:NEWEST]),
        earlier=TableView("Before those", HEADINGS, lines[NEWEST:]), per_day=_per_day(rows), whole=TableView("Who has looked", HEADINGS, lines),
    )


def _sentence(rows: Sequence[Row]) -> str:
    looks = [row for row in rows if row["action"] in LOOKS and row["action"] != REFUSED]
    refused = sum(row["action"] == REFUSED for row in rows)
    exported = sum(row["action"] == "rows exported" for row in rows)
    people = len({row["actor"] for row in looks})
    return (
        f"Looks recorded: {len(looks)}, by {people} {'person' if people == 1 else 'people'}; of these, rows taken out: {exported}. "
        f"Refused: {refused}. Changes: {len(rows) - len(looks) - refused}."
    )


def _of_what(row: Row) -> str:
    """Ids of facts say nothing to a reader: how many there were does."""
    if row["action"] == "source opened":
        number = len(row["target"].split())
        return f"the source of {number} row{'' if number == 1 else 's'}"
    return str(row["target"])


def _per_day(rows: Sequence[Row]) -> TableView:
    counts = Counter((row["occurred_at"].date(), row["actor"]) for row in rows if row["action"] in LOOKS and row["action"] != REFUSED)
    newest_first = sorted(counts.items(), key=lambda item: (-item[0][0].toordinal(), item[0][1]))
    return TableView("Looks a day", ("Day (UTC)", "Who", "Looks"), tuple(
        TableRow((f"{day:%d/%m/%Y}", actor, str(number))) for (day, actor), number in newest_first
    ))
