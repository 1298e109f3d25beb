"""Chronology rows as entries: every field, every way a row is kept, set aside or asked about."""

import json
from datetime import date, datetime, time

import pytest

from dashboard.importers.rows.prepared import fact_columns
from data_models.tables import ENTRY
from tests.importers.workbooks import chronology, facts, outcomes, prepared, queued, text_file, xlsx


def one(headings: tuple[str, ...], cells: tuple[object, ...], **said: object) -> dict[str, object]:
    fact, = facts(chronology([cells], headings=headings, **said))  # type: ignore[list-item]
    return fact


def test_a_fact_has_exactly_the_columns_that_the_store_does_not_make():
    fact = one(("Date", "Event"), ("10/12/2020", "Seen"))
    assert tuple(sorted(fact)) == tuple(sorted(fact_columns(ENTRY)))
    assert not {"row_id", "fact_id", "version", "family_id", "import_id", "recorded_at", "recorded_by"} & set(fact)


def test_every_text_goes_to_its_own_column_and_the_rest_is_kept_under_its_heading():
    headings = ("Ref", "Date", "Time", "Title", "Event", "Source", "Logged by", "People present", "Reported by", "Category", "Lived experience",
                "Outcome", "Analysis", "Comments", "Exhibit", "Review", "NHS no.", "Age")
    fact = one(headings, (7.0, datetime(2020, 12, 10), time(14, 30), "Visit", "Seen", "Diary", "HV1", "Mother", "Aunt", "Neglect", "Hungry",
                          "None", "Grave", "Query", "p. 4", "Agreed", "0123456789", "3"))
    assert {name: fact[name] for name in ("event_ref", "time_raw", "title", "description", "source_of_information", "recorder", "people_raw",
                                          "reported_by", "category_raw", "child_voice", "action_outcome", "significance", "comments", "doc_ref",
                                          "review")} == {
        "event_ref": "7", "time_raw": "14:30", "title": "Visit", "description": "Seen", "source_of_information": "Diary", "recorder": "HV1",
        "people_raw": "Mother", "reported_by": "Aunt", "category_raw": "Neglect", "child_voice": "Hungry", "action_outcome": "None",
        "significance": "Grave", "comments": "Query", "doc_ref": "p. 4", "review": "Agreed"}
    assert json.loads(str(fact["extra_json"])) == {"NHS no.": "0123456789", "Age": "3"}
    assert (fact["file"], fact["sheet"], fact["source_row"]) == ("police.xlsx", "Log", 2)


def test_a_title_alone_is_the_description_and_a_row_that_says_nothing_is_rejected():
    result = chronology([["1/2/2020", "Home visit", None], ["2/2/2020", None, " "], ["2020", None, None]], headings=("Date", "Title", "Event"))
    assert facts(result)[0]["description"] == "Home visit"
    assert facts(result)[0]["title"] == ""
    assert outcomes(result)[1:] == [(row, "rejected", "no description: the row says nothing that happened") for row in (3, 4)]


@pytest.mark.parametrize(("cells", "first", "last", "precision"), [
    (("10/12/2020", None), date(2020, 12, 10), date(2020, 12, 10), "day"),
    ((datetime(2020, 12, 10), None), date(2020, 12, 10), date(2020, 12, 10), "day"),
    (("1/2/2020", "5/2/2020"), date(2020, 2, 1), date(2020, 2, 5), "range"),
    (("May 2016", None), date(2016, 5, 1), date(2016, 5, 31), "month"),
    (("31/02/2020", None), None, None, "unknown"),
    ((None, None), None, None, "unknown"),
])
def test_dates_become_six_columns(cells: tuple[object, ...], first: date | None, last: date | None, precision: str):
    fact = one(("Date", "End date", "Event"), (*cells, "Seen"))
    assert (fact["happened_from"], fact["happened_to"], fact["happened_precision"]) == (first, last, precision)


def test_an_undated_row_is_loaded_and_asked_about():
    result = chronology([["31/02/2020", "Seen"], [None, "Left"], ["1/3/2020", "Back"]])
    assert [outcome for _, outcome, _ in outcomes(result)] == ["loaded"] * 3
    assert set(queued(result)) == {(2, "happened"), (3, "happened")}
    assert "31/02/2020" in queued(result)[2, "happened"]
    assert facts(result)[0]["happened_raw"] == "31/02/2020"


def test_the_year_of_the_row_before_is_lent_and_marked():
    fact = facts(chronology([["1/3/2019", "a"], ["8 December", "b"]]))[1]
    assert (fact["happened_from"], fact["happened_year_inferred"]) == (date(2019, 12, 8), True)


def test_a_time_within_the_date_cell_is_the_time():
    assert one(("Date/Time", "Event"), (datetime(2020, 12, 10, 23, 5), "Seen"))["time_raw"] == "23:05"


@pytest.mark.parametrize(("sheet", "headings", "cells", "said", "file", "agency", "name"), [
    ("Police", ("Agency", "Date", "Event"), ("Housing team", "1/2/2020", "x"), {"agency": "GP"}, "school.xlsx", "housing", "Housing team"),
    ("Police", ("Agency", "Date", "Event"), (None, "1/2/2020", "x"), {"agency": "GP"}, "school.xlsx", "police", "Police"),
    ("Sheet1", ("Date", "Event"), ("1/2/2020", "x"), {"agency": "GP"}, "school.xlsx", "gp", "GP"),
    ("Sheet1", ("Date", "Event"), ("1/2/2020", "x"), {}, "primary_school_chronology.xlsx", "school", "School"),
    ("Sheet1", ("Agency/Source", "Date", "Event"), ("Police / custody record", "1/2/2020", "x"), {}, "log.xlsx", "police", "Police"),
])
def test_the_nearest_statement_says_whose_row_it_is(
    sheet: str, headings: tuple[str, ...], cells: tuple[object, ...], said: dict[str, str], file: str, agency: str, name: str,
):
    fact, = facts(prepared(xlsx({sheet: [headings, cells]}), name=file, **said))  # type: ignore[arg-type, dict-item, list-item]
    assert (fact["agency"], fact["agency_name"]) == (agency, name)


@pytest.mark.parametrize("line", [["Agency: Midwifery"], ["Organisation", "Midwifery"], ["Name of agency - Midwifery"]])
def test_a_line_above_the_headings_says_whose_sheet_it_is(line: list[str]):
    fact, = facts(prepared(xlsx({"Sheet1": [line, ["Date", "Event"], ["1/2/2020", "x"]]}), name="school.xlsx"))
    assert (fact["agency"], fact["agency_name"]) == ("maternity", "Midwifery")


def test_one_sheet_per_agency():
    content = xlsx({name: [["Date", "Event"], ["1/2/2020", "same words"]] for name in ("Police", "GP", "Health visitor")})
    assert [fact["agency"] for fact in facts(prepared(content, name="all.xlsx"))] == ["police", "gp", "health_visiting"]


def test_agency_and_source_in_one_cell_are_told_apart():
    assert one(("Agency/Source", "Date", "Event"), ("Police / custody record", "1/2/2020", "x"))["source_of_information"] == "custody record"


def test_an_unknown_agency_is_other_with_its_name_and_asked_about():
    result = chronology([["Zephyr Trust", "1/2/2020", "x"]], headings=("Agency", "Date", "Event"))
    assert (facts(result)[0]["agency"], facts(result)[0]["agency_name"]) == ("other", "Zephyr Trust")
    assert set(queued(result)) == {(2, "agency")}


def test_no_agency_at_all_is_asked_about_once_for_the_sheet():
    result = chronology([["1/2/2020", "x"], ["2/2/2020", "y"]], name="log.xlsx")
    assert [fact["agency"] for fact in facts(result)] == ["other", "other"]
    assert list(queued(result)) == [(1, "agency")]


@pytest.mark.parametrize(("category", "significance", "nature", "themes"), [
    ("Domestic abuse; Neglect", "", "concern", ["domestic_abuse", "neglect"]),
    ("Neglect; protective", "", "protective", ["neglect"]),
    ("Neglect", "Positive", "protective", ["neglect"]),
    ("Neglect", "Positive change was seen", "concern", ["neglect"]),
    ("Weather", "Negative", "concern", []),
    ("Engagement", "", "context", []),
    ("", "", "context", []),
    ("Neglect; positive; negative", "", "context", ["neglect"]),
    ("Hygiene", "", "context", ["neglect"]),
    ("Home conditions; Neglect", "", "concern", ["neglect"]),
    ("Home conditions; Concern", "", "concern", ["neglect"]),
    ("Attendance", "", "context", ["education"]),
    ("Pregnancy; Missed appointment", "", "context", ["pregnancy"]),
    ("Adult safeguarding", "", "context", ["adult_safeguarding"]),
    ("Adult safeguarding; Allegation", "", "concern", ["adult_safeguarding"]),
    ("Overdose", "", "concern", ["adult_mental_health"]),
    ("16A", "", "concern", ["neglect"]),
    ("Violence; Threat to a worker", "", "concern", ["adult_violence"]),
    ("Violence; Threat to a worker; Not substantiated", "", "context", ["adult_violence"]),
    ("Physical abuse; Denial", "", "context", ["physical_abuse"]),
    ("Physical abuse; Withdrawn", "", "context", ["physical_abuse"]),
    ("Physical abuse; Unsubstantiated", "", "context", ["physical_abuse"]),
    ("Sexual abuse; No further action", "", "context", ["sexual_abuse"]),
    ("Sexual abuse; Allegation; No further action", "", "concern", ["sexual_abuse"]),
    ("Domestic abuse; No further action", "Negative", "concern", ["domestic_abuse"]),
])
def test_nature_is_what_the_author_said_else_concern_where_a_harm_is_named(category: str, significance: str, nature: str, themes: list[str]):
    fact = one(("Date", "Event", "Category", "Significance"), ("1/2/2020", "x", category, significance))
    assert (fact["nature"], fact["themes"], fact["category_raw"]) == (nature, themes, category)


def test_a_direction_column_sets_nature_beside_the_significance():
    fact = one(("Date", "Event", "Significance", "Concern/Strength"), ("1/2/2020", "x", "It matters", "Strength"))
    assert (fact["nature"], fact["significance"]) == ("protective", "It matters")
    assert json.loads(str(fact["extra_json"])) == {"Concern/Strength": "Strength"}


@pytest.mark.parametrize(("words", "people"), [
    ("Mother X's sister was drunk at the gate; Mother X was not there", []), ("Mother X’s older sister drunk again at the gate", []),
    ("Mother X's sister said Mother X was drunk", ["Mother X"]), ("Mother X's boyfriend hit her", ["Mother X"]),
    ("Mother X's behaviour was aggressive", ["Mother X"]), ("Mother X was not there", ["Mother X"]),
    ("Child X1's mother was drunk at the gate", ["Child X1"]),
])
def test_an_adult_named_only_as_whose_relative_somebody_is_is_not_named(words: str, people: list[str]):
    assert one(("Date", "Event"), ("1/2/2020", words), labels=("Mother X", "Child X1"))["people"] == people


def test_the_column_of_people_names_whom_it_names():
    row = one(("Date", "Event", "People involved"), ("1/2/2020", "Mother X's sister was drunk", "Mother X"), labels=("Mother X",))
    assert row["people"] == ["Mother X"]


@pytest.mark.parametrize("heading", ["Concern or protective", "Direction", "Concern/protective", "Positive or negative", "What kind of entry?"])
def test_a_column_that_says_concern_or_protective_is_read_whatever_its_heading(heading: str):
    sheet = chronology(
        [["1/2/2020", "No mark of any kind", "Physical abuse", "Protective"], ["2/2/2020", "A bruise", "Physical abuse", "Concern"],
         ["3/2/2020", "Seen", "Physical abuse", None]], headings=("Date", "Event", "Category", heading), agency="School")
    assert [fact["nature"] for fact in facts(sheet)] == ["protective", "concern", "concern"]


@pytest.mark.parametrize("written", ["Somewhat", "Concern and protective", "Mixed"])
def test_a_direction_in_other_words_is_no_concern_and_waits_for_a_person(written: str):
    sheet = chronology([["1/2/2020", "x", "Neglect", written]], headings=("Date", "Event", "Category", "Direction"), agency="School")
    assert facts(sheet)[0]["nature"] == "context"
    assert set(queued(sheet)) == {(2, "nature")}


def test_a_column_of_results_is_not_taken_for_a_direction():
    sheet = chronology([["1/2/2020", "x", "Drug misuse", "Positive"]], headings=("Date", "Event", "Category", "Swab"), agency="GP")
    assert facts(sheet)[0]["nature"] == "concern"
    assert json.loads(str(facts(sheet)[0]["extra_json"])) == {"Swab": "Positive"}


@pytest.mark.parametrize(("written", "status", "asked"), [
    ("First-hand", "first_hand", False), ("Witnessed", "first_hand", False), ("hearsay", "reported", False), ("Told by aunt", "reported", False),
    ("Conviction", "finding", False), ("Professional opinion", "professional_opinion", False), ("denied", "disputed", False),
    ("Intelligence", "intelligence", False), ("Anonymous", "unverified", False), ("", "not_recorded", False), ("Gossip", "not_recorded", True),
])
def test_evidence_status_words(written: str, status: str, asked: bool):
    result = chronology([["1/2/2020", "x", written]], headings=("Date", "Event", "Evidence status"))
    assert facts(result)[0]["evidence_status"] == status
    assert ((2, "evidence_status") in queued(result)) is asked


@pytest.mark.parametrize(("seen", "alone", "code", "asked"), [
    ("Y", None, "seen", False), ("No", None, "not_seen", False), ("Seen alone", None, "seen_alone", False), (None, None, "not_recorded", False),
    ("Yes", "Yes", "seen_alone", False), ("Yes", "No", "seen", False), (None, "No", "not_recorded", False), (None, "Y", "seen_alone", False),
    ("in the garden", None, "not_recorded", True), ("Mother only", None, "not_recorded", True),
])
def test_seen_not_seen_and_not_recorded_stay_apart(seen: str | None, alone: str | None, code: str, asked: bool):
    result = chronology([["1/2/2020", "x", seen, alone]], headings=("Date", "Event", "Child seen?", "Seen alone"))
    assert facts(result)[0]["child_seen"] == code
    assert ((2, "child_seen") in queued(result)) is asked


@pytest.mark.parametrize(("written", "label", "asked"), [
    ("", "normal", False), ("Third party", "third_party", False), ("police intelligence", "police_intelligence", False),
    ("Secret", "restricted", True),
])
def test_an_unknown_handling_label_restricts_the_row(written: str, label: str, asked: bool):
    result = chronology([["1/2/2020", "x", written]], headings=("Date", "Event", "Handling"))
    assert facts(result)[0]["sensitivity"] == label
    assert ((2, "sensitivity") in queued(result)) is asked


def test_people_are_found_as_whole_labels_the_longest_first():
    labels = ("Child A1", "Child A10", "Mother A", "Grandmother of Mother A", "Child A2")
    row = ("1/2/2020", "child a10\u2019s bruise; Child  A2 was seen", "Grandmother of Mother A")
    fact = one(("Date", "Event", "Who was involved"), row, labels=labels)
    assert fact["people"] == ["Child A10", "Grandmother of Mother A", "Child A2"]


@pytest.mark.parametrize(("written", "known_on", "message"), [
    ("12/12/2020", date(2020, 12, 12), ""),
    (datetime(2020, 12, 12), date(2020, 12, 12), ""),
    ("December 2020", None, "not one certain day"),
    ("about 12/12/2020", None, "not one certain day"),
    ("1/12/2020", date(2020, 12, 1), "known before it happened"),
    (None, date(2021, 5, 1), ""),
])
def test_known_on_is_a_day_or_not_recorded(written: object, known_on: date | None, message: str):
    result = chronology([["10/12/2020", "x", written]], headings=("Date", "Event", "Known on"), known_on=date(2021, 5, 1))  # type: ignore[list-item]
    assert facts(result)[0]["known_on"] == known_on
    assert message in queued(result).get((2, "known_on"), "")
    assert bool(message) is ((2, "known_on") in queued(result))


def test_the_column_of_known_days_can_be_named():
    headings = ("Date", "Event", "Known on", "Told to us")
    result = chronology([["10/12/2020", "x", "1/1/2021", "2/1/2021"]], headings=headings, known_on_column="told to us")
    assert facts(result)[0]["known_on"] == date(2021, 1, 2)
    assert json.loads(str(facts(result)[0]["extra_json"])) == {"Known on": "1/1/2021"}


def test_a_column_of_known_days_that_is_not_there_is_told():
    result = chronology([["10/12/2020", "x"]], known_on_column="Told to us")
    assert any('no column is headed "Told to us"' in note.text for note in result.notes)


def test_the_same_row_twice_is_a_duplicate_of_the_first():
    rows = [["1/2/2020", "Seen"], ["2/2/2020", "Seen"], ["1/2/2020", " seen "], ["1/2/2020", "Seen", "Child B"]]
    result = chronology(rows, headings=("Date", "Event", "Child"))
    assert outcomes(result)[2] == (4, "duplicate", "same as row 2")
    assert [outcome for _, outcome, _ in outcomes(result)] == ["loaded", "loaded", "duplicate", "loaded"]
    assert result.rows[0].fingerprint == result.rows[2].fingerprint


def test_a_row_on_another_sheet_is_a_duplicate_only_for_the_same_agency():
    rows = [["Date", "Event"], ["1/2/2020", "Seen"]]
    result = prepared(xlsx({"Police": rows, "Police 2": rows, "GP": rows}))
    assert [(row.outcome, row.reason) for row in result.rows] == [("loaded", ""), ("duplicate", "same as sheet Police, row 2"), ("loaded", "")]


def test_repeated_headings_and_footers_are_read_and_rejected():
    result = chronology([
        ["1/2/2020", "Seen"], ["Date", "Event"], ["2/2/2020", "Left"], ["Page 2 of 3"], [None, "Total: 2 entries"], ["End of chronology"],
    ])
    assert outcomes(result) == [
        (2, "loaded", ""), (3, "rejected", "the headings repeated"), (4, "loaded", ""),
        *((row, "rejected", "a page footer or a total, not an entry") for row in (5, 6, 7)),
    ]


def test_a_text_file_has_no_sheet_name():
    row, = prepared(text_file([["Date", "Event"], ["1/2/2020", "x"]]), name="gp.csv").rows
    assert (row.sheet, row.number, row.facts and row.facts[0][1]["agency"]) == ("", 2, "gp")
    assert row.named_cells() == {"Date": "1/2/2020", "Event": "x"}
