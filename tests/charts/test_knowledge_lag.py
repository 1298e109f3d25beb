from dashboard.charts.knowledge_lag import ZERO, knowledge_lag
from dashboard.charts.style import WHITE
from tests.charts import figures as f


def test_more_than_one_working_day_is_hatched_and_less_is_not() -> None:
    figure = knowledge_lag(f.lags())
    late, = f.named(figure, "more than one working day")
    soon, = f.named(figure, "one working day or less")
    assert late["marker"]["pattern"]["shape"] == "/" and "pattern" not in soon["marker"]
    assert late["base"][0] + late["x"][0] == 11540


def test_the_mark_of_the_day_itself_has_the_shape_of_its_evidence() -> None:
    figure = knowledge_lag(f.lags())
    reported, = f.named(figure, "reported or opinion, not verified")
    seen, = f.named(figure, "finding or first-hand")
    assert reported["x"] == seen["x"] == [ZERO]
    assert reported["marker"]["color"] == WHITE != seen["marker"]["color"]
    assert f.named(figure, "became known")[0]["x"] == [11540, 3]


def test_the_days_are_printed_and_the_scale_goes_no_further_than_it_must() -> None:
    assert "at least <b>11,540</b> days" in f.words(knowledge_lag(f.lags()))
    assert f.read(knowledge_lag(f.lags().tail(1)))["layout"]["xaxis"]["ticktext"] == ["that day", "1 day"]
