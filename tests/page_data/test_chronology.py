"""The chronology's counts, its strip and its pages are all of the rows that the filter leaves."""

from dashboard.page_data.chronology import PAGE_ROWS, Choice, chronology_view
from data_models.agencies import Agency
from data_models.themes import Theme
from tests.findings.building import entry, history, link

RECORD = history(
    entries=[
        entry("2020-01-01", Theme.NEGLECT, id="police", ref="P1"), entry("2020-01-02", id="school", ref="S1", agency=Agency.SCHOOL),
        entry("2020-05-01", id="alone", agency=Agency.SCHOOL), entry("", id="undated", agency=Agency.SCHOOL),
        entry("2020-06-01", id="gp", agency=Agency.GP),
    ],
    links=[link("Police", "P1", "I1"), link("School", "S1", "I1")],
)


def test_with_a_filter_the_counts_the_strip_and_the_rows_are_of_what_it_leaves() -> None:
    view = chronology_view(RECORD, Choice(agencies=(Agency.SCHOOL.label,)), 1)
    assert view.sentence == (
        "3 of 5 entries known by 1 January 2021; 1 undated, listed last and not in the strip. They tell of 3 incidents."
    )
    assert list(view.days["ids"]) == ["school", "alone"]
    assert [row.opens for row in view.table.rows] == ["school", "alone", "undated"]


def test_without_one_an_incident_told_by_two_agencies_counts_once() -> None:
    view = chronology_view(RECORD, Choice(), 1)
    assert view.sentence.endswith("They tell of 4 incidents.") and len(view.days) == 4


def test_the_pages_are_of_what_the_filter_leaves() -> None:
    record = history(entries=[entry("2020-01-01", id=f"e{number}", agency=Agency.SCHOOL if number else Agency.GP) for number in range(PAGE_ROWS + 1)])
    assert chronology_view(record, Choice(), 1).pages == 2
    view = chronology_view(record, Choice(agencies=(Agency.GP.label,)), 2)
    assert (view.page, view.pages, view.table.caption) == (1, 1, "Chronology, page 1 of 1")
