"""A version counts from its own day and only while its import stands: answers, undo and withdrawals copy no later words and nothing taken back."""

from datetime import date

import pytest

from dashboard.importers.queue_answers import Item, answer
from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.store import Database
from data_models import tables
from data_models.access import Scope
from data_models.record import Entry, Family

TODAY = date(2026, 11, 26)
HEAD = "Ref,Date,Description\n"
FIRST = "Neighbour reported shouting at the house in the evening"
NEWER = f"{FIRST} and a broken window"
OTHER = "R7,9 May 2020,Another matter entirely was told to the police\n"
SPRING, MARCH, MAY, SEPTEMBER, OCTOBER = date(2020, 3, 3), date(2020, 3, 4), date(2020, 5, 1), date(2020, 9, 1), date(2020, 10, 1)


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def bring(
    database: Database, scope: Scope, family: Family, text: str, known_on: date | None = None, *,
    when: str = "3 March 2020", name: str = "log.csv", also: str = "", head: str = HEAD,
) -> str:
    content = f"{head}R1,{when},{text}\n{also}".encode()
    return take_in(database, scope, family, name=name, content=content, today=TODAY, agency="Police", known_on=known_on).import_id


def told(database: Database, scope: Scope, family: Family, as_at: date = TODAY) -> list[Entry]:
    return [entry for entry in history_of(database, scope, family, as_at).entries if not entry.text.startswith("Another matter")]


def texts(database: Database, scope: Scope, family: Family, as_at: date = TODAY) -> list[str]:
    return [entry.text for entry in told(database, scope, family, as_at)]


def answer_date(database: Database, scope: Scope, family: Family, text: str = "3 March 2020") -> None:
    row = next(row for row in database.ask(scope, "queue", family=family.id) if row["field"] == "happened")
    answer(database, scope, family, Item(row["queue_id"], row["fact_id"], row["fact_table"], row["field"], row["raw"]), text, today=TODAY)


@pytest.mark.parametrize(("first", "newer"), [(MARCH, SEPTEMBER), (None, None)], ids=["days stated", "no day stated"])
def test_an_answer_tells_no_later_words_of_an_earlier_date(
    database: Database, scope: Scope, family: Family, first: date | None, newer: date | None,
) -> None:
    bring(database, scope, family, FIRST, first, when="Foo-day 2020")
    bring(database, scope, family, NEWER, newer, when="Foo-day 2020")
    answer_date(database, scope, family)
    assert [(entry.text, entry.happened.start) for entry in told(database, scope, family, MAY)] == [(FIRST, SPRING)]
    assert [(entry.text, entry.happened.start) for entry in told(database, scope, family)] == [(NEWER, SPRING)]


def test_an_answer_counts_where_a_newer_version_was_taken_back(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, FIRST, MARCH, when="Foo-day 2020")
    undo_import(database, scope, family, bring(database, scope, family, NEWER, SEPTEMBER, when="Foo-day 2020"))
    answer_date(database, scope, family)
    assert [(entry.text, entry.happened.start) for entry in told(database, scope, family)] == [(FIRST, SPRING)]


def test_versions_that_are_inherited_each_have_a_number_of_their_own(database: Database, scope: Scope, family: Family) -> None:
    gone = bring(database, scope, family, FIRST, when="Foo-day 2020")
    answer_date(database, scope, family)
    bring(database, scope, family, FIRST, when="Foo-day 2020", name="other.csv", also=OTHER)
    assert undo_import(database, scope, family, gone) == 1
    assert [(entry.happened.start, entry.source.file) for entry in told(database, scope, family)] == [(SPRING, "other.csv")]
    with database._cursor() as cursor:
        numbered = cursor.execute("select version, row_id from care.entry where description = $text order by 1", {"text": FIRST}).fetchall()
    assert [version for version, _ in numbered] == [1, 2, 3, 4] and len({row_id for _, row_id in numbered}) == 4


@pytest.mark.parametrize(("first", "newer"), [(MARCH, SEPTEMBER), (None, None)], ids=["days stated", "no day stated"])
def test_a_changed_row_that_is_inherited_counts_from_its_own_day(
    database: Database, scope: Scope, family: Family, first: date | None, newer: date | None,
) -> None:
    bring(database, scope, family, FIRST, first)
    gone = bring(database, scope, family, NEWER, newer)
    bring(database, scope, family, NEWER, newer, name="copy.csv", also=OTHER)
    assert undo_import(database, scope, family, gone) == 1
    assert texts(database, scope, family, MAY) == [FIRST]
    assert [(entry.text, entry.source.file) for entry in told(database, scope, family)] == [(NEWER, "copy.csv")]


def test_a_changed_row_that_is_inherited_counts_from_the_day_of_the_file_that_brought_it_again(
    database: Database, scope: Scope, family: Family,
) -> None:
    known = {"head": "Ref,Date,Known on,Description\n", "when": "3 March 2020,4 March 2020"}  # the rows' own day, whichever file they are in
    bring(database, scope, family, FIRST, MARCH, **known)
    gone = bring(database, scope, family, NEWER, SEPTEMBER, **known)
    bring(database, scope, family, NEWER, date(2020, 12, 1), name="copy.csv", also="R7,9 May 2020,9 May 2020,Another matter entirely\n", **known)
    undo_import(database, scope, family, gone)
    assert texts(database, scope, family, OCTOBER) == [FIRST]
    assert texts(database, scope, family, date(2020, 12, 1)) == [NEWER]


def test_what_is_inherited_does_not_overtake_a_newer_version(database: Database, scope: Scope, family: Family) -> None:
    gone = bring(database, scope, family, FIRST, MARCH)
    bring(database, scope, family, FIRST, MARCH, name="copy.csv", also=OTHER)
    bring(database, scope, family, NEWER, SEPTEMBER)
    undo_import(database, scope, family, gone)
    assert texts(database, scope, family, MAY) == [FIRST]
    assert texts(database, scope, family) == [NEWER]


def test_a_fact_is_withdrawn_again_after_its_first_withdrawal_was_taken_back(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, FIRST)
    fact_id = told(database, scope, family)[0].id
    withdraw(database, family, fact_id, "first")
    assert texts(database, scope, family) == []
    undo_import(database, scope, family, "first")
    assert texts(database, scope, family) == [FIRST]
    withdraw(database, family, fact_id, "second")
    assert texts(database, scope, family) == []


def withdraw(database: Database, family: Family, fact_id: str, import_id: str) -> None:
    with database.change("local", "test", family_id=family.id) as change:
        change.add(tables.IMPORT, [{"import_id": import_id, "family_id": family.id, "file": import_id, "sha256": import_id, "format": "csv"}])
        change.withdraw([fact_id], family_id=family.id, import_id=import_id, file=import_id, sheet="", source_row=1, known_on=None)
