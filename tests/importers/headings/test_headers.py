"""Finding the headings: title blocks, two rows, spelling; every published heading; suggestions that are never applied."""

import pytest

from dashboard.importers.headings.headers import find_header, suggestions_for, with_evidence_words
from dashboard.importers.headings.heading_names import MEANINGS, NAMES, meaning_of
from dashboard.importers.readers.raw import Cell, RawRow
from dashboard.importers.rows.coded_words import evidence_status
from data_models.tables import ENTRY

NEEDED = ("happened", "description")


def rows(*cells: tuple[Cell, ...], first: int = 1) -> list[RawRow]:
    return [RawRow(number, row) for number, row in enumerate(cells, start=first)]


@pytest.mark.parametrize(("meaning", "headings"), [
    ("event_ref", "Seq|Sequence|Event Ref|Reference|serial number|No|No.|#|Ref|Row|Event No"),
    ("happened", "Date|Start Date|Date or Period of Event|Date of incident/concern|Contact date|Date and Time of Incident|Date of Contact|"
                 "Event Date|Date of Event|Date/Time|When|Date From|From|Dates"),
    ("happened_end", "End Date|To|Date To|Until|Finish Date"),
    ("time_raw", "Time|Start Time|Time of event"),
    ("time_end", "End Time"),
    ("kept", "Age|Age of child|Child's age|bedroom"),
    ("agency", "Agency|Organisation|Service|Organisation/Agency"),
    ("agency_and_source", "Agency/Source|Agency/Source (split)"),
    ("source_of_information", "Source of Information|Source|Source/Agency|Information source|Record|Where recorded"),
    ("recorder", "Print Name and Signature|Logged by|Name and position of person completing form|Author|Worker|Professional|Who|Completed by|"
                 "Recorded by"),
    ("people_raw", "People Present|Who was involved|Family member(s)|Subject|Child(ren)|Name|Persons involved|People"),
    ("reported_by", "Reported by|Account of|Informant|Who reported"),
    ("category_raw", "Category|Event Type|note type|Type|Type of contact|Theme"),
    ("title", "Title|Case Note Summary|Heading|Headline"),
    ("description", "Event|event-detail|Significant Event|Description|Information/Details of concerns or contact|"
                    "Incident / concern (who what where when)|Case Note Detail|note|Details|Event/Contact|Summary of event|Brief description|"
                    "What happened|Key event|Narrative"),
    ("evidence_status", "Evidence status|Status of evidence|How known"),
    ("child_seen", "seen|Child seen?|Who was seen|Child seen"),
    ("seen_alone", "seen alone|Child seen alone"),
    ("child_voice", "Voice of the child|Child's views/presentation|Lived experience|Child\u2019s voice"),
    ("action_outcome", "Action taken (including reasons…) and Outcomes|Action taken (including reasons for decisions) and Outcomes|"
                       "Action Taken to Mitigate Adverse Impact on Child|outcome|Action|Response|Decision|Result|Agency response|Action and outcome"),
    ("significance", "Significance|Analysis|Impact (Either Positive or Negative)|Impact on child|Professional analysis|Why significant|RAG|Impact"),
    ("direction", "Risk/Protective|Concern/Strength|Positive/Negative"),
    ("comments", "Comments|Comment|Agency comment|Author comments|Missing information|Learning"),
    ("doc_ref", "witness or document reference|Evidence|Bundle page|Document|Exhibit|File ref|Document reference"),
    ("review", "Review"),
    ("known_on", "Known on|Date known|Date known to CSC|Date known to children's social care|Date received|Date shared"),
    ("sensitivity", "Sensitivity|Handling|Handling label|Protective marking"),
])
def test_every_published_heading_is_known(meaning: str, headings: str):
    assert {heading: meaning_of(heading) for heading in headings.split("|")} == dict.fromkeys(headings.split("|"), meaning)


@pytest.mark.parametrize("heading", ["DATE", " Date *", "Date:", "Date\n", "Ｄａｔｅ", "Date (dd/mm/yyyy)", "Date ?", "date."])
def test_the_way_a_heading_is_written_makes_no_difference(heading: str):
    assert meaning_of(heading) == "happened"


@pytest.mark.parametrize("heading", ["", "Dates of birth", "Update", "Eventful", "Date of birth", "(Date)s of plan"])
def test_what_only_resembles_a_heading_means_nothing(heading: str):
    assert meaning_of(heading) == ""


def test_every_meaning_feeds_an_entry():
    further = {"happened_end", "time_end", "seen_alone", "direction", "agency", "agency_and_source", "kept", "year_of_date", "by_the_note", "told_in"}
    assert {column.name for column in ENTRY.columns} | further >= MEANINGS


TITLES: tuple[tuple[Cell, ...], ...] = (
    ("Chronology",), ("Name of child:", "Child B1"), ("Date of birth", "4/3/2007"), ("NHS no.", "0123456780"), ("Completed by", "School nurse"),
    ("Period covered", "2019", "to", "2020"), ("Date", "10/12/2020"),
)


@pytest.mark.parametrize(("above", "headings", "first", "last", "meanings"), [
    ((), (("Date", "Event"),), 1, 1, "happened description"),
    (TITLES, (("Date", "Event", "Source"),), 8, 8, "happened description source_of_information"),
    ((), (("Date", None, "Event"), ("From", "To", None)), 1, 2, "happened happened_end description"),
    ((), (("Date", None, "Event"), ("From", "To", "Event")), 1, 2, "happened happened_end description"),
    (TITLES, (("When it was", None, "Child", None, "Details"), ("Date From", "Date To", "seen", "seen alone", None)), 8, 9,
     "happened happened_end child_seen seen_alone description"),
    ((), (("The record", None, None), ("Date", "Event", "Source")), 2, 2, "happened description source_of_information"),
    ((), (("Date", "Event", "Date"),), 1, 1, "happened description"),
])
def test_the_headings_are_found(above: tuple[tuple[Cell, ...], ...], headings: tuple[tuple[Cell, ...], ...], first: int, last: int, meanings: str):
    header = find_header(rows(*above, *headings, ("1/2/2020", "2/2/2020", "Seen at school"), ("3/2/2020", None, "Review")), meaning_of, NEEDED)
    assert header is not None
    assert (header.first_row, header.last_row) == (first, last)
    assert header.meanings == frozenset(meanings.split())


def test_a_sheet_without_both_a_date_and_a_description_has_no_headings():
    assert find_header(rows(("Date", "Amount"), ("1/2/2020", 5)), meaning_of, NEEDED) is None
    assert find_header(rows(("Event", "Amount"), ("Seen", 5)), meaning_of, NEEDED) is None
    assert find_header([], meaning_of, NEEDED) is None


def test_headings_far_down_are_found_within_the_first_rows_that_are_not_blank():
    assert find_header(rows(*[("About",)] * 24, ("Date", "Event")), meaning_of, NEEDED) is not None
    assert find_header(rows(*[("About",)] * 25, ("Date", "Event")), meaning_of, NEEDED) is None


def test_of_two_columns_with_one_meaning_the_first_wins_and_the_second_is_kept():
    header = find_header(rows(("Date", "Event", "Details", None, "Colour"), ()), meaning_of, NEEDED)
    assert header is not None
    row = RawRow(2, ("1/2/2020", "Seen", "at school", "in the margin", "blue"))
    assert header.cell(row, "description") == "Seen"
    assert [column.heading for column in header.doubled] == ["Details"]
    assert header.others(row) == {"Details": "at school", "column D": "in the margin", "Colour": "blue"}


def test_a_repeated_heading_row_is_known_again_and_data_is_not():
    header = find_header(rows(("Date", "Event", "Review")), meaning_of, NEEDED)
    assert header is not None
    assert header.repeated_by(RawRow(9, ("DATE ", "Event:", None)))
    assert not header.repeated_by(RawRow(9, ("1/2/2020", "Event", "Review")))
    assert not header.repeated_by(RawRow(9, (None, "Event", None)))


def test_a_heading_spelled_much_alike_is_suggested_and_never_applied():
    assert meaning_of("Descripton") == ""
    suggestion, = suggestions_for("Log", ["Descripton", "Event", "Weather"], NAMES)
    assert (suggestion.heading, suggestion.meaning, suggestion.looks_like) == ("Descripton", "description", "description")


def test_a_later_row_with_more_headings_does_not_turn_the_rows_before_it_into_a_title_block():
    header = find_header(rows(("Date", "Event"), ("1/2/2020", "Seen"), ("Date", "Event", "Source")), meaning_of, NEEDED)
    assert header is not None
    assert header.first_row == 1


@pytest.mark.parametrize("data", [
    (None, "Left", "Seen"), ("1/2/2020", "Review", "Seen"), (None, None, "Seen"), (None, "Mother said she would not", "Outcome"),
])
def test_a_row_of_data_under_the_headings_is_not_read_as_a_second_row_of_headings(data: tuple[Cell, ...]):
    header = find_header(rows(("Date", "Event", "Child seen"), data), meaning_of, NEEDED)
    assert header is not None
    assert header.last_row == 1


@pytest.mark.parametrize(("cells", "meaning"), [
    (("Observed", "reported", None), "evidence_status"), (("Bundle p. 4", "Observed"), "doc_ref"), ((None, None), "doc_ref"),
])
def test_evidence_is_a_status_only_where_every_cell_is_a_status_word(cells: tuple[Cell, ...], meaning: str):
    sheet = rows(("Date", "Event", "Evidence"), *(("1/2/2020", "Seen", cell) for cell in cells))
    header = find_header(sheet, meaning_of, NEEDED)
    assert header is not None
    assert with_evidence_words(header, sheet, lambda text: evidence_status(text) is not None).columns[2].meaning == meaning
