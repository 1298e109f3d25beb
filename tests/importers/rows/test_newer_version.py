"""A later version of a file updates the rows it changes, by their references or their day, and never rows of another file."""

from datetime import date

import pytest

from dashboard.importers.readers.reading import read_file
from dashboard.importers.rows.newer_version import differences
from dashboard.importers.take_in import new_family, take_in, take_in_sheets
from dashboard.importers.taken import Said, Taken
from dashboard.page_data.history import history_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Family

TODAY = date(2026, 11, 24)
HEAD = "Ref,Date,Time,Event\n"
POLICE = HEAD + "P1,01/02/2020,,Shouting heard by a neighbour\nP2,02/02/2020,,Door broken\nP3,05/02/2020,,Child seen well at home\n"
NO_REFS = "Date,Time,Event\n01/02/2020,21:10,Shouting heard by a neighbour\n02/02/2020,,Door broken in the night\n"


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def bring(database: Database, scope: Scope, family: Family, text: str, name: str = "police.csv", agency: str = "Police") -> Taken:
    return take_in(database, scope, family, name=name, content=text.encode(), today=TODAY, agency=agency)


def counts(taken: Taken) -> tuple[int, int, int, int]:
    """(new, changed, unchanged, rejected)."""
    return taken.created, taken.updated, taken.count("duplicate"), taken.count("rejected")


def texts(database: Database, scope: Scope, family: Family, as_at: date = TODAY) -> list[str]:
    return [entry.text for entry in history_of(database, scope, family, as_at).entries]


def test_a_changed_row_becomes_the_next_version_of_its_fact(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE)
    before = {entry.text: entry.id for entry in history_of(database, scope, family, TODAY).entries}
    newer = bring(database, scope, family, POLICE.replace("Door broken", "Door broken by Stepfather X"))
    assert counts(newer) == (0, 1, 2, 0)
    entries = {entry.text: entry for entry in history_of(database, scope, family, TODAY).entries}
    assert entries["Door broken by Stepfather X"].id == before["Door broken"] and len(entries) == 3
    assert len(database.ask(scope, "versions", family=family.id, fact_id=before["Door broken"])) == 2


def test_before_the_change_was_known_the_row_reads_as_it_did(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE)
    bring(database, scope, family, POLICE.replace("Door broken", "Window broken"))
    assert "Door broken" in texts(database, scope, family, date(2020, 12, 10))
    assert "Window broken" in texts(database, scope, family)


def test_the_difference_names_the_column_before_and_now(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE)
    newer = bring(database, scope, family, POLICE.replace("02/02/2020,,Door broken", "03/02/2020,23:00,Door broken"))
    changed = [differences(row) for row in newer.prepared.rows if row.updates]
    assert [sorted(cells) for cells in changed] == [[("Date", "02/02/2020", "03/02/2020"), ("Time", "", "23:00")]]


def test_a_row_that_is_no_longer_in_the_file_is_told_and_stays(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE)
    newer = bring(database, scope, family, POLICE.replace("P3,05/02/2020,,Child seen well at home\n", ""))
    assert [row.row for row in newer.prepared.gone] == [4]
    assert "Child seen well at home" in texts(database, scope, family)


def test_rows_without_a_reference_are_known_by_day_and_words(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, NO_REFS)
    newer = bring(database, scope, family, NO_REFS.replace("in the night", "in the early night"), name="police v2.csv")
    assert counts(newer) == (0, 1, 1, 0)


def test_other_words_on_the_same_day_are_another_entry(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, NO_REFS)
    newer = bring(database, scope, family, NO_REFS.replace("Door broken in the night", "School reports Child X1 absent"))
    assert counts(newer) == (1, 0, 1, 0)


def test_a_reference_that_was_given_to_something_else_is_not_the_same_row(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE)
    renumbered = HEAD + "P2,07/03/2021,,Officers stopped a car with two adults and cannabis in it\n"
    assert counts(bring(database, scope, family, renumbered)) == (1, 0, 0, 0)


def test_another_file_of_the_same_agency_changes_nothing_of_the_first(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE)
    other = bring(database, scope, family, HEAD + "P2,02/02/2020,,Door broken again\n", name="custody record.csv")
    assert counts(other) == (1, 0, 0, 0) and len(texts(database, scope, family)) == 4


def test_a_person_may_take_changed_rows_in_beside_what_is_there(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE)
    raw = read_file("police.csv", POLICE.replace("Door broken", "Door broken by Stepfather X").encode())
    taken = take_in_sheets(database, scope, family, raw, today=TODAY, said=Said(agency="Police", as_updates=False))
    assert counts(taken) == (1, 0, 2, 0) and len(texts(database, scope, family)) == 4


def test_the_first_version_brought_again_is_unchanged_rows_of_an_older_file(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE)
    bring(database, scope, family, POLICE.replace("Door broken", "Window broken"))
    again = bring(database, scope, family, POLICE + "P4,09/02/2020,,Call from school\n", name="police final.csv")
    assert counts(again) == (1, 0, 3, 0)
    assert "Window broken" in texts(database, scope, family) and "Door broken" not in texts(database, scope, family)


LOG = "Ref,Date,Reported by,Description\n"
OF_2019 = LOG + '1,4.3.2019,PC Example,Bruise to the left arm seen at school\n2,9.5.2019,PC Example,Neighbour heard shouting\n'
OF_2020 = LOG + "1,6.4.2020,PC Example,Mother X drunk at the gate\n2,11.8.2020,PC Example,Missing from home overnight\n"


@pytest.mark.parametrize("names", [("police_log_2019.csv", "police_log_2020.csv"), ("police log.csv", "police log.csv")])
def test_a_log_that_numbers_its_rows_anew_each_year_takes_nothing_from_the_year_before(
    database: Database, scope: Scope, family: Family, names: tuple[str, str],
) -> None:
    bring(database, scope, family, OF_2019, names[0])
    assert counts(bring(database, scope, family, OF_2020, names[1])) == (2, 0, 0, 0)
    assert len(texts(database, scope, family)) == 4


def test_a_year_in_the_name_is_another_log_whose_rows_are_not_looked_for(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, OF_2019, "police_log_2019.csv")
    assert bring(database, scope, family, OF_2020, "police_log_2020.csv").prepared.gone == ()
    assert len(bring(database, scope, family, LOG + "9,9.9.2019,,Call from school\n", "police_log_2019 v2.csv").prepared.gone) == 2


def test_the_same_event_a_year_later_under_the_same_number_is_another(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, OF_2019)
    assert counts(bring(database, scope, family, LOG + "1,6.4.2020,,Bruise to the left arm seen at school\n")) == (1, 0, 0, 0)


def test_a_year_put_right_in_a_file_that_is_otherwise_the_same_is_a_newer_version(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, OF_2019)
    assert counts(bring(database, scope, family, OF_2019.replace("4.3.2019", "4.3.2018"))) == (0, 1, 1, 0)


def test_shared_cells_of_a_log_do_not_make_two_events_of_near_days_one(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, OF_2019)
    other = LOG + "1,6.3.2019,PC Example,Mother X drunk at the gate\n"
    assert counts(bring(database, scope, family, other)) == (1, 0, 0, 0)


def test_a_file_of_another_agency_by_the_same_name_misses_no_row(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, POLICE, "log.csv")
    assert bring(database, scope, family, HEAD + "S1,01/02/2020,,Absent\n", "log.csv", agency="School").prepared.gone == ()
    assert len(bring(database, scope, family, HEAD + "P9,01/02/2020,,Absent\n", "log.csv").prepared.gone) == 3
