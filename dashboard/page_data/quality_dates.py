"""Dates that bear less than a day's weight, and rows of which nobody said when they became known."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from dashboard.page_data.quality_matters import Matter, Section, counted, of_facts
from dashboard.page_data.table_view import TableRow, TableView
from data_models.agencies import Agency
from data_models.dates import When
from data_models.history import History
from data_models.people import Identifier, Person, PersonLink
from data_models.record import Entry, Fact, IncidentLink
from data_models.suggestion import Coding

NOT_HAPPENINGS = (Person, Identifier, IncidentLink, PersonLink, Coding)
"""Facts that need no date, for nothing happened: who somebody is, a number, and what people stated on screen."""
WEEK_DAYS = 7

_LOOSELY: tuple[tuple[str, Callable[[When], bool]], ...] = (
    ("No date", lambda when: when.undated),
    ("Approximate", lambda when: when.approximate and not when.undated),
    ("Wider than a week", lambda when: days_wide(when) > WEEK_DAYS),
    ("Year inferred", lambda when: when.year_inferred and not when.undated),
)


def dates_section(history: History) -> Section:
    undated, approximate, wide, inferred = ([entry for entry in history.entries if is_so(entry.happened)] for _, is_so in _LOOSELY)
    others = [fact for fact in happenings(history) if fact.happened.undated and not isinstance(fact, Entry)]
    return Section(
        heading="Dates",
        sentence=_sentence(len(history.entries), len(undated), len(approximate), len(wide), len(inferred)),
        tables=(_by_agency(history.entries),) if history.entries else (),
        matters=(
            of_facts("undated", "Entries without a date",
                     "They stand last in the chronology and in no chart. Ask for the day, or as near as is known.", undated),
            of_facts("approximate", "Entries with an approximate date",
                     "Whether they came before or after another entry may not be known. Ask whether the day can be found.", approximate),
            of_facts("wide", "Entries dated to more than a week",
                     "A month, a season, a year or another period: what they came before or after may not be known.", wide),
            of_facts("inferred", "Entries whose year was taken from the rows around",
                     "The row says a day and a month only. Ask for the year.", inferred),
            before_birth(history),
            of_facts("undated-others", "Other rows without a date", "Plans, meetings, visits and the like that cannot be placed in time.", others),
        ),
    )


def before_birth(history: History) -> Matter:
    """Entries that lie certainly before the birth of a child they name: told as context, and no disagreement."""
    born = {child.label: child.born.start for child in history.children if child.born.start}
    return of_facts(
        "before-birth", "Entries dated before a child they name was born",
        "Right where the child was expected, or where the row was written later; otherwise one of the two dates is wrong.",
        [entry for entry in history.entries if (last := entry.happened.end) and any(last < born[name] for name in entry.people if name in born)])


def known_matter(history: History) -> Matter:
    """Rows of which nobody said when they became known."""
    return of_facts(
        "unknown", "Rows without the day they became known",
        "Each counts as known from the day it happened, so an earlier forum may seem to have known it. Ask when each came to be known.",
        [fact for fact in happenings(history) if fact.known_on is None],
    )


def happenings(history: History) -> list[Fact]:
    """Every fact that ought to have a date."""
    return [fact for fact in history.facts() if not isinstance(fact, NOT_HAPPENINGS)]


def days_wide(when: When) -> int:
    """How many days the interval has, 0 where undated."""
    return (when.end - when.start).days + 1 if when.start and when.end else 0


def _sentence(entries: int, undated: int, approximate: int, wide: int, inferred: int) -> str:
    counts = (
        (undated, "has no date", "have no date"), (approximate, "is approximate", "are approximate"),
        (wide, "may have happened on any day of more than a week", "may have happened on any day of more than a week"),
        (inferred, "has a year that was taken from the rows around", "have a year that was taken from the rows around"),
    )
    said = [counted(count, one, many) for count, one, many in counts if count]
    of_all = counted(entries, "entry", "entries")
    return f"Of {of_all}: {'; '.join(said)}." if said else f"{of_all}, and no date that is loose."


def _by_agency(entries: Sequence[Entry]) -> TableView:
    by_agency: dict[Agency, list[When]] = defaultdict(list)
    for entry in entries:
        by_agency[entry.agency].append(entry.happened)
    rows = [
        TableRow((agency.label, str(len(held)), *(str(sum(is_so(when) for when in held)) for _, is_so in _LOOSELY)))
        for agency in Agency if (held := by_agency.get(agency))
    ]
    return TableView("How entries are dated, by agency", ("Agency", "Entries", *(name for name, _ in _LOOSELY)), tuple(rows))
