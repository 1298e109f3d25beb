"""What older brothers and sisters have said, and what the same rows record as done."""

from collections.abc import Sequence, Set

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import Reading
from dashboard.page_data.table_view import TableRow, TableView
from data_models.people import FamilyRole, Person
from data_models.record import Entry
from data_models.themes import Marker


def accounts_of(reading: Reading, people: Sequence[Person], older: Set[str]) -> tuple[Entry, ...]:
    """Rows coded as what an older sibling said, or as the voice of a child with a younger one in the family; repeats left out.

    ``older``: labels of the children who have a younger one.
    """
    repeated = {echo.id for echo in reading.echoes}
    siblings = {person.label for person in people if person.role is FamilyRole.OLDER_SIBLING} | older
    return tuple(
        entry for entry in reading.history.entries
        if entry.id not in repeated
        and (Marker.SIBLING_VOICE in entry.markers or (Marker.CHILD_VOICE in entry.markers and not siblings.isdisjoint(entry.people)))
    )


def accounts_in_words(said: Sequence[Entry]) -> str:
    if not said:
        return "No row is coded as what an older child said, by this date."
    silent = sum(1 for entry in said if not entry.action_outcome.strip())
    done = (
        f"On {silent} of them no action or outcome is recorded; another row may say what was done." if silent
        else "An action or outcome is recorded on each of them."
    )
    return f"{counted(len(said), 'row is', 'rows are')} coded as what an older child said, {span_in_words(said)}. {done}"


def account_table(reading: Reading, said: Sequence[Entry], people: Sequence[Person]) -> TableView:
    rows = [TableRow((
        entry.happened.in_words(), _who(reading, entry, people), entry.agency_name or entry.agency.label,
        entry.text + (f" Said: {entry.child_voice}" if entry.child_voice else ""), entry.action_outcome or "nothing recorded in this row",
    ), entry.id) for entry in said]
    headings = ("Date", "Who", "Agency", "What was said", "Recorded as done")
    return TableView("What older children have said, and what the row records as done", headings, tuple(rows))


def _who(reading: Reading, entry: Entry, people: Sequence[Person]) -> str:
    """Whom the row names as the teller; else the children it names; the marker alone does not say who spoke."""
    if entry.reported_by.strip() in reading.family_labels:
        return entry.reported_by.strip()
    named = [person.label for person in people if person.label in entry.people]
    return f"row names {listed(named)}" if named else "not recorded"
