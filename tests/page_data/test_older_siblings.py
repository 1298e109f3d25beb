"""Children at one age: who is named in what, and how sure the age is."""

from dashboard.page_data.older_siblings import NOTHING, OlderSiblingsView, older_siblings_view
from data_models.agencies import Agency
from data_models.history import History
from data_models.people import FamilyRole, Person, Residence, Status, Whereabouts
from data_models.record import EvidenceStatus, Nature
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history, link, status, when

OLDER = Person(id="p1", label="Older sibling X", role=FamilyRole.OLDER_SIBLING, born=when("2003"))
YOUNGER = Person(id="p2", label="Child X1", role=FamilyRole.CHILD, born=when("2010-05-04"))
UNKNOWN = Person(id="p3", label="Child X2", role=FamilyRole.CHILD)
MOTHER = Person(id="p4", label="Mother X", role=FamilyRole.MOTHER, born=when("1980-01-01"))
RECORD = history(
    "2020-05-04", people=[YOUNGER, UNKNOWN, OLDER, MOTHER],
    entries=[
        entry("2011-03-01", Theme.NEGLECT, id="at eight", people=("Older sibling X",)),
        entry("2013-06-01", Theme.NEGLECT, id="at nine or ten", people=("Older sibling X",)),
        entry("2018-06-01", Theme.MISSING, id="at fifteen", people=("Older sibling X",)),
        entry("2020-03-01", Theme.NEGLECT, Theme.DOMESTIC_ABUSE, id="now", people=("Child X1", "Mother X"), status=EvidenceStatus.REPORTED),
        entry("2020-03-02", id="nobody"), entry("", id="undated", people=("Child X1",)),
        entry("2019-01-01", id="said", nature=Nature.CONTEXT, markers=[Marker.SIBLING_VOICE], reported_by="Older sibling X", action_outcome=""),
        entry("2019-02-01", id="voice of the youngest", nature=Nature.CONTEXT, markers=[Marker.CHILD_VOICE], people=("Child X1",)),
    ],
    statuses=[status("2011-03-01", Status.CHILD_PROTECTION, id="plan", children=("Older sibling X",), ended=when("2012-03-01"))],
    residences=[
        Residence(id="foster", person="Older sibling X", kind=Whereabouts.FOSTER_CARE, happened=when("2016-01-01")),
        Residence(id="home", person="Child X1", kind=Whereabouts.FAMILY_HOME, happened=when("2010-05-04")),
    ],
)


def seen(record: History = RECORD) -> OlderSiblingsView:
    return older_siblings_view(record)


def test_the_sentence_compares_at_the_age_the_younger_child_has_now() -> None:
    assert seen().sentence == (
        "At 10 years, the age of Child X1 on 4 May 2020: Older sibling X is named in 1–2 incidents of concern across 1 theme by that age; Child X1 "
        "in 1 across 2 themes. For 1 it is not known whether that age had been reached, because a date is approximate. Dated rows naming Older "
        "sibling X begin at 7 or 8 years. Dated rows naming Child X1 begin at 8 years."
    )
    assert seen().heading == "At 10: Older sibling X 1–2 incidents, Child X1 1"


def test_a_child_without_a_date_of_birth_is_listed_as_outside_the_picture() -> None:
    assert "Outside the picture, because no date of birth is recorded to within a year: Child X2." in seen().paragraph
    assert list(seen().children["child"]) == ["Older sibling X", "Child X1"]


def test_a_mark_is_an_incident_that_names_the_child_on_each_of_its_themes() -> None:
    own = seen().marks[seen().marks["child"] == "Child X1"]
    assert sorted((row.theme, row.status, row.ids) for row in own.itertuples()) == [
        ("Domestic abuse", "reported", "now"), ("Neglect", "reported", "now"),
    ]
    assert "no row names one of these children: 1 incident of concern" in seen().paragraph
    assert "1 undated incident outside the picture" in seen().paragraph


def test_what_another_row_of_the_incident_says_of_somebody_else_is_not_the_childs() -> None:
    record = history("2020-05-04", people=[YOUNGER, OLDER], entries=[
        entry("2020-03-01", Theme.NEGLECT, id="child", ref="P1", people=("Child X1",), status=EvidenceStatus.REPORTED),
        entry("2020-03-01", Theme.ADULT_VIOLENCE, id="adult", ref="S1", agency=Agency.SCHOOL, people=("Mother X",)),
    ], links=[link("Police", "P1", "I1"), link("School", "S1", "I1")])
    mark, = seen(record).marks.itertuples()
    assert (mark.theme, mark.status, mark.ids) == ("Neglect", "reported", "child")


def test_bands_show_status_and_life_away_from_home_and_not_the_family_home() -> None:
    bands = [(row.child, row.word, row.lane, row.ids) for row in seen().bands.itertuples()]
    assert bands == [("Older sibling X", "Child protection", "status", "plan"), ("Older sibling X", "Foster care", "lived", "foster")]


def test_an_approximate_date_of_birth_says_how_far_a_mark_may_be_out() -> None:
    older, younger = seen().children["note"]
    assert older == "born 2003: each mark may stand up to 6 months either side"
    assert younger == "born 4 May 2010"


def test_a_date_of_birth_of_several_years_places_nothing() -> None:
    loose = Person(id="p9", label="Older sibling Y", role=FamilyRole.OLDER_SIBLING, born=when("2001-01-01..2003-12-31"))
    assert "Older sibling Y" in seen(history(people=[loose, YOUNGER])).paragraph
    assert list(seen(history(people=[loose, YOUNGER])).children["child"]) == ["Child X1"]


def test_only_accounts_of_older_children_are_listed_with_what_the_row_records_as_done() -> None:
    view = seen()
    assert [row.opens for row in view.said.rows] == ["said"]
    assert view.said.rows[0].cells[1] == "Older sibling X"
    assert view.said.rows[0].cells[-1] == "nothing recorded in this row"
    assert "On 1 of them no action or outcome is recorded" in view.said_sentence


def test_an_only_child_is_compared_with_nobody() -> None:
    view = seen(history("2020-05-04", people=[YOUNGER]))
    assert view.heading == "No two children can be compared at one age"
    assert "nothing can be compared" in view.sentence


def test_no_date_of_birth_at_all_says_what_to_import() -> None:
    assert seen(history(people=[UNKNOWN])).empty == NOTHING


def test_the_heading_is_ten_words_at_most() -> None:
    assert len(seen().heading.split()) <= 10
