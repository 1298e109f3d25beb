"""One day beside the whole: counts that can be made by hand."""

from datetime import date

from dashboard.page_data.day_lens import day_view, random_day
from data_models.themes import Theme
from tests.findings.building import entry, history

HISTORY = history("2021-01-10", entries=[
    entry("2021-01-01", Theme.NEGLECT, id="a"), entry("2021-01-03", id="late", known="2021-01-08"),
    entry("2021-01-09", id="b"), entry("", id="undated"),
])


def test_the_day_shows_what_was_dated_and_what_was_known_then() -> None:
    view = day_view(HISTORY, date(2021, 1, 3))
    assert "1 entry is dated (known that day: 0)" in view.sentence
    assert "held 2 entries across 1 theme of concern" in view.sentence  # the first, and the undated one
    assert "1 further entry had happened by then and was not yet known" in view.hindsight
    assert [row.opens for row in view.that_day.rows] == ["late"]
    assert [row.opens for row in view.window.rows] == ["a", "late", "b"]


def test_most_days_are_quiet() -> None:
    assert "On 70% of the 10 days" in day_view(HISTORY, date(2021, 1, 10)).quiet_sentence


def test_a_day_by_chance_lies_within_the_record() -> None:
    days = {random_day(HISTORY, seed) for seed in range(60)}
    assert len(days) >= 5 and all(date(2021, 1, 1) <= day < date(2021, 1, 10) for day in days)
