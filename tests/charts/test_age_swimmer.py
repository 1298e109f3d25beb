from dashboard.charts.age_swimmer import age_swimmer
from dashboard.charts.style import WHITE, Meaning
from tests.charts import figures as f


def drawn() -> object:
    return age_swimmer(f.siblings(), f.sibling_bands(), f.sibling_marks(), themes=["Neglect", "Missing"])


def test_each_child_has_a_lane_for_each_theme_on_one_axis_of_age() -> None:
    words = f.words(drawn())
    assert words.count("Neglect") == 2 and words.count("Missing") == 2
    assert "age in years" in words and "<b>Child X1</b>, born 4 May 2011" in words


def test_shape_tells_the_evidence_and_all_marks_are_of_one_colour() -> None:
    told, = f.named(drawn(), "reported or opinion, not verified")
    seen, = f.named(drawn(), "finding or first-hand")
    assert told["marker"]["color"] == WHITE
    assert told["marker"]["line"]["color"] == seen["marker"]["color"] == Meaning.CONCERN.value


def test_an_age_that_is_not_exact_shows_its_interval() -> None:
    told, = f.named(drawn(), "reported or opinion, not verified")
    assert told["x"] == [11.5, 9.0]
    assert told["error_x"]["array"] == [0.5, 0]


def test_care_and_status_have_bands_and_a_child_without_a_status_says_so() -> None:
    assert f.named(drawn(), "Foster care")[0]["base"] == [12.0]
    assert "no status recorded" in f.words(drawn())
    assert "Lived" in f.words(drawn())


def test_each_child_ends_at_the_age_on_the_date() -> None:
    assert f.named(drawn(), "age on the date of this page")[0]["x"] == [17.5, 9.25]
