from datetime import date

import pytest

from dashboard.charts.day_lens import barcode, bars_to_date
from tests.charts import figures as f


def test_a_day_is_a_tick_in_the_lane_of_concerns_or_of_other_entries() -> None:
    figure = barcode(f.days(5), first=f.FIRST, last=f.LAST)
    concern, other = f.named(figure, "a concern")[0], f.named(figure, "other entries")[0]
    assert (len(concern["x"]), len(other["x"])) == (3, 2)
    assert concern["marker"]["symbol"] == "line-ns"
    assert concern["yaxis"] != other["yaxis"]
    assert concern["customdata"] == [["e0"], ["e2"], ["e4"]]


def test_the_cursor_is_a_line_with_its_date_in_words() -> None:
    figure = barcode(f.days(), cursor=date(2018, 5, 2), first=f.FIRST, last=f.LAST)
    assert f.read(figure)["layout"]["shapes"][0]["x0"] == "2018-05-02"
    assert "2 May 2018" in f.words(figure)
    assert "shapes" not in f.read(barcode(f.days(), first=f.FIRST, last=f.LAST))["layout"]


def test_two_thousand_days_give_two_thousand_ticks() -> None:
    figure = barcode(f.days(2000), first=f.FIRST, last=f.LAST)
    assert sum(len(trace["x"]) for trace in f.marks(figure)) == 2000


AGES = [(3000, "oldest 8 years before"), (729, "oldest 24 months before"), (730, "oldest 2 years before"), (59, "oldest 59 days before"),
        (60, "oldest 2 months before"), (1, "oldest 1 day before"), (None, "from 5 agencies")]


@pytest.mark.parametrize(("days", "said"), AGES)
def test_a_bar_prints_its_number_its_agencies_and_the_age_of_its_oldest(days: int | None, said: str) -> None:
    bar, = f.marks(bars_to_date(f.to_date().head(1).assign(oldest_days=days)))
    assert bar["x"] == [14]
    assert bar["text"][0].startswith(" <b>14</b> from 5 agencies")
    assert bar["text"][0].endswith(said)


def test_bars_start_at_nought_and_stand_in_the_order_given() -> None:
    layout = f.read(bars_to_date(f.to_date()))["layout"]
    assert layout["xaxis"]["range"][0] == 0
    assert layout["yaxis"]["ticktext"][1].strip() == "Neglect"
    assert layout["yaxis"]["range"][0] > layout["yaxis"]["range"][1]
