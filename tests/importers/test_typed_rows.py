"""What is typed into a form is read by the same rules as a row of a companion sheet, with a sentence for every field at fault."""

import re
from datetime import date

from dashboard.importers.typed_rows import how_read, read_typed, text_before
from data_models.tables import ALLEGATION, ENTRY, KNOWN_ON, MEETING, PRE_PROCEEDINGS

TODAY = date(2026, 11, 24)
UNDERTAKING = {"kind": "written_undertaking", "happened": "about May 2016", "outcome": "No contact with the alleged perpetrator"}
ALLEGED = {
    "allegation_ref": "AL1", "about": "Father X", "made_by": "Child X1", "happened": "4 March 2020", "theme": "neglect", "police_outcome": "charged",
}


def test_a_date_is_kept_as_written_and_as_read() -> None:
    row = read_typed(MEETING, MEETING.filled_in(), UNDERTAKING, today=TODAY)
    assert not row.refused
    assert (row.fields["happened_raw"], row.fields["happened_from"], row.fields["happened_to"], row.fields["happened_approximate"]) == (
        "about May 2016", date(2016, 5, 1), date(2016, 5, 31), True)


def test_a_reference_left_blank_is_made_and_differs_each_time() -> None:
    made = [str(read_typed(MEETING, MEETING.filled_in(), UNDERTAKING, today=TODAY).fields["meeting_ref"]) for _ in range(2)]
    assert all(re.fullmatch(r"K[0-9a-f]{6}", reference) for reference in made) and made[0] != made[1]
    assert read_typed(MEETING, MEETING.filled_in(), {**UNDERTAKING, "meeting_ref": "WU1"}, today=TODAY).fields["meeting_ref"] == "WU1"


def test_every_field_at_fault_is_told_at_once_under_the_words_of_the_form() -> None:
    typed = {"happened": "31/02/2020", "theme": "weather", "known_on": "May 2016"}
    refused = read_typed(ALLEGATION, ALLEGATION.filled_in(), typed, today=TODAY).refused
    assert set(refused) == {"about", "made_by", "happened", "theme", "known_on"}
    assert refused["about"] == '"About" is required and blank.'
    assert refused["known_on"] == '"Known on" is "May 2016": it must be one certain day.'
    assert 'which is not one of' in refused["theme"]


def test_several_children_stand_apart() -> None:
    row = read_typed(PRE_PROCEEDINGS, PRE_PROCEEDINGS.filled_in(), {"children": "Child X1; Child X2", "happened": "1 May 2020"}, today=TODAY)
    assert row.fields["children"] == ["Child X1", "Child X2"]
    assert (row.fields["sensitivity"], row.fields["fgdm_held"], row.fields["letter_sent_from"]) == ("normal", "not_recorded", None)


def test_the_category_of_an_entry_is_coded_as_in_a_chronology() -> None:
    row = read_typed(ENTRY, ENTRY.filled_in(), {"description": "Seen drunk", "category_raw": "Alcohol misuse"}, today=TODAY)
    assert (row.fields["themes"], row.fields["nature"]) == (["alcohol_misuse"], "concern")
    assert read_typed(ENTRY, ENTRY.filled_in(), {"description": "At school"}, today=TODAY).fields["nature"] == "context"


def test_the_next_version_changes_what_was_changed_and_keeps_what_was_read_before() -> None:
    first = read_typed(ALLEGATION, ALLEGATION.filled_in(), ALLEGED, today=TODAY).fields
    before = {**first, "happened_raw": "22.13/16", "happened_from": None, "happened_to": None}
    texts = {column.name: text_before(column, before) for column in ALLEGATION.filled_in()}
    row = read_typed(ALLEGATION, ALLEGATION.filled_in(), {**texts, "police_outcome": "convicted"}, today=TODAY, before=before)
    assert not row.refused, "a date that could not be read in its file is not asked for again"
    assert {name for name, value in row.fields.items() if before[name] != value} == {"police_outcome"}


def test_a_date_says_how_it_is_read_while_it_is_typed() -> None:
    happened = MEETING.column("happened")
    assert how_read(happened, "about May 2016", today=TODAY) == "Read as: about May 2016."
    assert how_read(happened, "31/02/2020", today=TODAY).startswith("Not read: ")
    assert how_read(KNOWN_ON, "16/07/2020", today=TODAY) == "Read as: 16 July 2020."
    assert "one certain day" in how_read(KNOWN_ON, "July 2020", today=TODAY)
    assert how_read(happened, " ", today=TODAY) == ""
