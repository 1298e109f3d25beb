"""Cumulative concern says whom its incidents name, because all of the family is counted together."""

from dashboard.page_data.coverage import coverage_of
from dashboard.page_data.cumulative import EITHER_WAY, NO_TREND_SAYS, cumulative_view
from data_models.themes import Theme
from tests.findings.building import entry, history, protective


def test_each_theme_says_how_many_of_its_incidents_name_each_adult_and_none() -> None:
    view = cumulative_view(history(entries=[
        entry("2019-01-01", Theme.DOMESTIC_ABUSE, people=("Mother X", "Child X1")),
        entry("2020-01-01", Theme.DOMESTIC_ABUSE, people=("Mother X", "Stepfather X")),
        entry("2020-06-01", Theme.DOMESTIC_ABUSE, people=("Child X1",)),
        entry("", Theme.DOMESTIC_ABUSE, people=("Stepfather X",)), entry("2020-02-01", Theme.NEGLECT, people=()),
        protective("2020-03-01", Theme.NEGLECT, people=("Mother X",)),
    ]))
    assert [row.cells for row in view.named.rows] == [
        ("Domestic abuse", "4", "Mother X in 2; Stepfather X in 2", "1"), ("Neglect", "1", "–", "1"),
    ]


def test_what_the_line_shows_is_said_evenly_of_every_way_it_can_run() -> None:
    said = cumulative_view(history(entries=[entry(day, Theme.NEGLECT) for day in ("2018-01-01", "2019-01-01", "2020-01-01")])).paragraph
    assert EITHER_WAY in said and NO_TREND_SAYS in said and "neither that it is getting worse nor that it is not" in said
    assert all(way in EITHER_WAY for way in ("climbs faster", "runs along it", "lies flat", "more or less may have happened"))
    assert "comfort" not in said and "itself the pattern" not in said


def test_an_agency_without_a_request_on_record_is_not_said_not_to_have_been_asked() -> None:
    results = {row.agency.label: row.result for row in coverage_of(history(entries=[entry()]))}
    assert results["GP"] == "no request recorded" and results["Police"] == "given, no request recorded"
