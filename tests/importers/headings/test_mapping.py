"""A mapping file: what it may say, and the sentence for each way it can be wrong."""

import pytest

from dashboard.errors import FileRefused
from dashboard.importers.headings.mapping import Mapping, SheetMapping
from tests.importers.workbooks import facts, prepared, xlsx

WHOLE = '''
agency = "Police"
[columns]
"Day" = "happened"
"Story *" = "description"
[sheets."Sheet 2"]
agency = "Housing"
[sheets.Notes]
skip = true
'''


def test_a_mapping_is_read_whole():
    mapping = Mapping.from_toml(WHOLE)
    assert (mapping.agency, mapping.meaning_of("STORY"), mapping.meaning_of("Date")) == ("Police", "description", "")
    assert (mapping.for_sheet("sheet 2"), mapping.for_sheet("Notes")) == (SheetMapping(agency="Housing"), SheetMapping(skip=True))
    assert mapping.as_dict()["columns"] == {"Day": "happened", "Story *": "description"}


def test_nothing_said_is_an_empty_mapping():
    assert Mapping.from_toml("") == Mapping()


@pytest.mark.parametrize(("text", "words"), [
    ("agency = ", "not a mapping that can be read"),
    ('agnecy = "Police"', "but not agnecy"),
    ('[columns]\n"Day" = "hapened"', 'the heading "Day" is mapped to "hapened", which is not one of: action_outcome'),
    ('[columns]\n"Day" = 3', 'columns."Day" must be text'),
    ("columns = 3", "[columns] must be a table"),
    ('[sheets."A"]\nskip = "yes"', '[sheets."A"] skip must be true or false'),
    ('[sheets."A"]\nignore = true', "but not ignore"),
    ('sheets = {A = "Police"}', '[sheets."A"] must be a table'),
])
def test_what_is_wrong_is_named(text: str, words: str):
    with pytest.raises(FileRefused) as refused:
        Mapping.from_toml(text, name="map.toml")
    assert str(refused.value).startswith("map.toml: ")
    assert words in str(refused.value)


def test_a_mapping_decides_over_headings_sheets_and_agencies():
    content = xlsx({
        "Sheet 1": [["Day", "Story", "Event"], ["1/2/2020", "mapped", "kept"]], "Sheet 2": [["Date", "Event"], ["1/2/2020", "x"]],
        "Notes": [["Date", "Event"], ["1/2/2020", "left out"]],
    })
    result = prepared(content, name="log.xlsx", mapping=Mapping.from_toml(WHOLE))
    assert [(fact["description"], fact["agency"], fact["extra_json"]) for fact in facts(result)] == [
        ("mapped", "police", '{"Event": "kept"}'), ("x", "housing", "")]
    assert result.reconciliation().total.read == 2
    assert "left out, as the mapping says: 2 rows were not read" in [note.text for note in result.notes]
