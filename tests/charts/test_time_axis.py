from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.charts.time_axis import as_at_line, decision_lane_height, decision_lines, decisions_within, panels, time_axis
from tests.charts.figures import FIRST, LAST


def forum(*days: date) -> pd.DataFrame:
    return pd.DataFrame([{"day": day, "label": "start pre-proceedings", "id": f"d{n}"} for n, day in enumerate(days)])


SPANS = [(25, "M24", "%Y"), (6, "M12", "%Y"), (3, "M6", "%B<br>%Y"), (1.5, "M3", "%B<br>%Y"), (1, "M2", "%B<br>%Y"), (0.4, "M1", "%B<br>%Y")]


@pytest.mark.parametrize(("years", "every", "words"), SPANS)
def test_labels_are_as_many_as_can_stand_level(years: float, every: str, words: str) -> None:
    axis = time_axis(LAST - timedelta(days=round(years * 365.25)), LAST)
    assert (axis["dtick"], axis["tickformat"]) == (every, words)


def test_panels_fill_the_height_from_the_top_without_meeting() -> None:
    domains, height = panels([100, 50], gap=10)
    assert height == 160
    assert domains == [(60 / 160, 1.0), (0.0, 50 / 160)]


def test_a_forum_decision_is_a_line_through_all_panels_with_its_date_in_words_and_its_id() -> None:
    layout: dict[str, object] = {}
    rows = decisions_within(forum(date(2018, 3, 1)), FIRST, LAST)
    trace, = decision_lines(layout, rows, first=FIRST, last=LAST, domain=(0.9, 1.0), yaxis="y2")
    line, = layout["shapes"]  # type: ignore[misc]
    assert (line["x0"], line["x1"], line["y0"], line["yref"]) == ("2018-03-01", "2018-03-01", 0, "paper")
    assert trace["text"] == ["  1 March 2018: start pre-proceedings  "]
    assert trace["customdata"] == [["d0"]]


def test_decisions_close_together_have_labels_on_different_levels() -> None:
    days = (date(2020, 9, 15), date(2020, 10, 22), date(2020, 12, 10))
    rows = decisions_within(forum(*days), FIRST, LAST)
    trace, = decision_lines({}, rows, first=FIRST, last=LAST, domain=(0.8, 1.0), yaxis="y2")
    assert len(set(trace["y"])) == 3
    assert set(trace["textposition"]) == {"middle left"}
    assert decision_lane_height(rows, FIRST, LAST) > decision_lane_height(rows[:1], FIRST, LAST)


def test_decisions_off_the_axis_or_undated_are_left_out() -> None:
    assert decisions_within(forum(date(2010, 1, 1), date(2021, 1, 1)), FIRST, LAST) == []
    assert decisions_within(forum(date(2018, 1, 1)).assign(day=None), FIRST, LAST) == []
    assert decision_lines({}, [], first=FIRST, last=LAST, domain=(0.9, 1), yaxis="y2") == []
    assert decision_lane_height([], FIRST, LAST) == 0


def test_the_as_at_line_is_dashed_and_named_in_words() -> None:
    layout = {"xaxis": time_axis(FIRST, LAST)}
    as_at_line(layout, LAST, first=FIRST, last=LAST)
    assert layout["shapes"][0]["line"]["dash"] != "solid"
    assert layout["annotations"][0]["text"] == "as at 10 December 2020"
    assert layout["annotations"][0]["xanchor"] == "right"
