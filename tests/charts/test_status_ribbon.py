from dashboard.charts.status_ribbon import status_ribbon
from data_models.people import Status
from tests.charts import figures as f


def ribbon() -> object:
    return status_ribbon(f.periods(), f.decisions(), first=f.FIRST, last=f.LAST)


def test_the_word_of_a_status_stands_inside_its_bar_and_hides_where_it_does_not_fit() -> None:
    bar, = f.named(ribbon(), "Child in need")
    assert bar["text"] == ["Child in need"]
    assert bar["textposition"] == "inside"
    assert f.read(ribbon())["layout"]["uniformtext"] == {"mode": "hide", "minsize": 13}


def test_a_bar_runs_from_its_first_day_for_its_length_and_an_open_one_to_the_end_of_the_axis() -> None:
    closed, = f.named(ribbon(), "Child in need")
    running, = f.named(ribbon(), "Child protection")
    assert (closed["base"], closed["x"]) == (["2016-02-01"], [455 * 86_400_000])
    assert running["x"] == [(f.LAST - f.periods()["start"][1]).days * 86_400_000]


def test_statuses_are_told_apart_by_fill_and_outline_in_one_hue() -> None:
    fills = {label: f.named(status_ribbon(f.periods().head(1).assign(status=label), None, first=f.FIRST, last=f.LAST), label)[0]["marker"]
             for label in (status.label for status in Status)}
    assert len({look["color"] for look in fills.values()}) == len(Status)
    assert all(look["line"]["width"] >= 1 for look in fills.values())


def test_the_key_names_every_status_once_in_the_order_of_the_states_hold() -> None:
    assert f.keys(ribbon())[:2] == ["Child in need", "Child protection"]
    assert len(f.keys(ribbon())) == 3


def test_a_period_before_or_after_the_axis_is_not_drawn() -> None:
    early = f.periods().head(1).assign(start="2001-01-01", end="2002-01-01")
    assert f.marks(status_ribbon(early, None, first=f.FIRST, last=f.LAST)) == []
