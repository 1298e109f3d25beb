from dashboard.charts.adult_history import adult_history
from dashboard.charts.style import WHITE, Meaning
from tests.charts import figures as f


def test_only_what_was_seen_or_found_is_solid_and_the_rest_differs_by_pattern() -> None:
    figure = adult_history(f.adults())
    solid, = f.named(figure, "seen first-hand, or found")
    reported, = f.named(figure, "reported or opinion, not verified")
    own, = f.named(figure, "own or a parent’s account only")
    assert solid["marker"]["color"] == Meaning.CONCERN.value and "pattern" not in solid["marker"]
    assert reported["marker"]["color"] == WHITE and own["marker"]["pattern"]["shape"] == "/"
    assert reported["x"] == [2, 1]


def test_the_other_way_stands_to_the_left_on_the_same_scale() -> None:
    figure = adult_history(f.adults())
    other, = f.named(figure, "points the other way")
    assert other["x"] == [-2, -1]
    low, high = f.read(figure)["layout"]["xaxis"]["range"]
    assert low <= -2 and high >= 9


def test_a_row_ends_in_both_numbers_and_an_adult_with_the_other_side_only_has_one() -> None:
    said = f.words(adult_history(f.adults()))
    assert "<b>9</b> incidents; <b>2</b> the other way" in said
    assert "<b>0</b> incidents; <b>1</b> the other way" in said
