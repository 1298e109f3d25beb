"""The whole of the Quality page from files: everything that cannot be borne is told once, with whose it is, and what may be seen limits it."""

from datetime import date, timedelta

import pytest

from dashboard.importers.keyed import keep
from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.undo import undo_import
from dashboard.page_data.history import history_of
from dashboard.page_data.people import unlinked_people
from dashboard.page_data.quality import QualityView, quality_view
from dashboard.page_data.quality_matters import OURS, Matter
from dashboard.page_data.themes import confirmation, themes_view
from dashboard.page_data.words_read import read_words, suggestions_of
from dashboard.store import Database
from data_models.access import EVERY_AGENCY, Scope
from data_models.record import Family
from data_models.suggestion import CodingDecision
from tests.importers.readers.test_xml_returns import census

TODAY = date(2026, 11, 24)
LOG = (
    "Ref,Date,Event,Known on\n1,01/02/2020,Mother X drunk at the gate,01/02/2020\n2,31/02/2020,Late again,01/03/2020\n3,,,\n"
    "4,about May 2020,Uncle Lee collected him,\n5,04/03/2062,Late once more,\n1,01/02/2020,Mother X drunk at the gate,01/02/2020\n"
)
PLANS = "Plan ref,Kind,Children,Category,Started,Ended\nCP1,child_protection,Child X1,Neglect,2019-05-04,{ended}\n"
CHILD = (
    "<Child><ChildIdentifiers><LAchildID>11</LAchildID><PersonBirthDate>2015-03-27</PersonBirthDate></ChildIdentifiers>"
    "<CINdetails><CINreferralDate>2020-07-13</CINreferralDate><ReferralSource>6</ReferralSource><ReferralNFA>0</ReferralNFA></CINdetails>"
    "<CINdetails><CINreferralDate>2022-01-03</CINreferralDate><CINclosureDate>2022-02-01</CINclosureDate></CINdetails></Child>"
)
FLAT = "LAchildID,CINdetailsID,CINreferralDate,ReferralSource,CINclosureDate,ReferralNFA\n11,4,13/07/2020,2A,11/06/2021,FALSE\n"


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


def bring(database: Database, scope: Scope, family: Family, name: str, content: str, agency: str = "") -> str:
    return take_in(database, scope, family, name=name, content=content.encode(), today=TODAY, agency=agency).import_id


def view(database: Database, scope: Scope, family: Family) -> QualityView:
    return quality_view(database, scope, history_of(database, scope, family, TODAY))


def matter(database: Database, scope: Scope, family: Family, key: str) -> Matter:
    return next(found for section in view(database, scope, family).sections for found in section.matters if found.key == key)


def test_what_a_log_leaves_open_is_told_with_whose_it_is(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "log.csv", LOG, "School")
    bring(database, scope, family, "People.csv", "Person,Role\nMother X,mother\n")
    read_words(database, scope, family)
    shown = view(database, scope, family)
    counts = {row.cells[0]: row.cells[1:3] for row in shown.matters.rows}
    assert counts["Entries without a date"] == ("1", "School") and counts["Entries with an approximate date"] == ("1", "School")
    assert counts["Entries dated after today"] == ("1", "School")
    assert counts["Rows that were not loaded"] == ("1", "local, who took the file in")
    assert counts["Rows kept for a person"][1].startswith("School")
    assert counts["Suggestions that nobody confirmed"][1] == OURS
    assert counts["Rows without the day they became known"] == ("1", "School")
    assert shown.stands.startswith("The record as it stands on 24 November 2026")
    assert "1 has no date" in shown.sentences[0]


def test_every_count_opens_its_rows_and_rows_that_made_no_fact_show_as_they_arrived(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "log.csv", LOG, "School")
    history = history_of(database, scope, family, TODAY)
    shown = quality_view(database, scope, history)
    for section in shown.sections:
        for found in section.matters:
            assert found.count == len(found.rows) == len(found.holders) == sum(count for _, count in found.whose)
            assert all(len(row.cells) == len(found.headings) for row in found.rows)
            assert all(history.fact(fact) for row in found.rows for fact in row.opens.split())
    rejected = matter(database, scope, family, "rejected").rows[0]
    assert rejected.opens == "" and rejected.cells[0] == "log.csv, row 4" and "Ref: 3" in rejected.cells[2]
    queued = matter(database, scope, family, "queued")
    assert any(row.opens and "31/02/2020" in row.cells for row in queued.rows)


def test_what_each_holder_can_put_right_adds_up_to_all_that_was_found(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "log.csv", LOG, "School")
    shown = view(database, scope, family)
    assert sum(int(row.cells[1]) for row in shown.holders.rows) == sum(int(row.cells[1]) for row in shown.matters.rows) > 0
    assert "entries without a date: 1" in next(row for row in shown.holders.rows if row.cells[0] == "School").cells[2]


def test_a_plan_of_one_key_in_two_files_is_told_and_a_later_version_of_the_same_file_is_not(
    database: Database, scope: Scope, family: Family,
) -> None:
    bring(database, scope, family, "Plans.csv", PLANS.format(ended="2020-01-10"))
    bring(database, scope, family, "Plans v2.csv", PLANS.format(ended=""))
    assert matter(database, scope, family, "one-key").count == 0, "a file that says nothing of the end does not deny it"
    tracker = bring(database, scope, family, "tracker.csv", PLANS.format(ended="10 June 2020").replace("Neglect", "neglect"))
    found = matter(database, scope, family, "one-key")
    assert [row.cells[:5] for row in found.rows] == [
        ("Plans, CP1", "Ended", "2020-01-10", "10 June 2020", "Plans.csv, row 2; tracker.csv, row 2")]
    plan, = history_of(database, scope, family, TODAY).plans
    assert found.rows[0].opens == plan.id and found.holders == ("Children's social care",)
    undo_import(database, scope, family, tracker)
    assert matter(database, scope, family, "one-key").count == 0


def test_a_newer_version_of_one_file_is_no_second_source(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "Plans 2025.csv", PLANS.format(ended="2020-01-10"))
    bring(database, scope, family, "Plans 2026.csv", PLANS.format(ended="2020-06-10"))
    assert matter(database, scope, family, "one-key").count == 0


def test_the_census_and_its_flat_copy_are_compared_field_by_field(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "census.xml", census(CHILD, year="2022", day="2022-03-31").decode())
    bring(database, scope, family, "CINdetails.csv", FLAT)
    found = matter(database, scope, family, "one-key")
    assert [row.cells[:4] for row in found.rows] == [("Referral", "ReferralSource", "6", "2A")], "0 and FALSE agree; a blank denies nothing"
    assert all(history_of(database, scope, family, TODAY).fact(row.opens) for row in found.rows)
    assert "Structured history starts on 13 July 2020" in view(database, scope, family).sentences[1]
    assert "six years" in view(database, scope, family).sentences[1]


def test_what_a_person_answered_is_no_longer_told(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "log.csv", LOG, "School")
    bring(database, scope, family, "People.csv", "Person,Role\nMother X,mother\n")
    read_words(database, scope, family)
    history = history_of(database, scope, family, TODAY)
    waiting = [hollow for found in themes_view(history, suggestions_of(database, scope, family)).waiting.values() for hollow in found]
    assert matter(database, scope, family, "unconfirmed").count == len(waiting) > 0
    assert matter(database, scope, family, "unlinked").rows == unlinked_people(database, scope, history).rows
    keep(database, "local", family, "themes", confirmation(family, waiting, CodingDecision.REJECTED, actor="local"))
    assert matter(database, scope, family, "unconfirmed").count == 0


def test_a_narrow_viewer_is_told_of_nothing_that_is_not_open_to_them(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "log.csv", LOG, "School")
    bring(database, scope, family, "police.csv", LOG.replace("gate", "station"), "Police")
    narrow = Scope.over("narrow", (family.id,), ("school",), ("normal",))
    shown = view(database, narrow, family)
    told = " ".join(cell for row in shown.matters.rows for cell in row.cells)
    assert "Police" not in told and {"rejected", "queued"}.isdisjoint(found.key for section in shown.sections for found in section.found)
    hidden = Scope.over("hidden", ("another",), EVERY_AGENCY, ("normal",))
    assert {row.cells[0] for row in view(database, hidden, family).matters.rows} <= {"Agencies with no request recorded"}


def test_an_entry_dated_ahead_is_told_until_its_day_comes(database: Database, scope: Scope, family: Family) -> None:
    bring(database, scope, family, "log.csv", LOG, "School")
    day = date(2062, 3, 4)
    for as_at, count in ((day - timedelta(days=1), 1), (day, 0)):
        shown = quality_view(database, scope, history_of(database, scope, family, as_at))
        assert next(found for section in shown.sections for found in section.matters if found.key == "ahead").count == count


def test_an_empty_record_says_what_it_lacks_and_nothing_else(database: Database, scope: Scope, family: Family) -> None:
    shown = view(database, scope, family)
    assert [found.key for section in shown.sections for found in section.found] == ["not-asked"]
    assert all(not section.years.years for section in shown.sections if section.years)
