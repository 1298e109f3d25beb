from datetime import date

import pandas as pd

from dashboard.charts.style import WHITE
from dashboard.charts.waiting import waiting
from tests.charts import figures as f

FIRST, LAST = date(2019, 10, 1), date(2020, 12, 31)


def drawn(as_at: date = f.LAST, last: date = LAST) -> object:
    return waiting(f.bars(), f.changes(), f.waits(), as_at=as_at, first=FIRST, last=last)


def test_a_bar_is_cut_wherever_its_date_was_set_again() -> None:
    bar, = f.named(drawn(), "waiting")
    assert bar["base"] == ["2020-02-03", "2020-05-01", "2020-09-01", "2019-11-01"]
    assert sum(bar["x"][:3]) == (f.LAST - date(2020, 2, 3)).days * 86_400_000


def test_changes_are_numbered_and_say_why_or_that_no_reason_is_recorded() -> None:
    numbers, = f.named(drawn(), "date set again")
    assert numbers["text"] == ["1", "2"]
    assert numbers["hovertext"][1] == "1 September 2020: date set to 1 March 2021<br>reason not recorded"


def test_only_what_lies_before_the_as_at_day_is_drawn() -> None:
    figure = drawn(as_at=date(2020, 8, 1))
    assert f.named(figure, "date set again")[0]["text"] == ["1"]
    assert "180 days so far" in f.words(figure)


def test_the_date_now_due_is_a_diamond_or_an_arrow_where_it_lies_beyond_the_axis() -> None:
    due, = f.named(drawn(), "now due")
    assert due["marker"]["symbol"] == ["triangle-right", "diamond"]
    assert due["x"] == ["2020-12-31", "2020-05-01"]
    assert f.named(drawn(), "due day")[0]["text"] == ["due 1 March 2021", "due 1 May 2020"]


def test_concerns_lie_on_the_bar_they_fell_in_and_none_outside_it() -> None:
    mark, = f.named(drawn(), "reported or opinion, not verified")
    assert mark["y"] == [0, -1]
    assert mark["marker"]["color"] == WHITE
    assert f.named(drawn(), "finding or first-hand") == []


def test_a_row_ends_in_its_incidents_and_agencies_and_its_length() -> None:
    said = f.words(drawn())
    assert "311 days so far<br><b>7</b> incidents<br>held by 4 agencies" in said
    assert "213 days, done<br><b>1</b> incident<br>held by 1 agency" in said


def test_an_incident_that_falls_in_two_waits_is_counted_once_in_the_union() -> None:
    assert "In all these waits together: <b>1</b> different incident." in f.words(drawn())


def test_waits_without_changes_or_concerns_are_still_drawn() -> None:
    figure = waiting(f.bars().head(1), pd.DataFrame(), pd.DataFrame(), as_at=f.LAST, first=FIRST, last=LAST)
    assert len(f.named(figure, "waiting")[0]["x"]) == 1
    assert f.keys(figure) == ["waiting", "now due"]
