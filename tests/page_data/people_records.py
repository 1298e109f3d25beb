"""A small invented family whose entries name people in many ways, and the readings of its words, for the tests of people."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from dashboard.importers.readers.reading import read_file
from dashboard.importers.take_in import new_family, take_in_sheets
from dashboard.importers.taken import Said
from dashboard.page_data import people
from dashboard.page_data.history import history_of
from dashboard.page_data.people import PeopleView
from dashboard.page_data.people_answers import answered, keep_answers
from dashboard.page_data.people_ways import Way
from dashboard.page_data.words_read import text_that_is_read
from dashboard.store import Database
from data_models.access import Scope
from data_models.history import History
from data_models.people import LinkDecision, LinkKind
from data_models.record import Entry, Fact, Family

TODAY = date(2026, 11, 24)
CORE = (
    "Person,Role,Born\nMother X,mother,\nStepfather X,stepfather,\nGrandmother X,grandparent,\n"
    "Child X1,child,2012-03-04\nChild X2,child,2014-05-06\n"
)
LOG = (
    "Ref,Date,Event,People,Handling\n"
    "1,01/02/2020,Mo and her partner argued,,\n"
    "2,02/02/2020,Mo did not answer; baby is 6 mo old,,\n"
    "3,03/02/2020,Child X1 talked about Uncle Lee,,\n"
    "4,04/02/2020,A man called Dax was seen at the door,,police intelligence\n"
    "5,05/02/2020,MGM and PGM both rang,,\n"
    "6,06/02/2020,Mother X and the mother-in-law came,Mo,\n"
)
READ = {
    "Mo": ("mother", "role"), "mother": ("mother", "role"), "her partner": ("partner", "role"), "MGM": ("grandparent", "role"),
    "PGM": ("grandparent", "role"), "Uncle Lee": ("other_relative", "named"), "man called Dax": (None, "named"),
    "Child 77": ("child", "label"),
}
"""What a reading of the words finds, by the words: role and kind."""


def family_x(database: Database) -> Family:
    family = new_family(database, "local", "Family X")
    file(database, family, "People.csv", CORE)
    file(database, family, "log.csv", LOG, agency="School")
    read(database, family)
    return family


def file(database: Database, family: Family, name: str, text: str, *, agency: str = "") -> None:
    """Take in a file, read in this process: these tests are not about reading files."""
    said = Said(agency=agency, as_updates=False)
    taken = take_in_sheets(database, database.scope_of("local"), family, read_file(name, text.encode()), today=TODAY, said=said)
    assert taken.count("loaded") and not taken.count("rejected"), [row.reason for row in taken.prepared.rows]


def read(database: Database, family: Family, words: Mapping[str, tuple[str | None, str]] = READ) -> None:
    """Put readings in the record as the reading of words would, every time the words stand."""
    rows = [row for entry in known(database, family).entries for row in _mentions(entry, family, words)]
    with database.change("local", "words read", family_id=family.id) as change:
        change.replace_readings(family.id, [], rows)


def _mentions(entry: Entry, family: Family, words: Mapping[str, tuple[str | None, str]]) -> Iterable[dict[str, object]]:
    text = f"{text_that_is_read(entry.title, entry.description, entry.action_outcome, entry.child_voice)}\n{entry.people_raw}"
    for wanted, (role, kind) in words.items():
        for found in re.finditer(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])", text):
            yield {
                "family_id": family.id, "import_id": "", "entry_id": entry.id, "words": wanted, "start": found.start(), "role": role,
                "kind": kind, "lexicon": "test", "agency": entry.agency.value, "sensitivity": entry.sensitivity,
            }


def known(database: Database, family: Family, as_at: date = TODAY, *, scope: Scope | None = None) -> History:
    return history_of(database, scope or database.scope_of("local"), family, as_at)


def seen(database: Database, family: Family, as_at: date = TODAY, *, scope: Scope | None = None) -> PeopleView:
    scope = scope or database.scope_of("local")
    return people.people_view(database, scope, known(database, family, as_at, scope=scope))


def way(database: Database, family: Family, words: str) -> Way:
    """The way of naming of these words: one that waits, else one that is linked."""
    view = seen(database, family)
    ways = (*view.waiting, *view.passing, *(link.way for link in view.linked))
    return next(found for found in ways if found.written.casefold() == words.casefold())


def say(
    database: Database, family: Family, words: str, decision: LinkDecision, person: str = "", *, kind: LinkKind = LinkKind.MENTION,
    entry: Fact | None = None,
) -> str:
    """Keep one answer and return the id by which it is taken back."""
    facts = (entry,) if entry else tuple(known(database, family).entries)
    statement = answered(family, Way(kind, words, facts), decision, person, entry=entry)
    return keep_answers(database, database.scope_of("local"), family, [[statement]])[0]


def entry_with(database: Database, family: Family, text: str) -> Entry:
    return next(entry for entry in known(database, family).entries if text in entry.text)


def named(database: Database, family: Family, text: str) -> tuple[str, ...]:
    """Whom the entry that says ``text`` names."""
    return entry_with(database, family, text).people
