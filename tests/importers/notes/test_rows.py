"""Notes of a page as rows: the note at its own date, each dated event in its text at the event's, and no year that nobody knows."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.importers.notes.dates import mentions_in
from dashboard.importers.notes.lines import numbered_lines
from dashboard.importers.notes.rows import read_notes
from dashboard.importers.readers.raw import RawSheet
from dashboard.importers.readers.reading import read_file
from data_models.dates import Precision
from tests.importers.workbooks import facts, outcomes, prepared, queued

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples" / "georgia-i-ai+social-care-timeline-prototype" / "data" / "samples"

NOTE = """Safeguarding note - Hillside Primary School
Logged by: Class teacher
Date: 3 February 2026
Re: Child X1, age 7

Child X1 was tired all day. A neighbour told the office on
30 January that there had been shouting; the police came at 21:15 on 13 December,
and again on 8 and 9 January. A meeting is set for 5 March.

Nothing that was well-
founded was said."""


def sheets(text: str) -> tuple[RawSheet, ...]:
    return read_notes("sent.txt", numbered_lines(text), wrapped=True)


def named(sheet: RawSheet) -> list[dict[str, object]]:
    """The rows under the headings, filled cells by heading, with the row's number."""
    headings = next(row for row in sheet.rows if "Event" in row.cells)
    return [
        {"row": row.number, **{str(heading): cell for heading, cell in zip(headings.cells, row.cells, strict=True) if cell is not None}}
        for row in sheet.rows if row.number > headings.number
    ]


def dates(body: str, *, written: str = "3 February 2026") -> list[tuple[object, object]]:
    """(words, year lent) of every entry in a note's text."""
    return [(row["Date"], row.get("Year of the date")) for row in named(sheets(f"Date: {written}\n\nWritten down.\n\n{body}")[0])[1:]]


LOG = """Safeguarding log - Hillside Primary School
Logged by: Class teacher
Date: 3 February 2026
Category: Domestic abuse
Re: Child X1, age 7

Child X1 was tired all day. A meeting was asked for on 1 February.

30 January - Child X1 said that there had been shouting.

On 13 December at 21:15 a neighbour rang the office.

8 and 9 January: absent.
5 March - meeting.
"""


def test_an_entry_that_opens_with_a_date_is_a_row_and_the_note_tells_as_its_own_only_the_rest():
    note, *entries = named(sheets(LOG)[0])
    assert (note["row"], note["Date"], note["Category"], note["Document reference"]) == (
        5, "3 February 2026", "Domestic abuse", "note of 3 February 2026, line 5")
    assert note["Event"] == "Child X1 was tired all day. A meeting was asked for on 1 February.\n[…]\n5 March - meeting."
    assert str(note["Whole note"]).count("\n") == 4 and "30 January - Child X1 said" in str(note["Whole note"])
    assert [(row["row"], row["Date"], row["Year of the date"], row.get("Time"), row["Event"]) for row in entries] == [
        (9, "30 January", 2026, None, "30 January - Child X1 said that there had been shouting."),
        (11, "13 December", 2025, "21:15", "On 13 December at 21:15 a neighbour rang the office."),
        (13, "8 January", 2026, None, "8 and 9 January: absent."), (14, "9 January", 2026, None, "8 and 9 January: absent.")]
    assert all(row["Recorded by"] == "Class teacher" and row["Document reference"] != note["Document reference"] for row in entries)


def test_a_date_inside_a_sentence_makes_no_row_and_is_told():
    sheet, = sheets(NOTE)
    assert [row["row"] for row in named(sheet)] == [4]
    assert sheet.notes == ((4, (
        'dates inside sentences, which make no entries of their own; what they date stands in the text that names them: "30 January" in line 7, '
        '"13 December" in line 7, "8 January" in line 8, "9 January" in line 8, "5 March" in line 8')),)
    visit = "Date: 15 April 2026\n\n14/04/2026 - Visit. Child X1 seen at home. Mother spoke of a fall on 12th April."
    assert [fact["happened_raw"] for fact in facts(prepared(visit.encode(), name="note.txt"))] == ["14/04/2026"]


def test_what_a_note_tells_of_an_earlier_day_became_known_by_the_note():
    result = facts(prepared(LOG.encode(), name="note.txt"))
    assert [(str(fact["happened_from"]), str(fact["known_on"])) for fact in result] == [
        ("2026-02-03", "None"), ("2026-01-30", "2026-02-03"), ("2025-12-13", "2026-02-03"),
        ("2026-01-08", "2026-02-03"), ("2026-01-09", "2026-02-03")]
    incident = b"Date of incident: 13 February 2026\nDate of report: 14 February 2026\n\nHe was seen by us at home."
    assert str(facts(prepared(incident, name="note.txt"))[0]["known_on"]) == "2026-02-14"
    month = b"Date: February 2026\n\nSeen today by us.\n\n13 January 2026 - nobody was in."
    assert str(facts(prepared(month, name="note.txt"))[1]["known_on"]) == "2026-02-28"


def test_a_day_stated_for_the_file_or_at_the_head_counts_before_the_notes_own():
    stated = facts(prepared(LOG.encode(), name="note.txt", known_on=date(2026, 2, 10)))
    assert {str(fact["known_on"]) for fact in stated} == {"2026-02-10"}
    received = LOG.replace("Category:", "Date received: 5 February 2026\nCategory:")
    assert {str(fact["known_on"]) for fact in facts(prepared(received.encode(), name="note.txt"))} == {"2026-02-05"}


def test_the_category_of_a_note_stays_with_the_note():
    note, *entries = facts(prepared(LOG.encode(), name="note.txt"))
    assert note["themes"] == ["domestic_abuse"]
    assert [(fact["themes"], fact["nature"], fact["category_raw"]) for fact in entries] == [([], "context", "")] * 4


def test_a_note_that_is_nothing_but_one_entry_is_that_entry_with_its_category():
    text = "Note - Hillside School\nDate: 3 February 2026\nCategory: Domestic abuse\nWard: 3\n\n30 January - Child X1 said there had been shouting."
    result = prepared(text.encode(), name="note.txt")
    assert outcomes(result) == [(4, "duplicate", "all that this note tells stands in row 6"), (6, "loaded", "")]
    entry, = facts(result)
    assert (entry["themes"], entry["comments"], str(entry["known_on"])) == (["domestic_abuse"], "Ward: 3", "2026-02-03")


def test_where_several_entries_tell_all_of_a_note_a_person_is_asked_which_its_category_is_about():
    text = "Log\nDate: 3 February 2026\nCategory: Neglect\n\n30 January - he came without a coat.\n1 February - no lunch."
    result = prepared(text.encode(), name="note.txt")
    assert [outcome for _, outcome, _ in outcomes(result)] == ["duplicate", "loaded", "loaded"]
    assert [fact["themes"] for fact in facts(result)] == [[], []]
    assert "which of rows 5 and 6 it is about" in queued(result)[3, "category_raw"]


def test_what_lies_ahead_of_the_note_is_told_and_is_no_entry():
    assert (5, '"5 March" in line 14 lies after the note was written, so it was read as planned and not as an event') in sheets(LOG)[0].notes


@pytest.mark.parametrize(("written", "words", "year"), [
    ("3 February 2026", "On 8 December", 2025), ("3 February 2026", "On 3 February", 2026), ("3 February 2026", "2 February:", 2026),
    ("3 February 2026", "On 10 May", 2025), ("20 December 2025", "- 30 June:", 2025), ("14/02/26", "On 8 December", 2025),
    ("1 January 2026", "31 December:", 2025), ("5 March 2024", "On 29 February", 2024), ("3 February 2026", "In January", 2026),
    ("3 February 2026", "In November", 2025),
])
def test_a_date_without_a_year_is_the_last_such_day_before_the_note(written: str, words: str, year: int):
    (_, lent), = dates(f"{words} it happened at home.", written=written)
    assert lent == year


@pytest.mark.parametrize(("written", "words"), [("27 January 2026", "On 5 February"), ("20 December 2025", "On 12 January"),
                                                ("27 January 2026", "On 5 February 2027")])
def test_a_day_that_comes_soon_after_the_note_is_planned(written: str, words: str):
    assert dates(f"{words} there is a new appointment at noon.", written=written) == []


def test_where_an_entry_tells_of_another_year_nobody_can_tell_unless_the_weekday_does():
    assert dates("On 5 January he was seen; known since March 2019 and in 2018.") == [("5 January", None)]
    assert dates("On Monday 5 January he was seen; known in March 2019.") == [("Monday 5 January", 2026)]
    assert dates("On 3 March 2019 he was seen, and on 5 March he left.") == [("3 March 2019", None)]


def test_without_a_date_of_its_own_the_note_lends_no_year():
    sheet, = sheets("A title\n\nSeen by somebody.\n\nOn 5 January he was seen again.")
    assert [(row.get("Date"), row.get("Year of the date")) for row in named(sheet)] == [(None, None), ("5 January", None)]
    assert any("the day on which its dated entries became known is not recorded" in sentence for _, sentence in sheet.notes)


@pytest.mark.parametrize(("text", "found"), [
    ("between 3 and 9 March", ["between 3 and 9 March"]),
    ("from 28 February to 3 March 2026", ["28 February to 3 March 2026"]),
    ("3-5 March 2026", ["3-5 March 2026"]),
    ("3, 5 and 9 March 2026", ["3 March 2026", "5 March 2026", "9 March 2026"]),
    ("w/c Monday 2 March", ["w/c Monday 2 March"]),
    ("about 3 March 2025", ["about 3 March 2025"]),
    ("Tuesday 3rd March and Friday 6th of March", ["Tuesday 3rd March", "Friday 6th of March"]),
    ("on 13/02/2026, 14.02.26 and 2026-02-15", ["13/02/2026", "14.02.26", "2026-02-15"]),
    ("01/02/2026 - 05/02/2026", ["01/02/2026 - 05/02/2026"]),
    ("13 Feb 25 and 13 FEBRUARY 2025", ["13 Feb 25", "13 FEBRUARY 2025"]),
    ("March 3, 2025", ["March 3, 2025"]),
    ("early March 2025, summer 2024, spring term 2023", ["early March 2025", "summer 2024", "spring term 2023"]),
    ("left for a while in January, and in 2019", ["January", "2019"]),
    ("(4 June, 9 June)", ["4 June", "9 June"]),
])
def test_dates_are_found_as_they_are_written(text: str, found: list[str]):
    assert [mention.words for mention in mentions_in(f"It was {text}, they said.")] == found


@pytest.mark.parametrize("text", [
    "DOB 14/09/1994", "born on 3 March 2010", "D.O.B.: 3/4/2010", "by 3 March 2026", "until 3 March 2026", "before 13 January", "after 13 January",
    "child 1 may have gone", "in Year 3 and 24/7", "at 12 March Road", "ref 2026/13/02", "version 1.2.3", "31 February 2026 99", "tel. 01273 555555",
    "the march in May Street", "a 3/4 length coat", "marched on", "since March",
])
def test_what_dates_nothing_that_happened_is_left_alone(text: str):
    assert [mention.words for mention in mentions_in(f"It was {text}.") if mention.words != "31 February 2026"] == []


def test_an_entry_that_begins_with_its_date_is_told_whole():
    note = "Date: 3 February 2026\n\n13/01/2026 - Telephone call. Mother was upset.\n14/01/2026 - Visit. Nobody in.\n\n20 January 2026\n\nSeen. Well."
    assert [row["Event"] for row in named(sheets(note)[0])[1:]] == [
        "13/01/2026 - Telephone call. Mother was upset.", "14/01/2026 - Visit. Nobody in.", "20 January 2026 Seen. Well."]


def test_several_notes_in_one_file_are_told_apart():
    two = "Contact record\nDate: 1/2/2020\n\nSeen at home.\n\nSecond record\nBy: me\nDate: 8/2/2020\n\nSeen at school."
    assert [(sheet.name, [(row["row"], row["Date"], row["Event"]) for row in named(sheet)]) for sheet in sheets(two)] == [
        ("notes 1 to 2", [(2, "1/2/2020", "Seen at home."), (8, "8/2/2020", "Seen at school.")])]
    assert [row["Date"] for row in named(sheets("Date: 1/2/2020\nSeen\nDate: 8/2/2020\nLeft")[0])] == ["1/2/2020", "8/2/2020"]
    pages = sheets("Date: 1/2/2020\n\nSeen at home.\n\fVisit\n\nNobody was in.")
    assert [(row["row"], row.get("Date"), row["Event"]) for sheet in pages for row in named(sheet)] == [
        (3, "1/2/2020", "Seen at home."), (4, None, "Nobody was in.")]


def test_notes_of_two_agencies_in_one_file_are_two_sheets():
    note = "{}\nDate: {}/2/2020\n\nSeen at home by them today.\n\n"
    text = note.format("Hillside School", 1) + note.format("Hillside School", 2) + note.format("Police", 3)
    result = prepared(text.encode(), name="notes.txt")
    assert [(fact["sheet"], fact["agency"]) for fact in facts(result)] == [
        ("notes 1 to 2", "school"), ("notes 1 to 2", "school"), ("note 3", "police")]


def test_a_date_beside_a_signature_begins_no_note():
    sheet, = sheets("Date: 1/2/2020\n\nSeen at home, and all was well.\n\nSigned: me\nDate: 2/2/2020\n")
    assert sheet.name == "note"


def test_the_head_says_the_rest_and_what_fits_nowhere_is_kept():
    sheet, = sheets(
        "[DRAFT]\n\nNotification of concern\nReference: ABC-1    Time: 14:30\nDate of incident: 13 February 2026\nDate of report: 14 February 2026\n"
        "Date received: 16/02/2026\nSensitivity: restricted\nCategory: Neglect\nWard: 3\nTo: children's services\n\nHe was seen.")
    row, = named(sheet)
    assert row == {
        "row": 11, "Date": "13 February 2026", "Time": "14:30", "Ref": "ABC-1", "Event": "He was seen.",
        "Source of information": "Notification of concern", "Category": "Neglect",
        "Document reference": "note of 14 February 2026, line 11", "Comments": "[DRAFT]; Ward: 3; To: children's services",
        "Known on": "16/02/2026", "Sensitivity": "restricted", "Known by the note of": "14 February 2026"}


def test_a_line_that_is_only_a_date_is_the_notes_date():
    assert named(sheets("Visit to the home\n4 March 2026\n\nHe was seen.")[0])[0]["Date"] == "4 March 2026"


@pytest.mark.parametrize(("head", "agency"), [
    ("Agency: Housing\nNote - Hillside School", "housing"),
    ("Attendance summary\nHospital: St Example's", "acute_health"),
    ("Welfare note - Hillside Primary School (breakfast club)", "school"),
    ("Notification (police to social care)", "police"),
    ("Summary\nLogged by: Health Visitor, north team", "health_visiting"),
    ("Summary\nLogged by: Ed Swift", "other"),
    ("Summary\nReferral to: Community Mental Health Team", "other"),
])
def test_the_agency_is_the_one_the_head_names(head: str, agency: str):
    fact, = facts(prepared(f"{head}\nDate: 4 March 2026\n\nHe was seen at home today.".encode(), name="note.txt"))
    assert fact["agency"] == agency


def test_an_agency_that_the_importing_person_states_counts_before_a_guess_from_the_title():
    fact, = facts(prepared(b"Note - Hillside School\nDate: 4 March 2026\n\nHe was seen at home today.", name="note.txt", agency="Police"))
    assert fact["agency"] == "police"


def test_the_whole_way_an_inferred_year_is_marked_as_one():
    result = prepared(LOG.encode(), name="note.txt")
    assert result.file.format == "note"
    assert all(outcome == "loaded" for _, outcome, _ in outcomes(result))
    assert [(str(fact["happened_from"]), fact["happened_year_inferred"], fact["happened_raw"]) for fact in facts(result)] == [
        ("2026-02-03", False, "3 February 2026"), ("2026-01-30", True, "30 January"), ("2025-12-13", True, "13 December"),
        ("2026-01-08", True, "8 January"), ("2026-01-09", True, "9 January")]


def test_a_year_that_nobody_can_tell_is_not_borrowed_from_the_row_before():
    text = b"Date: 3 February 2026\n\nSeen today.\n\nMarch 2019: known to us.\n\nOn 5 January he was seen, as in March 2019."
    result = prepared(text, name="note.txt")
    assert [str(fact["happened_from"]) for fact in facts(result)] == ["2026-02-03", "2019-03-01", "None"]
    assert "has no year" in queued(result)[7, "happened"]


def test_a_note_without_a_date_is_kept_undated():
    result = prepared(b"Telephone call with the grandmother about the weekend.", name="police.txt")
    fact, = facts(result)
    assert (fact["happened_from"], fact["description"]) == (None, "Telephone call with the grandmother about the weekend.")
    assert (1, "happened") in queued(result)


@pytest.mark.parametrize(("text", "kind"), [
    ("Date,Event\n1/2/2020,Seen at the home of the family today", "csv"),
    ("person_id,legal_name_of_the_child,date_of_birth,sex_code", "csv"),
    ("a;b\n1;Seen at the home of the family\n2;Seen at the school of the child", "csv"),
    ("Seen\tat home\tin the morning of that day\nLeft\tat noon\tin the rain with a coat", "csv"),
    ("nothing", "csv"),
    ("Seen at home today, and well, I think", "note"),
    ("He came, he saw, and he left again.\nNobody was in.\nThe dog barked, the door was open, and so on.", "note"),
    ("[DRAFT, for checking only]\n\nNote of a visit, made today\nDate: 3 March 2020\n\nHe was seen by us at home.", "note"),
])
def test_a_text_file_is_a_table_where_delimiters_divide_it_and_else_a_note(text: str, kind: str):
    assert read_file("sent.txt", text.encode()).format == kind
    assert read_file("sent.txt", text.encode("utf-16")).format == kind


EXPECTED: dict[str, tuple[str, str, list[str]]] = {
    "bennett/dental_reminder_note.txt": ("2026-01-27", "other", []),
    "bennett/gp_minor_illness_note.txt": ("2026-02-09", "gp", []),
    "bennett/school_settling_note.txt": ("2026-01-15", "school", []),
    "gp_referral_letter.txt": ("2026-03-04", "gp", []),
    "harding/breakfast_club_welfare_note.txt": ("2026-02-17", "school", []),
    "harding/hospital_attendance_note.txt": ("2026-03-06", "acute_health", []),
    "harding/missed_appointments_log.txt": ("2026-02-03", "health_visiting", []),
    "harding/police_domestic_callout_note.txt": ("2026-02-14", "police", []),
    "harding/school_injury_and_disclosure_note.txt": ("2026-02-20", "school", []),
    "school_attendance_log.txt": ("2026-03-06", "school", []),
    "teacher_behaviour_observation.txt": ("2026-03-10", "school", []),
}
"""By file: the note's date, its agency, the first days of further entries. Each names its dates inside sentences, so none has any."""


@pytest.mark.parametrize("name", sorted(name for name in EXPECTED if (SAMPLES / name).exists()))
def test_public_notes_come_out_as_a_reader_reads_them(name: str):
    written, agency, events = EXPECTED[name]
    result = prepared((SAMPLES / name).read_bytes(), name=Path(name).name)
    first, *others = facts(result)
    assert (str(first["happened_from"]), first["agency"]) == (written, agency)
    assert [str(fact["happened_from"]) for fact in others] == events
    assert [fact["happened_year_inferred"] for fact in (first, *others)] == [False, *[True] * len(events)]
    assert all(fact["happened_precision"] == (Precision.MONTH if fact["happened_raw"] == "January" else Precision.DAY) for fact in others)
    assert result.reconciliation().total.rejected == 0
    assert all(isinstance(fact["happened_from"], date) for fact in (first, *others))
