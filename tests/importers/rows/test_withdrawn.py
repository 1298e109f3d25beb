"""Facts that a newer row no longer makes stand no more from then on; what a sender asks to delete stands at no date; all is kept."""

import json
from datetime import date

import pytest

from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.taken import Taken
from dashboard.importers.together import together
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.people import Status
from data_models.record import Family

TODAY = date(2026, 11, 24)
PERSON = "pers_person_id,pers_dob,pers_sex\n700,2012-03-04,F\n"
OPEN = "cine_referral_id,cine_person_id,cine_referral_date,cine_referral_nfa,cine_close_date,cine_close_reason\nR1,700,2020-01-06,N,,\n"
CLOSED = OPEN.replace("N,,", "N,2020-09-15,RC8")
PURGE = {"la_child_id": "700", "mis_child_id": "M700", "child_details": {"date_of_birth": "2012-03-04", "sex": "F"}, "social_care_episodes": [
    {"social_care_episode_id": "E1", "referral_date": "2020-01-06", "child_protection_plans": [
        {"child_protection_plan_id": "P1", "start_date": "2020-02-01", "end_date": "2020-08-01"}]}]}


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def extract(database: Database, scope: Scope, family: Family, episodes: str) -> Taken:
    (name, content), = together([("ssd_person.csv", PERSON.encode()), ("ssd_cin_episodes.csv", episodes.encode())])
    return take_in(database, scope, family, name=name, content=content, today=TODAY)


def closures(database: Database, scope: Scope, family: Family, as_at: date = TODAY) -> int:
    return sum(1 for status in history_of(database, scope, family, as_at).statuses if status.status_kind is Status.CLOSED)


def test_an_episode_that_closes_adds_its_closure_and_keeps_its_other_facts(database: Database, scope: Scope, family: Family) -> None:
    extract(database, scope, family, OPEN)
    before = {fact.id for fact in history_of(database, scope, family, TODAY).facts()}
    newer = extract(database, scope, family, CLOSED)
    assert newer.updated == 1 and newer.prepared.gone == ()
    assert closures(database, scope, family) == 1
    assert before <= {fact.id for fact in history_of(database, scope, family, TODAY).facts()}


def test_a_closure_that_was_a_mistake_stands_no_more_and_did_stand_before(database: Database, scope: Scope, family: Family) -> None:
    extract(database, scope, family, CLOSED)
    extract(database, scope, family, OPEN)
    assert (closures(database, scope, family), closures(database, scope, family, date(2021, 1, 1))) == (0, 1)
    with database._cursor() as cursor:
        kept = "select count(*) from care.status_period where status_kind = 'closed' and not coalesce(withdrawn, false)"
        assert cursor.execute(kept).fetchone() == (1,)
    assert database.broken_references() == []


def test_taking_the_newer_extract_back_restores_what_it_withdrew(database: Database, scope: Scope, family: Family) -> None:
    extract(database, scope, family, CLOSED)
    undo_import(database, scope, family, extract(database, scope, family, OPEN).import_id)
    assert closures(database, scope, family) == 1


def payload(purged: bool) -> bytes:
    sent = json.loads(json.dumps(PURGE))
    if purged:
        sent["social_care_episodes"][0]["child_protection_plans"][0]["purge"] = True
    return json.dumps(sent).encode()


def test_what_the_sender_asks_to_delete_stands_at_no_date(database: Database, scope: Scope, family: Family) -> None:
    take_in(database, scope, family, name="payload.json", content=payload(purged=False), today=TODAY)
    assert len(history_of(database, scope, family, date(2021, 1, 1)).plans) == 1
    again = take_in(database, scope, family, name="payload.json", content=payload(purged=True), today=TODAY)
    assert any("purged by the sender" in row.reason for row in again.prepared.rows if row.outcome == "rejected")
    assert history_of(database, scope, family, date(2021, 1, 1)).plans == () == history_of(database, scope, family, TODAY).plans
