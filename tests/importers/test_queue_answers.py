"""A row that was kept and could not be read in full is put right in place: for every date, with the version before it kept."""

from datetime import date

import pytest

from dashboard.errors import DashboardError
from dashboard.importers.queue_answers import Item, answer, answerable, choices_for, leave
from dashboard.importers.take_in import new_family, take_in
from dashboard.page_data.history import history_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.record import Family

TODAY = date(2026, 11, 24)
FILE = "Date,Event,Evidence status,Agency\n22.13/16,Shouting heard,rumoured,Police\n01/02/2017,Door broken,,The people next door\n"


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


@pytest.fixture
def queue(database: Database, scope: Scope, family: Family) -> dict[str, Item]:
    take_in(database, scope, family, name="log.csv", content=FILE.encode(), today=TODAY)
    return {row["field"]: Item(row["queue_id"], row["fact_id"], row["fact_table"], row["field"], row["raw"])
            for row in database.ask(scope, "queue", family=family.id)}


def test_each_item_knows_the_fact_it_is_about(queue: dict[str, Item]) -> None:
    assert set(queue) == {"happened", "evidence_status", "agency"}
    assert all(answerable(item) for item in queue.values())


def test_a_date_read_by_a_person_holds_for_past_dates_too(
    database: Database, scope: Scope, family: Family, queue: dict[str, Item],
) -> None:
    assert answer(database, scope, family, queue["happened"], "about May 2016", today=TODAY) == "about May 2016"
    entry = next(entry for entry in history_of(database, scope, family, date(2016, 6, 1)).entries if entry.text == "Shouting heard")
    assert (entry.happened.start, entry.happened.end) == (date(2016, 5, 1), date(2016, 5, 31))
    assert [item["field"] for item in database.ask(scope, "queue", family=family.id)] == ["evidence_status", "agency"]
    assert len(database.ask(scope, "versions", family=family.id, fact_id=entry.id)) == 2


def test_a_code_is_chosen_from_its_list(database: Database, scope: Scope, family: Family, queue: dict[str, Item]) -> None:
    assert "Housing" in choices_for("agency") and choices_for("happened") == ()
    answer(database, scope, family, queue["agency"], "Housing", today=TODAY)
    answer(database, scope, family, queue["evidence_status"], "unverified", today=TODAY)
    entries = {entry.text: entry for entry in history_of(database, scope, family, TODAY).entries}
    assert entries["Door broken"].agency.label == "Housing" and entries["Shouting heard"].evidence_status.label == "unverified"


@pytest.mark.parametrize("field", ["happened", "evidence_status", "agency"])
def test_an_answer_that_cannot_be_read_changes_nothing(
    database: Database, scope: Scope, family: Family, queue: dict[str, Item], field: str,
) -> None:
    with pytest.raises(DashboardError, match="Not read"):
        answer(database, scope, family, queue[field], "thirtieth of never", today=TODAY)
    assert len(database.ask(scope, "queue", family=family.id)) == 3


def test_an_item_may_be_left_as_it_is_with_a_note(database: Database, scope: Scope, family: Family, queue: dict[str, Item]) -> None:
    leave(database, scope, family, queue["happened"], note="asked the police, no answer")
    assert len(database.ask(scope, "queue", family=family.id)) == 2
    assert all(entry.happened.undated for entry in history_of(database, scope, family, TODAY).entries if entry.text == "Shouting heard")
