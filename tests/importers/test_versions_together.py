"""Newer versions, answers, take-backs and withdrawals together: no answer is lost, and no date is told what was said only later."""

from datetime import date

import pytest

from dashboard.importers.queue_answers import Item, answer
from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.taken import Taken
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.page_data.source import source_view
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Entry, Family

TODAY, THEN = date(2026, 11, 26), date(2020, 5, 1)
HEAD = "Ref,Date,Description\n"
FIRST = "R1,{},Neighbour reported shouting at the house in the evening\n"
LATER = "R1,{},Neighbour reported shouting at the house in the evening and a broken window\n"
UNREAD = "Foo-day 2020"


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def bring(database: Database, scope: Scope, family: Family, rows: str, known: date | None, name: str = "log.csv") -> Taken:
    return take_in(database, scope, family, name=name, content=(HEAD + rows).encode(), today=TODAY, agency="Police", known_on=known)


def one(database: Database, scope: Scope, family: Family, day: date = TODAY) -> Entry:
    return next(entry for entry in history_of(database, scope, family, day).entries if entry.event_ref == "R1")


def put_right(database: Database, scope: Scope, family: Family) -> None:
    row = next(row for row in database.ask(scope, "queue", family=family.id) if row["field"] == "happened")
    answer(database, scope, family, Item(row["queue_id"], row["fact_id"], row["fact_table"], row["field"], row["raw"]), "3 March 2020", today=TODAY)


def two_versions(database: Database, scope: Scope, family: Family, written: str) -> Taken:
    bring(database, scope, family, FIRST.format(written), date(2020, 3, 4))
    return bring(database, scope, family, LATER.format(written), date(2020, 9, 1))


def test_the_row_as_it_arrived_is_that_of_the_version_known_then(database: Database, scope: Scope, family: Family) -> None:
    two_versions(database, scope, family, "3 March 2020")
    for day, window in ((THEN, False), (TODAY, True)):
        history = history_of(database, scope, family, day)
        arrived = source_view(database, scope, history, history.entries[0].id).as_arrived
        assert arrived is not None and any("window" in row.cells[1] for row in arrived.rows) is window


def test_an_answer_puts_every_version_right_and_moves_no_words_to_an_earlier_date(database: Database, scope: Scope, family: Family) -> None:
    two_versions(database, scope, family, UNREAD)
    put_right(database, scope, family)
    then, now = one(database, scope, family, THEN), one(database, scope, family)
    assert (then.happened.start, "window" in then.text) == (date(2020, 3, 3), False)
    assert (now.happened.start, "window" in now.text) == (date(2020, 3, 3), True)


def test_an_answer_after_a_newer_version_was_taken_back_is_not_lost(database: Database, scope: Scope, family: Family) -> None:
    undo_import(database, scope, family, two_versions(database, scope, family, UNREAD).import_id)
    put_right(database, scope, family)
    entry = one(database, scope, family)
    assert entry.happened.start == date(2020, 3, 3) and "window" not in entry.text


def test_an_answer_outlives_the_taking_back_of_the_file_it_was_about_where_another_brought_the_row(
    database: Database, scope: Scope, family: Family,
) -> None:
    first = bring(database, scope, family, FIRST.format(UNREAD), None)
    put_right(database, scope, family)
    bring(database, scope, family, FIRST.format(UNREAD) + "R2,4 May 2020,Another matter entirely was told to police\n", None, "other.csv")
    undo_import(database, scope, family, first.import_id)
    entry = one(database, scope, family)
    assert (entry.happened.start, entry.source.file) == (date(2020, 3, 3), "other.csv")


def test_a_changed_row_that_is_passed_on_still_counts_only_from_its_day(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, FIRST.format("3 March 2020"), None)
    second = bring(database, scope, family, LATER.format("3 March 2020"), None)
    assert "window" not in one(database, scope, family, THEN).text
    more = LATER.format("3 March 2020") + "R2,4 May 2020,Another matter entirely was told to police\n"
    bring(database, scope, family, more, None, "other.csv")
    undo_import(database, scope, family, second.import_id)
    assert "window" not in one(database, scope, family, THEN).text and "window" in one(database, scope, family).text


def test_what_was_withdrawn_and_put_back_can_be_withdrawn_again(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, FIRST.format("3 March 2020"), None)
    fact = one(database, scope, family).id
    for _ in range(2):
        sent = bring(database, scope, family, "R9,1 June 2020,A purge was sent\n", None, "purge.csv")
        with database.change("local", "withdrawn", family_id=family.id) as change:
            change.withdraw([fact], family_id=family.id, import_id=sent.import_id, file="purge.csv", sheet="", source_row=2, known_on=None)
        assert fact not in {entry.id for entry in history_of(database, scope, family, TODAY).entries}
        undo_import(database, scope, family, sent.import_id)
        assert fact in {entry.id for entry in history_of(database, scope, family, TODAY).entries}
