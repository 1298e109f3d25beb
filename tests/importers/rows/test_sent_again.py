"""The same file from a second agency, and the same row with an earlier day of being known: nothing counts twice, and nothing is lost."""

from datetime import date

import pytest

from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.taken import Taken
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.page_data.import_report import reconciliation
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Entry, Family
from tests.importers.workbooks import chronology, facts, outcomes

TODAY = date(2026, 11, 24)
HEAD = "Ref,Date,Event,Known on\n"
FIRST = HEAD + "P1,01/02/2020,Shouting heard,01/06/2020\nP2,02/02/2020,Door broken,\n"
EARLIER = FIRST.replace("01/06/2020", "05/02/2020")


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def bring(
    database: Database, scope: Scope, family: Family, text: str = FIRST, *, name: str = "police.csv", agency: str = "Police",
    known_on: date | None = None, dry_run: bool = False,
) -> Taken:
    return take_in(
        database, scope, family, name=name, content=text.encode(), today=TODAY, agency=agency, known_on=known_on, dry_run=dry_run)


def counts(taken: Taken) -> tuple[int, int, int, int]:
    """(read, loaded, duplicate, rejected)."""
    return taken.read, taken.count("loaded"), taken.count("duplicate"), taken.count("rejected")


def entries(database: Database, scope: Scope, family: Family, as_at: date = TODAY) -> dict[str, Entry]:
    return {entry.text: entry for entry in history_of(database, scope, family, as_at).entries}


def test_the_same_file_from_a_second_agency_is_kept_and_counts_once(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    again = bring(database, scope, family, name="from school.csv", agency="School")
    assert counts(again) == (2, 0, 2, 0) and not again.unchanged and again.import_id
    assert reconciliation(again) == "from school.csv: 2 rows read = 0 loaded + 2 duplicate + 0 rejected"
    assert "from Police (police.csv); that School holds it too is kept" in str(again.prepared.notes[0])
    assert [(row["file"], row["agency"], row["rows_duplicate"]) for row in database.ask(scope, "imports", family=family.id)] == [
        ("police.csv", "Police", 0), ("from school.csv", "School", 2)]
    assert {entry.agency.value for entry in entries(database, scope, family).values()} == {"police"}
    assert len(entries(database, scope, family)) == 2


@pytest.mark.parametrize("agency", ["Police", "the police", ""])
def test_from_the_same_agency_nothing_is_changed_and_the_line_agrees_with_itself(
    database: Database, scope: Scope, family: Family, agency: str,
) -> None:
    bring(database, scope, family)
    again = bring(database, scope, family, agency=agency)
    assert again.unchanged and counts(again) == (2, 0, 2, 0) and not again.import_id
    assert "0 loaded + 2 duplicate" in reconciliation(again) and "nothing was changed" in reconciliation(again)


def test_the_second_agency_is_no_news_the_second_time(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    bring(database, scope, family, agency="School")
    assert bring(database, scope, family, agency="School").unchanged


def test_a_sender_that_only_the_files_name_told_is_no_second_agency(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, agency="")
    assert bring(database, scope, family, agency="Police").unchanged
    assert not bring(database, scope, family, agency="GP").unchanged


def test_an_earlier_day_that_a_later_file_proves_counts_and_its_row_is_the_source(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    assert "Shouting heard" not in entries(database, scope, family, date(2020, 3, 1))
    again = bring(database, scope, family, EARLIER, name="police corrected.csv")
    assert counts(again) == (2, 1, 1, 0) and (again.created, again.updated) == (0, 1)
    assert "counts as known from 2020-02-05 by this row, and not from 2020-06-01" in str(again.prepared.notes[0])
    entry = entries(database, scope, family, date(2020, 3, 1))["Shouting heard"]
    assert (entry.known_on, entry.source.file, entry.source.row) == (date(2020, 2, 5), "police corrected.csv", 2)
    row, = database.ask(scope, "source_of_fact", family=family.id, fact_id=entry.id, import_id=entry.source.import_id, sheet="", source_row=2)
    assert "05/02/2020" in row["cells_json"]
    assert len(entries(database, scope, family)) == 2 and database.broken_references() == []


def test_a_later_day_changes_nothing(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, EARLIER)
    assert counts(bring(database, scope, family, FIRST, name="later.csv")) == (2, 0, 2, 0)
    assert entries(database, scope, family)["Shouting heard"].known_on == date(2020, 2, 5)


def test_a_day_for_the_whole_file_may_be_earlier_but_does_not_take_the_place_of_none(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    undated = FIRST.replace("01/06/2020", "")
    assert counts(bring(database, scope, family, undated, name="told.csv", known_on=date(2020, 4, 1))) == (2, 1, 1, 0)
    found = entries(database, scope, family)
    assert (found["Shouting heard"].known_on, found["Door broken"].known_on) == (date(2020, 4, 1), None)


def test_a_rows_own_day_takes_the_place_of_none(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    bring(database, scope, family, FIRST.replace("Door broken,", "Door broken,09/02/2020"), name="told.csv")
    assert entries(database, scope, family)["Door broken"].known_on == date(2020, 2, 9)


def test_the_very_same_file_with_an_earlier_day_stated_is_not_passed_over(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, known_on=date(2020, 8, 1))
    again = bring(database, scope, family, known_on=date(2020, 3, 1))
    assert counts(again) == (2, 1, 1, 0) and not again.unchanged
    assert entries(database, scope, family)["Door broken"].known_on == date(2020, 3, 1)
    assert bring(database, scope, family, known_on=date(2020, 5, 1)).unchanged


def test_a_corrected_row_stays_corrected_and_before_the_correction_reads_as_it_did(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    bring(database, scope, family, FIRST.replace("Shouting heard", "Shouting heard by a neighbour"))
    bring(database, scope, family, EARLIER.replace("Shouting heard", "Shouting heard by a neighbour"), name="police v3.csv")
    assert "Shouting heard" in entries(database, scope, family, date(2020, 3, 1))
    assert "Shouting heard by a neighbour" in entries(database, scope, family)


def test_taken_back_the_day_is_as_it_was_whichever_of_the_files_goes(database: Database, scope: Scope, family: Family) -> None:
    first = bring(database, scope, family)
    second = bring(database, scope, family, EARLIER, name="police corrected.csv")
    bring(database, scope, family, FIRST + "P3,09/02/2020,Call from school,\n", name="third.csv")
    undo_import(database, scope, family, first.import_id)
    assert entries(database, scope, family)["Shouting heard"].known_on == date(2020, 2, 5)
    again = bring(database, scope, family)
    undo_import(database, scope, family, second.import_id)
    assert "Shouting heard" in entries(database, scope, family)
    assert again.count("duplicate") == 2


def test_checked_only_says_the_same_and_writes_nothing(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family)
    assert counts(bring(database, scope, family, EARLIER, name="police corrected.csv", dry_run=True)) == (2, 1, 1, 0)
    assert entries(database, scope, family)["Shouting heard"].known_on == date(2020, 6, 1)


def test_of_two_rows_of_one_file_the_earlier_known_is_loaded() -> None:
    rows = [("01/02/2020", "Seen", "01/06/2020"), ("01/02/2020", "Seen", "05/02/2020"), ("01/02/2020", "Seen", "07/02/2020")]
    result = chronology(rows, headings=("Date", "Event", "Known on"))
    assert outcomes(result) == [
        (2, "duplicate", "same as row 3, which says that it was known earlier"), (3, "loaded", ""), (4, "duplicate", "same as row 3")]
    assert [str(fact["known_on"]) for fact in facts(result)] == ["2020-02-05"]
