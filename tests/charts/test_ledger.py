from datetime import date

from dashboard.charts.ledger import ledger
from dashboard.charts.style import Meaning
from tests.charts import figures as f


def drawn(**more: object) -> object:
    return ledger(f.both_sides(), first=f.FIRST, last=f.LAST, **more)


def test_concerns_are_piled_up_above_the_line_and_the_other_side_below_it_to_one_scale() -> None:
    traces = [trace for trace in f.marks(drawn()) if "other side" in trace["name"] or "concern" in trace["name"]]
    above = sorted(y for trace in traces if trace["name"].startswith("concern") for y in trace["y"])
    below = sorted(y for trace in traces if trace["name"].startswith("the other side") for y in trace["y"])
    assert above == [1, 1, 2, 2, 3] and below == [-2, -1, -1]
    assert f.read(drawn())["layout"]["yaxis"]["ticktext"] == ["2", "0", "3"], "counts below the line are not negative"


def test_each_side_has_its_colour_and_every_shape_is_in_the_key() -> None:
    colours = {trace["name"].split(":")[0]: trace["marker"]["line"]["color"] for trace in f.marks(drawn())}
    assert colours == {"concern": Meaning.CONCERN, "the other side": Meaning.PROTECTIVE}
    assert set(f.keys(drawn())) == {trace["name"] for trace in f.marks(drawn())}


def test_a_quarter_is_told_by_its_first_day() -> None:
    trace = f.named(drawn(), "concern: disputed")[0]
    assert trace["x"] == ["2018-02-15"] and trace["hovertext"][0].startswith("1 January 2018 and the three months from it")


def test_nothing_outside_the_axis_is_drawn() -> None:
    assert f.marks(ledger(f.both_sides(), first=date(2019, 1, 1), last=f.LAST)) == []
