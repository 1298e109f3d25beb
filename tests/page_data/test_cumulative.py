"""Cumulative concern says whom its incidents name, because all of the family is counted together."""

from dashboard.page_data.cumulative import cumulative_view
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
