"""Companion sheets: every rule of the data model, each broken once, and never the chronology's path."""

from datetime import date, datetime

import pytest

from dashboard.importers.readers.raw import Cell
from dashboard.importers.rows.companions import table_named
from dashboard.importers.rows.prepared import fact_columns
from data_models.tables import COMPANIONS, VISIT
from tests.importers.workbooks import facts, outcomes, prepared, queued, text_file, xlsx

VISITS = ("Children *", "Date *", "Kind", "Announced", "Result *", "Mode", "Visitor", "Note", "Known on", "Sensitivity")
GOOD: tuple[Cell, ...] = ("Child B1; Child B2", "10/12/2020", "statutory", "Unannounced", "No access", None, "SW1", "Door shut", "11/12/2020", None)


def visits(*rows: tuple[Cell, ...], headings: tuple[str, ...] = VISITS, **said: object):
    return prepared(xlsx({"Visits": [headings, *rows]}), **said)  # type: ignore[arg-type]


def changed(**cells: Cell) -> tuple[Cell, ...]:
    names = [heading.strip(" *").casefold().replace(" ", "_") for heading in VISITS]
    return tuple(cells.get(name, cell) for name, cell in zip(names, GOOD, strict=True))


def test_a_row_becomes_a_fact_with_exactly_its_columns():
    fact, = facts(visits(GOOD))
    assert tuple(sorted(fact)) == tuple(sorted(fact_columns(VISIT)))
    assert fact["children"] == ["Child B1", "Child B2"]
    assert (fact["result"], fact["announced"], fact["mode"]) == ("no_access", "unannounced", "not_recorded")
    assert (fact["happened_from"], fact["happened_precision"], fact["known_on"]) == (date(2020, 12, 10), "day", date(2020, 12, 11))
    assert (fact["agency"], fact["agency_name"], fact["sensitivity"]) == ("csc", "Children's social care", "normal")


def test_the_agency_is_the_one_stated_for_the_import():
    fact, = facts(visits(GOOD, agency="Health visitor"))
    assert (fact["agency"], fact["agency_name"]) == ("health_visiting", "Health visitor")


@pytest.mark.parametrize(("row", "reason"), [
    (changed(children=None), '"Children" is required and blank'),
    (changed(children=" ; ,"), '"Children" is required and blank'),
    (changed(date=None), '"Date" is required and blank'),
    (changed(result=""), '"Result" is required and blank'),
    (changed(result="nobody in"), '"Result" is "nobody in", which is not one of: seen, seen_alone, not_seen'),
    (changed(announced="perhaps"), '"Announced" is "perhaps", which is not one of'),
    (changed(date="31/02/2020"), '"Date" is "31/02/2020": '),
    (changed(known_on="May 2020"), '"Known on" is "May 2020": it must be one certain day'),
    (changed(known_on="some day"), '"Known on" is "some day"'),
])
def test_a_row_that_breaks_a_rule_is_rejected_with_the_column_and_its_value(row: tuple[Cell, ...], reason: str):
    result = visits(row, GOOD)
    assert [outcome for _, outcome, _ in outcomes(result)] == ["rejected", "loaded"]
    assert reason in result.rows[0].reason
    assert result.rows[0].cells[2] == "statutory"


@pytest.mark.parametrize("written", ["no_access", "No access", "NO-ACCESS", " no  access "])
def test_codes_are_taken_in_any_spelling_of_their_label(written: str):
    assert facts(visits(changed(result=written)))[0]["result"] == "no_access"


def test_an_approximate_date_keeps_its_precision():
    fact, = facts(visits(changed(date="May 2020")))
    assert (fact["happened_from"], fact["happened_to"], fact["happened_precision"]) == (date(2020, 5, 1), date(2020, 5, 31), "month")


def test_a_blank_known_day_is_the_one_stated_for_the_file():
    assert facts(visits(changed(known_on=None), known_on=date(2021, 1, 1)))[0]["known_on"] == date(2021, 1, 1)
    assert facts(visits(changed(known_on=None)))[0]["known_on"] is None


def test_an_unknown_handling_label_restricts_the_row_and_is_asked_about():
    result = visits(changed(sensitivity="hush"))
    assert facts(result)[0]["sensitivity"] == "restricted"
    assert set(queued(result)) == {(2, "sensitivity")}


def test_headings_that_are_not_the_sheets_own_are_told_and_their_cells_kept():
    result = visits((*GOOD, "blue"), headings=(*VISITS, "Colour"))
    assert any('the heading "Colour" is not one of the sheet Visits' in note.text for note in result.notes)
    assert result.rows[0].named_cells()["Colour"] == "blue"


def test_the_same_row_twice_is_a_duplicate_and_another_note_makes_another_row():
    assert [outcome for _, outcome, _ in outcomes(visits(GOOD, GOOD, changed(note="Curtains drawn")))] == ["loaded", "duplicate", "loaded"]


@pytest.mark.parametrize("name", [table.sheet for table in COMPANIONS])
def test_a_sheet_is_known_by_its_name_in_any_spelling(name: str):
    assert table_named(f"  {name.upper()} ") is table_named(name) is not None


def test_the_possessive_makes_no_difference():
    assert table_named("Agencies' views") is table_named("Agencies views")


def test_a_sheet_is_known_by_its_required_headings_when_its_name_says_nothing():
    row, = prepared(xlsx({"Sheet1": [VISITS, GOOD]})).rows
    assert row.facts and row.facts[0][0] is VISIT


def test_a_text_file_is_known_by_its_name():
    row, = prepared(text_file([["Children", "Date", "Result"], ["Child B1", "1/2/2020", "Seen"]]), name="visits.csv").rows
    assert row.facts and row.facts[0][0] is VISIT


def test_a_chronology_with_some_of_a_companions_headings_stays_a_chronology():
    headings = ["Children", "Date", "Event", "Result", "Source", "Comments"]
    row, = prepared(xlsx({"Sheet1": [headings, ["Child B1", "1/2/2020", "Seen at home", "No further action", "Diary", ""]]})).rows
    assert row.facts and row.facts[0][0].name == "entry"


def test_a_companion_sheet_that_lacks_a_required_heading_never_becomes_a_chronology():
    result = prepared(xlsx({"Log": [["Date", "Event"], ["1/2/2020", "x"]], "Visits": [["Date", "Note"], ["1/2/2020", "x"]]}))
    assert [(row.sheet, row.outcome) for row in result.rows] == [("Log", "loaded"), ("Visits", "rejected"), ("Visits", "rejected")]
    assert any("lacks the required headings Children, Result" in note.text for note in result.notes)


def test_incident_links_and_their_agency_heading():
    result = prepared(xlsx({"Incident links": [["Agency *", "Entry ref *", "Incident *", "Relation *"], ["Police", "P1", "I1", "same incident"]]}))
    fact, = facts(result)
    assert (fact["entry_agency"], fact["relation"], fact["agency"], fact["happened_raw"]) == ("Police", "same_incident", "csc", "")


def test_people_may_be_known_throughout_and_born_about_a_date():
    rows = [["Person", "Role", "Date of birth"], ["Child B1", "Child", datetime(2007, 3, 4)], ["Mother B", "mother", "about 1985"]]
    result = prepared(xlsx({"People": rows}))
    assert [(fact["born_from"], fact["born_approximate"]) for fact in facts(result)] == [(date(2007, 3, 4), False), (date(1985, 1, 1), True)]
