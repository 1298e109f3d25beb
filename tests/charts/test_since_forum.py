from dashboard.charts.since_forum import since_forum
from dashboard.charts.style import WHITE, Meaning
from tests.charts import figures as f


def test_before_and_since_differ_in_shape_and_both_counts_are_printed() -> None:
    figure = since_forum(f.rates(), before_days=365, since_days=173)
    before, = f.named(figure, "before")
    told, few = f.named(figure, "since")
    assert (before["marker"]["symbol"], told["marker"]["symbol"]) == ("square", "diamond")
    assert "<b>8</b> before, <b>4</b> since" in f.words(figure)
    assert few["marker"]["color"] == WHITE and few["marker"]["line"]["color"] == Meaning.CONTEXT.value


def test_too_few_is_said_in_words_as_well_as_in_grey() -> None:
    figure = since_forum(f.rates(), before_days=365, since_days=173)
    assert "<b>1</b> before, <b>0</b> since<br>too few to compare" in f.words(figure)
    assert f.keys(figure) == ["the 365 days before", "the 173 days since", "the 173 days since, too few to compare"]


def test_each_end_opens_the_rows_of_its_own_period() -> None:
    figure = since_forum(f.rates(), before_days=365, since_days=173)
    assert f.named(figure, "before")[0]["customdata"] == [["e1 e2"], ["e4"]]
    assert f.named(figure, "since")[0]["customdata"] == [["e3"]]
