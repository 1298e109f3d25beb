"""Loose dates are counted by agency and each count opens its rows; days that nobody said are told."""

from datetime import date

from dashboard.page_data.quality_dates import dates_section, known_matter
from dashboard.page_data.quality_matters import Matter, Section
from data_models.agencies import Agency
from data_models.dates import Precision, When
from data_models.people import FamilyRole, Person
from data_models.record import Entry
from tests.findings.building import entry, history, plan, when

ABOUT = When("about May 2016", date(2016, 5, 1), date(2016, 5, 31), Precision.MONTH, approximate=True)
NO_YEAR = When("4 March", date(2020, 3, 4), date(2020, 3, 4), Precision.DAY, year_inferred=True)


def dated(id: str, happened: When, agency: Agency = Agency.SCHOOL) -> Entry:
    return Entry(id=id, description="What was seen", agency=agency, happened=happened, known_on=date(2020, 5, 1))


def opened(section: Section) -> dict[str, list[str]]:
    return {matter.key: [row.opens for row in matter.rows] for matter in section.matters}


def test_each_kind_of_loose_date_has_its_own_rows() -> None:
    entries = [
        entry("", id="none"), dated("about", ABOUT), entry("2016", id="year"), entry("2016-05-01..2016-05-03", id="days"), dated("inferred", NO_YEAR),
        entry("2020-03-04", id="day"),
    ]
    section = dates_section(history(entries=entries, plans=[plan("", id="plan")]))
    assert opened(section) == {
        "undated": ["none"], "approximate": ["about"], "wide": ["about", "year"], "inferred": ["inferred"],
        "before-birth": [], "undated-others": ["plan"]}
    assert section.sentence == (
        "Of 6 entries: 1 has no date; 1 is approximate; 2 may have happened on any day of more than a week; "
        "1 has a year that was taken from the rows around.")


def test_the_table_by_agency_and_whose_the_rows_are_say_the_same() -> None:
    section = dates_section(history(entries=[entry("", id="one"), dated("two", ABOUT), dated("three", When(raw="?"))]))
    assert [row.cells for row in section.tables[0].rows] == [("Police", "1", "1", "0", "0", "0"), ("School", "2", "1", "1", "1", "0")]
    undated = section.matters[0]
    assert set(undated.whose) == {("Police", 1), ("School", 1)}
    assert [row.opens for row in undated.table("School").rows] == ["three"] and len(undated.table().rows) == 2


def test_a_record_without_loose_dates_says_so() -> None:
    section = dates_section(history(entries=[entry("2020-03-04")]))
    assert section.found == () and len(section.none) == 6
    assert section.sentence == "1 entry, and no date that is loose."


def test_rows_of_which_nobody_said_when_they_became_known_are_told_and_people_are_none_of_them() -> None:
    found = known_matter(history(entries=[entry("2020-03-04", id="late", known="2020-05-01"), entry("2020-03-05", id="unsaid", known="")]))
    assert [row.opens for row in found.rows] == ["unsaid"]


def test_whose_it_is_names_one_holder_without_a_number_and_several_with() -> None:
    assert Matter("k", "What", "", holders=("School", "School")).whose_in_words == "School"
    assert Matter("k", "What", "", holders=("Police", "School", "School")).whose_in_words == "School: 2; Police: 1"


def test_an_entry_before_the_birth_of_a_child_it_names_is_context_and_only_where_that_is_certain() -> None:
    born = Person(id="p", label="Child X1", role=FamilyRole.CHILD, born=when("2020-06-01"))
    unknown = Person(id="q", label="Child X2", role=FamilyRole.CHILD)
    entries = [
        entry("2020-05-31", id="before", people=("Child X1", "Child X2")), entry("2020-06-01", id="that day", people=("Child X1",)),
        entry("2020", id="may be after", people=("Child X1",)), entry("2019-05-31", id="birth not known", people=("Child X2",)),
        entry("2019-05-31", id="nobody"), entry("", id="undated", people=("Child X1",)),
    ]
    assert opened(dates_section(history(people=(born, unknown), entries=entries)))["before-birth"] == ["before"]


def test_the_interval_decides_and_not_how_it_is_called() -> None:
    week, longer = entry("2020-03-01..2020-03-07"), entry("2020-03-01..2020-03-08", id="longer")
    assert opened(dates_section(history(entries=[week, longer])))["wide"] == ["longer"]
