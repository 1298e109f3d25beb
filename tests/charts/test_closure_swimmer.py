from dashboard.charts.closure_swimmer import closure_swimmer
from dashboard.charts.style import WHITE
from tests.charts import figures as f


def drawn() -> object:
    return closure_swimmer(f.endings(), f.after_endings())


def test_the_first_concern_is_a_diamond_hollow_where_reported() -> None:
    first, = f.named(drawn(), "first: reported or opinion, not verified")
    assert (first["marker"]["symbol"], first["marker"]["color"]) == ("diamond", WHITE)
    assert first["x"] == [12]


def test_later_concerns_are_ticks_and_an_approximate_one_shows_its_interval() -> None:
    later, = f.named(drawn(), "later: finding or first-hand")
    assert later["marker"]["symbol"] == "line-ns"
    assert (later["x"], later["error_x"]["array"]) == ([45], [15])
    assert "some day from day 30 to day 60" in later["hovertext"][0]


def test_the_bar_is_broad_until_reopened_and_thin_after() -> None:
    bar, = f.named(drawn(), "time looked at")
    assert bar["base"] == [0, 100, 0]
    assert bar["x"] == [100, 630, 60]
    assert bar["width"][0] > bar["width"][1]
    assert f.named(drawn(), "reopened")[0]["x"] == [100]


def test_an_arrow_ends_a_row_that_is_still_open_to_observation() -> None:
    assert f.named(drawn(), "to the date of this page")[0]["x"] == [60]
    assert f.named(drawn(), "to the next ending, or two years")[0]["x"] == [730]


def test_each_row_says_what_was_unmet() -> None:
    assert "No plan" in f.words(drawn())
